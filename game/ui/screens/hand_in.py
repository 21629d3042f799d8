"""交卷: where to, and what came of it. The game itself is not touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.content.text import UserError, say
from game.replay.handing_in import hand_in
from game.replay.lesson import lesson_of
from game.ui import widgets as w
from game.ui.context import Words
from game.ui.screens.picker import Picker

if TYPE_CHECKING:
    from game.replay.session import Session
    from game.ui.app import App


class HandIn(Picker):
    first_focus = "place"

    def __init__(self, app: App, session: Session):
        super().__init__(app)
        self.session = session

    def title(self) -> Words:
        return say("class.hand_in")

    def note(self) -> Words:
        return say("class.hand_in_note", code=lesson_of(self.session).get("code", ""))

    def lead(self) -> Words:
        return say("class.hand_in_lead", n=len(self.session.turns), turns=self.session.rules.turns)

    def choose_words(self) -> Words:
        return say("class.hand_in_here")

    def chosen(self, path: Path) -> None:
        try:
            done = hand_in(self.session, path)
        except UserError as error:
            self.tell(say("class.hand_in_failed"), error)
            return
        ok = w.Button(say("toolkit.ok"), self.app.pop, kind="primary", id="handed.ok")
        body = w.Column(
            w.Row(w.Icon("check-circle-fill", 24, "teal"), w.Paragraph(done.text, "body", grow=1), gap=12),
            w.Paragraph(say("class.hand_in_more"), "note", "ink2"),
            gap=10,
        )
        title, leave = say("class.handed_in"), self.app.pop
        self.open(lambda _ui: w.Dialog(title, body, [ok], wide=560, on_close=leave, id="handed"))


def open_hand_in(app: App, session: Session) -> None:
    app.push(HandIn(app, session))
