from hypothesis import given
from hypothesis import strategies as st

from regesta.web.segments import Highlight, cut

TEXT = "Moscow, February 4th, 1919. 𝔄 note—with ‘quotes’ and\nlines."
ROLES = st.sampled_from(["field", "reading", "finding", "hit"])


@st.composite
def highlights(draw):
    start = draw(st.integers(0, 60))
    return Highlight(start, start + draw(st.integers(0, 40)), draw(ROLES), draw(st.text("ab")))


@given(st.lists(highlights(), max_size=12), st.integers(0, 30), st.integers(0, 40))
def test_runs_joined_are_the_text_again(over, start, length):
    end = min(start + length, len(TEXT))
    segments = cut(TEXT, start, end, over)
    assert "".join(s.text for s in segments) == TEXT[start:end]
    assert all(s.text for s in segments)
    assert [s.start for s in segments] == sorted({s.start for s in segments})


@given(st.lists(highlights(), max_size=12))
def test_each_character_lies_under_just_the_highlights_that_cover_it(over):
    for segment in cut(TEXT, 0, len(TEXT), over):
        for at in range(segment.start, segment.end):
            covering = {
                (max(h.start, 0), min(h.end, len(TEXT)), h.role, h.key)
                for h in over
                if h.start <= at < h.end
            }
            assert {(h.start, h.end, h.role, h.key) for h in segment.over} == covering


@given(st.lists(highlights(), max_size=12))
def test_the_order_in_which_highlights_are_given_changes_nothing(over):
    assert cut(TEXT, 0, len(TEXT), over) == cut(TEXT, 0, len(TEXT), reversed(over))


def test_overlapping_spans_share_the_run_between_their_edges():
    date, place = Highlight(0, 10, "field", "date"), Highlight(4, 14, "field", "place")
    shown = [(s.text, s.keys("field")) for s in cut("0123456789abcdef", 0, 16, [place, date])]
    assert shown == [
        ("0123", ["date"]), ("456789", ["date", "place"]), ("abcd", ["place"]), ("ef", []),
    ]  # fmt: skip


def test_a_run_knows_which_highlights_begin_and_end_with_it():
    first, second = cut("abcd", 0, 4, [Highlight(0, 4, "reading", "r"), Highlight(2, 4, "hit")])
    assert first.opening("reading") and not first.closing("reading")
    assert second.closing("reading") and second.opening("hit")
