"""`regesta open`: the front door. Build what is new, serve, open the browser."""

from pathlib import Path

import click

from regesta.build import warm_up
from regesta.cli.build_command import build_told
from regesta.cli.options import (
    create_option,
    folder_argument,
    port_option,
    watch_option,
    workers_option,
)
from regesta.cli.printing import hanging, shown
from regesta.intake.adding import check_usable
from regesta.settings import read_settings


@click.command("open")
@folder_argument
@port_option
@workers_option
@create_option
@watch_option
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def command(
    folder: Path,
    port: int,
    workers: int,
    *,
    create: bool,
    watch: bool | None,
    no_browser: bool,
) -> None:
    """Build what is new in FOLDER, serve the edition, open the browser.

    An empty folder opens as a place to drop papers. Ends with Ctrl-C. Reachable from this
    machine only.
    """
    check_usable(folder, create=create, command="open")
    report = build_told(folder, workers=workers, force=False)
    if not (report.papers or report.unreadable or report.failed):
        click.echo(
            hanging(
                f"There is nothing in {shown(str(folder.resolve()))} yet. Drop text (.txt, .md) or"
                " TEI (.xml) on the first page, or put it into the folder."
            ),
            err=True,
        )
    from regesta.web.server import serve  # noqa: PLC0415 - slow, and the build comes first

    warm_up()
    watching = read_settings(folder).watch if watch is None else watch
    serve(folder, port, not no_browser, click.echo, watching)
