"""A bar with an estimate on stderr while a build runs; now and then a line where no one looks."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import click

from regesta.build import Progress

_EVERY = 10.0
"""Seconds between two lines where stderr is a file or a pipe."""


@contextmanager
def progress(label: str) -> Generator[Progress]:
    """What a build may call with bytes done, bytes in all, and the source just made."""
    watcher = _Watcher(label)
    try:
        yield watcher
    finally:
        watcher.close()


class _Watcher:
    """Shows how far a build is, from its second source on."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: Any = None  # click's own type has no public name
        self._done = 0
        self._last = time.monotonic()

    def __call__(self, done: int, total: int, path: str) -> None:
        """Show how far it is."""
        del path
        if sys.stderr.isatty():
            if self._bar is None:
                if done >= total:
                    return
                self._bar = click.progressbar(
                    length=total, label=self._label, file=sys.stderr, show_eta=True
                )
                self._bar.__enter__()
            self._bar.update(done - self._done)
        elif time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            click.echo(f"{self._label}: {100 * done // max(total, 1)}%", err=True)
        self._done = done

    def close(self) -> None:
        """End the bar, if there is one."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
