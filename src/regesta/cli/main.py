"""The command line: which commands there are, and how errors end."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from regesta import __version__
from regesta.errors import RegestaError

COMMANDS: dict[str, str] = {
    "open": "Build what is new, serve the edition, open the browser.",
    "add": "Put papers into a folder, and build what is new.",
    "build": "Bring the edition of a folder up to date.",
    "serve": "Serve an edition on this machine.",
    "show": "Show a paper: its description and its words.",
    "search": "Find papers by their words.",
    "brief": "Say where things stand, on any day, by whose account.",
    "ledger": "List acts and what is computed from them; filter, export.",
    "deadlines": "Write what runs out as a calendar.",
    "export": "Write the edition in a format that others read.",
    "explain": "Tell what made a paper, or a line of the brief, from which words.",
    "decide": "Rule: one ruling, or those of a file.",
    "completion": "Print what makes a shell complete commands.",
}
"""The commands with what `regesta --help` says of each, so that it need not load them."""

_INTERRUPTED = 130
_DEBUG = "REGESTA_DEBUG"


class PipeClosed(Exception):
    """Who reads what a command prints has gone; click would make this an error."""


class Commands(click.Group):
    """Loads a command when it is called."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"regesta.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A folder is an edition. Begin with: regesta open FOLDER",
)
@click.version_option(__version__, prog_name="regesta")
def cli() -> None:
    """Read the papers of a negotiation and keep the record."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code; `docs/commands.md` lists the codes."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; what goes wrong is one message on stderr.

    Args:
        arguments: those of the command line by default.

    Returns:
        The exit code.
    """
    try:
        found = cli.main(
            args=None if arguments is None else list(arguments),
            prog_name="regesta",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; what was built so far is kept", err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RegestaError as error:
        if os.environ.get(_DEBUG):
            raise
        _tell(error)
        return error.exit_code
    except (BrokenPipeError, PipeClosed):
        # Who reads has had enough (`| head`). What is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        if os.environ.get(_DEBUG):
            raise
        click.echo(
            f"regesta: a fault of the program: {type(fault).__name__}: {fault}\n"
            f"  Report it with what `{_DEBUG}=1` and the same command print.",
            err=True,
        )
        return RegestaError.exit_code
    return found if isinstance(found, int) else 0


def _tell(error: RegestaError) -> None:
    """A message on stderr, its remedy on lines of their own."""
    from regesta.cli.printing import hanging  # noqa: PLC0415 - loads much that `--help` need not

    where = f"{error.place}: " if error.place else ""
    click.echo(hanging(f"regesta: {where}{error.message}", "", "  "), err=True)
    for line in (error.remedy or "").splitlines():
        click.echo(hanging(line, "  ", "  "), err=True)
