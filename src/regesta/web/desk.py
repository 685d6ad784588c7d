"""Where requests meet the edition: one thread that asks it, and the templates that show it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from regesta import __version__
from regesta.build import BuildReport, build
from regesta.decisions import describe_ruling
from regesta.decisions.actions import OF_DIVISION
from regesta.edition import Edition, Outcome
from regesta.errors import BadDecision, BadQuery, FolderBusy, NothingFound, RegestaError
from regesta.model import Decision
from regesta.web import citation, datewords, fields, passages
from regesta.web.ledger import grounds, matrix, signs, words

T = TypeVar("T")
Opener = Callable[[Path], Edition]
Builder = Callable[[Path], BuildReport]
STATUS: dict[type[RegestaError], int] = {
    NothingFound: 404,
    BadQuery: 400,
    BadDecision: 422,
    FolderBusy: 503,
}


class Desk:
    """The edition of one folder, opened at the first question and asked by one thread only.

    SQLite connections belong to the thread that opened them, and rulings must not cross.
    """

    def __init__(self, folder: Path, opener: Opener, builder: Builder = build) -> None:
        self.folder = folder
        self.builder = builder
        self.report: BuildReport | None = None
        """What came of the last build that was asked for on a page."""
        self.templates = _templates()
        self.kept: dict[str, object] = {}
        """What pages keep between requests, by name; only the edition's thread touches it."""
        self._opener = opener
        self._edition: Edition | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="edition")

    @property
    def is_open(self) -> bool:
        """Whether the edition could be opened: it is there, and of this version."""
        return self._edition is not None

    async def ask(self, work: Callable[[Edition], T]) -> T:
        """What `work` makes of the edition."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, work)

    def _do(self, work: Callable[[Edition], T]) -> T:
        if self._edition is None:
            self._edition = self._opener(self.folder)
        return work(self._edition)

    def close(self) -> None:
        """Let the thread end, and the edition's files with it."""
        self._thread.submit(self._let_go).result()
        self._thread.shutdown()

    def _let_go(self) -> None:
        closing = getattr(self._edition, "close", None)
        if callable(closing):
            closing()
        self._edition = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, with the edition to answer it from and the form that it brought."""

    request: Request
    edition: Edition
    desk: Desk
    form: FormData

    @property
    def title(self) -> str:
        """The edition's title, else the folder's name."""
        return self.edition.summary().title or self.desk.folder.name

    @property
    def signed(self) -> str | None:
        """The name that this browser signs rulings with, where it was given."""
        return unquote(self.request.cookies.get("signed", "")) or None

    def asked(self, name: str, default: str = "") -> str:
        """A value of the address's query."""
        return self.request.query_params.get(name, default).strip()

    def number(self, name: str, default: int = 0) -> int:
        """A whole number of the query; the default where it is none."""
        value = self.asked(name)
        return int(value) if value.isdigit() and len(value) < 12 else default

    def page(self, template: str, status: int = 200, **shown: object) -> Response:
        """A page made from a template; every page knows the edition's summary."""
        summary = self.edition.summary()
        saved = self.asked("saved")
        shown |= {
            "summary": summary,
            "title": summary.title or self.desk.folder.name,
            "path": self.request.url.path,
            "query": self.request.query_params,
            "signed": self.signed,
            "saved": self.saved_rulings(saved.split()) if saved else (),
        }
        return HTMLResponse(
            self.desk.templates.get_template(template).render(**shown), status_code=status
        )

    def saved_rulings(self, asked: Sequence[str]) -> list[Decision]:
        """The decisions that a page has just made, by their ids: those that stand in the log."""
        wanted = set(asked)
        return [d for d in self.edition.decisions() if d.id in wanted]


def page(handler: Callable[[Visit], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Make a plain function of a visit an endpoint; it runs in the edition's thread."""

    async def endpoint(request: Request) -> Response:
        desk = cast("Desk", request.app.state.desk)
        form = await request.form(max_files=0) if request.method == "POST" else FormData()
        return await desk.ask(lambda edition: handler(Visit(request, edition, desk, form)))

    endpoint.__name__ = handler.__name__
    return endpoint


def back(visit: Visit, fallback: str, outcome: Outcome, place: str = "") -> Response:
    """Send the browser to where the ruling was made, which then says that it is saved.

    Papers that got another id by the ruling are named by that; `fallback` is where to go if the
    form does not say.
    """
    wanted = visit.form.get("back")
    target = wanted if isinstance(wanted, str) and is_local(wanted) else fallback
    for former, identity in outcome.ids.items():
        target = target.replace(former, identity)
    target, _, fragment = target.partition("#")
    made = "+".join(outcome.made or (outcome.decision.id,))
    target += f"{'&' if '?' in target else '?'}saved={made}"
    if not outcome.applied:
        target += "&waiting=1"
    place = place or fragment
    return RedirectResponse(target + (f"#{place}" if place else ""), status_code=303)


def is_local(address: str) -> bool:
    r"""Whether an address is a path of this server and cannot lead elsewhere.

    >>> is_local("/queue?at=3"), is_local("//elsewhere.test"), is_local("/\\\\elsewhere.test")
    (True, False, False)
    """
    return address.startswith("/") and not address.startswith("//") and "\\" not in address


def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("regesta.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "date_words": datewords.in_words,
        "dating_words": datewords.of_dating,
        "names": citation.names,
        "who": citation.who,
        "field_words": _field_words,
        "ruling_words": describe_ruling,
    }
    shown: dict[str, object] = {
        "around": passages.around,
        "FIELDS": fields.FIELDS,
        "ACTION_WORDS": ACTION_WORDS,
        "OF_DIVISION": OF_DIVISION,
        "version": __version__,
        "readable": datewords.is_readable,
        "sign_of": signs.sign_of,
        "verb_of": signs.verb_of,
        "address_of": words.address_of,
        "matrices_of": matrix.matrices,
        "grounds_of": grounds.grounds_of,
    }
    cast("dict[str, object]", environment.globals).update(shown)
    return environment


def _field_words(value: object, field: str | None) -> str:
    """A ruled value in words, for the log."""
    if value is None:
        return ""
    if isinstance(value, str) or field not in fields.FIELDS:
        return str(value)
    return fields.as_words(field, value)


ACTION_WORDS = {
    "accept": "accepted", "correct": "corrected", "reject": "struck out", "split": "divided",
    "merge": "merged with the paper before", "bounds": "moved the bounds of",
    "nest": "placed inside another", "unnest": "placed beside its container",
    "apparatus": "declared to be no paper", "add": "added", "accept_reading": "accepted a reading",
    "reject_reading": "refused a reading", "correct_reading": "gave a reading",
    "accept_finding": "confirmed a finding", "dismiss_finding": "dismissed a finding",
    "undo": "took back a ruling on",
}  # fmt: skip
"""What each action of the log did, as a sentence about a paper goes on."""
