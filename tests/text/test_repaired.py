"""The way back from a repaired text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Reading, Span
from regesta.text.repaired import apply_readings


def reading(start: int, end: int, proposed: str, text: str = "") -> Reading:
    return Reading(start=start, end=end, text=text, proposed=proposed, reason="", rule="x")


@st.composite
def texts_with_readings(draw: st.DrawFn) -> tuple[str, list[Reading]]:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    readings = [reading(a, b, draw(st.text(max_size=6)), text[a:b]) for a, b in pairs if a < b]
    return text, draw(st.permutations(readings))


@given(texts_with_readings())
def test_copied_stretches_map_character_by_character(case):
    text, readings = case
    repaired, back = apply_readings(text, readings)
    inside = [there for there, _ in back.changed]
    for at, character in enumerate(repaired):
        if not any(span.start <= at < span.end for span in inside):
            span = back.span(at, at + 1)
            assert text[span.start : span.end] == character


@given(texts_with_readings())
def test_a_reading_maps_to_the_words_it_replaces(case):
    text, readings = case
    repaired, back = apply_readings(text, readings)
    for there, here in back.changed:
        if there.length:
            assert back.span(there.start, there.end) == here
    assert len(repaired) == back.length


@given(texts_with_readings(), st.data())
def test_spans_stay_in_the_text_and_keep_their_order(case, data):
    text, readings = case
    repaired, back = apply_readings(text, readings)
    a = data.draw(st.integers(0, len(repaired)))
    b = data.draw(st.integers(a, len(repaired)))
    span = back.span(a, b)
    assert 0 <= span.start <= span.end <= len(text)
    assert back.start(a) <= back.start(b)
    assert back.end(a) <= back.end(b)


@given(st.text(max_size=30))
def test_without_readings_the_way_back_is_the_identity(text):
    repaired, back = apply_readings(text, [])
    assert repaired == text
    assert all(back.start(at) == at == back.end(at) for at in range(len(text) + 1))


def test_what_was_left_out_belongs_to_no_neighbour():
    repaired, back = apply_readings("a**b**c", [reading(1, 3, ""), reading(4, 6, "")])
    assert repaired == "abc"
    assert back.span(1, 2) == Span(3, 4)
    assert back.span(0, 2) == Span(0, 4)
    assert back.span(0, 3) == Span(0, 7)


def test_a_reading_that_overlaps_an_earlier_one_is_passed_over():
    assert apply_readings("abcdef", [reading(1, 4, "X"), reading(3, 5, "Y")])[0] == "aXef"


def test_a_position_outside_is_refused():
    _, back = apply_readings("abc", [])
    with pytest.raises(IndexError):
        back.start(4)
    with pytest.raises(IndexError):
        back.end(-1)


def test_a_text_that_vanishes_maps_to_its_bounds():
    repaired, back = apply_readings("**", [reading(0, 2, "")])
    assert repaired == ""
    assert back.length == 0
    assert (back.end(0), back.start(0)) == (0, 2)
    assert back.span(0, 0).length == 0
