"""`regesta open`: the front door. Build what is new, serve, open the browser."""

from pathlib import Path

import click

from regesta.build import warm_up
from regesta.cli.build_command import build_told
from regesta.cli.options import folder_argument, port_option, workers_option
from regesta.cli.printing import hanging, shown


@click.command("open")
@folder_argument
@port_option
@workers_option
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def command(folder: Path, port: int, workers: int, *, no_browser: bool) -> None:
    """Build what is new in FOLDER, serve the edition, open the browser.

    Ends with Ctrl-C. Reachable from this machine only.
    """
    report = build_told(folder, workers=workers, force=False)
    if not (report.papers or report.unreadable or report.failed):
        click.echo(
            hanging(
                f"There is nothing in {shown(str(folder.resolve()))} yet. Put text (.txt, .md) or"
                " TEI (.xml) into it; the first page has a button that reads it again."
            ),
            err=True,
        )
    from regesta.web.server import serve  # noqa: PLC0415 - slow, and the build comes first

    warm_up()
    serve(folder, port, not no_browser, click.echo)
