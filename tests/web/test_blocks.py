from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Mark
from regesta.web.blocks import Block, Extent, Laid, lay_out


def mark(kind, text, words, value=None):
    start = text.index(words)
    return Mark(kind=kind, start=start, end=start + len(words), rule="test", value=value)


def kinds(laid):
    return [(p.kind, "".join(s.text for s in p.segments)) for p in laid.parts]


def test_lines_that_are_marked_become_blocks_of_their_kind():
    text = "Mr. Dayton to Mr. Seward.\n\nParis, June 7, 1861.\n\nSir: I\nsend it.\n\nDAYTON.\n"
    marks = [
        mark("heading", text, "Mr. Dayton to Mr. Seward."),
        mark("dateline", text, "Paris, June 7, 1861."), mark("signature", text, "DAYTON."),
    ]  # fmt: skip
    assert kinds(lay_out(text, Extent("d", 0, len(text)), marks, ())) == [
        ("heading", "Mr. Dayton to Mr. Seward."), ("dateline", "Paris, June 7, 1861."),
        ("paragraph", "Sir: I\nsend it."), ("signature", "DAYTON."),
    ]  # fmt: skip


def test_a_salutation_that_runs_into_its_paragraph_does_not_break_it():
    text = "Sir: Having received it.\n"
    laid = lay_out(text, Extent("d", 0, len(text)), [mark("salutation", text, "Sir:")], ())
    assert kinds(laid) == [("paragraph", "Sir: Having received it.")]


def test_two_lines_without_a_blank_between_are_told_apart_by_their_marks():
    text = "1 August 1918\nIzvestia, 9 March 1918\n\nText."
    marks = [
        mark("dateline", text, "1 August 1918"),
        mark("source_line", text, "Izvestia, 9 March 1918"),
    ]
    laid = lay_out(text, Extent("d", 0, len(text)), marks, ())
    assert [kind for kind, _ in kinds(laid)] == ["dateline", "source_line", "paragraph"]


def test_line_ends_of_wrapped_paragraphs_are_not_shown_and_short_lines_are():
    long = "word " * 12
    text = f"{long}\nand so on.\n\nShort\nlines."
    wrapped, short = lay_out(text, Extent("d", 0, len(text)), (), ()).parts
    assert not any(s.has("break") for s in wrapped.segments)
    assert sum(s.has("break") for s in short.segments) == 1


def test_columns_are_kept_as_a_table():
    text = "Name     Sum\nAlmery     10\nTosk     200\n"
    assert kinds(lay_out(text, Extent("d", 0, len(text)), (), ()))[0][0] == "table"


def test_the_signs_of_emphasis_are_told_from_its_words():
    text = "Now **NAME YOUR PRICE.** Then."
    laid = lay_out(
        text, Extent("d", 0, len(text)), [mark("emphasis", text, "**NAME YOUR PRICE.**")], ()
    )
    shown = [(s.text, s.keys("emphasis")) for s in laid.parts[0].segments]
    assert ("**", ["sign", "words"]) in shown or ("**", ["words", "sign"]) in shown
    assert ("NAME YOUR PRICE.", ["words"]) in shown


def words(laid):
    for part in laid.parts:
        if isinstance(part, Laid):
            yield from words(part)
        else:
            yield from ("".join(s.text for s in part.segments)).split()


@st.composite
def nested(draw):
    text = draw(st.text("ab \n.", min_size=1, max_size=120))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    inner = tuple(Extent(str(i), a, b) for i, (a, b) in enumerate([edges[:2], edges[2:]]) if a < b)
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["heading", "dateline", "note", "page", "emphasis"]))
        found.append(Mark(kind=kind, start=start, end=end, rule="test"))
    return text, Extent("top", 0, len(text), inner), found


@given(nested())
def test_no_word_is_lost_or_doubled_whatever_is_marked_or_nested(case):
    text, extent, found = case
    assert "".join(words(lay_out(text, extent, found, ()))) == "".join(text.split())


@given(nested())
def test_every_run_stands_where_it_says(case):
    text, extent, found = case

    def check(laid):
        for part in laid.parts:
            if isinstance(part, Block):
                assert all(text[s.start : s.end] == s.text for s in part.segments)
            else:
                check(part)

    check(lay_out(text, extent, found, ()))


def test_a_heading_of_markdown_is_one_with_its_sign_set_apart():
    text = "# The first meeting\n\n## 1. Powers\n\n#5 is no heading.\n"
    laid = lay_out(text, Extent("d", 0, len(text)), [mark("heading", text, "The first")], ())
    assert [kind for kind, _ in kinds(laid)] == ["heading", "heading", "paragraph"]
    whole = lay_out(
        text, Extent("d", 0, len(text)), [mark("title", text, "The first meeting")], ()
    ).parts[0]
    assert (whole.kind, whole.start, whole.segments[0].text) == ("title", 0, "# ")
    assert whole.segments[0].keys("emphasis") == ["sign"]
