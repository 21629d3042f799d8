"""The foot of the play screens: the hint line, attention, undo and redo, dilemma, cases, and the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.content.text import say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.help import open_help
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.frame import PlayScreen


class Hint(w.Paragraph):
    """Up to two lines about what is pointed at; its words change without laying anything out."""

    def __init__(self, words: Words, **place):
        super().__init__(words, "small", "ink2", lines=2, **place)

    def tell(self, words: str) -> None:
        if words != self.text:
            self.words = words
            self.prepare()
            self.soil()

    def bleed(self) -> pygame.Rect:
        return self.rect

    def measure_width(self) -> tuple[int, int]:
        return self.ui.f(120), self.ui.f(300)

    def measure_height(self, width: int) -> int:
        return 2 * self.line_height()

    def paint(self, painter) -> None:
        lines = self.lines(self.rect.w)
        box = self.rect.copy()
        box.h = len(lines) * self.line_height()
        box.centery = self.rect.centery
        painter.lines(lines, self.style, box, self.line_height(), self.colour)


def foot(screen: PlayScreen, ui: Ui) -> Widget:
    play, plan = screen.play, screen.play.session.plan
    desk = play.desk
    points = w.Points(
        desk.attention_left,
        desk.attention,
        name=say("desk.attention"),
        tip=say("desk.attention_tip", left=desk.attention_left, all=desk.attention),
        id="attention",
    )
    undo = w.IconButton("arrow-bend-up-left", say("desk.undo"), screen.undo, id="undo")
    redo = w.IconButton("arrow-bend-up-right", say("desk.redo"), screen.redo, id="redo")
    undo.shortcut, redo.shortcut = "ctrl+z", "ctrl+y"
    undo.visible, redo.visible = True, True
    back = w.Row(undo, redo, gap=0)
    commit = w.Button(
        say("desk.commit", month=desk.month),
        screen.commit,
        kind="primary",
        icon="paper-plane-tilt",
        shortcut="ctrl+enter",
        id="commit",
        reason=say("desk.commit_over") if desk.is_over else None,
    )
    screen.hint("commit", desk.undecided[0] if desk.undecided else say("desk.commit_tip"))
    screen.hint("undo", say("desk.undo"))
    screen.hint("redo", say("desk.redo"))
    screen.hint("attention", say("desk.attention_tip", left=desk.attention_left, all=desk.attention))
    undo.kind = redo.kind = "quiet"
    if not plan.can_undo:
        undo.reason = say("desk.nothing_to_undo")
    if not plan.can_redo:
        redo.reason = say("desk.nothing_to_redo")
    states = (dilemma_status(screen), cases_status(screen))
    help = w.IconButton("question", say("help.title"), lambda: open_help(screen), id="help")
    help.shortcut = "h"
    screen.hint("help", say("help.tip"))
    right = w.Row(points, w.Space(4), back, *states, commit, gap=8)
    assert screen.hint_line is not None
    if ui.cols < 760:
        points.name = ""
    if ui.cols < 1130:  # the hint has a line of its own
        line = w.Row(help if ui.cols >= 760 else None, w.spring(), points, back, *states, commit, gap=8)
        hint = screen.hint_line if ui.rows >= 430 else None
        return w.Panel(hint, line, edge="top", pad=(12, 5), gap=3)
    line = w.Row(help, screen.hint_line, w.Space(4), right, gap=8)
    return w.Panel(line, edge="top", pad=(10, 5, 16, 5))


def dilemma_status(screen: PlayScreen) -> Widget:
    dilemma = screen.play.desk.dilemma
    state = "none" if dilemma is None else "open" if dilemma.chosen is None else "done"
    return _status(screen, "dilemma", state, "arrows-split", "d")


def cases_status(screen: PlayScreen) -> Widget:
    desk, left = screen.play.desk, screen.play.cases_open
    state = "none" if not desk.cases and not desk.instruction else "open" if left else "done"
    return _status(screen, "cases", state, "gavel", "f", left)


def _status(screen: PlayScreen, name: str, state: str, icon: str, key: str, n: int = 0) -> Widget:
    from game.ui.screens.frame import screen_of

    tip = "desk.cases_no_tip" if (name, state) == ("cases", "none") else f"desk.{name}_tip"
    if (name, state) == ("dilemma", "none"):
        tip = "desk.dilemma_none"
    screen.hint(name, say(tip))

    def open_it() -> None:
        screen.app.replace(screen_of(name)(screen.app, screen.play))

    reason = say(tip) if state == "none" else None
    if screen.ui.cols < 760:
        mark = "check-circle" if state == "done" else icon
        tiny = w.IconButton(
            mark, say(f"desk.{name}_{state}", n=n), open_it, kind="plain", id=name, reason=reason
        )
        tiny.shortcut = key
        return tiny
    button = w.Button(
        say(f"desk.{name}_{state}", n=n),
        open_it,
        icon="check-circle"
        if state == "done"
        else icon
        if screen.ui.cols >= 1440 or screen.ui.lang == "zh"
        else "",
        kind="plain" if state != "none" else "quiet",
        shortcut=key,
        show_key=state != "none",
        id=name,
        reason=reason,
    )
    return button
