"""`regesta add`: put papers into a folder, as the drop zone of the page does."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from regesta.build import usable_folder
from regesta.cli.build_command import build_told, prepare
from regesta.cli.options import create_option, json_option, workers_option
from regesta.cli.printing import hanging, one_line, plural, shown
from regesta.errors import NothingFound, UnreadableFile
from regesta.intake.adding import Added, add, check_size, check_usable
from regesta.intake.names import is_hidden
from regesta.settings import Settings, read_settings

_FATES = {"added": "added", "renamed": "added", "there": "there already", "refused": "not added"}


@click.command("add")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--name", metavar="NAME", help="What a paper from standard input (-) is called.")
@create_option
@workers_option
@json_option
def command(
    folder: Path,
    files: tuple[str, ...],
    name: str | None,
    workers: int,
    *,
    create: bool,
    as_json: bool,
) -> int:
    """Put papers into FOLDER, and build what is new.

    FILE may be a folder, whose files are added with their folders, or - for standard input, which
    needs a --name. Nothing in FOLDER is written over: another paper of the same name gets a
    number, the same words are not kept twice. Ends with code 3 where a file could not be added.
    """
    if "-" in files and not name:
        raise click.UsageError("a paper from standard input needs a --name")
    check_usable(folder, create=create, command="add")
    settings = read_settings(usable_folder(folder))
    came = [_add(folder, path, called, settings) for path, called in _named(files, name or "")]
    for one in came:
        _tell(one)
    if any(one.is_new for one in came):
        build_told(folder, workers=workers, force=False)
        prepare(folder)
    new = sum(one.is_new for one in came)
    click.echo(f"{plural(new, 'file')} added to {shown(str(folder))}", err=True)
    if as_json:
        click.echo(msgspec.json.encode([msgspec.structs.asdict(one) for one in came]))
    return UnreadableFile.exit_code if any(one.fate == "refused" for one in came) else 0


def _named(files: tuple[str, ...], name: str) -> Iterator[tuple[Path | None, str]]:
    """Each file with the name it is added under; None for standard input."""
    for given in files:
        path = Path(given)
        if given == "-":
            yield None, name if "." in name else f"{name}.txt"
        elif path.is_dir():
            above = path.resolve().parent
            for here, folders, found in os.walk(path.resolve()):
                folders[:] = sorted(one for one in folders if not is_hidden(one))
                for one in sorted(found):
                    if not is_hidden(one):
                        inner = Path(here, one)
                        yield inner, inner.relative_to(above).as_posix()
        elif path.exists():
            yield path, path.name
        else:
            raise NothingFound(
                "there is no such file", place=given, remedy="Name files or folders that are there."
            )


def _add(folder: Path, path: Path | None, called: str, settings: Settings) -> Added:
    try:
        if path is None:
            data = sys.stdin.buffer.read()
        else:
            check_size(path.stat().st_size, called, settings)
            data = path.read_bytes()
    except UnreadableFile as error:
        message, remedy = error.message, error.remedy or ""
    except OSError as error:
        message = f"the file cannot be opened ({error.strerror or error})"
        remedy = "Change its permissions, or copy it."
    else:
        return add(folder, called, data, settings)
    return Added(name=called, path=None, fate="refused", message=message, remedy=remedy)


def _tell(one: Added) -> None:
    said = f": {one_line(one.message)}" if one.message else ""
    where = one.path if one.path and one.path != one.name else None
    click.echo(
        hanging(f"{shown(where or one.name)}: {_FATES[one.fate]}{said}", "  ", "    "), err=True
    )
    if one.remedy:
        click.echo(hanging(one_line(one.remedy), "    ", "    "), err=True)
