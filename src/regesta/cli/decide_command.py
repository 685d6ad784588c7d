"""`regesta decide`: what the page does with the mouse, one ruling or a file of them."""

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from regesta.cli.options import json_option
from regesta.cli.printing import one_line, plural
from regesta.edition import Edition, Outcome, open_edition
from regesta.edition_writing import Said
from regesta.errors import BadDecision


@click.command("decide")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from", "file", type=click.Path(path_type=Path),
    help="A file of rulings and acts, one JSON a line, or a sheet of acts (.csv, .xlsx).",
)  # fmt: skip
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="SHEET",
    help="Write an empty sheet of acts (.xlsx or .csv) to fill in.",
)  # fmt: skip
@click.option("--skip-bad", is_flag=True, help="With --from: pass over lines that cannot be taken.")
@click.option("--list", "listing", is_flag=True, help="Print the log of rulings.")
@click.option("--action", help="accept, correct, reject, split, merge, … (docs/decisions.md)")
@click.option("--document", metavar="ID", help="The paper that it is about.")
@click.option("--field", help="The field, by its key in the export.")
@click.option("--value", help="The new value: a text, or JSON in the shape of the export.")
@click.option("--source", metavar="PATH", help="The source, where no paper is named.")
@click.option("--words", multiple=True, metavar="START-END", help="Words that the value rests on.")
@click.option("--extent", metavar="START-END", help="The words in question.")
@click.option("--reason", help="Why.")
@click.option("--who", help="Who rules; by default the editor of regesta.toml, or your login.")
@click.option("--undoes", metavar="ID", help="With --action undo: the ruling to take back.")
@json_option
def command(
    folder: Path,
    file: Path | None,
    template: Path | None,
    *,
    skip_bad: bool,
    listing: bool,
    as_json: bool,
    **said: Any,  # noqa: ANN401 - options of many types
) -> None:
    """Rule on the edition of FOLDER. Each ruling is a line of FOLDER/decisions.jsonl.

    \b
    regesta decide papers --from rulings.jsonl
    regesta decide papers --template acts.xlsx
    regesta decide papers --from acts.xlsx
    regesta decide papers --action correct --document d-31a9ee66 --field date \\
        --value 1917-11-28 --words 210-225 --reason "the dateline is New Style"
    """  # noqa: D301 - click's mark for lines that stay as they are
    ways = (("--from", file), ("--template", template), ("--list", listing))
    given = [name for name, one in ways if one]
    if said["action"]:
        given.append("--action")
    if len(given) != 1:
        raise click.UsageError("Give one of --from FILE, --template SHEET, --action or --list.")
    if template is not None:
        from regesta.decisions.sheet import write_template  # noqa: PLC0415 - only this needs it

        write_template(template)
        click.echo(f"{template} written; fill it in, then: decide {folder} --from {template}")
        return
    with open_edition(folder) as edition:
        if listing:
            _list(edition, as_json=as_json)
            return
        if file is not None:
            _from_file(edition, file, said["who"], skip_bad=skip_bad, as_json=as_json)
            return
        outcome = edition.decide(said.pop("action"), **_said(said))
        edition.prepare()
    for warning in outcome.warnings:
        click.echo(f"note: {warning}", err=True)
    click.echo(msgspec.json.encode(outcome) if as_json else _told(outcome))


def _from_file(
    edition: Edition, file: Path, who: str | None, *, skip_bad: bool, as_json: bool
) -> None:
    from regesta.edition_bulk import take_file  # noqa: PLC0415 - only this needs it

    taken = take_file(edition, file, who=who, skip_bad=skip_bad)
    edition.prepare()
    for warning in taken.warnings:
        click.echo(f"note: {one_line(warning)}", err=True)
    for error in taken.refused:
        click.echo(f"passed over: {error}", err=True)
    counted = [
        (taken.rulings, "ruling", None),
        (taken.added, "new act", None),
        (taken.corrected, "corrected act", None),
        (taken.judged, "act accepted or rejected", "acts accepted or rejected"),
        (taken.links, "ruling on a party or thread", "rulings on parties and threads"),
        (taken.unchanged, "line that says nothing new", "lines that say nothing new"),
    ]
    counts = [plural(*one) for one in counted if one[0]]
    click.echo(", ".join(counts) or "nothing was ruled", err=True)
    if as_json:
        click.echo(msgspec.json.encode(taken, enc_hook=_error))
    elif taken.outcome is not None:
        click.echo(_told(taken.outcome))
    if taken.refused and not skip_bad:
        raise BadDecision(
            f"{len(taken.refused)} of its lines could not be taken; the others were.",
            place=str(file),
            remedy="Mend them and take the file again: what is taken already is passed over.",
        )


def _error(error: object) -> dict[str, str | None]:
    """A refusal as JSON."""
    if isinstance(error, BadDecision):
        return {"place": error.place, "message": error.message, "remedy": error.remedy}
    raise NotImplementedError


def _list(edition: Edition, *, as_json: bool) -> None:
    from regesta.decisions import describe_ruling, undone  # noqa: PLC0415 - only this needs it

    log = edition.decisions()
    gone = undone(log)
    lost = {one.id for one in edition.orphans()}
    for one in log:
        if as_json:
            click.echo(msgspec.json.encode(one))
            continue
        state = " [taken back]" if one.id in gone else " [orphaned]" if one.id in lost else ""
        click.echo(f"{one.id}  {one.when[:16]}{state}  {one_line(describe_ruling(one))}")


def _said(given: dict[str, Any]) -> Said:
    said: Said = {
        name: given[name]
        for name in ("document", "field", "source", "reason", "who", "undoes")
        if given[name] is not None
    }  # pyright: ignore[reportAssignmentType] - the names are those of Said
    if given["value"] is not None:
        said["value"] = _value(given["value"])
    said["words"] = [_extent(words) for words in given["words"]]
    if given["extent"] is not None:
        said["start"], said["end"] = _extent(given["extent"])
    return said


def _value(given: str) -> Any:  # noqa: ANN401 - a value of any shape
    """JSON where it is an object, a list, null or quoted; else the words themselves."""
    if given[:1] in ("{", "[", '"') or given == "null":
        try:
            return json.loads(given)
        except json.JSONDecodeError as error:
            raise click.BadParameter(f"{error}", param_hint="--value") from error
    return given


def _extent(given: str) -> tuple[int, int]:
    start, _, end = given.partition("-")
    if not (start.isdigit() and end.isdigit()):
        raise click.BadParameter(f"{given!r} is no START-END", param_hint="--words")
    return int(start), int(end)


def _told(outcome: Outcome) -> str:
    lines = [f"{outcome.decision.id} saved"]
    lines += [f"{old} is now {new}" for old, new in outcome.ids.items()]
    if outcome.documents:
        lines.append(f"{plural(len(outcome.documents), 'paper')} concerned")
    if not outcome.applied:
        lines.append("a build is under way; the next one applies it")
    return "\n".join(lines)
