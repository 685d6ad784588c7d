"""Runs of papers and how they are divided, by `cases/divide.toml`; and what holds of any text."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

CASES = Path(__file__).parents[2] / "cases" / "divide.toml"
RUNS = tomllib.loads(CASES.read_text(encoding="utf-8"))["run"]


def cases():
    for run in RUNS:
        fails = run.get("fails")
        marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
        yield pytest.param(run, id=run["label"], marks=marks)


def ends(expected):
    """Depth, first and last words of an entry of `papers`."""
    depth, _, words = expected.partition(" ")
    first, _, last = words.partition("…")
    return depth, first.strip(), last.strip()


def as_told(document, expected):
    """A document in the form of its expectation: only as many words as that gives."""
    depth, words = document
    _, first, last = ends(expected)
    return depth, words[: len(first)], words[len(words) - len(last) :] if last else ""


@pytest.mark.parametrize("run", list(cases()))
def test_a_run_is_divided_into_its_papers(pipeline, run):
    found = pipeline.outline(run["text"])
    shown = [f"{depth} {words[:50]} … {words[-30:]}" for depth, words in found]
    assert len(found) == len(run["papers"]), shown
    told = [as_told(one, wanted) for one, wanted in zip(found, run["papers"], strict=True)]
    assert told == [ends(wanted) for wanted in run["papers"]], shown


def test_labels_differ():
    labels = [run["label"] for run in RUNS]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run["label"])
def test_every_boundary_shows_what_speaks_for_it(pipeline, run):
    text = run["text"]
    documents = pipeline.documents(text)
    for document in documents:
        for reason in document.evidence:
            assert 0 <= reason.start < reason.end <= len(text)
            assert reason.weight != 0
    papers = [d for d in documents if not d.apparatus and d.rule == "opening"]
    assert all(sum(e.weight for e in d.evidence) > 0 for d in papers)


def assert_sound(documents, text):
    """What holds of every division."""
    extents = {d.id: d for d in documents}
    assert len(extents) == len(documents), "ids are unique"
    order = [(d.start, -d.end) for d in documents]
    assert order == sorted(order)
    for d in documents:
        assert 0 <= d.start < d.end <= len(text)
        outer = extents.get(d.nested_in) if d.nested_in else None
        assert (outer is None) == (d.nested_in is None)
        if outer:
            assert not outer.apparatus
            assert outer.start <= d.start and d.end <= outer.end
    by_outer = {}
    for d in documents:
        by_outer.setdefault(d.nested_in, []).append(d)
    for siblings in by_outer.values():
        for a, b in pairwise(d for d in siblings if not d.apparatus):
            assert a.end <= b.start, "papers side by side do not overlap"
    covered = bytearray(len(text))
    for d in documents:
        covered[d.start : d.end] = b"x" * (d.end - d.start)
    assert [i for i, c in enumerate(text) if not covered[i] and not c.isspace()] == []


def assert_parts_within(documents):
    for d in documents:
        for part in (d.opening, d.closing):
            assert part is None or d.start <= part.start <= part.end <= d.end


LINES = sorted({line for run in RUNS for line in run["text"].split("\n") if line})
SOUP = st.lists(
    st.one_of(st.sampled_from(LINES), st.text(alphabet="AaMrto .,:;[]()0123No—’“”\n", max_size=60)),
    max_size=30,
)
SEPARATORS = st.sampled_from(["\n", "\n\n", "\n\n\n"])
SHUFFLED = st.lists(st.sampled_from(RUNS), max_size=4).map(
    lambda runs: "\n\n".join(run["text"] for run in runs)
)


@given(SOUP, SEPARATORS)
def test_any_lines_are_divided_soundly(pipeline, soup, separator):
    text = separator.join(soup)
    assert_sound(pipeline.documents(text), text)


@given(SHUFFLED)
def test_any_run_of_papers_is_divided_soundly(pipeline, text):
    documents = pipeline.documents(text)
    assert_sound(documents, text)
    assert_parts_within(documents)


def test_openings_do_not_share_lines(pipeline):
    text = "PARTICIPANTS\nAppeal of the Council to the workers of Estmark\n412.9/204\n"
    assert_parts_within(pipeline.documents(text))


@given(st.one_of(SHUFFLED, SOUP.map("\n\n".join)))
def test_dividing_twice_gives_the_same(pipeline, text):
    assert pipeline.documents(text) == pipeline.documents(text)


ADDED = """

Lord Tarn to Mr. Corbin.

Castle of Tarn,
Tarn, August 9, 1862.

Sir: My people have mended the mill, and there is nothing else to be told of this place.

I have the honor to be, sir, your obedient servant,

TARN.
"""


CUSTOM = "a paper without a file number after three that have one is taken for an enclosure"
OUTER_SPACE = "a source in which nothing opens keeps its outer white space, and its id with it"


def runs(**failing):
    """Runs that are divided rightly; those whose labels are given are known to fail, and why."""
    for run in RUNS:
        if "fails" not in run:
            reason = next((why for why, label in failing.values() if label == run["label"]), None)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(run, id=run["label"], marks=marks)


@pytest.mark.parametrize("run", list(runs(custom=(CUSTOM, "telegrams with file numbers"))))
def test_ids_stay_when_a_paper_is_added_at_the_end(pipeline, run):
    before = [d.id for d in pipeline.documents(run["text"])]
    after = [d.id for d in pipeline.documents(run["text"].rstrip() + ADDED)]
    assert [one for one in before if one not in after] == []


LEAFLET = "a note quoted in a leaflet without a heading"


@pytest.mark.parametrize("run", list(runs(space=(OUTER_SPACE, LEAFLET))))
def test_white_space_around_the_whole_moves_nothing(pipeline, run):
    bare = run["text"].strip()
    shifted = "\n\n   \n" + bare + "\n\n\n"
    assert [d.id for d in pipeline.documents(shifted)] == [d.id for d in pipeline.documents(bare)]


LETTER = """{sender} to {recipient}.

No. {number}.]

{place}, May {day}, 1862.

Sir: {words}

I have the honor to be, sir, your obedient servant,

{sender}.
"""
CABLE = """File No. 412.9/{number}

The Consul at {place} ({sender}) to the Secretary of State

[Telegram]

{place}, May {day}, 1918, noon.

{number}. {words}

{sender}
"""
WORDS = st.lists(
    st.sampled_from(["the", "ford", "guard", "had", "been", "open", "shut", "told", "and", "not"]),
    min_size=4, max_size=60,
).map(lambda words: " ".join(words).capitalize() + ".")  # fmt: skip


def papers(form, **fields):
    return st.builds(
        form.format, number=st.integers(1, 400), day=st.integers(1, 31), words=WORDS,
        place=st.sampled_from(["Verrin", "Tarn", "Trieste"]), **fields,
    )  # fmt: skip


PEOPLE = st.sampled_from(["Mr. Hale", "Mr. Corbin", "Lord Tarn", "Baron Orlo", "Count von Halden"])
LETTERS = papers(LETTER, sender=PEOPLE, recipient=PEOPLE)
CABLES = papers(CABLE, sender=st.sampled_from(["Moss", "Halden", "Grey"]))
IN_ONE_FASHION = st.one_of(
    st.lists(LETTERS, min_size=1, max_size=6), st.lists(CABLES, min_size=1, max_size=6)
)


@given(IN_ONE_FASHION)
def test_papers_in_one_fashion_are_each_a_paper(pipeline, run):
    found = pipeline.outline("\n".join(run))
    assert [depth for depth, _ in found] == ["0"] * len(run)
    assert [words for _, words in found] == [" ".join(paper.split()) for paper in run]


@given(IN_ONE_FASHION)
def test_ids_stay_while_an_edition_grows(pipeline, run):
    whole = [d.id for d in pipeline.documents("\n".join(run))]
    for count in range(1, len(run)):
        part = [d.id for d in pipeline.documents("\n".join(run[:count]))]
        assert part == whole[:count]


@given(IN_ONE_FASHION)
def test_blank_lines_lost_change_no_boundary(pipeline, run):
    spaced = "\n".join(run)
    lost = "\n".join(line for line in spaced.split("\n") if line)
    assert pipeline.outline(lost) == pipeline.outline(spaced)
