"""References to earlier papers: 'Your 1775, October 15, 4 p.m.', 'your note of the 11th instant'."""

import re
from collections.abc import Iterator

from regesta.model import Reference
from regesta.stages.describe.scene import Scene

_WHOSE = r"(?:[Yy]our(?:\s+Excellency[’']s|\s+[Ll]ordship[’']s)?|[Mm]y|[Oo]ur|(?:the\s+)?(?:Department|Embassy|Legation|Consulate|Mission)[’']s|[Hh]is(?:\s+[Ll]ordship[’']s)?|the|The)"
_PAPER = r"(?:notes?|letters?|despatch(?:es)?|dispatch(?:es)?|telegrams?|cablegrams?|cables?|communications?|instructions?|memorand(?:um|a)|messages?|circulars?|favou?r|wire)"
_WORDS = r"(?:(?:personal|official|previous|preceding|recent|last|telegraphic|confidential|several|two|esteemed|kind|urgent|circular|identic|joint)\s+)*"
_NUMBER = r"(?:Nos?\.?\s*)?\d[\d,]*(?:\s*and\s*\d+)?"
_NOUN = re.compile(
    rf"\b{_WHOSE}\s+{_WORDS}{_PAPER}(?:,?\s+(?:No\.?|Nos\.?|number|numbered)\s*\d[\w-]*,?)?"
    rf"(?:,?\s*(?:\(?No\.?\s*\d+\)?,?\s*)?(?:of|dated)\s+(?:the\s+)?)?"
)
_BARE = re.compile(
    rf"\b(?:[Yy]our|[Mm]y|[Oo]ur|(?:Department|Embassy|Legation|Consulate|Mission)[’']s)\s+{_NUMBER},?\s*(?:of\s+)?(?:the\s+)?"
)
_AFTER_NUMBER = re.compile(r",?\s*(?:No\.?|\(No\.?)\s*\d+\)?")


def find_cited(scene: Scene) -> Iterator[Reference]:
    """Yields references that carry a number or a date, in order, none overlapping another."""
    taken = -1
    for unit in [*scene.opening[-1:], *scene.body]:
        if not (unit.prose or unit.has("salutation")) or unit.start < taken:
            continue
        words = scene.words(unit.start, unit.end)
        dates = scene.dates_in(unit.start, unit.end)
        found = sorted(
            (m for p in (_NOUN, _BARE) for m in p.finditer(words)),
            key=lambda m: (m.start(), -m.end()),
        )
        for match in found:
            start = unit.start + match.start()
            if start < taken:
                continue
            end = unit.start + match.end()
            date = next(
                (d for d in dates if 0 <= d.start - end <= 1 or d.start <= end < d.end), None
            )
            numbered = any(c.isdigit() for c in match[0])
            if date is None and not numbered:
                continue
            if not match[0][:1].isupper() and match[0].startswith("the ") and date is None:
                continue
            stop = (
                date.end
                if date
                else start + len(match[0].rstrip(" ,(").removesuffix(" of").rstrip(" ,"))
            )
            tail = _AFTER_NUMBER.match(scene.text, stop)
            if date and tail and not numbered:
                stop = tail.end()
            taken = stop
            yield Reference(text=scene.printed[start:stop], start=start, end=stop, rule="cited")
