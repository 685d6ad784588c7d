"""Rulings from a file: understood line by line, or refused line by line."""

import json

import pytest

from regesta.decisions.bulk import load, read_rulings
from regesta.decisions.compose import Ruling
from regesta.errors import BadDecision, NothingFound

ROW = {
    "id": "d-1", "source": "tarn.txt", "text_sha256": "abc", "start": 33, "end": 300,
    "nested_in": None, "kind": "letter", "head": "Mr. Vesk to Mr. Orlo.", "number": None,
    "from": [{"name": "Vesk", "role": None, "entity": None, "evidence": [[33, 41]]}], "to": [],
    "date": {"value": "1871-06-04", "text": "June 4, 1871", "start": 60, "end": 72},
    "place": {"name": "Tarn", "text": "Tarn", "start": 54, "end": 58}, "mentions": [], "acts": [],
}  # fmt: skip


def lookup(identity):
    return ROW if identity == "d-1" else None


def file_of(tmp_path, *lines):
    path = tmp_path / "rulings.jsonl"
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines))
    return path


def loaded(tmp_path, *lines):
    return load(file_of(tmp_path, *lines), lookup)


def test_a_document_by_its_id_with_new_values_is_corrected(tmp_path):
    line = {"id": "d-1", "date": "1871-06-05", "to": ["Orlo"], "reason": "the postmark"}
    assert loaded(tmp_path, line, "", "  ") == [
        Ruling(action="correct", document="d-1", field="date", value="1871-06-05",
               reason="the postmark"),
        Ruling(action="correct", document="d-1", field="to", value=["Orlo"], reason="the postmark"),
    ]  # fmt: skip


def test_null_and_the_empty_list_reject(tmp_path):
    rulings = loaded(tmp_path, {"id": "d-1", "place": None, "from": [], "number": None})
    assert [(one.action, one.field) for one in rulings] == [
        ("reject", "place"), ("reject", "from"), ("reject", "number"),
    ]  # fmt: skip


def test_the_same_value_accepts(tmp_path):
    line = {"id": "d-1", "from": ["Vesk"], "place": "Tarn", "kind": "letter"}
    assert [(one.action, one.field) for one in loaded(tmp_path, line)] == [
        ("accept", "from"), ("accept", "place"), ("accept", "kind"),
    ]  # fmt: skip


def test_what_is_accepted_keeps_the_words_it_rests_on(tmp_path):
    (accepted,) = loaded(tmp_path, {"id": "d-1", "place": "Tarn"})
    assert accepted.value == ROW["place"]


def test_a_whole_exported_row_rules_on_what_was_changed_only(tmp_path):
    assert loaded(tmp_path, ROW) == []
    assert loaded(tmp_path, ROW | {"number": "11", "extra": 3}) == [
        Ruling(action="correct", document="d-1", field="number", value="11")
    ]


def test_an_exported_row_of_an_edited_source_is_refused(tmp_path):
    with pytest.raises(BadDecision, match="edited since"):
        loaded(tmp_path, ROW | {"text_sha256": "old", "number": "11"})


def test_bounds_nesting_and_apparatus_are_rulings_on_the_division(tmp_path):
    assert loaded(tmp_path, {"id": "d-1", "end": 280}, {"id": "d-1", "nested_in": "d-7"}) == [
        Ruling(action="bounds", document="d-1", start=33, end=280),
        Ruling(action="nest", document="d-1", value="d-7"),
    ]
    assert loaded(tmp_path, {"id": "d-1", "kind": "apparatus"}) == [
        Ruling(action="apparatus", document="d-1")
    ]


def test_a_ruling_as_the_log_has_it_is_taken_with_offsets(tmp_path):
    line = {"action": "split", "source": "tarn.txt", "start": 90, "value": {"nested": True}}
    undo = {"action": "undo", "undoes": "r-1"}
    words = {"action": "correct", "document": "d-1", "field": "place", "words": [[54, 58]]}
    assert loaded(tmp_path, line, undo, words) == [
        Ruling(action="split", source="tarn.txt", start=90, value={"nested": True}),
        Ruling(action="undo", undoes="r-1"),
        Ruling(action="correct", document="d-1", field="place", words=((54, 58),)),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "No JSON"),
        ("[1]", "object is expected"),
        ({"date": "1871"}, "neither an action nor a document"),
        ({"id": "d-9", "date": "1871"}, "No document has the id 'd-9'"),
        ({"id": "d-1", "date": "tomorrow"}, "not EDTF"),
        ({"id": "d-1", "form": ["Vesk"]}, "Is 'from' meant"),
        ({"id": "d-1", "acts": [1]}, "Acts are ruled by lines of their own"),
        ({"id": "d-1", "start": 400}, "no extent"),
        ({"id": "d-1", "kind": None}, "no kind"),
        ({"action": "bless"}, "no action"),
        ({"action": "merge", "document": "d-9"}, "No document"),
        ({"action": "merge", "document": 9}, "Expected"),
        ({"action": "merge", "anchor": {}}, "line of a log"),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_nothing_is_ruled(tmp_path, line, says):
    path = file_of(tmp_path, {"id": "d-1", "number": "11"}, line)
    with pytest.raises(BadDecision) as caught:
        load(path, lookup)
    assert "line 2" in str(caught.value)
    assert says in str(caught.value)
    assert "--skip-bad" in caught.value.remedy


def test_bad_lines_can_be_passed_over(tmp_path):
    path = file_of(tmp_path, "{", {"id": "d-1", "number": "11"}, {"id": "d-1", "date": "x"})
    read = read_rulings(path, lookup)
    assert [(line, one.field) for line, one in read.rulings] == [(2, "number")]
    assert [error.place for error in read.refused] == ["line 1", "line 3, date"]
    assert all(error.remedy for error in read.refused)


def test_a_file_that_is_absent_or_no_text_is_told(tmp_path):
    with pytest.raises(NothingFound):
        load(tmp_path / "none.jsonl", lookup)
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadDecision, match="UTF-8"):
        load(tmp_path / "binary", lookup)
