"""Acts recorded in a real browser: by keys, with further words, put right, walked through."""

import shutil

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import expect

from regesta.build import build
from regesta.edition import open_edition
from regesta.web.app import make_app

pytestmark = pytest.mark.slow
TEXT = """The Envoy of Tolna to the Regent of Brod.

Verrin, March 15, 1871.

I ask you to open the ford by March 20. Otherwise my Government will close the road.
General Raush holds the ford. The Regent of Brod declines to answer. The post is late.

ALMERY.
"""
MARK = """([start, end]) => {
    const range = regesta.rangeOf(start, end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.getElementById("text").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recording") / "papers"
    folder.mkdir()
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    build(folder)
    return folder


@pytest.fixture
def folder(built, tmp_path):
    shutil.copytree(built, tmp_path / "papers")
    return tmp_path / "papers"


@pytest.fixture
def page(folder, serve, visit):
    with open_edition(folder) as edition:
        paper = edition.papers()[0].id
    return visit(f"{serve(make_app(folder))}/papers/{paper}")


def mark(page, words):
    start = TEXT.index(words)
    page.evaluate(MARK, [start, start + len(words)])
    page.wait_for_timeout(60)


def acts(folder):
    with open_edition(folder) as edition:
        return edition.acts()


def start(page, words, letters):
    mark(page, words)
    page.keyboard.press("a")
    page.wait_for_selector("#recording .pick-input:focus")
    page.keyboard.type(letters)


def finish(page, type_name):
    page.keyboard.press("Enter")
    page.wait_for_selector(f'#recording [data-fields][data-type="{type_name}"]')
    page.wait_for_function("!document.activeElement.matches('.af-head .pick-input')")


def record(page, words, letters, type_name):
    start(page, words, letters)
    finish(page, type_name)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".act.item.fresh")


def test_an_act_is_recorded_in_a_few_keys(page, folder):
    record(page, "I ask you to open the ford by March 20", "as", "ask")
    (act,) = acts(folder)
    assert (act.type, act.actor) == ("ask", "Envoy of Tolna")
    assert [one.name for one in act.targets] == ["Regent of Brod"]
    assert act.deadline == ("1871-03-20",)
    assert page.locator("#text .act[data-no='1']").count() == 1
    assert page.locator("#recording").is_hidden()
    assert page.complaints == []


def test_ctrl_enter_in_the_field_of_the_type_records_what_is_seen(page, folder):
    start(page, "I ask you to open the ford by March 20", "as")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#recording [data-fields][data-type=ask]")
    page.wait_for_function("!document.activeElement.matches('.af-head .pick-input')")
    assert acts(folder) == []
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".act.item.fresh")
    assert len(acts(folder)) == 1


def test_words_are_marked_by_keys_and_recorded(page, folder):
    press = page.keyboard.press
    press("m")
    for _ in range(60):
        if page.evaluate("getSelection().toString()").strip() == "General":
            break
        press("ArrowRight")
    while "ford" not in page.evaluate("getSelection().toString()"):
        press("Shift+ArrowRight")
    press("a")
    page.wait_for_selector("#recording .pick-input:focus")
    page.keyboard.type("hold")
    finish(page, "hold")
    press("Control+Enter")
    page.wait_for_selector(".act.item.fresh")
    (act,) = acts(folder)
    assert act.quote == "General Raush holds the ford"
    assert act.actor == "General Raush"


def test_words_are_gone_to_by_typing_their_first_letters(page, folder):
    press = page.keyboard.press
    press("m")
    press("/")
    page.keyboard.type("regent of brod dec")
    assert page.inner_text(".mark-find") == "/regent of brod dec"
    press("Enter")
    assert page.locator(".mark-find").is_hidden()
    assert page.evaluate("getSelection().toString()") == "Regent of Brod declines"
    press("a")
    page.wait_for_selector("#recording .pick-input:focus")
    page.keyboard.type("rej")
    finish(page, "reject")
    press("Control+Enter")
    page.wait_for_selector(".act.item.fresh")
    assert acts(folder)[0].quote == "Regent of Brod declines"
    press("m")
    press("/")
    page.keyboard.type("no such words")
    assert "nowhere" in page.inner_text(".mark-find")


def test_further_words_go_into_the_field_whose_letter_is_pressed(page, folder):
    start(page, "I ask you to open the ford by March 20", "as")
    finish(page, "ask")
    page.evaluate("document.activeElement.blur()")
    mark(page, "my Government will close the road")
    assert page.locator("#palette").is_hidden()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "consequence"
    page.evaluate("document.activeElement.blur()")
    mark(page, "General Raush")
    page.keyboard.press("t")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".act.item.fresh")
    (act,) = acts(folder)
    assert act.consequence == "my Government will close the road"
    assert act.consequence_span.start == TEXT.index("my Government will")
    assert [one.text for one in act.targets] == ["General Raush"]


def test_further_words_are_marked_by_keys_from_within_the_form(page, folder):
    start(page, "General Raush holds the ford", "hold")
    finish(page, "hold")
    page.keyboard.press("Alt+m")
    for _ in range(12):
        if page.evaluate("getSelection().toString()").strip() == "ford":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    page.wait_for_function("document.activeElement.name === 'place_name'")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".act.item.fresh")
    (act,) = acts(folder)
    assert [one.text for one in act.places] == ["ford"]


def test_enter_goes_from_field_to_field_and_records_on_the_last(page, folder):
    start(page, "General Raush holds the ford", "hold")
    finish(page, "hold")
    for _ in range(20):
        if page.locator("#recording").is_hidden():
            break
        page.keyboard.press("Enter")
        page.wait_for_timeout(80)
    page.wait_for_selector(".act.item.fresh")
    assert len(acts(folder)) == 1


def test_escape_leaves_and_the_same_words_bring_the_form_back(page, folder):
    start(page, "I ask you to open the ford by March 20", "as")
    finish(page, "ask")
    page.fill("#recording [name=object]", "the ford, and soon")
    page.keyboard.press("Escape")
    assert page.locator("#recording").is_hidden()
    assert acts(folder) == []
    mark(page, "I ask you to open the ford by March 20")
    page.keyboard.press("a")
    page.wait_for_selector("#recording [name=object]")
    assert page.input_value("#recording [name=object]") == "the ford, and soon"


def test_what_was_typed_stays_when_another_type_is_chosen(page):
    start(page, "I ask you to open the ford by March 20", "as")
    finish(page, "ask")
    page.fill("#recording [name=actor_name]", "Tolna")
    page.focus("#recording .af-head .pick-input")
    page.keyboard.type("demand")
    finish(page, "demand")
    assert page.input_value("#recording [name=actor_name]") == "Tolna"


def test_a_refusal_is_said_in_the_form_and_nothing_is_lost(page, folder):
    start(page, "I ask you to open the ford by March 20", "as")
    finish(page, "ask")
    page.fill("#recording [name=date]", "in March")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#recording .wrong")
    assert "EDTF" in page.inner_text("#recording .wrong")
    assert page.input_value("#recording [name=date]") == "in March"
    assert acts(folder) == []


def test_an_answer_finds_the_question_that_was_put_to_him(page, folder):
    record(page, "I ask you to open the ford by March 20", "as", "ask")
    start(page, "The Regent of Brod declines to answer", "rej")
    finish(page, "reject")
    assert "ask" in page.input_value("#recording [data-picks=answer_act]")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#text .act[data-no='2']")
    question, answer = acts(folder)
    assert answer.answers[0].act == question.id


def test_acts_are_walked_put_right_and_struck_out_by_keys(page):
    record(page, "I ask you to open the ford by March 20", "as", "ask")
    record(page, "General Raush holds the ford", "hold", "hold")
    page.evaluate("document.activeElement.blur()")
    press = page.keyboard.press
    press("n")
    assert page.locator(".act.item.current").get_attribute("data-number") == "1"
    press("n")
    assert page.locator(".act.item.current").get_attribute("data-number") == "2"
    assert page.locator("#text .act.lit").count() >= 1
    press("p")
    press("e")
    page.wait_for_selector("#recording form[data-act]")
    page.fill("#recording [name=object]", "the ford opened")
    press("Control+Enter")
    expect(page.locator(".act-what").first).to_have_text("the ford opened")
    expect(page.locator(".act-state").first).to_have_text("✎ corrected")
    press("h")
    expect(page.locator(".act.item.current .act-history")).to_contain_text("put it right")
    press("x")
    page.keyboard.type("no such act")
    press("Enter")
    expect(page.locator(".act.item")).to_have_count(1)
    press("u")
    expect(page.locator(".act.item")).to_have_count(2)
    assert page.complaints == []


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_the_form_never_covers_the_words(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    start(page, "General Raush holds the ford", "hold")
    finish(page, "hold")
    covered = page.evaluate(
        """([start, end]) => {
            const words = regesta.rangeOf(start, end).getBoundingClientRect();
            const form = document.getElementById("recording").getBoundingClientRect();
            return words.left < form.right && form.left < words.right
                && words.top < form.bottom && form.top < words.bottom;
        }""",
        [TEXT.index("General Raush"), TEXT.index(" The Regent of Brod declines")],
    )
    assert not covered
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_act_is_recorded_without_scripts(folder, serve, visit):
    with open_edition(folder) as edition:
        paper = edition.papers()[0].id
    page = visit(f"{serve(make_app(folder))}/papers/{paper}", scripts=False)
    page.click(".plain-record summary")
    page.fill(".plain-record [name=quote]", "General Raush holds the ford")
    page.click(".plain-record button")
    page.select_option(".af-again [name=type]", "hold")
    page.click(".af-again button")
    assert page.input_value(".act-form [name=actor_name] >> nth=0") == "General Raush"
    page.click(".act-form .af-save")
    assert "Saved." in page.inner_text(".saved")
    assert acts(folder)[0].type == "hold"
