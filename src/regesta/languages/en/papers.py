"""The English words by which a paper shows its parts, typed; see `papers.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

Words = tuple[str, ...]
ByKind = dict[str, Words]
"""Words by the export's kind that they tell, `none` where they tell no kind."""


class Honorifics(msgspec.Struct, frozen=True):
    """Titles before a name: `plain` ones are dropped from it, `titles` belong to it."""

    plain: Words
    titles: Words


class Offices(msgspec.Struct, frozen=True):
    """Words of offices and bodies, and how an office stands beside its holder's name."""

    words: Words
    before_names: Words
    charges: Words
    posts: Words
    not_holders: Words
    of_several: dict[str, str]


class Sentences(msgspec.Struct, frozen=True):
    """Words that a sentence holds and a line of some sort does not; see `names.sentence`."""

    common: Words
    heading: Words
    address: Words
    dateline: Words
    signature: Words
    title: Words
    enclosure: Words


class Headings(msgspec.Struct, frozen=True):
    """How addressees begin, what bodies are for, which kinds name their author behind 'of'."""

    addressees: Words
    purposes: Words
    authored: Words


class HeadLines(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """Lines of the head that name a field."""

    subject: Words
    memorandum: Words
    to: Words
    from_: Words
    present: Words
    date: Words


class Datelines(msgspec.Struct, frozen=True):
    """Institutions before the place, other words of datelines, and what stands for no date."""

    institutions: Words
    sites: Words
    no_date: Words


class Press(msgspec.Struct, frozen=True):
    """Words of newspapers' names; what bibliographic lines begin with."""

    names: Words
    collections: Words


class Salutations(msgspec.Struct, frozen=True):
    """What a letter opens with; `familiar` ones want a noun behind, `messages` stand after 'To'."""

    openers: Words
    familiar: Words
    messages: Words


class Closes(msgspec.Struct, frozen=True):
    """How a close begins on a line, as the end of a paragraph, and what makes it a sure one."""

    openers: Words
    endings: Words
    formulas: Words


class Signatures(msgspec.Struct, frozen=True):
    """What stands about a signer's name."""

    signed: Words
    unsigned: Words
    seals: Words
    remarks: Words
    approved: Words
    proxies: Words
    small: Words


class Addresses(msgspec.Struct, frozen=True):
    """How an address below a signature begins and ends."""

    openers: Words
    courtesies: Words


class Extracts(msgspec.Struct, frozen=True):
    """How a label begins that tells where a text was taken from."""

    openers: Words


class Enclosures(msgspec.Struct, frozen=True):
    """Words that label an enclosure; `deeper` ones label an enclosure of an enclosure."""

    words: Words
    deeper: Words


class Forms(msgspec.Struct, frozen=True):
    """Words that only one form of paper holds: of the third person, and of a note's close."""

    third_person: Words
    assurances: Words


class Citations(msgspec.Struct, frozen=True):
    """How a paper refers to another, and what the text around a quoted one calls it."""

    owners: Words
    articles: Words
    persons: Words
    bodies: Words
    sorts: Words
    papers: Words
    telegrams: Words
    links: Words
    before_dates: Words
    called: Words
    called_sorts: Words
    callers: Words


class Issuers(msgspec.Struct, frozen=True):
    """How a text says for whom it speaks, and of whom an offer speaks."""

    charges: Words
    states: Words
    powers: Words


class SourceNotes(msgspec.Struct, frozen=True):
    """What begins the sentence behind an archival reference, `after_whole` as whole words."""

    after: Words
    after_whole: Words


class Listed(msgspec.Struct, frozen=True):
    """Words of one sort."""

    words: Words


class Papers(msgspec.Struct, frozen=True):
    """All tables of `papers.toml`."""

    honorifics: Honorifics
    offices: Offices
    sentences: Sentences
    headings: Headings
    head_lines: HeadLines
    datelines: Datelines
    press: Press
    salutations: Salutations
    closes: Closes
    signatures: Signatures
    addresses: Addresses
    labels: ByKind
    extracts: Extracts
    enclosures: Enclosures
    kinds: ByKind
    forms: Forms
    citations: Citations
    issuers: Issuers
    source_notes: SourceNotes
    crowds: Listed
    small: Listed


@cache
def papers() -> Papers:
    """The tables, read once.

    >>> papers().enclosures.deeper[0]
    'Subinclosure'
    """
    text = files("regesta.languages.en").joinpath("papers.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Papers)


@cache
def label_kinds() -> dict[str, str | None]:
    """Each word of a label with the export's kind, None where it tells another thing.

    >>> label_kinds()["cablegram"], label_kinds()["copy"]
    ('telegram', None)
    """
    return _by_word(papers().labels)


@cache
def paper_kinds() -> dict[str, str | None]:
    """Each word at the head of a paper that says what it is, with the export's kind.

    >>> paper_kinds()["manifesto"]
    'proclamation'
    """
    return _by_word(papers().kinds)


def _by_word(table: ByKind) -> dict[str, str | None]:
    return {
        word: None if kind == "none" else kind for kind, words in table.items() for word in words
    }
