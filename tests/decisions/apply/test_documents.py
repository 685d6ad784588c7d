"""Rulings on the division: what they do, and what holds whatever they do."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.decisions import Places, bind
from regesta.decisions.apply import to_documents
from regesta.errors import BadDecision
from regesta.model import Span


def shape(documents, text):
    """The division in short: first words, last word, depth, and A for apparatus."""
    by_id = {one.id: one for one in documents}

    def depth(one):
        return 1 + depth(by_id[one.nested_in]) if one.nested_in else 0

    return [
        " ".join(text[one.start : one.end].split()[:4])
        + " … "
        + text[one.start : one.end].split()[-1]
        + f" {depth(one)}"
        + ("A" if one.apparatus else "")
        for one in documents
    ]


def laws(documents, text):
    """What must always hold of a division."""
    by_id = {one.id: one for one in documents}
    assert len(by_id) == len(documents)
    for one in documents:
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        if one.nested_in:
            assert by_id[one.nested_in].span.holds(one.span)
        for part in (one.opening, one.closing):
            assert part is None or one.span.holds(part)
    for level in {one.nested_in for one in documents}:
        row = sorted((one for one in documents if one.nested_in == level), key=lambda d: d.start)
        assert all(a.end <= b.start for a, b in itertools.pairwise(row))
    at = 0
    for one in sorted((one for one in documents if not one.nested_in), key=lambda d: d.start):
        assert not text[at : one.start].strip()
        at = one.end
    assert not text[at:].strip()


def apply(tarn, action, document=None, documents=None, **given):
    documents = documents or tarn.documents
    ruling = tarn.rule(tarn.source, documents, action, document, **given)
    done, orphans = to_documents(documents, tarn.source, [ruling])
    laws(done, tarn.text)
    assert orphans == []
    changed = [one for one in done if one not in documents]
    assert {one.decision for one in changed} <= {ruling.id, None}
    return done


WHOLE = [
    "PAPERS ON THE TARN … 1871. 0A",
    "Mr. Vesk to Mr. … VESK. 0",
    "Mr. Orlo to Mr. … Brand. 0",
    "[Inclosure in No. 12.] … Brand. 1",
    "Mr. Vesk to Mr. … VESK. 0",
]


def test_the_invented_correspondence_is_divided_as_meant(tarn):
    assert shape(tarn.documents, tarn.text) == WHOLE
    laws(tarn.documents, tarn.text)


def test_without_rulings_the_documents_are_the_machine_s_own(tarn):
    done, orphans = to_documents(tarn.documents, tarn.source, [])
    assert (done, orphans) == (tarn.documents, [])


def test_a_split_gives_the_rest_and_what_is_nested_there_to_the_new_paper(tarn):
    at = tarn.text.index("Callow, June 9")
    done = apply(tarn, "split", start=at)
    assert shape(done, tarn.text) == [
        *WHOLE[:2],
        "Mr. Orlo to Mr. … 12.] 0",
        "Callow, June 9, 1871. … Brand. 0",
        *WHOLE[3:],
    ]
    assert done[4].nested_in == done[3].id
    assert done[2].formerly == (tarn.documents[2].id,)


def test_a_split_within_may_open_a_nested_paper_to_the_next_one(tarn):
    at = tarn.text.index("I am, sir, your")
    done = apply(tarn, "split", start=at, value={"nested": True})
    assert shape(done, tarn.text) == [
        *WHOLE[:3], "I am, sir, your … ORLO. 1", *WHOLE[3:]
    ]  # fmt: skip


def test_a_split_in_apparatus_makes_a_paper(tarn):
    apparatus = tarn.documents_of(tarn.text, [(0, len(tarn.text.rstrip()))], apparatus={0})
    done = apply(tarn, "split", documents=apparatus, start=tarn.text.index("Mr. Vesk"))
    assert shape(done, tarn.text) == [WHOLE[0], "Mr. Vesk to Mr. … VESK. 0"]


def test_a_split_that_the_machine_has_found_marks_the_paper(tarn):
    done = apply(tarn, "split", start=tarn.documents[4].start)
    assert shape(done, tarn.text) == WHOLE
    assert done[4].decision


def test_a_merge_joins_a_paper_to_the_one_before(tarn):
    done = apply(tarn, "merge", 4)
    assert shape(done, tarn.text) == [*WHOLE[:2], "Mr. Orlo to Mr. … VESK. 0", WHOLE[3]]
    assert done[2].id == tarn.documents[2].id


def test_a_merge_of_the_first_nested_paper_dissolves_it(tarn):
    assert shape(apply(tarn, "merge", 3), tarn.text) == [*WHOLE[:3], WHOLE[4]]


def test_the_first_paper_has_nothing_to_be_joined_to(tarn):
    ruling = tarn.rule(tarn.source, tarn.documents, "merge", 1)
    assert to_documents(tarn.documents, tarn.source, [ruling]) == (tarn.documents, [ruling])


def test_bounds_that_shrink_leave_apparatus(tarn):
    one = tarn.documents[1]
    end = tarn.text.index("A. VESK.")
    done = apply(tarn, "bounds", 1, start=one.start, end=end)
    assert shape(done, tarn.text) == [
        WHOLE[0], "Mr. Vesk to Mr. … servant, 0", "A. VESK. … VESK. 0A", *WHOLE[2:]
    ]  # fmt: skip
    assert done[1].formerly == (one.id,)  # it is so short that its end is of its opening


def test_bounds_that_grow_make_the_neighbour_give_way(tarn):
    one = tarn.documents[1]
    done = apply(tarn, "bounds", 1, start=one.start, end=tarn.text.index("Callow, June 9"))
    assert shape(done, tarn.text)[1:3] == [
        "Mr. Vesk to Mr. … 12.] 0",
        "Callow, June 9, 1871. … Brand. 0",
    ]
    assert done[2].formerly == (tarn.documents[2].id,)


def test_bounds_of_a_nested_paper_that_grow_make_its_container_grow(tarn):
    one = tarn.documents[3]
    end = tarn.text.rindex("No. 13.]") + 8
    done = apply(tarn, "bounds", 3, start=one.start, end=end)
    assert shape(done, tarn.text)[2:] == [
        "Mr. Orlo to Mr. … 13.] 0",
        "[Inclosure in No. 12.] … 13.] 1",
        "Tarn, June 20, 1871. … VESK. 0",
    ]


def test_nesting_makes_the_container_grow_over_what_lies_between(tarn):
    done = apply(tarn, "nest", 4, value=1)
    assert shape(done, tarn.text) == [
        WHOLE[0], "Mr. Vesk to Mr. … VESK. 0", "Mr. Orlo to Mr. … Brand. 1",
        "[Inclosure in No. 12.] … Brand. 2", "Mr. Vesk to Mr. … VESK. 1",
    ]  # fmt: skip


def test_a_paper_cannot_be_nested_in_what_it_contains(tarn):
    ruling = tarn.rule(tarn.source, tarn.documents, "nest", 2, value=3)
    assert to_documents(tarn.documents, tarn.source, [ruling])[1] == [ruling]


def test_unnesting_leaves_the_container_what_stands_before(tarn):
    done = apply(tarn, "unnest", 3)
    assert shape(done, tarn.text) == [
        *WHOLE[:2], "Mr. Orlo to Mr. … ORLO. 0", "[Inclosure in No. 12.] … Brand. 0", WHOLE[4]
    ]  # fmt: skip
    assert done[3].id == tarn.documents[3].id


def test_unnesting_leaves_the_container_what_stands_after_if_nothing_stands_before(tarn):
    two = tarn.documents[2]
    quoted = tarn.documents_of(
        tarn.text,
        [(two.start, two.end), (two.start, tarn.text.index("[Incl"))],
        {1: 0},
    )
    ruling = tarn.rule(tarn.source, quoted, "unnest", 1)
    done, _ = to_documents(quoted, tarn.source, [ruling])
    assert [one.apparatus for one in done] == [True, False, False, True]
    assert tarn.text[done[2].start :].startswith("[Inclosure")


def test_apparatus_lifts_what_is_nested(tarn):
    done = apply(tarn, "apparatus", 2)
    assert shape(done, tarn.text) == [
        *WHOLE[:2], "Mr. Orlo to Mr. … ORLO. 0A", "[Inclosure in No. 12.] … Brand. 0", WHOLE[4]
    ]  # fmt: skip


def test_words_within_a_paper_can_be_apparatus(tarn):
    at = tarn.text.index("which regrets the matter")
    done = apply(tarn, "apparatus", start=at, end=at + 24)
    assert shape(done, tarn.text)[3] == "which regrets the matter … matter 1A"


def test_words_at_the_end_of_a_paper_that_are_apparatus_are_cut_off(tarn):
    at = tarn.text.index("A. VESK.")
    done = apply(tarn, "apparatus", start=at, end=at + 8)
    assert shape(done, tarn.text)[1:3] == ["Mr. Vesk to Mr. … servant, 0", "A. VESK. … VESK. 0A"]


def test_a_paper_added_within_another_is_nested_with_what_lies_in_it(tarn):
    start = tarn.text.index("Callow, June 9")
    done = apply(tarn, "add", start=start, end=tarn.documents[2].end)
    assert shape(done, tarn.text)[2:5] == [
        WHOLE[2], "Callow, June 9, 1871. … Brand. 1", "[Inclosure in No. 12.] … Brand. 2"
    ]  # fmt: skip


def test_a_paper_added_beside_another_leaves_the_rest_as_apparatus(tarn):
    start = tarn.text.index("Callow, June 9")
    end = tarn.text.index("I am, sir, your")
    done = apply(tarn, "add", start=start, end=end, value={"nested": False})
    assert shape(done, tarn.text)[2:5] == [
        "Mr. Orlo to Mr. … 12.] 0",
        "Callow, June 9, 1871. … report. 0",
        "I am, sir, your … ORLO. 0A",
    ]


def test_a_ruling_on_words_that_are_gone_is_an_orphan_and_changes_nothing(tarn):
    at = tarn.text.index("Callow, June 9")
    ruling = tarn.rule(tarn.source, tarn.documents, "split", start=at)
    gone = tarn.source_of(tarn.text[:at] + "Elsewhere.\n\n" + tarn.text[tarn.documents[4].start :])
    documents = tarn.divide(gone.text)
    assert to_documents(documents, gone, [ruling]) == (documents, [ruling])


def test_a_ruling_on_a_field_follows_a_paper_whose_bounds_moved(tarn):
    early = tarn.rule(tarn.source, tarn.documents, "correct", 2, field="number", value="12a")
    moved = tarn.rule(
        tarn.source, tarn.documents, "bounds", 2,
        start=tarn.text.index("Sir: Your despatch"), end=tarn.documents[2].end,
    )  # fmt: skip
    done, _ = to_documents(tarn.documents, tarn.source, [early, moved])
    paper = next(one for one in done if tarn.documents[2].id in one.formerly)
    bound = bind([early, moved], done, tarn.source)
    assert bound.fields == {paper.id: [early]}


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("split", {}),
        ("bounds", {"document": 1}),
        ("add", {}),
        ("nest", {"document": 1}),
        ("split", {"start": 0, "value": "here"}),
        ("bless", {"document": 1}),
        ("merge", {}),
    ],
)
def test_a_ruling_that_lacks_something_is_refused(tarn, action, given):
    if action == "nest":
        given = given | {"value": 1}
        with pytest.raises(BadDecision):
            from regesta.decisions.compose import Ruling, compose

            compose(
                Ruling(action="nest"), tarn.source, who="A", when="2026", document=tarn.documents[1]
            )
        return
    with pytest.raises(BadDecision) as caught:
        tarn.rule(tarn.source, tarn.documents, action, **given)
    assert caught.value.remedy


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_ruled_the_division_stays_whole(tarn, data):
    documents = tarn.documents
    rulings = []
    for second in range(data.draw(st.integers(1, 5))):
        action = data.draw(
            st.sampled_from(["split", "merge", "bounds", "nest", "unnest", "apparatus", "add"])
        )
        index = data.draw(st.integers(0, len(documents) - 1))
        places = st.integers(0, len(tarn.text) - 2)
        start, end = sorted((data.draw(places), data.draw(places)))
        given = {}
        if action in ("bounds", "add"):
            given = {"start": start, "end": end}
        if action == "split":
            given = {"start": start, "value": {"nested": data.draw(st.booleans())}}
        if action == "nest":
            given = {"value": data.draw(st.integers(0, len(documents) - 1))}
        if action == "apparatus" and data.draw(st.booleans()):
            given = {"start": start, "end": end}
        when = f"2026-11-25T10:00:{second:02}Z"
        try:
            ruling = tarn.rule(tarn.source, documents, action, index, when=when, **given)
        except BadDecision:
            continue
        rulings.append(ruling)
        done, _ = to_documents(tarn.documents, tarn.source, rulings, places=Places(tarn.source))
        laws(done, tarn.text)
        again, _ = to_documents(tarn.documents, tarn.source, rulings)
        assert again == done
        documents = done


def test_head_and_end_matter_stay_within_the_paper(tarn):
    import msgspec

    one = tarn.documents[1]
    given = msgspec.structs.replace(
        one, opening=Span(one.start, one.start + 60), closing=Span(one.end - 20, one.end)
    )
    documents = [tarn.documents[0], given, *tarn.documents[2:]]
    done = apply(tarn, "split", documents=documents, start=tarn.text.index("Tarn, June 4"))
    assert done[1].closing is None
    assert done[2].closing == given.closing
