"""A watched folder tells of papers, once they are whole, and of nothing else."""

import threading
import time

import pytest

from regesta.intake.news import Newsroom, in_a_sentence
from regesta.intake.watching import wait_until_still, watch


class Told:
    """What a watcher tells, in its own thread."""

    def __init__(self, folder, **options):
        self.heard, self.stop = [], threading.Event()
        self.thread = threading.Thread(
            target=watch, args=(folder, self.hear, self.stop), kwargs=options, daemon=True
        )
        self.thread.start()
        time.sleep(0.4)

    def hear(self, paths):
        self.heard.append((paths, time.monotonic()))

    def paths(self, wanted, patience=10.0):
        """All paths that were told of, as soon as `wanted` are among them."""
        end = time.monotonic() + patience
        while time.monotonic() < end and not wanted <= self.all():
            time.sleep(0.05)
        return self.all()

    def all(self):
        return {path for paths, _ in self.heard for path in paths}

    def end(self):
        self.stop.set()
        self.thread.join(10)


@pytest.mark.slow
@pytest.mark.parametrize("polling", [None, True], ids=["told", "polling"])
def test_papers_are_told_of_and_nothing_else(tmp_path, polling):
    (tmp_path / "regesta.toml").write_text('skip = ["drafts"]\n')
    for name in ("deep", "drafts", ".regesta"):
        (tmp_path / name).mkdir()
    told = Told(tmp_path, polling=polling, quiet=0.2)
    for name in (".regesta/edition.db", "drafts/a.txt", ".hidden.txt", "b.txt", "deep/c.txt"):
        (tmp_path / name).write_text("The ford is open.\n")
    found = told.paths({"b.txt", "deep/c.txt"})
    told.end()
    assert found - {"deep"} == {"b.txt", "deep/c.txt"}


@pytest.mark.slow
def test_a_half_written_file_is_waited_for(tmp_path):
    told = Told(tmp_path, quiet=0.5)
    last = 0.0
    with (tmp_path / "slow.txt").open("w") as file:
        for n in range(8):
            file.write(f"line {n}\n")
            file.flush()
            last = time.monotonic()
            time.sleep(0.2)
    assert told.paths({"slow.txt"}) == {"slow.txt"}
    told.end()
    assert told.heard[0][1] > last


def test_what_never_stands_still_is_waited_for_only_so_long(tmp_path):
    growing, stop = tmp_path / "a.txt", threading.Event()
    growing.write_text("a")

    def grow():
        while not stop.wait(0.01):
            with growing.open("a") as file:
                file.write("a")

    thread = threading.Thread(target=grow)
    thread.start()
    began = time.monotonic()
    wait_until_still([growing], 0.05, threading.Event(), 0.3)
    stop.set()
    thread.join()
    assert 0.25 < time.monotonic() - began < 2


def test_news_is_what_changed_between_two_looks():
    room = Newsroom()
    assert room.look({"a.txt": 2}).number == 0
    assert room.look({"a.txt": 2, "b.txt": 3}).papers == 3
    assert room.look({"a.txt": 2, "b.txt": 3}, touched=["a.txt"]).changed == ("a.txt",)
    assert room.look({"b.txt": 3}, ["c.pdf"]).gone == ("a.txt",)
    assert room.look({"b.txt": 3}, ["c.pdf"]).number == 3
    assert room.since(0).new == ("b.txt",) and room.since(3).new == ()
    words = "3 papers added, 1 file changed, 1 file gone, 1 file could not be read"
    assert in_a_sentence(room.since(0)) == words
