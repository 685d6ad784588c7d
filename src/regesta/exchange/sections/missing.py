"""Missing: papers and terms that the acts and their papers refer to, and that are not on file."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from regesta.exchange.brief import Missing, Passage
from regesta.exchange.kept import Kept
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


class _Lack(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    what: str
    words: Passage
    cited_in: str | None
    told: Telling | None
    day: int
    paper_date: str | None


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each paper or terms referred to and absent; one line for each place of words.

    What is on file is not missing, whatever the day: the ledger rests on all papers on file. So
    is what another telling of the same event gives.
    """
    found: dict[tuple[str, int, int], list[_Lack]] = {}
    of_acts: dict[str, list[tuple[str, int, int]]] = {}
    for lack in _lacks(view, kept):
        words = lack.words
        key = (words.source, words.start, words.end)
        if lack.told is not None:
            of_acts.setdefault(lack.cited_in or words.source, []).append(key)
        else:
            key = next(
                (one for one in of_acts.get(lack.cited_in or "", ())
                 if one[1] < words.end and words.start < one[2]),
                key,
            )  # fmt: skip
        found.setdefault(key, []).append(lack)
    return [_line(lacks) for lacks in found.values()]


def missing_terms(act: Act, kept: Kept) -> tuple[Term, ...]:
    """The terms of an act that are missing and that no other telling of it gives."""
    gone = tuple(term for term in act.terms if term.missing)
    event = kept.tellings.event(act.id) if gone else None
    if event is None:
        return gone
    given = {
        term.kind for one in event.tellings if one.act.id != act.id
        for term in one.act.terms if not term.missing and term.kind not in _ANY
    }  # fmt: skip
    return tuple(term for term in gone if term.kind not in given)


def _lacks(view: View, kept: Kept) -> Iterable[_Lack]:
    for act in view.acts:
        told = kept.tellings.of(act.id)
        if told is None:
            continue
        paper = view.paper_of(act)
        for place, term in enumerate(missing_terms(act, kept)):
            what = term.text or act.object or act.quote
            if term.text and act.object and act.object != term.text:
                what = f"{term.text} ({act.object})"
            yield _lack(view, f"x-{act.id}-term-{place}", what, (term.start, term.end), told)
        for place, answer in enumerate(act.answers):
            if _absent(view, act, answer, paper):
                what = answer.text or f"a paper that is no longer on file ({answer.document})"
                span = (answer.start, answer.end)
                yield _lack(view, f"x-{act.id}-answers-{place}", what, span, told)
    for paper in view.papers:
        if not view.acts_of(paper.id):
            continue
        found = when(paper.date) if paper.date else None
        day = found.day if found else min(view.day(act) for act in view.acts_of(paper.id))
        for cited in paper.cited:
            if _is_missing(view, paper, cited):
                yield _Lack(
                    key=f"x-{paper.id}-{cited.start}",
                    what=cited.text,
                    words=Passage(source=paper.file, start=cited.start, end=cited.end),
                    cited_in=paper.id, told=None, day=day, paper_date=paper.date,
                )  # fmt: skip


def _is_missing(view: View, paper: Paper, cited: Cited) -> bool:
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
    named = dates_in(cited.text, paper.date)
    if not named and set(table("cited")["words"]).isdisjoint(
        re.findall(r"\w+", cited.text.casefold())
    ):
        return False
    spans = [found for value in named if (found := when(value)) and found.last - found.first < 31]
    return not any(
        span.first <= found.first and found.last <= span.last
        for other in view.papers if other.id != paper.id and (found := when(other.date))
        for span in spans
    )  # fmt: skip


@lru_cache(maxsize=4096)
def dates_in(text: str, written: str | None) -> frozenset[str]:
    """The days that a reference names, by the date of the paper that makes it.

    >>> sorted(dates_in("my note of the 5th instant", "1921-03-12"))
    ['1921-03-05']
    """
    # The patterns of all languages take a tenth of a second to load, and few ledgers need them
    from regesta.dates import Given, find, resolve, written_on  # noqa: PLC0415 - as said

    given = Given(written=written_on(written))
    days = table("cited")["day_words"]
    plain = re.sub(
        r"[A-Za-z]+(?:-[a-z]+)?",
        lambda word: str(days.index(word[0].casefold()) + 1) if word[0].casefold() in days
        else word[0],
        text,
    )  # fmt: skip
    values = (resolve(one, given).edtf for one in find(plain))
    return frozenset(value for value in values if value)


def _absent(view: View, act: Act, answer: Answering, paper: Paper | None) -> bool:
    """Whether an act answers a paper by words, and that paper is not on file.

    The words of a statement that is denied are a claim, no paper.
    """
    if answer.act or act.type in table("undertakings")["contradicts"]:
        return False
    if answer.document:
        return view.paper(answer.document) is None
    start, end = answer.start, answer.end
    if not answer.text or start is None or end is None:
        return bool(answer.text)
    cited = paper.cited if paper else ()
    return not any(
        one.document and view.paper(one.document) and one.start < end and start < one.end
        for one in cited
    )


def _lack(
    view: View, key: str, what: str, span: tuple[int | None, int | None], told: Telling
) -> _Lack:
    words = view.words(told.act, *span) or told.evidence[:1]
    paper = view.paper_of(told.act)
    return _Lack(
        key=key, what=what, words=words[0], cited_in=paper.id if paper else None, told=told,
        day=told.day, paper_date=told.paper_date,
    )  # fmt: skip


def _line(lacks: list[_Lack]) -> Moving:
    """Several acts that refer to the same words are one line."""
    first = min(lacks, key=lambda lack: (lack.day, lack.key))

    def on(day: int) -> Missing:
        known = [lack for lack in lacks if lack.day <= day]
        told = [lack.told for lack in known if lack.told]
        what = next((lack.what for lack in known if lack.told), known[0].what)
        return Missing(
            what=what,
            cited_in=known[0].cited_in,
            evidence=tuple(dict.fromkeys([
                *(lack.words for lack in known),
                *(passage for one in told for passage in one.evidence),
            ])),
            acts=tuple(dict.fromkeys(one.act.id for one in told)),
            status=status_of(told) if told else "proposed",
            paper_date=known[0].paper_date,
        )  # fmt: skip

    return stepped(first.key, [max(lack.day, MIN) for lack in lacks], on)
