import re
import time

import pytest

FIRST = "/papers/d-aaaaaaaaaaaa"
PAGES = [
    "/", "/papers", "/papers?order=source", FIRST, f"{FIRST}/why", "/papers/d-cccccccccccc",
    "/search", "/search?q=ford", "/queue", "/sources", "/sources/order.txt",
    "/sources/papers%20of%20Verrin.txt?at=d-bbbbbbbbbbbb", "/decisions", "/help",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_without_scripts_or_styles_in_it(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    assert not re.search(r"<script(?! src=\"/assets/)", answer.text)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", answer.text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_ids_on_a_page_are_its_own(browser, path):
    ids = re.findall(r"\sid=\"([^\"]+)\"", browser.get(path).text)
    assert sorted(ids) == sorted(set(ids))


def test_a_paper_with_a_tag_in_it_shows_the_tag_as_text(browser):
    page = browser.get(FIRST).text
    assert "&lt;script&gt;alert(" in page and "<script>alert" not in page
    assert "&lt;b&gt;frontier&lt;/b&gt;" in page
    assert "<title>Count Almery" in page and "Papers of &lt;Verrin&gt;" in page


def test_a_search_with_a_tag_in_it_shows_the_tag_as_text(browser):
    page = browser.get("/search", params={"q": '"><img src=x>'}).text
    assert "<img" not in page


def test_the_text_on_the_page_is_the_text_of_the_source(browser, invented):
    from html import unescape

    page = browser.get(FIRST).text
    body = re.search(
        r'<div class="text" id="text".*?>(.*?)</div>\s*<section class="appar', page, re.DOTALL
    )[1]
    body = re.sub(r'<span class="sidenote".*?</span></span>', "", body, flags=re.DOTALL)
    for start, shown in re.findall(r'data-s="(\d+)"[^>]*>(?:<a [^>]*>)?([^<]*)', body):
        words = unescape(shown)
        assert invented.FIRST[int(start) : int(start) + len(words)] == words


def test_each_field_says_its_basis_and_who_made_it(browser):
    page = browser.get(FIRST).text
    date = re.search(r'id="f-date".*?</section>', page, re.DOTALL)[0]
    assert "15 March 1871 (3 March Old Style)" in date
    assert "stated in the dateline" in date and "machine: dateline" in date
    received = re.search(r'id="f-received".*?</section>', page, re.DOTALL)[0]
    assert "unknown" in received


def test_words_of_a_field_carry_its_name_and_the_field_leads_to_them(browser, invented):
    page = browser.get(FIRST).text
    start = invented.FIRST.index("3/15 March 1871")
    assert f'<a class="words" href="#c{start}">' in page
    assert re.search(rf'id="c{start}"[^>]*data-f="date"', page)


def test_a_note_stands_beside_its_mark_and_at_the_end(browser):
    page = browser.get(FIRST).text
    assert page.count("The council met on 20 March.") == 2
    assert 'role="note"' in page


def test_proposed_readings_show_at_first_and_are_off_when_asked(browser):
    assert 'id="show-readings" checked>' in browser.get(FIRST).text
    assert 'id="show-readings">' in browser.get(f"{FIRST}?readings=off").text


def test_signs_of_emphasis_alone_ask_for_no_apparatus(browse, invented):
    rows = invented.rows()
    rows[0]["readings"] = [{
        "start": at, "end": at + 2, "text": "**", "proposed": "", "reason": "r",
        "rule": "emphasis_marks",
    } for at in (invented.FIRST.index("**held"), invented.FIRST.index("** until"))]  # fmt: skip
    edition = invented.InventedEdition()
    edition._rows = rows
    page = browse(edition).get(FIRST).text
    assert 'id="show-readings">' in page
    assert "left out" in page


def test_parent_child_and_neighbours_are_linked(browser):
    assert "Printed inside" in browser.get("/papers/d-bbbbbbbbbbbb").text
    page = browser.get(FIRST).text
    assert 'rel="prev" href="/papers/d-bbbbbbbbbbbb"' in page
    assert 'rel="next" href="/papers/d-cccccccccccc"' in page
    assert "Baron Tosk to Count Almery, letter, Tosk." in page


def test_the_citation_is_there_to_be_read(browser):
    page = browser.get(FIRST).text
    assert "Count Almery to Minister of Estmark, note no. 14, Verrin, March 15, 1871" in page


def test_a_search_leads_to_the_words_and_lights_them(browser, invented):
    page = browser.get("/search?q=frontier").text
    at = invented.FIRST.index("frontier")
    link = f"/papers/d-aaaaaaaaaaaa?hit={at}-{at + 8}#c{at}"
    assert link in page
    assert re.search(rf'id="c{at}"[^>]*class="hit', browser.get(link).text)


def test_a_search_that_cannot_be_read_says_why(browser):
    answer = browser.get('/search?q="open')
    assert answer.status_code == 400
    assert "a quotation mark is not closed" in answer.text


@pytest.mark.parametrize(
    ("query", "shown", "absent"),
    [
        ("kind=order", "d-cccccccccccc", "d-aaaaaaaaaaaa"),
        ("flagged=1", "d-aaaaaaaaaaaa", "d-cccccccccccc"),
        ("correspondent=Tosk", "d-bbbbbbbbbbbb", "d-cccccccccccc"),
    ],
)
def test_the_register_shows_what_the_filters_ask(browser, query, shown, absent):
    page = browser.get(f"/papers?{query}").text
    assert f'data-open="/papers/{shown}"' in page and f'data-open="/papers/{absent}"' not in page


def test_papers_without_a_date_stand_apart(browser):
    page = browser.get("/papers").text
    assert page.index("d-aaaaaaaaaaaa") < page.index('id="undated"') < page.index("d-cccccccccccc")


def test_a_long_register_is_cut_into_pages(browse, invented):
    rows = [
        invented.row(f"d-{i:012}", "order.txt", 0, 9, regest=f"Order {i}.") for i in range(5000)
    ]
    browser = browse(invented.InventedEdition(rows))
    page = browser.get("/papers?at=4900").text
    assert "4901–5000 of 5000" in page and page.count("data-open") == 100
    assert "401–500 of 5000" in browser.get("/papers?at=444").text


@pytest.mark.parametrize("path", ["/papers/d-unknown", "/sources/none.txt", "/nowhere"])
def test_what_is_not_there_is_said_with_a_way_on(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 404
    assert 'action="/search"' in answer.text


def test_a_correction_is_made_with_reason_and_name_and_said_to_be_saved(browser, edition):
    answer = browser.post(
        f"{FIRST}/decide",
        {"action": "correct", "field": "place", "value": "Verrin", "reason": "as printed"},
        cookie="signed=Mira%20Vos",
    )
    assert answer.status_code == 303
    assert edition.made == [{
        "action": "correct", "field": "place", "value": {"name": "Verrin"}, "words": [],
        "document": "d-aaaaaaaaaaaa", "who": "Mira Vos", "reason": "as printed",
    }]  # fmt: skip
    page = browser.get(answer.headers["location"]).text
    assert "Saved." in page and "Mira Vos" in page and "as printed" in page


def test_a_correction_that_is_refused_says_why_and_writes_nothing(browser, edition):
    answer = browser.post(f"{FIRST}/decide", {"action": "correct", "field": "date", "value": "May"})
    assert answer.status_code == 422
    assert "is no EDTF date" in answer.text and "Not saved" in answer.text
    assert edition.made == []


def test_a_ruling_made_in_the_queue_leads_back_there(browser):
    answer = browser.post(
        f"{FIRST}/decide", {"action": "accept", "field": "kind", "back": "/queue"}
    )
    assert answer.headers["location"] == "/queue?saved=r-0#f-kind"


def test_no_ruling_leads_to_another_server(browser):
    for wanted in ("//evil.test/", "http://evil.test/", "/\\evil.test"):
        answer = browser.post(
            f"{FIRST}/decide", {"action": "accept", "field": "kind", "back": wanted}
        )
        assert answer.headers["location"].startswith(FIRST)


def test_a_missed_paper_is_added_on_the_page_of_its_source(browser, edition):
    answer = browser.post(
        "/sources/order.txt",
        {"action": "add", "quote": "The bridge", "quote_end": "crossed."},
    )
    assert answer.status_code == 303
    assert edition.made[0]["source"] == "order.txt" and len(edition.made[0]["words"]) == 2


def test_a_ruling_is_taken_back_from_the_log(browser, edition):
    browser.post(f"{FIRST}/decide", {"action": "reject", "field": "place"})
    browser.post("/decisions/r-0/undo", {})
    assert edition.made[1]["action"] == "undo" and edition.made[1]["undoes"] == "r-0"
    assert "taken back" in browser.get("/decisions").text


def test_a_paper_of_enormous_length_is_shown_in_stretches(browse, invented):
    text = "The ford is open. " * 40_000
    row = invented.row("d-long", "long.txt", 0, len(text))
    browser = browse(invented.InventedEdition([row], {"long.txt": text}))
    first, last = browser.get("/papers/d-long"), browser.get("/papers/d-long?from=700000")
    assert "it goes on" in first.text and "it goes on" not in last.text
    assert len(first.text) < 400_000 and 'data-s="600000"' in last.text


def test_a_long_paper_is_shown_in_less_than_fifty_milliseconds(browse, invented):
    text = "\n\n".join(f"Paragraph {i}: " + "the ford is open and held. " * 12 for i in range(180))
    row = invented.row("d-long", "long.txt", 0, len(text), readings=[
        {"start": at, "end": at + 4, "text": "ford", "proposed": "fort", "reason": "r", "rule": "r"}
        for at in range(20, 50_000, 333)
    ])  # fmt: skip
    browser = browse(invented.InventedEdition([row], {"long.txt": text}))
    browser.get("/papers/d-long")
    best = min(_timed(browser) for _ in range(5))
    assert len(text) > 60_000
    assert best < 0.05 * 4, f"{best:.3f} s"  # four times the aim: test machines are shared


def _timed(browser) -> float:
    began = time.perf_counter()
    browser.get("/papers/d-long")
    return time.perf_counter() - began


def test_a_note_in_the_margin_bears_its_number_and_leads_back_to_its_mark(browser, invented):
    page = browser.get(FIRST).text
    mark = invented.FIRST.index("[1]")
    note = re.search(r'<span class="sidenote" role="note">(.*?)</a>', page)[1]
    assert f'href="#c{mark}"' in note and note.endswith(">1")
    assert re.search(rf'id="c{mark}"[^>]*><a href="#n(\d+)"', page)


def test_a_note_whose_number_stands_before_its_text_is_one_block_with_a_way_back(browse, invented):
    edition = invented.InventedEdition()
    edition._rows = invented.rows()
    note = edition._rows[0]["notes"][0]
    note["start"] += len("[1] ")
    page = browse(edition).get(FIRST).text
    mark = invented.FIRST.index("[1]")
    foot = re.search(rf'<p class="b note beside" id="n{note["start"]}">(.*?)</p>', page)[1]
    assert f'<a href="#c{mark}" class="back" title="To the words it stands to">[1]</a>' in foot
    assert f'<a href="#n{note["start"]}"' in page
    assert "[1]" not in re.search(r'class="sidenote".*?</span></span>', page)[0]


def test_examples_on_the_search_page_can_be_followed(browser):
    page = browser.get("/search").text
    assert 'href="/search?q=from%3A%22Count%20Almery%22"' in page
    assert 'href="/search?q=negotiat%2A"' in page or 'href="/search?q=negotiat*"' in page
    for name in ("from", "to", "place", "kind", "head", "text", "notes", "after", "before"):
        assert f'name="{name}"' in page


def test_a_file_of_many_papers_lists_those_in_sight_and_folds_the_rest(browse, invented):
    text = "".join(f"Order {i:03}. " + "The ford is open. " * 120 + "\n" for i in range(100))
    each = len(text) // 100
    rows = [
        invented.row(f"d-{i:012}", "long.txt", i * each, (i + 1) * each - 1, regest=f"Order {i}.")
        for i in range(100)
    ]
    browser = browse(invented.InventedEdition(rows, {"long.txt": text}))
    page = browser.get("/sources/long.txt?from=100000").text
    first, folded = page.split('<details class="all-papers">')
    assert "stretch 3 of 6" in page
    assert first.count('<li class="depth-0') < 30
    assert folded.count('<li class="depth-0') == 100
