"""Applies an editor's rulings right after the stage that made the records they are about."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import msgspec

from regesta.model import (
    Dating,
    Decision,
    Description,
    Document,
    Finding,
    Reading,
    Record,
    Regest,
    Source,
)

if TYPE_CHECKING:
    from regesta.decisions import Bound, Places


_COUNTED = re.compile(r"(d-[0-9a-f]+)-\d+")
"""An id that tells a paper from one with the same words in another source."""


class Rulings:
    """The rulings that hold on one source. `orphans` are those whose words or paper are gone."""

    def __init__(self, source: Source, rulings: Sequence[Decision]) -> None:
        self._source = source
        self._rulings = [_of_this_source(one) for one in rulings]
        self._places: Places | None = None
        self._bound: Bound | None = None
        self._orphans: set[str] = set()
        if rulings:  # only then are the modules that find words again worth loading
            from regesta import decisions  # noqa: PLC0415 - 50 ms, and most builds need none

            self._places = decisions.Places(source)

    @property
    def orphans(self) -> list[str]:
        """Ids of rulings that hold on to nothing, in order of effect."""
        return [ruling.id for ruling in self._rulings if ruling.id in self._orphans]

    def to_documents(self, documents: list[Document]) -> list[Document]:
        """The division as ruled; after this, rulings on fields know their documents."""
        if not self._rulings:
            return documents
        from regesta.decisions import apply, bind  # noqa: PLC0415 - 50 ms, and most builds need none

        ruled, lost = apply.to_documents(
            documents, self._source, self._rulings, places=self._places
        )
        self._bound = bind(self._rulings, ruled, self._source, places=self._places)
        self._orphans.update(one.id for one in (*lost, *self._bound.orphans))
        return ruled

    def to_readings(self, readings: list[Reading]) -> list[Reading]:
        """The readings of the source as ruled."""
        if not self._rulings:
            return readings
        from regesta.decisions import apply  # noqa: PLC0415 - 50 ms, and most builds need none

        ruled, lost = apply.to_readings(readings, self._source, self._rulings, places=self._places)
        self._orphans.update(one.id for one in lost)
        return ruled

    def on(self, document: Document) -> list[Decision]:
        """The rulings on the fields of a document."""
        return self._bound.fields.get(document.id, []) if self._bound else []

    def digest_on(self, document: Document) -> bytes:
        """What stands for the rulings on a document's fields and on findings within it."""
        if self._bound is None or self._places is None:
            return b""
        within: list[Decision] = []
        for one in self._bound.findings:
            found = self._places.of(one.anchor)
            if found is None or (found.start < document.end and document.start < found.end):
                within.append(one)
        rulings = [*self.on(document), *within]
        return msgspec.msgpack.encode(rulings) if rulings else b""

    def on_findings(self) -> list[Decision]:
        """The rulings on findings, of the whole source."""
        return self._bound.findings if self._bound else []

    def to_records(
        self, kind: type[Record], records: list[Record], document: Document
    ) -> list[Record]:
        """What a stage said of a document, as ruled."""
        if self._bound is None:
            return records
        rulings = self.on(document)
        if kind is Finding:
            return self._to_findings(records)
        if not rulings:
            return records
        from regesta.decisions import apply  # noqa: PLC0415 - 50 ms, and most builds need none

        if kind is Description:
            return [
                apply.to_description(
                    cast("Description", one), rulings, self._source, places=self._places
                )
                for one in records
            ]
        if kind is Dating:
            datings = cast("list[Dating]", records)
            return list(
                apply.to_datings(datings, rulings, document, self._source, places=self._places)
            )
        if kind is Regest:
            regest = apply.to_regest(
                cast("Regest", records[0]) if records else None, rulings, document
            )
            return [regest] if regest is not None else []
        return records

    def _to_findings(self, records: list[Record]) -> list[Record]:
        wanted = self.on_findings()
        if not wanted or not records:
            return records
        from regesta.decisions import apply  # noqa: PLC0415 - 50 ms, and most builds need none

        findings = cast("list[Finding]", records)
        return list(apply.to_findings(findings, wanted, self._source, places=self._places))


def _of_this_source(ruling: Decision) -> Decision:
    """A ruling with the id that its document has within the source."""
    found = _COUNTED.fullmatch(ruling.document or "")
    if found is None:
        return ruling
    return msgspec.structs.replace(ruling, document=found[1])
