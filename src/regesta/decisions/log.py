"""The log of rulings: `decisions.jsonl` beside the papers, only ever appended to."""

import datetime as dt
import getpass
import os
from pathlib import Path

import msgspec

from regesta.decisions.actions import ACTIONS
from regesta.errors import FolderNotUsable
from regesta.model import Decision, Record
from regesta.model.identity import digest
from regesta.settings import Settings

FILE = "decisions.jsonl"

_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_SHOWN = 80


class Problem(Record, frozen=True, kw_only=True):
    """A line of the log that was not understood: kept in the file, without effect."""

    line: int
    message: str
    remedy: str
    text: str


class Log(Record, frozen=True, kw_only=True):
    """What the log holds: rulings in the file's order, each once, and lines not understood."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(folder: Path) -> Log:
    """The log of an edition; empty where there is none.

    A half-written last line, marks left by a merge and other lines that cannot be read are
    problems, never errors. Keys that are unknown stay in the file. A ruling that two branches
    both hold is taken once.

    Raises:
        FolderNotUsable: the file is there and cannot be read.
    """
    path = folder / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise _unusable(path, error, "read") from error
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    decoder = msgspec.json.Decoder(Decision)
    for number, line in enumerate(lines, 1):
        raw = line.strip()
        if not raw:
            continue
        try:
            decision = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(_problem(number, raw, str(error), last=number == len(lines)))
            continue
        if decision.action in ACTIONS:
            decisions.setdefault(decision.id, decision)
        else:
            message = f"'{decision.action}' is no action that this version knows."
            problems.append(_report(number, raw, message, "A newer version may have written it."))
    return Log(decisions=tuple(decisions.values()), problems=tuple(problems))


def append(folder: Path, *decisions: Decision) -> int:
    """Append rulings, one a line, and return once the disk has them.

    What stands in the log is never touched; after a half-written line a new one is begun.

    Returns:
        How many bytes the log has grown by.

    Raises:
        FolderNotUsable: the log cannot be written; nothing that was ruled before is lost.
    """
    path = folder / FILE
    lines = b"".join(msgspec.json.encode(decision) + b"\n" for decision in decisions)
    if not lines:
        return 0
    try:
        created = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0))
        try:
            if not _ends_a_line(handle):
                lines = b"\n" + lines
            _write_whole(handle, lines)
            os.fsync(handle)
        finally:
            os.close(handle)
        if created:
            _sync_folder(folder)
    except OSError as error:
        raise _unusable(path, error, "written") from error
    return len(lines)


def now(after: str | None = None) -> str:
    """The time in UTC to the microsecond; at least one later than `after`.

    So a ruling is later than the one it answers even where the clock was set back. The only
    place in the program that reads the clock.
    """
    moment = dt.datetime.now(dt.UTC)
    if after is not None:
        moment = max(moment, moment_of(after) + dt.timedelta(microseconds=1))
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_of(when: str) -> dt.datetime:
    """The moment a ruling names, for ordering; the earliest of all where it names none.

    >>> moment_of("2026-11-25T00:04:08Z") < moment_of("2026-11-25T00:04:08.5Z")
    True
    """
    try:
        moment = dt.datetime.fromisoformat(when)
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def editor(settings: Settings) -> str:
    """Who signs a ruling: the editor named in the settings, else the login name."""
    if settings.editor:
        return settings.editor
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name on this system
        return "editor"


def identify(decision: Decision) -> Decision:
    """The ruling with the id that its content gives it."""
    bare = msgspec.structs.replace(decision, id="")
    content = msgspec.json.encode(bare, order="deterministic").decode()
    return msgspec.structs.replace(decision, id="r-" + digest("decision", content))


def _ends_a_line(handle: int) -> bool:
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write_whole(handle: int, data: bytes) -> None:
    written = os.write(handle, data)
    while written < len(data):  # a full disk writes some of it first, and fails then
        written += os.write(handle, data[written:])


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders, and needs no such call
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _problem(number: int, raw: bytes, error: str, *, last: bool) -> Problem:
    if raw.startswith(_CONFLICT):
        message = "A merge left its mark here; the rulings on both sides are read."
        return _report(number, raw, message, "Delete the line that holds the mark.")
    if last:
        message = "The last line is only half written: this ruling was not saved."
        return _report(number, raw, message, "Rule again; the line may stay or be deleted.")
    return _report(number, raw, f"No ruling can be read: {error}", "Mend the line or delete it.")


def _report(number: int, raw: bytes, message: str, remedy: str) -> Problem:
    text = raw.decode("utf-8", "replace")
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return Problem(line=number, message=message, remedy=remedy, text=shown)


def _unusable(path: Path, error: OSError, verb: str) -> FolderNotUsable:
    return FolderNotUsable(
        f"The log of rulings cannot be {verb}: {error.strerror or error}.",
        place=str(path),
        remedy="See that the disk has room and that you may write to the folder.",
    )
