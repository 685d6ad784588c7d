"""The log by what its rulings are about, kept up to date line by line as one appends."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

from regesta.decisions import log
from regesta.decisions.actions import OF_ACTS, OF_WHOLE
from regesta.decisions.acts.standing import Standing, standing
from regesta.decisions.links import Link, link_of
from regesta.decisions.live import in_order, live, undone_by
from regesta.model import Decision

_State = tuple[int, int, int]
_NOTHING: _State = (-1, -1, -1)


class LogIndex:
    """The rulings of one folder, in the order of the file.

    `refresh` reads the file where it is not as it was left; `append` adds to both, so that a
    ruling costs the same however long the log is. One thread at a time may use it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = _NOTHING
        self._clear(())

    def refresh(self) -> "LogIndex":
        """Read the log again if it was changed by anyone else."""
        state = _state(self._folder)
        if state != self._state:
            found = log.read(self._folder)
            self._clear(found.problems)
            self._take(found.decisions)
            self._state = state
        return self

    def append(self, *decisions: Decision) -> None:
        """Append rulings to the log, on disk before this returns, and to the index.

        Raises:
            FolderNotUsable: the log cannot be written; then nothing is ruled.
        """
        before = _state(self._folder)
        written = log.append(self._folder, *decisions)
        after = _state(self._folder)
        grown = max(before[1], 0) + written
        whole = before == self._state and after[1] == grown and before[0] in (-1, after[0])
        if whole:
            self._take(decisions)
            self._state = after
        else:
            self.refresh()

    @property
    def decisions(self) -> list[Decision]:
        """All rulings, each once, in the file's order."""
        return self._decisions

    @property
    def latest(self) -> str | None:
        """The time of the latest ruling."""
        return self._latest

    @property
    def version(self) -> int:
        """A number that another ruling changes."""
        return len(self._decisions)

    def of_id(self, identity: str | None) -> Decision | None:
        """The ruling with an id."""
        return self._by_id.get(identity or "")

    def on_act(self, identity: str) -> list[Decision]:
        """The rulings on an act, undos not among them, in the file's order."""
        return self._acts.get(identity, [])

    @property
    def act_ids(self) -> list[str]:
        """Ids of all acts that were ever recorded, in the file's order."""
        return list(self._acts)

    def acts_of_source(self, path: str) -> list[str]:
        """Ids of the acts whose rulings name a source by this path."""
        return list(self._of_source.get(path, ()))

    def act_sources(self) -> list[str]:
        """Paths of all sources that rulings on acts name, sorted."""
        return sorted(self._of_source)

    def anchoring(self, identity: str) -> Decision | None:
        """The ruling whose words an act stands on: the last that gave it some and holds."""
        stood = self.act(identity)
        return stood.valued if stood is not None else None

    def source_of(self, identity: str) -> str | None:
        """The path of the source that an act stands in, as its ruling names it; None if gone."""
        rulings = self.on_act(identity)
        if len(rulings) == 1 and rulings[0].id not in self.undone:
            anchor = rulings[0].anchor
        else:
            valued = self.anchoring(identity)
            anchor = valued.anchor if valued else None
        return anchor.source if anchor else None

    def rulings_on(self, identity: str) -> str:
        """What stands for the rulings on an act that hold; empty where the act is gone."""
        held = [one for one in self.on_act(identity) if one.id not in self.undone]
        added = any(one.action == "add_act" for one in held)
        return " ".join(one.id for one in held) if added else ""

    def act(self, identity: str) -> Standing | None:
        """What the log says of an act; None where it says nothing (any more)."""
        return standing(self.on_act(identity), self.undone)

    @property
    def undone(self) -> frozenset[str]:
        """Ids of the rulings, undos among them, that are taken back."""
        if self._undone is None:
            self._undone = undone_by(self._undos)
        return self._undone

    @property
    def of_papers(self) -> list[Decision]:
        """The rulings on papers that hold, in order of effect."""
        if self._of_papers is None:
            self._of_papers = live([*self._papers, *self._undos])
        return self._of_papers

    @property
    def links(self) -> list[Link]:
        """The rulings on parties and threads that hold, in order of effect."""
        if self._links is None:
            held = live([*self._whole, *self._undos])
            self._links = [link_of(one) for one in held]
        return self._links

    def same_link(self, made: Decision) -> Decision | None:
        """The ruling on a party or thread that holds and says the same, reason and all."""
        said = (made.action, made.value, made.reason)
        same = (one for one in self._whole if (one.action, one.value, one.reason) == said)
        return next((one for one in same if one.id not in self.undone), None)

    def history(self, identity: str) -> list[Decision]:
        """The rulings on an act in the file's order, those taken back and their undos too."""
        bearing = {one.id for one in self.on_act(identity)}
        undos: list[Decision] = []
        for one in self._undos:
            if one.undoes in bearing:
                bearing.add(one.id)
                undos.append(one)
        return in_order([*self.on_act(identity), *undos])

    def _clear(self, problems: tuple[log.Problem, ...]) -> None:
        self.problems = problems
        self._decisions: list[Decision] = []
        self._by_id: dict[str, Decision] = {}
        self._acts: dict[str, list[Decision]] = {}
        self._of_source: dict[str, dict[str, None]] = defaultdict(dict)
        self._papers: list[Decision] = []
        self._whole: list[Decision] = []
        self._undos: list[Decision] = []
        self._latest: str | None = None
        self._moment: dt.datetime | None = None
        self._forget()

    def _forget(self) -> None:
        self._undone: frozenset[str] | None = None
        self._of_papers: list[Decision] | None = None
        self._links: list[Link] | None = None

    def _take(self, decisions: tuple[Decision, ...]) -> None:
        for one in decisions:
            if one.id in self._by_id:
                continue
            self._by_id[one.id] = one
            self._decisions.append(one)
            moment = log.moment_of(one.when)
            if self._moment is None or moment > self._moment:
                self._latest, self._moment = one.when, moment
            if one.action in OF_ACTS and one.field:
                self._acts.setdefault(one.field, []).append(one)
                if one.anchor:
                    self._of_source[one.anchor.source][one.field] = None
                continue
            if one.action == "undo":
                self._undos.append(one)
                self._forget()
            elif one.action in OF_WHOLE:
                self._whole.append(one)
                self._links = None
            else:
                self._papers.append(one)
                self._of_papers = None


def _state(folder: Path) -> _State:
    try:
        stat = (folder / log.FILE).stat()
    except OSError:
        return _NOTHING
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
