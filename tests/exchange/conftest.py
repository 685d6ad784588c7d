"""Acts in short form, as the cases of the ledger have them."""

from typing import Any

import msgspec
import pytest

from regesta.exchange import Moves, Paper, moves
from regesta.model import Act, Named, PartyLink, ThreadLink
from regesta.model.act import Answering, OtherDate

LENGTH = 100


@pytest.fixture(name="made", scope="session")
def give_made():
    """What the acts of a case move."""
    return made


@pytest.fixture(name="read", scope="session")
def give_read():
    """Acts, papers and links of a case."""
    return read


def made(case: dict[str, Any]) -> Moves:
    """What the acts of a case move."""
    acts, papers, links = read(case)
    return moves(acts, papers, links)


def read(case: dict[str, Any]) -> tuple[list[Act], list[Paper], list[PartyLink | ThreadLink]]:
    """Acts, papers and links of a case."""
    papers: dict[str, Paper] = {}
    acts: list[Act] = []
    for row in case["acts"]:
        name = row.get("paper", f"paper-{row['id']}")
        start = LENGTH * sum(one.document == name for one in acts)
        papers.setdefault(name, paper(name, row))
        acts.append(act(row, name, start))
    links = [
        msgspec.convert(row, PartyLink if "party" in row else ThreadLink)
        for row in case.get("links", [])
    ]
    return acts, list(papers.values()), links


def paper(name: str, row: dict[str, Any]) -> Paper:
    """The paper of an act, written by who acts."""
    return Paper(
        id=name, file=f"{name}.txt", start=0, end=10_000, kind="note",
        writers=(row.get("writer") or row["who"],), addressees=tuple(row.get("to", ())),
        date=row.get("dated", row.get("on")),
    )  # fmt: skip


def act(row: dict[str, Any], name: str, start: int) -> Act:
    """An act of a case."""
    known = {field.encode_name for field in msgspec.structs.fields(Act)}
    plain = {
        key: value for key, value in row.items()
        if key in known - {"id", "document", "actors", "targets", "speaks_for"}
    }  # fmt: skip
    answers = [
        Answering(act=about.partition(":")[0], as_=about.partition(":")[2] or None)
        for about in row.get("re", ())
    ]
    if "document" in row:
        answers.append(Answering(document=row["document"]))
    return msgspec.convert(
        {
            **plain, "id": row["id"], "file": f"{name}.txt", "document": name, "start": start,
            "end": start + LENGTH - 1, "quote": f"words of {row['id']}", "type": row["does"],
            "actor": row["who"], "date": None if row.get("undated") else row["on"],
            "date_alternatives": [OtherDate(value=day) for day in row.get("or", ())],
            "actors": [Named(name=one) for one in row.get("actors", ())],
            "targets": [Named(name=one) for one in row.get("to", ())],
            "speaks_for": Named(name=row["speaks_for"]) if "speaks_for" in row else None,
            "answers": answers,
        },
        Act, from_attributes=True,
    )  # fmt: skip
