"""Which document, reading or finding a ruling is about, in the division as it is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from regesta.decisions.actions import OF_ACTS, OF_DIVISION, OF_FIELDS, OF_FINDINGS, OF_READINGS
from regesta.decisions.anchors import Located, locate
from regesta.model import Anchor, Decision, Document, Source

_SHIFT = 100
"""How far before the old first words a paper may begin now and still be the same: a line that
heads it, `[Inclosure 3 in No. 482.]`, found by a newer rule."""


class Extent(Protocol):
    """What is needed of a document to know it again."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def apparatus(self) -> bool: ...  # noqa: D102
    @property
    def formerly(self) -> Sequence[str]: ...  # noqa: D102


E = TypeVar("E", bound=Extent)


class Places:
    """Where anchored words stand in one source; each anchor is looked for once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: dict[tuple[object, ...], Located | None] = {}

    def of(self, anchor: Anchor | None) -> Located | None:
        """Where the words are, or None."""
        if anchor is None:
            return None
        key = (anchor.text_sha256, anchor.start, anchor.end, anchor.exact, anchor.prefix)
        if key not in self._found:
            self._found[key] = locate(anchor, self.source)
        return self._found[key]


@dataclass(frozen=True, slots=True)
class Bound:
    """The rulings of one source, sorted by what they are about.

    `fields` by document id (rulings on its fields, in order), `readings` and `findings` for the
    source, `orphans` those whose document or words are gone.
    """

    fields: dict[str, list[Decision]] = field(default_factory=dict[str, list[Decision]])
    readings: list[Decision] = field(default_factory=list[Decision])
    findings: list[Decision] = field(default_factory=list[Decision])
    orphans: list[Decision] = field(default_factory=list[Decision])


def bind(
    rulings: Iterable[Decision],
    documents: Sequence[Document],
    source: Source,
    *,
    places: Places | None = None,
) -> Bound:
    """Tie rulings on fields to the documents of today, those on readings and findings to words.

    Args:
        rulings: those that hold, of this source, in order of effect (`live`, `by_source`);
            those on the division are passed over (`apply.to_documents` takes them), and those
            on acts, which belong to no stage.
        documents: the source's documents after `apply.to_documents`.
        source: the source as it is now.
        places: shared with `apply.to_documents`, so that no anchor is looked for twice.
    """
    places = places or Places(source)
    bound = Bound()
    for ruling in rulings:
        if ruling.anchor is None or ruling.action in OF_ACTS:
            continue
        if ruling.action in OF_FIELDS:
            document = find(ruling.document, ruling.anchor, documents, places)
            if document is None:
                bound.orphans.append(ruling)
            else:
                bound.fields.setdefault(document.id, []).append(ruling)
        elif ruling.action in OF_READINGS or ruling.action in OF_FINDINGS:
            of = bound.readings if ruling.action in OF_READINGS else bound.findings
            (of if places.of(ruling.anchor) else bound.orphans).append(ruling)
        elif ruling.action not in OF_DIVISION and ruling.action != "undo":
            bound.orphans.append(ruling)
    return bound


def find(
    identity: str | None, anchor: Anchor | None, documents: Sequence[E], places: Places
) -> E | None:
    """The document that a ruling names: by id, by a former id, else by its opening words.

    An id alone does not do where the opening words stand in another document now: of papers
    that open alike, one may have gone and another have taken its number. By its words a paper
    is preferred to apparatus, to which its heading may have gone.
    """
    located = places.of(anchor)
    for known in _known(identity, documents):
        if located is None or known.start <= located.start < known.end or _opens(known, located):
            return known
    if located is None:
        return None
    near = [one for one in documents if _opens(one, located) and _short(one, located, places)]
    return min(
        near,
        key=lambda one: (one.apparatus, abs(one.start - located.start), one.start - one.end),
        default=None,
    )


def _known(identity: str | None, documents: Sequence[E]) -> list[E]:
    """Documents with this id, then those that had it; none of the latter if two had."""
    if identity is None:
        return []
    named = [one for one in documents if one.id == identity]
    former = [one for one in documents if identity in one.formerly]
    return named + (former if len(former) == 1 else [])


def _opens(document: Extent, located: Located) -> bool:
    return located.start - _SHIFT <= document.start < located.end <= document.end + _SHIFT


def _short(document: Extent, located: Located, places: Places) -> bool:
    """At most two lines stand between a document's start and its old first words."""
    return places.source.text[document.start : located.start].count("\n\n") <= 2
