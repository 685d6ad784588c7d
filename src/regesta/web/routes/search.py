"""Search: papers that match, with the passages where they do."""

from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from regesta.edition import Passage
from regesta.errors import BadQuery
from regesta.web.desk import Visit, page
from regesta.web.segments import Highlight, Segment, cut

PER_PAGE = 20
BY_FIELD = ("from", "to", "place", "kind", "head", "after", "before")


def show(visit: Visit) -> Response:
    """The results of a query, or the page that explains how to ask."""
    query = _asked(visit)
    at = visit.number("at")
    found, wrong = None, None
    if query:
        try:
            found = visit.edition.search(query, limit=PER_PAGE, offset=at)
        except BadQuery as error:
            wrong = error
    return visit.page(
        "search.html",
        status=400 if wrong else 200,
        q=query,
        found=found,
        pieces=_pieces,
        wrong=wrong,
        at=at,
        per_page=PER_PAGE,
        address="/search?" + urlencode({"q": query}) + "&",
    )


def _asked(visit: Visit) -> str:
    """The query as one line: the words, and the boxes of the form written as fields."""
    parts = [visit.asked("q")]
    for name in BY_FIELD:
        value = visit.asked(name).replace('"', "")
        if value:
            parts.append(f'{name}:"{value}"' if " " in value else f"{name}:{value}")
    return " ".join(part for part in parts if part)


def _pieces(passage: Passage) -> list[Segment]:
    """The passage cut at its hits."""
    marked = [Highlight(s - passage.start, e - passage.start, "hit") for s, e in passage.hits]
    return cut(passage.text, 0, len(passage.text), marked)


routes = [Route("/search", page(show))]
