"""Words that an act names without offsets are found: in the quote, else near it."""

import pytest

from regesta.decisions.acts.words import find_words, with_words

TEXT = "Tarn is far. The men of Tarnham ask Tarn for the ferry. Tarn is silent. Callow, too."
QUOTE = (TEXT.index("The men"), TEXT.index(" Tarn is silent"))


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Tarn", TEXT.index("Tarn for")),  # in the quote, whole, though Tarnham stands before it
        ("Tarnham", TEXT.index("Tarnham")),
        ("silent", TEXT.index("silent")),  # outside the quote
        ("Callow", TEXT.index("Callow")),
        ("Brand", None),
        ("", None),
    ],
)
def test_words_are_found_where_they_are_meant(words, start):
    found = find_words(words, TEXT, QUOTE, (0, len(TEXT)))
    assert found == (None if start is None else (start, start + len(words)))


def test_words_are_looked_for_in_no_other_paper():
    assert find_words("Callow", TEXT, QUOTE, (0, TEXT.index("Callow"))) is None


def test_every_field_with_words_gets_its_offsets_and_keeps_those_it_has():
    value = {
        "type": "ask", "actor_text": "The men of Tarnham", "condition": "not there",
        "targets": [
            {"name": "Tarn", "text": "Tarn"}, {"name": "x", "text": "x", "start": 1, "end": 2},
        ],
        "places": [{"name": "Nowhere", "text": "Nowhere"}],
        "speaks_for": {"name": "C", "text": "Callow"},
    }  # fmt: skip
    done = with_words(value, TEXT, QUOTE, (0, len(TEXT)))
    assert TEXT[slice(*done["actor_span"])] == "The men of Tarnham"
    assert "condition_span" not in done
    assert TEXT[done["targets"][0]["start"] :].startswith("Tarn for")
    assert done["targets"][1] == value["targets"][1]
    assert done["places"] == [{"name": "Nowhere"}]
    assert done["speaks_for"]["start"] == TEXT.index("Callow")
