"""Writes what `--help` says of each command into docs/commands.md, between two marks.

python tools/cli_reference.py            writes it
python tools/cli_reference.py --check    says whether it is up to date, by its exit code
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from regesta.cli.main import COMMANDS, cli

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
BEGIN = "<!-- written by tools/cli_reference.py -->"
END = "<!-- until here -->"
WIDTH = 88


def reference() -> str:
    """The section in Markdown, without the marks."""
    return "\n\n".join(f"```\n$ {line} --help\n{text}\n```" for line, text in helps())


def helps() -> Iterator[tuple[str, str]]:
    """Each command line with what it prints when it is asked for help."""
    commands = [("regesta", cli), *((name, cli.get_command(None, name)) for name in COMMANDS)]
    for name, command in commands:
        line = "regesta" if name == "regesta" else f"regesta {name}"
        context = click.Context(
            command,
            info_name=line,
            terminal_width=WIDTH,
            max_content_width=WIDTH,
            help_option_names=["-h", "--help"],
        )
        yield line, "\n".join(one.rstrip() for one in command.get_help(context).splitlines())


def renewed(page: str) -> str:
    """The page with its reference as it should be."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def main() -> int:
    """Write the page, or check it; the exit code."""
    page = PAGE.read_text(encoding="utf-8")
    wanted = renewed(page)
    if "--check" in sys.argv[1:]:
        if page == wanted:
            return 0
        print(f"{PAGE.name} does not say what --help says: run tools/cli_reference.py")
        return 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
