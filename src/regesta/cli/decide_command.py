"""`regesta decide`: what the page does with the mouse, one ruling or a file of them."""

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from regesta.cli.options import json_option
from regesta.cli.printing import one_line, plural
from regesta.edition import Edition, Outcome, open_edition
from regesta.edition_ruling import rule_all
from regesta.edition_writing import Said


@click.command("decide")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from", "file", type=click.Path(path_type=Path), help="A file of rulings, one JSON a line."
)
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
    *,
    skip_bad: bool,
    listing: bool,
    as_json: bool,
    **said: Any,  # noqa: ANN401 - options of many types
) -> None:
    """Rule on the edition of FOLDER. Each ruling is a line of FOLDER/decisions.jsonl.

    \b
    regesta decide papers --from rulings.jsonl
    regesta decide papers --action correct --document d-31a9ee66 --field date \\
        --value 1917-11-28 --words 210-225 --reason "the dateline is New Style"
    """  # noqa: D301 - click's mark for lines that stay as they are
    given = [name for name, one in (("--from", file), ("--list", listing)) if one]
    if said["action"]:
        given.append("--action")
    if len(given) != 1:
        raise click.UsageError("Give one of --from FILE, --action ACTION or --list.")
    with open_edition(folder) as edition:
        if listing:
            _list(edition, as_json=as_json)
            return
        if file is not None:
            outcome = _from_file(edition, file, said["who"], skip_bad=skip_bad)
        else:
            outcome = edition.decide(said.pop("action"), **_said(said))
    if outcome is not None:
        click.echo(msgspec.json.encode(outcome) if as_json else _told(outcome))


def _from_file(edition: Edition, file: Path, who: str | None, *, skip_bad: bool) -> Outcome | None:
    from regesta.decisions import bulk  # noqa: PLC0415 - only this needs it
    from regesta.errors import NothingFound  # noqa: PLC0415 - as above

    def lookup(identity: str) -> dict[str, Any] | None:
        try:
            return edition.row(identity)
        except NothingFound:
            return None

    loaded = bulk.read_rulings(file, lookup)
    if not skip_bad:
        bulk.refuse(file, loaded.refused)
    for error in loaded.refused:
        click.echo(f"passed over: {error}", err=True)
    outcome = rule_all(edition, [ruling for _, ruling in loaded.rulings], who=who)
    click.echo(plural(len(loaded.rulings), "ruling"), err=True)
    return outcome


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
        lines.append(f"{plural(len(outcome.documents), 'paper')} made anew")
    if not outcome.applied:
        lines.append("a build is under way; the next one applies it")
    return "\n".join(lines)
