"""Reads from a TEI header who wrote to whom (`correspDesc`): for papers whose text says less."""

from typing import Final

_ROLES: Final = {"sent": "sender", "received": "recipient"}
_NAMES: Final = frozenset({"persName", "orgName", "name", "rs"})
_PLACES: Final = frozenset({"placeName", "settlement", "district", "country"})
_DATES: Final = ("when", "from", "to", "notBefore", "notAfter")


class Header:
    """Receives the events of one `teiHeader`; `letters` holds one entry a `correspDesc`.

    An entry is a list of attributes as a mark of kind `document` keeps them: `sender`,
    `sender_ref`, `sent_from`, `sent`, `recipient`, `recipient_ref`, `received_at`, `received`.
    """

    def __init__(self) -> None:
        self.letters: list[list[tuple[str, str]]] = []
        self._role = ""
        self._naming: str | None = None
        self._words: list[str] = []

    def start(self, name: str, attrs: dict[str, str]) -> None:
        """An element of the header begins."""
        if name == "correspDesc":
            self.letters.append([])
        elif name == "correspAction":
            self._role = _ROLES.get(attrs.get("type", ""), "")
        elif not self._role or not self.letters or self._naming is not None:
            return
        elif name in _NAMES:
            self._begin(name)
            reference = attrs.get("ref") or attrs.get("key")
            if reference:
                self._add(f"{self._role}_ref", reference)
        elif name in _PLACES:
            self._begin(name)
        elif name == "date":
            day = next((attrs[key] for key in _DATES if attrs.get(key)), None)
            if day:
                self._add("sent" if self._role == "sender" else "received", day)

    def end(self, name: str) -> None:
        """An element of the header ends."""
        if name == "correspAction":
            self._role = ""
        elif name == self._naming:
            self._naming = None
            words = " ".join("".join(self._words).split())
            key = self._role
            if name in _PLACES:
                key = "sent_from" if self._role == "sender" else "received_at"
            if words:
                self._add(key, words)

    def text(self, data: str) -> None:
        """Words of the header."""
        if self._naming is not None:
            self._words.append(data)

    def _begin(self, name: str) -> None:
        self._naming = name
        self._words.clear()

    def _add(self, key: str, value: str) -> None:
        self.letters[-1].append((key, value))
