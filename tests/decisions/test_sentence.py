"""A ruling told in a sentence."""

import pytest

from regesta.decisions import describe_ruling


@pytest.mark.parametrize(
    ("action", "document", "given", "says"),
    [
        (
            "correct",
            1,
            {"field": "date", "value": "1871-06-05"},
            "Ada corrected the date to 1871-06-05.",
        ),
        (
            "correct",
            1,
            {"field": "from", "value": [{"name": "A. Vesk", "role": "Consul"}]},
            "Ada corrected the sender to A. Vesk, Consul.",
        ),
        (
            "correct",
            1,
            {"field": "place", "words": "Lower Tarn"},
            "Ada took the place from “Lower Tarn”.",
        ),
        ("accept", 1, {"field": "kind", "value": "letter"}, "Ada accepted the kind, letter."),
        (
            "reject",
            1,
            {"field": "received", "reason": "never came."},
            "Ada ruled that there is nothing to give for the date of receipt: never came.",
        ),
        ("merge", 3, {}, "Ada joined this to the paper before it."),
        (
            "nest",
            4,
            {"value": 3},
            "Ada put this paper inside the one that begins "
            "“[Inclosure in No. 12.] Callow Customs House, June 8, 1871.”.",
        ),
        (
            "dismiss_finding",
            1,
            {"field": "undated", "value": "f-1"},
            "Ada dismissed the finding “undated”.",
        ),
        (
            "correct_reading",
            None,
            {"words": "sheep", "value": "ships", "at": True},
            "Ada read “ships” for “sheep”.",
        ),
    ],
)
def test_each_ruling_has_its_sentence(tarn, action, document, given, says):
    given = dict(given)
    if words := given.pop("words", None):
        at = tarn.text.index(words)
        if given.pop("at", None):
            given |= {"start": at, "end": at + len(words)}
        else:
            given["words"] = ((at, at + len(words)),)
    ruling = tarn.rule(tarn.source, tarn.documents, action, document, **given)
    assert describe_ruling(ruling) == says


def test_bounds_are_told_by_their_first_and_last_words(tarn):
    one = tarn.documents[1]
    ruling = tarn.rule(tarn.source, tarn.documents, "bounds", 1, start=one.start, end=one.end)
    sentence = describe_ruling(ruling)
    assert sentence.startswith("Ada moved the bounds: from “Mr. Vesk to Mr. Orlo. No. 11.]")
    assert sentence.endswith("A. VESK.”.")
