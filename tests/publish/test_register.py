"""The register opens in a spreadsheet as it is meant."""

import csv
import io

from regesta.publish.register import COLUMNS, register


def cells(edition):
    content = b"".join(register(edition)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_papers_stand_in_the_register_and_apparatus_does_not(edition):
    rows = cells(edition)
    assert len(rows) == 5
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["from"], rows[0]["date"]) == ("Vesk", "1919-02-03")


def test_a_cell_that_a_spreadsheet_would_run_is_made_words(edition):
    paper = edition.papers()[0]
    edition.decide("correct", document=paper.id, field="number", value="=cmd|'/c calc'!A1")
    [number] = [row["number"] for row in cells(edition) if row["id"] == paper.id]
    assert number.startswith("'=")


def test_a_file_begins_with_the_mark_that_spreadsheets_need(edition):
    assert next(iter(register(edition))).startswith(b"\xef\xbb\xbfid,")
