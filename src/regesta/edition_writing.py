"""Writes rulings: what an editor says of the edition as it is, anchored, checked, signed."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, cast

from regesta.errors import BadDecision, NothingFound
from regesta.model import Decision, Source
from regesta.store.connect import FOLDER

if TYPE_CHECKING:
    from regesta.decisions.acts.composing import Desk
    from regesta.decisions.acts.placing import Extents
    from regesta.edition import Edition


_PATIENCE = 5.0
"""Seconds that a ruling waits for another program's."""


class Said(TypedDict, total=False):
    """What is ruled, beside the action."""

    document: str | None
    field: str | None
    value: Any
    start: int | None
    end: int | None
    source: str | None
    words: Sequence[tuple[int, int]]
    reason: str | None
    who: str | None
    undoes: str | None


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """Keep other programs from ruling between a look at the log and the line that follows from it.

    Two that record an act on the same words at once would else take them for one act. Who waits
    too long rules all the same: a ruling is never refused for this.

    Args:
        folder: of the edition.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only rulings

    lock = FileLock(folder / FOLDER / "log.lock", timeout=_PATIENCE)
    try:
        lock.acquire()
    except (Timeout, OSError):
        yield
        return
    try:
        yield
    finally:
        lock.release()


class Pen:
    """Writes rulings, each later than the one before.

    `new` are those to be appended to the log; one that says nothing new is not among them.
    `warnings` say what was taken and is still worth a look.
    """

    def __init__(self, edition: "Edition", who: str | None = None) -> None:
        from regesta.decisions.acts.recording import Recorder  # noqa: PLC0415 - only rulings

        self.new: list[Decision] = []
        self.warnings: list[str] = []
        self.recorder = Recorder(edition.log)
        self._edition = edition
        self._who = who
        self._latest = edition.log.latest
        self._desk: tuple[str, Source, Extents] | None = None

    def write(self, action: str, said: Said) -> Decision:
        """A ruling, anchored to words and checked; one of the log where it says nothing new.

        Raises:
            BadDecision: it names nothing, or its value has a wrong shape.
        """
        from regesta.decisions.actions import OF_ACTS, OF_WHOLE  # noqa: PLC0415 - only rulings

        if action == "undo":
            return self.keep(self._undo(said))
        if action in OF_ACTS:
            return self._on_act(action, said)
        if action in OF_WHOLE:
            return self._on_whole(action, said)
        return self.keep(_on_paper(self._edition, action, said, self._signature(said)))

    def keep(self, decision: Decision) -> Decision:
        """Have a ruling appended."""
        self.new.append(decision)
        return decision

    def warn(self, warnings: Sequence[str]) -> None:
        """Have the editor told, each thing once."""
        self.warnings += [one for one in warnings if one not in self.warnings]

    def desk(self, path: str, said: Said) -> "Desk":
        """Where acts of a source are recorded.

        Raises:
            BadDecision: there is no such source.
        """
        from regesta.decisions.acts.composing import Desk  # noqa: PLC0415 - only rulings
        from regesta.decisions.acts.placing import Extent, Extents  # noqa: PLC0415 - as above

        if self._desk is None or self._desk[0] != path:
            try:
                source = self._edition.source(path)
            except NothingFound as error:
                raise BadDecision(error.message, place="source", remedy=error.remedy) from error
            found = self._edition.connection.execute(
                "SELECT id, start, stop, kind = 'apparatus' FROM document WHERE source = ?", (path,)
            )
            self._desk = path, source, Extents(Extent(*one) for one in found)
        return Desk(self._desk[1], self._desk[2], *self._signature(said))

    def _signature(self, said: Said) -> tuple[str, str]:
        """Who rules, and when."""
        from regesta.decisions import log  # noqa: PLC0415 - only rulings

        if self._who is None:
            self._who = log.editor(self._edition.settings)
        self._latest = log.now(self._latest)
        return said.get("who") or self._who, self._latest

    def _undo(self, said: Said) -> Decision:
        from regesta.decisions.compose import take_back  # noqa: PLC0415 - only rulings

        wanted = said.get("undoes")
        undone = next((one for one in self.new if one.id == wanted), None)
        undone = undone or self._edition.log.of_id(wanted)
        if undone is None:
            raise BadDecision(
                f"there is no ruling {wanted!r} to take back",
                remedy="`regesta decide FOLDER --list` lists them.",
            )
        who, when = self._signature(said)
        return take_back(undone, who=who, when=when, reason=said.get("reason"))

    def _on_whole(self, action: str, said: Said) -> Decision:
        from regesta.decisions.compose import compose_link  # noqa: PLC0415 - only rulings

        who, when = self._signature(said)
        reason = said.get("reason")
        made = compose_link(action, said.get("value"), who=who, when=when, reason=reason)
        return self._edition.log.same_link(made) or self.keep(made)

    def _on_act(self, action: str, said: Said) -> Decision:
        recorder, identity = self.recorder, said.get("field")
        reason = said.get("reason")
        if action in ("accept_act", "reject_act"):
            known = recorder.known(identity)
            who, when = self._signature(said)
            return self.keep(recorder.judge(action, known.id, who=who, when=when, reason=reason))
        value = said.get("value")
        if not isinstance(value, dict):
            raise BadDecision(
                f"'{action}' needs what the act says.", place="value",
                remedy="Give an object with `type` and the other keys of an act.",
            )  # fmt: skip
        given = cast("dict[str, Any]", value)
        path = said.get("source") or given.get("file") or self._source_of(action, identity)
        if path is None:
            raise BadDecision(
                "it is not said in which source the act stands", place="source",
                remedy="Give the path of the source.",
            )  # fmt: skip
        start, end = said.get("start"), said.get("end")
        if action == "correct_act":
            recorder.known(identity)
        desk = self.desk(path, said)
        if action == "correct_act" and identity:
            made = recorder.correct(desk, identity, given, start=start, end=end, reason=reason)
        else:
            made = recorder.add(desk, given, start=start, end=end, reason=reason)
        self.warn(made.warnings)
        if made.decision.when == desk.when:  # else it is of the log
            self.keep(made.decision)
        return made.decision

    def _source_of(self, action: str, identity: str | None) -> str | None:
        """The source of an act as it is called now."""
        if action == "add_act" or identity is None:
            return None
        found = self._edition.find_act(identity)
        return found.file if found else self._edition.log.source_of(identity)


def _on_paper(edition: "Edition", action: str, said: Said, signature: tuple[str, str]) -> Decision:
    from regesta.decisions.compose import Ruling, compose  # noqa: PLC0415 - only rulings need it

    who, when = signature
    identity, path, value = said.get("document"), said.get("source"), said.get("value")
    document = None
    if identity is not None:
        try:
            document = edition.document(identity)
        except NothingFound as error:
            raise BadDecision(error.message, place="document", remedy=error.remedy) from error
        row = edition.row(identity)
        path = row["source"]
        if action == "accept" and value is None:  # so that a newer rule cannot change it unseen
            value = row.get(said.get("field") or "") or None
    if path is None:
        raise BadDecision(
            "a ruling is about a document or a source", remedy="Give `document` or `source`."
        )
    container = None
    if action == "nest" and isinstance(value, str):
        try:
            container = edition.document(value)
        except NothingFound as error:
            raise BadDecision(error.message, place="value", remedy=error.remedy) from error
    ruling = Ruling(
        action=action,
        document=identity,
        field=said.get("field"),
        value=value,
        start=said.get("start"),
        end=said.get("end"),
        source=path,
        words=tuple((start, end) for start, end in said.get("words") or ()),
        reason=said.get("reason"),
    )
    return compose(
        ruling, edition.source(path), who=who, when=when, document=document, container=container
    )
