"""Reads TEI: the text as a reading edition has it, and the markup as given marks.

The file is read once, as a stream. Nothing outside it is opened: no DTD, no entity, no network.
Entities that it declares itself are put in only where they stand for plain characters.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from regesta.errors import UnreadableFile
from regesta.model import Mark, Page, Source
from regesta.settings import Settings
from regesta.stages.read.reader import File, make_source
from regesta.stages.read.tei_events import Events
from regesta.stages.read.tei_header import Header
from regesta.stages.read.tei_layout import SILENT
from regesta.stages.read.tei_marks import RULE

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_PREDEFINED: Final = frozenset({"lt", "gt", "amp", "apos", "quot"})
_LONGEST_ENTITY: Final = 64
_DEEPEST: Final = 1000
_PIECE: Final = 1 << 16
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_EXPAT_READS: Final = frozenset({"utf-8", "iso-8859-1", "us-ascii"})

_PLACEHOLDER: Final = "a heading that transcribers put where the paper has none"


class TeiReader:
    """TEI P5 and P4, one text or a corpus."""

    format = "tei"

    def read(self, file: File, settings: Settings) -> Source:  # noqa: ARG002 (the protocol's)
        """The edition's text with marks for all that its markup says.

        Raises:
            UnreadableFile: no well-formed XML, an undefined or unsafe entity, or no text.
        """
        reading = _Reading(file.path)
        reading.parse(file.data)
        text = reading.events.writer.text()
        if not text:
            raise UnreadableFile(
                "this TEI file has no text, only a header",
                place=file.path,
                remedy="Put the text into its <text>, or delete the file.",
            )
        marks = sorted(reading.marks(text), key=lambda mark: (mark.start, -mark.end))
        return make_source(
            file,
            format=self.format,
            text=text,
            pages=_pages(marks, len(text)),
            given=tuple(marks),
            warnings=_warnings(reading.events),
        )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What one `TEI` element gave: the extent of its text, its header, whether in a corpus."""

    first_mark: int
    start: int
    end: int
    header: Header | None
    in_corpus: bool


class _Reading:
    """One file being read: expat's events made simple, and the refusals."""

    def __init__(self, path: str) -> None:
        self.events = Events()
        self._path = path
        self._names: dict[str, str] = {}
        self._depth = 0
        self._corpus = False
        self._begun: list[tuple[int, int]] = []
        self._stretches: list[_Stretch] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def parse(self, data: bytes) -> None:
        """Reads the whole file."""
        parser = self._parser
        parser.buffer_text = True
        parser.buffer_size = _PIECE
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.events.text
        parser.EntityDeclHandler = self._entity_declared
        parser.ExternalEntityRefHandler = self._external_entity
        parser.SkippedEntityHandler = self._skipped_entity
        pieces = self._decoded(data)
        try:
            for start in range(0, len(pieces), _PIECE):
                parser.Parse(pieces[start : start + _PIECE], False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._refusal(
                f"this is not well-formed XML: {expat.ErrorString(error.code)}, "
                f"line {error.lineno}, column {error.offset + 1}",
                "Mend it there, or save the text as .txt.",
            ) from error

    def marks(self, text: str) -> list[Mark]:
        """The marks of the markup, and those that the headers add."""
        marks = self.events.marks
        added: list[Mark] = []
        until = len(marks)
        for stretch in reversed(self._stretches):
            added.extend(_from_header(stretch, marks, until, text))
            until = stretch.first_mark
        return [*marks, *added]

    def _decoded(self, data: bytes) -> bytes | str:
        match = _DECLARED.match(data[:256])
        declared = match.group(1).decode("ascii").lower() if match else "utf-8"
        if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            declared = "utf-32"
        elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            declared = "utf-16"  # a mark outranks a first line that was not changed with it
        if declared in _EXPAT_READS:
            return data
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError) as error:
            raise self._refusal(
                f"it says that its encoding is {declared}, and cannot be read so",
                "Correct the encoding in its first line, or save it in UTF-8.",
            ) from error

    # --- events ---------------------------------------------------------------------------

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal(
                f"its elements are nested more than {_DEEPEST} deep", "Save the text as .txt."
            )
        local = self._local(name)
        if attrs:
            attrs = {self._local(key): value for key, value in attrs.items()}
        if local in ("teiCorpus", "teiCorpus.2"):
            self._corpus = True
        elif local == "text" and not self._begun:
            self._begun.append((len(self.events.marks), self.events.writer.length))
        self.events.start(local, attrs)

    def _end(self, name: str) -> None:
        self._depth -= 1
        local = self._local(name)
        self.events.end(local)
        if local in ("TEI", "TEI.2"):
            header = self.events.take_header()
            if self._begun:
                first, start = self._begun.pop()
                end = self.events.writer.length
                self._stretches.append(_Stretch(first, start, end, header, self._corpus))

    def _local(self, name: str) -> str:
        local = self._names.get(name)
        if local is None:
            space, _, local = name.rpartition(" ")
            if space == _XML:
                local = f"xml:{local}"
            self._names[name] = local
        return local

    # --- refusals -------------------------------------------------------------------------

    def _entity_declared(  # noqa: PLR0913, PLR0917 (as expat calls it)
        self,
        name: str,
        is_parameter: bool,
        value: str | None,
        base: str | None,  # noqa: ARG002
        system: str | None,  # noqa: ARG002
        public: str | None,  # noqa: ARG002
        notation: str | None,  # noqa: ARG002
    ) -> None:
        if is_parameter or value is None or name in _PREDEFINED:
            return
        if len(value) > _LONGEST_ENTITY or "&" in value or "<" in value:
            raise self._refusal(
                f"it declares an entity (&{name};) that stands for more than a few characters",
                "Put its text where it is used, and take the declaration out.",
            )

    def _external_entity(
        self, context: str | None, base: str | None, system: str | None, public: str | None
    ) -> int:
        del context, base, public
        raise self._refusal(
            f"it refers to another file ({system}), which is not opened",
            "Put that file's text where it is used.",
        )

    def _skipped_entity(self, name: str, is_parameter: bool) -> None:
        if is_parameter:
            return
        line = self._parser.CurrentLineNumber
        raise self._refusal(
            f"it uses an entity that it does not define: &{name};, line {line}",
            "Put the character itself there.",
        )

    def _refusal(self, message: str, remedy: str) -> UnreadableFile:
        return UnreadableFile(message, place=self._path, remedy=remedy)


def _from_header(stretch: _Stretch, marks: list[Mark], until: int, text: str) -> list[Mark]:
    """What a header says of the one paper in its file; nothing where there are several.

    A paper that no element declares is one where the header describes one letter, or where the
    file is a member of a corpus. The parties' names are marked where the text has them once.
    """
    letters = stretch.header.letters if stretch.header else []
    start = stretch.start
    while start < stretch.end and text[start].isspace():
        start += 1
    if start == stretch.end:
        return []
    places = [
        place
        for place in range(stretch.first_mark, until)
        if marks[place].kind == "document" and dict(marks[place].attrs)["type"] == "document"
    ]
    described = tuple(letters[0]) if len(letters) == 1 else ()
    if not places and (described or stretch.in_corpus):
        attrs = (("type", "document"), *described, ("element", "text"))
        paper = Mark(
            kind="document", start=start, end=stretch.end, rule=RULE, given=True, attrs=attrs
        )
        return [paper, *_parties(described, paper, text)]
    if len(places) == 1 and described:
        old = marks[places[0]]
        marks[places[0]] = Mark(
            kind=old.kind,
            start=old.start,
            end=old.end,
            rule=old.rule,
            given=True,
            attrs=(*old.attrs, *described),
        )
        return _parties(described, old, text)
    return []


def _parties(attrs: Sequence[tuple[str, str]], paper: Mark, text: str) -> list[Mark]:
    found: list[Mark] = []
    for key, words in attrs:
        kind = {"sender": "from", "recipient": "to"}.get(key)
        if kind is None:
            continue
        at = text.find(words, paper.start, paper.end)
        if at >= 0 and text.find(words, at + 1, paper.end) < 0:
            found.append(Mark(kind=kind, start=at, end=at + len(words), rule=RULE, given=True))
    return found


def _pages(marks: Sequence[Mark], length: int) -> tuple[Page, ...]:
    breaks = [mark for mark in marks if mark.kind == "page"]
    if not breaks:
        return ()
    ends = [*(mark.start for mark in breaks[1:]), length]
    return tuple(
        Page(start=mark.start, end=end, label=mark.value or "", image=dict(mark.attrs).get("facs"))
        for mark, end in zip(breaks, ends, strict=True)
    )


def _warnings(events: Events) -> tuple[str, ...]:
    return tuple(
        f"{count} × left out of the text: {SILENT.get(name, _PLACEHOLDER)}."
        for name, count in sorted(events.left_out.items())
    )
