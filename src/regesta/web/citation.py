"""Cite a paper as the Chicago Manual of Style does an unpublished document, in one note."""

from typing import Any

from regesta.web import datewords

Row = dict[str, Any]


def chicago(row: Row, title: str) -> str:
    """The citation of an export row in the edition called `title`, without mark-up.

    Parts that the paper does not state are left out; the id makes the citation exact.

    >>> chicago({"id": "d-31a9", "source": "000.txt", "kind": "note", "head": None,
    ...     "from": [{"name": "Chicherin", "role": None}], "to": [], "number": None,
    ...     "place": {"name": "Moscow"}, "date": {"value": "1919-02-04"}, "source_ref": None},
    ...     "Prinkipo")
    'Chicherin, note, Moscow, February 4, 1919, in Prinkipo (000.txt, d-31a9).'
    """
    parts = [who(row) or (row.get("head") or "").rstrip(". ") or "[Untitled]"]
    kind = row.get("kind")
    if kind and kind not in ("other", "apparatus"):
        parts.append(f"{kind} {_numbered(row['number'])}" if row.get("number") else kind)
    elif row.get("number"):
        parts.append(_numbered(row["number"]))
    place: Row = row.get("place") or {}
    if place.get("name") or place.get("text"):
        parts.append(place.get("name") or place["text"])
    date = row.get("date")
    parts.append(
        datewords.in_words(date["value"], "american") if date and date.get("value") else "n.d."
    )
    if row.get("source_ref"):
        parts.append(row["source_ref"].strip().rstrip("."))
    return f"{', '.join(parts)}, in {title} ({row['source']}, {row['id']})."


def who(row: Row) -> str:
    """Sender and addressee in a phrase, or an empty string.

    >>> who({"from": [{"name": "Francis", "role": "Ambassador"}], "to": [{"name": None,
    ...     "role": "Secretary of State"}]})
    'Francis to Secretary of State'
    """
    sender, recipient = names(row.get("from")), names(row.get("to"))
    if sender and recipient:
        return f"{sender} to {recipient}"
    return sender or (f"[Unknown] to {recipient}" if recipient else "")


def names(parties: list[Row] | None) -> str:
    """The parties by name, else by office, joined as a sentence would.

    >>> names([{"name": "Lyons", "role": None}, {"name": None, "role": "Consul"}])
    'Lyons and Consul'
    """
    shown = [p.get("name") or p.get("role") or "" for p in parties or []]
    shown = [name for name in shown if name]
    if len(shown) < 2:
        return "".join(shown)
    if len(shown) > 3:
        return f"{shown[0]} and others"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def _numbered(number: str) -> str:
    return number if not number[:1].isdigit() else f"no. {number}"
