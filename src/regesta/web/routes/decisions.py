"""The log of rulings: who, when, what and why; what has lost its place; and taking back."""

from starlette.responses import Response
from starlette.routing import Route

from regesta.decisions.compose import Ruling
from regesta.errors import BadDecision, NothingFound
from regesta.web import rulings
from regesta.web.desk import Visit, back, page

PER_PAGE = 100


def show(visit: Visit) -> Response:
    """All rulings, the newest first, and those whose words are no longer found."""
    log = list(reversed(visit.edition.decisions()))
    at = visit.number("at")
    undone = {d.undoes for d in log if d.action == "undo"}
    shown, orphans = log[at : at + PER_PAGE], visit.edition.orphans()
    return visit.page(
        "decisions.html",
        log=shown,
        titles={d.document: _title(visit, d.document) for d in (*shown, *orphans) if d.document},
        total=len(log),
        at=at,
        per_page=PER_PAGE,
        undone=undone,
        orphans=orphans,
        address="/decisions?",
    )


def _title(visit: Visit, document: str) -> str | None:
    """What a paper is called, or None where a ruling gave it another id since."""
    try:
        row = visit.edition.row(document)
    except NothingFound:
        return None
    return row["regest"] or row["head"]


def undo(visit: Visit) -> Response:
    """Take a ruling back; the log keeps both."""
    ruling = visit.request.path_params["id"]
    outcome = visit.edition.decide(
        "undo",
        undoes=ruling,
        who=visit.signed,
        reason=rulings.said(visit.form, "reason") or None,
    )
    return back(visit, "/decisions", outcome)


def undo_all(visit: Visit) -> Response:
    """Take back the rulings that a page has just made."""
    asked = rulings.said(visit.form, "rulings").split()
    wanted = [Ruling(action="undo", undoes=one) for one in reversed(asked)]
    outcome = visit.edition.decide_all(wanted, who=visit.signed)
    if outcome is None:
        raise BadDecision("it is not said which rulings", remedy="Choose one from the log.")
    return back(visit, "/decisions", outcome)


routes = [
    Route("/decisions", page(show)),
    Route("/decisions/undo", page(undo_all), methods=["POST"]),
    Route("/decisions/{id}/undo", page(undo), methods=["POST"]),
]
