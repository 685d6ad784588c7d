"""TEI: the text of a reading edition, and every mark on its own words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.errors import UnreadableFile
from regesta.model import Mark, Source
from regesta.settings import Settings
from regesta.stages.mark.kinds import KINDS
from regesta.stages.read import read_file
from regesta.stages.read.reader import File
from regesta.stages.read.tei import TeiReader

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0">'

VOLUME = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- invented: no such state, office or person -->
{TEI}
 <teiHeader><fileDesc><titleStmt><title>Papers of Verrin</title></titleStmt></fileDesc></teiHeader>
 <text><body>
  <pb n="[11]" facs="0023"/>
  <div type="chapter" xml:id="ch1"><head>The Ford of Salm<note n="1" xml:id="ch1fn1">Continued from
     vol. i.</note></head>
   <div type="document" subtype="historical-document" xml:id="d1" n="1">
    <note rend="inline" type="source">File No. 12.4/7</note>
    <head><hi rend="italic">The Envoy</hi> (<persName type="from" corresp="#p_A"><hi
       rend="italic">Aldo Marr</hi></persName>) <hi rend="italic">to the <gloss
       type="to">Chancellor</gloss></hi></head>
    <note rend="inline" type="source">[Telegram]</note>
    <dateline><placeName><hi rend="smallcaps">Salm</hi></placeName>, <date when="1871-03-04"
       calendar="gregorian"><hi rend="italic">March 4, 1871</hi></date>.<lb/>[Received
       5 p.m.]</dateline>
    <p>17. The
       bridge<note n="1" xml:id="d1fn1"><p>Not the ferry; see <persName>Orm</persName>.</p></note>
       is <pb n="12" facs="0024"/>held: <quote rend="blockquote"><p>“No one
       crosses.</p><p>“No one returns.”</p></quote> I <hi rend="italic">wait</hi>.</p>
    <pb n="13" facs="0025"/>
    <list><label>1.</label><item><p>Bread.</p><p>Salt.</p></item></list>
    <table><row><cell>Men</cell><cell role="num">40</cell></row></table>
    <closer><salute>Your servant,</salute> <signed><hi rend="smallcaps">Marr</hi></signed>,
       Envoy</closer>
    <frus:attachment>
     <head>The Warden to the Envoy</head>
     <p>Go back.<note n="2">Sic.</note></p>
     <closer><signed>Ott</signed></closer>
    </frus:attachment>
   </div>
   <div type="document" xml:id="d2" n="2"><head>[Untitled]</head><p>Second paper.</p></div>
  </div>
 </body></text>
</TEI>"""

TEXT = """\
[Page 11]

The Ford of Salm1

1. Continued from vol. i.

File No. 12.4/7

The Envoy (Aldo Marr) to the Chancellor

[Telegram]

Salm, March 4, 1871.
[Received 5 p.m.]

17. The bridge1 is [Page 12] held:

“No one crosses.

“No one returns.”

I wait.

[Page 13]

1.

Bread. Salt.

Men 40

Your servant,

Marr, Envoy

The Warden to the Envoy

Go back.2

Ott

1. Not the ferry; see Orm.

2. Sic.

Second paper."""


def read(xml: str | bytes) -> Source:
    data = xml.encode() if isinstance(xml, str) else xml
    return TeiReader().read(File("a.xml", data), Settings())


def body(words: str, head: str = "") -> str:
    return f"{TEI}{head}<text><body>{words}</body></text></TEI>"


def words(source: Source, kind: str) -> list[str]:
    return [source.text[m.start : m.end] for m in source.given if m.kind == kind]


def attrs(mark: Mark) -> dict[str, str]:
    return dict(mark.attrs)


def test_the_text_is_that_of_a_reading_edition() -> None:
    assert read(VOLUME).text == TEXT


def test_each_mark_stands_on_its_own_words() -> None:
    source = read(VOLUME)
    assert words(source, "chapter") == ["The Ford of Salm1"]
    assert words(source, "source_note") == ["File No. 12.4/7"]
    assert words(source, "label") == ["[Telegram]"]
    assert words(source, "heading") == [
        "The Envoy (Aldo Marr) to the Chancellor",
        "The Warden to the Envoy",
    ]
    assert words(source, "from") == ["Aldo Marr"]
    assert words(source, "to") == ["Chancellor"]
    assert words(source, "dateline") == ["Salm, March 4, 1871.\n[Received 5 p.m.]"]
    assert words(source, "place") == ["Salm"]
    assert words(source, "date") == ["March 4, 1871"]
    assert words(source, "close") == ["Your servant,"]
    assert words(source, "signature") == ["Marr", "Ott"]
    assert words(source, "closing") == ["Your servant,\n\nMarr, Envoy", "Ott"]
    assert words(source, "note_mark") == ["1", "1", "2"]
    assert words(source, "note") == [
        "1. Continued from vol. i.",
        "1. Not the ferry; see Orm.",
        "2. Sic.",
    ]
    assert words(source, "person") == ["Orm"]
    assert words(source, "page") == ["[Page 11]", "[Page 12]", "[Page 13]"]


def test_documents_keep_their_bounds_their_names_and_their_nesting() -> None:
    source = read(VOLUME)
    first, enclosed, second = (m for m in source.given if m.kind == "document")
    assert attrs(first) == {
        "type": "document",
        "id": "d1",
        "subtype": "historical-document",
        "n": "1",
        "element": "div",
    }
    assert source.text[first.start : first.end].startswith("File No.")
    assert source.text[first.start : first.end].endswith("2. Sic.")
    assert attrs(enclosed)["type"] == "enclosure"
    assert source.text[enclosed.start : enclosed.end] == (
        "The Warden to the Envoy\n\nGo back.2\n\nOtt"
    )
    assert first.start < enclosed.start < enclosed.end < first.end < second.start
    assert source.text[second.start : second.end] == "Second paper."


def test_what_the_markup_adds_is_kept() -> None:
    source = read(VOLUME)
    by_kind = {mark.kind: attrs(mark) for mark in source.given}
    assert by_kind["date"] == {"when": "1871-03-04", "calendar": "gregorian"}
    assert by_kind["from"] == {"corresp": "#p_A"}
    assert by_kind["chapter"] == {"type": "chapter", "id": "ch1"}
    assert [mark.value for mark in source.given if mark.kind == "page"] == ["11", "12", "13"]
    assert [mark.value for mark in source.given if mark.kind == "note"] == ["1", "1", "2"]


def test_pages_cover_the_text_from_their_marks_and_name_their_pictures() -> None:
    source = read(VOLUME)
    assert [(page.label, page.image) for page in source.pages] == [
        ("11", "0023"),
        ("12", "0024"),
        ("13", "0025"),
    ]
    assert source.pages[0].start == 0
    assert source.pages[-1].end == len(source.text)
    assert source.text[source.pages[1].start :].startswith("[Page 12] held")


def test_a_heading_that_is_not_printed_is_left_out_and_said() -> None:
    assert any("transcribers" in warning for warning in read(VOLUME).warnings)


def test_every_kind_is_of_the_closed_list_and_every_mark_is_given() -> None:
    for mark in read(VOLUME).given:
        assert mark.kind in KINDS
        assert mark.given
        assert mark.rule == "tei"


LETTER_HEAD = """<teiHeader><profileDesc><correspDesc>
  <correspAction type="sent"><persName ref="#m">Mara Sill</persName>
    <placeName>Oster</placeName><date when="1790-05-02"/></correspAction>
  <correspAction type="received"><persName>Jon  Reth</persName></correspAction>
</correspDesc></profileDesc></teiHeader>"""


def test_a_letter_without_divisions_is_one_document_with_what_its_header_says() -> None:
    source = read(body("<div><p>Dear Jon Reth,</p><p>Come.</p></div>", LETTER_HEAD))
    assert source.text == "Dear Jon Reth,\n\nCome."
    (document,) = [m for m in source.given if m.kind == "document"]
    assert (document.start, document.end) == (0, len(source.text))
    assert attrs(document) == {
        "type": "document",
        "sender": "Mara Sill",
        "sender_ref": "#m",
        "sent_from": "Oster",
        "sent": "1790-05-02",
        "recipient": "Jon Reth",
        "element": "text",
    }
    assert words(source, "to") == ["Jon Reth"]
    assert words(source, "from") == []


def test_a_letter_in_its_own_division_gets_what_the_header_says() -> None:
    source = read(body('<div type="letter" xml:id="l"><p>Come.</p></div>', LETTER_HEAD))
    (document,) = [m for m in source.given if m.kind == "document"]
    assert attrs(document)["id"] == "l"
    assert attrs(document)["sender"] == "Mara Sill"


def test_each_member_of_a_corpus_is_a_document() -> None:
    letters = "".join(
        f"<TEI>{LETTER_HEAD}<text><body><p>{words}</p></body></text></TEI>"
        for words in ("One for Jon Reth.", "Two.")
    )
    source = read(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{letters}</teiCorpus>')
    documents = [m for m in source.given if m.kind == "document"]
    assert [source.text[m.start : m.end] for m in documents] == ["One for Jon Reth.", "Two."]
    assert [attrs(m)["sender"] for m in documents] == ["Mara Sill", "Mara Sill"]


def test_text_of_unknown_kind_is_left_to_the_divider() -> None:
    source = read("<TEI.2><text><body><div1><p>A.</p></div1></body></text></TEI.2>")
    assert source.text == "A."
    assert [m for m in source.given if m.kind == "document"] == []


def test_printed_words_are_kept_and_the_editor_s_are_counted() -> None:
    source = read(
        body(
            "<p>A <choice><sic>lettre</sic><corr>letter</corr></choice> of <choice><abbr>Mr.</abbr>"
            "<expan>Mister</expan></choice> <corr>Reth</corr><fw>VERRIN 12</fw>.</p>"
        )
    )
    assert source.text == "A lettre of Mr. Reth."
    assert len(source.warnings) == 3


def test_a_quotation_is_a_document_only_with_a_paper_s_own_parts() -> None:
    source = read(
        body(
            '<div type="document"><p>He wrote: <quote><p>Only words.</p></quote></p><p>And: <quote>'
            "<dateline>Oster, May 2.</dateline><p>A note.</p></quote></p></div>"
        )
    )
    nested = [m for m in source.given if attrs(m).get("type") == "enclosure"]
    assert [source.text[m.start : m.end] for m in nested] == ["Oster, May 2.\n\nA note."]


def test_unnumbered_footnotes_get_numbers_and_gathered_notes_stay() -> None:
    source = read(
        body(
            '<div type="document"><p>A ford<note place="foot">Shallow.</note>.</p></div>'
            '<div type="notes"><note n="4">Deep.</note></div>'
        )
    )
    assert source.text == "A ford1.\n\n1. Shallow.\n\n4. Deep."


def test_verses_and_addresses_keep_their_lines() -> None:
    source = read(
        body("<lg><l>One</l><l>Two</l></lg><address><addrLine>Oster</addrLine></address>")
    )
    assert source.text == "One\nTwo\n\nOster"


ENTITIES = '<!ENTITY e0 "lol">' + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)
)

REFUSED = [
    ("billion laughs", f"<!DOCTYPE TEI [{ENTITIES}]>" + body("<p>&e11;</p>"), "entity"),
    (
        "quadratic blowup",
        f'<!DOCTYPE TEI [<!ENTITY a "{"a" * 5000}">]>' + body("<p>" + "&a;" * 5000 + "</p>"),
        "entity",
    ),
    (
        "external entity",
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body("<p>&x;</p>"),
        "another file",
    ),
    ("undefined entity", body("<p>&mdash;</p>"), "undefined entity"),
    (
        "undefined, external DTD",
        '<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">' + body("<p>&mdash;</p>"),
        "&mdash;",
    ),
    (
        "entity with markup",
        '<!DOCTYPE TEI [<!ENTITY p "<p>x</p>">]>' + body("&p;"),
        "entity",
    ),
    ("cut off", VOLUME[: len(VOLUME) // 2], "not well-formed"),
    ("unbalanced", body("<p>a</q>"), "line 1, column"),
    ("too deep", body("<p>" + "<hi>" * 5000 + "a" + "</hi>" * 5000 + "</p>"), "deep"),
    ("no text", f"{TEI}<teiHeader/></TEI>", "no text"),
    ("unknown encoding", '<?xml version="1.0" encoding="klingon"?>' + body("a"), "klingon"),
]


@pytest.mark.parametrize(
    ("xml", "message"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_is_unsafe_or_broken_is_one_message(xml: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as caught:
        read(xml)
    assert caught.value.place == "a.xml"
    assert caught.value.remedy


def test_an_entity_in_an_attribute_does_not_expand_either() -> None:
    with pytest.raises(UnreadableFile, match="entity"):
        read(f"<!DOCTYPE TEI [{ENTITIES}]>" + body('<p n="&e11;">a</p>'))


def test_a_dtd_that_is_only_named_is_not_opened() -> None:
    xml = '<!DOCTYPE TEI SYSTEM "file:///nowhere/tei.dtd">' + body("<p>a &amp; b</p>")
    assert read(xml).text == "a & b"


def test_an_entity_for_a_character_is_put_in() -> None:
    xml = '<!DOCTYPE TEI [<!ENTITY mdash "&#8212;">]>' + body("<p>a&mdash;b</p>")
    assert read(xml).text == "a—b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1251", "shift_jis"])
def test_a_declared_encoding_is_obeyed(encoding: str) -> None:
    words = {"windows-1251": "Нота", "shift_jis": "通牒"}.get(encoding, "Café")
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + body(f"<p>{words}</p>")
    assert read(xml.encode(encoding)).text == words


def test_a_file_in_a_folder_is_known_as_tei(tmp_path: Path) -> None:
    (tmp_path / "v.xml").write_text(VOLUME, encoding="utf-16")
    source = read_file(tmp_path, "v.xml", Settings())
    assert (source.format, source.encoding) == ("tei", None)
    assert source.text == TEXT


WORD = st.text("abcdé ’.\n", min_size=1).filter(lambda w: w.strip() != "")
INLINE = st.recursive(
    WORD,
    lambda inner: st.builds(
        lambda name, parts: (name, parts),
        st.sampled_from(["hi", "persName", "placeName", "date", "ref", "note"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
BLOCK = st.recursive(
    st.tuples(
        st.sampled_from(["p", "head", "dateline", "signed"]),
        st.lists(INLINE, min_size=1, max_size=3),
    ),
    lambda inner: st.tuples(
        st.sampled_from(["div", "list", "quote", "closer", "opener", "floatingText"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


def to_xml(node: object) -> str:
    if isinstance(node, str):
        return node
    name, parts = node  # type: ignore[misc]
    extra = {"div": ' type="document"', "note": ' n="7"'}.get(name, "")
    return f"<{name}{extra}>{''.join(map(to_xml, parts))}</{name}>"


def letters(text: str) -> list[str]:
    return sorted(c for c in text if c in "abcdé’")


def all_words(node: object) -> str:
    return node if isinstance(node, str) else "".join(map(all_words, node[1]))  # type: ignore[index]


@given(st.lists(BLOCK, min_size=1, max_size=3))
def test_no_word_is_lost_and_marks_stand_on_words(blocks: list[object]) -> None:
    source = read(body("".join(map(to_xml, blocks))))
    assert letters(source.text) == letters("".join(map(all_words, blocks)))
    assert "  " not in source.text
    assert "\n\n\n" not in source.text
    starts = [mark.start for mark in source.given]
    assert starts == sorted(starts)
    for mark in source.given:
        assert 0 <= mark.start < mark.end <= len(source.text)
        held = source.text[mark.start : mark.end]
        assert held == held.strip()


@given(st.lists(WORD, min_size=1, max_size=5))
def test_the_words_of_a_name_are_the_words_of_its_mark(names: list[str]) -> None:
    source = read(body("".join(f"<p>x <persName>{name}</persName> y</p>" for name in names)))
    assert words(source, "person") == [" ".join(name.split()) for name in names]
