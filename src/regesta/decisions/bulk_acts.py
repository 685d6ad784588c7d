"""Acts of a file, as rulings: each line finds the act it is, or is a new one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from regesta.decisions.act_columns import changed_act
from regesta.decisions.acts.composing import Composed, Desk, compose_act, words_meant
from regesta.decisions.acts.identity import act_id
from regesta.decisions.acts.recording import Recorder
from regesta.decisions.acts.standing import Standing
from regesta.decisions.ledger_lines import LedgerLine, references, with_references
from regesta.decisions.log_index import LogIndex
from regesta.decisions.values import Table, as_list
from regesta.errors import BadDecision
from regesta.model import Act, Decision

Desks = Callable[[str], Desk]
"""Where acts of a source are recorded, by its path; signs each ruling with a time of its own."""
Known = Callable[[str], Act | None]
"""An act as the edition shows it, by its id."""


class Taken(msgspec.Struct, kw_only=True):
    """What came of the lines of a file, counted; and what of each is to be told, by its number."""

    new: list[Decision] = []
    added: int = 0
    corrected: int = 0
    judged: int = 0
    unchanged: int = 0
    warnings: list[tuple[int, str]] = []
    refused: list[tuple[int, BadDecision]] = []


class _Found(msgspec.Struct, frozen=True):
    """A line with the act it is: `there` if the log has it."""

    line: LedgerLine
    act: str
    there: bool


class BulkActs:
    """Takes the acts of one file."""

    def __init__(self, index: LogIndex, desks: Desks, known: Known) -> None:
        self._index = index
        self._desks = desks
        self._known = known
        self._recorder = Recorder(index)
        self._claimed: set[str] = set()
        self._ids: dict[str, str] = {}
        self._refs: dict[str, list[str]] | None = None
        self.taken = Taken()

    def take(self, lines: Iterable[LedgerLine]) -> Taken:
        """The rulings that the lines make.

        An id of the file may be named before its line or after it. A line that says of an act
        what was ruled on it before is passed over, so a file can be taken twice.

        Args:
            lines: those on acts, in the file's order.
        """
        by_source: dict[str, list[LedgerLine]] = {}
        for line in lines:
            by_source.setdefault(line.file or "", []).append(line)
        found = [one for path in by_source for one in self._found(path, by_source[path])]
        for one in found:
            with Refusing(self.taken, one.line.number):
                self._rule(one)
        return self.taken

    # -- which act a line is ----------------------------------------------------------------------

    def _found(self, path: str, lines: list[LedgerLine]) -> Iterator[_Found]:
        for line in lines:
            found: _Found | None = None
            with Refusing(self.taken, line.number):
                found = self._find(path, line)
            if found is not None:
                if line.local:
                    self._ids[line.local] = found.act
                self._claimed.add(found.act)
                yield found

    def _find(self, path: str, line: LedgerLine) -> _Found:
        local = line.local
        if local in self._ids:
            raise BadDecision(
                f"Another line of this file has the id '{local}', too.", place="id",
                remedy="Give each line an id of its own, or none.",
            )  # fmt: skip
        if local and self._index.on_act(local):
            return _Found(line, self._recorder.known(local).id, there=True)
        if line.verdict:
            raise BadDecision(
                f"No act has the id '{local or ''}'.", place="id",
                remedy="Only an act that is there can be accepted or rejected.",
            )  # fmt: skip
        if not path:
            raise BadDecision(
                "It is not said in which source the act stands.", place="file",
                remedy="Give the path of the source within the folder.",
            )  # fmt: skip
        desk = self._desks(path)
        words = words_meant(desk.source, line.value)
        kind = line.value.get("type")
        if not isinstance(kind, str) or not kind.strip():
            raise BadDecision(
                "An act needs its type.", place="type", remedy="Say what is done: ask, accept, …"
            )
        act = self._of_ref(line, kind.strip(), words, desk)
        if act is not None:
            return _Found(line, act, there=True)
        act = act_id(
            kind.strip(), desk.source.text, *words, lambda one: self._is_mine(one, line, desk)
        )
        return _Found(line, act, there=self._index.act(act) is not None)

    def _of_ref(
        self, line: LedgerLine, kind: str, words: tuple[int, int], desk: Desk
    ) -> str | None:
        """The act that was taken before from a line with this id, of this type or these words."""
        if line.local is None:
            return None
        if self._refs is None:
            self._refs = {}
            for identity in self._index.act_ids:
                stood = self._index.act(identity)
                if stood is not None and stood.value.get("ref"):
                    self._refs.setdefault(str(stood.value["ref"]), []).append(identity)
        for identity in self._refs.get(line.local, ()):
            stood = self._index.act(identity)
            if stood is None or identity in self._claimed or not _stands_in(stood, desk):
                continue
            if stood.value.get("type") == kind or self._touches(stood, words, desk):
                return identity
        return None

    def _touches(self, stood: Standing, words: tuple[int, int], desk: Desk) -> bool:
        located = self._recorder.places(desk).of(stood.valued.anchor)
        return located is not None and located.start < words[1] and words[0] < located.end

    def _is_mine(self, identity: str, line: LedgerLine, desk: Desk) -> bool:
        """Whether a line may be the act of an id: a free one, or one that it says anew."""
        if identity in self._claimed:
            return False
        stood = self._index.act(identity)
        if stood is None:
            return True
        if not _stands_in(stood, desk):
            return False
        ref = stood.value.get("ref")
        return ref == line.local or self._says_the_same(stood, line, desk)

    def _says_the_same(self, stood: Standing, line: LedgerLine, desk: Desk) -> bool:
        try:
            made = compose_act(desk, _bare(line), known=stood.id)
        except BadDecision:
            return False
        value = {key: one for key, one in stood.value.items() if key != "ref"}
        return value == made.decision.value

    # -- what is ruled on it ----------------------------------------------------------------------

    def _rule(self, found: _Found) -> None:
        line = found.line
        if line.verdict:
            self._judge(found, line.verdict)
        value = self._value(found)
        if value is None:
            self.taken.unchanged += not line.verdict
            return
        lost = [one for one in references(value) if not self._is_act(one)]
        self.taken.warnings += [
            (line.number, f"'{one}' is no act here: kept, and nothing follows from it.")
            for one in dict.fromkeys(lost)
        ]
        desk = self._desks(self._path(found))
        made = self._made(found, value, desk)
        if made is None:
            self.taken.unchanged += 1
            return
        self.taken.warnings += [(line.number, one) for one in made.warnings]
        self.taken.new.append(made.decision)
        if made.decision.action == "add_act":
            self.taken.added += 1
        else:
            self.taken.corrected += 1

    def _value(self, found: _Found) -> Table | None:
        """What the act shall be; None where a row changes nothing of the act it names."""
        line = found.line
        if line.cells is not None and found.there:
            act = self._known(found.act)
            if act is not None:
                changed = changed_act(act, line.cells)
                return None if changed is None else with_references(changed, self._ids)
        return with_references(_bare(line) | ({"ref": line.local} if line.local else {}), self._ids)

    def _made(self, found: _Found, value: Table, desk: Desk) -> Composed | None:
        """The ruling, None where it says nothing that was not said before."""
        reason = found.line.reason
        if not found.there:
            return compose_act(desk, value, identity=found.act, reason=reason)
        stood = self._recorder.known(found.act)
        if found.line.cells is not None or found.line.local == found.act:
            made = self._recorder.correct(desk, found.act, value, reason=reason)
            return None if self._recorder.says(stood, made.decision, desk) else made
        made = compose_act(desk, value, known=found.act, reason=reason)
        said = (made.decision.value, _words(made.decision))
        before = [one for one in self._index.on_act(found.act) if one.id not in self._index.undone]
        if any((one.value, _words(one)) == said for one in before):
            return None
        return None if self._recorder.says(stood, made.decision, desk) else made

    def _judge(self, found: _Found, verdict: str) -> None:
        desk = self._desks(self._path(found))
        stood = self._recorder.known(found.act)
        if stood.rejected == (verdict == "reject") and stood.last.action == f"{verdict}_act":
            self.taken.unchanged += 1
            return
        self.taken.new.append(
            self._recorder.judge(
                f"{verdict}_act", found.act, who=desk.who, when=desk.when, reason=found.line.reason
            )
        )
        self.taken.judged += 1

    def _path(self, found: _Found) -> str:
        act = self._known(found.act) if found.there else None
        return act.file if act is not None else found.line.file or ""

    def _is_act(self, identity: str) -> bool:
        return identity in self._claimed or bool(self._index.on_act(identity))


class Refusing:
    """Keeps what a line is refused for, and goes on with the next."""

    def __init__(self, taken: Taken, number: int) -> None:
        self._taken = taken
        self._number = number

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(self, _: object, error: object, __: object) -> bool:
        """Keep a refusal."""
        if isinstance(error, BadDecision):
            self._taken.refused.append((self._number, error))
            return True
        return False


def _bare(line: LedgerLine) -> dict[str, Any]:
    return {key: one for key, one in line.value.items() if key != "id"}


def _stands_in(stood: Standing, desk: Desk) -> bool:
    anchor = stood.valued.anchor
    return anchor is not None and (
        anchor.source == desk.source.path or anchor.text_sha256 == desk.source.sha256
    )


def _words(decision: Decision) -> tuple[object, ...]:
    anchor = decision.anchor
    return (anchor.text_sha256, anchor.start, anchor.end) if anchor else ()


def named_in_quote(value: Table, quote: str) -> Table:
    """The keys of a row with the words of parties whose name stands in the quote.

    A sheet has no column for a party's words. A name that is not in the quote is implied.
    """
    done = dict(value)
    for key in ("targets", "actors", "places"):
        if key in value:
            done[key] = [_worded(one, quote, always=key == "places") for one in as_list(value[key])]
    name = value.get("actor")
    if isinstance(name, str) and name in quote and "actor_text" not in value:
        done["actor_text"] = name
    return done


def _worded(one: Table, quote: str, *, always: bool) -> Table:
    name = one.get("name")
    if isinstance(name, str) and "text" not in one and (always or name in quote):
        return one | {"text": name}
    return one
