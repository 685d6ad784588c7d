"""Cutting a text into pieces, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.search.pieces import clip, fit, without

extents = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.text(min_size=60, max_size=60), extents, st.lists(extents, max_size=5))
def test_every_place_in_the_pieces_leads_back_to_its_letter(text, extent, holes):
    start, end = min(extent[0], 60), min(extent[1], 60)
    pieces = without(start, end, holes)
    joined = pieces.text(text)
    at = 0
    for first, last in pieces.extents:
        for offset in range(first, last):
            assert pieces.place(at + offset - first)[1] == offset
            assert joined[at + offset - first] == fit(text[offset])
        at += last - first + 1


@given(extents, st.lists(extents, max_size=5))
def test_what_is_left_and_what_is_cut_make_the_whole(extent, holes):
    kept = without(*extent, holes)
    gone = clip(holes, *extent)
    left = {i for a, b in kept.extents for i in range(a, b)}
    cut = {i for a, b in gone.extents for i in range(a, b)}
    assert left | cut == set(range(*extent))
    assert not left & cut


@given(st.text())
def test_a_text_made_fit_is_as_long_as_it_was(text):
    assert len(fit(text)) == len(text)
