"""What pages list is what the code has: actions and fields of a ruling, kinds of paper, targets."""

import re
from pathlib import Path
from typing import get_args

import pytest

from regesta.decisions.actions import ACTIONS, FIELDS
from regesta.model.act_types import act_types, act_values
from regesta.model.vocabulary import Basis, Certainty, DateBasis, Kind, Severity

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
LISTED = [
    ("decisions.md", "action", ACTIONS),
    ("decisions.md", "field", FIELDS),
    ("acts.md", "type of act", act_types()),
    *(("acts.md", f"{table} of an act", values) for table, values in act_values().items()),
    ("export.md", "kind", get_args(Kind)),
    ("export.md", "certainty", get_args(Certainty)),
    ("export.md", "basis", get_args(Basis)),
    ("export.md", "basis of a date", get_args(DateBasis)),
    ("export.md", "severity", get_args(Severity)),
]


@pytest.mark.parametrize(
    ("page", "word"),
    [
        pytest.param(page, word, id=f"{what} {word}")
        for page, what, known in LISTED
        for word in known
    ],
)
def test_each_value_that_can_stand_in_a_file_is_explained(page, word):
    assert re.search(rf"`{re.escape(word)}`", (DOCS / page).read_text(encoding="utf-8"))


def test_no_action_is_explained_that_is_not_there():
    page = (DOCS / "decisions.md").read_text(encoding="utf-8")
    table = page.split("| action | what it does |")[1].split("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", " ".join(cells))) == set(ACTIONS)


def test_what_contributing_tells_to_type_is_there():
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    page = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make (\w+)", page, re.MULTILINE))
    assert targets
    assert [one for one in sorted(targets) if f"\n{one}:" not in makefile] == []


def test_the_makefile_says_what_each_target_does():
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE)) - {"clean"}
    told = set(re.findall(r"^# make (\w+)", makefile, re.MULTILINE))
    assert targets == told
