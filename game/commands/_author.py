"""What `play` does for authors: --at opens a game at a card, --watch follows the file while it is written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands._watch import EVERY, stamps
from game.content.check import content_files
from game.content.load import load
from game.content.text import Text, UserError, listing, say
from game.lab.report import scenario_path
from game.replay.reload import first_turn, play_to, reload
from game.replay.session import Session

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.tasks import Task

Stamps = dict[Path, tuple[int, int]]


def session_at(scenario: str, institution: str | None, event: str, lang: str) -> Session:
    """A game, in memory, with the card on the desk. Raises UserError where it never comes."""
    compiled = load(scenario, institution)
    known = [words.id for words in compiled.names.events]
    if event not in known:
        raise UserError(say("trial.at.unknown", event=event, known=listing(known, lang)))
    found = first_turn(compiled, event)
    if found is None:
        raise UserError(say("trial.at.never", event=event), 1)
    turn, style, seed = found
    return play_to(Session.new(compiled, seed, lang=lang), turn, style)


def files_of(scenario: str) -> list[Path]:
    """The scenario and everything beside it that it may rest on."""
    path = scenario_path(scenario)
    return list(dict.fromkeys([path, *content_files([path.parent])]))


def follow(app: App, scenario: str, institution: str | None) -> None:
    """Looks at the files between frames; a change brings the game back to the same turn, or a sentence."""
    from game.ui.screens import opening
    from game.ui.screens.title import Title

    def show(session: Session) -> None:
        app.reset(Title(app))
        app.push(opening.screen_for(app, session))

    before = stamps(files_of(scenario))

    def saved(now: Stamps) -> None:
        nonlocal before
        before = now
        renew(app, scenario, institution, show)
        wait()

    def wait() -> None:
        app.task(lambda task: _changed(task, before, scenario), saved)

    wait()


def _changed(task: Task, before: Stamps, scenario: str) -> Stamps:
    """Beside the window: comes back when a file was saved; ends with the window."""
    while (now := stamps(files_of(scenario))) == before:
        task.report(0.0)
        time.sleep(EVERY)
    return now


def renew(app: App, scenario: str, institution: str | None, show: Callable[[Session], None]) -> None:
    """The game of the changed file in place of the one shown; a broken file keeps the old one."""
    session = shown(app)
    if session is None:
        return
    try:
        changed = reload(session, scenario, institution)
    except UserError as error:
        app.toast(say("trial.reload.broken", why=_first_line(error)), "amber", "warning")
        return
    show(changed.session)
    app.toast(changed.told, "amber" if changed.lost else "", "warning" if changed.lost else "info")


def shown(app: App) -> Session | None:
    """The game on the screens, looked for from the top."""
    for screen in reversed(app.screens):
        holders = (screen, getattr(screen, "play", None), getattr(screen, "past", None))
        for found in (getattr(holder, "session", None) for holder in holders):
            if isinstance(found, Session):
                return found
    return None


def _first_line(error: UserError) -> Text:
    """Place and cause of the first problem; `check` shows the rest."""
    return Text(error.text.zh.splitlines()[0], error.text.en.splitlines()[0])
