"""Control: who holds a place now, to what degree, by whose account."""

from collections.abc import Sequence

import msgspec

from regesta.exchange.brief import Control, Ground, Who
from regesta.exchange.denials import Denials
from regesta.exchange.kept import Kept
from regesta.exchange.moving import Moving
from regesta.exchange.places import Spot, places, spots
from regesta.exchange.rulebook import Rule, by_type
from regesta.exchange.stepped import stepped
from regesta.exchange.tellings import Telling, each_who, status_of
from regesta.exchange.timing import when
from regesta.exchange.view import View

_LEFT, _CEDED, _LOST, _THREATENED = "withdraw", "cede", "lost", "threatened"


class _Word(msgspec.Struct, frozen=True, kw_only=True):
    """What one act says of one place; `taker` is whom a loss or a cession names as having it."""

    spot: Spot
    told: Telling
    rule: Rule
    actor: str | None
    target: str | None


class _Stand(msgspec.Struct, frozen=True, kw_only=True):
    """Who has a place after some words of one account, and when it was last said."""

    holder: str | None
    by: str | None
    degree: str
    words: tuple[_Word, ...]
    spoken: int


def opened(view: View, kept: Kept) -> list[Moving]:
    """A line for each place and each account of it that differs.

    Within one account the latest word stands. Two accounts differ where one still said something
    else when the other's event had come, or where an act contradicts it: then both are shown, as
    contested. Otherwise the later event is what holds now.
    """
    denials = Denials(view)
    words: list[_Word] = []
    for act in view.acts:
        read = by_type("control").get(act.type)
        told = kept.tellings.of(act.id)
        if read is None or told is None or act.modality not in read.modalities:
            continue
        by = kept.bound(told)
        together = view.as_one(act) if len(by) > 1 else None
        actor = together.id if together else by[0] if by else None
        targets = view.targets(act)
        words.extend(
            _Word(
                spot=spot, told=told, rule=read, actor=actor,
                target=targets[0] if targets else None,
            )
            for spot in spots(view, act)
        )  # fmt: skip
    of_spot = {id(word.spot): word for word in words}
    made: list[Moving] = []
    for name, found in places(word.spot for word in words).items():
        group = sorted(
            (of_spot[id(spot)] for spot in found), key=lambda word: (word.told.day, word.told.order)
        )
        made.extend(_lines(view, denials, name, group))
    return made


def _lines(view: View, denials: Denials, name: str, group: list[_Word]) -> list[Moving]:
    """One line an account; which of them is shown on a day hangs on the others."""
    denied = [
        (view.day(other), word.told.act.id)
        for word in group for other in denials.by(word.told.act)
    ]  # fmt: skip
    days = sorted({word.told.day for word in group} | {day for day, _ in denied})
    ground = _ground(group)
    stands: dict[tuple[str, ...], _Stand] = {}
    held: str | None = None
    shown: dict[tuple[str, ...], dict[int, Control | None]] = {}
    done = 0
    for day in days:
        while done < len(group) and group[done].told.day <= day:
            word = group[done]
            done += 1
            after = _after(word, held)
            if after is not None:
                held = after[0]
                before = stands.get(_account(word))
                stands[_account(word)] = _again(before, word, _against(before, after))
        against = {act for since, act in denied if since <= day}
        seen = _seen(view, ground, stands, against)
        for account in (*shown, *(one for one in seen if one not in shown)):
            shown.setdefault(account, {})[day] = seen.get(account)
    return [
        stepped(f"g-{name}-{'-'.join(account)}", on, on.__getitem__)
        for account, on in shown.items()
    ]


def _seen(
    view: View, ground: Ground, stands: dict[tuple[str, ...], _Stand], against: set[str]
) -> dict[tuple[str, ...], Control]:
    """The accounts that are shown on a day: the newest, and those that rival it."""
    if not stands:
        return {}
    newest = max(stands, key=lambda one: _latest(stands[one]))
    top = stands[newest]
    rivals = [one for one in stands if one != newest and _rivals(view, stands[one], top)]
    agreeing = [stands[one] for one in stands if one != newest and _same(stands[one], top)]
    resting = {word.told.act.id for one in (top, *agreeing) for word in one.words}
    contested = bool(rivals) or not against.isdisjoint(resting)
    return {
        newest: _shown(view, ground, top, agreeing, contested=contested),
        **{one: _shown(view, ground, stands[one], (), contested=contested) for one in rivals},
    }


def _again(stand: _Stand | None, word: _Word, after: tuple[str | None, str | None, str]) -> _Stand:
    """An account after one more word of it; what it says again, it has said since the first."""
    holder, by, degree = after
    spoken = _spoken(word)
    if stand is not None and stand.holder == holder and stand.degree == degree:
        spoken = max(spoken, stand.spoken)
        return _Stand(
            holder=holder, by=by, degree=degree, words=(*stand.words, word), spoken=spoken
        )
    return _Stand(holder=holder, by=by, degree=degree, words=(word,), spoken=spoken)


def _account(word: _Word) -> tuple[str, ...]:
    return tuple(who.id for who in word.told.says)


def _after(word: _Word, held: str | None) -> tuple[str | None, str | None, str] | None:
    """Holder, by whom, and degree after one act; None where it changes nothing."""
    act_type, degree = word.told.act.type, word.spot.degree
    if word.rule.state == _THREATENED:
        return (held or word.target, word.actor, degree or _THREATENED)
    if act_type == _LEFT:
        return (None, word.actor, _LOST) if degree == _LOST or held == word.actor else None
    if act_type == _CEDED or word.rule.state == _LOST:
        taker = word.target
        return (taker, word.actor, "held") if taker else (None, word.actor, _LOST)
    if degree == _LOST:
        return (None, word.actor, _LOST)
    return (word.actor, word.actor, degree or word.rule.state or "held")


def _against(
    before: _Stand | None, after: tuple[str | None, str | None, str]
) -> tuple[str | None, str | None, str]:
    """Of a place that was threatened and is now held, but contested: still by whom."""
    holder, _, degree = after
    if before is None or before.degree != _THREATENED or degree != "contested":
        return after
    return (holder, before.by, degree)


def _latest(stand: _Stand) -> tuple[int, int]:
    last = stand.words[-1]
    return (last.told.day, last.told.order)


def _same(one: _Stand, other: _Stand) -> bool:
    return one.holder == other.holder and one.degree == other.degree


def _rivals(view: View, older: _Stand, newest: _Stand) -> bool:
    """Whether the older account still spoke otherwise when the newer event had come."""
    if _same(older, newest) or older.holder == newest.holder:
        return False
    if older.holder and newest.holder:
        one, other = (
            {*view.parties.each(holder), *view.parties.member_of(holder)}
            for holder in (older.holder, newest.holder)
        )
        if not one.isdisjoint(view.parties.each(newest.holder)) or older.holder in other:
            return False
    return older.spoken >= newest.words[0].told.day


def _spoken(word: _Word) -> int:
    """The day on which an account was given: that of its paper, else of the event."""
    found = when(word.told.paper_date) if word.told.paper_date else None
    return max(word.told.day, found.day) if found else word.told.day


def _ground(group: Sequence[_Word]) -> Ground:
    """The place as its first act names it, with degrees where any act gives them."""
    shown = group[0].spot.ground()
    for word in group:
        if shown.lat is None and word.spot.lat is not None:
            shown = msgspec.structs.replace(shown, lat=word.spot.lat, lon=word.spot.lon)
    return shown


def _shown(
    view: View, ground: Ground, stand: _Stand, agreeing: Sequence[_Stand], *, contested: bool
) -> Control:
    words = (*stand.words, *(word for other in agreeing for word in other.words))
    first = min(words, key=lambda word: (word.told.day, word.told.order))
    evidence = dict.fromkeys(passage for word in words for passage in word.spot.evidence)
    return Control(
        place=ground,
        holder=_who(view, stand.holder),
        by=_who(view, stand.by),
        degree=stand.degree,
        from_=first.told.date,
        until=None,
        says=each_who(word.told.says for word in words),
        via=each_who(word.told.via for word in words),
        contested=contested,
        evidence=tuple(evidence),
        acts=tuple(dict.fromkeys(word.told.act.id for word in words)),
        status=status_of(word.told for word in words),
        paper_date=first.told.paper_date,
        estimated=first.told.estimated,
    )


def _who(view: View, party: str | None) -> Who | None:
    return view.parties.who(party) if party else None
