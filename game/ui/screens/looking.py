"""What a game is searched for after it: its turning points and its blame line, computed beside the window."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor
from typing import TYPE_CHECKING

from game.content.text import say
from game.replay.blame import blame_line
from game.replay.turning_points import turning_points
from game.ui import widgets as w
from game.ui.beside import processes
from game.ui.context import Words
from game.ui.tasks import Task
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.past import Past
    from game.ui.screens.review import Review

TURNING = 0.55  # of the way: the turning points come first


class Looking:
    """One search over a game; what it finds lies in `past`, each result as soon as it is there."""

    def __init__(self, screen: Review):
        self.screen, self.past = screen, screen.past
        self.task: Task | None = None
        self._shown: object = None

    @property
    def is_done(self) -> bool:
        return self.past.split is not None

    def begin(self) -> None:
        """Start, unless it runs or everything was found."""
        if self.task is None and not self.is_done and self.past.session is not None and self.past.turns:
            self._shown = self._found()
            self.task = self.screen.app.task(self._work, self._done, moved=self._moved, failed=self._failed)

    def stop(self) -> None:
        if self.task:
            self.task.cancel()
            self.task = None

    def _work(self, task: Task) -> None:
        """In a thread, which waits for processes; where there are none it computes by itself."""
        with processes() as pool:
            if pool is not None:
                try:
                    return _search(self.past, task, pool)
                except (BrokenExecutor, OSError):
                    pass
        return _search(self.past, task, None)

    def _found(self) -> object:
        return self.past.turning, self.past.split

    def _moved(self, task: Task) -> None:
        if self._found() != self._shown:
            self._shown = self._found()
            self.screen.rebuild()
        meter = self.screen.find("looking")
        if isinstance(meter, w.Meter):
            meter.parts = [(task.progress, "blue")]
            meter.soil()

    def _done(self, _: None) -> None:
        self.task = None
        self.screen.rebuild()

    def _failed(self, error: BaseException) -> None:
        self.task = None
        self.screen.app.toast(say("toolkit.task_failed", why=str(error)), "amber", "warning")
        self.screen.rebuild()

    def meter(self, words: Words) -> Widget | None:
        """How far it is, while it runs."""
        if self.task is None:
            return None
        bar = w.Meter([(self.task.progress, "blue")], id="looking")
        return w.Column(w.Label(words, "note", "ink2"), bar, gap=4)


def _search(past: Past, task: Task, pool: Executor | None) -> None:
    session = past.session
    assert session is not None
    if past.turning is None or past.turning.stage != "final":
        for step in turning_points(session, executor=pool, processes=False):
            if step.result is not None:
                past.turning = step.result
            task.report(step.share * TURNING)
    for part in blame_line(session, executor=pool, processes=False):
        if part.result is not None:
            past.split = part.result
        task.report(TURNING + part.share * (1 - TURNING))
