r"""Decodes bytes of unknown encoding, and says how sure it is.

In order: the encoding that the settings force; a byte-order mark; UTF-16 and UTF-32 without a
mark, by where their zero bytes fall; UTF-8, strictly; UTF-8 with damaged places, where sound
characters outnumber them; else the likeliest of the period encodings by chardet's statistics.
Only the byte-order mark is dropped and only line ends are changed (to `\n`).
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from regesta.errors import BadSettings
from regesta.model.vocabulary import Certainty

SAMPLE: Final = 1 << 16
"""Bytes that are looked at where a guess is needed: more did not change one."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MULTIBYTE_OR_BAD: Final = re.compile(
    rb"((?:[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++)"
    rb"|[\x80-\xff]"
)
"""A run of sound UTF-8 beyond ASCII (Unicode 16, table 3-7), or a byte that is none."""

_BEYOND_ASCII: Final = re.compile(rb"[\t -~]{0,80}[\x80-\xff][^\r\n]{0,4000}")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_FEW: Final = 0.02
_SURE_ENOUGH: Final = 0.3
_A_GUESS: Final = 0.12
_FIRST_PLACES: Final = 3
_TELLING: Final = 10_000

_OUR_NAMES: Final = {"iso-8859-1": "windows-1252", "ascii": "windows-1252", "us-ascii": "utf-8"}
"""Latin-1 is read as the Windows encoding that holds it: bytes 80 to 9F are quotation marks."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, how sure that is, and what was doubtful."""

    text: str
    encoding: str
    certainty: Certainty = "high"
    warnings: tuple[str, ...] = ()


class NotText(ValueError):
    """The bytes are no text in any encoding known here."""


def decode(data: bytes, forced: str | None = None) -> Decoded:
    r"""The text of a file's bytes, byte-order mark dropped, line ends as `\n`.

    Raises:
        NotText: the bytes are not text.
        BadSettings: `forced` names no encoding.

    >>> decode("Сибирь".encode("utf-8-sig"))
    Decoded(text='Сибирь', encoding='utf-8', certainty='high', warnings=())
    """
    if forced is not None:
        return _decode_forced(data, forced)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding == "utf-8":
                return _decode_utf8(data) or _mend_utf8(data, certain=True) or _refuse()
            return _decode_wide(data, encoding)
    wide = _wide_without_mark(data)
    if wide is not None:
        return _decode_wide(data, wide)
    if looks_binary(data):
        raise NotText
    return _decode_utf8(data) or _mend_utf8(data, certain=False) or _decode_guessed(data)


def looks_binary(data: bytes) -> bool:
    """Whether bytes in an encoding that extends ASCII are no text: zeros, many controls."""
    if b"\0" in data:
        return True
    sample = data[:SAMPLE]
    return len(_CONTROL.findall(sample)) > max(1, _FEW * len(sample))


def _refuse() -> Decoded:
    raise NotText


def _decode_forced(data: bytes, forced: str) -> Decoded:
    try:
        encoding = codecs.lookup(forced).name
        "".encode(encoding)
        b"\n".decode(encoding, "replace")  # a codec that makes no text ("base64") is refused here
    except LookupError as error:
        raise BadSettings(
            f"no text encoding is called “{forced}”",
            place="regesta.toml",
            remedy="Take `encoding` out to have it found, or name one that Python knows.",
        ) from error
    try:
        return Decoded(_plain(data.decode(encoding)), encoding)
    except UnicodeError:
        mended = _mend_utf8(data, certain=True) if encoding == "utf-8" else None
        return mended or _decode_lossy(data, encoding)


def _decode_utf8(data: bytes) -> Decoded | None:
    try:
        if b"\r" not in data:
            return Decoded(_unmarked(data.decode("utf-8")), "utf-8")
        return Decoded(_plain(_unix(data).decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return None


def _mend_utf8(data: bytes, *, certain: bool) -> Decoded | None:
    """UTF-8 with bad bytes read as Windows-1252, each reported: they are kept, not dropped.

    None where the bytes look like another encoding rather than damage, unless it is `certain`
    that they are UTF-8.
    """
    data = _unix(data)
    if not certain and not _is_damaged_utf8(data):
        return None
    parts: list[str] = []
    places: list[str] = []
    at = length = count = 0
    for start, end in _bad_places(data):
        count += 1
        parts.append(data[at:start].decode("utf-8"))
        length += len(parts[-1])
        if len(places) < _FIRST_PLACES:
            places.append(f"character {length} ({data[start:end][:8].hex(' ')})")
        parts.append(_windows(data[start:end]))
        length += end - start
        at = end
    parts.append(data[at:].decode("utf-8"))
    more = f" and {count - len(places)} more places" if count > len(places) else ""
    warning = (
        f"The file is UTF-8 with bytes that are not, at {', '.join(places)}{more}: "
        "they were read as Windows-1252."
    )
    return Decoded(_unmarked("".join(parts)), "utf-8", "medium", (warning,))


def _bad_places(data: bytes) -> Iterator[tuple[int, int]]:
    """Extents of bytes that are no UTF-8, neighbours together."""
    first = last = -1
    for match in _MULTIBYTE_OR_BAD.finditer(data):
        if match.group(1) is not None:
            continue
        start, end = match.span()
        if start != last:
            if last >= 0:
                yield first, last
            first = start
        last = end
    if last >= 0:
        yield first, last


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether bad bytes are few enough for damage: else it is another encoding.

    Text in GB18030, Shift-JIS or Big5 holds pairs that happen to be sound UTF-8, but they touch
    bad bytes. So characters count that stand free of them, or that outnumber them by far. Where
    the first thousands tell, the rest is not looked at.
    """
    sound = free = bad = 0
    run = 0  # length of the last sound run, while nothing bad has touched it
    sound_end = bad_end = -1
    for match in _MULTIBYTE_OR_BAD.finditer(data):
        start, end = match.span()
        if match.group(1) is not None:
            free += run
            sound += end - start
            run = 0 if bad_end == start else end - start
            sound_end = end
            continue
        bad += 1
        free += 0 if sound_end == start else run
        run = 0
        bad_end = end
        if bad == _TELLING and free < bad and sound < bad:
            return False
    return free + run > bad or sound >= 4 * bad


def _decode_guessed(data: bytes) -> Decoded:
    from chardet import detect  # noqa: PLC0415 (60 ms that UTF-8 folders need not spend)

    result = detect(_telling_lines(data))
    name = str(result["encoding"] or "").lower()
    confidence = float(result["confidence"] or 0.0)
    if not name or confidence < _A_GUESS:
        name = "windows-1252"
    name = _OUR_NAMES.get(name, name)
    certainty: Certainty = "medium" if confidence >= _SURE_ENOUGH else "low"
    warnings = (
        (f"The encoding is a guess ({name}): set `encoding` in regesta.toml if words look wrong.",)
        if certainty == "low"
        else ()
    )
    try:
        text = _unix(data).decode(name)
    except (UnicodeError, LookupError):
        if name != "windows-1252" and confidence >= _A_GUESS:
            lossy = _decode_lossy(data, name)
            return Decoded(lossy.text, name, "low", (*warnings, *lossy.warnings))
        text = _windows(_unix(data))
    return Decoded(_unmarked(text), name, certainty, warnings)


def _telling_lines(data: bytes) -> bytes:
    """A bounded sample of lines with bytes beyond ASCII: the others say nothing, and dilute."""
    lines: list[bytes] = []
    size = 0
    for match in _BEYOND_ASCII.finditer(data):
        lines.append(match.group())
        size += len(lines[-1])
        if size >= SAMPLE:
            break
    return b"\n".join(lines)


def _decode_lossy(data: bytes, encoding: str) -> Decoded:
    """Text with U+FFFD for what cannot be decoded, and a warning that names the first place."""
    text = _plain(data.decode(encoding, "replace"))
    place = text.find("\ufffd")
    count = text.count("\ufffd")
    warning = (
        f"The file is not wholly {encoding}: {count} bytes, the first at character {place}, "
        "stand as “\ufffd”. Save the file anew, or set another `encoding` in regesta.toml."
    )
    return Decoded(text, encoding, "low", (warning,))


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_plain(data.decode(encoding)), encoding)
    except UnicodeDecodeError:
        return _decode_lossy(data, encoding)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 told by its zero bytes: one place in two or four has them, others not.

    Spaces and line ends give zeros in any script; what decodes must be letters, or it is binary.
    """
    sample = data[: SAMPLE - SAMPLE % 4]
    if b"\0" not in sample:
        return None
    quarter = max(1, len(sample) // 4)
    zeros = [sample[place::4].count(0) / quarter for place in range(4)]
    candidates: list[str] = []
    if min(zeros[2], zeros[3]) > 0.9 and zeros[0] < 0.1:
        candidates.append("utf-32-le")
    elif min(zeros[0], zeros[1]) > 0.9 and zeros[3] < 0.1:
        candidates.append("utf-32-be")
    else:
        low, high = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
        if high > 0.03 and low < 0.03:
            candidates.append("utf-16-le")
        if low > 0.03 and high < 0.03:
            candidates.append("utf-16-be")
    for encoding in candidates:
        if _reads_as_text(sample, encoding):
            return encoding
    return None


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    width = 4 if "32" in encoding else 2
    whole = sample[: len(sample) - len(sample) % width][:8192]
    try:
        text = whole.decode(encoding)
    except UnicodeDecodeError as error:
        text = whole[: error.start].decode(encoding, "replace")
        if error.start < len(whole) - width:
            return False
    if "16" in encoding:
        high = len(set(whole[encoding.endswith("le") :: 2]))
        if high > max(3, len(text) / 8):
            return False  # letters of one script share their first byte; random pairs do not
    strange = sum(
        1 for c in text if unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in WHITE
    )
    return bool(text) and strange <= _FEW * len(text)


WHITE: Final = "\t\n\r\f\v\x1a"


def _windows(data: bytes) -> str:
    """Bytes as Windows-1252; the five it leaves undefined as Latin-1."""
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return "".join(
            bytes((b,)).decode("latin-1" if b in _UNDEFINED else "windows-1252") for b in data
        )


_UNDEFINED: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")


def _unix(data: bytes) -> bytes:
    r"""Line ends as `\n`; good for every encoding in which no character holds 0A or 0D."""
    if b"\r" not in data:
        return data
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _unmarked(text: str) -> str:
    return text.removeprefix("\ufeff")


def _plain(text: str) -> str:
    text = _unmarked(text)
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")
