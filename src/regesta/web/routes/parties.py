"""Parties: every name that the acts give, and the rulings on who is one party."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from regesta.errors import BadDecision
from regesta.exchange.brief import Party
from regesta.model import PartyLink
from regesta.model.act_types import act_values
from regesta.web.desk import Visit, back, page
from regesta.web.rulings import said

_LIST = re.compile(r"\s*(?:;|\n)\s*")
_NAMES = ("same_as", "member_of", "apart")


def show(visit: Visit) -> Response:
    """All parties with their names, kind, standing, mandates; `of` shows one of them alone."""
    brief = visit.edition.brief()
    wanted = visit.asked("of")
    parties = [one for one in brief.parties if not wanted or _is(one, wanted)]
    links = [one for one in visit.edition.links() if isinstance(one, PartyLink)]
    return visit.page(
        "parties.html",
        parties=parties,
        wanted=wanted,
        total=len(brief.parties),
        every=[one.name for one in brief.parties],
        mandates=brief.mandates,
        ruled={one.id: _ruled(links, one) for one in parties},
        loose=[one for one in links if not any(_of(one, party) for party in brief.parties)],
        tiers=act_values()["tier"],
    )


def rule(visit: Visit) -> Response:
    """Rule on a party: what it is called, its kind, what it belongs to, who is the same."""
    form = visit.form
    value: dict[str, Any] = {"party": said(form, "party")}
    for key in ("name", "kind"):
        if said(form, key):
            value[key] = said(form, key)
    for key in _NAMES:
        names = [one for part in form.getlist(key) for one in _LIST.split(str(part).strip()) if one]
        if names:
            value[key] = names
    reason = said(form, "reason")
    _ask_for_reason(value, reason)
    outcome = visit.edition.decide("party", value=value, reason=reason or None, who=visit.signed)
    return back(visit, "/parties", outcome)


def _ask_for_reason(value: Mapping[str, Any], reason: str) -> None:
    """Who is one party is never a matter of likeness: the ruling must say what it rests on.

    Raises:
        BadDecision: names are made one, or told apart, and no reason is given.
    """
    if any(value.get(key) for key in _NAMES) and not reason:
        raise BadDecision(
            "It is not said why these names belong together or apart",
            remedy="Give the reason: a paper that says so, an office that was taken over.",
        )


def _is(party: Party, wanted: str) -> bool:
    return wanted in (party.id, party.name, *party.names)


def _of(link: PartyLink, party: Party) -> bool:
    return _is(party, link.party) or any(_is(party, name) for name in link.same_as)


def _ruled(links: Sequence[PartyLink], party: Party) -> list[PartyLink]:
    return [one for one in links if _of(one, party)]


routes = [
    Route("/parties", page(show)),
    Route("/parties/rule", page(rule), methods=["POST"]),
]
"""The pages of the parties."""
