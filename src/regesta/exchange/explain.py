"""The ancestry of a line of the brief, or of one cell: rules, acts, words, dates, rulings."""

from collections.abc import Iterable

from regesta.errors import BadQuery, NothingFound
from regesta.exchange.brief import (
    Cell,
    Claim,
    Consequence,
    Control,
    Convening,
    Missing,
    Obligation,
    Question,
    Shown,
    Step,
    Thread,
    Unknown,
    Who,
)
from regesta.exchange.moves import Moves
from regesta.exchange.parties import normal
from regesta.exchange.places import spots
from regesta.exchange.reasons import Reason, of_act, of_rule
from regesta.exchange.rulebook import by_type, rule
from regesta.exchange.since import name_of, state_of
from regesta.exchange.state import day_of
from regesta.exchange.timing import iso
from regesta.exchange.view import View

_FAMILY = {
    "control": "control", "claims": "claims", "channels": "channels", "mandates": "mandates",
    "parties": "standing",
}  # fmt: skip
_ALWAYS = {
    "questions": "questions/put", "bearings": "bearings/linked", "parties": "parties/named",
    "mandates": "mandates/represents",
}  # fmt: skip
_UNKNOWN = {
    "g-": "unknown/holder", "c-": "unknown/denied", "o-": "unknown/fired", "k-": "unknown/fired",
    "x-": "unknown/dated",
}  # fmt: skip


class Explanation(Shown, frozen=True, kw_only=True):
    """Why a line says what it says on a day; `lost` is what was considered and is not shown."""

    line: str
    section: str
    on: str
    to: Who | None
    what: str
    state: str | None
    because: tuple[Reason, ...]
    lost: tuple[Reason, ...] = ()


def explain(
    moves: Moves, line: str, on: str | None = None, *, to: str | None = None
) -> Explanation:
    """The ancestry of a line by its id or key, or of an act by its id; of one cell with `to`.

    Raises:
        BadQuery: `on` is no day, or the question has no cell for `to`.
        NothingFound: No line of that day and no act has that id.
    """
    day = day_of(moves, on)
    found = _line(moves, line, day)
    if found is None:
        return _of_act(moves, line, day)
    section, key, shown = found
    if to is not None:
        return _of_cell(moves, key, shown, day, to)
    return Explanation(
        line=key, section=section, on=iso(day), to=None, what=name_of(shown),
        state=state_of(shown),
        because=tuple(_because(moves, section, key, shown)),
        lost=tuple(_other_ground(moves.view, shown, day)),
    )  # fmt: skip


def _line(moves: Moves, line: str, day: int) -> tuple[str, str, Shown] | None:
    by_key = [
        (section, one) for section, lines in moves.sections.items() for one in lines
        if one.key == line
    ]  # fmt: skip
    for section, one in by_key:
        if (shown := one.on(day)) is not None:
            return section, one.key, shown
    return None


def _of_act(moves: Moves, act_id: str, day: int) -> Explanation:
    act = moves.view.act(act_id)
    if act is None:
        raise NothingFound(
            f"no line of {iso(day)} and no act is called {act_id!r}",
            remedy="`regesta brief FOLDER --on DAY --json` gives the ids of that day's lines.",
        )
    return Explanation(
        line=act.id, section="acts", on=iso(day), to=None, what=act.object or act.quote,
        state=act.status, because=(of_act(moves.view, act),),
    )  # fmt: skip


def _of_cell(moves: Moves, key: str, shown: Shown, day: int, to: str) -> Explanation:
    party = moves.view.parties.id_of(to)
    cells = shown.cells if isinstance(shown, Question) else ()
    cell = next((cell for cell in cells if party == cell.to.id), None)
    if cell is None:
        names = ", ".join(cell.to.name for cell in cells) or "no cells"
        raise BadQuery(f"the line {key!r} has no cell for {to!r}", remedy=f"It has: {names}.")
    because, lost = _cell(moves.view, cell)
    return Explanation(
        line=key, section="questions", on=iso(day), to=cell.to, what=name_of(shown),
        state=cell.state, because=because, lost=lost,
    )  # fmt: skip


def _cell(view: View, cell: Cell) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What a cell shows and why, and what it passed over."""
    chosen = [step for step in cell.history if step.act in cell.acts and step.state == cell.state]
    reasons = tuple(
        of_rule(name, *(_step(view, step) for step in chosen if step.rule == name))
        for name in dict.fromkeys(step.rule for step in chosen)
    ) or (of_rule(f"cells/{cell.state}", *_acts(view, cell.acts)),)
    passed = tuple(
        Reason(
            kind="lost", text=f"{step.state}: {_why_not(view, step, chosen, cell)}",
            rule=step.rule, act=step.act, date=step.date, says=step.says, evidence=step.evidence,
        )
        for step in cell.history if step not in chosen
    )  # fmt: skip
    return reasons, passed


def _why_not(view: View, step: Step, chosen: list[Step], cell: Cell) -> str:
    """Which rule of precedence passed a step over."""
    best = chosen[0] if chosen else None
    if best is None:
        return f"it was taken back; the cell is {cell.state}"
    mine, its = (view.act(one.act) if one.act else None for one in (step, best))
    if step.state == "no_reply_said" and best.state == "by_deed":
        return "a deed outranks a word that no answer came, on any day"
    if mine and its and view.day(mine) < view.day(its):
        return f"a later word stands, of {iso(view.day(its))}"
    if mine and its and view.day(mine) == view.day(its):
        if step.state == "no_reply_said":
            return "an answer of the same day outranks the word that none came"
        if mine.modality == "reported" != its.modality:
            return "an answer given outranks one reported, of the same day"
        return f"{best.state} outranks it, of the same day"
    return "it was taken back, or counts from a later day under one reading"


def _step(view: View, step: Step) -> Reason:
    act = view.act(step.act) if step.act else None
    if act is not None:
        return of_act(view, act)
    text = f"{step.state}{f' on {step.date}' if step.date else ''}"
    return Reason(kind="rule", text=text, rule=step.rule, date=step.date, evidence=step.evidence)


def _acts(view: View, acts: Iterable[str]) -> tuple[Reason, ...]:
    found = [view.act(one) for one in acts]
    return tuple(of_act(view, act) for act in found if act is not None)


def _because(moves: Moves, section: str, key: str, shown: Shown) -> Iterable[Reason]:
    view = moves.view
    if isinstance(shown, Obligation | Consequence):
        for step in shown.history:
            yield of_rule(step.rule, _step(view, step))
        if not shown.history:
            yield from _acts(view, shown.acts)
        return
    if isinstance(shown, Missing | Unknown):
        name = _missing(key) if isinstance(shown, Missing) else _unknown(key)
        absent = Reason(
            kind="nothing",
            text=shown.why if isinstance(shown, Unknown) else "it is not on file",
            document=shown.cited_in if isinstance(shown, Missing) else None,
            evidence=shown.evidence,
        )
        yield of_rule(name, absent, *_acts(view, shown.acts))
        return
    if isinstance(shown, Thread):
        yield of_rule("threads/together")
        yield of_rule("threads/named")
        return
    if isinstance(shown, Convening):
        yield of_rule(f"convening/{shown.state}", *_acts(view, shown.acts))
        return
    yield from _by_rules(view, section, shown)
    if isinstance(shown, Question):
        yield from _clock(shown)
        for cell in shown.cells:
            because, _ = _cell(view, cell)
            yield Reason(
                kind="cell", text=f"{cell.to.name}: {cell.state}", says=cell.says, date=cell.date,
                evidence=cell.evidence, because=because,
            )  # fmt: skip


def _clock(shown: Question) -> Iterable[Reason]:
    """What its last days make of a question that is not answered by all."""
    for value in shown.deadline:
        state = next((one.state for one in shown.readings if one.value == value), shown.state)
        yield Reason(kind="day", text=f"its last day is {value}: {state}", date=value)


def _by_rules(view: View, section: str, shown: Shown) -> Iterable[Reason]:
    """The acts of a line under the rule that reads each: by its type, else that of the section."""
    grouped: dict[str | None, list[Reason]] = {}
    first = True
    for act_id in getattr(shown, "acts", ()):
        act = view.act(act_id)
        if act is None:
            continue
        read = by_type(_FAMILY[section]).get(act.type) if section in _FAMILY else None
        name = read.name if read else _ALWAYS.get(section)
        if isinstance(shown, Claim):
            if shown.known_only_from_denial:
                name = "claims/only_denied"
            elif not first:
                name = "claims/contradicted"
        if isinstance(shown, Control) and read is None:
            name = "claims/contradicted"
        first = False
        grouped.setdefault(name, []).append(of_act(view, act))
    for name, acts in grouped.items():
        if name is None:
            yield from acts
        else:
            yield of_rule(name, *acts)


def _missing(key: str) -> str:
    for part in ("term", "answers"):
        if f"-{part}-" in key:
            return "missing/terms" if part == "term" else "missing/answered"
    return "missing/cited"


def _unknown(key: str) -> str:
    rest = key.removeprefix("u-")
    if rest.startswith("undated-"):
        return "unknown/undated"
    if rest.endswith("-terms"):
        return "unknown/terms"
    if rest.endswith("-published"):
        return "unknown/publication"
    return next((name for part, name in _UNKNOWN.items() if rest.startswith(part)), "unknown/paper")


def _other_ground(view: View, shown: Shown, day: int) -> Iterable[Reason]:
    """For a place, the events and accounts that the line does not rest on."""
    if not isinstance(shown, Control):
        return
    place = normal(shown.place.name)
    for act in view.acts:
        read = by_type("control").get(act.type)
        if read is None or act.id in shown.acts or view.day(act) > day:
            continue
        if any(normal(spot.name) == place for spot in spots(view, act)):
            if act.modality not in rule(read.name).modalities:
                why = f"{act.modality}: it changes no control"
            else:
                why = "an earlier event, or another's account; the later event stands"
            yield Reason(
                kind="lost", text=f"{act.type}: {why}", rule=read.name, act=act.id,
                date=view.date(act), says=view.says(act), evidence=view.passages(act),
            )  # fmt: skip
