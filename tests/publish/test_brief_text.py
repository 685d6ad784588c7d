"""The brief in a terminal: nothing runs over, no sign stands without its word."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from regesta.exchange.brief import BearingLine, Brief, Gone, Missing, Unknown, Who
from regesta.publish.brief import wording
from regesta.publish.brief.columns import width_of, wrapped
from regesta.publish.brief.compose import Heading, compose
from regesta.publish.brief.leaf import Entry, every_entry
from regesta.publish.brief.sources import Sources
from regesta.publish.brief.text import brief_text

INVENTED = Path(__file__).with_name("invented")
GOLDEN = INVENTED / "brief.txt"
WORDS = st.text(st.characters(exclude_categories=("Cn", "Co")), max_size=120)


def leaf_of(brief, sources, **more):
    return compose(brief, sources, heading=Heading(title="The bridge"), **more)


def test_the_invented_brief_is_printed_as_it_was_found_good(brief, sources):
    printed = brief_text(leaf_of(brief, sources, short=True), 80) + "\n"
    if os.environ.get("REGESTA_REFRESH"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("quotes", [False, True])
@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("width", [1, 40, 57, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(brief, sources, width, short, quotes):
    printed = brief_text(leaf_of(brief, sources, short=short), width, quotes=quotes)
    assert max(wcswidth(line) for line in printed.splitlines()) <= max(width, 40)


@given(words=WORDS, name=WORDS, width=st.integers(40, 120))
def test_no_words_break_the_width(words, name, width):
    brief = msgspec.json.decode((INVENTED / "brief.json").read_bytes(), type=Brief)
    first, second = brief.questions
    party = msgspec.structs.replace(first.by, name=name)
    made = msgspec.structs.replace(
        brief,
        questions=(
            msgspec.structs.replace(first, content=words, condition=words, by=party),
            second,
        ),
    )
    printed = brief_text(leaf_of(made, Sources((), lambda _: words * 9)), width, quotes=True)
    lines = printed.split("\n")
    assert max(map(width_of, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)
    assert max(wcswidth(line) for line in lines) <= width


@given(words=WORDS)
def test_no_letter_is_lost_where_lines_break(words):
    lines = wrapped(words, 12, "> ", "> ")
    assert "".join(line[2:] for line in lines).split() == "".join(words).split() or (
        "".join("".join(line[2:].split()) for line in lines) == "".join(words.split())
    )


def test_every_state_has_a_sign_and_a_word_and_no_two_of_a_kind_look_alike():
    kinds = ("cell", "question", "obligation", "consequence", "convening", "channel")
    for kind in kinds:
        words = [word for _, word in wording.table(kind).values()]
        assert len(words) == len(set(words))
        assert all(width_of(sign) == 1 for sign, _ in wording.table(kind).values())


def test_states_that_the_engine_may_give_have_words():
    from typing import get_args

    from regesta.exchange import brief

    for kind, states in (
        ("cell", brief.CellState), ("question", brief.QuestionState),
        ("obligation", brief.ObligationState), ("consequence", brief.ConsequenceState),
        ("convening", brief.ItemState),
    ):  # fmt: skip
        assert set(wording.table(kind)) == set(get_args(states))


def test_each_line_names_its_account_unless_it_is_silence(brief, sources):
    leaf = leaf_of(brief, sources)
    bare = [
        entry
        for entry in every_entry(leaf.parts)
        if entry.state and not entry.account and entry.kind not in ("question", "obligation")
    ]
    assert {entry.key for entry in bare} == {"nothing_on_file"}
    runs = leaf.parts[1]
    assert {entry.label for entry in runs.entries} == {"Q1", "Q2", "O1"}


@pytest.mark.parametrize(
    ("only", "there", "not_there"),
    [
        (["claims"], ["CLAIMS", "the toll is too high"], ["CHANNELS", "Q1", "RUNS OUT"]),
        (["questions"], ["RUNS OUT", "Q2 OPEN"], ["CLAIMS", "BINDS", "O1", "THE MEETING"]),
        (["channels", "control"], ["BROKEN", "LOST"], ["OPEN", "Nothing on file"]),
        (["bearings"], ["Nothing on file on: what bears on what."], ["SOURCES", "CLAIMS"]),
        (["threads"], ["THE BRIDGE AT TARN", "Between"], ["Q1"]),
    ],
)
def test_only_prints_what_was_asked_for(brief, sources, only, there, not_there):
    brief = msgspec.structs.replace(brief, since=None)
    printed = brief_text(leaf_of(brief, sources, only=only, short=True))
    assert [words for words in there if words not in printed] == []
    assert [words for words in not_there if words in printed] == []


def test_what_is_left_out_is_counted(brief, sources):
    many = tuple(
        msgspec.structs.replace(brief.missing[0], what=f"letter {at}") for at in range(100)
    )
    brief = msgspec.structs.replace(brief, missing=many)
    assert "… and 60 more (--all, or --only missing)" in brief_text(
        leaf_of(brief, sources, short=True)
    )
    whole = brief_text(leaf_of(brief, sources))
    assert "letter 99" in whole
    assert "more (--all" not in whole


def test_what_lapsed_and_what_was_taken_back_are_told_apart(brief, sources):
    first, second = (
        msgspec.structs.replace(one, state="expired", history=()) for one in brief.obligations
    )
    step = msgspec.structs.replace(brief.obligations[1].history[0], state="expired")
    back = msgspec.structs.replace(second, history=(step,))
    printed = brief_text(leaf_of(msgspec.structs.replace(brief, obligations=(first,)), sources))
    assert "no account on file of its doing" in printed
    printed = brief_text(leaf_of(msgspec.structs.replace(brief, obligations=(back,)), sources))
    assert "no account on file" not in printed
    assert "told" in printed and wording.account(step.says, step.via, back.who) in printed


def test_proposals_are_told_apart_or_said_once_for_all(brief, sources):
    printed = brief_text(leaf_of(brief, sources))
    assert "proposed · new" in printed
    assert "nothing confirmed" not in printed

    def proposed(lines):
        return tuple(msgspec.structs.replace(one, status="proposed") for one in lines)

    sections = ("obligations", "consequences", "convening", "control", "claims", "channels")
    questions = tuple(
        msgspec.structs.replace(one, cells=proposed(one.cells)) for one in proposed(brief.questions)
    )
    machine = msgspec.structs.replace(
        brief,
        questions=questions,
        **{name: proposed(getattr(brief, name)) for name in (*sections, "mandates", "threads")},
    )
    printed = brief_text(leaf_of(machine, sources))
    assert "nothing confirmed by a person" in printed.replace("\n", " ")
    assert "proposed ·" not in printed


def test_what_is_gone_since_then_is_named(brief, sources):
    gone = (Gone(section="claims", key="c-9", what="that the ford is shut", was="in_force"),)
    brief = msgspec.structs.replace(brief, gone=gone)
    printed = " ".join(brief_text(leaf_of(brief, sources, short=True)).split())
    assert "← no longer, of claims: that the ford is shut (was: in force)" in printed


def test_a_state_without_a_word_is_called_by_its_name():
    assert wording.sign_and_word("control", "half_held") == ("·", "half held")
    assert Entry(words="x").sign == ""


def test_every_sign_and_word_is_explained_on_the_page():
    page = Path(__file__).parents[2].joinpath("docs", "brief.md").read_text(encoding="utf-8")
    kinds = ("cell", "question", "obligation", "consequence", "convening", "channel", "control")
    for kind in kinds:
        for sign, word in wording.table(kind).values():
            assert f"{sign} {word}" in page


TERMS = Unknown(what="what is meant by “the points above”", why="", evidence=(), acts=("a",),
                key="u-a-terms")  # fmt: skip


@pytest.mark.parametrize(("only", "stands"), [((), False), (("unknown",), True)])
def test_missing_terms_are_printed_once(sources, only, stands):
    missing = Missing(what="the points above", cited_in=None, evidence=(), acts=("a",))
    brief = Brief(
        on="1920-07-05", known_by=None, known_to=None, since=None, missing=(missing,),
        unknown=(TERMS,),
    )  # fmt: skip
    printed = brief_text(leaf_of(brief, sources, only=only), 80)
    assert ("what is meant by" in printed) is stands


def test_all_who_act_together_are_printed(sources):
    each = tuple(Who(id=f"p-{name}", name=name) for name in ("Orlo", "Vesk"))
    line = BearingLine(
        by=Who(id="p-powers", name="the powers"), all_by=each, says=each, situation="the thaw",
        term="passage", evidence=(),
    )  # fmt: skip
    brief = Brief(on="1920-07-05", known_by=None, known_to=None, since=None, bearings=(line,))
    printed = " ".join(brief_text(leaf_of(brief, sources), 80).split())
    assert "the powers (Orlo and Vesk): the thaw" in printed
    assert "by their own account" in printed
