"""The register of papers, the page of one paper, and the rulings made there."""

from collections.abc import Sequence
from typing import cast
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from regesta.decisions.actions import OF_DIVISION, OF_FIELDS, OF_FINDINGS, OF_READINGS
from regesta.decisions.compose import Ruling
from regesta.edition import Paper
from regesta.errors import BadDecision, NothingFound
from regesta.model import Act
from regesta.model.outside import recorded
from regesta.web import acting, citation, coverage, reading, rulings
from regesta.web.blocks import outline
from regesta.web.desk import Visit, back, page
from regesta.web.fields import KINDS, Row, Span, acceptable, describe

PER_PAGE = 100


def register(visit: Visit) -> Response:
    """The papers in order, filtered; those without a date apart."""
    filters = rulings.of_query(visit.request.query_params)
    order = "source" if visit.asked("order") == "source" else "date"
    total = visit.edition.count_papers(**filters)
    at = min(visit.number("at"), max(0, total - 1)) // PER_PAGE * PER_PAGE
    listed = visit.edition.papers(order=order, limit=PER_PAGE, offset=at, **filters)
    kept = {k: v for k, v in visit.request.query_params.items() if v and k not in ("at", "saved")}
    return visit.page(
        "register.html",
        dated=[p for p in listed if p.date or order == "source"],
        undated=[p for p in listed if not p.date and order == "date"],
        total=total,
        at=at,
        per_page=PER_PAGE,
        kinds=KINDS,
        sources=visit.edition.sources(),
        filters=filters,
        order=order,
        address="/papers?" + urlencode(kept) + ("&" if kept else ""),
    )


def show(visit: Visit) -> Response:
    """One paper to be read, with its description, apparatus and history."""
    paper = visit.edition.paper(visit.request.path_params["id"])
    edition = visit.edition
    acts = acting.views(_acts_in(visit, paper), edition.history_of_act, edition.find_act)
    text = visit.edition.text(paper.row["source"])
    covered = None
    drawn = acting.highlights(acts)
    if visit.asked("coverage") == "on":
        blocks = outline(text, paper.row["start"], paper.row["end"], paper.marks)
        covered = list(coverage.sentences(text, blocks, acts))
        drawn += coverage.highlights(covered)
    read = reading.read(
        visit.edition,
        paper,
        _hits(visit.asked("hit")),
        visit.number("from") if visit.asked("from") else None,
        drawn,
        [str(one.number) for one in acts if one.act.status == "proposed"],
    )
    return visit.page(
        "paper.html",
        paper=paper,
        row=paper.row,
        reading=read,
        cite=citation.chicago(paper.row, visit.title),
        kinds=KINDS,
        with_readings=_shows_readings(visit.asked("readings"), read.readings_of),
        acceptable=acceptable(read.fields),
        stands=reading.stands,
        reading_key=reading.key,
        acts=acts,
        covered=covered,
        outside=recorded(paper.row["source"], text, paper.row["start"]),
    )


def _acts_in(visit: Visit, paper: Paper, deepest: int = reading.DEEPEST) -> list[Act]:
    """The acts on a paper's words, those of papers printed inside it too."""
    own = visit.edition.acts(str(paper.row["id"]))
    for child in paper.children if deepest else ():
        own += _acts_in(visit, visit.edition.paper(child.id), deepest - 1)
    return own


def _shows_readings(asked: str, readings: Sequence[Row]) -> bool:
    """Whether proposed readings are shown: as asked, else where one is more than a printer's sign.

    Emphasis alone asks for no apparatus: its signs are set apart in the text as printed.
    """
    if asked in ("on", "off"):
        return asked == "on"
    return any(reading.stands(one) and one["rule"] != "emphasis_marks" for one in readings)


def why(visit: Visit) -> Response:
    """What made this paper: the evidence for its bounds, and the rule behind each field."""
    paper = visit.edition.paper(visit.request.path_params["id"])
    return visit.page(
        "why.html",
        paper=paper,
        row=paper.row,
        text=visit.edition.text(paper.row["source"]),
        explanation=visit.edition.explain(paper.row["id"]),
    )


def decide(visit: Visit) -> Response:
    """Make the ruling of a form on a paper; the page is sent once the log has it on disk."""
    paper = visit.edition.paper(visit.request.path_params["id"])
    row: Row = paper.row
    text = visit.edition.text(row["source"])
    action = rulings.said(visit.form, "action")
    ruling = _ruling(visit, action, row, text)
    ruling["who"] = visit.signed
    ruling["reason"] = rulings.said(visit.form, "reason") or None
    outcome = visit.edition.decide(action, **ruling)
    here = str(row["id"])
    there = outcome.ids.get(here, here)
    field = ruling.get("field")
    fallback = f"/papers/{there}" if _exists(visit, there) else f"/sources/{row['source']}"
    return back(visit, fallback, outcome, f"f-{field}" if field else "")


def accept_all(visit: Visit) -> Response:
    """Confirm every value of a paper that nobody has ruled on."""
    paper = visit.edition.paper(visit.request.path_params["id"])
    identity = str(paper.row["id"])
    wanted = [
        Ruling(action="accept", document=identity, field=name)
        for name in acceptable(describe(paper.row, paper.decisions, paper.machine))
    ]
    outcome = visit.edition.decide_all(wanted, who=visit.signed)
    if outcome is None:
        raise BadDecision(
            "nothing is left to confirm: each value has a ruling",
            remedy="What is unknown can be corrected, or struck out as not there.",
        )
    return back(visit, f"/papers/{identity}", outcome)


def _ruling(visit: Visit, action: str, row: Row, text: str) -> rulings.Ruling:
    form, start, end = visit.form, cast("int", row["start"]), cast("int", row["end"])
    if action == "correct":
        made = rulings.of_field(form, text, start, end)
    elif action in OF_FIELDS:
        made = rulings.Ruling(field=rulings.said(form, "field"))
    elif action in OF_READINGS or action in OF_FINDINGS:
        spans = rulings.marked(form, text, start, end)
        if not spans:
            raise BadDecision("the ruling names no words", remedy="Mark the words in question.")
        value = rulings.said(form, "value") or None
        made = rulings.Ruling(start=spans[0][0], end=spans[0][1], value=value)
    elif action in OF_DIVISION:
        made = rulings.of_division(form, action, text, (start, end))
    else:
        raise BadDecision(f"“{action}” is nothing that can be ruled here")
    made["document"] = row["id"]
    return made


def _exists(visit: Visit, document: str) -> bool:
    try:
        visit.edition.row(document)
    except NothingFound:
        return False
    return True


def _hits(asked: str) -> list[Span]:
    """Passages named in an address: "hit=123-130 200-204"."""
    pairs = [part.partition("-") for part in asked.replace(",", " ").split()[:200]]
    return [(int(a), int(b)) for a, _, b in pairs if a.isdigit() and b.isdigit()]


routes = [
    Route("/papers", page(register)),
    Route("/papers/{id}", page(show)),
    Route("/papers/{id}/why", page(why)),
    Route("/papers/{id}/decide", page(decide), methods=["POST"]),
    Route("/papers/{id}/accept", page(accept_all), methods=["POST"]),
]
