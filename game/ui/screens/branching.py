"""Another game with the same past up to a month, opened at its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.content.text import UserError
from game.replay.saves import new_save

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screens.past import Past


def branch(app: App, past: Past, turn: int) -> None:
    """The recording looked at stays as it is; what cannot be written is told."""
    session = past.session
    assert session is not None
    try:
        other = session.branch(turn, new_save(session.compiled))
    except UserError as error:
        app.toast(error.text, "amber", "warning")
        return
    for notice in other.notices:
        app.toast(notice, "amber", "warning")
    from game.ui.screens.desk import Desk

    app.replace(Desk(app, other))
