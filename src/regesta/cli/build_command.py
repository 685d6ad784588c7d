"""`regesta build`: bring the edition of a folder up to date."""

from pathlib import Path

import click
import msgspec

from regesta.build import BuildReport, build
from regesta.cli.options import folder_argument, force_option, json_option, workers_option
from regesta.cli.printing import tell_report
from regesta.cli.progress import progress
from regesta.errors import UnreadableFile


def build_told(folder: Path, *, workers: int, force: bool) -> BuildReport:
    """Build with a bar on stderr, and tell there what came of it."""
    with progress("building") as told:
        report = build(folder, workers=workers, progress=told, force=force)
    tell_report(report)
    return report


def prepare(folder: Path) -> None:
    """Have the brief of a large ledger at hand for the next program."""
    if (folder / "decisions.jsonl").exists():
        from regesta.edition import open_edition  # noqa: PLC0415 - few builds need it

        with open_edition(folder) as edition:
            edition.prepare()


@click.command("build")
@folder_argument
@workers_option
@force_option
@json_option
def command(folder: Path, workers: int, *, force: bool, as_json: bool) -> int:
    """Bring the edition of FOLDER up to date.

    Only what is new or changed is read. Writes to FOLDER/.regesta and nowhere else. Ends with
    code 3 where a file could not be read or made into papers; all others are built then, too.
    """
    report = build_told(folder, workers=workers, force=force)
    prepare(folder)
    if as_json:
        click.echo(msgspec.json.encode(report))
    return UnreadableFile.exit_code if report.unreadable or report.failed else 0
