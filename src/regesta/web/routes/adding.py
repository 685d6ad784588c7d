"""Adding papers from the page: files and folders dropped or chosen, pasted text, outside facts."""

import re
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from regesta.edition import PaperSummary
from regesta.errors import RegestaError
from regesta.intake import Added, BadFact, Fact, add, add_fact
from regesta.intake.adding import check_size
from regesta.intake.news import in_a_sentence
from regesta.settings import Settings, read_settings
from regesta.web.arrivals import Arrivals
from regesta.web.desk import Desk, Visit, page

MOST_FILES = 5000
"""Files in one form; scripts send them one by one."""
LISTED = 12
"""Papers shown on the page that tells what was added; the register has them all."""
ASKED = 5000
"""Length of the queue in which the papers just added are looked for."""
_BATCH = re.compile(r"[\w-]{8,40}")


def show(visit: Visit) -> Response:
    """The drop zone; above it what came of the last files, or what is new in the folder."""
    arrivals = _arrivals(visit.request)
    batch, since = visit.asked("done"), visit.asked("since")
    files = arrivals.batch(batch) if batch else []
    news = arrivals.news.since(int(since)) if since.isdigit() and len(since) < 10 else None
    paths = [*news.new, *news.changed] if news else [one.path for one in files if one.path]
    settings = read_settings(visit.desk.folder)
    return visit.page(
        "add.html",
        files=sorted(files, key=lambda one: one.fate != "refused"),
        news=news,
        news_words=in_a_sentence(news) if news else "",
        waiting=arrivals.is_waiting(batch),
        unread=[one for one in visit.edition.summary().unreadable if one[0] in set(paths)],
        recorder=visit.signed or settings.editor or "",
        **_came_of(visit, paths),
    )


def _came_of(visit: Visit, paths: Iterable[str]) -> dict[str, Any]:
    """The papers of some files, the span of their dates, and how many things to look at."""
    papers: list[PaperSummary] = []
    for path in dict.fromkeys(paths):
        papers += visit.edition.papers(source=path)
    papers.sort(key=lambda one: (one.sort_date or "~", one.source, one.start))
    dated = [one for one in papers if one.date]
    ids = {one.id for one in papers}
    looked = sum(1 for one in visit.edition.queue(limit=ASKED) if one.document in ids) if ids else 0
    return {
        "papers": papers[:LISTED],
        "count": len(papers),
        "first": dated[0] if dated else None,
        "last": dated[-1] if dated else None,
        "undated": len(papers) - len(dated),
        "looked": looked,
        "only_source": papers[0].source if len({one.source for one in papers}) == 1 else None,
    }


async def files(request: Request) -> Response:
    """Files of a form: added at once; a page's script builds when all of them are sent."""
    desk, arrivals = _desk(request), _arrivals(request)
    settings = read_settings(desk.folder)
    async with request.form(max_files=MOST_FILES, max_fields=2 * MOST_FILES) as form:
        added = [
            await _add_upload(desk, one, str(form.get("path") or ""), settings)
            for one in form.getlist("file")
            if isinstance(one, UploadFile) and one.filename
        ]
        batch = _batch(form)
    arrivals.note(batch, added)
    if request.headers.get("accept") == "application/json":
        return JSONResponse([_as_json(one) for one in added])
    return await _build(arrivals, batch)


async def _add_upload(desk: Desk, upload: UploadFile, path: str, settings: Settings) -> Added:
    """Add one file. What goes wrong with it is told of it, so that the others are added."""
    name = path or upload.filename or ""
    try:
        check_size(upload.size or 0, name, settings)
        return await run_in_threadpool(add, desk.folder, name, await upload.read(), settings)
    except RegestaError as error:
        return Added(
            name=name, path=None, fate="refused", message=error.message, remedy=error.remedy or ""
        )


async def text(request: Request) -> Response:
    """Pasted words, kept as a text file under the name given with them."""
    form = await _fields(request)
    words = _said(form, "text").replace("\r\n", "\n")
    if not words.strip():
        return _not_added(request, "there are no words", "Paste the paper's text.")
    source = " ".join(_said(form, "source").split())
    name = _said(form, "name") or " ".join(words.strip().split("\n")[0].split())[:60]
    name = re.sub(r"[/\\]", "-", name).strip(". ") or "paper"
    whole = words.rstrip() + (f"\n\n[Source: {source}]" if source else "") + "\n"
    ending = "" if name.lower().endswith(".txt") else ".txt"
    desk = _desk(request)
    added = await run_in_threadpool(
        add, desk.folder, name + ending, whole.encode(), read_settings(desk.folder)
    )
    return await _told(request, form, added)


async def fact(request: Request) -> Response:
    """An outside fact, written as a paper that says what it is."""
    form = await _fields(request)
    wanted = Fact(
        words=_said(form, "fact"),
        day=_said(form, "day"),
        says=_said(form, "says"),
        recorder=_said(form, "recorder"),
        source=_said(form, "source"),
    )
    desk = _desk(request)
    try:
        added = await run_in_threadpool(
            add_fact, desk.folder, wanted, _today(), read_settings(desk.folder)
        )
    except BadFact as error:
        return _not_added(request, error.message, error.remedy)
    return await _told(request, form, added)


async def read(request: Request) -> Response:
    """Build after a script has sent its files one by one."""
    return await _build(_arrivals(request), _batch(await _fields(request)))


async def progress(request: Request) -> Response:
    """How far the build under way is, and which files it has read."""
    arrivals = _arrivals(request)
    return JSONResponse({"share": round(arrivals.share, 3), "read": arrivals.read[-MOST_FILES:]})


async def tidings(request: Request) -> Response:
    """What is new in the folder since the news that a page knows."""
    arrivals = _arrivals(request)
    asked = request.query_params.get("since", "")
    known = int(asked) if asked.isdigit() and len(asked) < 10 else arrivals.news.number
    words = in_a_sentence(arrivals.news.since(known))
    return JSONResponse({"number": arrivals.news.number, "known": known, "words": words})


async def _told(request: Request, form: FormData, added: Added) -> Response:
    if added.fate == "refused":
        return _not_added(request, added.message, added.remedy)
    batch = _batch(form)
    _arrivals(request).note(batch, [added])
    return await _build(_arrivals(request), batch)


async def _build(arrivals: Arrivals, batch: str) -> Response:
    if any(one.path for one in arrivals.batch(batch)):
        await run_in_threadpool(arrivals.bring, batch)
    return RedirectResponse(f"/add?done={batch}#added", status_code=303)


def _not_added(request: Request, message: str, remedy: str) -> Response:
    desk = _desk(request)
    html = desk.templates.get_template("add_refused.html").render(
        title=desk.folder.name, path="/add", query=request.query_params, summary=None, signed=None,
        saved=(), message=message, remedy=remedy,
    )  # fmt: skip
    return HTMLResponse(html, status_code=422)


async def _fields(request: Request) -> FormData:
    limit = read_settings(_desk(request).folder).largest_added << 20
    return await request.form(max_files=0, max_part_size=limit)


def _said(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip("\ufeff \t\r\n") if isinstance(value, str) else ""


def _batch(form: FormData) -> str:
    """The name under which files that were sent together are told of."""
    given = _said(form, "batch")
    return given if _BATCH.fullmatch(given) else secrets.token_hex(8)


def _as_json(added: Added) -> dict[str, str | None]:
    return {
        "name": added.name, "path": added.path, "fate": added.fate,
        "message": added.message, "remedy": added.remedy,
    }  # fmt: skip


def _today() -> date:
    return datetime.now().astimezone().date()


def _desk(request: Request) -> Desk:
    return cast("Desk", request.app.state.desk)


def _arrivals(request: Request) -> Arrivals:
    return cast("Arrivals", request.app.state.arrivals)


routes = [
    Route("/add", page(show)),
    Route("/add/files", files, methods=["POST"]),
    Route("/add/text", text, methods=["POST"]),
    Route("/add/fact", fact, methods=["POST"]),
    Route("/add/read", read, methods=["POST"]),
    Route("/add/progress", progress),
    Route("/add/news", tidings),
]
