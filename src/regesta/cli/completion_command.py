"""`regesta completion`: what makes a shell complete commands."""

import click
from click.shell_completion import get_completion_class

from regesta.cli.main import cli


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what makes SHELL complete commands and options.

    \b
    bash  regesta completion bash > ~/.local/share/bash-completion/completions/regesta
    zsh   regesta completion zsh > ~/.zfunc/_regesta     (a folder of your fpath)
    fish  regesta completion fish > ~/.config/fish/completions/regesta.fish
    """  # noqa: D301 - click's mark for lines that stay as they are
    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(cli, {}, "regesta", "_REGESTA_COMPLETE").source())
