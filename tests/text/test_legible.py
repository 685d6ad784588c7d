"""The text as it probably reads, of the same length as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Reading
from regesta.text.legible import legible


def reading(start: int, end: int, proposed: str, verdict: str | None = None) -> Reading:
    return Reading(
        start=start, end=end, text="", proposed=proposed, reason="", rule="x", verdict=verdict
    )


@st.composite
def texts_with_readings(draw: st.DrawFn) -> tuple[str, list[Reading]]:
    """A text and readings that do not overlap, in any order."""
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    verdicts = st.sampled_from([None, "accepted", "rejected"])
    readings = [reading(a, b, draw(st.text(max_size=6)), draw(verdicts)) for a, b in pairs if a < b]
    return text, draw(st.permutations(readings))


@given(texts_with_readings())
def test_the_length_stays(case):
    text, readings = case
    assert len(legible(text, readings)) == len(text)


@given(texts_with_readings())
def test_each_reading_stands_where_its_damage_stood(case):
    text, readings = case
    seen = legible(text, readings)
    for r in readings:
        room = r.end - r.start
        kept = r.verdict == "rejected" or len(r.proposed) > room
        assert seen[r.start : r.end] == (text[r.start : r.end] if kept else r.proposed.ljust(room))


@given(texts_with_readings())
def test_what_no_reading_touches_is_as_it_stands(case):
    text, readings = case
    seen = legible(text, readings)
    touched = {at for r in readings for at in range(r.start, r.end)}
    assert [seen[at] for at in range(len(text)) if at not in touched] == [
        text[at] for at in range(len(text)) if at not in touched
    ]


@given(texts_with_readings(), st.randoms())
def test_the_order_of_the_readings_does_not_matter(case, random):
    text, readings = case
    shuffled = random.sample(readings, len(readings))
    assert legible(text, shuffled) == legible(text, readings)


@pytest.mark.parametrize(
    ("label", "one", "seen"),
    [
        ("as long", reading(4, 10, "Adamsx"), "Mr. Adamsx left."),
        ("shorter", reading(4, 10, "Adams"), "Mr. Adams  left."),
        ("nothing", reading(4, 10, ""), "Mr.        left."),
        ("longer", reading(4, 10, "Addamms"), "Mr. Adarns left."),
        ("rejected", reading(4, 10, "Adams", "rejected"), "Mr. Adarns left."),
        ("accepted", reading(4, 10, "Adams", "accepted"), "Mr. Adams  left."),
    ],
)
def test_a_reading_is_put_in_if_it_fits_and_nobody_rejected_it(label, one, seen):
    assert legible("Mr. Adarns left.", [one]) == seen, label


def test_of_two_that_overlap_the_earlier_is_put_in():
    assert legible("abcdef", [reading(2, 5, "YY"), reading(1, 4, "X")]) == "aX  ef"


def test_a_rejected_reading_does_not_stand_in_anothers_way():
    assert legible("abcdef", [reading(1, 4, "X", "rejected"), reading(2, 5, "YY")]) == "abYY f"


def test_a_text_without_readings_is_the_same_object():
    text = "Mr. Adams left."
    assert legible(text, []) is text
