import pytest

from regesta.model import Comparable, Span
from regesta.settings import Settings
from regesta.stages.check import KEYED
from regesta.stages.protocol import Context, Scope


def comparable(document, key, value=None, date=None):
    return Comparable(
        document=document, key=key, rule="case", passage=f"No. {value}", evidence=Span(0, 6),
        value=value, date=date,
    )  # fmt: skip


def series(*numbered):
    return [
        comparable(f"d-{i}", "series:a|b|letter", number, date)
        for i, (number, date) in enumerate(numbered)
    ]


def run(group):
    scope = Scope(source=None, span=Span(0, 0), records={Comparable: group}, key=group[0].key)
    return [(f.check, f.document) for f in KEYED.run(scope, Context(settings=Settings()))]


DAYS = [f"1861-05-{day:02}" for day in range(1, 29, 3)]


@pytest.mark.parametrize(
    ("label", "group", "flagged"),
    [
        ("a text that stands alone", [comparable("d-1", "text:aa")], []),
        (
            "a text that stands twice",
            [comparable("d-1", "text:aa"), comparable("d-2", "text:aa")],
            [("same_paper_twice", "d-2")],
        ),
        (
            "a number that stands twice",
            [
                comparable("d-1", "number:x", "10", DAYS[0]),
                comparable("d-2", "number:x", "10", DAYS[1]),
            ],
            [("same_number_twice", "d-2")],
        ),
        (
            "a series in order",
            series(*zip(["1", "2", "3", "5", "6"], DAYS, strict=False)),
            [],
        ),
        (
            "a number far from its neighbours",
            series(*zip(["1", "2", "33", "4", "5"], DAYS, strict=False)),
            [("number_out_of_sequence", "d-2")],
        ),
        (
            "a series that begins anew tells nothing",
            series(*zip(["98", "99", "1", "2", "3"], DAYS, strict=False)),
            [],
        ),
        (
            "too few to tell",
            series(*zip(["1", "9", "3"], DAYS, strict=False)),
            [],
        ),
        (
            "two of one day, in the wrong order",
            series(
                ("1", DAYS[0]),
                ("2", DAYS[1]),
                ("4", DAYS[2]),
                ("3", DAYS[2]),
                ("5", DAYS[3]),
                ("6", DAYS[4]),
            ),
            [],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_flags_what_papers_that_share_a_key_have_wrong(label, group, flagged):
    assert run(group) == flagged, label
