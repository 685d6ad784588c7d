"""What who cannot see or point needs: labels, one heading of the first rank, landmarks, names."""

import itertools
from html.parser import HTMLParser

import pytest

FIRST = "/papers/d-aaaaaaaaaaaa"
PAGES = [
    "/", "/papers", FIRST, f"{FIRST}/why", "/search", "/search?q=ford", '/search?q="ford',
    "/queue", "/sources", "/sources/order.txt", "/sources/papers%20of%20Verrin.txt",
    "/decisions", "/help", "/nowhere",
]  # fmt: skip
_VOID = {"input", "meta", "link", "br", "hr", "img", "rect", "line"}


class Outline(HTMLParser):
    """Headings, landmarks, and what can be filled in or pressed, with what names each."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ranks: list[int] = []
        self.landmarks: list[tuple[str, str | None]] = []
        self.fields: list[tuple[str, bool]] = []
        self.pressed: list[list[str]] = []
        self.labels: set[str] = set()
        self.links: list[str | None] = []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag in ("h1", "h2", "h3", "h4"):
            self.ranks.append(int(tag[1]))
        if tag in ("main", "nav", "aside"):
            self.landmarks.append((tag, named.get("aria-label")))
        if tag == "label" and named.get("for"):
            self.labels.add(named["for"])
        if tag == "a":
            self.links.append(named.get("class"))
        if tag in ("input", "select", "textarea") and named.get("type") != "hidden":
            within = any(one == "label" for one, _ in self.open)
            self.fields.append((str(named.get("id")), within or bool(named.get("aria-label"))))
        if tag in ("button", "a"):
            self.pressed.append([named.get("aria-label") or named.get("title") or ""])
        if tag not in _VOID:
            self.open.append((tag, named))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if any(tag in ("button", "a") for tag, _ in self.open) and self.pressed:
            self.pressed[-1].append(data.strip())


@pytest.fixture(params=PAGES)
def outline(request, browser):
    found = Outline()
    found.feed(browser.get(request.param).text)
    return found


def test_every_page_has_one_heading_of_the_first_rank_and_skips_none(outline):
    assert outline.ranks.count(1) == 1
    main = outline.ranks[outline.ranks.index(1) :]
    assert all(after - before <= 1 for before, after in itertools.pairwise(main))


def test_everything_to_fill_in_has_a_label(outline):
    assert outline.fields
    bare = [name for name, named in outline.fields if not named and name not in outline.labels]
    assert bare == []


def test_everything_to_press_has_a_name(outline):
    assert all(any(words) for words in outline.pressed)


def test_landmarks_are_named_apart_and_the_first_link_skips_to_the_text(outline):
    tags = [tag for tag, _ in outline.landmarks]
    assert tags.count("main") == 1
    names = [name for tag, name in outline.landmarks if tag != "main"]
    assert all(names) and len(set(names)) == len(names)
    assert outline.links[0] == "skip"
