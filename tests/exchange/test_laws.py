"""Laws of the ledger, held against acts drawn at random: whatever they are, these stay true."""

import datetime as dt
import json
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.exchange import Replay, moves, state
from regesta.exchange.brief import SECTIONS
from regesta.exchange.rulebook import rules
from regesta.exchange.stretches import FOREVER, read_lines, stretches_of

TYPES = [
    "propose", "invite", "ask", "demand", "appeal", "protest", "accept", "agree", "reject",
    "inform", "declare", "acknowledge", "promise", "order", "no_reply", "retract", "threaten",
    "deny", "accuse", "convene", "suspend_hostilities", "break_off", "capture", "lose", "hold",
    "withdraw", "release", "entrust", "recognise", "refuse_recognition", "thank", "whistle",
]  # fmt: skip
MODALITIES = ["asserted"] * 6 + ["reported", "planned", "denied", "conditional"]
NAMES = ["Alba", "Brenn", "Corva", "Dorn"]
FIRST = dt.date(1900, 1, 1)
DAYS = st.integers(0, 24).map(lambda days: (FIRST + dt.timedelta(days=days)).isoformat())
AS = st.sampled_from(["", ":answer", ":fulfils", ":breaks", ":replaces", ":contradicts"])


@st.composite
def cases(draw, prefix="a", names=tuple(NAMES)):
    """A few acts that may answer, retell, contradict and take back one another, or themselves."""
    ids = [f"{prefix}{number}" for number in range(draw(st.integers(1, 9)))]
    return {"acts": [row(draw, name, ids, names) for name in ids]}


def row(draw, name, ids, names):
    some = st.lists(st.sampled_from(names), max_size=3, unique=True)
    answered = st.lists(st.sampled_from(ids), max_size=2, unique=True)
    found = {
        "id": name,
        "on": draw(DAYS),
        "who": draw(st.sampled_from(names)),
        "does": draw(st.sampled_from(TYPES)),
        "to": draw(some),
        "object": draw(st.sampled_from(["the ferry at night", "release of prisoners", "wood"])),
        "modality": draw(st.sampled_from(MODALITIES)),
        "paper": draw(st.sampled_from([f"{ids[0]}-one", f"{ids[0]}-two", f"{name}-own"])),
        "re": [one + draw(AS) for one in draw(answered)],
    }  # fmt: skip
    extra = {
        "same_as": st.lists(st.sampled_from(ids), max_size=1),
        "deadline": st.lists(DAYS, max_size=2),
        "from": DAYS,
        "or": st.lists(DAYS, min_size=1, max_size=1),
        "condition": st.just("if the river falls"),
        "consequence": st.just("the mill is closed"),
        "speaks_for": st.sampled_from(names),
        "source": st.sampled_from(names),
        "actors": st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True),
        "instructed": st.just(True),
        "standing": st.just(True),
        "undated": st.just(True),
        "items": st.just([{"item": "place", "state": "open"}]),
        "terms": st.just([{"kind": "money", "mode": "offered", "text": "gold"}]),
        "channel": st.just({"between": list(names[:2]), "medium": "wire", "state": "broken"}),
    }
    for key in draw(st.lists(st.sampled_from(sorted(extra)), max_size=3, unique=True)):
        found[key] = draw(extra[key])
    return found


def lines(brief):
    """Each section as a set of lines, in words that can be compared."""
    plain = json.loads(msgspec.json.encode(brief))
    return {
        name: sorted(json.dumps(line, sort_keys=True) for line in plain[name]) for name in SECTIONS
    }


law = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(case=cases(), order=st.permutations(range(len(NAMES))), day=DAYS)
def test_parties_that_change_places_change_places_in_the_brief_and_nothing_else(
    made, case, order, day
):
    swap = {name: NAMES[order[number]] for number, name in enumerate(NAMES)}
    told = json.dumps(case)
    before = lines(state(made(case), day))
    after = lines(state(made(json.loads(swapped(told, swap))), day))
    wanted = {
        name: sorted(canonical(swapped(line, swap)) for line in section)
        for name, section in before.items()
    }
    assert {name: sorted(map(canonical, section)) for name, section in after.items()} == wanted


def swapped(text, swap):
    for number, name in enumerate(swap):
        text = text.replace(name, f"<{number}>").replace(name.casefold(), f"<<{number}>>")
    for number, name in enumerate(swap.values()):
        text = text.replace(f"<<{number}>>", name.casefold()).replace(f"<{number}>", name)
    return text


def canonical(line):
    """A line without the order of its lists, which may rest on names."""

    def plain(value):
        if isinstance(value, dict):
            return {key: plain(one) for key, one in sorted(value.items())}
        if isinstance(value, list):
            return sorted((plain(one) for one in value), key=json.dumps)
        return value

    return json.dumps(plain(json.loads(line)), sort_keys=True)


@law
@given(case=cases(), data=st.data(), day=DAYS)
def test_the_order_in_which_acts_are_given_is_nothing(read, case, data, day):
    acts, papers, links = read(case)
    other = data.draw(st.permutations(acts))
    assert lines(state(moves(acts, papers, links), day)) == lines(
        state(moves(other, papers, links), day)
    )


@law
@given(one=cases("a", ("Alba", "Brenn")), other=cases("b", ("Corva", "Dorn")), day=DAYS)
def test_what_has_nothing_in_common_moves_as_each_moves_by_itself(made, one, other, day):
    apart = [lines(state(made(case), day)) for case in (one, other)]
    both = lines(state(made({"acts": [*one["acts"], *other["acts"]]}), day))
    assert both == {name: sorted(apart[0][name] + apart[1][name]) for name in SECTIONS}


@law
@given(case=cases(), days=st.lists(DAYS, min_size=1, max_size=6))
def test_a_replay_shows_each_day_as_a_state_of_it_does(made, case, days):
    replay = Replay(made(case))
    for day in [*days, *sorted(days), *sorted(days, reverse=True)]:
        assert replay.to(day) == state(made(case), day)


@pytest.mark.slow
@law
@given(case=cases())
def test_a_replay_knows_every_day_on_which_something_changes(made, case):
    known = set(Replay(made(case)).days())
    last = None
    for number in range(-1, 30):
        day = (FIRST + dt.timedelta(days=number)).isoformat()
        shown = lines(state(made(case), day))
        if last is not None and day not in known:
            assert shown == last
        last = shown


@law
@given(case=cases(), day=DAYS)
def test_no_cell_is_refused_without_a_word_that_refuses(made, case, day):
    refusing = {kind for rule in rules("cells") if rule.state == "refused" for kind in rule.types}
    does = {act["id"]: act["does"] for act in case["acts"]}
    for question in state(made(case), day).questions:
        for cell in question.cells:
            if "refused" in cell.state:
                assert cell.acts and {does[act] for act in cell.acts} <= refusing


@law
@given(case=cases(), day=DAYS)
def test_every_line_says_on_whose_word_and_on_which_words_it_rests(made, case, day):
    found = made(case)
    words = {
        (act.file, act.start, act.end) for act in found.view.acts
    }  # fmt: skip
    brief = state(found, day)
    for name in ("questions", "obligations", "consequences", "convening", "threads"):
        for line in getattr(brief, name):
            assert line.acts
            assert line.evidence
            assert name == "threads" or line.says
            assert {(one.source, one.start, one.end) for one in line.evidence} <= words
    for question in brief.questions:
        for cell in question.cells:
            assert {(one.source, one.start, one.end) for one in cell.evidence} <= words
            assert bool(cell.acts) == bool(cell.evidence) == bool(cell.says)


@law
@given(case=cases(), day=DAYS)
def test_a_day_shows_nothing_of_a_later_one(made, case, day):
    """Acts that happen later, and are told later, leave no trace on the day."""
    found = made(case)
    later = {act.id for act in found.view.acts if found.kept.tellings.of(act.id).day > day_of(day)}
    brief = state(found, day)
    for name in ("questions", "obligations", "consequences", "convening", "threads"):
        for line in getattr(brief, name):
            dated = set(line.acts) & later
            undated = {act["id"] for act in case["acts"] if act.get("undated")}
            assert dated <= undated


def day_of(day):
    return dt.date.fromisoformat(day).toordinal()


def kept_on(moves, day):
    """The lines of a day out of their stretches."""
    return {
        name: {
            one.key: stretch.line
            for one in moves.sections[name]
            for stretch in stretches_of(one)
            if stretch.first <= day < stretch.until
        }
        for name in SECTIONS
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), day=st.integers(0, 40))
def test_the_lines_of_a_day_are_those_whose_stretch_is_around_it(made, case, day):
    moves = made(case)
    on = FIRST + dt.timedelta(days=day - 8)
    shown = state(moves, on.isoformat())
    found = read_lines(kept_on(moves, on.toordinal()))
    assert {name: tuple(some.values()) for name, some in found.items()} == {
        name: getattr(shown, name) for name in SECTIONS
    }


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_stretches_of_a_line_differ_from_their_neighbours_and_the_last_goes_on(made, case):
    for some in made(case).sections.values():
        for one in some:
            stretches = stretches_of(one)
            for before, after in pairwise(stretches):
                assert before.first < before.until <= after.first
                assert before.until < after.first or before.line != after.line
            assert not stretches or one.on(10**7) is None or stretches[-1].until == FOREVER
