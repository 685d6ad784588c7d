"""Why a paper is told as it is: rules, their files, and the words that each rests on."""

from functools import cache
from pathlib import Path
from typing import Any, cast

from regesta.edition_records import BoundaryEvidence, Explanation, FieldExplanation
from regesta.store.row import DATES, Row

_PARTIES = ("from", "to", "signed")
_ORDER = (
    "kind", "head", "regest", *_PARTIES, *DATES, "place", "source_ref", "number", "replies_to",
    "subject", "salutation", "close", "titles", "language",
)  # fmt: skip
_SOUGHT = ("mark", "divide", "describe", "settle", "check")
"""Where a rule's file is sought first when several stages have one of its name."""
_RULED = "ruling"
"""The rule that is published where a person ruled."""


def explain_row(row: Row, text: str) -> Explanation:
    """The explanation of an export row.

    Args:
        row: the document's export row.
        text: its source's text.
    """
    boundary = [
        BoundaryEvidence(
            rule=one["rule"],
            sign=one["sign"],
            words=text[one["start"] : one["end"]],
            weight=one["weight"],
            start=one["start"],
            end=one["end"],
            file=rule_file(one["rule"], "divide"),
        )
        for one in row["evidence"]
    ]
    fields = [one for name in _ORDER for one in _field(row, name, text)]
    return Explanation(boundary=boundary, fields=fields)


def rule_file(rule: str | None, stage: str) -> str | None:
    """The path, within the package, of the file that holds a rule.

    The stage's folder where no file bears the rule's name; None for a person's ruling and for
    what names no rule.

    Args:
        rule: a rule's name, as published.
        stage: the stage whose file is meant where several have one of that name.

    >>> rule_file("dateline", "describe"), rule_file("no_such_rule", "divide")
    ('stages/describe/dateline.py', 'stages/divide/')
    """
    if not rule or rule == _RULED:
        return None
    found = _files().get(rule, ())
    for wanted in (stage, *_SOUGHT):
        for path in found:
            if path.startswith(f"stages/{wanted}/"):
                return path
    return found[0] if found else f"stages/{stage}/"


@cache
def _files() -> dict[str, tuple[str, ...]]:
    root = Path(__file__).parent
    found: dict[str, tuple[str, ...]] = {}
    for folder in ("stages", "dates", "names"):
        for path in sorted((root / folder).rglob("*.py")):
            if path.stem != "__init__":
                name = path.relative_to(root).as_posix()
                found[path.stem] = (*found.get(path.stem, ()), name)
    return found


def _field(row: Row, name: str, text: str) -> list[FieldExplanation]:
    value = row[name]
    about: dict[str, Any] = dict(row["basis"].get(name) or {})
    if not value and not about:
        return []
    if isinstance(value, list):
        listed = cast("list[dict[str, Any] | str]", value)
        if not listed or isinstance(listed[0], str):
            return [_explained(name, listed, about, text)]
        return [_explained(name, [one], one, text) for one in cast("list[Row]", listed)]
    if isinstance(value, dict):
        about |= {key: one for key, one in cast("Row", value).items() if one is not None}
    return [_explained(name, value, about, text)]


def _explained(name: str, value: Any, about: dict[str, Any], text: str) -> FieldExplanation:  # noqa: ANN401 - a field of any shape
    spans: list[list[int]] = list(about.get("evidence") or [])
    if not spans and about.get("start") is not None and about.get("end") is not None:
        spans = [[about["start"], about["end"]]]
    stage = "settle" if name == "regest" else "describe"
    return FieldExplanation(
        field=name,
        value=value,
        rule=about.get("rule"),
        file=rule_file(about.get("rule"), stage),
        words=[text[start:end] for start, end in spans],
        basis=about.get("basis") or "stated",
        certainty=about.get("certainty"),
        decision=about.get("decision"),
    )
