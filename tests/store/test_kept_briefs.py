"""Briefs that are kept: a new process finds what was computed, and never what was before."""

import pytest

from regesta import edition_ledger, exchange
from regesta.store import kept_briefs


@pytest.fixture
def kept(spine, monkeypatch):
    """A built folder whose briefs are kept however small they are."""
    monkeypatch.setattr(edition_ledger, "_WORTH_KEEPING", 0)
    spine.build()
    return spine


def files(folder):
    return sorted((folder / ".regesta" / "briefs").glob("*"))


def test_a_new_process_reads_what_another_computed(kept, monkeypatch):
    with kept.edition() as edition:
        brief = edition.brief("1919-02-05")
    assert len(files(kept.folder)) == 1

    def must_not(*_given, **_more):
        raise AssertionError("computed again")

    monkeypatch.setattr(exchange, "state", must_not)
    with kept.edition() as edition:
        assert edition.brief("1919-02-05") == brief
        with pytest.raises(AssertionError, match="computed again"):
            edition.brief("1919-02-06")


def test_what_was_kept_before_a_write_is_let_go(kept):
    with kept.edition() as edition:
        edition.brief("1919-02-05")
        [before] = files(kept.folder)
        edition.decide("correct", document=edition.papers()[0].id, field="number", value="9")
    with kept.edition() as edition:
        edition.brief("1919-02-05")
    [after] = files(kept.folder)
    assert after.name != before.name


def test_what_cannot_be_read_is_computed(kept):
    with kept.edition() as edition:
        brief = edition.brief("1919-02-05")
    [file] = files(kept.folder)
    file.write_bytes(b"\xc1 no brief")
    with kept.edition() as edition:
        assert edition.brief("1919-02-05") == brief


def test_only_the_latest_are_kept(tmp_path):
    (tmp_path / ".regesta").mkdir()
    for at in range(40):
        kept_briefs.keep(tmp_path, "a", str(at), b"x")
    assert len(files(tmp_path)) == 16
    assert kept_briefs.load(tmp_path, "a", "39") == b"x"
    assert kept_briefs.load(tmp_path, "a", "0") is None
    kept_briefs.keep(tmp_path, "b", "0", b"y")
    assert len(files(tmp_path)) == 1


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path):
    kept_briefs.keep(tmp_path / "nowhere", "a", "0", b"x")
    assert kept_briefs.load(tmp_path / "nowhere", "a", "0") is None
