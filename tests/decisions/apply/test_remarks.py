"""Rulings on proposed readings and on findings."""

from regesta.decisions.apply import to_findings, to_readings
from regesta.model import Finding, Reading, Span


def reading(tarn, words="sheep", proposed="ships"):
    at = tarn.text.index(words)
    return Reading(
        start=at, end=at + len(words), text=words, proposed=proposed, reason="r", rule="letters"
    )


def ruled(tarn, readings, action, words="sheep", value=None, source=None):
    at = tarn.text.index(words)
    ruling = tarn.rule(
        tarn.source, tarn.documents, action, start=at, end=at + len(words), value=value
    )
    return to_readings(readings, source or tarn.source, [ruling])


def test_a_reading_is_accepted_rejected_corrected(tarn):
    for action, value, verdict, proposed in [
        ("accept_reading", None, "accepted", "ships"),
        ("reject_reading", None, "rejected", "ships"),
        ("correct_reading", "shapes", "corrected", "shapes"),
    ]:
        (done,), orphans = ruled(tarn, [reading(tarn)], action, value=value)
        assert orphans == []
        assert (done.verdict, done.proposed, done.text) == (verdict, proposed, "sheep")
        assert done.decision


def test_a_reading_of_the_editor_s_own_is_made(tarn):
    (done,), _ = ruled(tarn, [], "correct_reading", value="ships")
    assert (done.text, done.proposed, done.rule) == ("sheep", "ships", "ruling")


def test_an_accepted_reading_stays_when_no_rule_proposes_it_any_more(tarn):
    (done,), _ = ruled(tarn, [], "accept_reading", value="ships")
    assert (done.proposed, done.verdict) == ("ships", "accepted")


def test_a_rejected_reading_that_is_gone_needs_nothing(tarn):
    assert ruled(tarn, [], "reject_reading", value="ships") == ([], [])


def test_a_reading_on_other_words_is_left(tarn):
    other = reading(tarn, "customs", "costumes")
    done, _ = ruled(tarn, [other, reading(tarn)], "reject_reading")
    assert [one.verdict for one in done] == [None, "rejected"]


def test_a_reading_follows_its_words(tarn):
    edited = tarn.source_of("Preface.\n\n" + tarn.text)
    (done,), _ = ruled(tarn, [], "correct_reading", value="ships", source=edited)
    assert edited.text[done.start : done.end] == "sheep"


def test_a_ruling_on_a_reading_whose_words_are_gone_is_an_orphan(tarn):
    edited = tarn.source_of("Nothing is left of it.")
    done, orphans = ruled(tarn, [], "correct_reading", value="ships", source=edited)
    assert (done, len(orphans)) == ([], 1)


def finding(tarn, identity="f-1", words="June 4, 1871"):
    at = tarn.text.index(words)
    return Finding(
        id=identity, document="d", check="undated", severity="info", message="m",
        evidence=(Span(at, at + len(words)),), rule="undated",
    )  # fmt: skip


def judged(tarn, findings, action, identity="f-1"):
    at = tarn.text.index("June 4, 1871")
    ruling = tarn.rule(
        tarn.source,
        tarn.documents,
        action,
        1,
        field="undated",
        value=identity,
        start=at,
        end=at + 12,
    )
    return to_findings(findings, [ruling], tarn.source)


def test_a_finding_gets_its_verdict_and_stays(tarn):
    (done,) = judged(tarn, [finding(tarn)], "accept_finding")
    assert done.verdict == "accepted"
    (done,) = judged(tarn, [finding(tarn)], "dismiss_finding")
    assert done.verdict == "rejected"
    assert done.decision


def test_a_finding_with_a_new_id_is_known_by_check_and_words(tarn):
    elsewhere = finding(tarn, "f-8", "June 9, 1871")
    done = judged(tarn, [finding(tarn, "f-7"), elsewhere], "dismiss_finding")
    assert [one.verdict for one in done] == ["rejected", None]


def test_of_two_findings_that_might_be_meant_neither_is_judged(tarn):
    both = [finding(tarn, "f-7"), finding(tarn, "f-8")]
    assert judged(tarn, both, "dismiss_finding") == both
