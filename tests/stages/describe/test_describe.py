"""Whole papers through mark, divide and describe, and what is told of them."""

import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.model import Description, Field

CASES = Path(__file__).parents[2] / "cases" / "describe.toml"
PAPERS = tomllib.loads(CASES.read_text(encoding="utf-8"))["paper"]
BESIDE = {"label", "text", "which", "fails", "comment"}
PARTIES = {"from": "sender", "to": "recipient", "signed": "signed"}
WORDS = {
    "head", "date", "received", "published", "place", "number", "source_ref", "subject",
    "salutation", "close",
}  # fmt: skip


def cases():
    for case in PAPERS:
        for key in sorted(set(case) - BESIDE):
            reason = case.get("fails", {}).get(key)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(case, key, id=f"{case['label']}: {key}", marks=marks)


def told(description, key):
    """A field in the form in which a case gives it."""
    if key == "kind":
        return description.kind.value
    if key in ("basis", "certainty"):
        return getattr(description.kind, key)
    if key in PARTIES:
        return [[p.name or "", p.role or ""] for p in getattr(description, PARTIES[key])]
    if key == "replies_to":
        return [reference.text for reference in description.replies_to]
    if key == "titles":
        return [title.value for title in description.titles]
    field = getattr(description, key)
    return field.value or "" if field else ""


@pytest.mark.parametrize(("case", "key"), list(cases()))
def test_a_paper_is_described_by_what_it_says(pipeline, case, key):
    text = case["text"]
    _, description = pipeline.descriptions(text)[case.get("which", 0)]
    if key == "notes":
        assert_notes(text, description.notes, case["notes"])
    else:
        assert told(description, key) == case[key]


def assert_notes(text, notes, wanted):
    assert [note.number for note in notes] == [number for number, _, _ in wanted]
    for note, (_, called, begins) in zip(notes, wanted, strict=True):
        assert text[note.start : note.end].startswith(begins)
        assert text[: note.marks[-1].start].endswith(called)


def test_every_field_has_a_case_with_it_and_one_without():
    lists = {"replies_to", "notes", "titles", *PARTIES}
    for key in {*WORDS, *lists} - {"subject", "published"}:
        values = [bool(case[key]) for case in PAPERS if key in case]
        assert set(values) == {True, False}, key


def test_labels_differ():
    labels = [case["label"] for case in PAPERS]
    assert len(set(labels)) == len(labels)


def spans(description):
    """All words that a description rests on."""
    for name in description.__struct_fields__:
        value = getattr(description, name)
        for one in value if isinstance(value, tuple) else (value,):
            yield from getattr(one, "evidence", ())
            if hasattr(one, "start"):
                yield one


@pytest.mark.parametrize("case", PAPERS, ids=lambda case: case["label"])
def test_every_statement_rests_on_words_of_its_own_paper(pipeline, case):
    found = pipeline.descriptions(case["text"])
    for document, description in found:
        inner = [d for d, _ in found if d.nested_in == document.id]
        for span in spans(description):
            assert document.start <= span.start < span.end <= document.end
            assert not any(d.start < span.end and span.start < d.end for d in inner)


@pytest.mark.parametrize("case", PAPERS, ids=lambda case: case["label"])
def test_a_value_that_is_words_is_the_words_it_rests_on(pipeline, case):
    text = case["text"]
    for _, description in pipeline.descriptions(text):
        for name in WORDS - {"number"}:
            field = getattr(description, name)
            if isinstance(field, Field):
                (span,) = field.evidence
                assert field.value == " ".join(text[span.start : span.end].split())


LINES = sorted({line for case in PAPERS for line in case["text"].split("\n") if line})


@settings(max_examples=40)
@given(st.lists(st.sampled_from(LINES), max_size=24), st.sampled_from(["\n", "\n\n"]))
def test_any_lines_are_described_from_their_own_words(pipeline, lines, separator):
    text = separator.join(lines)
    found = pipeline.descriptions(text)
    assert found == pipeline.descriptions(text)
    for document, description in found:
        assert description.document == document.id
        for span in spans(description):
            assert document.start <= span.start < span.end <= document.end


PAGE = (Path(__file__).parents[3] / "docs" / "describe.md").read_text(encoding="utf-8")
EXPORTED = {"sender": "from", "recipient": "to"}


def rules_of(description):
    for name in description.__struct_fields__:
        value = getattr(description, name)
        for one in value if isinstance(value, tuple) else (value,):
            if hasattr(one, "rule"):
                yield one.rule


@pytest.mark.parametrize("name", Description.__struct_fields__)
def test_every_field_is_on_the_page(name):
    if name not in ("document", "ruled"):
        assert f"`{EXPORTED.get(name, name)}`" in PAGE


def test_every_rule_is_on_the_page(pipeline):
    texts = [case["text"] for case in PAPERS]
    used = {r for text in texts for _, d in pipeline.descriptions(text) for r in rules_of(d)}
    assert len(used) > 15
    assert [rule for rule in sorted(used) if f"`{rule}`" not in PAGE] == []


def test_every_rule_is_named_as_its_file_is(pipeline):
    package = Path(find_spec("regesta").origin).parent
    files = {path.stem for path in package.rglob("*.py")}
    texts = [case["text"] for case in PAPERS]
    used = {r for text in texts for _, d in pipeline.descriptions(text) for r in rules_of(d)}
    assert used <= files
