"""The export row has the contract's keys, in its order, and its shapes."""

from regesta.model import (
    Dating,
    Description,
    Document,
    Field,
    Finding,
    Note,
    Party,
    Reading,
    Reference,
    Regest,
    Source,
    Span,
)
from regesta.store.row import Parts, encode_row, export_row

CONTRACT = (
    "id", "source", "text_sha256", "start", "end", "nested_in", "kind", "head", "regest", "from",
    "to", "signed", "date", "received", "published", "place", "source_ref", "number", "replies_to",
    "mentions", "dates", "acts", "readings", "findings",
)  # fmt: skip
TEXT = "Tarn, 1 May 1919. Vesk to Orlo: see No. 4.¹"
SOURCE = Source(path="a.txt", format="text", text=TEXT, sha256="abc", file_sha256="d")
DOCUMENT = Document(id="d-1", start=0, end=len(TEXT), rule="heading")


def full():
    return Parts(
        document=DOCUMENT,
        description=Description(
            document="d-1",
            kind=Field(value="note", rule="kind"),
            place=Field(value="Tarn", rule="dateline", evidence=(Span(0, 4),)),
            sender=(Party(name="Vesk", role=None, rule="heading", evidence=(Span(18, 22),)),),
            number=Field(value=None, rule="ruling", basis="ruled", decision="r-1"),
            replies_to=(Reference(text="No. 4", start=36, end=41, rule="noun_of_paper"),),
            notes=(Note(number="1", start=40, end=43, rule="note", marks=(Span(42, 43),)),),
        ),
        regest=Regest(document="d-1", text="Vesk to Orlo.", rule="sentence"),
        datings=[
            Dating(document="d-1", rule="day", field="date", value="1919-05-01", text="1 May 1919",
                   start=6, end=16, basis="dateline"),
            Dating(document="d-1", rule="day", value="1919-05-01", text="1 May 1919", start=6,
                   end=16),
        ],
        readings=[Reading(start=0, end=4, text="Tarn", proposed="Tarne", reason="x", rule="y",
                          decision="r-2", verdict="rejected")],
        findings=[Finding(id="f-1", document="d-1", check="c", severity="info", message="m",
                          evidence=(Span(0, 4),), rule="c")],
    )  # fmt: skip


def test_keys_stand_in_the_order_of_the_contract():
    assert tuple(export_row(SOURCE, full()))[: len(CONTRACT)] == CONTRACT


def test_a_paper_of_which_nothing_is_known_has_all_keys_too():
    row = export_row(SOURCE, Parts(document=DOCUMENT))
    assert tuple(row)[: len(CONTRACT)] == CONTRACT
    assert row["kind"] == "other"
    assert (row["date"], row["from"], row["place"]) == (None, [], None)


def test_apparatus_is_a_kind_of_its_own():
    apparatus = Document(id="d-1", start=0, end=3, rule="r", apparatus=True)
    assert export_row(SOURCE, Parts(document=apparatus))["kind"] == "apparatus"


def test_a_place_has_the_words_at_its_offsets():
    place = export_row(SOURCE, full())["place"]
    assert place["text"] == TEXT[place["start"] : place["end"]] == "Tarn"


def test_the_papers_own_date_is_not_among_the_dates_of_its_text():
    row = export_row(SOURCE, full())
    assert row["date"]["basis"] == "dateline"
    assert [one["start"] for one in row["dates"]] == [6]


def test_a_field_that_was_struck_out_is_null_and_says_who_ruled():
    row = export_row(SOURCE, full())
    assert row["number"] is None
    assert row["basis"]["number"]["decision"] == "r-1"


def test_a_verdict_stands_on_what_was_ruled_only():
    row = export_row(SOURCE, full())
    assert (row["readings"][0]["decision"], row["readings"][0]["verdict"]) == ("r-2", "rejected")
    assert "verdict" not in row["findings"][0]


def test_letters_stand_in_the_line_as_they_are():
    line = encode_row({"text": "Tchitchérin — 𝔄 \n"})
    assert line.decode() == '{"text":"Tchitchérin — 𝔄 \\n"}'
