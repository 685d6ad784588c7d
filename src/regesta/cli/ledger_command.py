"""`regesta ledger`: lists of acts and of what is computed from them, for eyes and spreadsheets."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from regesta.cli.asking import (
    asked_brief,
    find_party,
    find_thread,
    no_such,
    one_of,
    party_names,
    tell_no_acts,
    thread_names,
    width,
    write_out,
)
from regesta.cli.options import folder_argument

if TYPE_CHECKING:
    from regesta.edition import Edition
    from regesta.exchange.brief import Brief
    from regesta.publish.ledger.filters import Wanted
    from regesta.publish.ledger.listing import Listing

_KINDS = (
    "acts", "questions", "cells", "obligations", "consequences", "convening", "control", "claims",
    "channels", "parties", "threads", "mandates", "bearings", "missing", "unknown",
)  # fmt: skip
_FORMS = ("text", "csv", "xlsx", "json")


@click.command("ledger")
@folder_argument
@click.option(
    "--what", default="acts", show_default=True, metavar="KIND", callback=one_of("kind", _KINDS),
    help=f"{', '.join(_KINDS[:-1])} or {_KINDS[-1]}.",
)  # fmt: skip
@click.option("--on", metavar="DAY", help="As things stand that day; of acts, those until then.")
@click.option("--type", "type_", metavar="TYPE", help="Acts or questions of this type.")
@click.option("--party", metavar="NAME", help="What this party, by name or id, has part in.")
@click.option("--thread", metavar="ID", help="Of one negotiation, by its id or name.")
@click.option("--state", metavar="WORD", help="In this state; of acts, of this modality or status.")
@click.option("--from", "first", metavar="DAY", help="Of this day or later.")
@click.option("--to", "last", metavar="DAY", help="Of this day or earlier.")
@click.option("--paper", metavar="ID", help="Read in this paper.")
@click.option("--text", metavar="WORDS", help="With these words in any column.")
@click.option("--format", "form", type=click.Choice(_FORMS), help="text by default.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path),
    help="The file to write, stdout by default; .csv, .xlsx, .json say the format.",
)  # fmt: skip
def command(folder: Path, what: str, output: Path | None, **asked: Any) -> int:  # noqa: ANN401 - options of many types
    """List acts of FOLDER, or questions, obligations, claims and the rest; filter and export them.

    \b
    regesta ledger papers --type propose --party Orlo
    regesta ledger papers --what questions --state overdue
    regesta ledger papers -o acts.xlsx         edit it, then: regesta decide papers --from acts.xlsx
    """  # noqa: D301 - click's mark for lines that stay as they are
    from regesta.cli.printing import plural  # noqa: PLC0415 - `--help` need not load it
    from regesta.edition import open_edition  # noqa: PLC0415 - as above
    from regesta.publish.ledger import filters, listing  # noqa: PLC0415 - as above

    form = _form(asked.pop("form"), output, as_json=asked.pop("as_json"))
    if form == "xlsx" and output is None:
        raise click.UsageError("--format xlsx needs --output FILE.")
    with open_edition(folder) as edition:
        acts = edition.acts()
        if not acts and form == "text":
            tell_no_acts(folder)
            return 0
        if what == "acts":
            whole = listing.list_acts(_acts_until(edition, acts, asked["on"]))
        else:
            from regesta.cli.asking import sources_of  # noqa: PLC0415 - as above

            brief = asked_brief(edition, asked["on"])
            whole = listing.list_lines(brief, what, sources_of(edition).quote)
        found = filters.chosen(whole, _wanted(edition, asked))
    write_out(_written(found, form), output)
    count = plural(len(found.rows), listing.noun(what, 1), listing.noun(what, 2))
    of = f" of {len(whole.rows):,}" if len(found.rows) != len(whole.rows) else ""
    click.echo(f"{count}{of}", err=True)
    return 0


def _form(form: str | None, output: Path | None, *, as_json: bool) -> str:
    if as_json:
        return "json"
    ending = output.suffix.lower().lstrip(".") if output else ""
    ending = "json" if ending == "jsonl" else ending
    return form or (ending if ending in _FORMS else "text")


def _acts_until(edition: "Edition", acts: list[Any], on: str | None) -> list[Any]:
    """Acts that count by a day; an act without a date counts from its paper's."""
    if on is None:
        return acts
    from regesta.exchange.timing import ordinal, when  # noqa: PLC0415 - as above

    day, dated = ordinal(on), _days_of_papers(edition)
    days = [when(one.date or dated.get(one.document or "")) for one in acts]
    return [one for one, at in zip(acts, days, strict=True) if at is not None and at.day <= day]


def _days_of_papers(edition: "Edition") -> dict[str, str]:
    return {one.id: one.date for one in edition.ledger_papers() if one.date}


def _wanted(edition: "Edition", asked: dict[str, Any]) -> "Wanted":
    from regesta.publish.ledger.filters import Wanted  # noqa: PLC0415 - as above

    names = acts = thread = paper = None
    dated: dict[str, str] = {}
    if asked["party"] or asked["thread"]:
        brief = edition.brief()
        if asked["party"]:
            names = _names(brief, asked["party"])
        if asked["thread"]:
            found = find_thread(brief, asked["thread"])
            if found is None:
                raise no_such("thread", asked["thread"], thread_names(brief))
            thread, acts = found.id, frozenset(found.acts)
    if asked["paper"]:
        row = edition.row(asked["paper"])
        paper = row["source"], row["start"], row["end"]
    if asked["first"] or asked["last"]:
        days = _days_of_papers(edition)
        dated = {
            one.id: days[one.document] for one in edition.acts() if one.document in days
        }  # fmt: skip
    return Wanted(
        type=asked["type_"], state=asked["state"], names=names, thread=thread, acts=acts,
        first=asked["first"], last=asked["last"], paper=paper, text=asked["text"], dated=dated,
    )  # fmt: skip


def _names(brief: "Brief", called: str) -> frozenset[str]:
    party = find_party(brief, called)
    if party is None:
        raise no_such("party", called, party_names(brief))
    return frozenset({party.id, *(name.casefold() for name in (party.name, *party.names))})


def _written(found: "Listing", form: str) -> Iterator[bytes]:
    if form == "csv":
        from regesta.publish.ledger.csv_file import ledger_csv  # noqa: PLC0415 - as above

        yield from ledger_csv(found)
    elif form == "xlsx":
        from regesta.publish.ledger.sheet import ledger_xlsx  # noqa: PLC0415 - as above

        yield ledger_xlsx(found)
    elif form == "json":
        import msgspec  # noqa: PLC0415 - as above

        for row in found.rows:
            yield msgspec.json.encode(row.record) + b"\n"
    else:
        from regesta.publish.ledger.text import ledger_text  # noqa: PLC0415 - as above

        for line in ledger_text(found, width()):
            yield line.encode("utf-8", "replace") + b"\n"
