"""Reads plain text in any encoding; a form feed ends a page."""

from regesta.errors import UnreadableFile
from regesta.model import Page, Source
from regesta.settings import Settings
from regesta.stages.read.encoding import Decoded, NotText, decode
from regesta.stages.read.reader import File, make_source


class PlainReader:
    """Plain text, nothing altered but line ends."""

    format = "text"

    def read(self, file: File, settings: Settings) -> Source:
        """The file as it is, with its encoding and pages.

        Raises:
            UnreadableFile: the bytes are no text, or only white space.
        """
        decoded = decode_file(file, settings)
        return make_source(
            file,
            format=self.format,
            text=decoded.text,
            encoding=decoded.encoding,
            certainty=decoded.certainty,
            pages=pages(decoded.text),
            warnings=decoded.warnings,
        )


def decode_file(file: File, settings: Settings) -> Decoded:
    """The decoded text of a file that should be text.

    Raises:
        UnreadableFile: the bytes are no text, or only white space.
    """
    try:
        decoded = decode(file.data, settings.encoding)
    except NotText as error:
        raise UnreadableFile(
            "this is no text but binary data",
            place=file.path,
            remedy="Give the file its right ending, or leave it out with `skip` in regesta.toml.",
        ) from error
    if decoded.text == "" or decoded.text.isspace():
        raise UnreadableFile(
            "the file holds nothing but white space",
            place=file.path,
            remedy="Put the paper's text into it, or delete it.",
        )
    return decoded


def pages(text: str) -> tuple[Page, ...]:
    r"""Pages as form feeds divide them; none where the text has no form feed.

    >>> [(page.label, page.start, page.end) for page in pages("one\ftwo")]
    [('1', 0, 3), ('2', 4, 7)]
    """
    if "\f" not in text:
        return ()
    found: list[Page] = []
    start = 0
    for number, words in enumerate(text.split("\f"), start=1):
        end = start + len(words)
        if end > start:
            found.append(Page(start=start, end=end, label=str(number)))
        start = end + 1
    return tuple(found)
