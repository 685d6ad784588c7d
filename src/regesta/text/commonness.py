"""How common an English word is, by the wordfreq list, loaded when it is first asked for."""

from functools import cache
from math import log10


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - 0.3 s, and clean texts need none

    return get_frequency_dict("en", wordlist="large")


def commonness(word: str) -> float:
    """The word's Zipf value: log10 of its occurrences in 10⁹ words; 0.0 where it is not listed.

    "the" has 7.7, "being" 5.9, "uncompromising" 3.1; below 2 stand rare names, slips and
    foreign words.

    >>> commonness("Being") > 5 > commonness("uncompromising")
    True
    """
    frequency = _frequencies().get(word.lower(), 0.0)
    return max(0.0, log10(frequency * 1e9)) if frequency else 0.0
