"""A quotation that is opened and never closed, or closed and never opened."""

import re
from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"[“”„«»]")
_REACH = 40


def check(paper: Paper) -> Iterator[Finding]:
    """Flag the first mark of typographic quotation that has no partner.

    Printers open each paragraph of a long quotation again and close it once, so an opening mark
    at the head of a paragraph is no second opening. Straight marks do not say which they are and
    are not judged; ditto marks stand between spaces and are passed over.
    """
    open_at: int | None = None
    for part in paper.own:
        for start, end in _paragraphs(paper.text, part):
            for match in _MARKS.finditer(paper.text, start, end):
                at = match.start()
                around = paper.text[max(at - 1, 0) : at + 2]
                if not around.strip("“”„«»").strip():
                    continue
                if match.group() in "“„«":
                    open_at = at if open_at is None or at > _head(paper.text, start) else open_at
                elif open_at is None and match.group() != "»":
                    yield _tell(paper, Span(max(start, at - _REACH), at + 1), "opened")
                    return
                else:
                    open_at = None
    if open_at is not None:
        yield _tell(paper, paper.line_at(open_at, _REACH), "closed")


def _tell(paper: Paper, span: Span, wanting: str) -> Finding:
    return paper.finding(
        "unbalanced_quotation",
        "info",
        f"This quotation is never {wanting}.",
        span,
    )


def _head(text: str, start: int) -> int:
    """Where a paragraph's first mark may stand: its first character that is not blank."""
    while text[start].isspace():
        start += 1
    return start


def _paragraphs(text: str, part: Span) -> Iterator[tuple[int, int]]:
    at = part.start
    for match in _PARAGRAPH.finditer(text, part.start, part.end):
        if text[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if text[at : part.end].strip():
        yield at, part.end
