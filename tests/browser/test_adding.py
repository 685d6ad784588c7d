"""Papers come in by the drop zone: dropped, chosen, pasted; a watched folder tells an open page."""

import pytest

from regesta.build import build
from regesta.web.app import make_app

FORD = (
    "Count Almery to Baron Tosk.\n\nTosk, 1 March 1871.\n\nMy Lord: The ford is open.\n\nALMERY.\n"
)
BRIDGE = FORD.replace("1 March", "9 May").replace("ford", "bridge")
DROP = """(zone) => {
  const carried = new DataTransfer();
  const lines = ["Baron Tosk to Count Almery.", "Verrin, 2 June 1871.", "My Lord: No.", "TOSK."];
  carried.items.add(new File([lines.join("\\n\\n")], "answer.txt"));
  const how = { dataTransfer: carried, bubbles: true, cancelable: true };
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, how));
}"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "papers"
    place.mkdir()
    build(place)
    return place


def chosen(page, *files):
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": data.encode()} for name, data in files]
    )


@pytest.mark.slow
def test_from_an_empty_folder_to_papers_that_are_told_of(serve, visit, folder):
    page = visit(serve(make_app(folder)))
    chosen(page, ("ford.txt", FORD), ("bridge.txt", BRIDGE), ("scan.pdf", "%PDF-1.4"))
    page.wait_for_selector("#added")
    said = " ".join(page.locator("#added").inner_text().split())
    assert "2 papers, from 1 March 1871 to 9 May 1871;" in said
    assert "1 file was not added" in said and "scan.pdf: this is a PDF." in said

    page.locator("form.adding").evaluate(DROP)
    page.locator("#added .sum", has_text="2 June").wait_for()
    assert (folder / "answer.txt").read_text().startswith("Baron Tosk")

    page.get_by_label("Its name").fill("Pasted")
    page.get_by_label("Its words").fill(FORD.replace("1 March", "30 April"))
    page.get_by_role("button", name="Add this paper").click()
    page.locator("#added .sum", has_text="30 April").wait_for()
    assert (folder / "Pasted.txt").is_file()

    sent = []  # the paste has exchanged the zone: a drop is still taken once
    page.on("request", lambda asked: sent.append(asked.url.rpartition("/")[2]))
    page.locator("form.adding").evaluate(DROP)
    page.locator("#added", has_text="there already").wait_for()
    assert sent.count("files") == 1

    page.get_by_label("The fact").fill("The ford was shut.")
    page.get_by_label("Its date").fill("1871-07-01")
    page.get_by_label("Who says so").fill("Radio Tosk")
    page.get_by_label("Who records it").fill("Ada Vesk")
    page.get_by_role("button", name="Record this fact").click()
    page.locator("#added .sum", has_text="1 July").wait_for()
    assert page.complaints == []


@pytest.mark.slow
def test_without_scripts_the_form_does_the_same(serve, visit, folder):
    page = visit(serve(make_app(folder)), scripts=False)
    chosen(page, ("ford.txt", FORD), ("bad.txt", ""))
    page.get_by_role("button", name="Add them").click()
    said = " ".join(page.locator("#added").inner_text().split())
    assert "1 paper, of 1 March 1871;" in said and "bad.txt: the file is empty." in said


@pytest.mark.slow
def test_a_watched_folder_tells_an_open_page(serve, visit, folder):
    page = visit(serve(make_app(folder, watching=True)))
    page.wait_for_timeout(1500)
    (folder / "ford.txt").write_text(FORD)
    bar = page.locator(".tidings")
    bar.wait_for(timeout=15_000)
    assert " ".join(bar.inner_text().split()).startswith("1 paper added – show")
    bar.get_by_role("link").click()
    assert "1 paper, of 1 March 1871" in " ".join(page.locator("#added").inner_text().split())
    assert page.locator(".entry").count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 800, 390])
def test_nothing_of_the_zone_leaves_the_page(serve, visit, folder, width):
    page = visit(serve(make_app(folder)) + "/add", width=width)
    chosen(page, ("a" * 90 + ".txt", FORD), ("b" * 90 + ".pdf", "%PDF-1.4"))
    page.wait_for_selector("#added")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
