"""Other days: every date that names a month and a day is moved, with its weekday."""

import random
import re
from datetime import date, timedelta
from typing import NamedTuple

from bench.damages.run import Damage, Record, Run

_NAMES = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()  # noqa: SIM905
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_MONTH = rf"(?:{'|'.join(_NAMES)}|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|d)?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})(?P<w>,? (?:the )?))?"
_BEFORE = r"(?<![\w.])"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_PAIR = rf"(?:(?P<slash> ?/ ?)(?P<second>{_DAY}))?"
_OF_YEAR = rf"(?:(?P<y>,? ){_YEAR}(?=\d{{0,2}}(?!\w)))?"  # a note's number may be glued to it
_ENDS = r"(?!\w|/ ?\d)"
_FORMS = (
    # 1917, December 20 or 1917 December 20
    rf"{_BEFORE}{_YEAR}(?P<y>,? )(?P<month>{_MONTH})(?P<m>\.? )(?P<day>{_DAY}){_ENDS}",
    # February 11/24, 1918
    rf"{_BEFORE}{_WEEKDAY}(?P<month>{_MONTH})(?P<m>\.? )(?P<day>{_DAY}){_PAIR}{_ENDS}{_OF_YEAR}",
    # 11th of February, 1918
    rf"{_BEFORE}{_WEEKDAY}(?P<day>{_DAY}){_PAIR}(?P<m> (?:of )?)"
    rf"(?P<month>{_MONTH})(?!\w){_OF_YEAR}",
)
_EXPRESSION = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_VALUE = re.compile(r"\d{4}-\d\d-\d\d")


class _Seen(NamedTuple):
    start: int
    end: int
    form: int
    found: re.Match[str]


def shifted(days: int) -> Damage:
    """Dates are moved by so many days, in the text and in the gold.

    A date without a year is taken to be in the year that brings it nearest to its paper's. A year
    that stands alone is not moved. A gold date whose words are not found in its paper is taken out,
    so that it is not judged.
    """

    def damage(run: Run, chance: random.Random) -> Run:
        del chance
        months = _months(run)
        lines: list[str] = []
        moved: list[set[tuple[int, int]]] = []
        for line, month in zip(run.lines, months, strict=True):
            new, found = _move(line, month, days)
            lines.append(new)
            moved.append(found)
        records = [_gold(record, run, moved, days) for record in run.records]
        return Run(lines, records)

    return damage


def _months(run: Run) -> list[tuple[int, int]]:
    """Year and month of each line: those of its paper, or of the paper before."""
    by_line: dict[int, tuple[int, int]] = {}
    for record in run.records:
        value = record.get("date") or record.get("received") or ""
        if re.match(r"\d{4}", value):
            by_line[record["line"] - 1] = int(value[:4]), int(value[5:7] or 6)
    now = next(iter(by_line.values()), (1900, 1))
    found: list[tuple[int, int]] = []
    for i in range(len(run.lines)):
        now = by_line.get(i, now)
        found.append(now)
    return found


def _move(line: str, now: tuple[int, int], days: int) -> tuple[str, set[tuple[int, int]]]:
    """The line with its dates moved, and the months and days that stood there."""
    if not any(c.isdigit() for c in line):
        return line, set()
    seen: list[_Seen] = []
    for form, pattern in enumerate(_EXPRESSION):
        for found in pattern.finditer(line):
            if all(found.end() <= one.start or one.end <= found.start() for one in seen):
                seen.append(_Seen(found.start(), found.end(), form, found))
    stood: set[tuple[int, int]] = set()
    for one in sorted(seen, reverse=True, key=lambda one: one.start):
        new = _moved(one.found, one.form, now, days, stood)
        if new is not None:
            line = line[: one.start] + new + line[one.end :]
    return line, stood


def _moved(
    found: re.Match[str],
    form: int,
    now: tuple[int, int],
    days: int,
    stood: set[tuple[int, int]],
) -> str | None:
    parts = found.groupdict()
    month = next(i for i, name in enumerate(_NAMES, 1) if name[:3] == parts["month"][:3].title())
    # December is nearest to a January in the year before
    nearest = now[0] + (1 if now[1] - month > 6 else -1 if month - now[1] > 6 else 0)
    year = int(parts["year"] or nearest)
    first, second = _number(parts["day"]), _number(parts.get("second"))
    old = _date(year, month, first)
    if old is None:
        return None
    new = old + timedelta(days)
    stood.add((month, first))
    name = _month_like(parts["month"], parts["m"], new.month)
    m = parts["m"].lstrip(".")
    weekday = ""
    if parts.get("weekday"):
        at = [one.casefold() for one in _WEEKDAYS].index(parts["weekday"].casefold())
        weekday = _case_like(parts["weekday"], _WEEKDAYS[(at + days) % 7]) + parts["w"]
    day = _day_like(parts["day"], new.day)
    ending = (parts["y"] + str(new.year)) if parts["year"] else ""
    if form == 0:
        return f"{new.year}{parts['y']}{name}{m}{day}"

    def together(month: str, day: str, ending: str) -> str:
        return f"{month}{m}{day}{ending}" if form == 1 else f"{day}{m}{month}{ending}"

    if not second:
        return weekday + together(name, day, ending)
    later = _date(year, month, second)
    if later is None:
        return None
    stood.add((month, second))
    later += timedelta(days)
    other = _day_like(parts["second"], later.day)
    if (later.year, later.month) == (new.year, new.month):
        return weekday + together(name, f"{day}{parts['slash']}{other}", ending)
    last = _month_like(parts["month"], parts["m"], later.month)
    begins = ending if new.year != later.year else ""
    ends = ending and parts["y"] + str(later.year)
    return f"{weekday}{together(name, day, begins)}/{together(last, other, ends)}"


def _number(day: str | None) -> int:
    return int(re.sub(r"\D", "", day)) if day else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_like(old: str, after: str, month: int) -> str:
    """The month's name, short where the old one was, in its capitals."""
    full = _NAMES[month - 1]
    is_short = old.title() not in _NAMES or after.startswith(".")
    return _case_like(old, _SHORT[month - 1] if is_short else full)


def _day_like(old: str, day: int) -> str:
    """The day's number, with an ordinal's ending where the old one had one."""
    ending = re.sub(r"\d", "", old)
    if not ending:
        return str(day)
    if ending == "d" and day % 10 in (2, 3) and day not in (12, 13):
        return f"{day}d"
    if 11 <= day <= 13:
        return f"{day}th"
    return f"{day}{({1: 'st', 2: 'nd', 3: 'rd'}).get(day % 10, 'th')}"


def _case_like(old: str, new: str) -> str:
    return new.upper() if old.isupper() else new


def _gold(record: Record, run: Run, moved: list[set[tuple[int, int]]], days: int) -> Record:
    stood = {one for i in run.lines_of(record) for one in moved[i]}
    after = dict(record)
    for key in ("date", "received"):
        value = record.get(key)
        if not value or not re.fullmatch(r"[\d/-]+", value) or not _VALUE.search(value):
            continue
        after[key] = _VALUE.sub(lambda one: _later(one.group(), days), value)
        first = _VALUE.search(value)
        if first and (int(first.group()[5:7]), int(first.group()[8:])) not in stood:
            after[key] = None
    if record.get("source_ref"):
        after["source_ref"] = _move(record["source_ref"], (1900, 6), days)[0]
    return after


def _later(value: str, days: int) -> str:
    return (date.fromisoformat(value) + timedelta(days)).isoformat()
