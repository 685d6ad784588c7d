"""The store touches only what differs, and forgets nothing that hangs on a paper."""

import sqlite3

from regesta.store.connect import database_path


def counts(spine):
    connection = sqlite3.connect(database_path(spine.folder))
    tables = ("document", "word", "party", "worth", "finding", "keyed", "output", "source",
              "source_text", "stale_words", "stale_key")  # fmt: skip
    try:
        return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
    finally:
        connection.close()


def rowids(spine, source):
    connection = sqlite3.connect(database_path(spine.folder))
    try:
        return connection.execute(
            "SELECT n FROM document WHERE source = ? ORDER BY start", (source,)
        ).fetchall()
    finally:
        connection.close()


def test_a_whole_build_leaves_nothing_to_be_done(spine):
    spine.build()
    found = counts(spine)
    assert (found["stale_words"], found["stale_key"]) == (0, 0)
    assert found["document"] == found["word"] == 6


def test_building_again_from_nothing_leaves_as_many_rows(spine):
    spine.build()
    before = counts(spine)
    spine.build(force=True)
    assert counts(spine) == before


def test_a_folder_emptied_leaves_an_empty_store(spine):
    spine.build()
    for path in spine.folder.rglob("*.txt"):
        path.unlink()
    spine.build()
    assert not any(counts(spine).values())


def test_papers_that_did_not_change_keep_their_place_in_the_index(spine):
    spine.build()
    before = rowids(spine, "a.txt")
    text = (spine.folder / "a.txt").read_text()
    spine.write("a.txt", text.replace("chapter the second", "chapter the third"))
    spine.build()
    assert rowids(spine, "a.txt")[:3] == before[:3]


def test_an_index_answers_only_for_words_that_are_there_now(edition, spine):
    assert edition.search("fallen").total == 1
    spine.write("deep/c.txt", "Tosk to Vesk\n1920-05-06\nThe bridge stands.\n")
    spine.build()
    assert edition.search("fallen").total == 0
    assert edition.search("stands").total == 1
