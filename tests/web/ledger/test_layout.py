import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.exchange import brief
from regesta.web.ledger import groundmap
from regesta.web.ledger.dayline import dayline
from regesta.web.ledger.signs import sign_of

STATES = {
    "cell": brief.CellState,
    "question": brief.QuestionState,
    "obligation": brief.ObligationState,
    "consequence": brief.ConsequenceState,
    "item": brief.ItemState,
}


@pytest.mark.parametrize("what", STATES)
def test_every_state_has_a_sign_of_its_own(what):
    states = typing.get_args(STATES[what])
    signs = [sign_of(what, state).sign for state in states]
    assert "·" not in signs
    assert len(set(signs)) == len(signs)


def control(name, lat, lon, degree="held", holder="p-a"):
    return brief.Control(
        place=brief.Ground(name=name, text=None, lat=lat, lon=lon),
        holder=brief.Who(id=holder, name=holder), by=None, degree=degree, from_=None, until=None,
        says=(), evidence=(),
    )  # fmt: skip


places = st.lists(
    st.tuples(st.text("abcde ", min_size=1, max_size=20), st.floats(-60, 70), st.floats(-170, 170)),
    min_size=1, max_size=25,
)  # fmt: skip


@given(places)
def test_nothing_on_the_map_lies_on_anything_else(found):
    drawn = groundmap.drawn([control(*one) for one in found])
    boxes = []
    for mark in drawn.marks:
        boxes.append((mark.x - 7, mark.y - 7, mark.x + 7, mark.y + 7))
        if mark.label_x is not None:
            wide = len(mark.name) * groundmap.LETTER
            left = {"start": 0, "end": wide, "middle": wide / 2}[mark.anchor]
            low = mark.label_x - left
            boxes.append((low, mark.label_y - 10, low + wide, mark.label_y + 3))
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart = (
                one[2] <= other[0] + 0.2 or other[2] <= one[0] + 0.2
                or one[3] <= other[1] + 0.2 or other[3] <= one[1] + 0.2
            )  # fmt: skip
            assert apart


def test_places_without_coordinates_make_no_map():
    assert groundmap.drawn([control("Halmery", None, None)]) is None


days = st.lists(st.dates().map(str), min_size=1, max_size=40).map(lambda some: sorted(set(some)))


@given(st.dates().map(str), days)
def test_the_steps_lead_to_the_days_beside_the_one_shown(on, some):
    line = dayline(on, some)
    assert line.before == max((one for one in some if one < on), default=None)
    assert line.after == min((one for one in some if one > on), default=None)
    assert [tick.x for tick in line.ticks] == sorted(tick.x for tick in line.ticks)
