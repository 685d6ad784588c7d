"""Anchors: words that are found again in an edited text, or not at all."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from regesta.decisions import anchors
from regesta.decisions.anchors import locate, make
from regesta.decisions.quotes import find_quote
from regesta.errors import BadDecision

CLAUSE = "the ferry at Lower Tarn was stopped again on Thursday by men of the customs"


def words(found, text):
    return None if found is None else text[found.start : found.end]


def anchor_to(tarn, quote):
    at = tarn.text.index(quote)
    return make(tarn.source, at, at + len(quote))


def test_in_its_own_text_an_anchor_stands_at_its_offsets(tarn):
    anchor = anchor_to(tarn, CLAUSE)
    found = locate(anchor, tarn.source)
    assert (found.start, found.end, found.score) == (anchor.start, anchor.end, 1.0)
    assert anchor.exact == CLAUSE
    assert anchor.inner is None


def test_white_space_around_a_selection_is_left_out(tarn):
    at = tarn.text.index("\n\nNo. 11.]")
    assert tarn.text[slice(*_extent(make(tarn.source, at, at + 12)))] == "No. 11.]"


def test_a_name_is_anchored_by_its_clause_and_keeps_its_place_in_it(tarn):
    anchor = anchor_to(tarn, "Lower Tarn")
    assert "was stopped again" in anchor.exact
    assert anchor.exact[anchor.inner.start : anchor.inner.end] == "Lower Tarn"
    assert tarn.text[anchor.start : anchor.end] == "Lower Tarn"


def test_an_anchor_s_words_occur_once_in_its_text(tarn):
    for quote in ("Mr. Vesk to Mr. Orlo.", "I have the honor to be, sir, your obedient servant,"):
        anchor = anchor_to(tarn, quote)
        assert tarn.text.count(quote) == 2
        assert tarn.text.count(anchor.exact) == 1


def test_a_selection_of_white_space_is_refused(tarn):
    at = tarn.text.index("\n\n")
    with pytest.raises(BadDecision, match="No words"):
        make(tarn.source, at, at + 2)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # the clause itself stands, its neighbours changed on one side
        ("Sir: I have the honor to say that ", "", CLAUSE),
        # misprints put right within it
        ("stopped again on Thursday", "stoppcd again on Thurs day", CLAUSE.replace(
            "stopped again on Thursday", "stoppcd again on Thurs day")),
        # lines broken anew
        ("was stopped again on", "was\nstopped\nagain on", CLAUSE.replace(
            "was stopped again on", "was\nstopped\nagain on")),
        # gone
        (CLAUSE, "", None),
        (CLAUSE, "nothing of note has happened since", None),
    ],
)  # fmt: skip
def test_a_clause_is_found_after_an_edit_unless_it_is_gone(tarn, old, new, expected):
    edited = tarn.source_of(tarn.text.replace(old, new, 1))
    assert words(locate(anchor_to(tarn, CLAUSE), edited), edited.text) == expected


def test_a_name_that_was_put_right_is_found_one_that_was_replaced_is_not(tarn):
    anchor = anchor_to(tarn, "Lower Tarn")
    mended = tarn.source_of(tarn.text.replace("Lower Tarn was", "Lower Tarne was"))
    assert words(locate(anchor, mended), mended.text) in ("Lower Tarn", "Lower Tarne")
    other = tarn.source_of(tarn.text.replace("Lower Tarn was", "Upper Callow Bridge was"))
    assert locate(anchor, other) is None


def test_of_equal_formulas_each_is_found_in_its_own_letter(tarn):
    formula = "I have the honor to be, sir, your obedient servant,"
    second = tarn.text.rindex(formula)
    anchor = make(tarn.source, second, second + len(formula))
    edited = tarn.source_of("An editor's preface.\n\n" + tarn.text)
    assert locate(anchor, edited).start == second + len("An editor's preface.\n\n")
    cut = tarn.source_of(tarn.text[:second] + tarn.text[second + len(formula) :])
    assert locate(anchor, cut) is None


def test_of_two_copies_of_a_passage_neither_is_taken(tarn):
    doubled = tarn.source_of(tarn.text + "\n\n" + tarn.text)
    assert locate(anchor_to(tarn, CLAUSE), doubled) is None


def test_headings_that_differ_in_numbers_only_are_not_confused():
    head = "The Envoy in Tarn (Vesk) to the Secretary\n\n[Telegram]\n\nTarn, June {}, 1871, {} p.m."
    exact, other = head.format(14, 3), head.format(28, 11)
    text = f"\n\nOrlo\n\n{other}\n[Received June 29, 4 p.m.]"
    assert find_quote(text, exact, "\n\nOrlo\n\n", "\n[Received June 15, 9 p.m.]") is None


def test_an_opening_and_a_closing_are_the_first_and_last_words(tarn):
    one = tarn.documents[1]
    first, last = anchors.of_extent(tarn.source, one.start, one.end)
    assert first.start == one.start
    assert last.end == one.end
    assert tarn.text.count(first.exact) == tarn.text.count(last.exact) == 1


def test_the_first_and_the_last_words_of_a_text_are_found_whatever_is_put_beside_them(tarn):
    first = make(tarn.source, 0, tarn.text.index("Tarn, June 4"))
    last = make(tarn.source, tarn.text.rindex("The explanation"), len(tarn.text))
    assert first.inner is last.inner is None
    for anchor, edited in [
        (first, tarn.text[: first.end] + " 0000000 " * 9 + tarn.text[first.end :]),
        (last, tarn.text[: last.start] + " 0000000 " * 9 + tarn.text[last.start :]),
        (first, "A preface. " * 9 + tarn.text),
        (last, tarn.text + "An afterword. " * 9),
    ]:
        found = locate(anchor, tarn.source_of(edited))
        assert edited[found.start : found.end] == anchor.exact


@settings(deadline=None)  # the first search loads its engine
@given(st.data())
def test_an_insertion_elsewhere_never_loses_an_anchor(tarn, data):
    start = data.draw(st.integers(0, len(tarn.text) - 90))
    end = start + data.draw(st.integers(1, 80))
    assume(tarn.text[start:end].strip())
    anchor = make(tarn.source, start, end)
    inner = anchor.inner.start if anchor.inner else 0
    first = anchor.start - inner
    last = first + len(anchor.exact)
    at = data.draw(st.one_of(st.integers(0, first), st.integers(last, len(tarn.text))))
    added = data.draw(st.text(max_size=300))
    edited = tarn.source_of(tarn.text[:at] + added + tarn.text[at:])
    assume(edited.text.count(anchor.exact) == 1)
    shift = len(added) if at <= first else 0
    found = locate(anchor, edited)
    assert (found.start, found.end) == (anchor.start + shift, anchor.end + shift)


@settings(deadline=None)  # the first search loads its engine
@given(st.data())
def test_what_is_found_is_where_the_words_were_or_nothing(tarn, data):
    at = data.draw(st.integers(0, len(tarn.text)))
    cut = data.draw(st.integers(0, 40))
    added = data.draw(st.text(alphabet="abc .\n", max_size=20))
    edited = tarn.source_of(tarn.text[:at] + added + tarn.text[at + cut :])
    anchor = anchor_to(tarn, CLAUSE)
    found = locate(anchor, edited)
    if at >= anchor.end or at + cut <= anchor.start:
        shift = len(added) - cut if at + cut <= anchor.start else 0
        assert abs(found.start - anchor.start - shift) <= 2
    elif found is not None:
        assert found.score >= 0.8
        assert abs(found.start - anchor.start) <= 40


@settings(deadline=None)  # the first search loads its engine
@given(st.text(max_size=200), st.text(min_size=1, max_size=60))
def test_no_text_and_no_quote_breaks_the_search(text, quote):
    found = find_quote(text, quote, "", "")
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.slow
def test_a_search_in_four_megabytes_takes_under_a_second(tarn):
    import time

    text = (tarn.text.replace("Thursday", "Friday") * (4_000_000 // len(tarn.text))) + tarn.text
    edited = tarn.source_of(text.replace("men of the customs", "man of tbe customs"))
    begin = time.process_time()
    locate(anchor_to(tarn, CLAUSE), edited)
    assert time.process_time() - begin < 1


def _extent(anchor):
    return anchor.start, anchor.end
