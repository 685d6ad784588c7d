"""Finding keeps well within the speed that a whole build needs."""

import time

import pytest

from regesta.dates import find

PARAGRAPH = (
    "Arl, July 19, 1861.\n\nSir: I have the honor to acknowledge the receipt of your despatch of "
    "the 4th instant, and to state that the government has not yet come to a decision on the "
    "matters which it contains. The minister said to me, when we met at his house, that he would "
    "consult his colleagues before he made an answer, and I have no reason to doubt his word.\n\n"
)


@pytest.mark.slow
def test_two_megabytes_are_read_at_two_megabytes_a_second_or_more():
    text = PARAGRAPH * (2_000_000 // len(PARAGRAPH))
    begun = time.process_time()
    count = sum(1 for _ in find(text))
    spent = time.process_time() - begun
    assert count == 2 * text.count("Sir:")
    # half of what an unburdened core does: machines that run many tests at once are slower
    assert len(text) / spent > 2_000_000


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1 ", "May ", "the ", "15/", "1918", "( ", "\n", "—", "a"])
def test_a_hostile_line_takes_linear_time(piece):
    begun = time.process_time()
    assert sum(1 for _ in find(piece * 300_000)) >= 0
    assert time.process_time() - begun < 20
