"""What a reader sees: with and without scripts, light and dark, wide and narrow, on paper."""

import pytest

pytestmark = pytest.mark.slow
FIRST = "/papers/d-aaaaaaaaaaaa"
PAGES = [
    "/", "/papers", FIRST, "/search?q=ford", "/queue", "/sources", "/sources/order.txt",
    "/decisions", "/help", f"{FIRST}/why",
]  # fmt: skip

CONTRASTS = """() => {
    const parse = (c) => { const n = c.match(/[\\d.]+/g).map(Number); return n; };
    const light = ([r, g, b]) => {
        const f = (v) => v <= 10 ? v / 3295 : ((v / 255 + .055) / 1.055) ** 2.4;
        return .2126 * f(r) + .7152 * f(g) + .0722 * f(b);
    };
    const behind = (node) => {
        for (; node; node = node.parentElement) {
            const c = parse(getComputedStyle(node).backgroundColor);
            if (c.length < 4 || c[3] > .99) return c;
        }
        return [255, 255, 255];
    };
    const poor = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !node.checkVisibility()) continue;
        if (node.closest("script, style, option, .em-sign, svg title")) continue;
        const style = getComputedStyle(node);
        const ink = node.closest("svg") ? style.fill : style.color;
        const a = light(parse(ink)), b = light(behind(node));
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        const words = walker.currentNode.textContent.trim().slice(0, 30);
        if (ratio < 4.5) poor.push(`${words} ${ratio.toFixed(2)}`);
    }
    return poor;
}"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(visit, address, path, scheme):
    page = visit(address + path, scheme=scheme)
    assert page.evaluate(CONTRASTS) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_server_or_breaks_its_policy(visit, address, path):
    page = visit(address + path)
    page.wait_for_load_state("networkidle")
    assert page.asked and all(url.startswith(address) for url in page.asked)
    assert page.complaints == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 820, 390])
def test_no_page_is_wider_than_its_window(visit, address, path, width):
    page = visit(address + path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_paper_is_read_without_scripts(visit, address):
    page = visit(address + FIRST, scripts=False)
    text = page.inner_text("#text")
    assert "The frontier at the 14eing ford" in text
    assert page.is_visible("text=stated in the dateline")
    assert page.is_visible("#citation")
    assert not page.is_visible("button.theme")
    page.click("#f-date a.words")
    assert page.url.endswith("#c" + page.url.rsplit("#c", 1)[1])


def test_the_apparatus_is_switched_and_the_text_stays_as_printed(visit, address):
    page = visit(address + FIRST)
    after = """() => getComputedStyle(document.querySelector(".reading"), "::after").content"""
    printed = page.evaluate("document.querySelector('#text').textContent")
    assert "being" in page.evaluate(after)
    page.keyboard.press("r")
    assert page.evaluate(after) in ("none", "normal")
    assert page.evaluate("document.querySelector('#text').textContent") == printed
    page.reload()
    assert page.evaluate(after) in ("none", "normal"), "what was chosen is kept"


def test_signs_of_emphasis_are_printed_where_readings_are_off(visit, address):
    page = visit(address + FIRST)
    assert "to be held open until May" in page.inner_text("#text")
    page.keyboard.press("r")
    assert "to be **held open** until May" in page.inner_text("#text")
    style = "getComputedStyle(document.querySelector('.em')).fontStyle"
    assert page.evaluate(style) == "italic"


def test_what_has_the_focus_is_seen(visit, address):
    page = visit(address + FIRST)
    unseen = page.evaluate("""() => [...document.querySelectorAll(
        "a[href], button, input:not([type=hidden]), select, textarea, summary")]
        .filter((e) => e.checkVisibility())
        .filter((e) => {
            e.focus({ focusVisible: true });
            const style = getComputedStyle(e);
            return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1;
        }).map((e) => e.outerHTML.slice(0, 80))""")
    assert unseen == []


def test_the_number_of_a_note_in_the_margin_leads_to_its_mark(visit, address):
    page = visit(address + FIRST)
    assert page.inner_text(".sidenote").startswith("1 ")
    page.click(".sidenote .note-number")
    mark = page.url.rsplit("#", 1)[1]
    assert page.locator(f"#{mark}").inner_text() == "[1]"


def test_pointing_at_a_field_lights_its_words(visit, address):
    page = visit(address + FIRST)
    page.hover("#f-date")
    assert page.locator("#text .lit").inner_text() == "3/15 March 1871"
    page.hover("#text .f-place")
    assert "lit" in page.locator("#f-place").get_attribute("class")


def test_notes_stand_beside_their_marks_where_there_is_room(visit, address):
    wide = visit(address + FIRST)
    assert wide.is_visible(".sidenote") and not wide.is_visible(".b.note")
    mark, note = wide.locator(".note-mark").bounding_box(), wide.locator(".sidenote").bounding_box()
    assert note["x"] > mark["x"] and abs(note["y"] - mark["y"]) < 60
    narrow = visit(address + FIRST, width=390)
    assert narrow.is_visible(".b.note") and not narrow.is_visible(".sidenote")


def test_machine_and_person_are_visibly_different(visit, address):
    page = visit(address + FIRST)
    edge = "e => [getComputedStyle(e).borderLeftStyle, getComputedStyle(e).borderLeftColor].join()"
    machine = page.locator("#f-date").evaluate(edge)
    page.hover("#f-date")
    page.click("#f-date button[value=reject]")
    page.wait_for_selector(".saved")
    person = page.locator("#f-date").evaluate(edge)
    assert machine != person
    assert "✎" in page.inner_text("#f-date") and "machine" not in page.inner_text("#f-date .whence")


def test_the_theme_is_switched_and_kept(visit, address):
    page = visit(address + "/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("button.theme")
    dark = page.evaluate(ground)
    page.goto(address + "/papers")
    assert page.evaluate(ground) == dark != light


def test_the_citation_is_copied_by_one_click(visit, address):
    page = visit(address + FIRST)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-copy=citation]")
    page.wait_for_selector(".copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.inner_text("#citation")


def test_a_paper_prints_as_text_and_description_with_nothing_to_press(visit, address):
    page = visit(address + FIRST, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in ("header.site nav", ".switches", "#f-date .rule", "footer.site", ".sidenote"):
        assert not page.is_visible(gone)
    for kept in ("#text", "#f-date", ".b.note", "#citation", ".apparatus"):
        assert page.is_visible(kept)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_papers_are_walked_by_keys(visit, address):
    page = visit(address + FIRST)
    page.keyboard.press("p")
    page.wait_for_url("**/papers/d-bbbbbbbbbbbb")
    page.keyboard.press("n")
    page.wait_for_url(f"**{FIRST}")
    page.goto(address + "/papers")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/d-*")
    assert page.complaints == []
