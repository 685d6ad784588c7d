"""A paper quoted inside another, after which the other goes on without a sign."""

from collections.abc import Iterator

from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_SIGNS = ("heading", "title", "label", "enclosure", "rule_line", "page", "note", "source_line")
_QUOTES = '"“«„>”»'


def check(paper: Paper) -> Iterator[Finding]:
    """Flag the place where a nested paper without heading ends and its container speaks again."""
    unheaded = {d.document for d in paper.described_inside if d.head is None}
    for nested in paper.inner:
        if nested.nested_in != paper.document.id or nested.id not in unheaded:
            continue
        end = nested.end
        while end > nested.start and paper.text[end - 1].isspace():
            end -= 1
        onward = nested.end
        while onward < paper.document.end and paper.text[onward].isspace():
            onward += 1
        if onward >= paper.document.end or len(paper.text[onward:].split("\n", 1)[0].split()) < 6:
            continue
        if paper.text[nested.start : nested.start + 2].strip()[:1] in _QUOTES:
            continue
        if paper.text[onward] in _QUOTES or any(
            mark.start <= onward < mark.end for mark in paper.of_kind(*_SIGNS)
        ):
            continue
        line = paper.text.rfind("\n", nested.start, end) + 1
        last = Span(max(line, nested.start, end - 120), end)
        yield paper.finding(
            "unmarked_boundary",
            "warning",
            "The paper quoted here ends with these words; what follows is no longer its text, "
            "though nothing marks it.",
            last,
            paper.line_at(onward),
            proposed=f"the quoted paper ends after “{paper.words(last)}”",
        )
