"""Rulings on what a paper says of itself: accepted, corrected, rejected."""

import msgspec
import pytest

from regesta.decisions.apply import to_datings, to_description, to_regest
from regesta.errors import BadDecision
from regesta.model import Alternative, Dating, Field, Party, Reference, Regest, Span


@pytest.fixture
def paper(tarn):
    """The first letter as a machine might describe it, and how to rule on it."""
    one = tarn.documents[1]
    at = tarn.text.index("Tarn, June 4")
    described = tarn.described(
        one,
        tarn.source,
        number=Field(value="11", rule="number", evidence=(Span(at - 9, at - 2),)),
        place=Field(value="Tarn", rule="dateline", evidence=(Span(at, at + 4),)),
        date=Field(value="June 4, 1871", rule="dateline", evidence=(Span(at + 6, at + 18),)),
        replies_to=(Reference(text="yours", start=at, end=at + 4, rule="cited"),),
    )
    return one, described


def ruled(tarn, described, action, field, **given):
    ruling = tarn.rule(tarn.source, tarn.documents, action, 1, field=field, **given)
    return to_description(described, [ruling], tarn.source), ruling.id


def span_of(tarn, words):
    at = tarn.text.index(words)
    return at, at + len(words)


def test_without_rulings_the_description_is_the_machine_s_own(tarn, paper):
    assert to_description(paper[1], [], tarn.source) is paper[1]


@pytest.mark.parametrize("field", ["kind", "number", "place", "date"])
def test_an_accepted_field_keeps_value_words_and_basis(tarn, paper, field):
    done, decision = ruled(tarn, paper[1], "accept", field)
    before = getattr(paper[1], field)
    assert getattr(done, field) == msgspec.structs.replace(before, decision=decision)
    assert done.ruled == ((field, decision),)


def test_an_accepted_list_marks_each_of_its_elements(tarn, paper):
    done, decision = ruled(tarn, paper[1], "accept", "from")
    assert [one.decision for one in done.sender] == [decision]
    assert done.sender[0].basis == "stated"


def test_that_there_is_nothing_can_be_accepted(tarn, paper):
    done, decision = ruled(tarn, paper[1], "accept", "received")
    assert done.received.value is None
    assert done.received.decision == decision


def test_an_accepted_value_stands_when_a_new_rule_says_another(tarn, paper):
    ruling = tarn.rule(
        tarn.source, tarn.documents, "accept", 1, field="number", value="11",
        words=(span_of(tarn, "No. 11.]"),),
    )  # fmt: skip
    newer = msgspec.structs.replace(paper[1], number=Field(value="4", rule="number_of_day"))
    done = to_description(newer, [ruling], tarn.source)
    assert (done.number.value, done.number.basis) == ("11", "ruled")
    assert done.number.evidence == (Span(*span_of(tarn, "No. 11.]")),)


def test_a_corrected_field_rests_on_the_words_marked(tarn, paper):
    words = span_of(tarn, "Lower Tarn")
    done, decision = ruled(tarn, paper[1], "correct", "place", value="Nether Tarn", words=(words,))
    assert done.place == Field(
        value="Nether Tarn", rule="ruling", evidence=(Span(*words),), basis="ruled",
        decision=decision,
    )  # fmt: skip


def test_words_marked_are_the_value_where_none_is_given(tarn, paper):
    done, _ = ruled(tarn, paper[1], "correct", "subject", words=(span_of(tarn, "the ferry"),))
    assert done.subject.value == "the ferry"
    done, _ = ruled(tarn, paper[1], "correct", "signed", words=(span_of(tarn, "A. VESK"),))
    assert [(one.name, one.basis) for one in done.signed] == [("A. VESK", "ruled")]


def test_a_place_in_the_shape_of_the_export_brings_its_words(tarn, paper):
    start, end = span_of(tarn, "Lower Tarn")
    value = {"name": "Nether Tarn", "text": "Lower Tarn", "lat": None, "start": start, "end": end}
    done, _ = ruled(tarn, paper[1], "correct", "place", value=value)
    assert (done.place.value, done.place.evidence) == ("Nether Tarn", (Span(start, end),))


def test_each_corrected_party_rests_on_the_words_that_name_it(tarn, paper):
    first, second = span_of(tarn, "Mr. Orlo"), span_of(tarn, "men of the customs")
    value = [{"name": "Orlo", "role": "Secretary"}, {"name": None, "role": "men of the customs"}]
    done, decision = ruled(tarn, paper[1], "correct", "to", value=value, words=(first, second))
    assert done.recipient == (
        Party(name="Orlo", role="Secretary", rule="ruling", evidence=(Span(*first),),
              basis="ruled", decision=decision),
        Party(name=None, role="men of the customs", rule="ruling", evidence=(Span(*second),),
              basis="ruled", decision=decision),
    )  # fmt: skip


def test_a_party_that_stays_keeps_the_machine_s_words(tarn, paper):
    done, _ = ruled(tarn, paper[1], "correct", "from", value=["Vesk", "Brand"])
    assert [one.evidence for one in done.sender] == [paper[1].sender[0].evidence, ()]


def test_a_party_s_own_evidence_is_kept(tarn, paper):
    span = span_of(tarn, "A. VESK")
    value = [{"name": "Anna Vesk", "role": None, "evidence": [list(span)]}, "Orlo"]
    done, _ = ruled(tarn, paper[1], "correct", "signed", value=value)
    assert done.signed[0].evidence == (Span(*span),)


def test_references_and_notes_are_moved_with_their_words(tarn, paper):
    start, end = span_of(tarn, "The men were sent")
    mark = span_of(tarn, "customs")
    reference = tarn.rule(
        tarn.source, tarn.documents, "correct", 1, field="replies_to",
        value=[{"text": "The men", "start": start, "end": end, "document": "d-9"}],
    )  # fmt: skip
    note = tarn.rule(
        tarn.source, tarn.documents, "correct", 1, field="notes",
        value=[{"number": "1", "start": start, "end": end, "marks": [list(mark)]}],
    )  # fmt: skip
    edited = tarn.source_of("Preface.\n\n" + tarn.text)
    done = to_description(paper[1], [reference, note], edited)
    assert [(one.text, one.start, one.document) for one in done.replies_to] == [
        ("The men were sent", start + 10, "d-9")
    ]
    assert [(one.start, one.marks) for one in done.notes] == [
        (start + 10, (Span(mark[0] + 10, mark[1] + 10),))
    ]


@pytest.mark.parametrize("field", ["number", "place", "date", "head"])
def test_a_rejected_field_is_none_and_says_by_whom(tarn, paper, field):
    done, decision = ruled(tarn, paper[1], "reject", field)
    assert getattr(done, field) == Field(
        value=None, rule="ruling", basis="ruled", decision=decision
    )


@pytest.mark.parametrize(("field", "name"), [("from", "sender"), ("replies_to", "replies_to")])
def test_a_rejected_list_is_empty_and_listed_as_ruled(tarn, paper, field, name):
    done, decision = ruled(tarn, paper[1], "reject", field)
    assert getattr(done, name) == ()
    assert done.ruled == ((field, decision),)


def test_words_that_are_gone_leave_the_value_without_evidence(tarn, paper):
    words = span_of(tarn, "Lower Tarn")
    ruling = tarn.rule(
        tarn.source, tarn.documents, "correct", 1, field="subject", value="a ferry", words=(words,)
    )
    gone = tarn.source_of(tarn.text.replace("that the ferry at Lower Tarn was stopped", "nothing"))
    done = to_description(paper[1], [ruling], gone)
    assert (done.subject.value, done.subject.evidence) == ("a ferry", ())


class TestDates:
    def dating(self, paper, **more):
        given = {"value": "1871-06-04", "text": "June 4, 1871", "start": 70, "end": 82}
        return Dating(document=paper[0].id, rule="dateline", field="date", **(given | more))

    def ruled(self, tarn, paper, datings, action, field="date", **given):
        ruling = tarn.rule(tarn.source, tarn.documents, action, 1, field=field, **given)
        return to_datings(datings, [ruling], paper[0], tarn.source), ruling.id

    def test_an_accepted_date_keeps_all_it_has(self, tarn, paper):
        before = self.dating(paper)
        done, decision = self.ruled(tarn, paper, [before], "accept", value="1871-06-04")
        assert done == [msgspec.structs.replace(before, decision=decision)]

    def test_an_accepted_date_stands_when_a_new_rule_says_another(self, tarn, paper):
        newer = self.dating(paper, value="1871-07-04")
        done, _ = self.ruled(tarn, paper, [newer], "accept", value="1871-06-04")
        assert (done[0].value, done[0].basis) == ("1871-06-04", "ruled")

    def test_a_corrected_date_keeps_its_words_and_its_place_in_the_list(self, tarn, paper):
        inner = Dating(document=paper[0].id, rule="time", value="1871-06-01", start=99, end=107)
        done, decision = self.ruled(
            tarn, paper, [self.dating(paper), inner], "correct", value="1871-06-05"
        )
        assert done[1] == inner
        assert (done[0].value, done[0].start, done[0].basis) == ("1871-06-05", 70, "ruled")
        assert (done[0].rule, done[0].decision) == ("ruling", decision)

    def test_a_whole_value_of_the_export_is_taken(self, tarn, paper):
        start, end = span_of(tarn, "June 9, 1871")
        value = {
            "value": "1871-06-21", "text": "June 9, 1871", "calendar": "julian",
            "old_style": "1871-06-09", "start": start, "end": end, "certainty": "medium",
            "alternatives": [{"value": "1871-06-09", "why": "if already New Style"}],
        }  # fmt: skip
        done, _ = self.ruled(tarn, paper, [], "correct", "received", value=value)
        assert done[0].field == "received"
        assert (done[0].text, done[0].start, done[0].end) == ("June 9, 1871", start, end)
        assert (done[0].calendar, done[0].old_style, done[0].certainty) == (
            "julian", "1871-06-09", "medium",
        )  # fmt: skip
        assert done[0].alternatives == (
            Alternative(value="1871-06-09", why="if already New Style"),
        )

    def test_words_alone_leave_the_value_to_the_stage(self, tarn, paper):
        words = span_of(tarn, "June 9, 1871")
        settled = self.dating(paper, value="1871-06-09", start=words[0], end=words[1])
        done, decision = self.ruled(tarn, paper, [settled], "correct", words=(words,))
        assert (done[0].value, done[0].start, done[0].decision) == (
            "1871-06-09", words[0], decision,
        )  # fmt: skip

    def test_a_rejected_date_has_neither_value_nor_words(self, tarn, paper):
        done, decision = self.ruled(tarn, paper, [self.dating(paper)], "reject")
        assert done == [
            Dating(document=paper[0].id, rule="ruling", field="date", decision=decision)
        ]


class TestRegest:
    def ruled(self, tarn, action, value=None, now="Vesk to Orlo."):
        ruling = tarn.rule(tarn.source, tarn.documents, action, 1, field="regest", value=value)
        before = Regest(document="d", text=now, rule="regest") if now else None
        return to_regest(before, [ruling], tarn.documents[1])

    def test_accepted_corrected_rejected(self, tarn):
        assert self.ruled(tarn, "accept").rule == "regest"
        assert self.ruled(tarn, "accept").decision
        assert self.ruled(tarn, "correct", "On sheep.").text == "On sheep."
        assert self.ruled(tarn, "correct", "On sheep.", now=None).text == "On sheep."
        assert self.ruled(tarn, "reject").text == ""

    def test_the_accepted_sentence_stands_when_the_stage_writes_another(self, tarn):
        assert self.ruled(tarn, "accept", "Vesk to Orlo.", now="V. to O.").text == "Vesk to Orlo."

    def test_rulings_on_other_fields_leave_it(self, tarn):
        ruling = tarn.rule(tarn.source, tarn.documents, "reject", 1, field="number")
        assert to_regest(None, [ruling], tarn.documents[1]) is None


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("kind", "epistle", "no kind of paper"),
        ("kind", "apparatus", "by the action"),
        ("date", "June 4", "not EDTF"),
        ("date", {"value": None, "calendar": "julian"}, "needs a value"),
        ("date", {"value": "1871", "alternatives": [{"value": "x"}]}, "alternatives"),
        ("date", {"value": "1871", "certainty": "sure"}, "certainty"),
        ("date", {"value": "1871", "start": 9, "end": 3}, "offsets"),
        ("from", "Vesk", "list of parties"),
        ("from", [{"role": None}], "name or a role"),
        ("from", [{"name": "Vesk", "evidence": [[3]]}], "evidence"),
        ("place", {"lat": 3}, "needs a name"),
        ("place", {"name": "Tarn", "lat": "north"}, "number or null"),
        ("head", "  ", "not blank"),
        ("head", 7, "text is expected"),
        ("titles", ["a", 3], "list of texts"),
        ("replies_to", [{"text": "yours"}], "start and end"),
        ("notes", [{"number": 1, "start": 1, "end": 2}], "as printed"),
        ("mentions", [], "no field"),
        ("number", None, "or the words"),
        ("kind", None, "new value"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_with_a_remedy(tarn, field, value, says):
    with pytest.raises(BadDecision, match=says) as caught:
        tarn.rule(tarn.source, tarn.documents, "correct", 1, field=field, value=value)
    assert caught.value.remedy
    assert caught.value.place


def test_a_kind_cannot_be_struck_out(tarn):
    with pytest.raises(BadDecision, match="always has a kind"):
        tarn.rule(tarn.source, tarn.documents, "reject", 1, field="kind")
