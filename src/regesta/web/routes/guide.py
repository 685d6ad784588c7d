"""The help page: keys, how to mark words, how dates are written, how to search."""

from starlette.responses import Response
from starlette.routing import Route

from regesta.web.desk import Visit, page

EXAMPLES = (
    "1919-02-04", "1919-02", "1919", "1919-02-04~", "1919-02-04?", "1919-02-XX", "191X",
    "1919-02-04/1919-02-07", "[1919-02-04..]", "[..1919-02-04]", "[1919-02-04,1919-02-07]",
)  # fmt: skip


def show(visit: Visit) -> Response:
    """How to use these pages."""
    return visit.page("help.html", examples=EXAMPLES)


routes = [Route("/help", page(show))]
