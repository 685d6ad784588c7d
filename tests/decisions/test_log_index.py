"""The log by what it is about: up to date after every append, whoever made it."""

import msgspec

from regesta.decisions import log
from regesta.decisions.live import live
from regesta.decisions.log_index import LogIndex
from regesta.model import Anchor, Decision

ANCHOR = Anchor(source="a.txt", text_sha256="0", start=0, end=4, exact="Sir:", prefix="", suffix="")


def ruling(number, action="add_act", who="Ada", **more):
    given = {"field": "a-1", "value": {"type": "ask"}, "anchor": ANCHOR} | more
    made = Decision(id="", when=f"2026-11-25T10:00:{number:02}Z", who=who, action=action, **given)
    return log.identify(made)


def undo(number, of):
    return ruling(number, "undo", undoes=of.id, value=None)


def test_what_one_appends_oneself_is_known_without_reading_again(tmp_path, monkeypatch):
    index = LogIndex(tmp_path).refresh()
    first = ruling(1)
    index.append(first)
    monkeypatch.setattr(log, "read", lambda _: (_ for _ in ()).throw(AssertionError))
    index.append(ruling(2, "accept_act"))
    assert [one.action for one in index.refresh().decisions] == ["add_act", "accept_act"]
    assert index.latest == "2026-11-25T10:00:02Z"


def test_what_others_append_or_mend_is_read(tmp_path):
    index = LogIndex(tmp_path).refresh()
    index.append(ruling(1))
    log.append(tmp_path, ruling(2, "reject_act"))
    assert index.refresh().act("a-1").rejected
    path = tmp_path / log.FILE
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    assert not index.refresh().act("a-1").rejected
    log.append(tmp_path, ruling(3, "reject_act"))
    index.append(ruling(4, "accept_act"))
    assert len(index.decisions) == 3


def test_a_half_written_line_hides_nothing_that_comes_after(tmp_path):
    index = LogIndex(tmp_path).refresh()
    index.append(ruling(1))
    path = tmp_path / log.FILE
    path.write_bytes(path.read_bytes() + b'{"id": "r-')
    index.append(ruling(2, "reject_act"))
    assert index.act("a-1").rejected
    assert index.refresh().act("a-1").rejected
    assert len(log.read(tmp_path).decisions) == 2


def test_undos_hold_whatever_the_order(tmp_path):
    index = LogIndex(tmp_path).refresh()
    first = ruling(1)
    back = undo(3, first)
    index.append(back, first)
    assert index.act("a-1") is None
    index.append(undo(4, back))
    assert index.act("a-1").value == {"type": "ask"}
    assert len(index.history("a-1")) == 3


def test_rulings_on_the_ledger_are_none_on_papers(tmp_path):
    index = LogIndex(tmp_path).refresh()
    paper = ruling(1, "reject", field="number", document="d-1", value=None)
    party = ruling(2, "party", field=None, anchor=None, value={"party": "Vesk", "kind": "person"})
    index.append(paper, ruling(3), party)
    assert index.of_papers == [paper]
    assert [one.party for one in index.links] == ["Vesk"]
    assert index.acts_of_source("a.txt") == ["a-1"]
    assert {one.id for one in live(index.decisions)} == {one.id for one in index.decisions}


def test_a_merged_log_with_the_same_act_twice_holds_the_later(tmp_path):
    index = LogIndex(tmp_path).refresh()
    ben = ruling(2, who="Ben", value={"type": "demand"})
    index.append(ben, ruling(1))
    stood = index.act("a-1")
    assert stood.value == {"type": "demand"}
    assert stood.others == (ruling(1).id,)
    index.append(undo(3, ben))
    assert index.act("a-1").value == {"type": "ask"}
    assert index.act("a-1").others == ()


def test_an_anchor_is_left_out_of_rulings_on_the_whole():
    made = ruling(1, "party", field=None, anchor=None, value={"party": "Vesk", "kind": "person"})
    assert b"anchor" not in msgspec.json.encode(made)
