"""Which acts contradict which: both sides are kept, and neither is believed."""

from regesta.exchange.answering import follows
from regesta.exchange.rulebook import rule
from regesta.exchange.view import View
from regesta.model import Act


class Denials:
    """What each act contradicts, and by what it is contradicted, in the order of the view."""

    def __init__(self, view: View) -> None:
        self._by: dict[str, list[Act]] = {}
        self._of: dict[str, list[Act]] = {}
        read = rule("claims/contradicted")
        for act in view.acts:
            for answer in act.answers:
                target = view.act(answer.act) if answer.act else None
                if target is None or act.modality not in read.modalities:
                    continue
                if (answer.as_ or follows(act, target)) in read.as_:
                    self._by.setdefault(target.id, []).append(act)
                    self._of.setdefault(act.id, []).append(target)

    def of(self, act: Act) -> list[Act]:
        """The acts that this one contradicts."""
        return self._of.get(act.id, [])

    def by(self, act: Act) -> list[Act]:
        """The acts that contradict this one."""
        return self._by.get(act.id, [])
