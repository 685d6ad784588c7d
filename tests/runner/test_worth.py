"""The queue asks what is doubtful, and never what was ruled."""

import pytest

from regesta.model import (
    Alternative,
    Dating,
    Description,
    Document,
    Evidence,
    Field,
    Finding,
    Party,
    Reading,
    Span,
)
from regesta.runner.worth import worth_of
from regesta.store.row import Parts

DOCUMENT = Document(id="d-1", start=0, end=90, rule="heading")
PARTY = Party(name="Vesk", role=None, rule="heading", evidence=(Span(0, 4),))
DATE = Dating(document="d-1", rule="dateline", field="date", value="1919-01-02", start=5, end=9)


def described(**fields):
    given = {"sender": (PARTY,), "recipient": (PARTY,), **fields}
    return Description(document="d-1", kind=Field(value="note", rule="kind"), **given)


def asked(**parts):
    given = {"document": DOCUMENT, "description": described(), "datings": [DATE], **parts}
    return [(one.what, one.field) for one in worth_of(Parts(**given))]


def finding(**more):
    return Finding(
        id="f-1", document="d-1", check="weekday", severity="error", message="No Tuesday.",
        evidence=(Span(3, 5),), rule="weekday", **more,
    )  # fmt: skip


def test_nothing_is_asked_of_a_paper_that_is_plain():
    assert asked() == []


@pytest.mark.parametrize(
    ("parts", "question"),
    [
        ({"datings": []}, ("field", "date")),
        ({"description": described(sender=())}, ("field", "from")),
        ({"description": described(recipient=())}, ("field", "to")),
        (
            {"description": described(place=Field(value="Tarn", rule="r", certainty="low"))},
            ("field", "place"),
        ),
        ({"findings": [finding()]}, ("finding", None)),
    ],
)
def test_what_is_missing_or_doubtful_is_asked(parts, question):
    assert asked(**parts) == [question]


def test_a_date_that_reads_two_ways_is_asked():
    other = Alternative(value="1919-01-15", why="Old Style")
    dating = Dating(
        document="d-1", rule="r", field="date", value="1919-01-02", alternatives=(other,)
    )
    assert asked(datings=[dating]) == [("field", "date")]


def test_a_boundary_with_little_evidence_is_asked():
    faint = Evidence(rule="blank_line", start=0, end=4, weight=0.4)
    document = Document(id="d-1", start=0, end=90, rule="r", evidence=(faint,))
    assert asked(document=document) == [("boundary", None)]


def test_a_reading_that_is_unsure_is_asked():
    reading = Reading(
        start=1, end=3, text="l9", proposed="19", reason="a letter for a digit", rule="r",
        certainty="low",
    )  # fmt: skip
    assert asked(readings=[reading]) == [("reading", None)]


@pytest.mark.parametrize(
    "parts",
    [
        {"datings": [], "description": described(ruled=(("date", "r-1"),))},
        {"description": described(sender=(), ruled=(("from", "r-1"),))},
        {"findings": [finding(verdict="rejected", decision="r-1")]},
    ],
)
def test_what_was_ruled_is_not_asked(parts):
    assert asked(**parts) == []


def test_apparatus_asks_nothing():
    apparatus = Document(id="d-1", start=0, end=90, rule="r", apparatus=True)
    assert asked(document=apparatus, description=None, datings=[]) == []
