"""A document sees its own records, none of those nested in it, and each record has one owner."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Document, Mark, Source, Span
from regesta.runner.scopes import Papers, in_order
from regesta.stages.protocol import Stage

TEXT = "x" * 100
SOURCE = Source(path="a.txt", format="text", text=TEXT, sha256="1", file_sha256="1")


def document(name, start, end, inside=None):
    return Document(id=name, start=start, end=end, rule="r", nested_in=inside)


def mark(start, end):
    return Mark(kind="heading", start=start, end=end, rule="r")


def nothing(_scope, _context):
    return ()


STAGE = Stage("describe", "document", (Mark,), (), nothing, package="p")
TREE = [
    document("a", 0, 50), document("b", 10, 30, "a"), document("c", 15, 20, "b"),
    document("d", 60, 100),
]  # fmt: skip


def spread(marks, tree=TREE):
    papers = Papers(SOURCE, tree)
    papers.spread(Mark, in_order(marks))
    return papers, {d.id: papers.records[i][Mark] for i, d in enumerate(papers.documents)}


def test_each_mark_belongs_to_the_innermost_document_that_holds_it():
    _, own = spread([mark(1, 5), mark(12, 14), mark(16, 18), mark(35, 40), mark(70, 71)])
    assert {name: [m.start for m in marks] for name, marks in own.items()} == {
        "a": [1, 35], "b": [12], "c": [16], "d": [70],
    }  # fmt: skip


def test_a_mark_over_a_nested_bound_belongs_to_what_holds_it_whole():
    _, own = spread([mark(18, 22), mark(28, 33)])
    assert [m.start for m in own["b"]] == [18]
    assert [m.start for m in own["a"]] == [28]


def test_a_mark_between_papers_belongs_to_none():
    _, own = spread([mark(52, 55), mark(48, 62)])
    assert not any(own.values())


def test_what_is_nested_comes_before_what_holds_it():
    papers = Papers(SOURCE, TREE)
    order = [papers.documents[i].id for i in papers.innermost_first()]
    assert order == ["c", "b", "a", "d"]


def test_a_scope_shows_own_records_and_those_within_apart():
    papers, _ = spread([mark(1, 5), mark(12, 14), mark(16, 18)])
    scope = papers.scope(0, STAGE)
    assert [m.start for m in scope.all(Mark)] == [1]
    assert [m.start for m in scope.inner[Mark]] == [12, 16]
    assert [d.id for d in scope.inner[Document]] == ["b", "c"]
    assert scope.within == (Span(10, 30),)


def test_inputs_change_with_what_a_scope_shows_and_not_with_others():
    papers, _ = spread([mark(1, 5), mark(70, 71)])
    before = papers.inputs(0, STAGE), papers.inputs(3, STAGE)
    papers.give(0, Mark, [mark(2, 5)])
    assert papers.inputs(0, STAGE) != before[0]
    assert papers.inputs(3, STAGE) == before[1]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 30)), max_size=30))
def test_no_record_has_two_owners_and_all_lie_in_theirs(extents):
    marks = [mark(start, min(start + length, 100)) for start, length in extents]
    papers, own = spread(marks)
    assert sum(len(found) for found in own.values()) <= len(marks)
    for name, found in own.items():
        span = papers.documents[papers.place[name]].span
        assert all(span.holds(m.span) for m in found)
        assert found == in_order(found)
