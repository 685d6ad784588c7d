"""Names of parties in which a word is printed shorter than it reads."""

import pytest

from regesta.model import Party, Reading, Span
from regesta.stages.describe.mended import mended


def reading(text, proposed, verdict=None):
    return Reading(
        start=40, end=40 + len(text), text=text, proposed=proposed, reason="", rule="x",
        verdict=verdict,
    )  # fmt: skip


def party(name, role=None):
    return Party(name=name, role=role, evidence=(Span(3, 11),), rule="heading")


WASHBURNE = reading("Washbume", "Washburne")


@pytest.mark.parametrize(
    ("label", "name", "readings", "wanted"),
    [
        ("longer", "Washbume", [WASHBURNE], "Washburne"),
        ("with a first name", "E. B. Washbume", [WASHBURNE], "E. B. Washburne"),
        ("accepted", "Washbume", [reading("Washbume", "Washburne", "accepted")], "Washburne"),
        ("rejected", "Washbume", [reading("Washbume", "Washburne", "rejected")], "Washbume"),
        # The text that is described has these already.
        ("shorter", "Adarns", [reading("Adarns", "Adams")], "Adarns"),
        ("as long", "Secrctary", [reading("Secrctary", "Secretary")], "Secrctary"),
        ("part of a word", "Washbumeson", [WASHBURNE], "Washbumeson"),
        ("another word", "Corbin", [WASHBURNE], "Corbin"),
        ("no reading", "Washbume", [], "Washbume"),
        ("no name", None, [WASHBURNE], None),
    ],
)
def test_a_name_is_put_right_where_a_longer_reading_says_so(label, name, readings, wanted):
    assert [p.name for p in mended([party(name)], readings)] == [wanted], label


def test_of_two_words_of_which_one_begins_the_other_each_is_put_right():
    readings = [reading("Hame", "Harne"), reading("Hamett", "Harnett")]
    found = mended([party("Hame"), party("Hamett")], readings)
    assert [p.name for p in found] == ["Harne", "Harnett"]


def test_a_role_is_put_right_too():
    (found,) = mended([party(None, "Govemor of Tarn")], [reading("Govemor", "Governor")])
    assert found.role == "Governor of Tarn"


def test_the_evidence_stays_where_the_words_are_printed():
    before = party("Washbume", "Minister")
    (after,) = mended([before], [WASHBURNE])
    assert after.evidence == before.evidence
    assert after.role == before.role


def test_the_parties_stay_in_their_order():
    parties = [party("Washbume"), party("Corbin"), party("Hale")]
    assert [p.name for p in mended(parties, [WASHBURNE])] == ["Washburne", "Corbin", "Hale"]


def test_a_paper_tells_its_sender_by_the_longer_reading(pipeline):
    right = "Mr. Washburne to Mr. Corbin.\n\nSir: The ford is open.\n\n"
    text = right * 7 + "Mr. Washbume to Mr. Corbin.\n\nSir: The ford is shut.\n"
    described = pipeline.descriptions(text)
    assert [[p.name for p in d.sender] for _, d in described] == [["Washburne"]] * 8
    (span,) = described[-1][1].sender[0].evidence[:1]
    assert "Washbume" in text[span.start : span.end]
