"""Rulings made with the mouse, by keyboard only, and without scripts, in a real browser."""

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
FIRST = "/papers/d-aaaaaaaaaaaa"


def mark_by_mouse(page, words):
    """Drag over words that stand within one run of the text."""
    box = page.evaluate(
        """words => {
            for (const run of document.querySelectorAll("#text [data-s]")) {
                const at = run.textContent.indexOf(words);
                if (at < 0 || !run.firstChild || run.firstChild.nodeType !== 3) continue;
                run.scrollIntoView({block: "center", behavior: "instant"});
                const range = document.createRange();
                range.setStart(run.firstChild, at);
                range.setEnd(run.firstChild, at + words.length);
                const b = range.getBoundingClientRect();
                return [b.left, b.right, b.top + b.height / 2];
            }
        }""",
        words,
    )
    left, right, middle = box
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move((left + right) / 2, middle, steps=4)
    page.mouse.move(right - 0.5, middle, steps=4)
    page.mouse.up()


def test_a_field_is_corrected_by_marking_words_with_the_mouse(visit, address, edition, invented):
    page = visit(address + FIRST)
    mark_by_mouse(page, "frontier")
    page.wait_for_selector("#palette:not([hidden])")
    assert page.inner_text(".marked-words") == "frontier"
    page.click('#palette [data-field="place"]')
    editor = page.locator("#f-place form.editor")
    assert editor.locator("[name=value]").input_value() == "frontier"
    editor.locator("[name=value]").press("Enter")
    page.wait_for_selector(".saved")
    made = edition.made[0]
    start = invented.FIRST.index("frontier")
    assert made["field"] == "place"
    assert made["words"] == [(start, start + len("frontier"))]
    assert page.complaints == []


def test_words_after_a_letter_beyond_the_basic_plane_keep_their_offsets(
    visit, address, edition, invented
):
    page = visit(address + FIRST)
    mark_by_mouse(page, "council")
    page.click('#palette [data-field="subject"]')
    page.locator("#f-subject form.editor [name=value]").press("Enter")
    page.wait_for_selector(".saved")
    ((start, end),) = edition.made[0]["words"]
    assert invented.FIRST[start:end] == "council"


def test_a_sender_is_added_by_marking_and_the_others_are_kept(visit, address, edition):
    page = visit(address + FIRST)
    mark_by_mouse(page, "ALMERY")
    page.click('#palette [data-field="from"]')
    page.locator("#f-from form.editor button", has_text="Save").click()
    page.wait_for_selector(".saved")
    value = edition.made[0]["value"]
    assert [party["name"] for party in value] == ["Count Almery", "ALMERY"]
    assert all(party["evidence"] for party in value)


def test_a_field_is_corrected_by_keyboard_only(visit, address, edition, invented):
    page = visit(address + FIRST)
    press = page.keyboard.press
    press("m")
    for _ in range(30):
        if page.evaluate("getSelection().toString()").strip() == "Minister":
            break
        press("ArrowRight")
    press("Shift+ArrowRight")
    press("Shift+ArrowRight")
    press("Enter")
    press("t")
    assert page.evaluate("document.activeElement.name") == "name"
    press("Enter")
    page.wait_for_selector(".saved")
    made = edition.made[0]
    assert made["field"] == "to"
    assert made["value"][-1]["name"] == "Minister of Estmark"
    ((start, end),) = made["value"][-1]["evidence"]
    assert invented.FIRST[start:end] == "Minister of Estmark"


def test_fields_are_walked_accepted_and_struck_out_by_keys(visit, address, edition):
    page = visit(address + FIRST)
    press = page.keyboard.press
    press("j")
    while page.locator(".current").get_attribute("id") != "f-date":
        press("j")
    press("a")
    page.wait_for_selector(".saved")
    assert page.locator(".current").get_attribute("id") == "f-date"
    press("j")
    press("x")
    expect(page.locator(".saved")).to_contain_text("struck out")
    assert [(m["action"], m["field"]) for m in edition.made] == [
        ("accept", "date"), ("reject", "place"),
    ]  # fmt: skip


def test_the_queue_is_worked_through_by_keys(visit, address, edition):
    page = visit(address + "/queue")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector(".saved")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.type("1871-04")
    expect(page.locator(".current .meaning").first).to_have_text("April 1871")
    page.keyboard.press("Enter")
    expect(page.locator(".saved")).to_contain_text("April 1871")
    assert edition.made[0]["action"] == "dismiss_finding"
    assert edition.made[0]["value"] == "f-111111111111"
    assert edition.made[1]["field"] == "date"


def test_a_refused_correction_is_said_beside_its_form(visit, address, edition):
    page = visit(address + FIRST)
    page.hover("#f-date")
    page.click("#f-date summary")
    page.fill("#f-date [name=value]", "in May")
    page.click("#f-date .editor .buttons button")
    page.wait_for_selector("#f-date .wrong")
    assert "no EDTF date" in page.inner_text("#f-date .wrong")
    assert page.input_value("#f-date [name=value]") == "in May"
    assert edition.made == []


def test_a_field_is_corrected_without_scripts(visit, address, edition):
    page = visit(address + FIRST, scripts=False)
    page.hover("#f-place")
    page.click("#f-place summary")
    page.fill("#f-place [name=value]", "")
    page.fill("#f-place [name=quote]", "Estmark")
    page.click("#f-place .editor .buttons button")
    assert "Saved." in page.inner_text(".saved")
    assert edition.made[0]["value"]["text"] == "Estmark"


def test_a_paper_is_divided_at_marked_words(visit, address, edition, invented):
    page = visit(address + FIRST)
    mark_by_mouse(page, "The frontier")
    page.click('#palette button[value="split"]')
    page.wait_for_selector(".saved")
    made = edition.made[0]
    assert made["action"] == "split"
    assert invented.FIRST[made["start"] : made["end"]] == "The frontier"


def test_a_paper_inside_is_added_by_marking_its_words(visit, address, edition, invented):
    page = visit(address + "/sources/papers%20of%20Verrin.txt")
    mark_by_mouse(page, "My Lord: The ford is open.")
    page.click('#palette button[value="add"]')
    page.wait_for_selector(".saved")
    made = edition.made[0]
    assert made["action"] == "add" and made["value"] == {"nested": True}
    assert invented.FIRST[made["start"] : made["end"]] == "My Lord: The ford is open."
