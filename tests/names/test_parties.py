"""What is name and what office in a phrase, and what is a party at all, by `cases/parties.toml`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.names.parties import clean_name, read_parties
from regesta.names.phrase import has_office, names_person, party_strength

CASES = Path(__file__).parents[1] / "cases" / "parties.toml"
FILE = tomllib.loads(CASES.read_text(encoding="utf-8"))
PHRASES = [case["phrase"] for case in FILE["case"]]


def cases(key):
    for case in FILE["case"]:
        if key in case:
            fails = case.get("fails") if key == "parties" else None
            marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
            yield pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", list(cases("parties")))
def test_name_and_office_are_told_apart(case):
    found = list(read_parties(case["phrase"]))
    assert [[party.name or "", party.role or ""] for party in found] == case["parties"]


@pytest.mark.parametrize("case", list(cases("strength")))
def test_a_phrase_is_a_party_surely_perhaps_or_not(case):
    assert party_strength(case["phrase"]) == case["strength"]


@pytest.mark.parametrize("case", FILE["word"], ids=lambda case: case["phrase"])
def test_offices_and_titles_before_names_are_known(case):
    assert has_office(case["phrase"]) is case["office"]
    assert names_person(case["phrase"]) is case["person"]


PARTS = st.lists(
    st.one_of(st.sampled_from([*PHRASES, " and ", "; ", ", ", " (", ")"]), st.text(max_size=20)),
    max_size=5,
)


@given(PARTS)
def test_parties_stand_in_order_within_any_phrase(parts):
    phrase = "".join(parts)
    done = 0
    for party in read_parties(phrase):
        assert done <= party.start < party.end <= len(phrase)
        assert party.name or party.role
        done = party.end


@given(PARTS)
def test_a_cleaned_name_is_clean(parts):
    name = clean_name("".join(parts))
    assert name == name.strip(" ,;:.")
    assert "  " not in name
