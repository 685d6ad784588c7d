"""What each TEI element does to the text of a reading edition: tables, with the reasons.

An element that is in none of the tables lies within a line and leaves no trace of its own (`hi`,
`ref`, `seg`): its words are kept, its look is not.
"""

from typing import Final

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"

ROOTS: Final = frozenset({"TEI", "teiCorpus", "TEI.2", "teiCorpus.2"})
"""Root elements of TEI P5, and of P4 before it."""

BESIDE: Final = frozenset({"teiHeader", "facsimile", "sourceDoc", "standOff", "xenoData"})
"""What stands beside the text: about the file, about pictures. None of it is printed."""

LINES: Final = frozenset(
    {
        "ab", "addrLine", "argument", "bibl", "byline", "caption", "cell", "dateline", "docAuthor",
        "docDate", "docEdition", "docImprint", "epigraph", "figDesc", "head", "imprimatur", "item",
        "label", "meeting", "p", "row", "salute", "signed", "speaker", "stage", "titlePart",
        "trailer",
    }
)  # fmt: skip
"""Elements that are a paragraph by themselves; within another of them they are run on."""

BLOCKS: Final = frozenset(
    {
        "address", "attachment", "back", "body", "castList", "closer", "div", "div0", "div1",
        "div2", "div3", "div4", "div5", "div6", "div7", "docTitle", "figure", "floatingText",
        "front", "group", "lg", "list", "listBibl", "opener", "postscript", "quote", "sp",
        "table", "text", "titlePage",
    }
)  # fmt: skip
"""Elements that hold paragraphs, and end the one before them."""

SPLITTING: Final = frozenset({"floatingText", "lg", "list", "quote", "table"})
"""Blocks that, directly within a `p`, end its first half and begin a paragraph of their own."""

VERSES: Final = frozenset({"l"})
"""Elements that begin a new line without a blank one before it."""

SILENT: Final[dict[str, str]] = {
    "corr": "a correction by the file's editor, where the printed words stand in `sic`",
    "expan": "an expansion by the file's editor, where the printed words stand in `abbr`",
    "reg": "a modern spelling by the file's editor, where the printed one stands in `orig`",
    "rdg": "a reading of another copy",
    "fw": "a running head, a catchword or a signature of the sheet",
}
"""Elements left out of the text, and what they are: the reader counts them and says so.

`corr`, `expan` and `reg` are left out only within `choice`: alone they are the only words there
are.
"""

IN_CHOICE: Final = frozenset({"corr", "expan", "reg"})

DOCUMENT_TYPES: Final = frozenset(
    {
        "document", "letter", "telegram", "despatch", "dispatch", "memorandum", "note", "treaty",
        "circular", "minutes", "report", "proclamation", "charter", "e-mail", "email",
    }
)  # fmt: skip
"""Values of `div/@type` that say: this is one paper."""

ENCLOSURE_TYPES: Final = frozenset(
    {"attachment", "enclosure", "inclosure", "annex", "appendix", "subenclosure", "tab"}
)
"""Values of `div/@type` that say: a paper that goes with the one it stands in."""

PAPER_PARTS: Final = frozenset({"opener", "closer", "dateline", "salute", "signed", "head"})
"""What makes a quotation a paper of its own: none of these, and it is only quoted words."""

NO_NOTE_PLACES: Final = frozenset({"inline", "center", "margin"})
"""`note/@place` (`@rend` in FRUS) of notes that stand where they are, not at the foot."""

IN_LINE_NOTES: Final = frozenset({"source", "summary"})
"""`note/@type` of notes that stand where they are."""

NOTE_LISTS: Final = frozenset({"back", "endnotes", "footnotes", "noteGrp", "notes"})
"""Elements, and values of `div/@type`, that gather notes: each stands there by its number."""

PLACEHOLDERS: Final = frozenset({"[Untitled]"})
"""Headings that transcribers put where the paper has none: they are not printed."""
