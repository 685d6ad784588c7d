"""Texts as read, written where they cannot be taken for papers."""

import pytest

from regesta.errors import FolderNotUsable
from regesta.publish.text import text_names, write_texts


def test_each_text_is_written_as_it_was_read(edition, tmp_path):
    written = list(write_texts(edition, tmp_path / "out"))
    assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
        "a.txt", "b.txt", "deep/c.txt",
    ]  # fmt: skip
    for path, source in zip(written, edition.sources(), strict=True):
        assert path.read_bytes().decode() == edition.text(source.path)


def test_texts_are_not_written_among_the_papers(edition):
    with pytest.raises(FolderNotUsable, match="taken for papers"):
        list(write_texts(edition, edition.folder / "out"))


def test_a_place_that_cannot_be_written_to_is_named(edition, tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(FolderNotUsable, match="cannot be written"):
        list(write_texts(edition, tmp_path / "out"))


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a.xml"], ["a.txt"]),
        (["a.md", "a.txt"], ["a.md.txt", "a.txt"]),
        (["a.md", "a.xml"], ["a.md.txt", "a.xml.txt"]),
        (["a.md", "b/a.xml"], ["a.txt", "b/a.txt"]),
    ],
)
def test_no_two_sources_get_one_name(paths, names):
    found = text_names(paths)
    assert list(found.values()) == names
    assert len(set(found.values())) == len(paths)
