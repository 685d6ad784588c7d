"""How long the ledger takes over many acts: made-up correspondence over ten years."""

import datetime as dt
import random
import time
from collections.abc import Callable

from regesta.exchange import Moves, Paper, Replay, moves, state
from regesta.model import Act, Named
from regesta.model.act import Answering, Item, Term

FIRST = dt.date(1900, 1, 1)
DAYS = 3650
PARTIES = 60
TO_A_PAPER = 5
MATTERS = ("railway", "prisoner", "frontier", "indemnity", "passage", "harbour", "armistice")
ASKING = ("propose", "ask", "demand", "invite", "protest")
ANSWERING = ("accept", "reject", "inform", "acknowledge", "promise", "order", "no_reply")
OTHER = ("declare", "accuse", "hold", "capture", "attack", "arrive", "promise", "order", "deny")


def made_up(number: int, seed: int = 7) -> tuple[list[Act], list[Paper]]:
    """So many acts, five to a paper: a third ask, a third answer, the rest tell and promise."""
    draw = random.Random(seed)
    names = [f"Government of {number}" for number in range(PARTIES)]
    papers: list[Paper] = []
    acts: list[Act] = []
    asked: list[Act] = []
    for place in range(number):
        if place % TO_A_PAPER == 0:
            day = FIRST + dt.timedelta(days=place * DAYS // number)
            writer, addressee = draw.sample(names, 2)
            papers.append(
                Paper(
                    id=f"d-{len(papers)}", file=f"{len(papers)}.txt", start=0, end=1000,
                    kind="note", writers=(writer,), addressees=(addressee,),
                    date=day.isoformat(),
                )
            )  # fmt: skip
        act = _act(draw, place, papers[-1], asked)
        acts.append(act)
        if act.type in ASKING:
            asked = [*asked[-200:], act]
    return acts, papers


def _act(draw: random.Random, place: int, paper: Paper, asked: list[Act]) -> Act:
    day = paper.date or ""
    matter = draw.choice(MATTERS)
    start = place % TO_A_PAPER * 100
    plain = {
        "id": f"a{place}", "file": paper.file, "document": paper.id, "start": start,
        "end": start + 50, "quote": f"words of {place}", "date": day, "actor": paper.writers[0],
        "object": f"the {matter} question, point {draw.randrange(40)} concerning settlement",
        "targets": (Named(name=paper.addressees[0]),),
    }  # fmt: skip
    kind = draw.random()
    if kind < 1 / 3 or not asked:
        last = (dt.date.fromisoformat(day) + dt.timedelta(days=draw.randrange(5, 90))).isoformat()
        return Act(
            **plain, type=draw.choice(ASKING), terms=(Term(kind="other", text=matter),),
            deadline=(last,) if draw.random() < 0.3 else (),
            items=(Item(item="place", value=matter),) if draw.random() < 0.1 else (),
        )  # fmt: skip
    if kind < 2 / 3:
        about = draw.choice(asked[-40:])
        plain["actor"] = about.targets[0].name
        return Act(**plain, type=draw.choice(ANSWERING), answers=(Answering(act=about.id),))
    return Act(**plain, type=draw.choice(OTHER))


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that some work takes, the best of three."""
    found: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def report(number: int) -> None:
    """Print what moves, a state and a step of a replay take."""
    acts, papers = made_up(number)
    made = moves(acts, papers)
    middle = (FIRST + dt.timedelta(days=DAYS // 2)).isoformat()
    print(f"{number} acts, {len(papers)} papers, {len(made.days())} days")
    print(f"  moves   {timed(lambda: moves(acts, papers)) * 1000:8.1f} ms")
    print(f"  state   {_cold(acts, papers, middle) * 1000:8.1f} ms the first time")
    print(f"  state   {timed(lambda: state(made, middle)) * 1000:8.1f} ms again")
    print(f"  replay  {_step(made) * 1000:8.1f} ms a step, on average over a hundred days")


def _cold(acts: list[Act], papers: list[Paper], day: str) -> float:
    made = moves(acts, papers)
    begun = time.process_time()
    state(made, day)
    return time.process_time() - begun


def _step(made: Moves) -> float:
    replay = Replay(made)
    days = replay.days()
    middle = days[len(days) // 2 : len(days) // 2 + 101]
    replay.to(middle[0])
    begun = time.process_time()
    for day in middle[1:]:
        replay.to(day)
    return (time.process_time() - begun) / max(1, len(middle) - 1)
