"""Words decoded with the wrong table: "Ã©" for "é", "â€™" for "’"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet

# Beginnings that UTF-8 shows when it is read as Windows-1252, Latin-1 or Windows-1251, and the
# control codes that Windows-1252 punctuation leaves in Latin-1.
_TELLTALE = re.compile(
    r"[ÂÃÅÄÐÑÎÏØÙ×][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚\u0080][\S\u0080-\u009f]"
    r"|ï»¿|ï¬[\u0080-\u0086]|[РС][\u00a0-\u00bf‚ѓ„…†‡€‰Љ‹ЊЌЋЏ‘’“”•–—љ›њќћџЎўЈҐЁЄЇІіґё№єјЅѕї][РС]|[\u0080-\u009f]"
)
_FIRST = re.compile("[ÂÃÅÄÐÑÎÏØÙ×âïРС\u0080-\u009f]")
_SPACE = re.compile(r"\s")

LONGEST = 400
"""A longer run without spaces is no words."""


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each run without spaces that ftfy can decode rightly."""
    text, done = sheet.text, 0
    if text.isascii() or not _FIRST.search(text):
        return
    for hit in _TELLTALE.finditer(text):
        if hit.start() < done:
            continue
        start, end = hit.span()
        # White space may itself be a misread code (U+0085, U+00A0), so only plain ones bound a run.
        while start > done and text[start - 1] not in " \t\n":
            start -= 1
        while end < len(text) and text[end] not in " \t\n":
            end += 1
        done = end
        proposed = _decoded(text[start:end]) if end - start <= LONGEST else None
        if proposed:
            yield sheet.reading(
                (start, end),
                proposed,
                "The characters were decoded with the wrong table.",
                "mojibake",
            )


@lru_cache(maxsize=4096)
def _decoded(run: str) -> str | None:
    import ftfy  # noqa: PLC0415 - 60 ms, and few texts need it
    from ftfy.fixes import fix_c1_controls  # noqa: PLC0415

    fixed = fix_c1_controls(ftfy.fix_encoding(run))
    if fixed == run or "\ufffd" in fixed or _SPACE.search(fixed.replace("\xa0", "")):
        return None
    return fixed
