"""Which mark a TEI element makes, and which of its attributes the mark keeps."""

import re
from collections.abc import Mapping
from typing import Final

from regesta.model import Mark
from regesta.stages.read.tei_layout import DOCUMENT_TYPES, ENCLOSURE_TYPES

RULE: Final = "tei"

_KINDS: Final = {
    "dateline": "dateline",
    "signed": "signature",
    "closer": "closing",
    "placeName": "place",
    "date": "date",
    "persName": "person",
    "roleName": "office",
    "gloss": "office",
    "attachment": "document",
    "floatingText": "document",
    "quote": "document",
}
"""Kinds by element; `gloss` is how FRUS marks an office. A `quote` must prove to be a paper."""

_KINDS_BY_TYPE: Final = {"from": "from", "to": "to", "person": "person", "place": "place"}
_TYPED: Final = frozenset({"persName", "gloss", "name", "rs", "orgName", "roleName"})
_NAMES_BY_TYPE: Final = frozenset({"name", "rs"})

_BARE_NUMBER: Final = re.compile(r"(?:No\. ?)?[0-9A-Z]{1,5}[.\]]*")

_KEPT: Final[dict[str, tuple[str, ...]]] = {
    "date": (
        "when", "from", "to", "notBefore", "notAfter", "when-custom", "calendar", "datingMethod",
        "type", "value",
    ),
    "person": ("corresp", "ref", "key", "role", "type", "xml:id"),
    "from": ("corresp", "ref", "key", "role"),
    "to": ("corresp", "ref", "key", "role"),
    "place": ("corresp", "ref", "key", "type"),
    "office": ("ref", "key", "type"),
    "note": ("xml:id", "type", "resp"),
    "page": ("facs", "xml:id"),
    "chapter": (),
}  # fmt: skip
"""Attributes that a mark keeps, by its kind, in this order."""


def kind_of(
    name: str, attrs: Mapping[str, str], parent: str, parent_kind: str | None
) -> str | None:
    """The kind of mark that an element makes, or None.

    >>> kind_of("head", {}, "div", "document")
    'heading'
    """
    if name in _TYPED:
        kind = _KINDS_BY_TYPE.get(attrs.get("type", ""))
        if kind in ("from", "to") or name in _NAMES_BY_TYPE:
            return kind
        return _KINDS.get(name)
    if name == "head":
        if parent_kind == "document":
            return "heading"
        return "chapter" if parent.startswith("div") else "title" if parent == "body" else None
    if name == "salute":
        return "close" if parent == "closer" else "salutation"
    if name.startswith("div"):
        type_ = attrs.get("type", "").lower()
        return "document" if type_ in DOCUMENT_TYPES or type_ in ENCLOSURE_TYPES else None
    return _KINDS.get(name)


def is_source(attrs: Mapping[str, str]) -> bool:
    """Whether a note that stands in the text is said to give the paper's source."""
    return attrs.get("type") == "source"


def source_kind(words: str) -> str | None:
    """What a note with `type="source"` is, by its words.

    FRUS gives that type to any line above or below a heading: what stands in brackets says what
    kind of text it is, a bare number is the paper's, and only the rest is a source.

    >>> [source_kind(words) for words in ("[Telegram]", "No. 12.]", "File No. 861.51/300")]
    ['label', None, 'source_note']
    """
    if words.startswith("["):
        return "label"
    return None if _BARE_NUMBER.fullmatch(words) else "source_note"


def kept(kind: str, attrs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The attributes that a mark of this kind keeps."""
    return tuple((name, attrs[name]) for name in _KEPT.get(kind, ()) if attrs.get(name))


def document_attrs(
    name: str, attrs: Mapping[str, str], *, enclosed: bool
) -> tuple[tuple[str, str], ...]:
    """`type`, `id` and what else says which paper it is.

    >>> document_attrs("div", {"xml:id": "d1", "n": "1"}, enclosed=False)
    (('type', 'document'), ('id', 'd1'), ('n', '1'), ('element', 'div'))
    """
    found = [("type", "enclosure" if enclosed else "document")]
    if attrs.get("xml:id"):
        found.append(("id", attrs["xml:id"]))
    found.extend((key, attrs[key]) for key in ("subtype", "n") if attrs.get(key))
    type_ = attrs.get("type", "")
    if type_ and type_ != "document":
        found.append(("markup_type", type_))
    found.append(("element", name))
    return tuple(found)


def chapter_attrs(attrs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """`type` and `id` of the division that a chapter's heading stands over."""
    pairs = (("type", attrs.get("type")), ("id", attrs.get("xml:id")), ("n", attrs.get("n")))
    return tuple((key, value) for key, value in pairs if value)


def shifted(mark: Mark, by: int) -> Mark:
    """The same mark, `by` code points further on."""
    return Mark(
        kind=mark.kind,
        start=mark.start + by,
        end=mark.end + by,
        rule=mark.rule,
        value=mark.value,
        given=True,
        attrs=mark.attrs,
    )
