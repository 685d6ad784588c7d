"""Acts recorded, put right, struck out and confirmed through the pages of a built edition."""

import itertools
import re
import shutil

import pytest
from starlette.datastructures import FormData

from regesta.build import build
from regesta.edition import open_edition
from regesta.errors import BadDecision
from regesta.web import coverage, recording
from regesta.web.app import make_app

TEXT = """The Envoy of Tolna to the Regent of Brod.

Verrin, March 15, 1871.

I ask you to open the ford by March 20. Otherwise my Government will close the road.
General Raush holds the ford. The post is late.

ALMERY.
"""
ASK = "I ask you to open the ford by March 20"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recording") / "papers"
    folder.mkdir()
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    build(folder)
    return folder


@pytest.fixture
def folder(built, tmp_path):
    shutil.copytree(built, tmp_path / "papers")
    return tmp_path / "papers"


@pytest.fixture
def pages(folder, browse_app):
    return browse_app(make_app(folder))


@pytest.fixture
def paper(folder):
    with open_edition(folder) as edition:
        return edition.papers()[0].id


def span(words):
    start = TEXT.index(words)
    return f"{start}-{start + len(words)}"


def asked(**more):
    return {
        "words": span(ASK), "type": "ask", "modality": "asserted",
        "actor_name": "Envoy of Tolna", "actor_words": "", "actor_tier": "person",
        "target_name": "Regent of Brod", "target_words": span("Regent of Brod"),
        "target_tier": "person", "object": "to open the ford", "date": "1871-03-15",
        "deadline": "1871-03-20", "deadline_words": span("March 20"), **more,
    }  # fmt: skip


def acts(folder):
    with open_edition(folder) as edition:
        return edition.acts()


def test_an_act_is_recorded_and_stands_on_the_page(pages, folder, paper):
    answer = pages.post(f"/papers/{paper}/acts", asked())
    assert answer.status_code == 303
    (act,) = acts(folder)
    assert (act.quote, act.type, act.actor) == (ASK, "ask", "Envoy of Tolna")
    assert [(one.name, one.text, one.tier) for one in act.targets] == [
        ("Regent of Brod", "Regent of Brod", "person")
    ]
    assert act.deadline == ("1871-03-20",)
    assert TEXT[act.deadline_span.start : act.deadline_span.end] == "March 20"
    assert answer.headers["location"].endswith(f"#{act.id}")
    page = pages.get(answer.headers["location"].partition("#")[0]).text
    assert f'id="{act.id}"' in page
    assert 'data-no="1"' in page
    assert "✓ confirmed" in page


def test_a_form_that_comes_twice_records_once(pages, folder, paper):
    first = pages.post(f"/papers/{paper}/acts", asked())
    again = pages.post(f"/papers/{paper}/acts", asked())
    assert again.status_code == 303
    assert len(acts(folder)) == 1
    with open_edition(folder) as edition:
        assert len(edition.decisions()) == 1
    assert first.headers["location"] == again.headers["location"]


def test_another_act_on_the_same_words_is_another_act(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    pages.post(f"/papers/{paper}/acts", asked(target_name="people of Brod", target_words=""))
    assert len(acts(folder)) == 2


def test_the_form_comes_filled_for_the_marked_words(pages, paper):
    page = pages.get(f"/papers/{paper}/act?part=panel&words={span(ASK)}").text
    assert re.search(r'<option value="ask" selected', page)
    assert 'value="Envoy of Tolna"' in page
    assert 'value="1871-03-20"' in page
    assert "<main" not in page


def test_the_form_is_a_page_where_words_are_typed(pages, folder, paper):
    page = pages.get(f"/papers/{paper}/act?quote={ASK.replace(' ', '+')}&type=demand")
    assert page.status_code == 200
    assert "<mark>" in page.text
    made = asked(words="", quote=ASK, type="demand")
    assert pages.post(f"/papers/{paper}/acts", made).status_code == 303
    assert acts(folder)[0].type == "demand"


def test_an_act_is_put_right_and_the_history_keeps_both(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    (act,) = acts(folder)
    form = asked(object="to open the ford to barges", reason="the copy says so")
    assert pages.post(f"/acts/{act.id}/correct", form).status_code == 303
    (now,) = acts(folder)
    assert now.id == act.id
    assert now.object == "to open the ford to barges"
    page = pages.get(f"/acts/{act.id}").text
    assert "the copy says so" in page
    assert "put it right" in page
    assert "recorded it" in page


def test_two_editors_who_differ_are_both_shown(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked(), cookie="signed=Ada")
    (act,) = acts(folder)
    pages.post(f"/acts/{act.id}/correct", asked(object="to close the ford"), cookie="signed=Bo")
    page = pages.get(f"/papers/{paper}").text
    assert "Editors differ on this act" in page
    assert "Ada" in page
    assert "Bo" in page
    assert "to open the ford" in page
    assert "to close the ford" in page


def test_an_act_is_struck_out_with_a_reason_and_taken_back(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    (act,) = acts(folder)
    form = {"action": "reject_act", "reason": "a figure of speech"}
    assert pages.post(f"/acts/{act.id}/rule", form).status_code == 303
    assert acts(folder) == []
    page = pages.get(f"/acts/{act.id}").text
    assert "struck out" in page
    assert "a figure of speech" in page
    undo = re.findall(r'action="/decisions/([^/"]+)/undo"', page)
    pages.post(f"/decisions/{undo[0]}/undo", {})
    assert [one.id for one in acts(folder)] == [act.id]


def test_an_act_whose_words_are_gone_says_so(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    (act,) = acts(folder)
    note = folder / "note.txt"
    note.write_text(TEXT.replace(ASK, "Nothing of the sort was said here"), encoding="utf-8")
    build(folder)
    page = pages.get(f"/acts/{act.id}").text
    assert "no longer stand" in page
    assert ASK in page


def test_every_sentence_shows_its_acts_or_that_none_was_made(pages, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    page = pages.get(f"/papers/{paper}?coverage=on").text
    assert 'data-sent="1"' in page
    assert 'data-sent="∅"' in page
    assert "1 of 4 sentences have an act" in page
    assert "data-sent" not in pages.get(f"/papers/{paper}").text


def test_the_date_in_marked_words_is_read(pages, paper):
    answer = pages.get(f"/papers/{paper}/act/date?words={span('March 20')}")
    assert answer.text == "1871-03-20"
    assert pages.get(f"/papers/{paper}/act/date?words={span('the ford')}").text == ""


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"words": "", "quote": ""}, "words"),
        ({"words": "", "quote": "no such words"}, "does not stand"),
        ({"words": "9-x"}, "extent"),
        ({"type": ""}, "type"),
        ({"date": "March"}, "EDTF"),
        ({"deadline": "soon"}, "EDTF"),
        ({"modality": "doubted"}, "modality"),
        ({"actor_tier": "giant"}, "tier"),
        ({"place_name": "Brod", "place_at": "north"}, "coordinates"),
        ({"bearing_term": "0-3"}, "bearing"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_recorded(pages, folder, paper, more, says):
    answer = pages.post(f"/papers/{paper}/acts", asked(**more))
    assert answer.status_code == 422
    assert says in answer.text
    assert acts(folder) == []


def test_all_that_an_act_can_say_goes_through_the_form(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked(type="order"))
    (order,) = acts(folder)
    whole = asked(
        type="propose", modality="conditional", source="the Regent", via="the post",
        speaks_name="Tolna", speaks_words="", term_text="the ford is opened", term_words="",
        term_kind="passage", term_mode="asked", term_missing="", condition="",
        condition_words=span("open the ford"), consequence="",
        consequence_words=span("my Government will close the road"),
        answer_act=order.id, answer_as="answer", answer_words="", answer_document="",
        place_name="Brod", place_words="", place_at="45.1, -28.5", degree="contested",
        item_item="place", item_state="open", item_value="", item_words="", standing="1",
        call="1", instructed="1", instructed_by=order.id, channel_between="Tolna; Brod",
        channel_medium="post", channel_state="delayed",
        bearing_situation=span("General Raush holds the ford"), bearing_term=span("open the ford"),
        same_as=order.id, **{"from": "1871-03-16"},
    )  # fmt: skip
    assert pages.post(f"/papers/{paper}/acts", whole).status_code == 303
    act = next(one for one in acts(folder) if one.type == "propose")
    assert act.speaks_for.name == "Tolna"
    assert act.terms[0].kind == "passage"
    assert act.condition == "open the ford"
    assert act.consequence_span.start == TEXT.index("my Government will")
    assert act.answers[0].act == order.id
    assert (act.places[0].lat, act.places[0].lon) == (45.1, -28.5)
    assert (act.standing, act.call, act.instructed, act.instructed_by) == (
        True, True, True, order.id,
    )  # fmt: skip
    assert act.channel.between == ("Tolna", "Brod")
    assert act.bearing.term.start == TEXT.index("open the ford")
    assert act.same_as == (order.id,)
    assert act.from_ == "1871-03-16"
    # the form shows it all again, and sent back unchanged it changes nothing
    page = pages.get(f"/papers/{paper}/act?act={act.id}").text
    for shown in ("45.1, -28.5", "Tolna; Brod", "my Government will close the road", "1871-03-16"):
        assert shown in page
    refused = pages.post(f"/acts/{act.id}/correct", whole)
    assert refused.status_code == 422
    assert "Nothing was changed" in refused.text


def test_a_whole_paper_can_be_answered(pages, folder, paper):
    (folder / "answer.txt").write_text(
        "The Regent of Brod to the Envoy of Tolna.\n\nBrod, March 19, 1871.\n\n"
        "I have received your note of March 15 and decline to open the ford.\n\nBROD.\n",
        encoding="utf-8",
    )
    build(folder)
    with open_edition(folder) as edition:
        other = next(one for one in edition.papers() if one.source == "answer.txt")
        text = edition.text("answer.txt")
    start = text.index("decline to open the ford")
    words = f"{start}-{start + len('decline to open the ford')}"
    page = pages.get(f"/papers/{other.id}/act?words={words}&type=reject").text
    assert f'<option value="{paper}">the whole paper:' in page
    form = {"words": words, "type": "reject", "actor_name": "Regent of Brod", "answer_act": paper}
    assert pages.post(f"/papers/{other.id}/acts", form).status_code == 303
    (act,) = acts(folder)
    assert act.answers[0].document == paper
    assert act.answers[0].act is None
    again = pages.get(f"/papers/{other.id}/act?act={act.id}").text
    assert f'<option value="{paper}" selected>the whole paper:' in again


def test_what_several_were_called_together_stands_while_they_are_the_same():
    known = {"actor": "the delegates", "actors": [{"name": "Orlava"}, {"name": "Tolna"}]}
    form = [("type", "convene")]
    both = FormData([*form, ("actor_name", "Orlava"), ("actor_name", "Tolna")])
    assert recording.of_form(both, TEXT, known)["actor"] == "the delegates"
    other = FormData([*form, ("actor_name", "Orlava"), ("actor_name", "Brod")])
    assert recording.of_form(other, TEXT, known)["actor"] == "Orlava and Brod"


def test_keys_that_the_form_does_not_know_are_kept():
    form = FormData([("type", "ask"), ("actor_name", "Tolna")])
    known = {"more": {"weather": "fair"}, "certainty": "low"}
    value = recording.of_form(form, TEXT, known)
    assert value["weather"] == "fair"
    assert value["certainty"] == "low"


def test_a_row_that_is_left_blank_is_left_out():
    form = FormData([
        ("type", "ask"), ("target_name", ""), ("target_words", ""), ("target_tier", ""),
        ("target_name", "Brod"), ("target_words", ""), ("target_tier", ""),
    ])  # fmt: skip
    assert [one["name"] for one in recording.of_form(form, TEXT)["targets"]] == ["Brod"]


def test_a_type_must_be_chosen():
    with pytest.raises(BadDecision) as refused:
        recording.of_form(FormData([]), TEXT)
    assert refused.value.remedy


def test_sentences_end_neither_at_initials_nor_at_titles():
    said = "Mr. A. Hay met Gen. Raush. He left on the 3d inst. for Brod. No. 4 is lost."
    found = [said[a:b] for a, b in coverage.split(said, 0, len(said))]
    assert found == [
        "Mr. A. Hay met Gen. Raush.", "He left on the 3d inst. for Brod.", "No. 4 is lost.",
    ]  # fmt: skip


def test_two_names_are_made_one_only_with_a_reason(pages, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    pages.post(f"/papers/{paper}/acts", asked(actor_name="Almery", object="passage"))
    form = {"party": "Envoy of Tolna", "same_as": "Almery"}
    refused = pages.post("/parties/rule", form)
    assert refused.status_code == 422
    assert "reason" in refused.text
    assert pages.post("/parties/rule", form | {"reason": "he signs so"}).status_code == 303
    page = pages.get("/parties").text
    assert "he signs so" in page
    undo = re.findall(r'action="/decisions/([^/"]+)/undo"', page)
    pages.post(f"/decisions/{undo[0]}/undo", {})
    assert "he signs so" not in pages.get("/parties").text


def test_one_party_alone_is_shown_by_its_name(pages, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    page = pages.get("/parties?of=Regent+of+Brod").text
    assert "Regent of Brod" in page
    assert page.count("<h2>") == 1
    assert "No act names" in pages.get("/parties?of=Nobody").text


def test_a_draft_is_kept_and_is_no_paper(pages, folder, paper):
    pages.post(f"/papers/{paper}/acts", asked())
    page = pages.get("/draft").text
    assert "to open the ford" in page
    form = {"title": "Our answer", "to": "Envoy of Tolna", "until": "1871-03-18", "text": "We do."}
    saved = pages.post("/draft", form)
    assert saved.status_code == 303
    assert (folder / "drafts" / "our-answer.draft").exists()
    assert "We do." in pages.get(saved.headers["location"]).text
    build(folder)
    with open_edition(folder) as edition:
        assert [one.path for one in edition.sources()] == ["note.txt"]
    second = pages.post("/draft", form)
    assert "our-answer-2" in second.headers["location"]


def test_a_draft_that_was_changed_elsewhere_is_not_overwritten(pages, folder):
    saved = pages.post("/draft", {"title": "One", "text": "first"})
    assert saved.status_code == 303
    stale = {"name": "one", "title": "One", "text": "second", "digest": "other"}
    assert pages.post("/draft", stale).status_code == 422
    assert "first" in (folder / "drafts" / "one.draft").read_text(encoding="utf-8")
    assert pages.post("/draft", {"text": " "}).status_code == 422
    assert pages.get("/draft?name=../../etc").status_code == 404


@pytest.mark.parametrize(
    "address", ["/papers/{paper}", "/papers/{paper}/act?words={ask}", "/parties", "/draft"]
)
def test_the_pages_can_be_used_without_seeing_or_pointing(pages, paper, address, outlined):
    pages.post(f"/papers/{paper}/acts", asked())
    found = outlined(pages.get(address.format(paper=paper, ask=span(ASK))).text)
    assert found.ranks.count(1) == 1
    main = found.ranks[found.ranks.index(1) :]
    assert all(after - before <= 1 for before, after in itertools.pairwise(main))
    assert [n for n, named in found.fields if not named and n not in found.labels] == []
    assert all(any(words) for words in found.pressed)
