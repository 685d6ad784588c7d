"""Records acts one after the other: gives each its id, and passes over what was said before."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from regesta.decisions.acts.composing import Composed, Desk, compose_act, verdict
from regesta.decisions.acts.placing import current
from regesta.decisions.acts.standing import Standing, standing
from regesta.decisions.binding import Places
from regesta.decisions.log_index import LogIndex
from regesta.errors import BadDecision
from regesta.model import Decision


class Recorder:
    """Makes rulings on acts, knowing the log and those it has made itself so far."""

    def __init__(self, index: LogIndex) -> None:
        self._index = index
        self._made: dict[str, list[Decision]] = {}
        self._places: Places | None = None

    def standing(self, identity: str) -> Standing | None:
        """What the log and the rulings made so far say of an act."""
        made = self._made.get(identity)
        if not made:
            return self._index.act(identity)
        return standing([*self._index.on_act(identity), *made], self._index.undone)

    def add(
        self, desk: Desk, given: Mapping[str, Any], *, start: int | None = None,
        end: int | None = None, reason: str | None = None, claimed: Iterable[str] = (),
    ) -> Composed:  # fmt: skip
        """Record an act.

        One that says the same of the same words as an act there is already is that act: then
        the ruling is the one that is in the log, and nothing is to be appended. So a form that
        was sent twice, for want of an answer, records once.

        Args:
            desk: where it is recorded, by whom, when.
            given: the act's keys.
            start: where its quote begins, else `given` says so.
            end: where it ends.
            reason: in the editor's words.
            claimed: ids of acts that this cannot be: an earlier line of the same file is them.

        Raises:
            BadDecision: the words are not there, or a value has the wrong shape.
        """
        taken: list[str] = []
        mine = set(claimed)

        def is_free(identity: str) -> bool:
            if self.standing(identity) is None:
                return True
            if identity not in mine:
                taken.append(identity)
            return False

        made = compose_act(desk, given, start=start, end=end, is_free=is_free, reason=reason)
        for identity in taken:
            stood = self.standing(identity)
            if stood is not None and self.says(stood, made.decision, desk):
                if stood.rejected:
                    return self.correct(desk, identity, given, start=start, end=end, reason=reason)
                return msgspec.structs.replace(made, decision=stood.valued)
        self._keep(made.decision)
        return made

    def correct(
        self, desk: Desk, identity: str, given: Mapping[str, Any], *, start: int | None = None,
        end: int | None = None, reason: str | None = None,
    ) -> Composed:  # fmt: skip
        """Give an act new values, or new words.

        Raises:
            BadDecision: there is no such act, the words are not there, or a value is wrong.
        """
        stood = self.known(identity)
        if start is None and given.get("start") is None and given.get("quote") is None:
            now = current(stood, self.places(desk))
            if now is not None:
                start, end = now[1]
        ref = stood.value.get("ref")
        if ref and not given.get("ref"):
            given = dict(given) | {"ref": ref}
        made = compose_act(desk, given, start=start, end=end, known=identity, reason=reason)
        self._keep(made.decision)
        return made

    def judge(
        self, action: str, identity: str, *, who: str, when: str, reason: str | None = None
    ) -> Decision:
        """Accept or reject an act as it is.

        Raises:
            BadDecision: there is no such act.
        """
        made = verdict(action, self.known(identity).valued, who=who, when=when, reason=reason)
        self._keep(made)
        return made

    def known(self, identity: str | None) -> Standing:
        """What is said of an act that must be there.

        Raises:
            BadDecision: there is none.
        """
        stood = self.standing(identity or "")
        if stood is None:
            raise BadDecision(
                f"No act has the id '{identity}'.", place="field",
                remedy="`regesta ledger FOLDER` and the export tell the ids of acts.",
            )  # fmt: skip
        return stood

    def says(self, stood: Standing, made: Decision, desk: Desk) -> bool:
        """Whether a ruling would leave an act as it is."""
        now, anchor = current(stood, self.places(desk)), made.anchor
        if now is None or anchor is None or anchor.source != desk.source.path:
            return False
        return now[0] == made.value and now[1] == (anchor.start, anchor.end)

    def places(self, desk: Desk) -> Places:
        """Where words stand in the source that one records in."""
        if self._places is None or self._places.source is not desk.source:
            self._places = Places(desk.source)
        return self._places

    def _keep(self, decision: Decision) -> None:
        self._made.setdefault(decision.field or "", []).append(decision)
