"""The brief's own words: the sign and the word of a state, titles, who is named how."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from regesta.exchange.brief import Who

PAPER_ITSELF = "the paper itself"
"""Whose account a line is where no paper names a writer."""


@cache
def table(name: str) -> dict[str, Any]:
    """A table of words.toml."""
    return _tables()[name]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(
        files("regesta.publish.brief").joinpath("words.toml").read_text(encoding="utf-8")
    )


def sign_and_word(kind: str, state: str) -> tuple[str, str]:
    """The sign and the word of a state; its own name where the table has none.

    >>> sign_and_word("obligation", "in_force"), sign_and_word("channel", "no_such")
    (('■', 'in force'), ('·', 'no such'))
    """
    found = table(kind).get(state)
    return (found[0], found[1]) if found else ("·", state.replace("_", " "))


def rank(kind: str, state: str) -> int:
    """Where a state stands in the order of what needs an eye first."""
    order = table("order").get(kind, [])
    return order.index(state) if state in order else len(order)


def title(name: str) -> str:
    """The title of a part."""
    return table("titles")[name]


def names(parties: Iterable[Who] | Who | None) -> str:
    """Names of parties, joined by commas and "and".

    >>> a, b, c = (Who(id=n, name=n) for n in ("Orlo", "Vesk", "Tarn"))
    >>> names([a, b, c]), names(a), names(None)
    ('Orlo, Vesk and Tarn', 'Orlo', '')
    """
    if parties is None:
        return ""
    if isinstance(parties, Who):
        return parties.name
    listed = list(dict.fromkeys(one.name for one in parties))
    return " and ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


def together(by: Who | None, all_by: Sequence[Who] = ()) -> str:
    """By whom something is: the name for several together, and each of them.

    >>> a, b, all_ = (Who(id=n, name=n) for n in ("Orlo", "Vesk", "the powers"))
    >>> together(a), together(a, [a, b]), together(all_, [a, b])
    ('Orlo', 'Orlo and Vesk', 'the powers (Orlo and Vesk)')
    """
    if by is None or len(all_by) < 2:
        return names(by)
    if by in all_by or all(one.name in by.name for one in all_by):
        return names(all_by) if by in all_by else by.name
    return f"{by.name} ({names(all_by)})"


def account(
    says: Sequence[Who],
    via: Sequence[Who] = (),
    by: Who | None = None,
    all_by: Sequence[Who] = (),
) -> str:
    """Whose account a line is, and through whom it is known.

    Args:
        says: who says so; nobody where the paper names no writer.
        via: through whom.
        by: whose act it is; his own account is called that.
        all_by: each of them, where several act together.

    >>> orlo = Who(id="p-orlo", name="Orlo")
    >>> account([orlo]), account([orlo], by=orlo), account([])
    ('by Orlo’s account', 'by its own account', 'by the account of the paper itself')
    """
    others = [one for one in via if one not in says]
    through = f", through {names(others)}" if others else ""
    if not says:
        return f"by the account of {PAPER_ITSELF}{through}"
    if by is not None and [one.id for one in says] == [by.id]:
        return f"by its own account{through}"
    if len(all_by) > 1 and {one.id for one in says} == {one.id for one in all_by}:
        return f"by their own account{through}"
    told = names(says)
    if len(says) > 1 or len(told) > 30:
        return f"by the account of {told}{through}"
    return f"by {told}{'’' if told.endswith('s') else '’s'} account{through}"
