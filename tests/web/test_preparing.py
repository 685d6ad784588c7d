"""While pages are served, what was recorded is prepared for other programs once there is quiet."""

import time

import pytest

from regesta import edition_ledger
from regesta.web import preparing
from regesta.web.preparing import Preparing, prepare


def record(edition, kind):
    return edition.decide(
        "add_act", source="a.txt", start=0, end=12, value={"type": kind, "actor": "Orlo"}
    )


@pytest.fixture
def acted(spine, monkeypatch):
    monkeypatch.setattr(edition_ledger, "WORTH_KEEPING", 1)
    monkeypatch.setattr(
        preparing, "open_edition", lambda folder: edition_of(folder, spine.pipeline)
    )
    spine.build()
    with spine.edition() as edition:
        record(edition, "ask")
        yield spine, edition


def edition_of(folder, pipeline):
    from regesta.edition import open_edition

    return open_edition(folder, pipeline=pipeline)


def test_it_waits_for_quiet_and_then_prepares_once(acted):
    _, edition = acted
    done = []
    looking = Preparing(edition.folder, work=done.append)
    assert [looking.look(edition) for _ in range(2)] == [False, True]
    assert [looking.look(edition) for _ in range(2)] == [False, False]
    record(edition, "protest")
    assert not looking.look(edition)
    record(edition, "demand")
    assert [looking.look(edition) for _ in range(3)] == [False, True, False]
    assert done == [edition.folder] * 2


def test_what_is_prepared_is_there_for_others_and_needs_no_more(acted):
    spine, edition = acted
    looking = Preparing(edition.folder, work=prepare)
    assert [looking.look(edition) for _ in range(3)] == [False, True, False]
    with spine.edition() as other:
        assert other.brief_json() is not None
        assert other.awaits() is None


def test_it_looks_by_itself_until_it_is_stopped_and_outlives_a_folder_not_built(acted, tmp_path):
    _, edition = acted
    (tmp_path / "none").mkdir()
    idle = Preparing(tmp_path / "none", pause=0.01, work=prepare)
    looking = Preparing(edition.folder, pause=0.01, work=prepare)
    idle.start()
    looking.start()
    end = time.monotonic() + 20
    while edition.awaits() is not None and time.monotonic() < end:
        time.sleep(0.02)
    idle.stop()
    looking.stop()
    assert edition.awaits() is None
