"""A whole paper is confirmed at once, and all of it taken back at once."""

from regesta.web.fields import acceptable, describe

FIRST = "/papers/d-aaaaaaaaaaaa"


def fields_of(edition):
    return [one["field"] for one in edition.made]


def test_all_values_read_by_machine_are_confirmed_and_the_regest_follows_them(browser, edition):
    answer = browser.post(f"{FIRST}/accept", {})
    assert answer.status_code == 303
    assert {one["action"] for one in edition.made} == {"accept"}
    assert fields_of(edition) == [
        "kind", "head", "from", "to", "date", "place", "signed", "number", "replies_to",
    ]  # fmt: skip
    assert "regest" not in fields_of(edition)


def test_what_a_person_ruled_is_left_as_it_is(browser, edition):
    browser.post(f"{FIRST}/decide", {"action": "reject", "field": "place"})
    edition.made.clear()
    browser.post(f"{FIRST}/accept", {})
    assert "place" not in fields_of(edition)


def test_the_page_says_what_was_confirmed_and_takes_it_all_back(browser, edition):
    answer = browser.post(f"{FIRST}/accept", {"back": "/queue"})
    assert answer.headers["location"].startswith("/queue?saved=r-0+r-1+")
    page = browser.get(answer.headers["location"]).text
    assert "made 9 rulings" in page and "Undo all 9" in page
    edition.made.clear()
    browser.post("/decisions/undo", {"rulings": "r-0 r-1 r-2", "back": FIRST})
    assert [one["undoes"] for one in edition.made] == ["r-2", "r-1", "r-0"]


def test_nothing_is_written_where_nothing_is_left_to_confirm(browser, edition):
    browser.post(f"{FIRST}/accept", {})
    edition.made.clear()
    answer = browser.post(f"{FIRST}/accept", {})
    assert answer.status_code == 422 and "nothing is left to confirm" in answer.text
    assert browser.post("/decisions/undo", {"rulings": ""}).status_code == 422
    assert edition.made == []


def test_the_queue_offers_the_whole_paper_and_that_there_is_none(browser):
    page = browser.get("/queue").text
    assert 'action="/papers/d-cccccccccccc/accept"' in page
    assert "there is none" in page


def test_a_field_that_nobody_knows_cannot_be_confirmed(invented):
    listed = describe(invented.row("d-1", "a.txt", 0, 9))
    assert acceptable(listed) == ["kind"]
