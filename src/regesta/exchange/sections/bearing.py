"""Bearings: a paper's own link between a situation and a term."""

from regesta.exchange.brief import BearingLine, Passage
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.rulebook import rule
from regesta.exchange.stepped import stepped
from regesta.exchange.tellings import Telling, status_of
from regesta.exchange.view import View
from regesta.model import Act, Span


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each bearing, from the day of its act on."""
    read = rule("bearings/linked")
    return [
        _bearing(view, told)
        for act in view.acts
        if act.bearing and act.modality in read.modalities
        if (told := kept.tellings.of(act.id))
    ]


def _bearing(view: View, told: Telling) -> Moving:
    act, bearing = told.act, told.act.bearing
    assert bearing is not None  # noqa: S101 - the caller asked for acts with one
    spans = (bearing.situation, bearing.term)
    line = BearingLine(
        by=view.as_one(act),
        all_by=view.together(act),
        situation=_words(act, bearing.situation),
        term=_words(act, bearing.term),
        evidence=tuple(Passage(source=act.file, start=one.start, end=one.end) for one in spans),
        says=told.says,
        date=told.date,
        acts=(act.id,),
        status=status_of([told]),
        paper_date=told.paper_date,
        estimated=told.estimated,
    )
    return stepped(f"b-{act.id}", [told.day], lambda _: line)


def _words(act: Act, span: Span) -> str:
    """The words of a span where they stand in the act's quote; else what the act is about."""
    if act.start <= span.start and span.end <= act.end:
        return act.quote[span.start - act.start : span.end - act.start]
    return act.object or act.quote
