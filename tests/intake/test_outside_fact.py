"""A fact from outside is a paper of its own: one, of a statement's kind, with its date and mark."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.build import build
from regesta.edition import open_edition
from regesta.intake import BadFact, Fact, add_fact
from regesta.intake.outside_fact import compose
from regesta.model.outside import is_outside, recorded
from regesta.settings import Settings

TODAY = date(2026, 11, 25)
WORDS = [
    "The ford at Tarn was shut on the 3rd of November.",
    "Sir: I have the honor to say that Count Almery wrote on 1 March 1871. I am, &c., ALMERY.",
    "STATEMENT OF THE GOVERNOR\n\nCount Almery to the Minister of Estmark.\n\nTosk, 1 May 1871.",
    "1. The ford is open.\n2. The bridge is shut.",
]
SAYS = ["Radio Tosk", "the Ministry of Estmark", "by Mr. J. Vesk, Minister of War", "a neighbour"]
DAYS = [("2026-11-24", "2026-11-24"), ("1919-02", "1919-02")]


def fact(**more):
    said = {
        "words": WORDS[0], "day": "2026-11-24", "says": "Radio Tosk", "recorder": "Ada Vesk",
        "source": "evening news of 24 November 2026",
    }  # fmt: skip
    return Fact(**{**said, **more})


def test_a_fact_becomes_one_paper_with_its_date_and_its_mark(tmp_path):
    wanted = {}
    for words in WORDS:
        for says in SAYS:
            for day, value in DAYS:
                came = add_fact(tmp_path, fact(words=words, says=says, day=day), TODAY, Settings())
                assert came.is_new and came.path.startswith("outside/")
                wanted[came.path] = value
    build(tmp_path)
    found = {}
    with open_edition(tmp_path) as edition:
        for row in edition.rows():
            if row["kind"] == "apparatus":
                continue
            assert row["source"] not in found, "one paper"
            found[row["source"]] = row["date"]["value"]
            assert row["kind"] in ("statement", "other")
            text = edition.text(row["source"])
            assert recorded(row["source"], text, row["start"]) == ("Ada Vesk", "25 November 2026")
            # the mark is in the words, and survives another name and a file of many papers
            copied = "Note.\n\nTosk, 1 May 1871.\n\nIt is open.\n\n" + text
            at = copied.index(text) + row["start"]
            assert is_outside("all.txt", copied, at) and not is_outside("all.txt", copied, 0)
    assert found == wanted


@pytest.mark.parametrize(
    ("lacking", "message"),
    [
        ({"words": " \n"}, "not said"),
        ({"words": "a" * 5000}, "longer"),
        ({"says": ""}, "account"),
        ({"recorder": "[ ]"}, "records"),
        ({"recorder": "a" * 200}, "longer"),
        ({"day": ""}, "no date"),
        ({"day": "1919"}, "no day"),
        ({"day": "2026-02-30"}, "no day"),
        ({"day": "soon"}, "no day"),
    ],
)
def test_a_fact_that_lacks_something_is_refused(lacking, message):
    with pytest.raises(BadFact) as told:
        compose(fact(**lacking), TODAY)
    assert message in told.value.message and told.value.remedy


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_whatever_is_typed_the_mark_is_read_back(words, recorder):
    try:
        text = compose(fact(words=words, recorder=recorder), TODAY)
    except BadFact:
        return
    assert is_outside("outside/a.txt", text)
    assert text.count("\n\n") == 4, "no line of the fact stands alone"


def test_a_folder_of_that_name_marks_nothing():
    text = "Tosk, 1 March 1871.\n\nThe ford is open."
    assert not is_outside("outside/a.txt", text)
    bare = "Outside fact, recorded by A. V. on 2026-11-25\n\nIt is open."
    assert recorded("a.txt", bare, bare.index("It")) == ("A. V.", "2026-11-25")
