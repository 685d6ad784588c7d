"""`regesta open`: the front door. Build what is new, serve, open the browser."""

from pathlib import Path

import click

from regesta.build import warm_up
from regesta.cli.build_command import build_told
from regesta.cli.options import folder_argument, port_option, workers_option


@click.command("open")
@folder_argument
@port_option
@workers_option
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def command(folder: Path, port: int, workers: int, *, no_browser: bool) -> None:
    """Build what is new in FOLDER, serve the edition, open the browser.

    Ends with Ctrl-C. Reachable from this machine only.
    """
    build_told(folder, workers=workers, force=False)
    from regesta.web.server import serve  # noqa: PLC0415 - slow, and the build comes first

    warm_up()
    serve(folder, port, not no_browser, click.echo)
