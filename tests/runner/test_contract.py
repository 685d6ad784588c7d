"""Stages are held to what they declare, by name."""

import pytest

from regesta.errors import StageBroken
from regesta.model import Description, Document, Finding, Mark, Regest, Source
from regesta.runner.contract import check_order, declared
from regesta.stages.protocol import KeyOf, Stage


def nothing(_scope, _context):
    return ()


def stage(name, over, needs, adds):
    return Stage(name, over, needs, adds, nothing, package=name)


MARK = stage("mark", "source", (Source,), (Mark,))
DIVIDE = stage("divide", "source", (Mark,), (Document,))
KEYED = stage("keyed", KeyOf(Document, lambda _: "k"), (), (Finding,))


def test_an_order_that_can_work_passes():
    assert check_order([MARK, DIVIDE, KEYED]) is None


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        ([DIVIDE, MARK], "'divide' needs Mark"),
        ([KEYED], "'keyed' needs Document"),
        ([MARK, MARK], "two stages are called 'mark'"),
        ([MARK, DIVIDE, KEYED, stage("late", "source", (), ())], "'late' runs over a source"),
        ([MARK, stage("settle", "document", (Description, Mark), (Regest,))], "needs Description"),
    ],
)
def test_an_order_that_cannot_work_is_refused_by_name(stages, message):
    with pytest.raises(StageBroken, match=message):
        check_order(stages)


def test_declared_records_pass():
    mark = Mark(kind="heading", start=0, end=1, rule="r")
    assert list(declared(MARK, [mark])) == [mark]


def test_an_undeclared_record_is_refused_by_name():
    regest = Regest(document="d-1", text="x", rule="r")
    with pytest.raises(StageBroken, match="'mark' yields Regest"):
        list(declared(MARK, [regest]))
