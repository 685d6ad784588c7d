"""Missing: papers and terms that the acts and their papers refer to, and that are not on file."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from regesta.exchange.brief import Missing, Passage
from regesta.exchange.filed import Filed, dates_in
from regesta.exchange.kept import Kept
from regesta.exchange.lacking import Lack, each_thing, kinds
from regesta.exchange.moving import Moving
from regesta.exchange.paper import Cited, Paper
from regesta.exchange.rulebook import table
from regesta.exchange.stepped import stepped
from regesta.exchange.tellings import Telling, status_of
from regesta.exchange.timing import MIN, when
from regesta.exchange.view import View
from regesta.model import Act, Term
from regesta.model.act import Answering

_ANY = (None, "other")
"""Kinds that do not tell one term from another."""


_COPIES = frozenset(table("cited")["copies"])
_RANK = {"answers": 0, "term": 1, "cited": 2}
"""Which of several references names a missing thing: one to a paper before one to its terms."""


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each paper or terms referred to and absent, however often it is referred to.

    What is on file is not missing, whatever the day: the ledger rests on all papers on file. So
    is what another telling of the same event gives.
    """
    return [_line(lacks) for lacks in each_thing(view, kept, list(_lacks(view, kept)))]


def missing_terms(act: Act, kept: Kept) -> tuple[Term, ...]:
    """The terms of an act that are missing and that nothing on file gives.

    Another telling of it may give them, or the paper that its own paper cites in their words.
    """
    gone = tuple(term for term in act.terms if term.missing and not _on_file(kept, act, term))
    event = kept.tellings.event(act.id) if gone else None
    if event is None:
        return gone
    given = {
        term.kind for one in event.tellings if one.act.id != act.id
        for term in one.act.terms if not term.missing and term.kind not in _ANY
    }  # fmt: skip
    return tuple(term for term in gone if term.kind not in given)


def _on_file(kept: Kept, act: Act, term: Term) -> bool:
    """Whether a term is but a paper that is on file, as the words of its own paper cite it.

    Points of such a paper may be missing all the same, as where a part of it is lost.
    """
    paper = kept.tellings.view.paper_of(act)
    if paper is None or term.start is None or term.end is None or not term.text:
        return False
    for one in paper.cited:
        if not one.document or one.document == paper.id:
            continue
        before = term.text[: max(0, one.start - term.start)]
        after = term.text[max(0, one.end - term.start) :]
        rest = re.findall(r"\w+", f"{before} {after}".casefold())
        if one.start < term.end and term.start < one.end and set(rest) <= _COPIES:
            return kept.tellings.view.paper(one.document) is not None
    return False


def _lacks(view: View, kept: Kept) -> Iterable[Lack]:
    filed = Filed(view)
    for act in view.acts:
        told = kept.tellings.of(act.id)
        if told is None:
            continue
        for place, term in enumerate(missing_terms(act, kept)):
            text = what = term.text or act.object or act.quote
            if term.text and act.object and act.object != term.text:
                what = f"{term.text} ({act.object})"
            yield _lack(view, ("term", place), (what, text), (term.start, term.end), told)
        for place, answer in enumerate(act.answers):
            if _absent(view, filed, act, answer):
                what = answer.text or f"a paper that is no longer on file ({answer.document})"
                span = (answer.start, answer.end)
                yield _lack(view, ("answers", place), (what, what), span, told)
    for paper in view.papers:
        if not view.acts_of(paper.id):
            continue
        found = when(paper.date) if paper.date else None
        day = found.day if found else min(view.day(act) for act in view.acts_of(paper.id))
        for cited in paper.cited:
            if _is_missing(view, filed, paper, cited):
                yield Lack(
                    key=f"x-{paper.id}-{cited.start}",
                    by="cited", what=cited.text, text=cited.text,
                    words=Passage(source=paper.file, start=cited.start, end=cited.end),
                    cited_in=paper.id, told=None, day=day, paper_date=paper.date,
                )  # fmt: skip


def _is_missing(view: View, filed: Filed, paper: Paper, cited: Cited) -> bool:
    """Whether a paper's reference is to one that is not on file.

    It is on file where an act answers an act by the same words, or where another paper bears the
    day that the reference names: which of several it is, is not guessed.
    """
    if cited.document:
        return view.paper(cited.document) is None
    for act in view.acts_of(paper.id):
        for answer in act.answers:
            if not answer.act or answer.start is None or answer.end is None:
                continue
            if answer.start < cited.end and cited.start < answer.end:
                return False
    if not dates_in(cited.text, paper.date) and not kinds(cited.text):
        return False
    return not filed.bears(paper, cited.text)


def _absent(view: View, filed: Filed, act: Act, answer: Answering) -> bool:
    """Whether an act answers a paper by words, and that paper is not on file.

    The words of a statement that is denied are a claim, no paper.
    """
    if answer.act or act.type in table("undertakings")["contradicts"]:
        return False
    if answer.document:
        return view.paper(answer.document) is None
    paper = view.paper_of(act)
    if paper and answer.text and filed.bears(paper, answer.text):
        return False
    start, end = answer.start, answer.end
    if not answer.text or start is None or end is None:
        return bool(answer.text)
    cited = paper.cited if paper else ()
    return not any(
        one.document and view.paper(one.document) and one.start < end and start < one.end
        for one in cited
    )


def _lack(
    view: View,
    made_by: tuple[Literal["answers", "term"], int],
    called: tuple[str, str],
    span: tuple[int | None, int | None],
    told: Telling,
) -> Lack:
    (by, place), (what, text) = made_by, called
    words = view.words(told.act, *span) or told.evidence[:1]
    paper = view.paper_of(told.act)
    return Lack(
        key=f"x-{told.act.id}-{by}-{place}", by=by, what=what, text=text, words=words[0],
        cited_in=paper.id if paper else None, told=told, day=told.day, paper_date=told.paper_date,
    )  # fmt: skip


def _line(lacks: Sequence[Lack]) -> Moving:
    """One line, called as the first says that names it best; what others call it is kept beside."""
    first = min(lacks, key=lambda lack: (lack.day, _RANK[lack.by], lack.key))

    def on(day: int) -> Missing:
        known = [lack for lack in lacks if lack.day <= day]
        told = [lack.told for lack in known if lack.told]
        named = min(known, key=lambda lack: (_RANK[lack.by], lack.day))
        return Missing(
            what=named.what,
            cited_in=known[0].cited_in,
            evidence=tuple(dict.fromkeys([
                *(lack.words for lack in known),
                *(passage for one in told for passage in one.evidence),
            ])),
            also=tuple(dict.fromkeys(
                lack.text for lack in known
                if lack.text != named.text and not lack.over(named)
            )),
            acts=tuple(dict.fromkeys(one.act.id for one in told)),
            status=status_of(told) if told else "proposed",
            paper_date=known[0].paper_date,
        )  # fmt: skip

    return stepped(first.key, [max(lack.day, MIN) for lack in lacks], on)
