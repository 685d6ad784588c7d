"""`regesta explain`: which rules made a paper, from which words."""

from pathlib import Path
from typing import Any, cast

import click
import msgspec

from regesta.cli.options import folder_option, json_option
from regesta.cli.printing import hanging, labelled, one_line
from regesta.edition import open_edition
from regesta.edition_records import Explanation, FieldExplanation

_LONGEST = 160


@click.command("explain")
@click.argument("id")
@folder_option
@json_option
def command(id: str, folder: Path, *, as_json: bool) -> None:  # noqa: A002 - its name to users
    """Tell which rules made the paper ID, each with its file and its words."""
    with open_edition(folder) as edition:
        explanation = edition.explain(id)
    click.echo(msgspec.json.encode(explanation) if as_json else _told(id, explanation))


def _told(identity: str, explanation: Explanation) -> str:
    lines = [f"{identity} begins where it does because of:"]
    for one in explanation.boundary:
        where = f" ({one.file})" if one.file else ""
        why = f"{one.sign or one.rule}{where}: “{_short(one.words)}”"
        lines.append(hanging(why, f"  {one.weight:+.2f}  ", " " * 9))
    if not explanation.boundary:
        lines.append("  nothing that the program noted")
    lines.append("")
    lines.append(labelled([(one.field, _field(one)) for one in explanation.fields]))
    return "\n".join(lines)


def _field(one: FieldExplanation) -> str:
    words = " … ".join(f"“{_short(words)}”" for words in one.words)
    parts = [
        _value(one.value),
        f"from {words}" if words else "",
        f"basis {one.basis}",
        f"certainty {one.certainty}" if one.certainty not in (None, "high") else "",
        f"rule {one.rule}" + (f" ({one.file})" if one.file else "") if one.rule else "",
        f"decision {one.decision}" if one.decision else "",
    ]
    return "; ".join(part for part in parts if part)


def _value(value: Any) -> str:  # noqa: ANN401 - a field of any shape
    if isinstance(value, list):
        return " and ".join(_value(one) for one in cast("list[Any]", value)) or "nothing"
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        named = ", ".join(str(table[key]) for key in ("name", "role") if table.get(key))
        return named or _short(str(table.get("value") or table.get("text") or "unknown"))
    return "nothing" if value is None else _short(str(value))


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
