"""`regesta serve`: serve an edition that has been built."""

from pathlib import Path

import click

from regesta.build import warm_up
from regesta.cli.options import folder_argument, port_option, watch_option
from regesta.edition import open_edition
from regesta.settings import read_settings


@click.command("serve")
@folder_argument
@port_option
@watch_option
@click.option("--browser", is_flag=True, help="Open the browser, too.")
def command(folder: Path, port: int, *, watch: bool | None, browser: bool) -> None:
    """Serve the edition of FOLDER as it was built last. Ends with Ctrl-C.

    Reachable from this machine only.
    """
    open_edition(folder).close()  # says at once if there is none
    from regesta.web.server import serve  # noqa: PLC0415 - slow to load

    warm_up()
    watching = read_settings(folder).watch if watch is None else watch
    serve(folder, port, browser, click.echo, watching)
