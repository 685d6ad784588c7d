"""Every case of `cases/dates.toml`, and what holds of any text."""

import tomllib
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import Given, find, resolve, written_on

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))
PIECES = [
    "July 19, 1861", " ", "\n", ", ", "the 22d of May", "15/28 November 1917", "to-day", "[", "]",
    "(", ")", "1918", "No. ", "May", "march", "19 11", "instant", "10th ", "June —, ", "p.m.", "7 ",
    "/", "—", "Received ", "about ", "yesterday, ", "February 3rd", "since ", "O.S.", "five days",
    "é", "’", "Ⅳ", "²", "٣",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["label"])
def test_an_expression_is_found_with_its_exact_words_and_value(case):
    (found,) = find(case["text"])
    assert case["text"][found.start : found.end] == case["found"]
    written = written_on(case.get("written"), case.get("style"))
    value = resolve(found, Given(written=written))
    got = {
        "edtf": value.edtf, "timex": value.timex, "calendar": value.calendar,
        "old_style": value.old_style, "time": value.time, "certainty": value.certainty,
        "alternatives": [other.value for other in value.alternatives],
    }  # fmt: skip
    expected = {key: case[key] for key in got if key in case}
    assert expected, "a case expects something"
    assert {key: got[key] for key in expected} == expected


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["label"])
def test_every_expected_value_is_valid_edtf_by_another_reader(case):
    values = [case[key] for key in ("edtf", "old_style") if key in case]
    # that reader writes "open" for ".." and knows open ends under another name
    assert all(parse_edtf(value) is not None for value in values if not value.startswith(".."))


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["text"][:40])
def test_what_only_looks_like_a_date_is_left_alone(case):
    assert [case["text"][e.start : e.end] for e in find(case["text"])] == []


def test_there_are_at_least_eighty_cases():
    assert len(CASES["cases"]) >= 80
    assert len({case["label"] for case in CASES["cases"]}) == len(CASES["cases"])


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_spans_lie_in_the_text_in_order_and_never_overlap(text):
    done = 0
    for found in find(text):
        assert done <= found.start < found.end <= len(text)
        done = found.end


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, 40))
def test_a_part_of_a_text_is_read_within_its_bounds(text, cut):
    for found in find(text, min(cut, len(text)), max(0, len(text) - cut)):
        assert cut <= found.start
        assert found.end <= len(text) - cut


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_every_value_is_made_without_error_and_says_how_sure_it_is(text):
    for found in find(text):
        for given_ in (Given(), Given(written=written_on("1918-03-05"))):
            value = resolve(found, given_)
            assert value.certainty in ("high", "medium", "low", "unknown")
            assert value.edtf or value.certainty in ("low", "unknown")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert all(0 <= found.start < found.end <= len(text) for found in find(text))
