"""The folder is read again from its page; one that was never built says how."""

from types import SimpleNamespace

import pytest

from regesta.build import BuildReport
from regesta.errors import FolderBusy, NothingFound
from regesta.web.app import make_app


def browser_of(browser, app):
    return type(browser)(app)


def test_an_empty_folder_says_what_to_put_there_and_has_a_button(browse, invented, tmp_path):
    edition = invented.InventedEdition([], {})
    edition.summary = lambda: SimpleNamespace(
        title=None, papers=0, nested=0, sources=0, span=None, correspondents=[], kinds=[],
        findings=[], waiting=0, decisions=0, orphaned=0, unreadable=[], undated=0, by_year=[],
        acts=0,
    )  # fmt: skip
    page = browse(edition).get("/").text
    assert f'<code class="folder">{tmp_path}</code>' in page
    assert 'action="/build"' in page and "Read the folder again" in page
    assert "Nothing waits" not in page


def test_the_button_builds_and_the_first_page_tells_what_came_of_it(edition, browser, tmp_path):
    built = []

    def build(folder):
        built.append(folder)
        return BuildReport(papers=3, sources=2, made=1, removed=1, seconds=0.25)

    again = browser_of(browser, make_app(tmp_path, lambda _folder: edition, build))
    answer = again.post("/build", {})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?built=1")
    assert built == [tmp_path]
    page = again.get("/?built=1").text
    assert "3 papers in 2 files; 1 file was new or changed, 1 gone" in page
    assert "Read." not in again.get("/").text


def test_a_page_of_another_server_cannot_make_it_build(browser):
    assert browser.post("/build", {}, origin="http://evil.test").status_code == 403


def test_a_build_under_way_is_said(edition, browser, tmp_path):
    def build(_folder):
        raise FolderBusy("another build is under way", remedy="Wait for it.")

    again = browser_of(browser, make_app(tmp_path, lambda _folder: edition, build))
    answer = again.post("/build", {})
    assert answer.status_code == 503 and "another build is under way" in answer.text


@pytest.mark.parametrize("path", ["/", "/papers", "/papers/d-aaaaaaaaaaaa"])
def test_a_folder_that_was_never_built_offers_to_read_it_and_names_the_command(
    browser, tmp_path, path
):
    def opener(folder):
        raise NothingFound(
            "there is no edition here yet", place=str(folder), remedy=f"Build it: regesta {folder}"
        )

    answer = browser_of(browser, make_app(tmp_path, opener)).get(path)
    assert answer.status_code == 404
    assert "Not built yet" in answer.text and 'action="/build"' in answer.text
    assert "Build it: regesta" in answer.text
