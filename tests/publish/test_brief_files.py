"""The brief as JSON, HTML and DOCX says what the text says."""

import io
import json
import os
import re
from pathlib import Path

import msgspec
import pytest
from docx import Document
from lxml import html

from regesta.exchange.brief import SECTIONS, Brief
from regesta.publish.brief.compose import Heading, compose
from regesta.publish.brief.docx_file import brief_docx
from regesta.publish.brief.html_file import brief_html
from regesta.publish.brief.json_file import brief_json
from regesta.publish.brief.sources import Sources

GOLD = Path(os.environ.get("REGESTA_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
EXAMPLE = GOLD / "example" / "brief-1919-02-05.json"
MANY = ("says", "via", "to", "denied_by")
# Keys of the sections as the page on the interchange gives them, each first and in its order.
KEYS = {
    "threads": ["id", "name", "parties", "questions"],
    "parties": ["id", "name", "names", "kind", "member_of", "speaks_for", "standing"],
    "mandates": ["who", "for", "what", "says", "evidence"],
    "questions": [
        "id", "thread", "type", "by", "content", "terms", "deadline", "state", "condition",
        "consequence", "says", "date", "evidence", "cells",
    ],
    "obligations": [
        "id", "thread", "who", "to", "what", "from", "until", "condition", "state", "says",
        "evidence",
    ],
    "consequences": ["id", "thread", "by", "trigger", "follows", "state", "says", "evidence"],
    "convening": ["thread", "item", "state", "value", "by", "evidence"],
    "claims": [
        "id", "by", "via", "content", "denies", "denied_by", "contested", "evidence",
    ],
    "channels": ["between", "medium", "state", "since", "says", "evidence"],
    "bearings": ["by", "situation", "term", "evidence"],
    "missing": ["what", "cited_in", "evidence"],
    "unknown": ["what", "why", "evidence"],
}  # fmt: skip


@pytest.fixture
def leaf(brief, sources):
    return compose(brief, sources, heading=Heading(title="The <bridge> & ford"))


def test_json_can_be_read_back_as_the_same_brief(brief):
    assert msgspec.json.decode(brief_json(brief), type=Brief) == brief


def test_keys_of_each_section_stand_first_in_their_order(brief):
    table = json.loads(brief_json(brief))
    assert list(table) == ["on", "known_by", "known_to", "since", *SECTIONS, "gone"]
    for name, keys in KEYS.items():
        for line in table[name]:
            assert list(line)[: len(keys)] == keys, name
            assert {"status", "acts"} <= set(line)
    assert set(table["questions"][0]["cells"][0]) >= {
        "to", "state", "says", "via", "date", "evidence", "status",
    }  # fmt: skip


def test_sections_that_were_not_asked_for_are_left_out_of_json(brief):
    brief = msgspec.structs.replace(brief, since=None)
    table = json.loads(brief_json(brief, ["claims", "unknown"]))
    assert list(table) == ["on", "known_by", "known_to", "since", "claims", "unknown"]


def test_html_stands_alone_and_leads_from_each_number_to_its_words(leaf):
    page = brief_html(leaf)
    assert "The &lt;bridge&gt; &amp; ford" in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|<script|@import", page)
    tree = html.fromstring(page)
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    targets = {link.get("href")[1:] for link in tree.iter("a")}
    assert targets
    assert targets <= set(ids)
    quoted = " ".join(tree.xpath("//ul[@class='sources']")[0].text_content().split())
    assert "“Orlo accepts the open bridge, but keeps the toll”" in quoted
    assert len(tree.xpath("//h1")) == 1
    assert "@media print" in page


def test_each_state_in_html_is_said_in_words(leaf):
    tree = html.fromstring(brief_html(leaf))
    states = tree.xpath("//span[starts-with(@class, 'state')]")
    assert len(states) > 12
    assert all(re.search(r"[a-z]{3}", one.text_content()) for one in states)


def test_a_document_has_headings_tables_a_header_and_its_sources(brief, leaf):
    document = Document(io.BytesIO(brief_docx(leaf)))
    words = "\n".join(one.text for one in document.paragraphs)
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert {"the bridge at Tarn", "Claims", "Channels", "Sources"} <= set(headings)
    assert document.paragraphs[0].style.name == "Title"
    assert "11 Feb 1919" in document.sections[0].header.paragraphs[0].text
    assert [table.rows[0].cells[0].text for table in document.tables] == ["Question", "Term"]
    assert "agreed with reserve" in words
    assert "by writers of the leaflet 𝔄’s account" in words
    for question in brief.questions:
        assert question.content in words
    quotes = [one.text for one in document.paragraphs if re.match(r"\d+  “", one.text)]
    assert len(quotes) == len({text.split()[0] for text in quotes}) >= 10


def as_ours(line):
    """A line of the example, which writes one party bare where ours are lists."""
    for key in MANY:
        if key in line and not (key == "to" and "what" not in line):
            value = line[key]
            line[key] = value if isinstance(value, list) else [value] if value else []
    if line.get("one_because"):
        line["one_because"].setdefault("decision", None)
    if line.get("place"):
        line["place"]["name"] = line["place"]["name"] or line["place"]["text"]
    for told in line.get("tellings") or ():
        told |= {"act": "", "via": [], "content": told["text"], "date": None}
    for key in ("terms", "cells", "tellings"):
        for inner in line.get(key) or ():
            as_ours(inner)
    return line


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the gold is not here")
@pytest.mark.parametrize("short", [False, True])
def test_the_worked_example_is_printed_whole(short):
    from regesta.publish.brief.text import brief_text

    table = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    for name in SECTIONS:
        table[name] = [as_ours(line) for line in table[name]]
    brief = msgspec.convert(table, Brief)
    text = (GOLD / "seeds" / brief.missing[0].evidence[0].source).read_text(encoding="utf-8")
    leaf = compose(brief, Sources((), lambda _: text), short=short)
    printed = " ".join(brief_text(leaf, 100).split())
    for line in (*brief.questions, *brief.obligations):
        said = line.content if hasattr(line, "content") else line.what
        assert " ".join(said.split()) in printed
    for line in brief.unknown:
        assert line.what in printed
    assert brief_docx(leaf)
    assert brief_html(leaf)
