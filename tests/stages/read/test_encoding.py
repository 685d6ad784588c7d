"""Encodings: what is found, how sure, and that nothing is dropped."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.errors import BadSettings
from regesta.stages.read.encoding import NotText, decode

RUSSIAN = (
    "Господин министр! Имею честь довести до сведения Вашего Превосходительства, что "
    "правительство Его Величества получило ноту от 23 апреля и не преминёт дать на неё ответ."
)
CZECH = (
    "Pane ministře, mám čest oznámiti Vaší Excelenci, že vláda přijala nótu ze dne 23. dubna a "
    "bude na ni odpovídati neprodleně; žádá však, aby zůstala v úplné důvěrnosti mezi vládami."
)
JAPANESE = "外務大臣閣下。本官は四月二十三日付の貴翰を受領したることを通報するの光栄を有す。"
CHINESE = "外交部长阁下：本使荣幸地通知阁下，四月二十三日来照业已收到，政府将尽快答复。"

GUESSED = [
    ("koi8-r", RUSSIAN),
    ("windows-1251", RUSSIAN),
    ("windows-1252", "“Her Majesty’s Government” — the Minister’s reply of the 4th, à la lettre."),
    ("latin-1", "Le député de Genève a répondu à la légation: l’été prochain, sans délai."),
    ("windows-1250", CZECH),
    ("shift_jis", JAPANESE),
    ("gb18030", CHINESE),
]


def alphabet(*ranges: tuple[int, int]) -> st.SearchStrategy[str]:
    letters = [st.characters(min_codepoint=a, max_codepoint=b) for a, b in ranges]
    return st.text(st.one_of(*letters, st.sampled_from(" \n\t.,")), min_size=1)


ASCII = alphabet((0x20, 0x7E))
LATIN = alphabet((0x41, 0x5A), (0xC0, 0xFF))
CYRILLIC = alphabet((0x410, 0x44F))
ANY = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1
)


@pytest.mark.parametrize(("encoding", "text"), GUESSED)
def test_a_period_encoding_is_found_and_no_letter_lost(encoding: str, text: str) -> None:
    text = text.replace("’", "'") if encoding == "latin-1" else text
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.certainty in ("medium", "low")


@given(ANY)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.certainty) == (text, "utf-8", "high")


@given(ANY, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(ANY)
def test_a_big_endian_mark_is_understood(text: str) -> None:
    decoded = decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))
    assert (decoded.text, decoded.encoding) == (text, "utf-16-be")


@given(
    st.one_of(ASCII, CYRILLIC.map(lambda words: words + " , \n")),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_wide_text_without_a_mark_is_told_by_its_zeros(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(st.data())
def test_a_forced_encoding_is_taken_at_its_word(data: st.DataObject) -> None:
    encoding, words = data.draw(
        st.sampled_from(
            [
                ("koi8-r", CYRILLIC),
                ("windows-1251", CYRILLIC),
                ("latin-1", LATIN),
                ("cp1252", LATIN),
            ]
        )
    )
    text = data.draw(words)
    decoded = decode(text.encode(encoding), encoding)
    assert decoded.text == text
    assert decoded.certainty == "high"


@given(ANY.filter(lambda text: not text.isascii()), st.integers(0, 10_000))
def test_a_bad_byte_in_utf8_is_kept_and_reported(text: str, where: int) -> None:
    head = text[: where % len(text)] + "é"
    tail = "é" + text[where % len(text) :]
    decoded = decode(head.encode() + b"\x93" + tail.encode())
    assert decoded.text == f"{head}“{tail}"
    assert decoded.encoding == "utf-8"
    assert f"character {len(head)} (93)" in decoded.warnings[0]


def test_many_bad_places_are_counted_and_the_first_three_named() -> None:
    decoded = decode("é é é é é é ".encode() + b"a\x92b\x92c\x92d\x92e")
    assert decoded.text.endswith("a’b’c’d’e")
    assert "and 1 more places" in decoded.warnings[0]


def test_bytes_that_windows_leaves_undefined_are_kept() -> None:
    decoded = decode("Žádost".encode() + b"\x81\x92")
    assert decoded.text == "Žádost\x81’"


def test_curly_quotes_alone_do_not_make_a_file_damaged_utf8() -> None:
    decoded = decode(b"\x93Sir,\x94 said the Minister\x92s secretary.")
    assert decoded.text == "“Sir,” said the Minister’s secretary."
    assert decoded.encoding == "windows-1252"


def test_a_weak_guess_says_so() -> None:
    decoded = decode(b"caf\xe9")
    assert decoded.text == "café"
    assert decoded.certainty == "low"
    assert "regesta.toml" in decoded.warnings[0]


def test_letters_far_into_a_long_file_are_looked_at() -> None:
    data = b"Sir:\n" * 40_000 + RUSSIAN.encode("koi8-r")
    assert decode(data).text.endswith(RUSSIAN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "koi8-r"])
def test_line_ends_become_newlines_and_nothing_else_changes(encoding: str) -> None:
    decoded = decode("раз\r\nдва\rтри\n\r\n\x0cчетыре \t".encode(encoding), encoding)
    assert decoded.text == "раз\nдва\nтри\n\n\x0cчетыре \t"


def test_what_a_forced_encoding_cannot_say_is_shown_and_reported() -> None:
    decoded = decode(b"abc\x81def", "cp1252")
    assert decoded.text == "abc\ufffddef"
    assert "character 3" in decoded.warnings[0]
    assert decoded.certainty == "low"


def test_half_a_character_at_the_end_of_utf16_is_reported() -> None:
    decoded = decode("Sir".encode("utf-16") + b"x")
    assert decoded.text == "Sir\ufffd"
    assert decoded.warnings


@pytest.mark.parametrize("name", ["klingon", "base64"])
def test_an_encoding_that_does_not_exist_is_a_fault_of_the_settings(name: str) -> None:
    with pytest.raises(BadSettings, match=name):
        decode(b"Sir", name)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01" + bytes(64),
        b"\x01\x02\x03\x04\x05\x06\x07" * 30,
        b"Sir:\0 I have",
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)
