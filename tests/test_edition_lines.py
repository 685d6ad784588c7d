"""Lines that are kept beside the database: any day at once, and never what was before."""

import json
import shutil
import sqlite3

import msgspec
import pytest

from regesta import edition_ledger, exchange
from regesta.errors import BadQuery
from regesta.exchange.timing import when
from regesta.publish.brief.json_file import brief_json
from regesta.store import kept_lines

WORDS = (
    ("a.txt", "Orlo to Vesk", "ask", {"actor": "Orlo", "targets": [{"name": "Vesk"}]}),
    ("b.txt", "nothing of the bridge", "declare", {"actor": "Orlo"}),
    ("deep/c.txt", "The bridge has fallen", "destroy", {"actor": "Tosk"}),
)
DAYS = (None, "1919-01-01", "1920-05-06", "1920", "1921-02-03")


def record(edition, source, words, kind, value, **said):
    start = edition.text(source).index(words)
    return edition.decide(
        "add_act", source=source, start=start, end=start + len(words),
        value={"type": kind, "object": f"what {kind} is about"} | value, **said,
    )  # fmt: skip


@pytest.fixture
def acted(spine, monkeypatch):
    """A built folder with acts, whose lines are kept however few they are."""
    monkeypatch.setattr(edition_ledger, "WORTH_KEEPING", 1)
    spine.build()
    with spine.edition() as edition:
        for one in WORDS:
            record(edition, *one)
        edition.prepare()
    return spine


@pytest.fixture
def no_engine(monkeypatch):
    """From now on nothing is computed."""

    def must_not(*_given, **_more):
        raise AssertionError("computed again")

    def forbid():
        monkeypatch.setattr(exchange, "moves", must_not)

    return forbid


def computed(folder, pipeline, on=None, **asked):
    """The brief without anything kept."""
    with edition_ledger_of(folder, pipeline) as edition:
        return exchange.state(edition.moves(), on, **asked)


def edition_ledger_of(folder, pipeline):
    from regesta.edition import open_edition

    return open_edition(folder, pipeline=pipeline)


def kept_file(spine):
    return spine.folder / ".regesta" / kept_lines.FILE


def test_a_new_process_reads_any_day_of_what_another_prepared(acted, no_engine):
    wanted = {day: computed(acted.folder, acted.pipeline, day) for day in DAYS}
    changes = computed(acted.folder, acted.pipeline, "1921", since="1919-01-01")
    threads = changes.threads
    alone = {
        one: computed(acted.folder, acted.pipeline, "1921", thread=one, since="1920")
        for thread in threads for one in (thread.id, thread.name)
    }  # fmt: skip
    assert alone
    no_engine()
    with acted.edition() as edition:
        assert {day: edition.brief(day) for day in DAYS} == wanted
        assert edition.brief("1921", since="1919-01-01") == changes
        assert {one: edition.brief("1921", thread=one, since="1920") for one in alone} == alone
        with pytest.raises(AssertionError, match="computed again"):
            edition.brief(confirmed=True)


def test_the_json_is_byte_for_byte_that_of_the_brief(acted):
    for day in DAYS:
        for only in ((), ("questions", "claims")):
            with acted.edition() as edition:
                assert edition.brief_json(day, only) == brief_json(edition.brief(day), only)


def test_an_act_of_another_program_is_in_the_next_brief(acted):
    with acted.edition() as reader:
        before = reader.brief("1921")
        with acted.edition() as other:
            record(other, "a.txt", "Orlo to Vesk", "protest", {"actor": "Orlo"})
        after = reader.brief("1921")
    assert after != before
    assert after == computed(acted.folder, acted.pipeline, "1921")
    with acted.edition() as edition:
        assert edition.brief_json("1921") is None


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("party", {"value": {"party": "Orlo", "same_as": ["Tosk"]}, "reason": "one man"}),
        ("correct", {"field": "date", "value": "1925-01-01", "reason": "misread"}),
    ],
)
def test_a_ruling_makes_what_was_kept_void(acted, action, said):
    with acted.edition() as edition:
        if action == "correct":
            said = said | {"document": edition.acts()[-1].document}
        edition.decide(action, **said)
        assert edition.brief_json("1921") is None
    with acted.edition() as edition:
        shown = edition.brief("1930")
        assert shown == computed(acted.folder, acted.pipeline, "1930")
        edition.prepare()
        assert edition.brief_json("1930") == brief_json(shown)


def test_an_edited_paper_makes_what_was_kept_void(acted):
    acted.write(
        "deep/c.txt", "Tosk to Vesk\n1921-05-06\nAt last The bridge has fallen; all is lost.\n"
    )
    acted.build()
    with acted.edition() as edition:
        assert edition.brief_json() is None
        assert edition.brief() == computed(acted.folder, acted.pipeline)


def test_a_build_that_finds_nothing_new_leaves_it(acted):
    acted.build()
    with acted.edition() as edition:
        assert edition.brief_json() is not None


def test_another_code_makes_what_was_kept_void(acted, monkeypatch):
    monkeypatch.setattr(kept_lines, "code_state", lambda: "another")
    with acted.edition() as edition:
        assert edition.brief_json() is None
        assert edition.brief("1921") == computed(acted.folder, acted.pipeline, "1921")


def test_a_touched_rule_is_another_code(tmp_path, monkeypatch):
    before = kept_lines.code_state.__wrapped__()
    package = tmp_path / "regesta"
    for part in ("exchange", "model", "store"):
        shutil.copytree(f"{kept_lines.__file__}/../../{part}".replace("kept_lines.py/../", ""),
                        package / part)  # fmt: skip
    monkeypatch.setattr(kept_lines, "__file__", str(package / "store" / "kept_lines.py"))
    first = kept_lines.code_state.__wrapped__()
    (package / "exchange" / "rules" / "matter.toml").write_text("general = []\n")
    assert len({before, first, kept_lines.code_state.__wrapped__()}) == 3


def test_a_database_made_anew_is_not_taken_for_the_one_before(acted):
    shutil.rmtree(acted.folder / ".regesta" / "nothing", ignore_errors=True)
    for name in ("edition.sqlite", "edition.sqlite-wal", "edition.sqlite-shm"):
        (acted.folder / ".regesta" / name).unlink(missing_ok=True)
    acted.build()
    with acted.edition() as edition:
        assert edition.brief_json() is None


def test_what_was_half_written_is_not_there(acted, monkeypatch):
    with acted.edition() as edition:
        record(edition, "a.txt", "Orlo to Vesk", "protest", {"actor": "Orlo"})
        put = kept_lines._put

        def cut_off(connection, number, *rest):
            if number > 3:
                raise KeyboardInterrupt
            put(connection, number, *rest)

        monkeypatch.setattr(kept_lines, "_put", cut_off)
        with pytest.raises(KeyboardInterrupt):
            edition.prepare()
        monkeypatch.setattr(kept_lines, "_put", put)
        assert edition.brief_json() is None
        edition.prepare()
        assert edition.brief_json("1921") == brief_json(
            computed(acted.folder, acted.pipeline, "1921")
        )


def test_what_cannot_be_read_is_computed_and_made_again(acted):
    kept_file(acted).write_bytes(b"no database" * 400)
    for ending in ("-wal", "-shm"):
        kept_file(acted).with_name(kept_lines.FILE + ending).unlink(missing_ok=True)
    with acted.edition() as edition:
        brief = edition.brief("1921")
        assert brief == computed(acted.folder, acted.pipeline, "1921")
        edition.prepare()
        edition.prepare()
        assert edition.brief_json("1921") == brief_json(brief)


def test_who_finds_the_lines_held_by_another_goes_without(acted):
    with acted.edition() as edition:
        record(edition, "a.txt", "Orlo to Vesk", "protest", {"actor": "Orlo"})
        other = sqlite3.connect(kept_file(acted), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        edition.prepare()
        assert edition.brief_json() is None
        other.execute("COMMIT")
        other.close()
        edition.prepare()
        assert edition.brief_json() is not None


def test_who_reads_while_another_writes_sees_one_state(acted):
    with acted.edition() as reader:
        turns = kept_lines.state_of(edition_ledger.turns_of(reader.connection))
        with kept_lines.kept_lines(acted.folder, turns) as lines:
            before = lines.on(when("1921").last)
            with acted.edition() as other:
                record(other, "a.txt", "Orlo to Vesk", "protest", {"actor": "Orlo"})
                other.prepare()
            assert lines.on(when("1921").last) == before


def test_a_slip_is_told_as_ever(acted):
    with acted.edition() as edition:
        with pytest.raises(BadQuery, match="is no day"):
            edition.brief("some day")
        with pytest.raises(BadQuery, match="no thread is called"):
            edition.brief(thread="the mill")
        assert edition.brief_json("some day") is None


def test_few_acts_are_not_worth_a_file(spine):
    spine.build()
    with spine.edition() as edition:
        record(edition, *WORDS[0])
        edition.prepare()
        assert json.loads(brief_json(edition.brief()))["questions"]
    assert not kept_file(spine).exists()


def test_an_act_that_changes_is_read_again_and_no_other(acted):
    with acted.edition() as edition:
        edition.moves()
        known = {act.id: act for act in edition.moves().view.acts}
        identity = record(edition, "a.txt", "Orlo to Vesk", "protest", {}).decision.field
        edition.decide("reject_act", field=edition.acts()[-1].id, reason="no")
        found = {act.id: act for act in edition.moves().view.acts}
        assert set(found) == {one.id for one in edition.acts()}
        assert found[identity].type == "protest"
        assert all(found[one] is known[one] for one in found.keys() & known.keys())
        assert msgspec.json.encode(sorted(found.values(), key=lambda one: one.id)) == (
            msgspec.json.encode(sorted(edition.acts(), key=lambda one: one.id))
        )
