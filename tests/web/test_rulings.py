import pytest
from starlette.datastructures import FormData

from regesta.errors import BadDecision
from regesta.web import rulings

TEXT = "Verrin, 3/15 March 1871.\nCount Almery to the Minister."
ALL = (0, len(TEXT))


def form(*pairs):
    return FormData(list(pairs))


def correct(*pairs):
    return rulings.of_field(form(*pairs), TEXT, *ALL)


def test_a_date_takes_its_value_and_the_words_that_were_marked():
    made = correct(
        ("field", "date"), ("value", "1871-03-15"), ("words", "8-23"), ("calendar", "julian")
    )
    assert made["value"] == {
        "value": "1871-03-15", "text": "3/15 March 1871", "start": 8, "end": 23,
        "calendar": "julian",
    }  # fmt: skip
    assert made["words"] == [(8, 23)]


def test_words_may_be_typed_instead_of_marked():
    assert correct(("field", "place"), ("value", ""), ("quote", "Verrin"))["value"] == {
        "name": "Verrin", "text": "Verrin", "start": 0, "end": 6,
    }  # fmt: skip


def test_marked_words_win_over_typed_ones():
    made = correct(
        ("field", "subject"), ("value", ""), ("words", "0-6"), ("quote", "no such words")
    )
    assert made["value"] == "Verrin"


def test_parties_are_ruled_as_a_whole_list_and_keep_their_words():
    made = correct(
        ("field", "from"), ("name", "Almery"), ("role", "Count"), ("evidence", "25-37"),
        ("name", ""), ("role", "Minister"), ("evidence", ""),
        ("name", ""), ("role", ""), ("evidence", ""),
    )  # fmt: skip
    assert made["value"] == [
        {"name": "Almery", "role": "Count", "evidence": [[25, 37]]},
        {"name": None, "role": "Minister"},
    ]


def test_references_are_added_to_those_that_were_found():
    made = correct(("field", "replies_to"), ("evidence", "0-6"), ("words", "25-37"))
    assert [r["text"] for r in made["value"]] == ["Verrin", "Count Almery"]


@pytest.mark.parametrize(
    "pairs",
    [
        [("field", "colour"), ("value", "red")],
        [("field", "date"), ("value", "15 March 1871")],
        [("field", "date"), ("value", "1871-03-15"), ("old_style", "3 March")],
        [("field", "head"), ("value", " ")],
        [("field", "head"), ("words", "x-y")],
        [("field", "place"), ("quote", "Paris")],
        [("field", "from"), ("name", ""), ("role", "")],
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_remedy(pairs):
    with pytest.raises(BadDecision) as refused:
        correct(*pairs)
    assert refused.value.remedy


def test_an_extent_is_named_by_its_first_and_last_words():
    text = " ".join(f"w{i}" for i in range(40))
    made = rulings.of_division(
        form(("words", f"0-{len(text)}"), ("nested", "1")), "add", text, (0, len(text))
    )
    first, last = made["words"]
    assert text[slice(*first)].startswith("w0 ") and text[slice(*last)].endswith(" w39")
    assert made["value"] == {"nested": True}
    assert (made["start"], made["end"]) == (0, len(text))


def test_filters_of_the_register_are_read_from_the_address():
    query = {
        "kind": "note",
        "after": " 1918 ",
        "ruled": "no",
        "flagged": "1",
        "place": "",
        "x": "y",
    }
    assert rulings.of_query(query) == {
        "kind": "note", "after": "1918", "ruled": False, "flagged": True,
    }  # fmt: skip


def test_two_days_that_are_not_one_by_the_two_calendars_are_refused():
    said = [("field", "date"), ("value", "1871-03-16"), ("old_style", "1871-03-03")]
    with pytest.raises(BadDecision, match="1871-03-15 by the Gregorian calendar"):
        correct(*said)
    assert correct(said[0], ("value", "1871-03-15"), said[2])["value"]["old_style"] == "1871-03-03"
    assert correct(said[0], said[1], ("old_style", "1871-03"))["value"]["old_style"] == "1871-03"
