"""A hyphen where a dash was meant, so that clauses run together: "robbers-the Russian classes"."""

import re
from collections.abc import Iterator

from regesta.languages.en.readings import reading_tables
from regesta.model import Reading
from regesta.stages.mark.readings.sheet import Sheet


def find(sheet: Sheet) -> Iterator[Reading]:
    """Yields a reading for each hyphen before a word that closes no compound."""
    words = "|".join(reading_tables().after_dash.words)
    for hit in re.finditer(rf"-(?=(?:{words}) )", sheet.text):
        start, _ = sheet.token(hit.start(), hit.start())
        before = sheet.text[start : hit.start()]
        # "having-the" may be a stray hyphen as well as a dash: after a participle nothing is sure.
        if (
            len(before) >= 4
            and before.islower()
            and not before.endswith("ing")
            and sheet.text[start - 1] in ' \n“"('
        ):
            yield sheet.reading(
                hit.span(),
                "—",
                f"“{before}-” makes no compound with what follows; a dash parts two clauses.",
                "dash_hyphens",
                "medium",
            )
