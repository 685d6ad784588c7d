"""What may be typed into the search field, and what is refused with a remedy."""

import pytest

from regesta.errors import BadQuery
from regesta.search.query import read_query

ANY = "{head sender recipient place body notes}"
CASES = [
    ("peace", f'{ANY} : "peace"'),
    ("peace now", f'{ANY} : "peace" AND {ANY} : "now"'),
    ("peace AND now", f'{ANY} : "peace" AND {ANY} : "now"'),
    ('"peace now"', f'{ANY} : "peace now"'),
    ("“peace now”", f'{ANY} : "peace now"'),
    ("negotiat*", f'{ANY} : "negotiat" *'),
    ("a OR b", f'({ANY} : "a") OR ({ANY} : "b")'),
    ("a NOT b", f'({ANY} : "a") NOT ({ANY} : "b")'),
    ("a -b", f'({ANY} : "a") NOT ({ANY} : "b")'),
    ("well-known", f'{ANY} : "well-known"'),
    ("(a OR b) c", f'(({ANY} : "a") OR ({ANY} : "b")) AND {ANY} : "c"'),
    ("from:Lyons", '{sender} : "Lyons"'),
    ('to:"Mr. Seward"', '{recipient} : "Mr. Seward"'),
    ("FROM:Lyons", '{sender} : "Lyons"'),
    ("don't", f'{ANY} : "don\'t"'),
    ("a — b", f'{ANY} : "a" AND {ANY} : "b"'),
    ("or", f'{ANY} : "or"'),
]


@pytest.mark.parametrize(("asked", "match"), CASES)
def test_a_query_is_understood(asked, match):
    assert read_query(asked).match == match


def test_times_stand_apart_from_words():
    query = read_query("peace after:1917-11 before:1919")
    assert (query.match, query.after, query.before) == (f'{ANY} : "peace"', "1917-11", "1919")
    assert read_query("before:1919").match is None


@pytest.mark.parametrize(
    "asked",
    [
        "", "  ", "—", '"peace', "(peace", "peace)", "peace OR", "NOT", "NOT peace", "-peace",
        "colour:red", "-after:1917 peace", "(after:1917 peace)", "a OR before:1919", "(" * 80,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_remedy(asked):
    with pytest.raises(BadQuery) as caught:
        read_query(asked)
    assert caught.value.remedy
