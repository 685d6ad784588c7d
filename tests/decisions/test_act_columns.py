"""A sheet of acts: what is written is read back as it was, what is edited rules."""

import msgspec
import pytest

from regesta.decisions.act_columns import act_cells, act_columns, changed_act, new_act
from regesta.model import (
    Act,
    ActPlace,
    Answering,
    Item,
    Line,
    Named,
    Origin,
    OtherDate,
    Span,
    Term,
)

ACT = Act(
    id="a-1", file="deep/a.txt", start=4, end=30, quote="We ask\nthe Council | now", type="propose",
    modality="conditional", document="d-1", actor="Vesk", actor_span=Span(4, 6),
    actors=(Named(name="Vesk", tier="government", start=4, end=6),),
    targets=(Named(name="Orlo (Upper)", tier="body", text="the Council", start=11, end=22),
             Named(name="Tarn")),
    object="the bridge; and the ford", date="1919-02-04",
    date_alternatives=(OtherDate(value="1919-02-05", why="another copy: dated so"),
                       OtherDate(value="1919-02")),
    deadline=("1919-02-10T12:00:00+02:00", "1919-02-11"), from_="1919-02-05", condition="if asked",
    consequence="the ford is shut",
    terms=(Term(kind="passage", mode="offered", text="the bridge: both ways", start=5, end=9),
           Term(missing=True, text="the points above"), Term(kind="money")),
    answers=(Answering(act="a-0", as_="answer"), Answering(document="d-2"),
             Answering(text="your letter", as_="replaces")),
    source="Tosk", via="a courier", speaks_for=Named(name="The Upper Valley", tier="people"),
    places=(ActPlace(name="Tarn (bridge)", lat=1.5, lon=2.5), ActPlace(name="Orl", degree="lost")),
    degree="held", items=(Item(item="place", state="open"), Item(item="date", value="in May")),
    standing=True, call=True, instructed=True, instructed_by="a-9",
    channel=Line(between=("Vesk", "Orlo"), medium="wire", state="broken"), same_as=("a-2", "a-3"),
    origin=Origin(reader="editor", name="Ada"), certainty="low", decision="r-1",
    more={"mood": "grave"},
)  # fmt: skip
BARE = Act(id="a-2", file="a.txt", start=0, end=4, quote="Come", type="invite")


@pytest.mark.parametrize("act", [ACT, BARE], ids=["full", "bare"])
def test_a_row_that_nobody_changed_rules_nothing(act):
    cells = act_cells(act)
    assert changed_act(act, cells) is None
    assert list(cells) == [one.name for one in act_columns()]
    # a spreadsheet may give other line ends and blanks back
    given = {name: f"{cell}  ".replace("\n", "\r\n") for name, cell in cells.items()}
    assert changed_act(act, given) is None


@pytest.mark.parametrize(
    ("column", "cell", "key", "value"),
    [
        ("actor", "Orlo", "actor", "Orlo"),
        ("actor", "", "actor", None),
        ("call", "", "call", None),
        ("deadline", "1919-02-12", "deadline", ["1919-02-12"]),
        ("deadline", "", "deadline", None),
        ("terms", "money, asked: a toll", "terms",
         [{"kind": "money", "mode": "asked", "text": "a toll"}]),
        ("terms", "missing: the rest", "terms", [{"missing": True, "text": "the rest"}]),
        ("answers", "a-5", "answers", [{"act": "a-5"}]),
        ("answers", "“the note” as contradicts", "answers",
         [{"text": "the note", "as": "contradicts"}]),
        ("answers", "d-5 as answer", "answers", [{"document": "d-5", "as": "answer"}]),
        ("items", "route, stated: by the ford", "items",
         [{"item": "route", "state": "stated", "value": "by the ford"}]),
        ("channel", "Vesk, Tosk: open", "channel", {"between": ["Vesk", "Tosk"], "state": "open"}),
        ("channel", "Vesk, Orlo, wire: open", "channel",
         {"between": ["Vesk", "Orlo"], "medium": "wire", "state": "open"}),
        ("speaks_for", "Orlo (body)", "speaks_for", {"name": "Orlo", "tier": "body"}),
        ("date_alternatives", "1919: a guess", "date_alternatives",
         [{"value": "1919", "why": "a guess"}]),
        ("places", "Ford (threatened)", "places", [{"name": "Ford", "degree": "threatened"}]),
    ],
)  # fmt: skip
def test_an_edited_cell_says_what_the_act_shall_be(column, cell, key, value):
    made = changed_act(ACT, act_cells(ACT) | {column: cell})
    assert made.get(key) == value
    before = msgspec.to_builtins(ACT)
    assert {name: made[name] for name in made if name != key} == {
        name: before[name] for name in before if name != key
    }


def test_what_a_cell_does_not_show_is_kept_where_its_words_are():
    cells = act_cells(ACT)
    made = changed_act(ACT, cells | {"targets": f"{cells['targets']} | Tosk (press)"})
    assert made["targets"][0] == msgspec.to_builtins(ACT)["targets"][0]
    assert made["targets"][-1] == {"name": "Tosk", "tier": "press"}


def test_what_a_record_leaves_unsaid_stands_in_its_cell():
    cells = act_cells(BARE)
    assert (cells["modality"], cells["certainty"], cells["status"]) == (
        "asserted", "high", "confirmed",
    )  # fmt: skip
    assert "modality" not in changed_act(BARE, cells | {"modality": "", "actor": "Vesk"})


@pytest.mark.parametrize("column", ["quote", "start", "status", "decision", "id"])
def test_a_fixed_cell_rules_nothing(column):
    assert changed_act(ACT, act_cells(ACT) | {column: "7"}) is None


def test_a_row_of_its_own_is_a_new_act():
    cells = {"id": "", "file": "a.txt", "quote": "Come", "type": "invite", "targets": "Orlo",
             "start": "0", "end": "4", "call": "", "status": "confirmed"}  # fmt: skip
    assert new_act(cells) == {
        "file": "a.txt", "quote": "Come", "type": "invite", "targets": [{"name": "Orlo"}],
        "start": 0, "end": 4,
    }  # fmt: skip


def test_all_that_an_act_can_say_has_a_column_or_is_kept():
    keys = {one.key or one.name for one in act_columns()}
    told = set(msgspec.to_builtins(ACT)) - keys
    assert told == {"actor_span", "more"}
