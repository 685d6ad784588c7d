"""The queue: what is most worth a person's look, first things first."""

from starlette.responses import Response
from starlette.routing import Route

from regesta.web import queueing
from regesta.web.desk import Visit, page
from regesta.web.fields import KINDS

LONGEST = 200


def show(visit: Visit) -> Response:
    """The queue, each item with its words and with the ruling that would settle it."""
    limit = min(visit.number("limit", 40) or 40, LONGEST)
    items = [queueing.look(visit.edition, item) for item in visit.edition.queue(limit=limit)]
    return visit.page("queue.html", items=items, limit=limit, kinds=KINDS)


routes = [Route("/queue", page(show))]
