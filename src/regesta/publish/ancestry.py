"""The ancestry of a line of the brief as an indented text: what it rests on, step by step."""

from collections.abc import Callable, Iterator

from regesta.exchange.brief import Passage
from regesta.exchange.explain import Explanation
from regesta.exchange.reasons import Reason
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import plain, wrapped

_STEP = "  "
_SECTION_KINDS = {
    "questions": "question", "obligations": "obligation", "consequences": "consequence",
    "convening": "convening", "control": "control", "channels": "channel", "claims": "claim",
}  # fmt: skip


def ancestry(
    explanation: Explanation, quote: Callable[[Passage], str], width: int = 80
) -> Iterator[str]:
    """Lines of at most `width` columns, each step indented below what rests on it.

    Why two names are one party is said where it first matters, and not again.

    Args:
        explanation: why a line says what it says.
        quote: the words of a passage.
        width: columns of the terminal.
    """
    yield from wrapped(_head(explanation), width, "", _STEP)
    said = set[tuple[str, str]]()
    for one in explanation.because:
        yield from _reason(one, quote, width, 1, said)
    if explanation.lost:
        yield "Passed over:"
        for one in explanation.lost:
            yield from _reason(one, quote, width, 1, said)


def _head(one: Explanation) -> str:
    kind = "cell" if one.to else _SECTION_KINDS.get(one.section, "")
    state = ""
    if one.state:
        sign, word = wording.sign_and_word(kind, one.state) if kind else ("·", one.state)
        state = f": {sign} {word}"
    to = f", {one.to.name}" if one.to else ""
    return f"{one.line}  {plain(one.what)}{to}{state} on {days.said(one.on)}, because:"


def _reason(
    one: Reason,
    quote: Callable[[Passage], str],
    width: int,
    depth: int,
    said: set[tuple[str, str]],
) -> Iterator[str]:
    key = (one.kind, one.text)
    if one.kind == "one":
        if key in said:
            return
        said.add(key)
    lead = _STEP * min(depth, width // 6)
    yield from wrapped(plain(_state_said(one)), width, f"{lead}- ", f"{lead}  ")
    tail = " · ".join(_tail(one))
    if tail:
        yield from wrapped(tail, width, f"{lead}  ", f"{lead}  ")
    for passage in one.evidence:
        words = quote(passage)
        if words and words not in plain(one.text):
            place = f"({passage.source} {passage.start}–{passage.end})"
            yield from wrapped(f"“{words}” {place}", width, f"{lead}  ", f"{lead}  ")
    for inner in one.because:
        yield from _reason(inner, quote, width, depth + 1, said)


def _state_said(one: Reason) -> str:
    """The reason's text; a state at its end or beginning by its word."""
    if one.kind == "cell":
        party, colon, state = one.text.rpartition(": ")
        if colon and state in wording.table("cell"):
            return f"{party}: {' '.join(wording.sign_and_word('cell', state))}"
    return one.text


def _tail(one: Reason) -> Iterator[str]:
    if one.rule:
        yield f"rule {one.rule}"
    if one.act:
        yield one.act
    if one.document:
        yield one.document
    if one.kind in ("act", "cell", "lost") and one.says:
        yield wording.account(one.says)
    if one.date and one.kind != "day":
        yield days.said(one.date)
    if one.decision:
        yield f"decision {one.decision}"
    if one.kind == "act" and one.evidence:
        passage = one.evidence[0]
        yield f"{passage.source} {passage.start}–{passage.end}"
