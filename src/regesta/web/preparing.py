"""Keeps the lines of a large ledger ready while its pages are served: a brief elsewhere is quick.

Another process computes them, once nobody has written for a moment, so that no page waits for it.
"""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

from regesta.edition import Edition, open_edition
from regesta.errors import RegestaError

PAUSE = 2.0
"""Seconds between two looks; what has not changed between them is prepared."""


class Preparing:
    """Looks now and then whether something was written, and prepares it when that has ended."""

    def __init__(
        self, folder: Path, pause: float = PAUSE, work: Callable[[Path], None] | None = None
    ) -> None:
        self._folder = folder
        self._pause = pause
        self._work = work or _elsewhere
        self._seen: object = None
        self._done: object = None
        self._ended = threading.Event()

    def start(self) -> None:
        """Look from now on, in a thread of its own that ends with the program."""
        threading.Thread(target=self._go_on, name="prepare", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def look(self, edition: Edition) -> bool:
        """Prepare what was written before the last look and not since; whether it did."""
        state = edition.awaits()
        before, self._seen = self._seen, state
        if state is None or state != before or state == self._done:
            return False
        self._done = state
        self._work(self._folder)
        return True

    def _go_on(self) -> None:
        edition: Edition | None = None
        while not self._ended.wait(self._pause):
            with suppress(RegestaError, sqlite3.Error, OSError):  # not built yet, or just anew
                edition = edition or open_edition(self._folder)
                self.look(edition)


def prepare(folder: Path) -> None:
    """Prepare the lines of a folder's ledger, behind whatever else the machine has to do."""
    with suppress(AttributeError, OSError):
        os.nice(10)
    with suppress(RegestaError, sqlite3.Error), open_edition(folder) as edition:
        edition.prepare()


def _elsewhere(folder: Path) -> None:
    process = get_context("spawn").Process(target=prepare, args=(folder,), daemon=True)
    process.start()
    process.join()
