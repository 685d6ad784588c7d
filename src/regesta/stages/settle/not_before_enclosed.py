"""An undated paper that reprints a dated one was not written before it."""

from regesta.dates import bounds
from regesta.dates.edtf import not_before
from regesta.model import Dating, Span
from regesta.stages.protocol import Scope


def not_before_enclosed(scope: Scope, document: str) -> Dating | None:
    """The dating of an undated paper by the latest paper nested in it; None where none is dated.

    Only a nested paper's own date counts: its text may speak of days to come.
    """
    latest: tuple[str, Dating] | None = None
    for record in scope.inner.get(Dating, ()):
        if not isinstance(record, Dating) or record.field != "date":
            continue
        known = bounds(record.value)
        if known and (latest is None or known[0].isoformat() > latest[0]):
            latest = (known[0].isoformat(), record)
    if latest is None:
        return None
    day, nested = latest
    words = nested.start is not None and nested.end is not None
    return Dating(
        document=document,
        rule="not_before_enclosed",
        field="date",
        value=not_before(day),
        timex=None,
        basis="inferred",
        certainty=nested.certainty,
        how="not before the paper that it reprints",
        evidence=(Span(nested.start or 0, nested.end or 0),) if words else nested.evidence,
    )
