"""What each act opens and closes, one case a rule: a few acts, and what a day must show of them."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from regesta.errors import BadQuery
from regesta.exchange import Replay, moves, state

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "exchange" / "states.toml").read_text("utf-8")
)["case"]
KINDS = {
    "obligation": ("obligations", "o"),
    "consequence": ("consequences", "c"),
    "question": ("questions", "q"),
}


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_day_shows_what_the_acts_moved(case, made):
    found = made(case)
    for wish in case["wish"]:
        assert shortfall(state(found, wish["day"]), wish) == []


def test_every_rule_of_a_cell_has_a_case(made):
    shown = {
        cell.state
        for case in CASES for wish in case["wish"]
        for question in state(made(case), wish["day"]).questions for cell in question.cells
    }  # fmt: skip
    rules = Path(__file__).parents[2] / "src" / "regesta" / "exchange" / "rules" / "cells"
    named = {tomllib.loads(path.read_text("utf-8"))["state"] for path in rules.glob("*.toml")}
    assert named | {"agreed_with_reserve", "standing_refused"} == shown


def shortfall(brief, wish):
    """What of a wish the brief does not hold, in words."""
    if "nothing" in wish:
        return [name for name in wish["nothing"] if getattr(brief, name)]
    if "obligations" in wish:
        shown = [one.id.removeprefix("o-") for one in brief.obligations]
        return [] if shown == wish["obligations"] else [f"obligations: {shown}"]
    if "item" in wish:
        shown = [
            [one.state, one.value or ""] for one in brief.convening if one.item == wish["item"]
        ]
        by = {one.by.name for one in brief.convening if one.item == wish["item"] and one.by}
        named = "item_by" not in wish or by == {wish["item_by"]}
        return [] if named and shown == wish["shown"] else [f"{wish['item']}: {shown} {by}"]
    if "threads" in wish:
        shown = [[one.removeprefix("q-") for one in thread.questions] for thread in brief.threads]
        names = [thread.name for thread in brief.threads]
        wanted = sorted(wish["threads"]), set(wish.get("names", names))
        return [] if (sorted(shown), set(names)) == wanted else [f"threads: {shown} {names}"]
    kind = next(key for key in KINDS if key in wish)
    section, letter = KINDS[kind]
    line = next(
        (one for one in getattr(brief, section) if one.id == f"{letter}-{wish[kind]}"), None
    )
    if wish.get("absent") or line is None:
        return [] if wish.get("absent") and line is None else [f"{kind} {wish[kind]}: {line}"]
    return lacks_of(line, {key: value for key, value in wish.items() if key not in {kind, "day"}})


def lacks_of(line, wish):
    cells = {cell.to.name: cell for cell in getattr(line, "cells", ())}
    shown = {
        "cells": lambda: {name: cells[name].state for name in wish["cells"] if name in cells},
        "only": lambda: sorted(cells),
        "cell_says": lambda: names_of(cells, wish["cell_says"], "says"),
        "cell_date": lambda: {name: cells[name].date for name in wish["cell_date"]},
        "cell_via": lambda: names_of(cells, wish["cell_via"], "via"),
        "cell_instructed": lambda: {
            name: cells[name].instructed for name in wish["cell_instructed"]
        },
        "cell_readings": lambda: {
            name: [one.state for one in cells[name].readings] for name in wish["cell_readings"]
        },
        "history": lambda: {
            name: [one.state for one in cells[name].history] for name in wish["history"]
        },
        "steps": lambda: [one.state for one in line.history],
        "readings": lambda: [one.state for one in line.readings],
        "tellings": lambda: len(line.tellings),
        "says": lambda: [who.name for who in line.says],
        "via": lambda: [who.name for who in line.via],
        "to": lambda: [who.name for who in line.to],
        "by": lambda: line.by.name,
        "who": lambda: line.who.name,
        "answers": lambda: list(line.answers),
        "acts": lambda: list(line.acts),
        "until_none": lambda: line.until is None,
        "condition_none": lambda: line.condition is None,
        "deadline": lambda: list(line.deadline),
    }
    found = []
    for key, wanted in wish.items():
        if key == "cell_estimated":
            found += [
                f"{name}: {cells[name].estimated}"
                for name, words in wanted.items()
                if words not in (cells[name].estimated or "")
            ]
            continue
        value = shown[key]() if key in shown else getattr(line, key)
        if value != wanted:
            found.append(f"{key}: {value}")
    return found


def names_of(cells, wanted, key):
    return {name: [who.name for who in getattr(cells[name], key)] for name in wanted}


def test_a_thread_shows_its_lines_alone_by_its_id_or_its_name(made):
    case = next(one for one in CASES if one["label"].startswith("questions of the same two"))
    found = made(case)
    for asked in ("t-s", "dredging of the harbour"):
        brief = state(found, "1900-01-09", thread=asked)
        assert [one.id for one in brief.threads] == ["t-s"]
        assert [one.id for one in brief.questions] == ["q-s"]
    with pytest.raises(BadQuery):
        state(found, "1900-01-09", thread="the weather")


def test_a_day_that_is_none_is_said_to_be_none(made):
    with pytest.raises(BadQuery):
        state(made(CASES[0]), "the ides of March")


def test_without_a_day_the_last_day_of_the_papers_stands(made):
    assert state(made(CASES[0])).on == "1900-01-01"


def test_what_nobody_confirmed_can_be_left_out(read):
    acts, papers, links = read(CASES[0])
    proposed = [msgspec.structs.replace(act, status="proposed") for act in acts]
    found = moves(proposed, papers, links)
    assert [one.status for one in state(found).questions] == ["proposed"]
    assert state(found, confirmed=True).questions == ()
    assert state(found, confirmed=True, thread="t-q").threads == ()


def test_a_folder_without_acts_has_an_empty_brief():
    brief = state(moves([]))
    assert (brief.questions, brief.threads, Replay(moves([])).days()) == ((), (), ())
