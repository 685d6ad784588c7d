"""The interchange: order, ids, nesting and spans as the contract promises."""

import json

import pytest

from regesta.publish.jsonl import jsonl


@pytest.fixture
def rows(edition):
    return [json.loads(line) for line in b"".join(jsonl(edition)).splitlines()]


def test_lines_stand_by_source_then_start_then_longest_first(rows):
    places = [(row["source"], row["start"], -row["end"]) for row in rows]
    assert places == sorted(places)
    assert len(rows) == 6


def test_ids_are_unique_and_containers_hold_what_is_nested(rows):
    known = {row["id"]: row for row in rows}
    assert len(known) == len(rows)
    for row in rows:
        if row["nested_in"]:
            outer = known[row["nested_in"]]
            assert outer["source"] == row["source"]
            assert outer["start"] <= row["start"] < row["end"] <= outer["end"]


def test_words_stand_at_their_offsets(rows, edition):
    checked = 0
    for row in rows:
        text = edition.text(row["source"])
        for entry in [row["date"], row["place"], *row["readings"], *row["dates"]]:
            if entry and entry["start"] is not None:
                assert text[entry["start"] : entry["end"]] == entry["text"]
                checked += 1
    assert checked >= 4


def test_every_line_ends_with_a_line_feed_and_holds_none(edition):
    lines = list(jsonl(edition))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)


def test_a_key_without_a_value_is_null_or_empty(rows):
    apparatus = next(row for row in rows if row["kind"] == "apparatus")
    assert apparatus["date"] is None
    assert apparatus["from"] == []
