import pytest

from regesta.decisions.acts.printed import with_printed_words

TEXT = "We ask, if peace holds, that the bridge be opened."

CASES = [
    ("a term by its offsets", {"terms": [{"start": 33, "end": 49}]}, "terms", "bridge be opened"),
    ("a place", {"places": [{"start": 33, "end": 39, "name": "b"}]}, "places", "bridge"),
    ("words given", {"targets": [{"start": 0, "end": 2, "text": "we"}]}, "targets", "we"),
    ("an implied addressee", {"targets": [{"name": "all"}]}, "targets", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "key", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_words_of_a_part_are_cut_where_only_offsets_are_given(value, key, words):
    assert with_printed_words(value, TEXT)[key][0].get("text") == words


def test_a_condition_is_cut_from_its_span_and_a_given_one_is_kept():
    assert with_printed_words({"condition_span": [8, 22]}, TEXT)["condition"] == "if peace holds"
    kept = with_printed_words({"condition_span": [8, 22], "condition": "in peace"}, TEXT)
    assert kept["condition"] == "in peace"
