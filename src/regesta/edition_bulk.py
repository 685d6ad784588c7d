"""Takes a file of rulings, acts, parties and threads, or a sheet of acts, into the log."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import msgspec

from regesta.edition_records import Outcome
from regesta.edition_ruling import apply_logged, said_by
from regesta.edition_writing import Pen, Said, alone
from regesta.errors import BadDecision, NothingFound
from regesta.model import Decision

if TYPE_CHECKING:
    from regesta.decisions.bulk import Lookup
    from regesta.decisions.bulk_acts import Taken
    from regesta.decisions.ledger_lines import LedgerLine
    from regesta.edition import Edition


class TakenFile(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file.

    `rulings` counts those on papers, `added`, `corrected`, `judged` those on acts, `links` those
    on parties and threads; `unchanged` lines said nothing new. `refused` lines were passed over,
    each named with its number and a remedy; `warnings` are of lines that were taken.
    """

    outcome: Outcome | None = None
    rulings: int = 0
    added: int = 0
    corrected: int = 0
    judged: int = 0
    links: int = 0
    unchanged: int = 0
    refused: tuple[BadDecision, ...] = ()
    warnings: tuple[str, ...] = ()


def take_file(
    edition: "Edition", path: Path, *, who: str | None = None, skip_bad: bool = False
) -> TakenFile:
    """Take a file into the log: all that it rules at once, or nothing.

    A file of rulings on papers alone is taken whole or not at all, unless `skip_bad`. Of a sheet,
    and of a file that holds lines on the ledger, broken lines are passed over and the rest is
    taken.

    Args:
        edition: what is ruled on.
        path: JSON lines, or a sheet (`.csv`, `.xlsx`).
        who: who rules, by default the editor of the settings.
        skip_bad: pass over broken lines of any file.

    Raises:
        NothingFound: there is no such file.
        BadDecision: nothing of it can be taken.
        FolderNotUsable: the log cannot be written; then nothing is ruled.
    """
    from regesta.decisions import bulk, sheet  # noqa: PLC0415 - 50 ms, and only this needs it

    if path.suffix.lower() in sheet.SUFFIXES:
        loaded = bulk.read_rows(path)
    else:
        loaded = bulk.read_rulings(path, _lookup(edition))
    mixed = loaded.of_ledger or skip_bad
    if not mixed:
        bulk.refuse(path, loaded.refused)
    refused = list(loaded.refused)
    ruled: list[Decision] = []
    with alone(edition.folder):
        pen = Pen(edition, who)
        for number, ruling in loaded.rulings:
            try:
                ruled.append(pen.write(ruling.action, said_by(ruling)))
            except BadDecision as error:
                if not mixed:
                    raise bulk.at_line(error, number) from error
                refused.append(bulk.at_line(error, number))
        taken = _acts(edition, pen, loaded.ledger)
        refused += [bulk.at_line(error, number, loaded.word) for number, error in taken.refused]
        links = _links(pen, loaded.ledger, refused)
        if pen.new:
            edition.log.append(*pen.new)
    outcome = None
    if pen.new:
        outcome = apply_logged(edition, *pen.new)
    elif ruled:
        outcome = apply_logged(edition, ruled[-1], fresh=False)
    told = [f"{loaded.word} {number}: {message}" for number, message in sorted(taken.warnings)]
    told += pen.warnings
    return TakenFile(
        outcome=outcome, rulings=len(ruled), added=taken.added, corrected=taken.corrected,
        judged=taken.judged, links=links, unchanged=taken.unchanged, refused=tuple(refused),
        warnings=tuple(told),
    )  # fmt: skip


def _acts(edition: "Edition", pen: Pen, lines: "Sequence[LedgerLine]") -> "Taken":
    from regesta.decisions.bulk_acts import BulkActs  # noqa: PLC0415 - as above

    paths = _Paths(edition)
    bulk = BulkActs(edition.log, lambda path: pen.desk(path, {}), edition.find_act)
    acts = [
        msgspec.structs.replace(one, file=paths.of(one.file)) for one in lines if one.what == "act"
    ]
    taken = bulk.take(acts)
    for one in taken.new:
        pen.keep(one)
    return taken


def _links(pen: Pen, lines: "Sequence[LedgerLine]", refused: list[BadDecision]) -> int:
    """Rule on parties and threads; how many rulings are new."""
    from regesta.decisions.bulk import at_line  # noqa: PLC0415 - as above

    before = len(pen.new)
    for one in lines:
        if one.what != "act":
            try:
                pen.write(one.what, Said(value=one.value, reason=one.reason))
            except BadDecision as error:
                refused.append(at_line(error, one.number))
    return len(pen.new) - before


class _Paths:
    """The paths of sources as a file may name them: whole, or by the name alone."""

    def __init__(self, edition: "Edition") -> None:
        paths = [one.path for one in edition.sources()]
        self._paths = set(paths)
        self._by_name: dict[str, list[str]] = {}
        for path in paths:
            self._by_name.setdefault(PurePosixPath(path).name, []).append(path)

    def of(self, named: str | None) -> str | None:
        """The path of a source; what was given where it is none."""
        if named is None or named in self._paths:
            return named
        plain = named.replace("\\", "/").removeprefix("./")
        found = [plain] if plain in self._paths else self._by_name.get(plain, ())
        return found[0] if len(found) == 1 else named


def _lookup(edition: "Edition") -> "Lookup":
    def lookup(identity: str) -> dict[str, Any] | None:
        try:
            return edition.row(identity)
        except NothingFound:
            return None

    return lookup
