"""Rulings on a real edition: made in the browser, still there after a build."""

import time

import pytest

from regesta.build import build
from regesta.edition import open_edition
from regesta.web.app import make_app

pytest.importorskip("playwright")
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

PAPERS = """Mr. Almery to Mr. Tosk.

Verrin, March 15, 1871.

Sir: I have the honor to inform you that the ford at Estmark will be held open until the end of
May, and that the bridge is closed to all but the mails of both Governments.

The commander of the garrison has been told so in writing.

I have the honor to be, sir, your obedient servant,

J. ALMERY.

Mr. Tosk to Mr. Almery.

Estmark, March 18, 1871.

Sir: I have received your note of the 15th instant, for which I thank you.

I have the honor to be, sir, your obedient servant,

P. TOSK.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "papers.txt").write_text(PAPERS, encoding="utf-8")
    build(tmp_path)
    return tmp_path


@pytest.fixture
def first(folder):
    with open_edition(folder) as edition:
        return edition.papers(order="source")[0].id


def papers(folder):
    with open_edition(folder) as edition:
        return [paper.id for paper in edition.papers(order="source")]


def test_a_correction_is_seen_at_once_and_survives_a_build(visit, serve, folder, first):
    page = visit(serve(make_app(folder)) + f"/papers/{first}")
    page.hover("#f-place")
    page.click("#f-place summary")
    page.fill("#f-place [name=value]", "Old Verrin")
    page.fill("#f-place [name=reason]", "so the map")
    began = time.perf_counter()
    page.keyboard.press("Enter")
    expect(page.locator("#f-place .value")).to_contain_text("Old Verrin")
    assert time.perf_counter() - began < 2
    expect(page.locator("#f-place")).to_contain_text("✎")
    expect(page.locator(".history")).to_contain_text("so the map")
    assert '"so the map"' in (folder / "decisions.jsonl").read_text(encoding="utf-8")
    build(folder, force=True)
    page.reload()
    expect(page.locator("#f-place .value")).to_contain_text("Old Verrin")


def test_a_paper_is_divided_and_the_division_taken_back(visit, serve, folder, first):
    before = papers(folder)
    page = visit(serve(make_app(folder)) + "/sources/papers.txt")
    page.click(f"#{first} .tools summary")
    form = page.locator(f"#{first} form", has=page.locator("[value=split]"))
    form.locator("[name=quote]").fill("The commander of the garrison")
    form.get_by_text("divide").click()
    expect(page.locator(".saved")).to_contain_text("a paper begins with")
    assert len(papers(folder)) == len(before) + 1
    expect(page.locator(".piece:not(.loose)")).to_have_count(len(before) + 1)
    page.click(".saved button")
    expect(page.locator(".saved")).to_contain_text("took back")
    assert papers(folder) == before


def test_a_ruling_is_undone_by_key(visit, serve, folder, first):
    page = visit(serve(make_app(folder)) + f"/papers/{first}")
    page.keyboard.press("j")
    while page.locator(".current").get_attribute("id") != "f-date":
        page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#f-date .value")).to_contain_text("none")
    page.keyboard.press("u")
    expect(page.locator(".saved")).to_contain_text("took back")
    expect(page.locator("#f-date .value")).to_contain_text("15 March 1871")
    assert page.complaints == []


def test_a_file_that_changed_past_recognition_leaves_its_ruling_as_an_orphan(
    visit, serve, folder, first
):
    page = visit(serve(make_app(folder)) + f"/papers/{first}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".saved")).to_be_visible()
    (folder / "papers.txt").write_text("Nothing of it is left here.\n", encoding="utf-8")
    build(folder)
    page.goto(page.url.split("/papers")[0] + "/")
    expect(page.locator(".orphaned")).to_contain_text("lost their words")


def test_the_regest_follows_a_corrected_date_and_a_wrong_old_style_date_is_refused(
    visit, serve, folder, first
):
    page = visit(serve(make_app(folder)) + f"/papers/{first}")
    page.hover("#f-date")
    page.click("#f-date summary")
    page.fill("#f-date [name=value]", "1871-03-16")
    page.fill("#f-date [name=old_style]", "1871-03-03")
    page.click("#f-date .buttons button")
    expect(page.locator("#f-date .wrong")).to_contain_text("1871-03-15 by the Gregorian calendar")
    page.fill("#f-date [name=old_style]", "")
    page.click("#f-date .buttons button")
    expect(page.locator(".saved")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("16 March 1871")


def test_a_whole_paper_is_confirmed_by_one_key_and_taken_back_by_another(
    visit, serve, folder, first
):
    page = visit(serve(make_app(folder)) + f"/papers/{first}")
    page.keyboard.press("Shift+A")
    expect(page.locator(".saved")).to_contain_text("Undo all")
    assert page.locator(".field.confirmed").count() > 4
    build(folder)
    page.reload()
    assert page.locator(".field.confirmed").count() > 4
    assert page.locator(".whole").count() == 0
    page.goto(page.url + "?saved=" + "+".join(_ids(folder)))
    page.keyboard.press("u")
    expect(page.locator(".field.confirmed")).to_have_count(0)


def _ids(folder):
    with open_edition(folder) as edition:
        return [one.id for one in edition.decisions()]


def test_a_refused_ruling_does_not_stand_beside_an_older_saved(visit, serve, folder, first):
    page = visit(serve(make_app(folder)) + f"/papers/{first}")
    page.hover("#f-kind")
    page.click("#f-kind button[value=accept]")
    expect(page.locator(".saved")).to_be_visible()
    page.hover("#f-date")
    page.click("#f-date summary")
    page.fill("#f-date [name=value]", "yesterday")
    page.click("#f-date .buttons button")
    expect(page.locator("#f-date .wrong")).to_be_visible()
    expect(page.locator(".saved")).to_have_count(0)


def test_an_empty_folder_is_filled_and_read_by_its_button(visit, serve, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    build(empty)
    page = visit(serve(make_app(empty)))
    expect(page.locator("main")).to_contain_text("There are no papers in this folder yet")
    (empty / "papers.txt").write_text(PAPERS, encoding="utf-8")
    page.click(".build button")
    expect(page.locator(".told")).to_contain_text("2 papers in 1 file")
    assert page.complaints == []


def test_a_folder_that_was_never_built_is_read_by_its_button(visit, serve, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "papers.txt").write_text(PAPERS, encoding="utf-8")
    page = visit(serve(make_app(fresh)))
    page.click(".build button")
    expect(page.locator(".told")).to_contain_text("2 papers in 1 file")
