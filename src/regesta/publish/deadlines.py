"""An edition's deadlines as a calendar file, the same for the command and for the page."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from regesta.publish.brief.sources import EditionSources
from regesta.publish.icalendar_file import deadlines_ics

if TYPE_CHECKING:
    from regesta.edition import Edition
    from regesta.exchange.brief import Brief


def deadlines_file(edition: "Edition", brief: "Brief") -> bytes:
    """The open deadlines of a brief, and the last days of what binds, as iCalendar (RFC 5545).

    Args:
        edition: what the brief is of; its title heads the calendar.
        brief: of the day whose open deadlines are wanted.
    """
    title = edition.settings.title or edition.folder.resolve().name
    return deadlines_ics(brief, EditionSources(edition), stamp_of(edition, brief), title)


def stamp_of(edition: "Edition", brief: "Brief") -> datetime:
    """The time of the last ruling; where there is none, the brief's day at its beginning."""
    decisions = edition.decisions()
    if decisions:
        return datetime.fromisoformat(decisions[-1].when).astimezone(UTC)
    day = (brief.on or "1970-01-01")[:10]
    return datetime.fromisoformat(day).replace(tzinfo=UTC)
