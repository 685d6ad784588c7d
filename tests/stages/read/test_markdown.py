"""Markdown: the text untouched, headings marked."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.settings import Settings
from regesta.stages.read.markdown import MarkdownReader, headings
from regesta.stages.read.reader import File

CASES = [
    ("one", "# Papers\n", [("1", "Papers")]),
    ("six levels", "###### Notes", [("6", "Notes")]),
    ("closing signs are no words", "## Letter ##\n", [("2", "Letter")]),
    ("a sign without a space heads nothing", "#5 is missing\n", []),
    ("seven signs head nothing", "####### x", []),
    ("in a fence it heads nothing", "```\n# no\n```\n# yes\n", [("1", "yes")]),
    ("an open fence runs to the end", "# a\n~~~\n# no\n", [("1", "a")]),
    ("a number sign within the words", "# No. #5 to #6\n", [("1", "No. #5 to #6")]),
    ("indented code", "    # no\n", []),
]


def test_headings_are_marked_and_nothing_else() -> None:
    for label, text, expected in CASES:
        found = [(m.attrs[0][1], text[m.start : m.end]) for m in headings(text)]
        assert found == expected, label


@given(st.text("#` ~ab\n", max_size=60))
def test_marks_stand_on_words_without_white_space(text: str) -> None:
    for mark in headings(text):
        words = text[mark.start : mark.end]
        assert words == words.strip() != ""
        assert "\n" not in words


def test_the_text_stays_as_it_is() -> None:
    words = "# *Papers*\r\n\r\n**Sir:** a  b\r\n"
    source = MarkdownReader().read(File("a.md", words.encode()), Settings())
    assert source.text == words.replace("\r\n", "\n")
    assert source.format == "markdown"
    assert [mark.kind for mark in source.given] == ["title"]
