"""Arguments and options that several commands have."""

from pathlib import Path

import click

folder_argument = click.argument(
    "folder", default=".", type=click.Path(path_type=Path), metavar="[FOLDER]"
)
folder_option = click.option(
    "-C", "--folder",
    default=".",
    envvar="REGESTA_FOLDER",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="The edition's folder; by default the one you are in.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Processes that work side by side; 0, the default, for as many as are worth it.",
)
force_option = click.option("--force", is_flag=True, help="Believe nothing that was made before.")
create_option = click.option("--create", is_flag=True, help="Make FOLDER if it is not there.")
watch_option = click.option(
    "--watch/--no-watch",
    default=None,
    help="Follow the folder: build and tell the open pages when papers change.",
)
port_option = click.option(
    "--port", type=click.IntRange(0, 65535), default=8517, show_default=True,
    help="Where to listen; 0 for any free port.",
)  # fmt: skip
