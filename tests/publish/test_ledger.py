"""Lists of the ledger: filtered, and opened by other programs as they are meant."""

import csv
import io

import msgspec
import openpyxl
import pytest

from regesta.decisions.act_columns import act_columns, changed_act
from regesta.exchange.brief import SECTIONS
from regesta.model import Act, ActPlace, Named
from regesta.publish.ledger.csv_file import ledger_csv
from regesta.publish.ledger.filters import Wanted, chosen
from regesta.publish.ledger.listing import kinds, line_of, list_acts, list_lines, noun
from regesta.publish.ledger.sheet import ledger_xlsx
from regesta.publish.ledger.text import ledger_text

ACTS = (
    Act(id="a-2", file="b.txt", start=9, end=14, quote="=1+1\nand", type="ask", document="d-2",
        actor="Vesk", targets=(Named(name="Orlo", tier="body"),), object="+ the ford", call=True,
        date="1919-02-04"),
    Act(id="a-1", file="a.txt", start=5, end=9, quote="Come\x0b", type="invite", document="d-1",
        modality="reported", actor="Orlo", source="Tarn", object="-- a talk"),
    Act(id="a-3", file="b.txt", start=2, end=5, quote="took", type="capture", document="d-2",
        actor="Vesk", places=(ActPlace(name="Sill"),), date="1919-03/1919-04"),
)  # fmt: skip


@pytest.fixture
def acts():
    return list_acts(ACTS)


def ids(listing):
    return [row.cells["id"] for row in listing.rows]


def cells_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["a-1", "a-3", "a-2"]),
        ({"type": "ask"}, ["a-2"]),
        ({"state": "reported"}, ["a-1"]),
        ({"names": frozenset({"orlo"})}, ["a-1", "a-2"]),
        ({"names": frozenset({"tarn", "p-tarn"})}, ["a-1"]),
        ({"acts": frozenset({"a-3"}), "thread": "t-1"}, ["a-3"]),
        ({"first": "1919-02-05"}, ["a-3"]),
        ({"last": "1919-02-04"}, ["a-2"]),
        ({"first": "1919-04-30", "last": "1919-05-30"}, ["a-3"]),
        ({"first": "1919-01-01", "dated": {"a-1": "1919-01"}}, ["a-1", "a-3", "a-2"]),
        ({"paper": ("b.txt", 0, 10)}, ["a-3"]),
        ({"text": "THE  ford"}, ["a-2"]),
        ({"text": "reported"}, ["a-1"]),
        ({"type": "ask", "text": "nowhere"}, []),
    ],
)
def test_acts_are_found_by_what_they_are(acts, asked, found):
    assert ids(chosen(acts, Wanted(**asked))) == found


@pytest.mark.parametrize(
    ("what", "asked", "found"),
    [
        ("questions", {"state": "disputed"}, ["q-1"]),
        ("questions", {"names": frozenset({"p-orlo"})}, ["q-2", "q-1"]),
        ("questions", {"thread": "t-2"}, []),
        ("questions", {"last": "1919-02-02"}, []),
        ("questions", {"first": "1919-02-12"}, ["q-2"]),
        ("cells", {"state": "nothing_on_file"}, ["q-2/p-vesk", "q-1/p-sill"]),
        ("cells", {"names": frozenset({"orlo"})}, ["q-2/p-vesk", "q-1/p-orlo"]),
        ("obligations", {"thread": "t-2"}, ["o-1"]),
        ("control", {"state": "lost"}, ["control-1", "control-2"]),
        ("control", {"state": "contested"}, ["control-3"]),
        ("claims", {"state": "contested"}, ["c-1", "c-2"]),
        ("parties", {"names": frozenset({"the vesk government"})}, ["p-vesk"]),
        ("threads", {"thread": "t-1"}, ["t-1"]),
        ("missing", {"paper": ("note.txt", 0, 600)}, ["missing-1"]),
        ("channels", {"text": "wire"}, ["channels-1"]),
    ],
)
def test_lines_are_found_by_what_they_are(brief, sources, what, asked, found):
    assert ids(chosen(list_lines(brief, what, sources.quote), Wanted(**asked))) == found


@pytest.mark.parametrize("what", [one for one in kinds() if one != "acts"])
def test_each_section_can_be_listed_and_written(brief, sources, what):
    listing = list_lines(brief, what, sources.quote)
    rows = cells_of(b"".join(ledger_csv(listing)))
    assert rows[0][0] == "id"
    assert len(rows) == len(listing.rows) + 1
    assert len(set(ids(listing))) == len(listing.rows)
    assert not any(mark in cell for row in rows for cell in row for mark in ("{'", "('", "()"))
    sheet = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(listing))).worksheets[0]
    assert [cell.value for cell in sheet[1]] == rows[0]
    text = list(ledger_text(listing, 60))
    assert max(map(len, text), default=0) <= 60
    assert line_of(what)
    assert noun(what, 1) != noun(what, 2)


def test_what_can_be_listed_is_every_section_and_more():
    assert set(kinds()) == {*SECTIONS, "acts", "cells"}


def test_a_cell_that_a_spreadsheet_would_run_is_words_in_both_files(acts):
    rows = cells_of(b"".join(ledger_csv(acts)))
    at = {name: place for place, name in enumerate(rows[0])}
    assert [row[at["object"]] for row in rows[1:]] == ["'-- a talk", "", "'+ the ford"]
    assert rows[3][at["quote"]].startswith("'=1+1")
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(acts)))
    cell = book["acts"].cell(4, at["quote"] + 1)
    assert (cell.value, cell.data_type) == ("=1+1\nand", "s")


def test_numbers_below_nought_stay_numbers(brief, sources):
    listing = list_lines(brief, "control", sources.quote)
    assert b",-1.5,2.0," in b"".join(ledger_csv(listing))
    sheet = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(listing)))["control"]
    assert sheet["C2"].value == -1.5


def test_a_sheet_has_its_head_in_view_filters_widths_and_a_page_of_meanings(acts):
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(acts)))
    sheet = book["acts"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith("4")
    assert sheet.column_dimensions["E"].width == 50
    assert sheet["C2"].value == 5
    names = [cell.value for cell in sheet[1]]
    bold = {cell.value for cell in sheet[1] if cell.font.bold}
    assert names == [one.name for one in act_columns()]
    assert bold == {one.name for one in act_columns() if not one.fixed}
    meanings = book["columns"]
    assert [row[0].value for row in meanings.iter_rows(min_row=2)] == names
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_that_nobody_changed_rules_nothing_and_an_edited_row_its_own(acts, form):
    if form == "csv":
        rows = cells_of(b"".join(ledger_csv(acts)))
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(acts)))["acts"]
        rows = [["" if c is None else str(c) for c in row] for row in sheet.values]
    tables = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    by_id = {one.id: one for one in ACTS}
    assert [changed_act(by_id[one["id"]], one) for one in tables] == [None, None, None]
    edited = tables[0] | {"actor": "Sill"}
    made = changed_act(by_id["a-1"], edited)
    assert made["actor"] == "Sill"
    assert msgspec.convert(made | {"actor": "Orlo"}, Act) == by_id["a-1"]


def test_a_list_in_a_terminal_says_who_to_whom_what_and_on_which_words(acts):
    text = "\n".join(ledger_text(acts, 80))
    assert "a-2  ask: Vesk → Orlo (body): + the ford" in text
    assert "a-1  invite, reported: Orlo · -- a talk" in text
    assert "account: Tarn" in text
    assert "4 Feb 1919 · b.txt 9–14 “=1+1 and”" in text
    assert "\x0b" not in text
