"""Hands one source after the other to workers, and gives back what they made."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar

import msgspec

from regesta.errors import RegestaError
from regesta.runner.making import make_source
from regesta.runner.task import Told
from regesta.store.made import Made

P = ParamSpec("P")
T = TypeVar("T")

_AHEAD = 2
"""Sources under way for each worker: enough to keep it busy, few enough to keep memory flat."""


class InProcess(Executor):
    """Runs each call at once, where it is made."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run it now; the future is done already."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised again where the result is asked
            future.set_exception(error)
        return future


def executor(workers: int) -> Executor:
    """What runs the work: this process for one worker, else that many others.

    Others are started afresh: a copy of this process would share its open database.
    """
    if workers <= 1:
        return InProcess()
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_serve_the_parent)


def _serve_the_parent() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when it ends, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def made_by(pool: Executor, workers: int, told: Iterable[Told]) -> Generator[Made]:
    """What became of each source, as soon as it is made, whatever the order.

    Closed before its end, it begins no more sources.

    Raises:
        RegestaError: a worker was ended from outside.
    """
    limit = 1 if workers <= 1 else _AHEAD * workers
    under_way: set[Future[bytes]] = set()
    waiting = iter(told)
    try:
        while True:
            while len(under_way) < limit and (following := next(waiting, None)) is not None:
                under_way.add(pool.submit(make_source, following))
            if not under_way:
                return
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield msgspec.msgpack.decode(future.result(), type=Made)
    except BrokenProcessPool as error:
        raise RegestaError(
            "a worker was ended from outside, perhaps for want of memory",
            remedy="Build again with `--workers 1`; what is made so far is kept.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
