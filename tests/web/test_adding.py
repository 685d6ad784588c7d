"""Papers are added from the page: chosen, pasted, recorded; and it is said what came of it."""

import asyncio
import importlib.util
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from regesta.build import build
from regesta.edition import open_edition
from regesta.errors import FolderBusy
from regesta.web import arrivals as arriving
from regesta.web.app import make_app
from regesta.web.arrivals import Arrivals
from regesta.web.guard import LARGEST_BODY

BASE = "http://127.0.0.1:8517"
ORIGIN = {"origin": BASE}
FORD = (
    b"Count Almery to Baron Tosk.\n\nTosk, 1 March 1871.\n\nMy Lord: The ford is open.\n\nALMERY.\n"
)
BRIDGE = FORD.replace(b"1 March", b"9 May").replace(b"ford", b"bridge")


class Pages:
    """The pages of a real edition, asked as a browser would."""

    def __init__(self, folder, **options) -> None:
        self.folder = folder
        self.app = make_app(folder, **options)

    def send(self, method, path, **more):
        async def sent():
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                return await client.request(method, path, follow_redirects=True, **more)

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(sent())).result()

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, **more):
        return self.send("POST", path, headers={**ORIGIN, **more.pop("headers", {})}, **more)

    def upload(self, *files, **more):
        return self.post("/add/files", files=[("file", one) for one in files], **more)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    build(folder)
    return Pages(folder)


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def names(folder):
    return sorted(
        p.relative_to(folder).as_posix()
        for p in folder.rglob("*")
        if p.is_file() and ".regesta" not in p.parts
    )


def test_an_empty_folder_opens_as_a_drop_zone_and_every_page_leads_to_it(pages):
    home = pages.get("/").text
    assert 'action="/add/files"' in home and 'type="file"' in home
    assert 'enctype="multipart/form-data"' in home
    for path in ("/", "/papers", "/help"):
        assert 'href="/add"' in pages.get(path).text


def test_files_are_added_read_and_told_of_in_one_sentence(pages):
    answer = pages.upload(
        ("ford.txt", FORD), ("bridge.txt", BRIDGE), ("scan.pdf", b"%PDF-1.4\n"), ("", b"")
    )
    said = plain(answer.text)
    assert answer.status_code == 200
    assert "2 papers , from 1 March 1871 to 9 May 1871 ; " in said
    assert "to look at" in said
    assert "1 file was not added" in said and "scan.pdf : this is a PDF." in said
    assert names(pages.folder) == ["bridge.txt", "ford.txt"]
    home = pages.get("/").text
    assert 'action="/add/files"' not in home and "2 papers" in plain(home)
    assert 'action="/add/files"' in pages.get("/add").text


def test_nothing_is_written_over_and_it_is_said(pages):
    pages.upload(("ford.txt", FORD))
    said = plain(pages.upload(("ford.txt", FORD), ("x/../ford.txt", BRIDGE)).text)
    assert "the same words are there already, as ford.txt" in said
    assert "another paper is called ford.txt: this one is ford-2.txt" in said
    assert (pages.folder / "ford.txt").read_bytes() == FORD
    assert (pages.folder / "ford-2.txt").read_bytes() == BRIDGE


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../ford.txt", "ford.txt"),
        ("/etc/ford.txt", "ford.txt"),
        ("..\\..\\ford.txt", "ford.txt"),
        ("1871/ford.txt", "1871/ford.txt"),
        ("nul.txt", "_nul.txt"),
    ],
)
def test_a_name_leads_nowhere_but_into_the_folder(pages, name, path):
    pages.upload(("file", FORD), data={"path": name})
    assert names(pages.folder) == [path]
    assert names(pages.folder.parent) == [f"papers/{path}"]


@pytest.mark.parametrize(
    "name", [".regesta/edition.db", ".hidden.txt", "regesta.toml", "decisions.jsonl"]
)
def test_what_is_the_editions_own_is_left_alone(pages, name):
    said = plain(pages.upload(("file", FORD), data={"path": name}).text)
    assert "No paper was added" in said
    assert names(pages.folder) == []
    assert not (pages.folder / ".regesta" / "edition.db").exists()


def test_a_file_that_is_too_large_is_said_with_the_setting(pages):
    (pages.folder / "regesta.toml").write_text("largest_added = 1\n")
    large = FORD * (LARGEST_BODY // len(FORD) + 1)
    said = plain(pages.upload(("large.txt", large), ("ford.txt", FORD)).text)
    assert "larger than 1 MB" in said and "largest_added" in said and "1 paper" in said
    assert "up to 1 MB each" in plain(pages.get("/add").text)


def test_scripts_send_one_by_one_and_then_have_all_of_it_read(pages):
    for name, data in (("ford.txt", FORD), ("bridge.txt", BRIDGE), ("a.csv", b"a,b\n")):
        answer = pages.upload(
            (name, data), data={"batch": "abcdefgh1"}, headers={"accept": "application/json"}
        )
        assert answer.json()[0]["fate"] == ("refused" if name == "a.csv" else "added")
    assert pages.get("/").text.count("There are no papers") == 1, "not read yet"
    answer = pages.post("/add/read", data={"batch": "abcdefgh1"})
    assert answer.url.path == "/add" and "2 papers" in plain(answer.text)
    told = pages.get("/add/progress").json()
    assert set(told["read"]) == {"ford.txt", "bridge.txt"} and told["share"] == 1


def test_a_pasted_paper_is_kept_under_its_name_with_its_source(pages):
    answer = pages.post(
        "/add/text",
        data={"name": "Ford/1", "text": FORD.decode().replace("\n", "\r\n"), "source": "Gazette"},
    )
    assert "1 paper" in plain(answer.text)
    kept = (pages.folder / "Ford-1.txt").read_bytes()
    assert kept == FORD + b"\n[Source: Gazette]\n"
    pages.post("/add/text", data={"name": "", "text": BRIDGE.decode()})
    assert names(pages.folder) == ["Count Almery to Baron Tosk.txt", "Ford-1.txt"]
    assert pages.post("/add/text", data={"name": "x", "text": " \n"}).status_code == 422


def test_a_long_pasted_paper_is_taken_whole(pages):
    words = FORD.decode() + "\n" + "Форд открыт. " * 60_000
    answer = pages.post("/add/text", data={"name": "long", "text": words})
    assert answer.status_code == 200
    assert (pages.folder / "long.txt").read_text().strip() == words.strip()


FACT = {
    "fact": "The ford was shut.", "day": "2026-11-24", "says": "Radio Tosk",
    "source": "evening news", "recorder": "Ada Vesk",
}  # fmt: skip


def test_an_outside_fact_becomes_a_marked_paper(pages):
    said = plain(pages.post("/add/fact", data=FACT).text)
    assert "1 paper , of 24 November 2026" in said
    (name,) = names(pages.folder)
    assert name == "outside/2026-11-24 Radio Tosk.txt"
    text = (pages.folder / name).read_text()
    assert text.startswith("[Outside fact, recorded by Ada Vesk on ")
    (paper,) = set(re.findall(r'href="(/papers/d-[\w-]+)', pages.get("/papers").text))
    assert "Outside fact." in pages.get(paper).text


def test_a_fact_that_lacks_something_is_refused_and_nothing_written(pages):
    answer = pages.post("/add/fact", data={**FACT, "day": "tomorrow"})
    assert answer.status_code == 422 and "no day or month" in answer.text
    assert names(pages.folder) == []


@pytest.mark.parametrize("path", ["/add/files", "/add/text", "/add/fact", "/add/read"])
def test_only_the_editions_own_pages_can_add(pages, path):
    evil = {"origin": "http://evil.test"}
    assert pages.post(path, data=FACT, headers=evil).status_code == 403
    assert pages.send("POST", path, data=FACT).status_code == 403
    assert names(pages.folder) == []


def test_a_build_under_way_is_waited_for(tmp_path):
    tries = []

    def busy_twice(folder):
        tries.append(folder)
        if len(tries) < 3:
            raise FolderBusy("another build is under way")
        return build(folder)

    build(tmp_path)
    assert "1 paper" in plain(Pages(tmp_path, builder=busy_twice).upload(("f.txt", FORD)).text)
    assert len(tries) == 3


def test_a_build_that_does_not_end_is_said_and_the_papers_are_kept(tmp_path, monkeypatch):
    def busy(_folder):
        raise FolderBusy("another build is under way")

    build(tmp_path)
    monkeypatch.setattr(arriving, "PATIENCE", 0.0)
    said = plain(Pages(tmp_path, builder=busy).upload(("ford.txt", FORD)).text)
    assert "1 file is in the folder. Another build is under way" in said
    assert names(tmp_path) == ["ford.txt"]


def test_two_who_add_one_name_at_once_lose_nothing(pages):
    texts = [FORD.replace(b"1 March", f"{n} March".encode()) for n in range(1, 13)]
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda data: pages.upload(("ford.txt", data)), texts))
    assert {one.status_code for one in answers} == {200}
    assert {(pages.folder / name).read_bytes() for name in names(pages.folder)} == set(texts)
    assert "12 papers" in plain(pages.get("/").text)


def test_a_watched_folder_tells_open_pages_what_is_new(tmp_path):
    (tmp_path / "ford.txt").write_bytes(FORD)
    build(tmp_path)
    pages = Pages(tmp_path, watching=True)
    known = pages.get("/add/news").json()
    assert known == {"number": 0, "known": 0, "words": ""}
    assert "/assets/watching.js" not in pages.get("/").text, "it does not run yet"
    arrivals = Arrivals(tmp_path, open_edition)
    arrivals.build(())
    (tmp_path / "bridge.txt").write_bytes(BRIDGE)
    arrivals.build(("bridge.txt",))
    assert arrivals.news.since(0).papers == 1 and arrivals.news.since(0).new == ("bridge.txt",)


@pytest.mark.slow
def test_a_watched_folder_is_built_by_itself(tmp_path):
    build(tmp_path)
    arrivals = Arrivals(tmp_path, open_edition)
    arrivals.start()
    try:
        waiting = threading.Event()
        waiting.wait(1.0)
        (tmp_path / "ford.txt").write_bytes(FORD)
        for _ in range(100):
            if arrivals.news.number:
                break
            waiting.wait(0.1)
    finally:
        arrivals.stop()
    assert arrivals.news.since(0).papers == 1
    with open_edition(tmp_path) as edition:
        assert edition.summary().papers == 1


def test_the_page_meets_what_is_asked_of_every_page(pages):
    name = "accessible_pages"
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("test_access.py"))
    access = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(access)
    pages.upload(("ford.txt", FORD))
    for path in ("/add", "/add?since=0"):
        outline = access.Outline()
        outline.feed(pages.get(path).text)
        assert outline.fields
        access.test_every_page_has_one_heading_of_the_first_rank_and_skips_none(outline)
        access.test_everything_to_fill_in_has_a_label(outline)
        access.test_everything_to_press_has_a_name(outline)
