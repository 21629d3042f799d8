"""Ways from one screen to another that begin, resume or look at a game; imported when they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from game.replay.session import Session
    from game.ui.app import App
    from game.ui.screen import Screen


def screen_for(app: App, session: Session) -> Screen:
    """Where a game goes on: the talk before it, the desk, or the year's end. Tells what it has to say."""
    for notice in session.notices:
        app.toast(notice, "amber", "warning")
    session.notices.clear()
    if session.is_over:
        from game.ui.screens.year_end import YearEnd

        return YearEnd(app, session)
    if not session.turns:
        from game.ui.screens.briefing import Briefing

        return Briefing(app, session)
    from game.ui.screens.desk import Desk

    return Desk(app, session)


def begin(app: App, session: Session) -> None:
    """Go on with a game in place of the screen shown."""
    app.replace(screen_for(app, session))


def resume(app: App, path: Path) -> None:
    """The same with a saved game. Raises UserError where it cannot be opened."""
    from game.replay.session import Session

    begin(app, Session.resume(path))


def watch(app: App, path: Path) -> None:
    """Look at a recording, on top of the screen shown. Raises UserError where it cannot be opened."""
    from game.replay.recording import open_recording
    from game.ui.screens.review import Review

    app.push(Review(app, open_recording(path)))


def glossary(app: App, term: str = "") -> None:
    """The glossary, open at a term if one is named by its id or its words; closed where it is open."""
    from game.ui.screens.glossary import Glossary

    if not isinstance(app.screen, Glossary):
        app.push(Glossary(app, term))
    elif not term:
        app.pop()


def settings(app: App) -> None:
    from game.ui.screens.settings import Settings

    if not isinstance(app.screen, Settings):
        app.push(Settings(app))


def full_screen(app: App) -> None:
    """There and back."""
    app.set_look(full_screen=not app.look.full_screen)
