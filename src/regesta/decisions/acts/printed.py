"""The words of an act's parts where an editor gives only their offsets."""

from typing import Any, cast

_BY_SPAN = {
    "actor_span": "actor_text", "date_span": "date_text", "condition_span": "condition",
    "consequence_span": "consequence",
}  # fmt: skip
"""Which key holds the words that a span points at."""
_PARTS = ("actors", "targets", "places", "terms", "answers", "speaks_for")
"""Keys whose entries carry `text` beside `start` and `end`."""


def with_printed_words(value: dict[str, Any], text: str) -> dict[str, Any]:
    """The value with the words, as printed, of whatever only its offsets give.

    Args:
        value: an act in the keys of the export.
        text: of the source that its offsets count in.

    >>> with_printed_words({"condition_span": [0, 6]}, "if not, so")["condition"]
    'if not'
    """
    done = dict(value)
    for span, words in _BY_SPAN.items():
        if done.get(span) and done.get(words) is None:
            done[words] = _cut(text, *done[span])
    for key in _PARTS:
        if isinstance(done.get(key), list):
            done[key] = [_with_text(one, text) for one in done[key]]
        elif done.get(key):
            done[key] = _with_text(done[key], text)
    return done


def _with_text(part: Any, text: str) -> Any:  # noqa: ANN401 - a decoded entry, or a bare name
    if not isinstance(part, dict):
        return part
    entry = cast("dict[str, Any]", part)
    start, end = entry.get("start"), entry.get("end")
    if start is None or end is None or entry.get("text") is not None:
        return entry
    return entry | {"text": _cut(text, start, end)}


def _cut(text: str, start: int, end: int) -> str:
    return text[start:end]
