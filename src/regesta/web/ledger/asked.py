"""What an address asks of the ledger: the day, whose knowledge, which thread, only confirmed."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from regesta.web.desk import Visit

KEYS = ("on", "thread", "confirmed", "known_by", "known_to", "by", "since")


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of an address, as the edition takes it."""

    on: str | None = None
    thread: str | None = None
    confirmed: bool = False
    known_by: str | None = None
    known_to: str | None = None
    by: str | None = None
    since: str | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing but a day is asked, so that a replay can answer."""
        return not any(
            (self.thread, self.confirmed, self.known_by, self.known_to, self.by, self.since)
        )

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of `Edition.brief`, but for the day."""
        return {key: getattr(self, key) for key in KEYS if key != "on"}

    def address(self, path: str, **changed: object) -> str:
        """The address of a page with the same question, but for what is changed.

        >>> Asked(on="1919-02-05", thread="t-1").address("/ledger", thread=None)
        '/ledger?on=1919-02-05'
        """
        values = {key: getattr(self, key) for key in KEYS} | changed
        query = {key: 1 if value is True else value for key, value in values.items() if value}
        return path + (f"?{urlencode(query)}" if query else "")


def asked_of(visit: Visit) -> Asked:
    """What a visit's address asks; blank values are as good as none."""
    return Asked(
        on=visit.asked("on") or None,
        thread=visit.asked("thread") or None,
        confirmed=bool(visit.asked("confirmed")),
        known_by=visit.asked("known_by") or None,
        known_to=visit.asked("known_to") or None,
        by=visit.asked("by") or None,
        since=visit.asked("since") or None,
    )
