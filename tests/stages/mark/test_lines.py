"""Each rule on lines: what it marks and what it leaves alone, by `cases/lines.toml`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.stages.mark import lines as package
from regesta.stages.mark.kinds import KINDS

CASES = Path(__file__).parents[2] / "cases" / "lines.toml"
RULES = tomllib.loads(CASES.read_text(encoding="utf-8"))["rules"]
FILES = {p.stem for p in Path(package.__file__).parent.glob("*.py")} - {"__init__", "rules"}
TEXTS = [case["text"] for cases in RULES.values() for case in cases]


def cases():
    for rule, given_cases in RULES.items():
        for case in given_cases:
            fails = case.get("fails")
            marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
            yield pytest.param(rule, case, id=f"{rule}: {case['label']}", marks=marks)


def as_expected(rule, mark, expected, text):
    """A mark in the form in which the case gives it."""
    words = text[mark.start : mark.end]
    if isinstance(expected, str):
        return words if mark.kind == rule else [mark.kind, words]
    return [mark.kind, words, mark.value][: len(expected)]


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_a_rule_marks_these_words_and_no_others(pipeline, rule, case):
    text, wanted = case["text"], case["marks"]
    found = [mark for mark in pipeline.marks(text) if mark.rule == rule]
    assert len(found) == len(wanted), [text[m.start : m.end] for m in found]
    told = [as_expected(rule, m, e, text) for m, e in zip(found, wanted, strict=True)]
    assert told == wanted


def test_every_rule_has_cases_for_and_against():
    assert set(RULES) == FILES
    for rule, given_cases in RULES.items():
        assert {bool(case["marks"]) for case in given_cases} == {True, False}, rule


def test_labels_of_a_rule_differ():
    for rule, given_cases in RULES.items():
        labels = [case["label"] for case in given_cases]
        assert len(set(labels)) == len(labels), rule


LINES = sorted({line for text in TEXTS for line in text.split("\n") if line})
SOUP = st.lists(
    st.one_of(
        st.sampled_from(LINES), st.text(alphabet="AaMrto .,:;[]()0123No—’“”*\n", max_size=60)
    ),
    max_size=12,
)
SEPARATORS = st.sampled_from(["\n", "\n\n", "\r", "\f", " "])


@given(SOUP, SEPARATORS)
def test_marks_are_in_order_within_the_text_and_of_known_kinds(pipeline, soup, separator):
    text = separator.join(soup)
    before = (-1, 0)
    for mark in pipeline.marks(text):
        assert 0 <= mark.start < mark.end <= len(text)
        assert (mark.start, -mark.end) >= before
        assert mark.kind in KINDS
        before = (mark.start, -mark.end)


@given(SOUP, SEPARATORS)
def test_the_same_text_gives_the_same_marks(pipeline, soup, separator):
    text = separator.join(soup)
    assert pipeline.marks(text) == pipeline.marks(text)


@given(SOUP.map(lambda soup: [line.translate({42: None, 95: None}) for line in soup]))
def test_every_line_is_something_and_if_nothing_else_a_paragraph(pipeline, soup):
    # Asterisks and low lines are blanks to the marks: a case of its own, known to fail
    text = "\n\n".join(soup)
    covered = set()
    for mark in pipeline.marks(text):
        covered.update(range(mark.start, mark.end))
    assert [i for i, c in enumerate(text) if not c.isspace() and i not in covered] == []


@pytest.mark.parametrize(
    "unit",
    ["A ", "Mr. ", "to ", "No. 1 ", "[", "(", "a,", ".", "1. ", "A\n", "Mr. A to Mr. B.\n", "*",
     "_a", "**a", "I am, ", "861.", "X. ", "Signed ", "Received ", ": ", "— "],
)  # fmt: skip
def test_a_long_run_of_anything_takes_no_more_than_linear_time(pipeline, unit):
    # A rule that looks back or ahead without a bound would take minutes here.
    text = "Sir:\n" + unit * (40_000 // len(unit))
    assert all(m.start < m.end for m in pipeline.marks(text))


PAGE = (Path(__file__).parents[3] / "docs" / "mark.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", sorted(FILES))
def test_every_rule_is_on_the_page(rule):
    assert f"| `{rule}` |" in PAGE


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_mark_is_on_the_page(kind):
    assert f"`{kind}`" in PAGE
