"""Describes each document: which marks are its own heading, parties, date, place, references."""

from collections.abc import Iterator

from regesta.model import Description, Document, Mark, Reading, Record
from regesta.stages.describe.called import called
from regesta.stages.describe.cited import find_cited
from regesta.stages.describe.close import find_close
from regesta.stages.describe.head import find_heads
from regesta.stages.describe.kind import find_kind
from regesta.stages.describe.mended import mended
from regesta.stages.describe.notes import find_notes
from regesta.stages.describe.numbers import find_number
from regesta.stages.describe.parties import find_parties
from regesta.stages.describe.received_line import find_received
from regesta.stages.describe.references import find_source_ref
from regesta.stages.describe.salutation import find_salutation
from regesta.stages.describe.scene import lay_out
from regesta.stages.describe.source_line import find_published
from regesta.stages.describe.subject import find_subject
from regesta.stages.describe.written import find_date, find_place
from regesta.stages.protocol import Context, Scope, Stage


def run(scope: Scope, context: Context) -> Iterator[Record]:
    """Yields the description of a document; apparatus has none."""
    scene = lay_out(scope)
    if scene is None or scene.document.apparatus:
        return
    kind, heads, readings = find_kind(scene), list(find_heads(scene)), scope.all(Reading)
    sender, recipient, signed = find_parties(scene, kind.value)
    kind = called(scene, kind, signed)
    yield Description(
        document=scene.document.id, kind=kind,
        head=heads[0] if heads else None, titles=tuple(heads[1:]),
        sender=mended(sender, readings), recipient=mended(recipient, readings),
        signed=mended(signed, readings),
        date=find_date(scene), place=find_place(scene),
        received=find_received(scene), published=find_published(scene),
        number=find_number(scene, telegram=kind.value == "telegram"),
        source_ref=find_source_ref(scene), subject=find_subject(scene),
        salutation=find_salutation(scene), close=find_close(scene, signed),
        replies_to=tuple(find_cited(scene)), notes=tuple(find_notes(scene, scope.all(Mark))),
    )  # fmt: skip


STAGE = Stage(
    name="describe", over="document", needs=(Mark, Reading, Document), adds=(Description,), run=run,
    package="regesta.stages.describe",
    also=("regesta.model", "regesta.names", "regesta.languages", "regesta.text"),
)  # fmt: skip
