"""What a paper's dates mean, its notes and its reprints told, and the sentence on it."""

import hashlib

from regesta.model import Dating, Description, Field, Mark, Note, Party, Regest, Source, Span
from regesta.settings import Settings
from regesta.stages.mark.time import find_times
from regesta.stages.protocol import Context, Scope
from regesta.stages.settle import STAGE, SUM_UP


def field(text, words, rule, after=0):
    at = text.index(words, after)
    return Field(value=words, rule=rule, evidence=(Span(at, at + len(words)),))


def party(name=None, role=None):
    return Party(name=name, role=role, rule="heading")


def settle(text, inner=(), **described):
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(path="a.txt", format="txt", text=text, sha256=digest, file_sha256=digest)
    described.setdefault("kind", Field(value="telegram", rule="kind"))
    description = Description(document="d-1", **described)
    scope = Scope(
        source=source, span=Span(0, len(text)), inner={Dating: list(inner)},
        records={Mark: list(find_times(source)), Description: [description]},
    )  # fmt: skip
    records = list(STAGE.run(scope, Context(settings=Settings())))
    datings = [r for r in records if isinstance(r, Dating)]
    summed = Scope(
        source=source, span=Span(0, len(text)),
        records={Description: [description], Dating: datings},
    )  # fmt: skip
    (regest,) = [
        r for r in SUM_UP.run(summed, Context(settings=Settings())) if isinstance(r, Regest)
    ]
    for dating in datings:
        if dating.start is not None:
            assert text[dating.start : dating.end] == dating.text
    return (
        {d.field: d for d in datings if d.field},
        [d for d in datings if not d.field],
        regest.text,
    )


def test_the_papers_own_date_has_its_words_its_basis_and_its_time():
    text = "Port Arl, December 29, 1917, 7 p.m.\n\nHe came yesterday."
    own, rest, _ = settle(text, date=field(text, "December 29, 1917, 7 p.m.", "dateline"))
    assert own["date"].value == "1917-12-29"
    assert (own["date"].time, own["date"].basis) == ("19:00", "dateline")
    assert [d.value for d in rest] == ["1917-12-29", "1917-12-28"]


def test_the_basis_follows_from_the_rule_that_found_the_words():
    text = "Given at Arl, February 4th, 1919."
    bases = {
        rule: settle(text, date=field(text, "February 4th, 1919", rule))[0]["date"].basis
        for rule in ("dateline", "head_date", "closing_dateline", "note_date")
    }
    assert bases == {"dateline": "dateline", "head_date": "head", "closing_dateline": "closing",
                     "note_date": "note"}  # fmt: skip


def test_receipt_takes_the_year_of_writing_or_the_next():
    text = "Arl, December 29, 1917.\n[Received January 3, 9 a.m.]"
    own, _, _ = settle(
        text, date=field(text, "December 29, 1917", "dateline"),
        received=field(text, "Received January 3, 9 a.m.", "received_line"),
    )  # fmt: skip
    assert (own["received"].value, own["received"].time) == ("1918-01-03", "09:00")
    assert own["received"].text == "January 3, 9 a.m."


def test_receipt_a_day_before_writing_is_kept_as_printed():
    text = "Arl, March 5, 1918.\n[Received March 4.]"
    own, _, _ = settle(
        text, date=field(text, "March 5, 1918", "dateline"),
        received=field(text, "Received March 4.", "received_line"),
    )  # fmt: skip
    assert own["received"].value == "1918-03-04"


def test_receipt_at_an_hour_is_on_the_day_of_writing():
    text = "Arl, July 2, 1934—1 p.m.\n[Received 3:08 p.m.]"
    own, _, _ = settle(
        text, date=field(text, "July 2, 1934—1 p.m.", "dateline"),
        received=field(text, "Received 3:08 p.m.", "received_line"),
    )  # fmt: skip
    assert (own["received"].value, own["received"].time) == ("1934-07-02", "15:08")
    assert own["received"].certainty == "medium"


def test_receipt_on_the_same_day():
    text = "Arl, July 2, 1934.\n[Received the same day.]"
    own, _, _ = settle(
        text, date=field(text, "July 2, 1934", "dateline"),
        received=field(text, "Received the same day.", "received_line"),
    )  # fmt: skip
    assert own["received"].value == "1934-07-02"


def test_undated_words_give_a_dating_without_a_value():
    text = "Arl, undated.\n\nAll is well."
    own, _, regest = settle(text, date=field(text, "undated", "dateline"),
                            place=Field(value="Arl", rule="dateline"))  # fmt: skip
    assert (own["date"].value, own["date"].certainty) == (None, "unknown")
    assert regest == "Telegram, Arl, undated."


def test_a_heading_without_a_year_takes_it_from_the_text_and_the_weekday():
    text = "Minutes, Friday, September 26th\n\nThe note of May 3, 1919, was read."
    own, _, _ = settle(text, date=field(text, "Friday, September 26th", "head_date"))
    assert (own["date"].value, own["date"].certainty) == ("1919-09-26", "medium")


APPEAL = (
    "November 28, 1917[1]\n\nTalks are put off for 5 days until November 19[2]. Do they agree to "
    "begin on December 1[3]? During these five days nothing moves. On December 1 we begin.\n\n"
    "[1] Publication date.\n[2] The date is given according to the old style.\n"
    "[3] November 19, according to the new style, corresponds to December 2.\n"
)


def appeal():
    notes = []
    for number in "123":
        mark = APPEAL.index(f"[{number}]")
        start = APPEAL.rindex(f"[{number}]") + 4
        end = APPEAL.index("\n", start)
        notes.append(Note(number=number, start=start, end=end, rule="note",
                          marks=(Span(mark, mark + 3),)))  # fmt: skip
    return settle(
        APPEAL, date=field(APPEAL, "November 28, 1917", "dateline"), notes=tuple(notes),
        sender=(party("Council of People's Commissars"),), kind=Field(value="appeal", rule="k"),
    )  # fmt: skip


def test_a_note_tells_the_calendar_of_the_date_it_hangs_on():
    _, rest, _ = appeal()
    by_words = {d.text: d for d in rest[:5]}
    assert (by_words["November 19"].value, by_words["November 19"].calendar) == (
        "1917-12-02", "julian",
    )  # fmt: skip


def test_the_papers_other_dates_decide_between_the_edition_and_the_issuer():
    own, _, regest = appeal()
    assert (own["date"].value, own["date"].calendar) == ("1917-11-28", "gregorian")
    assert own["date"].old_style == "1917-11-15"
    assert regest == "The Council of People's Commissars, appeal, 15/28 November 1917."


def test_a_note_that_says_publication_makes_it_the_date_of_publication_too():
    own, _, _ = appeal()
    assert (own["published"].value, own["published"].rule) == ("1917-11-28", "notes_that_govern")


def test_a_note_that_gives_another_day_leaves_both():
    _, rest, _ = appeal()
    first = [d for d in rest if d.text == "December 1"]
    assert [d.value for d in first] == ["1917-12-01?", "1917-12-01?"]
    assert all("1917-12-02" in [a.value for a in d.alternatives] for d in first)


def test_a_length_until_a_day_is_counted_back_from_it_and_its_repetition_is_the_same():
    _, rest, _ = appeal()
    lengths = [d.value for d in rest if d.type == "duration"]
    assert lengths == ["1917-11-27/1917-12-02", "1917-11-27/1917-12-02"]


def test_two_days_told_the_same_are_old_and_new_style_whatever_the_words_say():
    _, rest, _ = appeal()
    assert [(d.text, d.value) for d in rest[-2:]] == [
        ("November 19", "1917-12-02"), ("December 2", "1917-12-02"),
    ]  # fmt: skip


def test_since_a_year_reaches_to_the_day_of_writing():
    text = "1 August 1918\n\nSince 1911 he has marched."
    _, rest, _ = settle(text, date=field(text, "1 August 1918", "dateline"))
    assert (rest[-1].value, rest[-1].timex) == ("1911/1918-08-01", "1911")


def test_publication_before_writing_offers_another_year():
    text = "1 August 1918\nThe Gazette, 9 March 1918\n\nText."
    own, rest, _ = settle(
        text, date=field(text, "1 August 1918", "dateline"),
        published=field(text, "9 March 1918", "source_line"),
    )  # fmt: skip
    assert own["published"].value == "1918-03-09"
    assert [a.value for a in own["published"].alternatives] == ["1919-03-09"]
    assert rest[1].alternatives == own["published"].alternatives


def test_an_undated_paper_is_not_before_the_one_it_reprints():
    nested = Dating(document="d-2", rule="closing_dateline", field="date", value="1919-02-04",
                    start=3, end=6)  # fmt: skip
    own, _, regest = settle(
        "Comrades! Read this note.", inner=[nested], kind=Field(value="leaflet", rule="k"),
        signed=(party("The Group of Friends"),), recipient=(party("soldiers"),),
    )  # fmt: skip
    assert (own["date"].value, own["date"].basis) == ("[1919-02-04..]", "inferred")
    assert own["date"].evidence == (Span(3, 6),)
    assert regest == (
        "The Group of Friends to the soldiers, leaflet without place or date "
        "(not before 4 February 1919)."
    )


def test_markup_dates_are_read_where_no_mark_of_ours_stands():
    text = "Arl, 4 May 1861. Sir"
    mark = Mark(
        kind="date", start=5, end=15, rule="tei", given=True, attrs=(("when", "1861-05-04"),)
    )
    source = Source(path="a", format="tei", text=text, sha256="x", file_sha256="x")
    description = Description(document="d", kind=Field(value="letter", rule="k"),
                              date=field(text, "4 May 1861", "dateline"))  # fmt: skip
    scope = Scope(source=source, span=Span(0, len(text)),
                  records={Mark: [mark], Description: [description]})  # fmt: skip
    records = [r for r in STAGE.run(scope, Context(settings=Settings())) if isinstance(r, Dating)]
    assert [(r.field, r.value) for r in records] == [("date", "1861-05-04"), (None, "1861-05-04")]


def test_a_ruling_on_the_words_is_told_in_the_basis():
    text = "Arl, 4 May 1861."
    ruled = Field(value="4 May 1861", rule="editor", evidence=(Span(5, 15),), basis="ruled")
    assert settle(text, date=ruled)[0]["date"].basis == "ruled"
