"""Which lines are headings, and what they say, by `cases/headings.toml`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.names.heading import read_heading

CASES = Path(__file__).parents[1] / "cases" / "headings.toml"
LINES = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


def cases(*, headings):
    for case in LINES:
        if case.get("heading", True) is headings:
            fails = case.get("fails")
            marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
            yield pytest.param(case, id=f"{case['style']}: {case['label']}", marks=marks)


UNMARKED = [
    case
    for case in LINES
    if case.get("sure") == "high" and "fails" not in case and not case["line"][-1].isdigit()
]


def side(line, extent):
    return line[slice(*extent)] if extent else None


@pytest.mark.parametrize("case", list(cases(headings=True)))
def test_a_heading_tells_who_writes_to_whom_and_what(case):
    line = case["line"]
    heading = read_heading(line)
    assert heading is not None
    assert side(line, heading.sender) == case.get("from")
    assert side(line, heading.recipient) == case.get("to")
    assert heading.kind == case.get("kind")
    assert heading.number == case.get("number")
    assert heading.sure == case.get("sure", heading.sure)


@pytest.mark.parametrize("case", list(cases(headings=False)))
def test_what_only_looks_like_a_heading_is_none(case):
    assert read_heading(case["line"]) is None


def test_every_age_and_its_opposite_have_cases():
    styles = {case["style"] for case in LINES}
    assert styles == {
        "1861", "1870", "1897", "1918", "1934", "1958", "soviet", "modern", "damaged", "not",
    }  # fmt: skip


@pytest.mark.parametrize("number", ["1", "12", "104"])
@pytest.mark.parametrize("case", UNMARKED, ids=lambda case: case["label"])
def test_a_note_mark_at_the_end_changes_nothing(case, number):
    line = case["line"].rstrip(".,")
    bare, marked = read_heading(line), read_heading(line + number)
    assert marked is not None
    assert side(line, marked.sender) == side(line, bare.sender)
    assert side(line, marked.recipient) == side(line, bare.recipient)


PIECES = [
    *(case["line"] for case in LINES),
    "Mr. ",
    " to ",
    "the ",
    "Memorandum ",
    "by ",
    "12. ",
    "(",
    ")",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=6))
def test_the_sides_of_any_line_lie_within_it_and_apart(pieces):
    line = "".join(pieces)
    heading = read_heading(line)
    if heading is None:
        return
    sides = [one for one in (heading.sender, heading.recipient) if one]
    for start, end in sides:
        assert 0 <= start <= end <= len(line)
    if len(sides) == 2:
        assert heading.sender[1] <= heading.recipient[0]


@pytest.mark.parametrize(
    "unit", ["Mr. A to ", "to ", "the ", "A. ", "(", "Memorandum ", "Mr. ", "a’"]
)
def test_a_long_line_takes_no_more_than_linear_time(unit):
    # A rule that looks back without a bound would take minutes here.
    assert read_heading(unit * (200_000 // len(unit))) is None
