"""Search: papers that match, with the passages where they do."""

from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from regesta.edition import Passage
from regesta.errors import BadQuery
from regesta.web.desk import Visit, page
from regesta.web.fields import KINDS
from regesta.web.segments import Highlight, Segment, cut

PER_PAGE = 20
BY_FIELD = ("from", "to", "place", "kind", "head", "text", "notes", "after", "before")
EXAMPLES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("peace negotiations",), "papers with both words"),
    (('"immediate armistice"',), "the words in this order"),
    (("truce OR armistice",), "either"),
    (("armistice NOT general", "armistice -general"), "the one without the other"),
    (("negotiat*",), "all words that begin so"),
    (("(truce OR armistice) Brest",), "brackets group"),
    (("from:Lyons to:Seward place:Washington",), "by sender, addressee, place of writing"),
    (("kind:telegram head:Francis",), "by kind, by heading"),
    (("text:bridge", "notes:bridge"), "in the papers’ own words only, in the edition’s notes only"),
    (("after:1917-11 before:1919",), "by date: a year, a month or a day"),
)
"""Queries that show how to ask, each with what it finds."""


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
        examples=EXAMPLES,
        own_examples=_own_examples(visit),
        kinds=KINDS,
    )


def _asked(visit: Visit) -> str:
    """The query as one line: the words, and the boxes of the form written as fields."""
    parts = [visit.asked("q")]
    for name in BY_FIELD:
        value = visit.asked(name).replace('"', "")
        if value:
            parts.append(_field(name, value))
    return " ".join(part for part in parts if part)


def _field(name: str, value: str) -> str:
    return f'{name}:"{value}"' if " " in value else f"{name}:{value}"


def _own_examples(visit: Visit) -> list[str]:
    """Queries that find something in this very edition."""
    summary = visit.edition.summary()
    found: list[str] = []
    writers = [name for name, sent, _ in summary.correspondents if sent]
    if writers:
        found.append(_field("from", writers[0]))
    kinds = [kind for kind, _ in summary.kinds if kind not in ("apparatus", "other")]
    if kinds:
        found.append(f"kind:{kinds[0]}")
    if summary.by_year:
        found.append(f"before:{summary.by_year[0][0]}")
    return found


def _pieces(passage: Passage) -> list[Segment]:
    """The passage cut at its hits."""
    marked = [Highlight(s - passage.start, e - passage.start, "hit") for s, e in passage.hits]
    return cut(passage.text, 0, len(passage.text), marked)


routes = [Route("/search", page(show))]
