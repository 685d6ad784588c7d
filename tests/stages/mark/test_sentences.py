"""Sentences that sound like lines of a paper's head or foot, and are nothing but text."""

import tomllib
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "cases" / "lines_sentences.toml"
SENTENCES = tomllib.loads(CASES.read_text(encoding="utf-8"))["sentence"]
BEFORE = """Mr. Hale to Mr. Corbin.

Verrin, May 4, 1862.

Sir: The guard came at noon and went to the bridge with the others.

"""
AFTER = "\n\nNothing else was heard of it on that day or on the next."
OF_TEXT = {"paragraph", "date", "note_mark", "title", "signature"}
"""Kinds that tell little: a title and a signature count only with what stands about them."""


def cases(key, reason=None):
    for case in SENTENCES:
        marks = []
        if key in case:
            why = reason or case[key]
            marks = [pytest.mark.xfail(strict=True, reason=why)]
        yield pytest.param(case["text"], id=case["text"][:40], marks=marks)


@pytest.mark.parametrize("sentence", list(cases("fails")))
def test_a_sentence_is_marked_as_text(pipeline, sentence):
    start, end = len(BEFORE), len(BEFORE) + len(sentence)
    marks = [m for m in pipeline.marks(BEFORE + sentence + AFTER) if start <= m.start < end]
    assert {m.kind for m in marks} - OF_TEXT == set()


@pytest.mark.parametrize(
    "sentence", list(cases("divides", "it is taken for a sure heading, which opens a paper alone"))
)
def test_a_sentence_divides_no_paper(pipeline, sentence):
    assert len(pipeline.documents(BEFORE + sentence + AFTER)) == 1
