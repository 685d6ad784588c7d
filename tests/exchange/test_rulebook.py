"""The rules as data: every one is told in the docs, and every act type is read by one."""

import tomllib
from pathlib import Path

import pytest

from regesta.exchange.rulebook import by_type, rule, rules, table

ROOT = Path(__file__).parents[2]
RULES = ROOT / "src" / "regesta" / "exchange" / "rules"
FAMILIES = sorted(one.name for one in RULES.iterdir() if one.is_dir() and any(one.glob("*.toml")))
DOCS = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_stands_in_the_docs_in_its_own_words(family):
    assert [one.name for one in rules(family) if one.says not in DOCS] == []


def test_every_act_type_fills_a_cell_where_it_answers():
    kinds = tomllib.loads((RULES / "act_kinds.toml").read_text(encoding="utf-8"))
    types = {kind for group in kinds.values() if isinstance(group, list) for kind in group}
    assert types - by_type("cells").keys() == set()


def test_no_two_rules_of_a_family_read_one_type():
    for family in ("cells", "questions", "obligations", "consequences"):
        read = [kind for one in rules(family) for kind in one.types]
        assert len(read) == len(set(read))


def test_a_rule_is_found_by_its_name():
    assert rule("cells/refused").state == "refused"
    assert "promise" in table("undertakings")["types"]
