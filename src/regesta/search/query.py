"""Reads what a person types into the search field, and says it in the index's language.

peace negotiations          both words
"immediate armistice"       the words in this order
truce OR armistice          either
armistice NOT general, armistice -general
negotiat*                   all words that begin so
(truce OR armistice) Brest  brackets
from:Lyons to:Seward place:Washington kind:telegram head:Francis
after:1917-11 before:1919   a year, a month or a day
"""

import re
from dataclasses import dataclass, field

from regesta.errors import BadQuery

COLUMNS = {
    "from": "sender",
    "to": "recipient",
    "place": "place",
    "kind": "kind",
    "head": "head",
    "text": "body notes",
    "notes": "notes",
}
"""Fields that can be asked, each with the columns of the index that hold it."""
TIMES = ("after", "before")

_WORDS = "{head sender recipient place body notes}"
_TOKEN = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(]))?'
    r'(?:(?P<field>[A-Za-z]+):(?!//)(?=\S))?(?:"(?P<phrase>[^"]*)"(?P<star>\*)?|(?P<word>[^\s()"]+)))'
)
_DEEPEST = 50


@dataclass(slots=True)
class Query:
    """A query understood: `match` for the index (None where only times are asked)."""

    match: str | None
    after: str | None = None
    before: str | None = None


@dataclass(slots=True)
class _Reader:
    """Reads tokens from left to right; a method for each level of the grammar."""

    tokens: list[re.Match[str]]
    times: dict[str, str] = field(default_factory=dict[str, str])
    at: int = 0
    depth: int = 0

    def either(self) -> str | None:
        """Parts with OR between them."""
        parts = [self.together()]
        while self._word() == "OR":
            self.at += 1
            if self.at == len(self.tokens):
                raise BadQuery("OR stands at the end", remedy="Write what else may stand there.")
            parts.append(self.together())
        if len(parts) == 1:
            return parts[0]
        if self.times and (self.depth or None in parts):
            raise BadQuery("a time cannot stand beside OR", remedy="Put it before or after it all.")
        return " OR ".join(f"({part})" for part in parts if part)

    def together(self) -> str | None:
        """Parts that must all be there, and parts that must not."""
        wanted: list[str] = []
        unwanted: list[str] = []
        while self.at < len(self.tokens):
            word = self._word()
            if word == "OR" or self.tokens[self.at]["close"]:
                break
            if word == "AND":
                self.at += 1
                continue
            token = self.tokens[self.at]
            negated = word == "NOT" or token["minus"] is not None
            if word == "NOT":
                self.at += 1
                if self.at == len(self.tokens):
                    raise BadQuery("NOT stands at the end", remedy="Write what must not be there.")
            part = self.single(negated=negated)
            if part is not None:
                (unwanted if negated else wanted).append(part)
        if unwanted and not wanted:
            raise BadQuery(
                "this says only what must not be there",
                remedy="Write a word that must be there before NOT or a minus.",
            )
        found = " AND ".join(wanted)
        if unwanted:
            found = f"({found}) NOT ({' OR '.join(unwanted)})"
        return found or None

    def single(self, *, negated: bool) -> str | None:
        """A word, a phrase, a field, or something in brackets."""
        token = self.tokens[self.at]
        self.at += 1
        if token["open"]:
            return self._bracket()
        name = token["field"]
        if token["word"] is not None:
            words, star = token["word"].removesuffix("*"), token["word"].endswith("*")
        else:
            words, star = token["phrase"], token["star"] is not None
        if name is not None and name.lower() in TIMES:
            if negated or self.depth:
                raise BadQuery(
                    f"{name}: cannot stand in brackets or be excluded",
                    remedy="Put it at the end of the query; instead of NOT after: use before:.",
                )
            self.times[name.lower()] = words
            return None
        columns = _WORDS
        if name is not None:
            if name.lower() not in COLUMNS:
                known = ", ".join(f"{one}:" for one in (*COLUMNS, *TIMES))
                raise BadQuery(
                    f"there is no field {name!r}",
                    remedy=f'Fields are {known}. A colon in words needs quotation marks: "a:b".',
                )
            columns = f"{{{COLUMNS[name.lower()]}}}"
        if not any(character.isalnum() for character in words):
            return None
        return f'{columns} : "{words}"' + (" *" if star else "")

    def _bracket(self) -> str | None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise BadQuery("there are too many brackets", remedy="Ask in several steps.")
        inner = self.either()
        if self.at == len(self.tokens) or not self.tokens[self.at]["close"]:
            raise BadQuery("a bracket is not closed", remedy="Close it: (truce OR armistice).")
        self.at += 1
        self.depth -= 1
        return f"({inner})" if inner else None

    def _word(self) -> str | None:
        if self.at == len(self.tokens):
            return None
        token = self.tokens[self.at]
        return token["word"] if token["field"] is None and token["minus"] is None else None


def read_query(asked: str) -> Query:
    """What is asked, for the index.

    >>> read_query("armistice from:Lyons").match
    '{head sender recipient place body notes} : "armistice" AND {sender} : "Lyons"'

    Raises:
        BadQuery: it cannot be understood; the message says where it fails.
    """
    tokens: list[re.Match[str]] = []
    at = 0
    asked = asked.replace("\0", " ").replace("“", '"').replace("”", '"').strip()
    while at < len(asked):
        token = _TOKEN.match(asked, at)
        if token is None:
            raise BadQuery("a quotation mark is not closed", remedy='Close it: "in this order".')
        tokens.append(token)
        at = token.end()
    reader = _Reader(tokens)
    match = reader.either()
    if reader.at < len(tokens):
        raise BadQuery("a bracket is closed that was not opened", remedy="Take it away.")
    if match is None and not reader.times:
        raise BadQuery("there is no word to look for", remedy="Write a word, or from:Lyons.")
    return Query(match, reader.times.get("after"), reader.times.get("before"))
