"""The ledger's pages: where things stand, on any day, by whose account."""

from collections.abc import Callable

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from regesta.edition_places import paper_at
from regesta.errors import NothingFound
from regesta.exchange.brief import SECTIONS, Brief
from regesta.web.desk import Visit, page
from regesta.web.ledger import glance
from regesta.web.ledger.asked import Asked, asked_of
from regesta.web.ledger.dayline import dayline
from regesta.web.ledger.groundmap import drawn
from regesta.web.ledger.matrix import Matrix, by_thread, matrix_of, pressing
from regesta.web.ledger.replaying import replay_of
from regesta.web.ledger.words import Words

BEGINNING = "0001-01-01"
QUESTIONS = 120
"""Rows of the matrix on one page."""


def where(visit: Visit) -> Response:
    """What is open, due, overdue and contested; the threads, ranked; what comes next."""
    brief, asked = _brief(visit)
    return _page(visit, "where", brief, asked, glance=glance.of(brief))


def questions(visit: Visit) -> Response:
    """The matrix of questions and addressees."""
    brief, asked = _brief(visit)
    wanted = [one for one in visit.asked("state").split(",") if one]
    every = by_thread(brief, wanted)
    at = visit.number("at")
    shown: list[Matrix] = []
    for one in every[at:]:
        if sum(len(other.rows) for other in shown) >= QUESTIONS:
            break
        shown.append(matrix_of(*one))
    return _page(
        visit, "questions", brief, asked,
        matrices=shown, wanted=wanted, at=at, more=at + len(shown) < len(every),
        next_at=at + len(shown),
    )  # fmt: skip


def question(visit: Visit) -> Response:
    """One question: its terms, its tellings, its answers, its clock."""
    brief, asked = _brief(visit)
    wanted = visit.request.path_params["id"]
    found = next((one for one in brief.questions if one.id == wanted), None)
    if found is None:
        raise NothingFound(
            "No question of that day is called so",
            place=wanted,
            remedy="It may have been put on a later day: choose another day, or see all questions.",
        )
    thread = next((one for one in brief.threads if one.id == found.thread), None)
    return _page(
        visit, "question", brief, asked, question=found, thread=thread,
        consequences=[one for one in brief.consequences if one.question == found.id],
        obligations=[one for one in brief.obligations if set(one.acts) & set(found.acts)],
        beside=[one for one in pressing(brief.questions) if one.thread == found.thread],
    )  # fmt: skip


def ground(visit: Visit) -> Response:
    """Who holds what: the map, and the list."""
    brief, asked = _brief(visit)
    return _page(visit, "ground", brief, asked, map=drawn(brief.control))


def since(visit: Visit) -> Response:
    """What changed since a day."""
    brief, asked = _brief(visit)
    changed = {
        name: [one for one in getattr(brief, name) if glance.has_changed(one)]
        for name in SECTIONS
        if asked.since
    }
    return _page(visit, "since", brief, asked, changes=changed)


def known(visit: Visit) -> Response:
    """What a party could know by a day."""
    brief, asked = _brief(visit)
    everyone = visit.edition.brief(asked.on) if asked.known_to or asked.known_by else brief
    counts = [(name, len(getattr(brief, name)), len(getattr(everyone, name))) for name in SECTIONS]
    return _page(visit, "known", brief, asked, everyone=everyone.parties, counts=counts)


def why(visit: Visit) -> Response:
    """The whole ancestry of a line, or of one cell of a question.

    Raises:
        BadQuery: the day is none, or the question was not put to that party.
        NothingFound: no line of the day is called so.
    """
    brief, asked = _brief(visit)
    to = visit.asked("to") or None
    told = visit.edition.explain_line(visit.asked("line"), brief.on, to=to)
    return _page(visit, "why", brief, asked, why=told)


def deadlines(visit: Visit) -> Response:
    """What runs out, as a calendar that another program can take in or follow."""
    from regesta.publish.deadlines import deadlines_file  # noqa: PLC0415 - loads a library

    brief, _ = _brief(visit)
    return Response(
        deadlines_file(visit.edition, brief),
        media_type="text/calendar",
        headers={"Content-Disposition": 'attachment; filename="deadlines.ics"'},
    )


def words(visit: Visit) -> Response:
    """Lead to a passage on the page of the innermost paper around it.

    Raises:
        NothingFound: no paper of the source holds it.
    """
    source, start, end = visit.asked("source"), visit.number("start"), visit.number("end")
    paper = paper_at(visit.edition, source, start, end)
    if paper is None:
        raise NothingFound(
            "No paper holds these words",
            place=f"{source}, {start}-{end}",
            remedy="The source may have been edited since; read the folder again.",
        )
    return RedirectResponse(f"/papers/{paper}?hit={start}-{end}#c{start}", status_code=303)


def _section(name: str) -> Callable[[Visit], Response]:
    """The page of a section that needs nothing but its lines."""

    def show(visit: Visit) -> Response:
        brief, asked = _brief(visit)
        return _page(visit, name, brief, asked)

    show.__name__ = name
    return show


def _brief(visit: Visit) -> tuple[Brief, Asked]:
    """The brief that the address asks for; by replay where only a day is asked."""
    asked = asked_of(visit)
    if asked.plain:
        return replay_of(visit).to(asked.on), asked
    return visit.edition.brief(asked.on, **asked.arguments()), asked


def _page(visit: Visit, name: str, brief: Brief, asked: Asked, **shown: object) -> Response:
    # what no paper dates counts from the first day of all: no day to slide to
    days = [day for day in replay_of(visit).days() if day > BEGINNING]
    on = brief.on or (days[-1] if days else "")
    return visit.page(
        f"ledger/{name}.html",
        200,
        brief=brief,
        asked=asked,
        line=dayline(on, days),
        words=Words(visit.edition),
        tally=glance.tally(brief),
        here=visit.request.url.path,
        **shown,
    )


routes = [
    Route("/ledger", page(where)),
    Route("/ledger/questions", page(questions)),
    Route("/ledger/questions/{id}", page(question)),
    Route("/ledger/obligations", page(_section("obligations"))),
    Route("/ledger/ground", page(ground)),
    Route("/ledger/claims", page(_section("claims"))),
    Route("/ledger/channels", page(_section("channels"))),
    Route("/ledger/convening", page(_section("convening"))),
    Route("/ledger/unknown", page(_section("unknown"))),
    Route("/ledger/since", page(since)),
    Route("/ledger/known", page(known)),
    Route("/ledger/brief", page(_section("brief"))),
    Route("/ledger/deadlines.ics", page(deadlines)),
    Route("/ledger/why", page(why)),
    Route("/words", page(words)),
]
