"""`regesta explain`: which rules made a paper, or a line of the brief, from which words."""

from pathlib import Path
from typing import Any, cast

import click
import msgspec

from regesta.cli.options import folder_option, json_option
from regesta.cli.printing import hanging, labelled, one_line
from regesta.edition import open_edition
from regesta.edition_records import Explanation, FieldExplanation

_LONGEST = 160
_PAPER = "d-"
"""How ids of papers begin."""


@click.command("explain")
@click.argument("what", nargs=-1, required=True, metavar="[FOLDER] ID")
@folder_option
@click.option("--on", metavar="DAY", help="Of a line: as things stand that day.")
@click.option("--to", metavar="PARTY", help="Of a question: the cell of this addressee.")
@json_option
def command(
    what: tuple[str, ...], folder: Path, on: str | None, to: str | None, *, as_json: bool
) -> None:
    """Tell what made the paper ID, or what a line of the brief or one of its cells rests on.

    Of a paper: which rules made it, each with its file and its words. Of a line or an act (their
    ids are in `regesta brief -v` and `regesta ledger`): the rules, acts, words, days and rulings
    that it rests on.
    """
    *where, identity = what
    if len(where) > 1:
        raise click.UsageError("Give one ID, with the folder before it if you like.")
    with open_edition(Path(where[0]) if where else folder) as edition:
        if identity.startswith(_PAPER) and not (on or to):
            explanation = edition.explain(identity)
            click.echo(
                msgspec.json.encode(explanation) if as_json else _told(identity, explanation)
            )
            return
        line = edition.explain_line(identity, on, to)
        if as_json:
            click.echo(msgspec.json.encode(line))
            return
        from regesta.cli.asking import sources_of, width  # noqa: PLC0415 - as above
        from regesta.publish.ancestry import ancestry  # noqa: PLC0415 - as above

        sources = sources_of(edition)
        click.echo("\n".join(ancestry(line, sources.quote, width())))


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
