"""What is told rather than done, as it is printed: ground, channels, claims, parties, the rest."""

from collections.abc import Sequence

import msgspec

from regesta.exchange.brief import (
    BearingLine,
    Channel,
    Claim,
    Control,
    Mandate,
    Missing,
    Party,
    Passage,
    Standing,
    Unknown,
)
from regesta.publish.brief import days, wording
from regesta.publish.brief.columns import plain
from regesta.publish.brief.leaf import Entry
from regesta.publish.brief.marks import entry, estimated, marks_of
from regesta.publish.brief.sources import Sources


def control(sources: Sources, listed: Sequence[Control]) -> tuple[Entry, ...]:
    """Ground by whose account: places of which the same is said share an entry."""
    alike: dict[tuple[object, ...], list[Control]] = {}
    for one in listed:
        key = (
            one.says, one.via, one.holder, one.degree, one.by, one.from_, one.until,
            one.contested, one.status, one.changed, one.estimated,
        )  # fmt: skip
        alike.setdefault(key, []).append(one)
    groups = sorted(alike.values(), key=lambda some: wording.names(some[0].says))
    return tuple(_places(sources, some) for some in groups)


def _places(sources: Sources, some: Sequence[Control]) -> Entry:
    one = some[0]
    sign, word = wording.sign_and_word("control", one.degree)
    places = ", ".join(dict.fromkeys(plain(each.place.name) for each in some))
    holder = one.holder.name if one.holder else "holder not said"
    by = f", by {one.by.name}" if one.by and one.by != one.holder else ""
    since = f"since {days.said(one.from_)}" if one.from_ else ""
    until = f"until {days.said(one.until)}" if one.until else ""
    told = f"told {days.said(one.paper_date)}" if one.paper_date and not since else ""
    evidence: tuple[Passage, ...] = tuple(words for each in some for words in each.evidence)
    return Entry(
        words=f"{holder}{by}: {places}",
        sign=sign,
        state=word,
        kind="control",
        key=one.degree,
        facts=estimated(one),
        account=wording.account(one.says, one.via, one.holder),
        date=" ".join(part for part in (since, until, told) if part),
        refs=sources.refs(evidence),
        marks=(*marks_of(one), *(("contested",) if one.contested else ())),
    )


def claims_in_order(listed: Sequence[Claim]) -> list[Claim]:
    """Claims, contested ones first, each with its denials right behind it."""
    ids = {one.id for one in listed}
    denials: dict[str, list[Claim]] = {}
    for one in listed:
        if one.denies and one.denies in ids and one.denies != one.id:
            denials.setdefault(one.denies, []).append(one)
    below = {one.id for some in denials.values() for one in some}
    first = sorted(
        (one for one in listed if one.id not in below), key=lambda one: not one.contested
    )
    found: dict[str, Claim] = {}
    ahead = list(reversed(first))
    while ahead:
        one = ahead.pop()
        if one.id not in found:
            found[one.id] = one
            ahead += reversed(denials.get(one.id, []))
    return [*found.values(), *(one for one in listed if one.id not in found)]


def claims(sources: Sources, listed: Sequence[Claim]) -> tuple[Entry, ...]:
    """Claims in the order given, the denials of one below it."""
    known = {one.id: plain(one.content) for one in listed}
    made = list[Entry]()
    at: dict[str, int] = {}
    for one in listed:
        if one.denies in at:
            place = at[one.denies]
            denied = made[place]
            made[place] = msgspec.structs.replace(
                denied,
                facts=tuple(one for one in denied.facts if one[0] != "denied"),
                under=(*denied.under, _denial(sources, one)),
            )
        else:
            at[one.id] = len(made)
            made.append(_claim(sources, one, known))
    return tuple(made)


def _claim(sources: Sources, one: Claim, known: dict[str, str]) -> Entry:
    facts = list[tuple[str, str]]()
    if one.denies:
        facts.append(("denies", known.get(one.denies, one.denies)))
    elif one.denied_by:
        facts.append(("denied", f"by {wording.names(one.denied_by)}"))
    if one.known_only_from_denial:
        facts.append(("known", "only from its denial"))
    return entry(
        sources, one, "claim", f"{_claimant(one)}: {plain(one.content)}",
        state="contested" if one.contested else "uncontested", by=one.by, facts=tuple(facts),
    )  # fmt: skip


def _denial(sources: Sources, one: Claim) -> Entry:
    sign, word = wording.sign_and_word("claim", "denied")
    by = wording.together(one.by, one.all_by) or "somebody who is not named"
    content = plain(one.content)
    said = f"{by} {content}" if content.startswith("denies") else f"{word} by {by}: {content}"
    made = entry(sources, one, "claim", said, by=one.by)
    return msgspec.structs.replace(made, sign=sign, key="denied")


def _claimant(one: Claim) -> str:
    by = wording.together(one.by, one.all_by) or "somebody who is not named"
    of = [each for each in one.of if each != one.by and each not in one.all_by]
    return f"{by} (of {wording.names(of)})" if of else by


def channels(sources: Sources, listed: Sequence[Channel]) -> tuple[Entry, ...]:
    """Lines of communication, broken ones first."""
    ranked = sorted(listed, key=lambda one: wording.rank("channel", one.state))
    return tuple(
        entry(
            sources, one, "channel",
            f"{wording.names(one.between) or 'between whom is not said'}"
            + (f": {plain(one.medium)}" if one.medium else ""),
            date=f"since {days.said(one.since)}" if one.since else None,
        )
        for one in ranked
    )  # fmt: skip


def mandates(sources: Sources, listed: Sequence[Mandate]) -> tuple[Entry, ...]:
    """Who speaks for whom, for what."""
    return tuple(
        entry(
            sources, one, "mandate",
            f"{one.who.name} for {one.for_.name if one.for_ else 'whom is not said'}"
            + (f": {plain(one.what)}" if one.what else ""),
            by=one.who,
        )
        for one in listed
    )  # fmt: skip


def parties(sources: Sources, listed: Sequence[Party]) -> tuple[Entry, ...]:
    """Parties of whom more is known than a name: other names, whom they belong to, standing."""
    found = list[Entry]()
    for one in listed:
        others = [plain(name) for name in one.names if name != one.name]
        facts = [
            ("also", "; ".join(others)),
            ("because", plain(one.one_because.why) if one.one_because else ""),
            ("of", wording.names(one.member_of)),
            ("acts for", wording.names(one.speaks_for)),
        ]
        said = tuple((label, words) for label, words in facts if words)
        under = tuple(_standing(sources, each) for each in one.standing)
        if said or under:
            kind = f" ({one.kind})" if one.kind else ""
            found.append(
                Entry(
                    words=f"{one.name}{kind}", facts=said, under=under, id=one.id,
                    marks=marks_of(one), refs=sources.refs(one.evidence),
                )
            )  # fmt: skip
    return tuple(found)


def _standing(sources: Sources, one: Standing) -> Entry:
    sign, word = wording.sign_and_word("standing", one.state)
    return Entry(
        words=f"by {one.by.name}",
        sign=sign,
        state=word,
        kind="standing",
        key=one.state,
        account=wording.account(one.says, (), one.by),
        date=days.said(one.date),
        refs=sources.refs(one.evidence),
    )


def bearings(sources: Sources, listed: Sequence[BearingLine]) -> tuple[Entry, ...]:
    """A situation and the term that a paper ties to it."""
    return tuple(
        entry(
            sources, one, "bearing",
            f"{wording.together(one.by, one.all_by) or 'nobody named'}: {plain(one.situation)}"
            f" → {plain(one.term)}",
            by=one.by,
        )
        for one in listed
    )  # fmt: skip


def missing(sources: Sources, listed: Sequence[Missing]) -> tuple[Entry, ...]:
    """Papers and terms that are referred to and absent, with the paper that cites them."""
    return tuple(
        entry(
            sources, one, "missing", plain(one.what), date="",
            facts=(
                *((("also called", "; ".join(map(plain, one.also))),) if one.also else ()),
                *((("cited in", cited),)
                  if not one.evidence and (cited := sources.paper_named(one.cited_in)) else ()),
            ),
        )
        for one in listed
    )  # fmt: skip


def unknown(sources: Sources, listed: Sequence[Unknown]) -> tuple[Entry, ...]:
    """What these papers cannot tell, and why."""
    return tuple(
        entry(sources, one, "unknown", f"{plain(one.what)}: {plain(one.why)}", date="")
        for one in listed
    )
