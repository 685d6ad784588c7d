"""The one sentence on a paper, whatever of it is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.model import Dating, Description, Field, Party
from regesta.stages.settle.regest import write_regest


def described(kind="letter", sender=(), recipient=(), place=None):
    def parties(rows):
        return tuple(Party(name=name, role=role, rule="r") for name, role in rows)

    return Description(
        document="d", kind=Field(value=kind, rule="k"), sender=parties(sender),
        recipient=parties(recipient), place=Field(value=place, rule="p") if place else None,
    )  # fmt: skip


def dated(value, **more):
    return Dating(document="d", rule="r", field="date", value=value, start=0, end=1, **more)


@pytest.mark.parametrize(
    ("description", "date", "sentence"),
    [
        (
            described(
                "telegram", [("Francis", "Envoy in Arland")], [(None, "Secretary of State")], "Arl"
            ),
            dated("1917-11-28"),
            "Francis, Envoy in Arland, to the Secretary of State, telegram, Arl, 28 November 1917.",
        ),
        (
            described("note", [("Chancellor", None)], [("Entente powers", None)], "Port Arl"),
            dated("1917-11-28", old_style="1917-11-15"),
            "Chancellor to the Entente powers, note, Port Arl, 15/28 November 1917.",
        ),
        (
            described(sender=[("Adams", None)]), dated("1918-01-01", old_style="1917-12-19"),
            "Adams, letter, 19 December 1917/1 January 1918.",
        ),
        (described("memorandum"), None, "Memorandum without place or date."),
        (described("other", place="Arl"), None, "Paper, Arl, undated."),
        (described(recipient=[("Adams", None)]), dated("1861-06"), "To Adams, letter, June 1861."),
        (
            described(sender=[("A", None), ("B", None), ("C", None), ("D", None), ("E", None)]),
            dated("1861~"),
            "A, B, C and 2 others, letter, about 1861.",
        ),
        (
            described(sender=[("A", "Envoy"), ("B", None)]), dated("XXXX-09-26"),
            "A, Envoy and B, letter, 26 September, year unknown.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_what_is_known(description, date, sentence):
    assert write_regest(description, date).text == sentence


@given(
    st.lists(
        st.tuples(st.none() | st.text(max_size=9), st.none() | st.text(max_size=9)), max_size=6
    ),
    st.none() | st.text(max_size=9),
    st.none() | st.sampled_from(["1861", "1861-06-07", "../1861", "1861-01-01/..", "194X", "?"]),
)
def test_any_description_makes_one_line_that_ends_in_a_stop(parties, place, value):
    text = write_regest(
        described(sender=parties, recipient=parties[1:], place=place), dated(value)
    ).text
    assert text.endswith(".")
    assert "\n" not in text
    assert text[0] == text[0].upper()
