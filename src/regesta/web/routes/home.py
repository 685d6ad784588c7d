"""The first page: what is in this folder at a glance."""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from regesta.web import yearchart
from regesta.web.desk import Visit, is_local, page


def show(visit: Visit) -> Response:
    """Papers, span of dates, correspondents, what looks wrong, what waits, what is unreadable."""
    summary = visit.edition.summary()
    return visit.page(
        "home.html",
        bars=yearchart.bars(yearchart.every_year(summary.by_year)),
        chart=(yearchart.WIDTH, yearchart.HEIGHT, yearchart.FOOT),
        orphans=visit.edition.orphans(),
        worth=visit.edition.queue(limit=5),
        sources=visit.edition.sources(),
    )


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
