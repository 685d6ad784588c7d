"""Who kept which calendar when, and which words name them."""

import datetime as dt

import pytest

from regesta.dates import Given, find, find_issuer, resolve
from regesta.dates.issuers import authorities


@pytest.mark.parametrize(
    ("words", "authority"),
    [
        ("Council of People’s Commissars", "Soviet Russia (RSFSR)"),
        ("Tchitcherin", "Soviet Russia (RSFSR)"),
        ("Russian Minister for Foreign Affairs", "Soviet Russia (RSFSR)"),
        ("Greek Minister of Foreign Affairs", "Greece"),
        ("Ambassador in Russia", None),
        ("Russian Ambassador", None),
        ("Secretary of State", None),
    ],
)
def test_the_senders_words_name_the_authority_but_a_diplomat_abroad_does_not(words, authority):
    found = find_issuer([words])
    assert (found.name if found else None) == authority


def test_the_calendar_changes_on_the_day_of_the_table():
    soviet = authorities()["Soviet Russia (RSFSR)"]
    assert soviet.kept(dt.date(1918, 2, 13)) == "julian"
    assert soviet.kept(dt.date(1918, 2, 14)) == "gregorian"


def test_a_lone_date_of_an_old_style_issuer_keeps_both_readings():
    (found,) = find("November 28, 1917")
    value = resolve(found, Given(issuer=authorities()["Soviet Russia (RSFSR)"]))
    assert (value.edtf, value.calendar, value.certainty) == ("1917-12-11", "julian", "medium")
    assert [other.value for other in value.alternatives] == ["1917-11-28"]


def test_after_the_switch_there_is_no_doubt():
    (found,) = find("1 August 1918")
    value = resolve(found, Given(issuer=authorities()["Soviet Russia (RSFSR)"]))
    assert (value.edtf, value.alternatives, value.certainty) == ("1918-08-01", (), "high")


def test_a_note_outranks_the_issuer():
    (found,) = find("November 28, 1917")
    issuer = authorities()["Soviet Russia (RSFSR)"]
    value = resolve(found, Given(issuer=issuer, noted="gregorian"))
    assert (value.edtf, value.old_style) == ("1917-11-28", "1917-11-15")


def test_before_1752_a_lone_date_is_doubtful():
    (found,) = find("March 3, 1740")
    value = resolve(found, Given())
    assert value.certainty == "low"
    assert [other.value for other in value.alternatives] == ["1740-03-14"]
