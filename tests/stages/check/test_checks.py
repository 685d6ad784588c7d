import importlib.util
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.model import Comparable, Dating, Description, Document, Finding, Mark, Source
from regesta.settings import Settings
from regesta.stages.check import CHECKS, STAGE
from regesta.stages.check.paper import gather
from regesta.stages.protocol import Context, Scope

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE.parents[1] / "cases" / "checks.toml").read_text(encoding="utf-8"))
BY_NAME = {module.__name__.rpartition(".")[2]: module for module in CHECKS}
DOCS = HERE.parents[2] / "docs" / "check.md"

_spec = importlib.util.spec_from_file_location("papers_of_cases", HERE / "papers.py")
papers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(papers)

CONTEXT = Context(settings=Settings())


def findings(case):
    paper = gather(papers.scope_of(case))
    return list(BY_NAME[case["check"]].check(paper))


def shown(case, finding):
    return " | ".join(case["text"][span.start : span.end] for span in finding.evidence)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda c: f"{c['check']}: {c['label']}")
def test_flags_the_words_in_question_and_no_others(case):
    assert [shown(case, finding) for finding in findings(case)] == case["flagged"]


@pytest.mark.parametrize(
    "case", [c for c in CASES["case"] if "proposed" in c], ids=lambda c: c["label"]
)
def test_names_the_remedy(case):
    assert [finding.proposed for finding in findings(case)] == [case["proposed"]]


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_each_check_has_a_case_that_it_flags_and_one_that_it_leaves(name):
    flagged = [bool(case["flagged"]) for case in CASES["case"] if case["check"] == name]
    assert {True, False} <= set(flagged)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_each_check_is_documented(name):
    assert f"`{name}`" in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES["case"], ids=lambda c: f"{c['check']}: {c['label']}")
def test_the_stage_adds_what_it_declares_and_ids_are_unique(case):
    records = list(STAGE.run(papers.scope_of(case), CONTEXT))
    assert {type(record) for record in records} <= set(STAGE.adds)
    ids = [record.id for record in records if isinstance(record, Finding)]
    assert len(ids) == len(set(ids))
    assert all(record.evidence for record in records if isinstance(record, Finding))


def test_apparatus_is_not_checked():
    case = {"text": "which is no paper at all but a heading of the edition", "check": "undated"}
    scope = papers.scope_of(case)
    apparatus = Document(id="d-a", start=0, end=10, rule="case", apparatus=True)
    given_up = Scope(source=scope.source, span=scope.span, records={}, document=apparatus)
    assert list(STAGE.run(given_up, CONTEXT)) == []


def test_a_finding_keeps_its_id_when_text_is_added_before_the_paper():
    text = "powers which at the present period is ameliorating itself every day."

    def first_id(prefix):
        document = Document(id="d", start=len(prefix), end=len(prefix) + len(text), rule="case")
        whole = Source(path="x", format="plain", text=prefix + text, sha256="", file_sha256="")
        scope = Scope(source=whole, span=document.span, records={}, document=document)
        return next(r.id for r in STAGE.run(scope, CONTEXT) if isinstance(r, Finding))

    assert first_id("") == first_id("Another paper.\n\n")


PIECES = (
    "“", "”", "the", "No", "14/27 March 1921", "should not be", "\n\n", "peace-the", "[Page 3]",
    "you, dear sir,", "says: “", "a", ".", " ", "é", "𝔄",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=60)


@given(WORDS, st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_is_checked_and_evidence_lies_within_the_paper(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = Document(id="d", start=start, end=end, rule="case")
    kind = papers.plain("letter")
    records = {Description: [Description(document="d", kind=kind)], Mark: [], Dating: []}
    source = Source(path="x", format="plain", text=text, sha256="", file_sha256="")
    scope = Scope(source=source, span=document.span, records=records, document=document)
    for record in STAGE.run(scope, CONTEXT):
        if isinstance(record, Comparable):
            continue
        assert all(start <= span.start <= span.end <= end for span in record.evidence)
