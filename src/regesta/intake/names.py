"""Makes of any name that a browser or a person gives one that is a file's name on every system.

What is forbidden is the union of what Windows, macOS and Linux forbid ("Naming Files, Paths, and
Namespaces" of the Windows documentation), so that a folder can be copied from one to another.
"""

import re
import unicodedata
from typing import Final

LONGEST: Final = 120
"""Bytes of one part of a path in UTF-8: room for a number, and for systems that allow 143."""
DEEPEST: Final = 6
"""Folders within folders that are kept, counted from the file."""

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_TURNS: Final = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Signs that turn the direction of writing: a name may look like another by them."""
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_ENDING: Final = re.compile(r"\.[^\W_]{1,10}$")


def clean_path(name: str, otherwise: str = "paper") -> str:
    r"""A path within a folder, with forward slashes, that any system can hold.

    Folders of the name are kept where it is plainly relative; of a name that is absolute, names a
    drive or climbs (`..`) only the last part is kept. Control characters go, forbidden signs
    become `_`, and so does the dot that would hide a file. The form is NFC.

    Args:
        name: as it was given.
        otherwise: the file's name where nothing of the given one is left.

    >>> clean_path("1917/Note of the\tNKID?.txt"), clean_path("..\\..\\boot\\con.txt")
    ('1917/Note of the NKID_.txt', '_con.txt')
    """
    whole = unicodedata.normalize("NFC", name).replace("\\", "/")
    parts = [part for part in whole.split("/") if part.strip() not in ("", ".")]
    if whole.startswith("/") or ".." in parts or (parts and _DRIVE.match(parts[0])):
        parts = parts[-1:]
    cleaned = [one for one in (_clean(part) for part in parts[:-1]) if one]
    last = (_clean(parts[-1]) if parts else "") or otherwise
    return "/".join([*cleaned, last][-DEEPEST:])


def is_hidden(name: str) -> bool:
    """Whether a name, or a folder in it, is hidden: systems and the edition keep their own there.

    >>> is_hidden("scans/.DS_Store"), is_hidden("../a.txt")
    (True, False)
    """
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part.strip(". ") for part in parts)


def numbered(path: str, number: int) -> str:
    """The name of another file of the same name.

    >>> numbered("1917/note.txt", 2), numbered("note", 3)
    ('1917/note-2.txt', 'note-3')
    """
    folder, slash, name = path.rpartition("/")
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending and ending.start() else name
    return f"{folder}{slash}{stem}-{number}{name[len(stem) :]}"


def _clean(part: str) -> str:
    spaced = " ".join(part.split())
    kept = "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp"))
    kept = "".join(c for c in kept if c not in _TURNS)
    kept = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", kept))
    kept = _shorten(kept.strip(" ")).rstrip(" .")
    if kept.startswith("."):
        kept = f"_{kept.lstrip('.')}"
    if kept.partition(".")[0].rstrip(" ").casefold() in _RESERVED:
        kept = f"_{kept}"
    return kept


def _shorten(name: str) -> str:
    """The name within `LONGEST` bytes, its ending kept."""
    if len(name.encode()) <= LONGEST:
        return name
    ending = _ENDING.search(name)
    tail = ending[0] if ending else ""
    room = LONGEST - len(tail.encode()) - 1  # one more for the sign before a reserved name
    stem = name[: len(name) - len(tail)].encode()[:room].decode(errors="ignore")
    return stem.rstrip(" .") + tail
