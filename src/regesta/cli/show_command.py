"""`regesta show`: a paper's description and words."""

from pathlib import Path
from typing import Any

import click

from regesta.cli.options import folder_option, json_option
from regesta.cli.printing import as_json as to_json
from regesta.cli.printing import hanging, labelled, one_line, printable, shown, width
from regesta.edition import open_edition


@click.command("show")
@click.argument("id")
@folder_option
@json_option
@click.option("--words-only", is_flag=True, help="Print the paper's words as they stand.")
def command(id: str, folder: Path, *, as_json: bool, words_only: bool) -> None:  # noqa: A002
    """Show the paper ID: its description and its words."""
    with open_edition(folder) as edition:
        row = edition.row(id)
        words = edition.text(row["source"])[row["start"] : row["end"]]
        if as_json:
            click.echo(to_json(row))
        elif words_only:
            click.echo(words)
        else:
            inside = [paper.id for paper in edition.paper(id).children]
            click.echo(labelled(_description(row, inside)))
            click.echo("─" * width())
            click.echo("\n".join(hanging(line) or line for line in printable(words).split("\n")))


def _description(row: dict[str, Any], inside: list[str]) -> list[tuple[str, str]]:
    date: dict[str, Any] = row["date"] or {}
    others = " or ".join(str(other["value"]) for other in date.get("alternatives") or ())
    written = f"{date.get('value') or 'unknown'}"
    if date.get("text"):
        written += f" ({one_line(date['text'])})"
    if others:
        written += f", or {others}"
    place: dict[str, Any] = row["place"] or {}
    return [
        ("id", row["id"]),
        ("regest", row["regest"] or ""),
        ("kind", row["kind"]),
        ("heading", one_line(row["head"] or "")),
        ("from", _parties(row["from"])),
        ("to", _parties(row["to"])),
        ("signed", _parties(row["signed"])),
        ("date", written),
        ("received", _day(row["received"])),
        ("published", _day(row["published"])),
        ("place", place.get("name") or ""),
        ("number", row["number"] or ""),
        ("reference", one_line(row["source_ref"] or "")),
        ("refers to", "; ".join(one_line(one["text"]) for one in row["replies_to"])),
        ("inside", row["nested_in"] or ""),
        ("holds", ", ".join(inside)),
        ("in", f"{shown(row['source'])}, {row['start']}–{row['end']}"),
        *(("finding", f"{one['severity']}: {one['message']}") for one in row["findings"]),
    ]


def _day(date: dict[str, Any] | None) -> str:
    return (date or {"value": None})["value"] or ""


def _parties(parties: list[dict[str, Any]]) -> str:
    return "; ".join(
        ", ".join(part for part in (party["name"], party["role"]) if part) for party in parties
    )
