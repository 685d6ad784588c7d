"""Who acts and who is addressed: names in a passage, pronouns, the paper's own parties."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from regesta.web.suggesting import words

Row = dict[str, Any]
Extent = tuple[int, int]
Party = dict[str, Any]
"""A party as an act has it: `name`, `text`, `start`, `end`, `tier`."""

_LONGEST = 7
"""Words of a name that is told by its capitals alone."""
_HELD = 2
"""Small words in a row that a name may hold."""
_SEVERAL = re.compile(
    r"(?P<of>[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and [A-Z][\w’'-]+) (?P<head>\w+s)"
)
_TITLED = frozenset({"his", "her", "their"})
_WORD = re.compile(r"[\w’'&.-]+")


Called = dict[str, tuple[Party, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """What a folder calls its parties.

    `tiers` are those given to each name; `speaks` says whom a name was last said to speak for;
    `of_writer` and `of_addressee` how the parties of a paper were last called in its acts, by its
    id, and by the name that it gives where several papers had it so.
    """

    tiers: dict[str, str | None] = field(default_factory=dict[str, str | None])
    speaks: dict[str, str] = field(default_factory=dict[str, str])
    of_writer: Called = field(default_factory=dict[str, tuple[Party, ...]])
    of_addressee: Called = field(default_factory=dict[str, tuple[Party, ...]])


def called(parties: Iterable[Row]) -> list[str]:
    """The names of a paper's senders or addressees; of one without a name its office."""
    return [name for one in parties if (name := one.get("name") or one.get("role"))]


def with_names(names: Names, more: Iterable[str]) -> Names:
    """The same names with those of a paper's own parties."""
    tiers = {name: tier(name) for name in more} | names.tiers
    return Names(tiers, names.speaks, names.of_writer, names.of_addressee)


@lru_cache(maxsize=4096)
def tier(name: str) -> str | None:
    """What kind of party a name tells by its first telling word, or None.

    >>> tier("the Peking Government"), tier("toilers of the East"), tier("Secretary of State")
    ('government', 'class', 'person')
    """
    best: tuple[int, int, str] | None = None
    for kind, own in words.table("tiers").items():
        match = words.any_of(tuple(own)).search(name)
        if match and (best is None or (match.start(), -match.end()) < best[:2]):
            best = match.start(), -match.end(), kind
    return best[2] if best else None


def party(name: str, text: str | None = None, start: int | None = None, **more: Any) -> Party:  # noqa: ANN401 - a party's keys
    """A party with its words, or implied; its tier guessed where none is given."""
    end = start + len(text) if text is not None and start is not None else None
    made: Party = {"name": name, "text": text, "start": start, "end": end}
    made |= {"tier": tier(name), **{k: v for k, v in more.items() if v is not None}}
    return made


def sender(row: Row, names: Names) -> list[Party]:
    """The paper's own voice, implied: as it was called last, else as the paper names it."""
    own = row.get("from") or row.get("signed") or ()
    return _called_before(row, own, names.of_writer, names)


def addressees(row: Row, names: Names) -> list[Party]:
    """Those the paper is sent to, implied, each by itself."""
    return _called_before(row, row.get("to") or (), names.of_addressee, names)


def _called_before(row: Row, own: Sequence[Row], habit: Called, names: Names) -> list[Party]:
    made: list[Party] = []
    if here := habit.get(str(row.get("id"))):
        return [party(old["name"], tier=old.get("tier")) for old in here]
    for one in own:
        name = one.get("name") or one.get("role")
        if not name:
            continue
        before = habit.get(name)
        if before:
            made += [
                party(old["name"], tier=old.get("tier"))
                for old in before
                if old["name"] not in {other["name"] for other in made}
            ]
        else:
            known = names.tiers.get(name) or tier(name)
            made.append(party(name, tier=known or ("person" if one.get("name") else None)))
    return made


def in_words(passage: str, at: int, names: Names, skip: Iterable[Extent] = ()) -> list[Party]:
    """The parties that a passage names, in order: known ones, and what its capitals tell.

    Args:
        passage: the words.
        at: their offset in the source.
        names: what the folder calls its parties.
        skip: extents of verbs in the passage: a word of theirs alone is no name («Report …»).
    """
    verbs = list(skip)
    told = [
        one
        for one in (*_common(passage), *_capitals(passage))
        if not any(s <= one[0] and one[1] <= e for s, e in verbs)
    ]
    known = tuple(name for name in names.tiers if len(name) > 2)
    if known:
        told += [m.span() for m in words.any_of(known, fold=False).finditer(passage)]
    found: list[tuple[int, int, str]] = []
    for start, end in sorted(told, key=lambda one: (one[0] - one[1], one[0])):  # longest first
        if not any(start < e and s < end for s, e, _ in found):
            found.append((start, end, passage[start:end]))
    own = {*words.listed("pronouns", "own"), *words.listed("home", "words")}
    made: list[Party] = []
    for start, _, printed in sorted(found):
        for plain in each(bare(printed)):
            if plain and printed not in own and plain not in {one["name"] for one in made}:
                made.append(party(plain, printed, at + start, tier=names.tiers.get(plain)))
    return made


def each(name: str) -> list[str]:
    """The parties of a name that names several by one word of office.

    >>> each("British and French Governments"), each("Regent of Brod")
    (['British Government', 'French Government'], ['Regent of Brod'])
    """
    match = _SEVERAL.fullmatch(name)
    if match is None or match["head"].lower() not in words.listed("heads", "words"):
        return [name]
    head = re.sub(r"(?<=[^s])s$", "", match["head"])
    return [f"{one} {head}" for one in re.findall(r"[A-Z][\w’'-]+", match["of"])]


def bare(name: str) -> str:
    """A name without its article, white space made one, a trailing genitive left out.

    >>> bare("the British  Embassy’s")
    'British Embassy'
    """
    parts = name.split()
    while parts and parts[0] in words.listed("no_names", "articles"):
        titled = parts[0].lower() in _TITLED and len(parts) > 1 and parts[1][0].isupper()
        if titled:
            break  # Her Majesty's
        parts = parts[1:]
    plain = re.sub(r"(?<=[A-Za-z])\d{1,2}$", "", " ".join(parts).strip(" ,;:."))  # a note's mark
    return re.sub(r"[’']s?$", "", plain).strip(" ,;:.")


def pronoun(passage: str, row: Row | None = None) -> str | None:
    """Whom the first pronoun of a passage means: `own` (I, we), `theirs` (you), `others` (he).

    An office that a paper calls by one word (the Department) is the sender's or the addressee's,
    as `row`, the paper, shows.

    >>> pronoun("that we cannot agree"), pronoun("the Minister said"), pronoun("He replied")
    ('own', None, 'others')
    """
    best: tuple[int, str] | None = None
    for whose in ("own", "theirs", "others"):
        match = words.any_of(words.listed("pronouns", whose)).search(passage)
        if match and (best is None or match.start() < best[0]):
            best = match.start(), whose
    home = words.any_of(words.listed("home", "words"), fold=False).search(passage) if row else None
    if row and home and (best is None or home.start() < best[0]):
        return _home(row) or (best[1] if best else None)
    return best[1] if best else None


def _home(row: Row) -> str | None:
    """Whose office is meant where a paper says only «the Department»."""
    office = words.any_of(words.listed("home", "offices"))
    for key, whose in (("from", "own"), ("to", "theirs")):
        for one in row.get(key) or ():
            if office.search(f"{one.get('role') or ''} {one.get('name') or ''}"):
                return whose
    return None


def represented(row: Row, name: str, names: Names) -> str | None:
    """Whom a party speaks for: as was said before, or as its office says."""
    if name in names.speaks:
        return names.speaks[name]
    offices = [name] + [
        str(one.get("role") or "")
        for one in (*(row.get("from") or ()), *(row.get("to") or ()))
        if one.get("name") == name
    ]
    for pattern in (*words.listed("envoys", "of"), *words.listed("envoys", "before")):
        for office in offices:
            match = re.search(pattern, office)
            if match:
                return match["state"]
    return None


def _capitals(passage: str) -> list[tuple[int, int]]:
    """Extents of words that begin with capitals, joined by «of» and its like, articles left out."""
    no_names = (*words.listed("no_names", "words"), *words.listed("no_names", "articles"))
    joins = words.listed("no_names", "joins")
    extents: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    held: list[re.Match[str]] = []

    def close() -> None:
        if run and len(run) <= _LONGEST:
            start, end = run[0].start(), run[-1].end()
            text = passage[start:end]
            extents.append((start, start + len(re.sub(r"(?:[’']s?|[.,])$", "", text))))
        run.clear()
        held.clear()

    last = 0
    for match in _WORD.finditer(passage):
        word = match.group()
        if run and passage[last : match.start()].strip():
            close()
        last = match.end()
        if word[0].isupper() and (run or word not in no_names):
            run.extend(held)
            held.clear()
            run.append(match)
            if word.endswith(".") and len(word) > 4:
                close()
        elif run and not held and word in words.listed("heads", "words"):
            run.append(match)  # «Russian authorities»
            close()
        elif run and len(held) < _HELD and (word in joins or (word == "and" and len(run) == 1)):
            held.append(match)  # «Allied and Associated Powers», not «the Regent and General Raush»
        else:
            close()
    close()
    return extents


def _common(passage: str) -> list[Extent]:
    """Parties named by a common noun: «the diplomatic corps», «her Majesty’s government»."""
    heads = "|".join(map(re.escape, words.listed("heads", "words")))
    articles = "|".join(map(re.escape, words.listed("no_names", "articles")))
    pattern = (
        rf"(?<!\w)(?:{articles})\s+(?:[\w’'-]+\s+){{0,2}}?(?:{heads})(?!\w)"
        r"(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?"
    )
    return [m.span() for m in re.finditer(pattern, passage)]
