"""A brief invented for the tests, with the papers it rests on."""

from pathlib import Path

import msgspec
import pytest

from regesta.exchange.brief import Brief
from regesta.exchange.paper import Paper
from regesta.publish.brief.sources import Sources

INVENTED = Path(__file__).with_name("invented")
PAPERS = (
    Paper(
        id="d-1", file="note.txt", start=0, end=600, kind="note", writers=("Vesk",),
        head="Note of Vesk to Orlo and the Free Company of the Ford.", date="1919-02-03",
    ),
    Paper(
        id="d-2", file="leaf.txt", start=0, end=600, kind="leaflet", head="TO ALL WHO CROSS",
        date="[1919-02-04..]",
    ),
)  # fmt: skip


@pytest.fixture
def brief() -> Brief:
    return msgspec.json.decode((INVENTED / "brief.json").read_bytes(), type=Brief)


@pytest.fixture
def sources() -> Sources:
    return Sources(PAPERS, lambda path: (INVENTED / path).read_text(encoding="utf-8"))
