"""Knows a file's format by its first bytes and by its ending; where they differ, bytes win."""

import codecs
import re
from typing import Final

from regesta.stages.read.encoding import looks_binary
from regesta.stages.read.markdown import MarkdownReader
from regesta.stages.read.plain import PlainReader
from regesta.stages.read.reader import Reader
from regesta.stages.read.tei import TeiReader
from regesta.stages.read.tei_layout import ROOTS

_LATER: Final = "A later version reads {0}; until then save it as text (.txt)."
_PICTURE: Final = "A later version reads pictures; until then put its text into a .txt file."
_NOT_A_PAPER: Final = "If it holds a paper, save that as .txt; else name it in `skip`."

SIGNATURES: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF-", "a PDF", _LATER.format("PDF")),
    (b"{\\rtf", "a rich text file", _LATER.format("RTF")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file", _LATER.format("Word")),
    (b"\x89PNG\r\n", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"II*\0", "a picture (TIFF)", _PICTURE),
    (b"MM\0*", "a picture (TIFF)", _PICTURE),
    (b"\0\0\0\x0cjP", "a picture (JPEG 2000)", _PICTURE),
    (b"AT&TFORM", "a scan (DjVu)", _PICTURE),
    (b"\x1f\x8b", "a compressed file (gzip)", "Unpack it here."),
    (b"BZh", "a compressed file (bzip2)", "Unpack it here."),
    (b"\xfd7zXZ", "a compressed file (xz)", "Unpack it here."),
    (b"7z\xbc\xaf", "an archive (7z)", "Unpack it here."),
    (b"Rar!", "an archive (RAR)", "Unpack it here."),
    (b"SQLite format 3\0", "a database (SQLite)", _NOT_A_PAPER),
    (b"ID3", "a sound recording", _NOT_A_PAPER),
    (b"OggS", "a sound recording", _NOT_A_PAPER),
    (b"RIFF", "a sound, film or picture", _NOT_A_PAPER),
    (b"\x7fELF", "a program", _NOT_A_PAPER),
)
"""First bytes that tell a format that is not read yet: what it is, and what to do."""

SURE: Final = frozenset({"a PDF", "a rich text file"})
"""Formats whose first bytes no paper begins with, though all may be printable."""

ZIPPED: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"word/", "a Word document (DOCX)", _LATER.format("DOCX")),
    (b"xl/", "a spreadsheet (XLSX)", _NOT_A_PAPER),
    (b"ppt/", "a presentation (PPTX)", _LATER.format("PPTX")),
    (b"opendocument.text", "an OpenDocument text (ODT)", _LATER.format("ODT")),
    (b"epub+zip", "an e-book (EPUB)", _LATER.format("EPUB")),
    (b"", "an archive (ZIP)", "Unpack it here."),
)
"""What a ZIP file is, by words that stand in it."""

ENDINGS: Final[dict[str, tuple[str, str]]] = {
    "html": ("a web page", _LATER.format("web pages")),
    "htm": ("a web page", _LATER.format("web pages")),
    "xhtml": ("a web page", _LATER.format("web pages")),
    "eml": ("an e-mail", _LATER.format("e-mail")),
    "mbox": ("a mailbox", _LATER.format("e-mail")),
    "msg": ("an e-mail", _LATER.format("e-mail")),
    "rtf": ("a rich text file", _LATER.format("RTF")),
    "json": ("data (JSON)", _NOT_A_PAPER),
    "jsonl": ("data (JSON lines)", _NOT_A_PAPER),
    "csv": ("a table (CSV)", _NOT_A_PAPER),
    "tsv": ("a table (TSV)", _NOT_A_PAPER),
    "toml": ("settings (TOML)", _NOT_A_PAPER),
    "yaml": ("data (YAML)", _NOT_A_PAPER),
    "yml": ("data (YAML)", _NOT_A_PAPER),
    "py": ("a program", _NOT_A_PAPER),
    "js": ("a program", _NOT_A_PAPER),
    "css": ("a style sheet", _NOT_A_PAPER),
    "svg": ("a picture (SVG)", _PICTURE),
}
"""Endings of files that are text but no paper as they stand."""

MARKDOWN: Final = frozenset({"md", "markdown", "mdown"})

_ROOT: Final = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+<([^\s/>!?]+)", re.DOTALL
)
_HEAD: Final = 1 << 16


class NotRead(ValueError):
    """No reader for this: what it is, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def choose_reader(path: str, data: bytes) -> Reader:
    """The reader for a file, by its first bytes, then by its ending.

    Raises:
        NotRead: there is none yet.

    >>> choose_reader("a.txt", b"Sir:").format
    'text'
    """
    for signature, what, remedy in SIGNATURES:
        if data.startswith(signature) and (what in SURE or looks_binary(data)):
            raise NotRead(what, remedy)
    if data.startswith(b"PK\x03\x04"):
        head = data[:_HEAD]
        what, remedy = next((w, r) for words, w, r in ZIPPED if words in head)
        raise NotRead(what, remedy)
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    root = root_element(data)
    if root in ROOTS:
        return TeiReader()
    if root is not None and root.lower() == "html":
        raise NotRead(*ENDINGS["html"])
    if root is not None and (ending == "xml" or data.lstrip()[:5] == b"<?xml"):
        raise NotRead(f"XML of another kind than TEI (its root is “{root}”)", _NOT_A_PAPER)
    if ending in ENDINGS:
        raise NotRead(*ENDINGS[ending])
    return MarkdownReader() if ending in MARKDOWN else PlainReader()


def root_element(data: bytes) -> str | None:
    """The name of the first element, without its prefix; None where the file is no markup.

    >>> root_element(b'<?xml version="1.0"?><tei:TEI xmlns:tei="x">')
    'TEI'
    """
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        text = head.decode("utf-32", "ignore")
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "ignore")
    elif head.startswith((b"<\0", b"\0<")):
        text = head.decode("utf-16-le" if head[1] == 0 else "utf-16-be", "ignore")
    else:
        text = head.decode("latin-1").removeprefix("ï»¿")
    match = _ROOT.match(text)
    return match.group(1).rpartition(":")[2] if match else None
