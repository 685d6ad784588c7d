"""The worked example: the three papers of 1917-1919, their acts, and what five days must show.

Acts and expectations are given by offsets, so that no words of the papers stand here. An
expectation is met when one line of its section holds the wanted words at every path, and its
evidence touches one of the passages; where `absent`, when no line does.
"""

import json
import os
import shutil
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from regesta.build import build
from regesta.edition import open_edition
from regesta.edition_bulk import take_file

GOLD = Path(os.environ.get("REGESTA_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
SEEDS = GOLD / "seeds"
CASES = Path(__file__).parents[1] / "cases" / "exchange"
ACTS = CASES / "seeds-acts.jsonl"
LEAFLET, APPEAL = "000_2e12a76fda86178f.txt", "001_9a0ad22f9deae0a8.txt"
WANTED = {
    path.stem.removeprefix("seeds-"): json.loads(path.read_text("utf-8"))
    for path in sorted(CASES.glob("seeds-????-??-??.json"))
}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the gold papers are not here")


def copy_of_the_papers(folder):
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder)
    return folder


def lines_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def briefs(tmp_path_factory):
    folder = copy_of_the_papers(tmp_path_factory.mktemp("seeds"))
    build(folder)
    with open_edition(folder) as edition:
        taken = take_file(edition, ACTS, who="an editor")
        assert (taken.refused, taken.added + taken.links) == ((), len(lines_of(ACTS)))
        return {day: json.loads(msgspec.json.encode(edition.brief(day))) for day in WANTED}


def at(value, path):
    """All values at a dotted path; a list on the way stands for its members."""
    values = [value]
    for key in path.split("."):
        members = [one for each in values for one in (each if isinstance(each, list) else [each])]
        values = [one.get(key) for one in members if isinstance(one, dict)]
    return values


def holds(value, path, wanted):
    found = at(value, path)
    if wanted is None:
        return all(one in (None, [], "") for one in found)
    words = json.dumps(found, ensure_ascii=False).casefold()
    return any(other.casefold() in words for other in wanted.split("|"))


def matches(line, wants):
    """Every wanted word; those asked of one list must hold of one and the same member."""
    together = defaultdict(dict)
    for path, wanted in wants.items():
        head, _, rest = path.partition(".")
        if rest and isinstance(line.get(head), list):
            together[head][rest] = wanted
        elif not holds(line, path, wanted):
            return False
    return all(
        any(all(holds(one, path, wanted) for path, wanted in inner.items()) for one in line[head])
        for head, inner in together.items()
    )


def passages(value):
    if isinstance(value, dict):
        if {"source", "start", "end"} <= value.keys():
            yield value["source"], value["start"], value["end"]
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages(inner)


def touches(line, wanted):
    return not wanted or any(
        source == file and start < until and begin < end
        for source, start, end in passages(line)
        for file, begin, until in wanted
    )


@pytest.mark.parametrize(
    ("day", "want"),
    [
        pytest.param(day, want, id=f"{day} {want['id']}")
        for day, wants in WANTED.items()
        for want in wants
    ],
)
def test_the_brief_of_the_day_says_so(briefs, day, want):
    lines = briefs[day][want["section"]]
    met = [one for one in lines if matches(one, want["has"]) and touches(one, want["passages"])]
    assert bool(met) != want["absent"], met or [
        one for one in lines if touches(one, want["passages"])
    ]


def thread_of(brief, section, words):
    found = {one["thread"] for one in brief[section] if touches(one, [words])}
    assert len(found) == 1, found
    return found.pop()


def test_invitation_and_note_are_one_thread_and_the_other_talks_another(briefs):
    brief = briefs["1919-02-05"]
    invitation, note, talks = (LEAFLET, 3404, 3426), (LEAFLET, 2289, 2403), (LEAFLET, 1109, 1214)
    first = thread_of(brief, "questions", invitation)
    assert first == thread_of(brief, "questions", note)
    (other,) = (one["id"] for one in brief["threads"] if touches(one, [talks]))
    assert other != first


def test_what_follows_stands_in_the_thread_of_the_question_it_hangs_on(briefs):
    brief = briefs["1917-11-30"]
    question = thread_of(brief, "questions", (APPEAL, 2044, 2109))
    assert thread_of(brief, "consequences", (APPEAL, 4272, 4312)) == question


def test_four_items_of_the_meeting_are_open(briefs):
    items = [one for one in briefs["1919-02-05"]["convening"] if touches(one, [(LEAFLET, 0, 3384)])]
    assert sorted(one["item"] for one in items) == ["date", "format", "place", "route"]
    assert {one["state"] for one in items} == {"open"}


def test_the_acts_are_told_by_offsets_alone():
    length = {path.name: len(path.read_text("utf-8")) for path in SEEDS.glob("*.txt")}
    acts = [line for line in lines_of(ACTS) if "file" in line]
    ids = {act["id"] for act in acts}
    assert len(ids) == len(acts)
    for act in acts:
        assert "quote" not in act
        assert 0 <= act["start"] < act["end"] <= length[act["file"]]
        named = {one["act"] for one in act.get("answers", ()) if one.get("act")}
        assert named | set(act.get("same_as", ())) <= ids
        for key in ("targets", "terms", "places", "answers"):
            assert not any(one.get("text") for one in act.get(key, ())), act["id"]


def test_every_passage_lies_in_its_paper():
    length = {path.name: len(path.read_text("utf-8")) for path in SEEDS.glob("*.txt")}
    for day, wants in WANTED.items():
        assert len({want["id"] for want in wants}) == len(wants), day
        for file, start, end in (passage for want in wants for passage in want["passages"]):
            assert 0 <= start < end <= length[file]
