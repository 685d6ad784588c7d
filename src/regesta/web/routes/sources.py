"""The sources, and one whole source with the bounds of its papers drawn, to be put right."""

from starlette.responses import Response
from starlette.routing import Route

from regesta.errors import BadDecision, NothingFound
from regesta.web import division, rulings
from regesta.web.desk import Visit, back, page


def index(visit: Visit) -> Response:
    """Every file of the folder: how it was read, what it holds."""
    return visit.page("sources.html", sources=visit.edition.sources())


def show(visit: Visit) -> Response:
    """A stretch of the source in which every document's bounds are drawn."""
    path = visit.request.path_params["path"]
    known = {s.path: s for s in visit.edition.sources()}
    if path not in known:
        raise NothingFound(
            "no such file was read", place=path, remedy="The list of sources: /sources"
        )
    drawn = division.draw(visit.edition, path, visit.number("from"), visit.asked("at"))
    return visit.page("source.html", source=known[path], drawn=drawn)


def divide(visit: Visit) -> Response:
    """A paper that was missed, added by marking its words or by naming its first and last."""
    path = visit.request.path_params["path"]
    text = visit.edition.text(path)
    if rulings.said(visit.form, "action") != "add":
        raise BadDecision("here a paper can only be added")
    ruling = rulings.of_division(visit.form, "add", text, (0, len(text)))
    ruling["source"] = path
    ruling["reason"] = rulings.said(visit.form, "reason") or None
    ruling["who"] = visit.signed
    outcome = visit.edition.decide("add", **ruling)
    return back(visit, f"/sources/{path}", outcome)


routes = [
    Route("/sources", page(index)),
    Route("/sources/{path:path}", page(show)),
    Route("/sources/{path:path}", page(divide), methods=["POST"]),
]
