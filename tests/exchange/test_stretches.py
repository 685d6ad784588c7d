"""Lines as JSON, as they are kept and printed."""

import json

import pytest

from regesta.exchange import state
from regesta.exchange.stretches import line_json, read_lines


def test_the_keys_of_a_section_come_before_those_of_every_line(made):
    case = {"acts": [{"id": "a1", "on": "1900-01-02", "who": "Alba", "does": "ask", "to": ["B"]}]}
    [question] = state(made(case)).questions
    keys = list(json.loads(line_json(question)))
    assert keys.index("cells") < keys.index("acts") < keys.index("status")


def test_a_line_that_is_of_no_section_cannot_be_read():
    with pytest.raises(ValueError, match="missing required field"):
        read_lines({"questions": {"q": b"{}"}})
