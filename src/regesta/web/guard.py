"""Let in only this machine's own browser, and only its own pages, and say what pages may do."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 2_000_000
"""Bytes; a form is never larger."""
ADDING = "/add/"
LARGEST_ADDING = 2 << 30
"""Bytes of a form that brings papers: all files of one that is sent without scripts."""

HEADERS = {
    # Papers are data: even if a tag slipped through the escaping, it could not run or load.
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # not "no-referrer": that makes browsers send "Origin: null" with our own forms
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def guarded(app: ASGIApp) -> ASGIApp:
    """The application behind the checks of host and origin, with the headers on every answer."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = refuse(scope["method"], Headers(scope=scope), scope["path"])
        answer = app if refusal is None else PlainTextResponse(refusal, status_code=403)
        await answer(scope, receive, _with_headers(send))

    return guard


def refuse(method: str, headers: Headers, path: str = "/") -> str | None:
    """Why a request is refused, or None if it may pass.

    The host must be a name of this machine (a page elsewhere may point its own name here: DNS
    rebinding). What changes something must come from a page of this very address.
    """
    host = headers.get("host", "")
    if LOOPBACK.fullmatch(host) is None:
        return f"This server answers only as localhost; the request asked for “{host}”."
    if method in SAFE:
        return None
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > (
        LARGEST_ADDING if path.startswith(ADDING) else LARGEST_BODY
    ):
        return "The form is larger than any form of these pages."
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin not in (None, f"http://{host}") or site not in (None, "same-origin", "none"):
        return "A ruling can be sent only from the pages of this edition."
    if origin is None and site != "same-origin":
        return "The request does not say which page it comes from."
    return None


def _with_headers(send: Send) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["cache-control"] = "no-store"
        await send(message)

    return wrapped
