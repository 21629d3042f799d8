"""Long work beside the window: a thread, or a generator stepped between frames."""

from __future__ import annotations

import contextvars
import inspect
import queue
import threading
import time
from collections.abc import Callable, Generator
from typing import Any

_SLICE = 0.006  # seconds of a frame that generators may use


class Cancelled(Exception):
    """Raised inside the work when nobody wants its result any more."""


class Task:
    """One piece of work. `progress` is 0-1, `note` what it is doing; `cancel()` drops it."""

    def __init__(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], Any],
        failed: Callable[[BaseException], Any],
        moved: Callable[[Task], Any] | None = None,
    ):
        self.done, self.failed, self.moved = done, failed, moved
        self.progress = 0.0
        self.note = ""
        self.running = True
        self.cancelled = False
        self._outbox: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._seen = -1.0
        self._steps: Generator | None = None
        if inspect.isgeneratorfunction(work):
            self._steps = work(self)
        else:
            own = contextvars.copy_context()  # it speaks in the nouns of the screen that asked for it
            threading.Thread(target=own.run, args=(self._in_thread, work), daemon=True).start()

    def report(self, progress: float, note: str = "") -> None:
        """Called by the work: how far it is. Raises where the task was cancelled."""
        if self.cancelled:
            raise Cancelled
        self.progress, self.note = progress, note

    def cancel(self) -> None:
        self.cancelled = True
        self.running = False

    def _in_thread(self, work: Callable[[Task], Any]) -> None:
        try:
            self._outbox.put(("done", work(self)))
        except Cancelled:
            self._outbox.put(("cancelled", None))
        except Exception as error:
            self._outbox.put(("failed", error))

    def _advance(self) -> None:
        """Step the generator for a part of the frame; what it yields is its progress."""
        assert self._steps is not None
        until = time.perf_counter() + _SLICE
        try:
            while time.perf_counter() < until:
                yielded = next(self._steps)
                if isinstance(yielded, (int, float)):
                    self.progress = float(yielded)
        except StopIteration as end:
            self._outbox.put(("done", end.value))
        except Exception as error:
            self._outbox.put(("failed", error))

    def poll(self) -> None:
        """Called by the loop every frame."""
        if self.cancelled:
            self.running = False
            return
        if self._steps is not None:
            self._advance()
        if self.moved and self.progress != self._seen:
            self._seen = self.progress
            self.moved(self)
        if self._outbox.empty():
            return
        kind, result = self._outbox.get()
        self.running = False
        if kind == "done":
            self.done(result)
        elif kind == "failed":
            self.failed(result)


class Tasks:
    """The work going on now."""

    def __init__(self) -> None:
        self.running: list[Task] = []

    def add(self, task: Task) -> Task:
        self.running.append(task)
        return task

    def poll(self) -> None:
        for task in list(self.running):
            task.poll()
        self.running = [task for task in self.running if task.running]

    def cancel_all(self) -> None:
        for task in self.running:
            task.cancel()
        self.running = []
