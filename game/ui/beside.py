"""Processes for long computing beside the window: the loop keeps its frames, whatever is computed.

They are started afresh (spawn), not forked out of a process that holds a window and threads, and give way
to the window (nice). Where the system allows no processes there is None, and the thread computes by itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from game.lab.batch import processors

MOST = 8  # more would only wait for their first batch


@contextmanager
def processes() -> Iterator[Executor | None]:
    """An executor for a piece of work; leaving drops what has not begun."""
    try:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(min(processors(), MOST), context, initializer=_begin)
    except (OSError, ImportError, ValueError):
        yield None
        return
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Ctrl-C is the window's to answer; the window goes before."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)
