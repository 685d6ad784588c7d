"""An invented correspondence that the tests of rulings share."""

import hashlib
import re
from types import SimpleNamespace

import pytest

from regesta.decisions.compose import Ruling, compose
from regesta.model import Description, Document, Field, Party, Source, Span
from regesta.model.identity import assign_ids

# Invented parties and papers.
LETTERS = [
    "Mr. Vesk to Mr. Orlo.\n\nNo. 11.]\n\nTarn, June 4, 1871.\n\nSir: I have the honor to say "
    "that the ferry at Lower Tarn was stopped again on Thursday by men of the customs.\n\n"
    "I have the honor to be, sir, your obedient servant,\n\nA. VESK.",
    "Mr. Orlo to Mr. Vesk.\n\nNo. 12.]\n\nCallow, June 9, 1871.\n\nSir: Your despatch of the 4th "
    "has been laid before the council, which regrets the matter and has asked for a report.\n\n"
    "I am, sir, your obedient servant,\n\nPETER ORLO.",
    "[Inclosure in No. 12.]\n\nCallow Customs House, June 8, 1871.\n\nThe men were sent to count "
    "the sheep and not to stop the ferry; the ferryman took fright of his own accord.\n\nH. Brand.",
    "Mr. Vesk to Mr. Orlo.\n\nNo. 13.]\n\nTarn, June 20, 1871.\n\nSir: The explanation is accepted "
    "and the matter may rest, though the sheep have not been returned to their owner.\n\n"
    "I have the honor to be, sir, your obedient servant,\n\nA. VESK.",
]
TITLE = "PAPERS ON THE TARN FERRY, 1871."
_HEAD = re.compile(r"^(?:PAPERS|\[Inclosure|Mr\. \w+ to )", re.MULTILINE)
TEXT = "\n\n\n".join([TITLE, *LETTERS]) + "\n"


def source_of(text: str, path: str = "tarn.txt") -> Source:
    """A plain-text source."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(path=path, format="text", text=text, sha256=digest, file_sha256=digest)


def documents_of(text: str, extents, nested=(), apparatus=()) -> list[Document]:
    """Documents of a text; `nested` maps the index of one to that of its container."""
    ids = assign_ids(extents, text)
    inside = dict(nested)
    return [
        Document(
            id=ids[at],
            start=start,
            end=end,
            rule="heading",
            nested_in=ids[inside[at]] if at in inside else None,
            apparatus=at in apparatus,
        )
        for at, (start, end) in enumerate(extents)
    ]


def divide(text: str) -> list[Document]:
    """The right division of the invented correspondence, however its text was edited."""
    starts = [match.start() for match in _HEAD.finditer(text)]
    ends = [len(text[:at].rstrip()) for at in (*starts[1:], len(text))]
    nested, apparatus, holder = {}, set(), 0
    for at, start in enumerate(starts):
        if text.startswith("[Inclosure", start):
            nested[at] = holder
            ends[holder] = max(ends[holder], ends[at])
        elif text.startswith("PAPERS", start):
            apparatus.add(at)
        else:
            holder = at
    return documents_of(text, list(zip(starts, ends, strict=True)), nested, apparatus)


def rule(source, documents, action, document=None, when="2026-11-25T10:00:00Z", **given):
    """A decision by Ada on a document (given by its index) of the source."""
    target = documents[document] if document is not None else None
    container = None
    if action == "nest":
        container = documents[given["value"]]
        given["value"] = container.id
    ruling = Ruling(action=action, document=target.id if target else None, **given)
    return compose(ruling, source, who="Ada", when=when, document=target, container=container)


def description_of(document: Document, source: Source, **fields) -> Description:
    """What a machine might say of a document."""
    at = source.text.index("Mr.", document.start)
    sender = Party(name="Vesk", role=None, rule="heading", evidence=(Span(at, at + 8),))
    given = {"kind": Field(value="letter", rule="kind"), "sender": (sender,)} | fields
    return Description(document=document.id, **given)


@pytest.fixture(scope="session")
def tarn() -> SimpleNamespace:
    """The correspondence, what divides it, and what rules on it."""
    source = source_of(TEXT)
    return SimpleNamespace(
        text=TEXT,
        letters=LETTERS,
        source=source,
        documents=divide(TEXT),
        source_of=source_of,
        documents_of=documents_of,
        divide=divide,
        rule=rule,
        described=description_of,
    )
