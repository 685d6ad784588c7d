"""A ruling told in a sentence."""

import pytest

from regesta.decisions import describe_ruling
from regesta.model import Anchor, Decision


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


@pytest.mark.parametrize(
    ("action", "value", "says"),
    [
        ("add_act", {"type": "ask", "actor": "Vesk"}, "recorded “So it is.” as “ask” of Vesk"),
        ("correct_act", {"type": "hum"}, "corrected the act “So it is.” as “hum”"),
        ("reject_act", None, "rejected the act “So it is.”"),
        ("accept_act", None, "accepted the act “So it is.”"),
    ],
)
def test_a_ruling_on_an_act_is_told(action, value, says):
    anchor = Anchor(
        source="a.txt", text_sha256="", start=0, end=9, exact="So it is.", prefix="", suffix=""
    )
    made = Decision(
        id="r-1", when="2026-11-25T10:00:00Z", who="Ada", action=action, anchor=anchor,
        field="a-1", value=value,
    )  # fmt: skip
    assert describe_ruling(made) == f"Ada {says}".rstrip(".") + "."


@pytest.mark.parametrize(
    ("action", "value", "says"),
    [
        ("party", {"party": "Vesk", "same_as": ["Mr. Vesk"], "apart": ["Tarn"]},
         "ruled that the party “Vesk” is the same as “Mr. Vesk” and is not “Tarn”"),
        ("party", {"party": "Vesk", "kind": "person", "member_of": ["Tarn"]},
         "ruled that the party “Vesk” belongs to “Tarn” and is a “person”"),
        ("thread", {"thread": "t-1", "name": "The ferry", "acts": ["a-1", "a-2"]},
         "ruled that the thread “t-1” consists of 2 acts and is called “The ferry”"),
    ],
)  # fmt: skip
def test_a_ruling_on_a_party_or_a_thread_is_told(action, value, says):
    made = Decision(
        id="r-1", when="2026-11-25T10:00:00Z", who="Ada", action=action, value=value, reason="so"
    )
    assert describe_ruling(made) == f"Ada {says}: so."
