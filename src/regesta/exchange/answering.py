"""Which act answers which, and as what: from the acts' own `answers`, and nothing else."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from regesta.exchange.rulebook import by_type, table
from regesta.exchange.tellings import Event, Telling, Tellings
from regesta.exchange.view import View
from regesta.model import Act
from regesta.model.act import Answering


class Reply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An act that bears on an event, as `as_`; `whole` where it answered a document as a whole.

    `unnamed` is true where a paper says that no answer came and does not say to what.
    """

    telling: Telling
    as_: str
    whole: bool = False
    unnamed: bool = False


_WORD = re.compile(r"\w+")
_JOINING = frozenset(table("joining")["called"])
SILENCE = table("act_kinds")["silence"]


class Replies:
    """All that bears on each event, in the order of the days on which it was said or done."""

    def __init__(self, view: View, tellings: Tellings) -> None:
        self._view = view
        self._tellings = tellings
        self._to: dict[str, list[Reply]] = {}
        self._made: dict[str, list[tuple[str, str]]] = {}
        self.ended: dict[str, int] = {}
        """Acts that were taken back or replaced, and the day from which they count no longer."""
        questions = by_type("questions")
        asked_in: dict[str, dict[str, Event]] = {}
        for act in view.acts:
            paper = view.paper_of(act)
            event = tellings.event(act.id)
            if paper and event and act.type in questions and puts(act):
                asked_in.setdefault(paper.id, {})[event.key] = event
        for act in view.acts:
            for answer in act.answers:
                self._read(act, answer, asked_in)
        self._read_taken_back()
        self._read_silences([act for act in view.acts if act.type in SILENCE and not act.answers])

    def to(self, event: Event) -> list[Reply]:
        """What bears on an event."""
        return self._to.get(event.key, [])

    def links(self) -> Iterable[tuple[str, str]]:
        """Each act with the key of an event it bears on."""
        for act_id, made in self._made.items():
            for key, _ in made:
                yield act_id, key

    def _read(self, act: Act, answer: Answering, asked_in: dict[str, dict[str, Event]]) -> None:
        target = self._tellings.event(answer.act) if answer.act else None
        answered = self._view.act(answer.act) if answer.act else None
        if target is not None and answered is not None:
            as_ = answer.as_ or follows(act, answered)
            self._add(act, target, as_)
            if as_ == "replaces" or act.type == "retract":
                self._replace(act, target, as_)
            return
        for document in self._documents(act, answer):
            for event in asked_in.get(document, {}).values():
                self._add(act, event, answer.as_ or "answer", whole=True)

    def _add(self, act: Act, target: Event, as_: str, *, whole: bool = False) -> None:
        telling = self._tellings.of(act.id)
        made = self._made.setdefault(act.id, [])
        if telling is None or telling in target.tellings or (target.key, as_) in made:
            return
        made.append((target.key, as_))
        self._to.setdefault(target.key, []).append(Reply(telling=telling, as_=as_, whole=whole))

    def _read_silences(self, silences: Sequence[Act]) -> None:
        """That no answer came, and not to what: to all that was asked of the silent until then.

        It joins nothing into one thread. Source: EXPORT.md, a `no_reply` to a whole document.
        """
        asked: dict[tuple[str, str], dict[str, Event]] = {}
        for act in self._view.acts if silences else ():
            event = self._tellings.event(act.id) if puts(act) else None
            if event is None:
                continue
            for by in self._view.by(act):
                for to in self._view.targets(act):
                    asked.setdefault((by, to), {})[event.key] = event
        for act in silences:
            telling = self._tellings.of(act.id)
            event = self._tellings.event(act.id)
            if telling is None or event is None or any(one.act.answers for one in event.tellings):
                continue
            pairs = [(to, by) for to in self._view.targets(act) for by in self._view.by(act)]
            found = {key: one for pair in pairs for key, one in asked.get(pair, {}).items()}
            for key, one in found.items():
                if one.day <= telling.day:
                    self._to.setdefault(key, []).append(
                        Reply(telling=telling, as_="answer", whole=True, unnamed=True)
                    )

    def _read_taken_back(self) -> None:
        """What is taken back by its name alone: an undertaking of one's own, called as it is."""
        words = table("undertakings")
        backs = [act for act in self._view.acts if act.type in words["repudiates"] and act.object]
        if not backs:
            return
        named: dict[tuple[str, str], list[tuple[Act, frozenset[str]]]] = {}
        for act in self._view.acts:
            if act.type in words["types"] and (name := _called(act.object)):
                bound = (*self._view.by(act), *self._view.targets(act))
                for party in bound if act.type in words["conduct_types"] else self._view.by(act):
                    named.setdefault((party, max(name)), []).append((act, name))
        for act in backs:
            mine, said = self._tellings.of(act.id), _called(act.object)
            linked = [
                found for one in act.answers if one.act and (found := self._view.act(one.act))
            ]
            if mine is None or any(one.type in words["types"] for one in linked):
                continue
            for key in ((party, word) for party in self._view.by(act) for word in said):
                for other, name in named.get(key, ()):
                    target = self._tellings.event(other.id)
                    if target and target.day <= mine.day and _names(said, name):
                        self._add(act, target, "answer")
                        if act.type == "retract":
                            self._replace(act, target, "answer")

    def _replace(self, act: Act, target: Event, as_: str) -> None:
        """What stands in the place of an answer answers what that answered; it counts no more."""
        mine = self._tellings.of(act.id)
        own = [one for one in target.tellings if mine and set(one.by) & set(mine.by)]
        if mine is None or not own:
            return
        for one in own:
            if one.act.id == act.id:
                continue
            self.ended[one.act.id] = min(mine.day, self.ended.get(one.act.id, mine.day))
            if as_ == "replaces" and act.type != "retract":
                for key, as_then in list(self._made.get(one.act.id, ())):
                    event = self._tellings.event(key)
                    if event is not None:
                        self._add(act, event, as_then)

    def _documents(self, act: Act, answer: Answering) -> tuple[str, ...]:
        if answer.document:
            return (answer.document,)
        paper = self._view.paper_of(act)
        if answer.act or paper is None or answer.start is None or answer.end is None:
            return ()
        return tuple(dict.fromkeys(
            cited.document for cited in paper.cited
            if cited.document and cited.start < answer.end and answer.start < cited.end
        ))  # fmt: skip


def _called(name: str | None) -> frozenset[str]:
    """The words that tell what something is called, as they stand."""
    found = [word for word in _WORD.findall(name or "") if word.casefold() not in _JOINING]
    return frozenset(found)


def _names(said: frozenset[str], name: frozenset[str]) -> bool:
    """Whether words name what is called so: by all its words, a name or a number among them."""
    proper = any(not word.islower() for word in name)
    return said == name or (proper and len(name) > 1 and name <= said)


def puts(act: Act) -> bool:
    """Whether an act that asks is really put: not only planned, not denied, no call."""
    rule = by_type("questions").get(act.type)
    return rule is not None and act.modality in rule.modalities and not act.call


def follows(act: Act, answered: Act) -> str:
    """As what an act answers, where it does not say so: it follows from the two types.

    Source: EXPORT.md, "An act", key `answers`.
    """
    words = table("undertakings")
    undertaken = answered.type in words["types"] and not puts(answered)
    if act.type in words["contradicts"] and not puts(answered):
        return "contradicts"
    if not undertaken:
        return "answer"
    if act.type in words["breaks"] or (deed(act) and act.modality == "denied"):
        return "breaks"
    return "fulfils" if act.type in words["fulfils"] or deed(act) else "answer"


def deed(act: Act) -> bool:
    """Whether an act is done rather than said; an order given is done."""
    found = by_type("cells").get(act.type)
    return found is not None and found.state == "by_deed"
