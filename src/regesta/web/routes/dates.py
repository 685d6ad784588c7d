"""What an EDTF date means, while a person types it."""

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from regesta.web import datewords
from regesta.web.desk import Visit, page


def meaning(visit: Visit) -> Response:
    """The value in words, as plain text; status 422 where it is no date."""
    value = visit.asked("value")
    if not value:
        return PlainTextResponse("")
    if not datewords.is_readable(value):
        return PlainTextResponse("not a date in EDTF", status_code=422)
    return PlainTextResponse(datewords.in_words(value))


routes = [Route("/dates/meaning", page(meaning))]
