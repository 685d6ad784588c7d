"""Search finds papers and shows the words as they stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.errors import BadQuery
from regesta.search.find import find


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("bridge", 4),
        ("BRIDGE", 4),
        ("bridge -nothing", 2),
        ("bridge NOT (nothing OR fallen)", 1),
        ('"nothing of the bridge"', 2),
        ('"bridge the of"', 0),
        ("fall*", 1),
        ("from:Tosk OR from:Orlo", 4),
        ("to:Vesk bridge", 3),
        ("kind:letter", 5),
        ("letter", 0),
        ("head:Tosk", 1),
        ("bridge after:1920", 1),
        ("after:1919 before:1919", 2),
        ("chapter", 0),
    ],
)
def test_a_query_finds_its_papers(edition, asked, count):
    found = edition.search(asked)
    assert found.total == count
    assert len(found.hits) == count


def test_hits_point_at_the_words_of_the_source(edition):
    for hit in edition.search("bridge OR ford OR lost").hits:
        text = edition.text(hit.paper.source)
        assert hit.passages
        for passage in hit.passages:
            assert text[passage.start : passage.end] == passage.text
            assert hit.paper.start <= passage.start < passage.end <= hit.paper.end
            for start, end in passage.hits:
                assert text[start:end].casefold() in {"bridge", "ford", "lost"}


def test_letters_beyond_the_first_plane_shift_nothing(edition):
    [hit] = edition.search("ll lost").hits or edition.search("lost").hits
    text = edition.text(hit.paper.source)
    assert [text[s:e] for p in hit.passages for s, e in p.hits][-1] == "lost"


def test_words_of_a_nested_paper_are_its_own_only(edition):
    [hit] = edition.search("ford").hits
    assert hit.paper.nested_in is not None


def test_words_on_both_sides_of_a_nested_paper_keep_their_places(empty_spine):
    empty_spine.write(
        "a.txt", "Vesk to Orlo\nfirst gorse\n> Orlo to Vesk\n> inner heath\nlast gorse here\n"
    )
    empty_spine.build()
    with empty_spine.edition() as edition:
        [hit] = edition.search("gorse").hits
        text = edition.text("a.txt")
        spans = [span for passage in hit.passages for span in passage.hits]
        assert [text[s:e] for s, e in spans] == ["gorse", "gorse"]
        assert [s for s, _ in spans] == [text.index("gorse"), text.rindex("gorse")]
        assert all("heath" not in passage.text for passage in hit.passages)


def test_accents_do_not_hide_a_word(empty_spine):
    empty_spine.write("a.txt", "Vesk to Orlo\nTchitchérin spoke\n")
    empty_spine.build()
    with empty_spine.edition() as edition:
        [hit] = edition.search("tchitcherin").hits
        assert hit.passages[0].text.count("Tchitchérin") == 1


def test_odd_code_points_in_a_text_shift_nothing(empty_spine):
    empty_spine.write("a.txt", "Vesk to Orlo\nnul \0 \ufdd0 mark \ufdd1 gorse\n")
    empty_spine.build()
    with empty_spine.edition() as edition:
        [hit] = edition.search("gorse").hits
        [(start, end)] = hit.passages[0].hits
        assert edition.text("a.txt")[start:end] == "gorse"


def test_pages_of_results_join_without_a_gap(edition):
    whole = [hit.paper.id for hit in edition.search("bridge").hits]
    parts = [edition.search("bridge", limit=1, offset=at).hits[0].paper.id for at in range(4)]
    assert parts == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(alphabet="ab \"()-*:^{}+ORNT.'\\%", max_size=25))
def test_anything_typed_is_answered_or_refused_in_words(edition, asked):
    try:
        found = edition.search(asked)
    except BadQuery as error:
        assert error.remedy
    else:
        assert found.total >= len(found.hits)


def test_find_is_what_an_edition_asks(edition):
    found = find(edition.connection, "fallen", edition.text, edition._pieces)
    assert found.total == 1
