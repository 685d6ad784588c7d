"""The weights are sane, used, and told on the page on dividing."""

import re
from pathlib import Path

import pytest

from regesta.stages.divide.openings import SIGNS
from regesta.stages.divide.weights import weights

PAGE = (Path(__file__).parents[3] / "docs" / "divide.md").read_text(encoding="utf-8")
TABLE = weights()
BY_CERTAINTY = {"heading", "file_number"}


@pytest.mark.parametrize(("sign", "weight"), [*TABLE.opening.items(), *TABLE.before.items()])
def test_each_weight_stands_on_the_page(sign, weight):
    (row,) = re.findall(rf"^\| `{sign}` \| ([+−]?[\d.]+) \|", PAGE, re.MULTILINE)
    assert float(row.replace("−", "-")) == weight


def test_the_threshold_and_the_custom_stand_on_the_page():
    assert f"add up to **{TABLE.threshold}**" in PAGE
    assert f"loses\n**{-TABLE.house.lacking}**" in PAGE


def test_every_sign_of_an_opening_has_a_weight():
    plain = [sign for sign in SIGNS if sign not in BY_CERTAINTY]
    assert [sign for sign in plain if sign not in TABLE.opening] == []


def test_two_parties_head_a_paper_by_themselves_and_no_other_sign_but_a_label_does():
    alone = {sign for sign, weight in TABLE.opening.items() if weight >= TABLE.threshold}
    assert alone == {"heading_high", "enclosure"}


def test_a_kind_or_a_date_needs_one_sign_more():
    for sign in ("heading_kind", "dateline", "salutation", "number"):
        assert TABLE.opening[sign] < TABLE.threshold
