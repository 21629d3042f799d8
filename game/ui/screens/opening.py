"""Ways from one screen to another that begin, resume or look at a game; imported when they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from game.replay.session import Session
    from game.ui.app import App


def begin(app: App, session: Session) -> None:
    """A new game, in place of the screen shown."""
    from game.ui.screens.briefing import Briefing

    app.replace(Briefing(app, session))
    _tell_notices(app, session)


def resume(app: App, path: Path) -> None:
    """Go on with a saved game, in place of the screen shown. Raises UserError where it cannot be opened."""
    from game.replay.session import Session

    session = Session.resume(path)
    if session.is_over:
        from game.ui.screens.year_end import YearEnd

        app.replace(YearEnd(app, session))
    elif not session.turns:
        begin(app, session)
        return
    else:
        from game.ui.screens.desk import Desk

        app.replace(Desk(app, session))
    _tell_notices(app, session)


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


def _tell_notices(app: App, session: Session) -> None:
    for notice in session.notices:
        app.toast(notice, "amber", "warning")
    session.notices.clear()
