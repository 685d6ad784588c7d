import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.errors import BadDecision
from regesta.web import passages

TEXT = "He wrote: “the\n  ford is open”. It isn’t. The ford, the ford."


def test_words_are_found_across_line_ends_and_with_plain_quotes():
    start, end = passages.find('"the ford is open"', TEXT, 0, len(TEXT))
    assert TEXT[start:end] == "“the\n  ford is open”"
    start, end = passages.find("isn't", TEXT, 0, len(TEXT))
    assert TEXT[start:end] == "isn’t"


@pytest.mark.parametrize(
    ("words", "says"), [("the bridge", "does not stand"), ("ford", "3 times"), ("  ", "no words")]
)
def test_words_that_stand_nowhere_or_twice_are_refused_with_a_remedy(words, says):
    with pytest.raises(BadDecision, match=says) as refused:
        passages.find(words, TEXT, 0, len(TEXT))
    assert refused.value.remedy


def test_only_the_extent_is_searched():
    assert passages.find("the ford", TEXT, 50, len(TEXT))[0] > 50


@given(st.text("ab \n", max_size=60), st.data())
def test_clauses_lie_within_the_words_and_share_their_ends(text, data):
    if not text.strip():
        return
    start, end = passages.trim(text, 0, len(text))
    first, last = passages.clauses(text, 0, len(text), data.draw(st.integers(1, 5)))
    assert first[0] == start and last[1] == end
    assert start <= first[0] < first[1] <= end and start <= last[0] < last[1] <= end


@pytest.mark.parametrize(
    ("text", "extent", "whole"),
    [
        ("We demand peace.", (4, 13), (3, 15)),
        ("We demand peace.", (3, 9), (3, 9)),
        ("We demand peace.", (2, 10), (2, 10)),
        ("我們要求和平", (1, 3), (1, 3)),
        ("a" * 80, (30, 40), (30, 40)),
        ("ab", (0, 1), (0, 2)),
    ],
)
def test_words_that_a_mark_cuts_are_made_whole(text, extent, whole):
    assert passages.whole_words(text, *extent) == whole
