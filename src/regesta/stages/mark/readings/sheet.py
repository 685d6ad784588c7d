"""What the rules of proposed readings share: the text, and its words, counted once if asked for."""

import re
from collections import Counter
from functools import cached_property

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.model.vocabulary import Certainty

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_HYPHEN = re.compile(r"-(?<=[^\W\d_]-)[^\W\d_]+")
_BEFORE_HYPHEN = re.compile(r"[^\W\d_]+\Z")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|that|which|was|were|is|are|be|has|have|by|with|for|it|in|as|at|not)\b"
)
_TOKEN_PART = re.compile(r"[^\W_]")
_TOKEN_RUN = re.compile(r"[^\W_]*")

LONGEST = 60
"""Letters before a place that are looked at for the beginning of its word."""
PIECE = 1 << 20
"""Characters whose words are counted at a time."""
AROUND = 70
"""So many characters to either side tell the language of a word."""
WORDS_A_SLIP = 800
"""A text with one of the commonest words misread for each so many different words was scanned."""


class Sheet:
    """One text under inspection."""

    def __init__(self, text: str) -> None:
        """Takes the text of a source as read."""
        self.text = text

    @cached_property
    def words(self) -> Counter[str]:
        """How often each run of letters stands in the text, capitals kept."""
        counted: Counter[str] = Counter()
        at, length = 0, len(self.text)
        while at < length:
            # In pieces, for a list of all words of a long text would take ten times its room.
            end = min(length, at + PIECE)
            while end < length and self.text[end].isalpha() and end < at + 2 * PIECE:
                end += 1
            counted.update(_WORD.findall(self.text, at, end))
            at = end
        return counted

    @cached_property
    def compounds(self) -> Counter[str]:
        """How often each pair of words with a hyphen between them stands in the text."""
        counted: Counter[str] = Counter()
        for hit in _HYPHEN.finditer(self.text):
            before = _BEFORE_HYPHEN.search(self.text, max(0, hit.start() - 40), hit.start())
            if before:
                counted[before.group() + hit.group()] += 1
        return counted

    @cached_property
    def scanned(self) -> bool:
        """Whether the text was read by a machine and by nobody after it.

        Only then do rules look at every unknown word: in a clean text an unknown word is a name or
        a rarity, in a scanned one it is mostly damage.
        """
        words = self.words
        misread = sum(words[form] for form in reading_tables().scanned)
        return misread > len(words) // WORDS_A_SLIP

    def is_english(self, start: int, end: int) -> bool:
        """Whether English words stand around `[start, end)`: French has its own odd forms."""
        before = _ENGLISH.findall(self.text, max(0, start - AROUND), start)
        return len(before) + len(_ENGLISH.findall(self.text, end, end + AROUND)) >= 3

    def token(self, start: int, end: int) -> tuple[int, int]:
        """The extent of the letters and digits around `[start, end)`."""
        text = self.text
        least = max(0, start - LONGEST)
        while start > least and _TOKEN_PART.match(text[start - 1]):
            start -= 1
        run = _TOKEN_RUN.match(text, end)
        end = run.end() if run else end
        return start, end

    def reading(
        self,
        extent: tuple[int, int],
        proposed: str,
        reason: str,
        rule: str,
        sure: Certainty = "high",
    ) -> Reading:
        """A reading for an extent of the text."""
        start, end = extent
        return Reading(
            start=start,
            end=end,
            text=self.text[start:end],
            proposed=proposed,
            reason=reason,
            rule=rule,
            certainty=sure,
        )
