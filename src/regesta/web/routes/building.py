"""Read the folder again: what the command `regesta build` does, from the page."""

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from regesta.web.desk import Desk


async def build(request: Request) -> Response:
    """Bring the edition up to date, then show the first page with what came of it.

    The build has a thread of its own, so that pages can be read meanwhile.
    """
    desk = cast("Desk", request.app.state.desk)
    desk.report = await run_in_threadpool(desk.builder, desk.folder)
    return RedirectResponse("/?built=1", status_code=303)


routes = [Route("/build", build, methods=["POST"])]
