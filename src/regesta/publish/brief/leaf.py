"""The printed brief before it is text, a page or a document: parts, entries, tables, sources."""

from collections.abc import Iterator

from regesta.model import Record


class Ref(Record, frozen=True, kw_only=True):
    """Words that a line rests on. `number` is that of the paper in the list of sources."""

    number: int
    quote: str
    source: str
    start: int
    end: int


class Entry(Record, frozen=True, kw_only=True):
    """One line: a state with its sign, what it is, whose account, when, and on which words.

    `label` is a number by which others refer to it (`Q3`), `line` the id of the line that it only
    points to; `facts` are labels with their values (a deadline, a condition), `under` are lines
    that belong to it (the cells of a question), `marks` short words on the line (`proposed`).
    """

    words: str
    sign: str = ""
    state: str = ""
    kind: str = ""
    key: str = ""
    label: str = ""
    line: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    account: str = ""
    date: str = ""
    refs: tuple[Ref, ...] = ()
    id: str = ""
    marks: tuple[str, ...] = ()
    under: tuple["Entry", ...] = ()


class Table(Record, frozen=True, kw_only=True):
    """A table: each cell is a sign (or nothing) and words. `ids` names the line of each row."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    caption: str = ""
    ids: tuple[str, ...] = ()
    only_if_it_fits: bool = False


class Part(Record, frozen=True, kw_only=True):
    """A heading with what stands under it.

    `left` says how many lines were left out, `id` is a thread's.
    """

    title: str
    section: str
    entries: tuple[Entry, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple["Part", ...] = ()
    note: str = ""
    left: int = 0
    id: str = ""


class PaperCited(Record, frozen=True, kw_only=True):
    """A paper of the list of sources."""

    number: int
    label: str
    file: str
    id: str


class Leaf(Record, frozen=True, kw_only=True):
    """The whole brief, ready to be printed in any form."""

    title: str
    about: tuple[str, ...]
    glance: tuple[str, ...]
    parts: tuple[Part, ...]
    nothing_on: tuple[str, ...]
    papers: tuple[PaperCited, ...]


def every_entry(parts: tuple[Part, ...]) -> Iterator[Entry]:
    """All entries in the order of print, those under others right after them."""
    for part in parts:
        for entry in part.entries:
            yield entry
            yield from entry.under
        yield from every_entry(part.parts)


def numbered(leaf: Leaf) -> dict[Ref, int]:
    """A number for each passage that the brief rests on, by paper and in the order of print."""
    refs = dict.fromkeys(ref for entry in every_entry(leaf.parts) for ref in entry.refs)
    by_paper = sorted(refs, key=lambda one: one.number)
    return {ref: at for at, ref in enumerate(by_paper, 1)}


def by_paper(numbers: dict[Ref, int]) -> dict[int, list[tuple[Ref, int]]]:
    """Passages with their numbers, by the number of their paper."""
    found: dict[int, list[tuple[Ref, int]]] = {}
    for ref, number in numbers.items():
        found.setdefault(ref.number, []).append((ref, number))
    return found
