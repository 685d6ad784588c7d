"""Proposed readings: what they change, what they leave alone, and what holds of all of them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Mark, Reading, Source
from regesta.stages.mark import readings as package
from regesta.stages.mark.readings import propose_readings
from regesta.text.repaired import apply_readings

CASES = Path(__file__).parents[3] / "cases"
CHANGE = tomllib.loads((CASES / "readings.toml").read_text(encoding="utf-8"))["change"]
KEEP = tomllib.loads((CASES / "readings_kept.toml").read_text(encoding="utf-8"))["keep"]
RULES = {p.stem for p in Path(package.__file__).parent.glob("*.py")} - {
    "__init__",
    "sheet",
    "joined",
}


def source(text: str) -> Source:
    return Source(path="a.txt", format="text", text=text, sha256="", file_sha256="")


def proposed(text: str, marks: tuple[Mark, ...] = ()) -> list[Reading]:
    return list(propose_readings(source(text), marks))


@pytest.mark.parametrize("case", CHANGE, ids=lambda case: case["label"])
def test_damage_is_read_as_what_was_printed(case):
    found = [(r.text, r.proposed, r.rule) for r in proposed(case["text"])]
    assert (case["found"], case["proposed"], case["rule"]) in found


@pytest.mark.parametrize("case", CHANGE, ids=lambda case: case["label"])
def test_nothing_else_is_changed_by_another_rule(case):
    assert {r.rule for r in proposed(case["text"])} == {case["rule"]}


@pytest.mark.parametrize(
    "text", [t for case in KEEP for t in case["texts"]], ids=lambda text: text[:40]
)
def test_what_is_right_is_left_alone(text):
    assert proposed(text) == []
    assert (
        proposed(f"It was said by the minister that {text} and that the rest was to follow.") == []
    )


def test_every_rule_has_a_case():
    assert RULES - {"emphasis_marks"} == {case["rule"] for case in CHANGE}


def test_marks_of_emphasis_fall_away_on_both_sides():
    text = 'ready to hear you; **SPEAK FIRST.**" So he wrote'
    repaired, _ = apply_readings(text, proposed(text))
    assert repaired == 'ready to hear you; SPEAK FIRST." So he wrote'


@pytest.mark.parametrize("mark", ["***", "**", "__", "_"])
def test_each_mark_of_emphasis_is_known(mark):
    text = f"the {mark}only{mark} way"
    assert apply_readings(text, proposed(text))[0] == "the only way"


def test_a_note_mark_is_left_alone():
    text = "The letter wi11 be sent."
    assert [r.proposed for r in proposed(text)] == ["will"]
    mark = Mark(kind="note_mark", start=13, end=15, rule="note_marks", value="11")
    assert proposed(text, (mark,)) == []


def test_words_of_a_name_are_not_replaced():
    text = "We saw that tbe people had gone."
    assert proposed(text)
    assert proposed(text, (Mark(kind="person", start=12, end=15, rule="names"),)) == []


def test_a_name_may_be_joined_at_a_lines_end():
    text = "Krem-\nlin and the Kremlin"
    marks = (Mark(kind="place", start=0, end=9, rule="names"),)
    assert [r.proposed for r in proposed(text, marks)] == ["Kremlin"]


def test_an_odd_form_that_recurs_is_a_word_of_the_text():
    text = "The evidenee of the house. " * 3
    assert proposed(text) == []


def test_each_reading_names_its_file_and_says_why():
    for case in CHANGE:
        for reading in proposed(case["text"]):
            assert reading.rule in RULES
            assert reading.reason.endswith(".")


PIECES = st.lists(
    st.one_of(
        st.sampled_from([case["text"] for case in CHANGE]),
        st.sampled_from([t for case in KEEP for t in case["texts"]]),
        st.text(alphabet="aeltnhof 0159,.-\n*_¬ﬁÃ©'’lI|$[]", max_size=40),
    ),
    max_size=6,
)
SEPARATORS = st.sampled_from([" ", "\n", "\n\n", "", "-"])


@given(PIECES, SEPARATORS)
def test_readings_stand_where_they_say_and_do_not_overlap(pieces, separator):
    text = separator.join(pieces)
    done = 0
    for reading in proposed(text):
        assert done <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end] == reading.text != reading.proposed
        done = reading.end


@given(PIECES, SEPARATORS)
def test_applying_and_undoing_all_restores_the_text(pieces, separator):
    text = separator.join(pieces)
    repaired, back = apply_readings(text, proposed(text))
    undone, at = [], 0
    for there, here in back.changed:
        undone += [repaired[at : there.start], text[here.start : here.end]]
        at = there.end
    assert "".join([*undone, repaired[at:]]) == text


@given(PIECES, SEPARATORS)
def test_the_same_text_gives_the_same_readings(pieces, separator):
    text = separator.join(pieces)
    assert proposed(text) == proposed(text)


@pytest.mark.parametrize(
    "unit",
    [
        "l1",
        "1 ",
        " \n",
        "a\n",
        "ab- ",
        "a-",
        "¬ ",
        "**a",
        "_a ",
        "Ã©",
        "Ã© ",
        "1, 000",
        "ﬁ",
        ",",
        "tbe ",
    ],
)
def test_a_long_run_of_anything_takes_no_more_than_linear_time(unit):
    # A rule that looks back or ahead without a bound would take minutes here.
    text = "a\n" + unit * (60_000 // len(unit))
    assert all(r.start < r.end for r in proposed(text))
