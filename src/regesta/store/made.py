"""What a source was made into, ready to be kept: its papers, and what stages said of them."""

from typing import Any

import msgspec


class Output(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What a stage made of a scope: `key` stands for all that it was made from."""

    stage: str
    scope: str
    key: str
    records: bytes


class Worth(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Something worth a look, from 0 (hardly) to 1 (first of all), with its words and the field."""

    what: str
    why: str
    weight: float
    start: int
    end: int
    field: str | None = None


class MadePaper(msgspec.Struct, frozen=True, kw_only=True):
    """A document ready to be kept: columns, row, and what is indexed of it."""

    words: str
    start: int
    end: int
    container: str | None
    columns: dict[str, Any]
    rulings: list[str]
    row: bytes
    machine: bytes | None
    records: bytes
    senders: list[str]
    recipients: list[str]
    worth: list[Worth]
    findings: list[tuple[str, str | None, bytes]]
    keys: list[tuple[str, str]]
    index: tuple[str, str, str, str, str, str, str]
    fingerprint: str
    indexed: str
    root: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a source could not be read (`stage` is `read`) or made, and what can be done."""

    stage: str
    reason: str
    remedy: str


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """All that a source was made into.

    `text` is None where the stored one still holds. `outputs` are new ones, `kept` names those
    of the cache that were used again. `papers` are in order; of one
    that is as it was, only the id that its words give.
    """

    path: str
    size: int
    mtime: int
    file_sha256: str
    sha256: str
    reader: str
    state: str
    characters: int
    record: bytes
    text: bytes | None = None
    read: bool = False
    problem: Problem | None = None
    outputs: list[Output] = []
    kept: list[tuple[str, str]] = []
    papers: list[MadePaper | str] = []
    orphans: list[str] = []
