"""What the commands on the ledger are asked: days, parties, threads; and what to say of a slip."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from regesta.errors import BadQuery, FolderNotUsable, RegestaError

if TYPE_CHECKING:
    from regesta.edition import Edition
    from regesta.exchange.brief import Brief, Party, Thread
    from regesta.publish.brief.sources import Sources

_NO_ACTS = """No acts are recorded here yet, so there is nothing to keep a ledger of.
On a paper's page (regesta open {folder}) mark words and say what they do.
Or take acts from a file: regesta decide {folder} --from acts.jsonl"""


def tell_no_acts(folder: Path) -> None:
    """Say how to record the first act."""
    from regesta.publish.brief.columns import wrapped  # noqa: PLC0415 - seldom needed

    for line in _NO_ACTS.format(folder=folder).splitlines():
        click.echo("\n".join(wrapped(line, width(), "", "  ")))


def width() -> int:
    """Columns to fill: those of the terminal, up to 100; 80 where the output is piped."""
    import shutil  # noqa: PLC0415 - only text needs it

    return min(shutil.get_terminal_size().columns, 100)


def asked_brief(edition: "Edition", on: str | None, **asked: Any) -> "Brief":  # noqa: ANN401 - as `state`
    """The brief; what is asked amiss gets a message with what it may have meant.

    Raises:
        BadQuery: a day is none, or no party or thread is called so.
    """
    try:
        return edition.brief(on, **asked)
    except BadQuery as error:
        party, thread = asked.get("known_to"), asked.get("thread")
        if not party and not thread:
            raise
        try:
            whole = edition.brief()
        except RegestaError:
            raise error from None
        if party and find_party(whole, party) is None:
            raise no_such("party", party, party_names(whole)) from None
        if thread and find_thread(whole, thread) is None:
            raise no_such("thread", thread, thread_names(whole)) from None
        raise


def find_party(brief: "Brief", called: str) -> "Party | None":
    """A party by its id or one of its names, whatever their case."""
    sought = called.casefold()
    for one in brief.parties:
        if one.id == called or sought in {name.casefold() for name in (one.name, *one.names)}:
            return one
    return None


def find_thread(brief: "Brief", called: str) -> "Thread | None":
    """A thread by its id or its name, whatever its case."""
    for one in brief.threads:
        if one.id == called or one.name.casefold() == called.casefold():
            return one
    return None


def party_names(brief: "Brief") -> list[str]:
    """All names and ids of parties."""
    return [name for one in brief.parties for name in dict.fromkeys((*one.names, one.name, one.id))]


def thread_names(brief: "Brief") -> list[str]:
    """All names and ids of threads."""
    return [name for one in brief.threads for name in (one.name, one.id)]


def no_such(what: str, called: str, known: Iterable[str]) -> BadQuery:
    """An error that says which of the known names may have been meant."""
    listed = list(dict.fromkeys(known))
    near = near_matches(called, listed)
    if near:
        remedy = f"Did you mean {_or([f'{one!r}' for one in near])}?"
    elif listed:
        shown = _or([f"{one!r}" for one in listed[:8]])
        remedy = f"There is {shown}{' and more' if len(listed) > 8 else ''}."
    else:
        remedy = f"No {what} is on file."
    return BadQuery(f"there is no {what} {called!r}", remedy=remedy)


def near_matches(called: str, known: Sequence[str]) -> list[str]:
    """Up to three names that are most like what was given, the likest first."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only a slip needs it

    found = process.extract(
        called, known, scorer=fuzz.WRatio, processor=utils.default_process,
        limit=3, score_cutoff=60,
    )  # fmt: skip
    return [name for name, _, _ in found]


def one_of(what: str, known: Sequence[str]) -> Callable[..., Any]:
    """A callback that takes only known words, and names the likest of them otherwise."""

    def check(_: click.Context, __: click.Parameter, given: Any) -> Any:  # noqa: ANN401 - click's
        for one in (given,) if isinstance(given, str) else given or ():
            if one not in known:
                raise no_such(what, one, known)
        return given

    return check


def sources_of(edition: "Edition") -> "Sources":
    """Makes references to the papers of an edition."""
    from regesta.publish.brief.sources import EditionSources  # noqa: PLC0415 - as above

    return EditionSources(edition)


def write_out(content: bytes | Iterable[bytes], output: Path | None) -> None:
    """To a file, or to stdout where none is named.

    Raises:
        FolderNotUsable: the file cannot be written.
    """
    parts = (content,) if isinstance(content, bytes) else content
    if output is None or str(output) == "-":
        stdout = sys.stdout.buffer
        stdout.writelines(parts)
        stdout.flush()
        return
    try:
        with output.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        raise FolderNotUsable(
            f"the file cannot be written: {error.strerror or error}",
            place=str(output),
            remedy="Name another file with --output.",
        ) from error
    click.echo(f"written to {output}", err=True)


def _or(listed: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)
