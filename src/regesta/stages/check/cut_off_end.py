"""A paper that breaks off in the middle of a sentence: its end is lost."""

import re
from collections.abc import Iterator

from regesta.languages.en.checks import check_words
from regesta.model import Finding, Span
from regesta.stages.check.paper import Paper

_LAST = re.compile(r"\b[a-z]+\Z|[a-z],\Z|\b[a-z]{2,}-\Z")
_CLOSED_BY = ("close", "signature", "address", "source_line", "dateline", "note", "rule_line")
_PROSE = 12  # words in the last paragraph: a table or a list of names ends without a stop, too


def check(paper: Paper) -> Iterator[Finding]:
    """Flag a last paragraph of prose that ends in "the", a comma, half a word.

    Any other word may be the last of a title, a list or a caption.
    """
    if not paper.own:
        return
    last = paper.own[-1]
    end = last.end
    while end > last.start and paper.text[end - 1].isspace():
        end -= 1
    paragraph = max(paper.text.rfind("\n\n", last.start, end) + 2, last.start)
    words = paper.text[paragraph:end]
    found = _LAST.search(words[-40:])
    if not found or len(words.split()) < _PROSE:
        return
    if found.group().isalpha() and found.group() not in check_words().never_last.words:
        return
    if any(mark.start >= paragraph for mark in paper.of_kind(*_CLOSED_BY)):
        return
    start = max(paragraph, end - 60)
    start = paper.text.find(" ", start, end) + 1 if start > paragraph else start
    yield paper.finding(
        "cut_off_end",
        "warning",
        "The paper breaks off in the middle of a sentence.",
        Span(start, end),
        proposed="[end wanting]",
    )
