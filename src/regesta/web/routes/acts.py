"""Acts: the form that records one beside its passage, and the rulings on those on record."""

from collections.abc import Sequence
from contextlib import suppress

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from regesta.edition import Outcome
from regesta.errors import BadDecision, BadQuery, NothingFound
from regesta.model import Act
from regesta.web import actform, acting, passages, recording, rulings, suggesting
from regesta.web.actform import FormView, Span, Value
from regesta.web.desk import Visit, back, page
from regesta.web.fields import Row

EARLIER = 30
"""Papers before this one that a form offers to be answered as a whole."""
PARTS = {"panel": "act_panel.html", "fields": "act_fields.html"}
"""What a script asks for, beside the whole page."""


def form(visit: Visit) -> Response:
    """The form for an act: filled from the marked words, or from the act that is put right.

    `part=panel` gives the form alone, `part=fields` only the fields that hang on the type.
    """
    paper = str(visit.request.path_params["id"])
    row = visit.edition.row(paper)
    text = visit.edition.text(row["source"])
    asked = visit.asked("act")
    view = _correcting(visit, asked, text) if asked else _recording(visit, row, text)
    template = PARTS.get(visit.asked("part"), "act_page.html")
    return visit.page(template, view=view, row=row)


def add(visit: Visit) -> Response:
    """Record an act; a form that comes twice records it once."""
    row = visit.edition.row(visit.request.path_params["id"])
    text = visit.edition.text(row["source"])
    span = recording.quote_of(visit.form, text, (row["start"], row["end"]))
    value = recording.of_form(visit.form, text)
    inner = _innermost(visit, row, span)
    for known in acting.on_words(visit.edition.acts(inner["id"]), row["source"], span):
        if recording.same(value, known, span):
            return _recorded_before(row, known)
    outcome = visit.edition.decide(
        "add_act",
        source=row["source"],
        start=span[0],
        end=span[1],
        value=value,
        reason=rulings.said(visit.form, "reason") or None,
        who=visit.signed,
    )
    return _back(visit, outcome, row["id"])


def correct(visit: Visit) -> Response:
    """Put an act right; the whole of it is ruled anew, and its words may be others."""
    act = visit.edition.act(visit.request.path_params["id"])
    text = visit.edition.text(act.file)
    span = recording.quote_of(visit.form, text, (0, len(text)))
    value = recording.of_form(visit.form, text, recording.of_act(act))
    if recording.same(value, act, span):
        if act.status == "corrected" and act.document:  # the form came twice
            return _recorded_before(visit.edition.row(act.document), act)
        raise BadDecision(
            "Nothing was changed", remedy="If the act is right as it stands, confirm it instead."
        )
    outcome = visit.edition.decide(
        "correct_act",
        field=act.id,
        source=act.file,
        start=span[0],
        end=span[1],
        value=value,
        reason=rulings.said(visit.form, "reason") or None,
        who=visit.signed,
    )
    return _back(visit, outcome, act.document)


def rule(visit: Visit) -> Response:
    """Confirm an act, or strike it out with a reason."""
    act = visit.edition.act(visit.request.path_params["id"])
    action = rulings.said(visit.form, "action")
    if action not in ("accept_act", "reject_act"):
        raise BadDecision(f"“{action}” is nothing that can be ruled on an act")
    outcome = visit.edition.decide(
        action,
        field=act.id,
        reason=rulings.said(visit.form, "reason") or None,
        who=visit.signed,
    )
    return _back(visit, outcome, act.document)


def show(visit: Visit) -> Response:
    """One act: its words, what it says, who ruled what on it, and where two editors differ."""
    act = visit.edition.act(visit.request.path_params["id"])
    view = acting.view_of(act, visit.edition.history_of_act, visit.edition.find_act)
    return visit.page(
        "act.html",
        one=view,
        text=_text_of(visit, act),
        row=_row_of(visit, act),
    )


def _recording(visit: Visit, row: Row, text: str) -> FormView:
    asked = recording.Asked(visit.request.query_params)
    span: Span | None = None
    if asked.get("words") or asked.get("quote"):
        span = recording.quote_of(asked, text, (row["start"], row["end"]))
        span = passages.whole_words(text, *span)
    own = _innermost(visit, row, span) if span else row
    known = _known(visit)
    used = [act.type for act in known.acts]
    passage = text[slice(*span)] if span else ""
    types = suggesting.order(passage, actform.types_listed(), used)
    chosen = visit.asked("type") or types[0].name
    value: Value = suggesting.suggest(passage, span[0], own, chosen, known) if span else {}
    return _view(
        str(row["id"]),
        span,
        text,
        value | {"type": chosen},
        known,
        types,
        _papers(visit, own, value),
    )


def _correcting(visit: Visit, identity: str, text: str) -> FormView:
    act = visit.edition.act(identity)
    value = recording.of_act(act)
    chosen = visit.asked("type") or act.type
    document = act.document or ""
    known = _known(visit)
    types = actform.types_listed()
    return _view(
        document, (act.start, act.end), text, value | {"type": chosen}, known, types,
        _papers(visit, visit.edition.row(document), value), act.id,
    )  # fmt: skip


def _view(  # noqa: PLR0913, PLR0917 - what a form is made of
    paper: str,
    span: Span | None,
    text: str,
    value: Value,
    known: suggesting.Known,
    types: Sequence[actform.ActType],
    papers: Sequence[tuple[str, str]],
    act: str | None = None,
) -> FormView:
    first, more = actform.fields_of(str(value["type"]), value)
    passage = text[slice(*span)] if span else ""
    others = [one for one in known.acts if one.id != act]
    named = actform.named_in(value)
    return FormView(
        paper=paper,
        span=span,
        quote=" ".join(passage.split()),
        value=value,
        types=types,
        first=first,
        more=more,
        choices=suggesting.ranked_questions(passage, value, known),
        told=actform.listed(others, paper, named),
        orders=actform.listed(others, paper, named, ["order"]),
        papers=papers,
        names=sorted(known.names.tiers),
        act=act,
        text=text,
    )


def _papers(visit: Visit, row: Row, value: Value) -> list[tuple[str, str]]:
    """The papers that can be answered as a whole: those cited or named, then those just before."""
    cited = [*(value.get("answers") or ()), *(row.get("replies_to") or ())]
    wanted = [one["document"] for one in cited if one.get("document")]
    found: dict[str, str] = {}
    for identity in wanted:
        with suppress(NothingFound):
            other = visit.edition.row(identity)
            found[identity] = other["regest"] or other["head"] or identity
    day: Row = row.get("date") or {}
    if day.get("value"):
        with suppress(BadQuery):  # a date of a form that papers cannot be sought by
            before = str(day["value"])
            count = visit.edition.count_papers(before=before)
            for one in visit.edition.papers(
                before=before, limit=EARLIER, offset=max(0, count - EARLIER)
            )[::-1]:
                found.setdefault(one.id, one.regest or one.head or one.id)
    found.pop(str(row["id"]), None)
    return list(found.items())


def _known(visit: Visit) -> suggesting.Known:
    """What the ledger knows, gathered anew where the log or the papers changed."""
    log = visit.edition.decisions()
    state = (len(log), log[-1].id if log else "", visit.edition.summary().papers)
    kept = visit.desk.kept.get("recording")
    if isinstance(kept, _Kept) and kept.state == state:
        return kept.known
    known = suggesting.known_of(visit.edition.acts(), visit.edition.ledger_papers())
    visit.desk.kept["recording"] = _Kept(state, known)
    return known


class _Kept:
    """What was gathered for one state of the log and the papers."""

    def __init__(self, state: object, known: suggesting.Known) -> None:
        self.state = state
        self.known = known


def _back(visit: Visit, outcome: Outcome, paper: str | None) -> Response:
    return back(
        visit,
        f"/papers/{paper}" if paper else "/decisions",
        outcome,
        str(outcome.decision.field or ""),
    )


def _recorded_before(row: Row, act: Act) -> Response:
    """As after recording: the act is on disk, and the form need not be sent again."""
    there = f"/papers/{act.document or row['id']}?saved={act.decision or ''}#{act.id}"
    return RedirectResponse(there, status_code=303)


def _innermost(visit: Visit, row: Row, span: Span) -> Row:
    """The innermost paper around a passage: whose voice it is."""
    for child in visit.edition.paper(str(row["id"])).children:
        inner = visit.edition.row(child.id)
        if inner["start"] <= span[0] < inner["end"]:
            return _innermost(visit, inner, span)
    return row


def day_of(visit: Visit) -> Response:
    """The date that stands in marked words, as EDTF; empty where none is read there."""
    row = visit.edition.row(visit.request.path_params["id"])
    text = visit.edition.text(row["source"])
    asked = recording.Asked(visit.request.query_params)
    span = recording.quote_of(asked, text, (row["start"], row["end"]))
    dates = _innermost(visit, row, span).get("dates") or ()
    inside = [one for one in dates if one["start"] < span[1] and span[0] < one["end"]]
    values = [one["value"] for one in inside[:1] if one.get("value")]
    values += [other["value"] for one in inside[:1] for other in one.get("alternatives") or ()]
    return PlainTextResponse("; ".join(values))


def _text_of(visit: Visit, act: Act) -> str | None:
    try:
        return visit.edition.text(act.file)
    except NothingFound:
        return None


def _row_of(visit: Visit, act: Act) -> Row | None:
    try:
        return visit.edition.row(act.document) if act.document else None
    except NothingFound:
        return None


routes = [
    Route("/papers/{id}/act", page(form)),
    Route("/papers/{id}/act/date", page(day_of)),
    Route("/papers/{id}/acts", page(add), methods=["POST"]),
    Route("/acts/{id}", page(show)),
    Route("/acts/{id}/correct", page(correct), methods=["POST"]),
    Route("/acts/{id}/rule", page(rule), methods=["POST"]),
]
