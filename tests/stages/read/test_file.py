"""One file: a source, or one message with its remedy."""

import hashlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from regesta.errors import UnreadableFile
from regesta.settings import Settings
from regesta.stages.read import read_file

PLAIN = Settings()


def put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)


def test_a_text_is_read_as_it_stands(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"\xef\xbb\xbfSir:\r\n  I have  the honor\t\r")
    source = read_file(tmp_path, "a.txt", PLAIN)
    assert source.text == "Sir:\n  I have  the honor\t\n"
    assert (source.path, source.format, source.encoding) == ("a.txt", "text", "utf-8")
    assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest()
    assert source.file_sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    assert source.warnings == ()


def test_form_feeds_end_pages(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"one\x0ctwo\nlines\x0c\x0cfour\x0c")
    source = read_file(tmp_path, "a.txt", PLAIN)
    assert [(p.label, source.text[p.start : p.end]) for p in source.pages] == [
        ("1", "one"),
        ("2", "two\nlines"),
        ("4", "four"),
    ]


UNREADABLE = [
    ("empty.txt", b"", "empty", "delete it"),
    ("blank.txt", b"\xef\xbb\xbf \r\n\t\n", "white space", "delete it"),
    ("binary.txt", bytes(range(256)) * 20, "binary", "skip"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG", "text"),
    ("scan.pdf", b"%PDF-1.4\n%\xe2\xe3", "a PDF", "save it as text"),
    ("renamed.txt", b"%PDF-1.4\n%\xe2\xe3", "a PDF", "save it as text"),
    ("letter.docx", b"PK\x03\x04\x14\0\0\0word/document.xml", "DOCX", "save it as text"),
    ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "Word", "save it as text"),
    ("letter.odt", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "ODT", "save"),
    ("papers.zip", b"PK\x03\x04\x14\0\0\0papers/a.txt", "ZIP", "Unpack"),
    ("letter.rtf", b"{\\rtf1\\ansi Sir}", "rich text", "save it as text"),
    ("page.html", b"<!DOCTYPE html><html><p>Sir</p></html>", "web page", "save it as text"),
    ("page.txt", b"<html><body>Sir</body></html>", "web page", "save it as text"),
    ("mail.eml", b"From: a@example.org\n\nSir", "e-mail", "save it as text"),
    ("rows.csv", b"a,b\n1,2\n", "CSV", ".txt"),
    ("rows.jsonl", b"{}\n", "JSON", ".txt"),
    ("data.xml", b'<?xml version="1.0"?>\n<mods xmlns="x"/>', "mods", ".txt"),
]


@pytest.mark.parametrize(("name", "data", "what", "remedy"), UNREADABLE)
def test_what_cannot_be_read_is_one_message_with_a_remedy(
    tmp_path: Path, name: str, data: bytes, what: str, remedy: str
) -> None:
    put(tmp_path, name, data)
    with pytest.raises(UnreadableFile) as caught:
        read_file(tmp_path, name, PLAIN)
    assert caught.value.place == name
    assert what in caught.value.message
    assert remedy in (caught.value.remedy or "")


ENDINGS_LIE = [
    ("tei.txt", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><p>Sir</p></text></TEI>", "tei"),
    ("plain.xml", b"Sir: I have the honor.", "text"),
    ("angle.txt", b"<Received 5 p.m.>\nSir:", "text"),
    ("Despatch No. 5", b"Sir:", "text"),
    ("NOTE.MD", b"# Note", "markdown"),
    ("noending", b"Sir:", "text"),
    ("GIF89.txt", b"GIF89 is a format of pictures.", "text"),
]


@pytest.mark.parametrize(("name", "data", "format_"), ENDINGS_LIE)
def test_bytes_decide_where_an_ending_says_otherwise(
    tmp_path: Path, name: str, data: bytes, format_: str
) -> None:
    put(tmp_path, name, data)
    assert read_file(tmp_path, name, PLAIN).format == format_


def test_a_file_that_is_gone_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_file(tmp_path, "gone.txt", PLAIN)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="regular"):
        read_file(tmp_path, "pipe.txt", PLAIN)


def test_a_file_beyond_the_limit_is_not_loaded(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(300 << 20)
    with pytest.raises(UnreadableFile, match="larger than 256 MB"):
        read_file(tmp_path, "huge.txt", PLAIN)


def test_long_runs_of_comments_do_not_stall_the_search_for_a_root(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"<!--a-->" * 5000 + b"Sir: no markup after all")
    assert read_file(tmp_path, "a.txt", PLAIN).format == "text"


LONG = {
    "ascii": "b'Sir: I have the honor. ' * 2_300_000",
    "curly quotes": "'Sir: I have the honour’s. '.encode() * 1_850_000",
    "damaged": "('Sir: the honour’s. '.encode() * 30 + b'\\x93 ') * 82_000",
    "koi8-r": "'Господин министр, имею честь. '.encode('koi8-r') * 1_700_000",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", LONG)
def test_fifty_megabytes_in_one_line_need_less_than_300(tmp_path: Path, kind: str) -> None:
    pytest.importorskip("resource", reason="peak memory is read from the resource module")
    with (tmp_path / "long.txt").open("wb") as file:
        file.write(eval(LONG[kind]))
    assert (tmp_path / "long.txt").stat().st_size > 50_000_000
    program = textwrap.dedent("""
        import resource, sys, time
        from pathlib import Path
        from regesta.settings import Settings
        from regesta.stages.read import read_file
        began = time.process_time()
        source = read_file(Path(sys.argv[1]), "long.txt", Settings())
        took = time.process_time() - began
        assert "\\n" not in source.text
        status = Path("/proc/self/status")  # getrusage counts what the parent held at the fork
        peak = status.exists() and status.read_text().partition("VmHWM:")[2].split()
        kilobytes = int(peak[0]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(kilobytes // 1024, took)
    """)
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    megabytes, seconds = result.stdout.split()
    assert int(megabytes) < 300
    assert float(seconds) < 20
