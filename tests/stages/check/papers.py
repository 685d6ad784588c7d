"""Makes the scope of one paper from words of its text, as `tests/cases/checks.toml` gives them."""

from regesta.model import (
    Alternative,
    Dating,
    Description,
    Document,
    Field,
    Finding,
    Mark,
    Note,
    Party,
    Source,
    Span,
)
from regesta.stages.protocol import Scope


class Words:
    """Finds words in a text and gives their extent."""

    def __init__(self, text):
        self.text = text

    def span(self, words, after=""):
        low = self.text.index(after) + len(after) if after else 0
        start = self.text.index(words, low)
        return Span(start, start + len(words))

    def field(self, words):
        return words and Field(value=words, rule="case", evidence=(self.span(words),))

    def party(self, words, basis="stated"):
        evidence = (self.span(words),)
        return Party(name=words, role=None, rule="case", evidence=evidence, basis=basis)


def scope_of(case):
    """The scope of a case's paper, with its nested papers, if any, all without heading."""
    text = case["text"]
    words = Words(text)
    nested = [words.span(inside) for inside in case.get("nested", ())]
    document = Document(id="d-case", start=0, end=len(text), rule="case")
    inner = [
        Document(id=f"d-in{i}", start=s.start, end=s.end, rule="case", nested_in="d-case")
        for i, s in enumerate(nested)
    ]
    return Scope(
        source=Source(path="case.txt", format="plain", text=text, sha256="", file_sha256=""),
        span=document.span,
        records={
            Mark: sorted(marks_of(words, case), key=lambda m: m.start),
            Document: [document],
            Description: [description_of(words, case)],
            Dating: [dating_of(words, given) for given in case.get("datings", ())],
        },
        document=document,
        within=tuple(nested),
        inner={
            Document: inner,
            Description: [Description(document=d.id, kind=plain("note")) for d in inner],
            Finding: [],
        },
    )


def plain(value):
    return Field(value=value, rule="case")


def marks_of(words, case):
    for kind, said, *more in case.get("marks", ()):
        value, after = [*more, None, ""][:2] if len(more) < 2 else more
        span = words.span(said, after or "")
        yield Mark(kind=kind, start=span.start, end=span.end, rule="case", value=value)


def dating_of(words, given):
    span = words.span(given["words"])
    return Dating(
        document="d-case",
        rule="case",
        field=given.get("field"),
        text=given["words"],
        start=span.start,
        end=span.end,
        value=given["value"],
        calendar=given.get("calendar"),
        basis=given.get("basis"),
        alternatives=tuple(
            Alternative(value=value, why="Old Style") for value in given.get("alternatives", ())
        ),
    )


def description_of(words, case):
    said = case.get("description", {})
    return Description(
        document="d-case",
        kind=plain(said.get("kind", "letter")),
        head=words.field(said.get("head")),
        titles=tuple(words.field(title) for title in said.get("titles", ())),
        recipient=tuple(words.party(party) for party in said.get("recipient", ()))
        + tuple(words.party(party, "inferred") for party in said.get("inferred", ())),
        signed=tuple(words.party(party) for party in said.get("signed", ())),
        date=words.field(said.get("date")),
        source_ref=words.field(said.get("source_ref")),
        notes=tuple(note_of(words, note) for note in case.get("notes", ())),
    )


def note_of(words, given):
    span = words.span(given["words"])
    marks = (words.span(given["mark"]),) if "mark" in given else ()
    return Note(number=given["number"], start=span.start, end=span.end, rule="case", marks=marks)
