"""The ledger in a real browser: the slider replays days, nothing overlaps, no script is needed."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

from regesta.build import build
from regesta.cli.main import main
from regesta.edition import open_edition
from regesta.web.app import make_app

pytestmark = pytest.mark.slow
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ardesh"
DAY = "2026-03-13"
PAGES = (
    "/ledger", "/ledger/questions", "/ledger/obligations", "/ledger/convening", "/ledger/ground",
    "/ledger/claims", "/ledger/channels", "/ledger/unknown", "/ledger/brief", "/ledger/known",
)  # fmt: skip
# Text that lies on other text: boxes of words that share more than a hair's breadth.
OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll("#ledger .state, #ledger .cell, #ledger h1, "
        + "#ledger h2, .ledger-nav a, .dayline label, .dayline button, .map .name")]
        .filter((one) => one.getClientRects().length === 1)
        .filter((one) => !one.closest("details:not([open])"))
        .map((one) => [one.getBoundingClientRect(), one]);
    const found = [];
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
        const [a, one] = boxes[i], [b, other] = boxes[j];
        if (one.contains(other) || other.contains(one)) continue;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && tall > 4) found.push(one.textContent + " | " + other.textContent);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("ledger") / "ardesh"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns(".regesta", "decisions.jsonl"))
    build(made)
    with pytest.raises(SystemExit) as end:
        main(["decide", str(made), "--from", str(EXAMPLE / "acts.jsonl")])
    assert end.value.code == 0
    return made


@pytest.fixture
def home(folder, serve):
    return serve(make_app(folder, open_edition))


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_no_page_is_wider_than_its_window_and_no_words_lie_on_others(home, visit, width):
    page = visit(f"{home}/ledger?on={DAY}", width=width)
    for path in PAGES:
        page.goto(f"{home}{path}?on={DAY}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(OVERLAPS) == [], path
    assert page.complaints == []


def test_the_slider_replays_the_days_without_leaving_the_page(home, visit):
    page = visit(f"{home}/ledger/questions?on={DAY}")
    page.evaluate("window.stayed = true")
    slider = page.locator(".slider")
    expect(slider).to_be_visible()
    before = page.locator(".matrix tbody tr").count()
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator(".dayline .in-words")).not_to_have_text("13 March 2026")
    assert page.locator(".matrix tbody tr").count() < before
    page.keyboard.press("End")
    expect(page.locator(".dayline .in-words")).to_have_text("1 June 2026")
    assert page.evaluate("window.stayed")
    assert f"on={DAY}" not in page.url
    assert page.complaints == []


def test_the_arrows_do_the_same_without_scripts(home, visit):
    page = visit(f"{home}/ledger?on={DAY}", scripts=False)
    page.locator(".dayline a[rel=prev]").click()
    expect(page.locator(".dayline .in-words")).to_have_text("12 March 2026")
    expect(page.locator(".slider")).to_be_hidden()


def test_a_cell_leads_to_its_words_lit(home, visit):
    page = visit(f"{home}/ledger/questions?on={DAY}")
    page.locator("a.cell", has_text="agreed, with a reserve").first.click()
    expect(page.locator("#text .hit").first).to_be_visible()
    assert "accepts the suspension" in page.locator("#text").inner_text()
