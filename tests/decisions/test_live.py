"""Which rulings hold: undos folded, the later on one matter, whatever the order of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.decisions import by_source, live, log, undone
from regesta.decisions.compose import take_back
from regesta.model import Anchor, Decision


def anchor(source="a.txt", exact="Sir:", sha="0"):
    return Anchor(source=source, text_sha256=sha, start=0, end=4, exact=exact, prefix="", suffix="")


def ruling(second, field="date", document="d-1", action="correct", value="1871", **more):
    return log.identify(
        Decision(
            id="",
            when=f"2026-11-25T10:00:{second:02}Z",
            who="Ada",
            action=action,
            anchor=more.pop("anchor", anchor()),
            document=document,
            field=field,
            value=value,
            **more,
        )
    )


def undo(decision, second):
    return take_back(decision, who="Ada", when=f"2026-11-25T10:00:{second:02}Z")


def test_the_later_ruling_on_the_same_field_holds():
    first, other, second = ruling(1), ruling(2, "place", value="Tarn"), ruling(3, value="1872")
    assert live([second, first, other]) == [other, second]


def test_an_undo_brings_the_earlier_ruling_back():
    first, second = ruling(1), ruling(2, value="1872")
    assert live([first, second, undo(second, 3)]) == [first]


def test_an_undo_of_an_undo_restores_and_so_on():
    first = ruling(1)
    once = undo(first, 2)
    twice = undo(once, 3)
    thrice = undo(twice, 4)
    assert live([first, once]) == []
    assert live([first, once, twice]) == [first]
    assert live([first, once, twice, thrice]) == []
    assert undone([first, once, twice, thrice]) == {first.id, twice.id}


def test_an_undo_holds_whatever_the_clocks_of_two_machines_say():
    first = ruling(9)
    once = undo(first, 8)
    assert live([once, first]) == []
    assert live([undo(once, 1), once, first]) == [first]


def test_an_undo_of_nothing_and_a_forged_ring_of_undos_undo_nothing():
    first = ruling(1)
    lost = undo(ruling(5, "place"), 6)
    ring = [
        Decision(id=a, when="2026", who="X", action="undo", anchor=anchor(), undoes=b)
        for a, b in (("r-a", "r-b"), ("r-b", "r-a"))
    ]
    assert live([first, lost, *ring]) == [first]


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ({"field": "date"}, {"field": "received"}, True),
        ({"document": "d-1"}, {"document": "d-2"}, True),
        ({"action": "nest", "value": "d-2"}, {"action": "unnest"}, False),
        ({"action": "bounds"}, {"action": "bounds"}, False),
        ({"action": "split"}, {"action": "split", "anchor": anchor(exact="Sir: else")}, True),
        ({"action": "accept"}, {"action": "reject"}, False),
        ({"action": "accept_reading"}, {"action": "reject_reading"}, False),
        (
            {"action": "accept_finding", "value": "f"},
            {"action": "dismiss_finding", "value": "f"},
            False,
        ),
        (
            {"action": "accept_finding", "value": "f"},
            {"action": "accept_finding", "value": "g"},
            True,
        ),
        ({"anchor": anchor("a.txt")}, {"anchor": anchor("b.txt")}, True),
    ],
)
def test_two_rulings_on_one_matter_cannot_both_hold(first, second, both):
    earlier, later = ruling(1, **first), ruling(2, **second)
    assert live([earlier, later]) == ([earlier, later] if both else [later])


@given(
    st.lists(st.tuples(st.sampled_from("cu"), st.integers(0, 9), st.integers(0, 3)), max_size=14),
    st.randoms(use_true_random=False),
)
def test_what_holds_does_not_hang_on_the_order_of_lines(steps, draw):
    lines = []
    for second, (what, which, field) in enumerate(steps):
        if what == "u" and lines:
            lines.append(undo(lines[which % len(lines)], second))
        else:
            lines.append(ruling(second, ["date", "place", "head", "number"][field]))
    shuffled = draw.sample(lines, len(lines))
    assert live(shuffled) == live(lines)
    assert live(lines + lines) == live(lines)


def test_rulings_go_to_their_source_a_renamed_one_to_its_text():
    here, moved, lost = (
        ruling(1),
        ruling(2, anchor=anchor("old.txt", sha="9")),
        ruling(3, anchor=anchor("gone.txt", sha="7")),
    )
    grouped, orphans = by_source([here, moved, lost], {"a.txt": "0", "new.txt": "9"})
    assert grouped == {"a.txt": [here], "new.txt": [moved]}
    assert orphans == [lost]


def test_of_two_files_with_the_same_text_neither_takes_the_rulings_of_a_third():
    lost = ruling(1, anchor=anchor("gone.txt", sha="7"))
    assert by_source([lost], {"a.txt": "7", "b.txt": "7"}) == ({}, [lost])
