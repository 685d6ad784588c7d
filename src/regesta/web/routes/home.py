"""The first page: what is in this folder at a glance."""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from regesta.edition import Edition, Summary
from regesta.web import yearchart
from regesta.web.desk import Visit, is_local, page
from regesta.web.ledger import glance
from regesta.web.ledger.asked import Asked
from regesta.web.ledger.replaying import replay_of

MONTHS_UP_TO = 2
"""Years between the first and the last paper up to which months are drawn."""
COUNTED = 5000
"""Papers whose dates are read one by one for that."""


def show(visit: Visit) -> Response:
    """Papers, span of dates, correspondents, what looks wrong, what waits, what is unreadable."""
    summary = visit.edition.summary()
    brief = replay_of(visit).to(None) if summary.acts else None
    return visit.page(
        "home.html",
        glance=glance.of(brief) if brief else None,
        tally=glance.tally(brief) if brief else {},
        on=brief.on if brief else None,
        asked=Asked(),
        bars=yearchart.bars(_counted(visit.edition, summary)),
        chart=(yearchart.WIDTH, yearchart.HEIGHT, yearchart.FOOT),
        orphans=visit.edition.orphans(),
        worth=visit.edition.queue(limit=5),
        folder=visit.desk.folder.resolve(),
        report=visit.desk.report if visit.asked("built") else None,
    )


def _counted(edition: Edition, summary: Summary) -> list[tuple[str, int]]:
    """The papers by year, or by month where all lie within a few years."""
    years = [year for year, _ in summary.by_year]
    if not years or max(years) - min(years) > MONTHS_UP_TO or summary.papers > COUNTED:
        return yearchart.by_year(summary.by_year)
    # a date that names no month cannot be drawn by month
    known = [p.sort_date for p in edition.papers() if p.date and p.sort_date and "-" in p.date]
    return yearchart.by_month(known) or yearchart.by_year(summary.by_year)


def sign(visit: Visit) -> Response:
    """Keep the name that this browser signs rulings with."""
    name = str(visit.form.get("signed") or "").strip()[:80]
    wanted = str(visit.form.get("back") or "/")
    answer = RedirectResponse(wanted if is_local(wanted) else "/", status_code=303)
    answer.set_cookie("signed", quote(name), max_age=31_536_000, httponly=True, samesite="strict")
    return answer


routes = [
    Route("/", page(show)),
    Route("/sign", page(sign), methods=["POST"]),
]
