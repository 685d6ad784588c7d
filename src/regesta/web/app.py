"""The application: every page of an edition, behind the guard."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from regesta.build import build
from regesta.edition import open_edition
from regesta.errors import NothingFound, RegestaError
from regesta.settings import read_settings
from regesta.web.arrivals import Arrivals
from regesta.web.desk import STATUS, Builder, Desk, Opener
from regesta.web.guard import guarded
from regesta.web.routes import (
    acts,
    adding,
    building,
    dates,
    decisions,
    drafts,
    guide,
    home,
    ledger,
    papers,
    parties,
    queue,
    search,
    sources,
)

ASSETS = Path(__file__).with_name("assets")


def make_app(
    folder: Path,
    opener: Opener = open_edition,
    builder: Builder = build,
    *,
    watching: bool = False,
) -> ASGIApp:
    """The pages of the edition in `folder`; tests open and build it in other ways.

    With `watching`, the edition follows the folder while the application runs.
    """
    desk = Desk(folder, opener, builder)
    arrivals = Arrivals(folder, opener, builder)
    cast("dict[str, object]", desk.templates.globals).update(
        watched=lambda: arrivals.watches,
        largest_added=lambda: read_settings(folder).largest_added,
    )

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None]:
        if watching:
            arrivals.start()
        yield
        arrivals.stop()
        desk.close()

    routes: list[BaseRoute] = [
        *home.routes, *ledger.routes, *papers.routes, *search.routes, *queue.routes,
        *sources.routes, *acts.routes, *parties.routes, *drafts.routes,
        *decisions.routes, *guide.routes, *dates.routes, *building.routes, *adding.routes,
        Mount("/assets", StaticFiles(directory=ASSETS), name="assets"),
    ]  # fmt: skip
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={RegestaError: _explain, HTTPException: _no_such_page},
    )
    app.state.desk = desk
    app.state.arrivals = arrivals
    return guarded(GZipMiddleware(app, minimum_size=2000, compresslevel=4))


def _explain(request: Request, error: Exception) -> Response:
    """A page that says what is wrong, where, and what to do about it."""
    wrong = cast("RegestaError", error)
    status = next((code for kind, code in STATUS.items() if isinstance(wrong, kind)), 500)
    return _error_page(
        request,
        status,
        message=wrong.message,
        place=wrong.place,
        remedy=wrong.remedy,
        unbuilt=isinstance(wrong, NothingFound) and not _desk(request).is_open,
    )


def _desk(request: Request) -> Desk:
    return cast("Desk", request.app.state.desk)


def _no_such_page(request: Request, error: Exception) -> Response:
    wrong = cast("HTTPException", error)
    if wrong.status_code == 404:
        return _error_page(
            request,
            404,
            message="There is no such page",
            place=request.url.path,
            remedy="Look for the paper by its words, or begin at the register.",
        )
    return _error_page(request, wrong.status_code, message=wrong.detail, place=None, remedy=None)


def _error_page(request: Request, status: int, **shown: object) -> Response:
    desk = _desk(request)
    page = desk.templates.get_template("error.html")
    html = page.render(
        status=status,
        title=desk.folder.name,
        path=request.url.path,
        query=request.query_params,
        summary=None,
        signed=None,
        saved=(),
        **{"unbuilt": False, **shown},
    )
    return HTMLResponse(html, status_code=status)
