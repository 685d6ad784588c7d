import re
from html import unescape

import pytest

DAY = "2026-03-13"
PAGES = [
    "/ledger", "/ledger/questions", "/ledger/obligations", "/ledger/convening", "/ledger/ground",
    "/ledger/claims", "/ledger/channels", "/ledger/unknown", "/ledger/since",
    f"/ledger/since?since=2026-03-06&on={DAY}", "/ledger/known",
    f"/ledger/known?known_to=p-government-of-velmar&by={DAY}&on={DAY}",
    f"/ledger/brief?on={DAY}", "/ledger?on=2025-01-01", "/ledger?confirmed=1", "/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole(ledger, path):
    answer = ledger.get(path)
    assert answer.status_code == 200
    page = answer.text
    assert page.count("<h1") == 1
    assert not re.search(r"<script(?! src=\"/assets/)", page)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", page)
    ids = re.findall(r"\sid=\"([^\"]+)\"", page)
    assert sorted(ids) == sorted(set(ids))


def questions(ledger, day=DAY):
    page = ledger.get(f"/ledger/questions?on={day}").text
    return sorted(set(re.findall(r"/ledger/questions/(q-[\w-]+)\?", page)))


def test_every_question_has_a_page_with_its_answers_and_words(ledger):
    every = questions(ledger)
    assert len(every) > 10
    for one in every:
        answer = ledger.get(f"/ledger/questions/{one}?on={DAY}")
        assert answer.status_code == 200
        assert "Answers</h2>" in answer.text and '<blockquote class="rests">' in answer.text


def test_a_cell_opens_at_its_words(ledger):
    page = ledger.get(f"/ledger/questions?on={DAY}").text
    cells = re.findall(r'<a class="cell [^"]*" href="([^"]+)"', page)
    led = {unescape(one) for one in cells if one.startswith("/words?")}
    assert led
    for one in led:
        answer = ledger.get(one)
        assert answer.status_code == 303
        assert re.fullmatch(r"/papers/d-[\w-]+\?hit=\d+-\d+#c\d+", answer.headers["location"])
        assert ledger.get(answer.headers["location"].partition("#")[0]).status_code == 200


def test_each_state_has_a_sign_and_words_beside_its_colour(ledger):
    page = ledger.get(f"/ledger/questions?on={DAY}").text
    for cell in re.findall(r'<a class="cell.*?</a>', page, re.DOTALL):
        assert re.search(r'<span class="sign"[^>]*>[^<]+</span>', cell)
        assert re.search(r'<span class="words">[^<]+</span>', cell)


def test_silence_is_told_apart_from_what_somebody_says(ledger):
    page = ledger.get(f"/ledger/questions?on={DAY}").text
    assert "nothing on file" in page and "no reply, as is said" in page


def test_a_day_before_all_papers_knows_of_nothing(ledger):
    page = ledger.get("/ledger/questions?on=2025-01-01").text
    assert "No question is on record by this day" in page


def test_rival_accounts_of_a_town_stand_side_by_side(ledger):
    page = ledger.get(f"/ledger/ground?on={DAY}").text
    rows = re.findall(r'<tr id="place-\d+" class="contested">.*?</tr>', page, re.DOTALL)
    assert len(rows) == 2
    marks = re.findall(r'class="mark holder-\d deg-contested" cx="([\d.]+)"', page)
    assert len(set(marks)) == 2


def test_what_changed_names_the_state_before(ledger):
    page = ledger.get(f"/ledger/since?since=2026-03-06&on={DAY}").text
    assert '<span class="changed">new</span>' in page
    assert re.search(r'<span class="changed">was [a-z ]+</span>', page)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ledger?on=the+13th", 400),
        ("/ledger?on=2026-02-30", 400),
        ("/ledger?thread=t-none", 400),
        ("/ledger/known?known_to=p-nobody&by=2026-03-13", 400),
        ("/ledger/questions/q-none", 404),
        ("/words?source=nowhere.txt&start=1&end=2", 404),
    ],
)
def test_what_cannot_be_answered_says_why(ledger, path, status):
    answer = ledger.get(path)
    assert answer.status_code == status
    assert "<h1" in answer.text and "Traceback" not in answer.text


def test_the_slider_knows_the_days_of_change(ledger):
    page = ledger.get(f"/ledger?on={DAY}").text
    days = re.search(r'data-days="([^"]+)"', page)[1].split()
    assert days == sorted(set(days)) and DAY in days
    before, after = days[days.index(DAY) - 1], days[days.index(DAY) + 1]
    assert f"on={before}" in page and f"on={after}" in page


def test_every_cell_tells_its_ancestry(ledger):
    asked = 0
    for one in questions(ledger):
        page = ledger.get(f"/ledger/questions/{one}?on={DAY}").text
        for address in re.findall(r'href="(/ledger/why\?[^"]+)"', page):
            answer = ledger.get(unescape(address))
            assert answer.status_code == 200
            assert '<ol class="reasons' in answer.text
            asked += 1
    assert asked > 20


def test_the_deadlines_are_a_calendar(ledger):
    answer = ledger.get(f"/ledger/deadlines.ics?on={DAY}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR") and answer.text.count("BEGIN:VEVENT") > 3
    assert answer.text == ledger.get(f"/ledger/deadlines.ics?on={DAY}").text


def test_the_weightiest_thread_stands_first_in_the_matrix(ledger):
    first = re.search(r'<section class="matrix-thread">(.*?)</section>', ledger.get(
        f"/ledger/questions?on={DAY}").text, re.DOTALL)[1]  # fmt: skip
    assert "overdue" in first
