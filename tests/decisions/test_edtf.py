"""Dates in EDTF, checked against a second reader."""

import tomllib
from pathlib import Path

import edtf
import pytest

from regesta.decisions.edtf import is_edtf

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "edtf.toml").read_text())


@pytest.mark.parametrize("value", CASES["good"])
def test_good_dates_are_taken_by_both(value):
    assert is_edtf(value)
    assert edtf.parse_edtf(value) is not None


@pytest.mark.parametrize(("value", "why"), [(case["value"], case["why"]) for case in CASES["bad"]])
def test_bad_dates_are_refused(value, why):
    assert not is_edtf(value), why
