"""A question of one's own, drafted with the terms of the others beside it."""

from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from regesta.errors import BadDecision
from regesta.web import datewords, drafting
from regesta.web.desk import Visit, page
from regesta.web.drafting import Draft
from regesta.web.rulings import said

_LIVE = frozenset({"open", "due", "overdue", "disputed"})


def show(visit: Visit) -> Response:
    """The draft, and the questions of a thread with their terms, those still open first."""
    folder = visit.desk.folder
    name = visit.asked("name")
    draft = drafting.read(folder, name) if name else Draft(thread=visit.asked("thread"))
    thread = visit.asked("thread") or draft.thread
    brief = visit.edition.brief()
    known = {one.id for one in brief.threads}
    questions = [one for one in brief.questions if thread not in known or one.thread == thread]
    questions.sort(key=lambda one: one.date or "", reverse=True)
    questions.sort(key=lambda one: one.state not in _LIVE)
    return visit.page(
        "draft.html",
        draft=draft,
        drafts=drafting.listed(folder),
        thread=thread if thread in known else "",
        threads=brief.threads,
        questions=questions,
        parties=[one.name for one in brief.parties],
        kept=visit.asked("kept"),
    )


def save(visit: Visit) -> Response:
    """Save the draft as a file beside the papers; it is no paper until it is sent and added."""
    form = visit.form
    until = said(form, "until")
    if until and not datewords.is_readable(until):
        raise BadDecision(f"“{until}” is no EDTF date", remedy="Write 1919-02-04.")
    name = drafting.write(
        visit.desk.folder,
        Draft(
            name=said(form, "name"),
            to=said(form, "to"),
            until=until,
            thread=said(form, "thread"),
            title=said(form, "title"),
            text=said(form, "text"),
            digest=said(form, "digest"),
        ),
    )
    return RedirectResponse("/draft?" + urlencode({"name": name, "kept": "1"}), status_code=303)


routes = [
    Route("/draft", page(show)),
    Route("/draft", page(save), methods=["POST"]),
]
"""The pages of the drafts."""
