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

ROOMY = 980  # units of text; below, the buttons keep their words and give up icons, keys and the points' name


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
    desk = screen.play.desk
    said = say("desk.attention_tip", left=desk.attention_left, all=desk.attention)
    screen.hint("attention", said)
    name = say("desk.attention") if ui.cols >= ROOMY else ""
    points = w.Points(desk.attention_left, desk.attention, name=name, tip=said, id="attention")
    states = (dilemma_status(screen), cases_status(screen))
    buttons = (points, w.Space(4), _taking_back(screen), *states, _commit(screen))
    assert screen.hint_line is not None
    if ui.cols < 1130:  # the hint has a line of its own
        line = w.Row(_help(screen) if ui.cols >= 760 else None, w.spring(), *buttons, gap=8)
        hint = screen.hint_line if ui.rows >= 430 else None
        return w.Panel(hint, line, edge="top", pad=(12, 5), gap=3)
    line = w.Row(_help(screen), screen.hint_line, w.Space(4), *buttons, gap=8)
    return w.Panel(line, edge="top", pad=(10, 5, 16, 5))


def _help(screen: PlayScreen) -> Widget:
    screen.hint("help", say("help.tip"))
    button = w.IconButton("question", say("help.title"), lambda: open_help(screen), id="help")
    button.shortcut = "h"
    return button


def _taking_back(screen: PlayScreen) -> Widget:
    """Undo and redo."""
    plan = screen.play.session.plan
    pair = []
    for name, icon, key, can in (
        ("undo", "arrow-bend-up-left", "ctrl+z", plan.can_undo),
        ("redo", "arrow-bend-up-right", "ctrl+y", plan.can_redo),
    ):
        words = say(f"desk.{name}")
        screen.hint(name, words)
        reason = None if can else say(f"desk.nothing_to_{name}")
        button = w.IconButton(icon, words, getattr(screen, name), id=name, reason=reason)
        button.shortcut = key
        pair.append(button)
    return w.Row(*pair, gap=0)


def _commit(screen: PlayScreen) -> Widget:
    desk = screen.play.desk
    screen.hint("commit", desk.undecided[0] if desk.undecided else say("desk.commit_tip"))
    return w.Button(
        say("desk.commit", month=desk.month),
        screen.commit,
        kind="primary",
        icon="paper-plane-tilt" if screen.ui.cols >= ROOMY else "",
        shortcut="ctrl+enter",
        id="commit",
        reason=say("desk.commit_over") if desk.is_over else None,
    )


def dilemma_status(screen: PlayScreen) -> Widget:
    dilemma = screen.play.desk.dilemma
    state = "none" if dilemma is None else "open" if dilemma.chosen is None else "done"
    return _status(screen, "dilemma", state, "arrows-split", "d")


def cases_status(screen: PlayScreen) -> Widget:
    desk, left = screen.play.desk, screen.play.cases_open
    state = "none" if not desk.cases and not desk.instruction else "open" if left else "done"
    return _status(screen, "cases", state, "gavel", "f", left)


def _status(screen: PlayScreen, name: str, state: str, icon: str, key: str, n: int = 0) -> Widget:
    """The button of the dilemma or the cases, saying how they stand; an icon alone where room is short."""
    ui, words = screen.ui, say(f"desk.{name}_{state}", n=n)
    tip = say(f"desk.{name}_tip" if state != "none" else f"desk.{name}_no_tip")
    screen.hint(name, tip)
    reason = tip if state == "none" else None
    mark = "check-circle" if state == "done" else icon
    if ui.cols < 760:
        button: w.Button = w.IconButton(
            mark, words, lambda: screen.go(name), kind="plain", id=name, reason=reason
        )
        button.shortcut = key
        return button
    roomy = (state == "done" or ui.lang == "zh" or ui.cols >= 1440) and ui.cols >= ROOMY
    return w.Button(
        words,
        lambda: screen.go(name),
        icon=mark if roomy else "",
        kind="quiet" if state == "none" else "plain",
        shortcut=key,
        show_key=state != "none" and ui.cols >= ROOMY,
        id=name,
        reason=reason,
    )
