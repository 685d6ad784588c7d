"""Check: what a careful editor would flag in a paper, and in papers that share something."""

from collections.abc import Iterator

from regesta.model import Comparable, Dating, Description, Document, Finding, Mark, Record

from regesta.stages.check import (  # isort: skip
    addressee_inferred, contradictory_note, cut_off_end, cut_off_start, date_is_of_publication,
    dates_differ, double_negative, doubtful_calendar, duplicate_title,
    incomplete_reference, mixed_calendars, no_addressee, no_sender, note_mark_without_note,
    note_on_other_date, note_without_mark, number_out_of_sequence, page_gap, pair_mismatch,
    published_before_written, quotation_not_found, received_before_written, reference_to_nothing,
    same_number_twice, same_paper_twice, unbalanced_quotation, undated, unmarked_boundary,
    untranslated_reference, weekday_wrong, whom_is_not_said,
)  # fmt: skip
from regesta.stages.check.comparables import comparables, key_of
from regesta.stages.check.paper import gather
from regesta.stages.protocol import Context, KeyOf, Scope, Stage

CHECKS = (
    cut_off_start, cut_off_end, reference_to_nothing, page_gap, unmarked_boundary,
    duplicate_title, undated, no_sender, no_addressee, addressee_inferred, doubtful_calendar,
    mixed_calendars, pair_mismatch, weekday_wrong, dates_differ, date_is_of_publication,
    received_before_written, published_before_written, contradictory_note, note_on_other_date,
    note_mark_without_note, note_without_mark, quotation_not_found, unbalanced_quotation,
    whom_is_not_said, double_negative, incomplete_reference, untranslated_reference,
)  # fmt: skip
"""Checks of one paper, in the order in which their findings are told."""

KEYED_CHECKS = (same_paper_twice, same_number_twice, number_out_of_sequence)
"""Checks of papers that share a text, a number, a series."""


def run(scope: Scope, _context: Context) -> Iterator[Record]:
    """Findings of one paper, and what of it is to be compared with others."""
    paper = gather(scope)
    if paper is None:
        return
    for module in CHECKS:
        yield from module.check(paper)
    yield from comparables(paper)


def run_keyed(scope: Scope, _context: Context) -> Iterator[Record]:
    """Findings of papers that share a key."""
    group = scope.all(Comparable)
    for module in KEYED_CHECKS if group else ():
        yield from module.check(group)


STAGE = Stage(
    "check", "document", (Mark, Document, Description, Dating), (Finding, Comparable), run,
    package="regesta.stages.check", also=("regesta.dates", "regesta.languages"),
)  # fmt: skip
KEYED = Stage(
    "check_keyed", KeyOf(Comparable, key_of), (),
    (Finding,), run_keyed, package="regesta.stages.check",
)  # fmt: skip
