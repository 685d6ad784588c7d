"""Control, claims, channels, mandates, parties, bearings, missing, unknown: by small cases."""

import tomllib
from pathlib import Path

import pytest

from regesta.exchange import moves, state

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "exchange" / "ground.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_section_shows_of_that_day(case, made_up):
    papers = (
        []
        if case.get("papers") is False
        else [made_up.paper(date="1920-07-01", writers=("North",))]
    )
    moved = moves(made_up.acts_of(case["acts"]), papers, made_up.links_of(case.get("links", [])))
    found = made_up.plain(getattr(state(moved, case["on"]), case["section"]))
    for wanted in case.get("want", []):
        assert any(made_up.fits(line, wanted) for line in found), (wanted, found)
    for unwanted in case.get("never", []):
        assert not any(made_up.fits(line, unwanted) for line in found), found
    if "count" in case:
        assert len(found) == case["count"], found
