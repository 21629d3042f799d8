"""The staff as a new head can know them: posts, temperaments, what they hold and what was seen of them."""

from __future__ import annotations

from game.content.text import Text, say
from game.replay.view_shapes import Person
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.choices import Avatar
from game.ui.screens.frame import PlayScreen
from game.ui.widget import Widget

STATES = {"tired": "amber", "weary": "amber", "worn": "red", "rested": "teal"}
TONE_INKS = {"amber": "amber", "red": "red", "teal": "ink2"}
TONES = ("blue", "teal", "amber", "violet")


class Staff(PlayScreen):
    here = "staff"

    def resting_hint(self) -> Words:
        return say("staff.hint")

    def body(self, ui: Ui) -> Widget:
        groups: dict[Text, list[Person]] = {}
        for person in self.play.desk.staff:
            groups.setdefault(person.career, []).append(person)
        parts: list[Widget] = [
            w.heading(say("staff.title"), say("staff.note", n=len(self.play.desk.staff))),
        ]
        for n, (career, people) in enumerate(groups.items()):
            parts.append(
                w.Row(
                    w.Label(career, "option"),
                    w.Label(say("staff.count", n=len(people)), "note", "ink2"),
                    gap=10,
                )
            )
            cards = [self._person(person, TONES[n % len(TONES)]) for person in people]
            parts.append(w.Grid(*cards, cell=268, gap=10))
        return w.ScrollView(w.Column(*parts, gap=10, pad=(18, 10, 18, 16)), id="people", grow=1)

    def _state(self, person: Person) -> Widget | None:
        """How tired; or away, or new."""
        if not person.state:
            return None
        tone = STATES.get(person.state, "")
        name = w.Label(person.state_name, "small", TONE_INKS.get(tone, "ink2"), shrink=False)
        if person.state in ("away", "new"):
            return w.Row(w.Icon("identification-badge", 14), name, gap=6)
        return w.Row(w.Meter([(person.fatigue / 100, tone)], thick=5, grow=1), name, gap=8)

    def _person(self, person: Person, tone: str) -> Widget:
        head = w.Row(
            Avatar(person.name, tone),
            w.Column(
                w.Row(w.Label(person.name, "strong"), w.Chip(person.temperament, tone), gap=8),
                w.Paragraph(person.post, "small", "ink2", lines=2),
                gap=0,
                grow=1,
            ),
            gap=12,
        )
        self.hint(f"person.{person.id}", person.note)
        holding = [
            w.Row(w.Icon("file-text", 14), w.Label(title, "small", grow=1), gap=6) for title in person.holding
        ]
        return w.Card(
            head,
            *(holding or [w.Label(say("staff.free"), "small", "ink3")]),
            self._state(person),
            w.Paragraph(person.seen, "small", "ink2", lines=3) if person.seen else None,
            gap=5,
            pad=(14, 11),
            tip=person.note,
            id=f"person.{person.id}",
        )
