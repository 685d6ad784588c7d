"""Makes a ruling on an act of what an editor says: its words anchored, its fields looked at."""

import itertools
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

import msgspec

from regesta.decisions import anchors
from regesta.decisions.acts.identity import act_id
from regesta.decisions.acts.placing import Extents, far_spans
from regesta.decisions.acts.printed import with_printed_words
from regesta.decisions.acts.shape import shape
from regesta.decisions.acts.spans import spans_of
from regesta.decisions.acts.words import with_words
from regesta.decisions.log import identify
from regesta.errors import BadDecision
from regesta.model import Decision, Source


class Desk(NamedTuple):
    """Where an act is recorded: its source, the documents of that, who rules, and when."""

    source: Source
    extents: Extents
    who: str
    when: str


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """A ruling on an act, with what is worth a warning though it is taken."""

    decision: Decision
    warnings: tuple[str, ...] = ()


def compose_act(  # noqa: PLR0913 - what is said of an act
    desk: Desk,
    given: Mapping[str, Any],
    *,
    start: int | None = None,
    end: int | None = None,
    known: str | None = None,
    identity: str | None = None,
    is_free: Callable[[str], bool] = lambda _: True,
    reason: str | None = None,
) -> Composed:
    """The ruling that records an act, or with `known` gives that act new words and values.

    Args:
        desk: where it is recorded.
        given: its keys as EXPORT.md has them, offsets absolute.
        start: where its quote begins; else `given` says so, or its `quote` occurs just once.
        end: where its quote ends.
        known: the id of the act to be corrected.
        identity: the id of a new act, where it is known already.
        is_free: whether an id may be given to a new act.
        reason: in the editor's words.

    Raises:
        BadDecision: the words are not there, or a value has the wrong shape.
    """
    source, text = desk.source, desk.source.text
    first, last = _quote(source, given, start, end)
    shaped = shape(given)
    anchor = anchors.make(source, first, last)
    quote = (anchor.start, anchor.end)
    around = desk.extents.innermost(anchor.start)
    paper = (around.start, around.end) if around else (0, len(text))
    value = with_words(shaped.value, text, quote, paper)
    value = with_printed_words(value, text)
    _check_spans(value, text)
    identity = known or identity or act_id(value["type"], text, *quote, is_free)
    _check_answers(value, identity)
    far = tuple(anchors.make(source, *pair) for pair in far_spans(value, anchor))
    decision = Decision(
        id="",
        when=desk.when,
        who=desk.who,
        action="correct_act" if known else "add_act",
        anchor=anchor,
        document=around.id if around else None,
        field=identity,
        value=value,
        words=far,
        reason=reason or None,
    )
    return Composed(decision=identify(decision), warnings=shaped.warnings)


def words_meant(source: Source, given: Mapping[str, Any]) -> tuple[int, int]:
    """The extent of the words that a given act stands on, white space at either side left out.

    Raises:
        BadDecision: the words are not there, or more than once and it is not said where.
    """
    return anchors.trimmed(source.text, *_quote(source, given, None, None))


def verdict(
    action: str, last: Decision, *, who: str, when: str, reason: str | None = None
) -> Decision:
    """The ruling that accepts or rejects an act as it is.

    Args:
        action: `accept_act` or `reject_act`.
        last: the ruling that gave the act the value it has.
        who: the editor.
        when: the time.
        reason: in the editor's words.
    """
    return identify(
        Decision(
            id="", when=when, who=who, action=action, anchor=last.anchor, document=last.document,
            field=last.field, reason=reason or None,
        )
    )  # fmt: skip


def _quote(
    source: Source, given: Mapping[str, Any], start: int | None, end: int | None
) -> tuple[int, int]:
    """The extent of the act's words, which must stand there."""
    text, quote = source.text, given.get("quote")
    if start is None or end is None:
        start, end = given.get("start"), given.get("end")
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(text):
            _refuse("start", f"[{start}, {end}] lies outside the source.", source)
        if quote is not None and text[start:end] != quote:
            there = " ".join(text[start : min(end, start + 40)].split())
            _refuse(
                "quote", f"These words do not stand at {start}; there stands “{there}”.", source
            )
        return start, end
    if not isinstance(quote, str) or not quote.strip():
        _refuse("quote", "An act needs its words.", source)
    found = _places(text, re.escape(quote)) or _places(
        text, r"\s+".join(map(re.escape, quote.split()))
    )
    if not found:
        _refuse("quote", "These words do not stand in the source.", source)
    if len(found) > 1:
        raise BadDecision(
            "These words stand in the source more than once.", place="quote",
            remedy="Give start and end, or a longer quote.",
        )  # fmt: skip
    return found[0]


def _places(text: str, pattern: str) -> list[tuple[int, int]]:
    """Where words stand, two places at most."""
    return [one.span() for one in itertools.islice(re.finditer(pattern, text), 2)]


def _check_spans(value: dict[str, Any], text: str) -> None:
    for key, (start, end), words in spans_of(value):
        if end > len(text):
            raise BadDecision(
                f"[{start}, {end}] lies outside the source.", place=key,
                remedy="Offsets count code points of the text as read.",
            )  # fmt: skip
        if words is not None and text[start:end] != words:
            raise BadDecision(
                f"“{words[:60]}” does not stand at {start}; there stands “{text[start:end][:60]}”.",
                place=key,
                remedy="Mend the offsets, or leave them out: the words are looked for.",
            )


def _check_answers(value: dict[str, Any], identity: str) -> None:
    for key, named in (
        ("answers", [one.get("act") for one in value.get("answers", ())]),
        ("same_as", value.get("same_as", ())),
        ("instructed_by", [value.get("instructed_by")]),
    ):
        if identity in named:
            raise BadDecision("An act cannot name itself.", place=key, remedy="Name another act.")


def _refuse(place: str, message: str, source: Source) -> NoReturn:
    raise BadDecision(
        message, place=place,
        remedy=f"Mark the words in {source.path} again, or copy them as they stand there.",
    )  # fmt: skip
