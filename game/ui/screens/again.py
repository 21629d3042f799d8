"""Play again: under the same institution or another, with the same luck or with new luck."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from game.content.text import UserError, say
from game.replay.saves import new_save
from game.replay.session import Session
from game.replay.twin import under
from game.ui import widgets as w
from game.ui.context import Ui
from game.ui.screens import opening
from game.ui.screens.twin_choose import institutions
from game.ui.widget import Widget

if TYPE_CHECKING:
    from game.ui.screens.after import AfterScreen


class Wish:
    """What the dialog asks for."""

    def __init__(self, session: Session):
        self.session = session
        self.institution = session.names.institution.id
        self.same_luck = True

    def start(self) -> Session:
        """Raises UserError where the institution or the disk fails."""
        old = self.session
        same = self.institution == old.names.institution.id
        compiled = old.compiled if same else under(old.compiled, self.institution)
        seed = old.seed if self.same_luck else secrets.randbelow(1_000_000)
        header = old.header
        return Session.new(compiled, seed, new_save(compiled), header.pseudonym, header.lang)


def open_again(screen: AfterScreen) -> None:
    if screen.past.session is None:
        return
    wish = Wish(screen.past.session)
    screen.open(lambda ui: _dialog(screen, wish, ui))


def _dialog(screen: AfterScreen, wish: Wish, ui: Ui) -> w.Dialog:
    def choose(id: str) -> None:
        wish.institution = id
        screen.rebuild()

    def luck(same: bool) -> None:
        wish.same_luck = same

    own = wish.session.names.institution.id
    cards: list[Widget] = [
        w.Card(
            w.Row(
                w.Label(listed.name, "note_strong", grow=1),
                w.Chip(say("year.again_own"), "blue") if listed.id == own else None,
                gap=8,
            ),
            fill="blue_soft" if listed.id == wish.institution else "card",
            border="line",
            raised=False,
            selected=listed.id == wish.institution,
            on_click=lambda id=listed.id: choose(id),
            pad=(12, 7),
            tip=listed.summary,
            name=listed.name,
            id=f"again.{listed.id}",
        )
        for listed in institutions()
    ]
    body = w.Column(
        w.Label(say("year.again_luck"), "note_strong"),
        w.Segmented(
            [(True, say("year.again_same")), (False, say("year.again_new"))],
            wish.same_luck,
            luck,
            id="again.luck",
        ),
        w.Paragraph(say("year.again_note"), "small", "ink2"),
        w.Space(4),
        w.Label(say("year.again_institution"), "note_strong"),
        w.Grid(*cards, cell=230, gap=8),
        gap=8,
    )
    return w.Dialog(
        say("year.again"),
        body,
        [
            w.Button(say("toolkit.cancel"), screen.close_dialog, id="again.no"),
            w.Button(say("year.again_yes"), lambda: _start(screen, wish), kind="primary", id="again.yes"),
        ],
        wide=600,
        id="again.dialog",
    )


def _start(screen: AfterScreen, wish: Wish) -> None:
    try:
        session = wish.start()
    except UserError as error:
        screen.app.toast(error.text, "amber", "warning")
        return
    screen.close_dialog()
    opening.begin(screen.app, session)
