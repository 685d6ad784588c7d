"""The text of each source as read: what all offsets of the export count in."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from regesta.edition import Edition
from regesta.errors import FolderNotUsable


def write_texts(edition: Edition, output: Path) -> Iterator[Path]:
    """Write each source to a folder as `NAME.txt`, UTF-8, a bare line feed at the end of lines.

    Folders within the edition are kept. Where two files have one name but for their ending
    (`a.txt`, `a.xml`), the ending stays in the name: `a.txt`, `a.xml.txt`.

    Yields:
        The path of each file once it is written.

    Raises:
        FolderNotUsable: the folder lies within the edition, or cannot be written to.
    """
    if output.resolve().is_relative_to(edition.folder.resolve()):
        raise FolderNotUsable(
            "texts cannot be written among the papers: they would be taken for papers",
            place=str(output),
            remedy="Name a folder outside the edition with --output.",
        )
    for path, name in text_names([source.path for source in edition.sources()]).items():
        target = output / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(edition.text(path).encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise FolderNotUsable(
                f"the text cannot be written: {error.strerror or error}",
                place=str(target),
                remedy="Name another folder with --output.",
            ) from error
        yield target


def text_names(paths: list[str]) -> dict[str, str]:
    """The names that texts are written under, by path of their source.

    >>> text_names(["a.txt", "a.xml", "b/c.md"])
    {'a.txt': 'a.txt', 'a.xml': 'a.xml.txt', 'b/c.md': 'b/c.txt'}
    """
    stems = Counter(str(PurePosixPath(path).with_suffix("")) for path in paths)
    names: dict[str, str] = {}
    for path in paths:
        bare = PurePosixPath(path)
        if bare.suffix == ".txt":
            names[path] = path
        elif stems[str(bare.with_suffix(""))] == 1:
            names[path] = f"{bare.with_suffix('')}.txt"
        else:
            names[path] = f"{path}.txt"
    return names
