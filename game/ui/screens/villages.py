"""The township: the map with its fog, the villages, and where he walks this month."""

from __future__ import annotations

from decimal import Decimal

from game.content.text import Text, listing, say
from game.replay.view_shapes import Sighting, Village
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.frame import PlayScreen
from game.ui.screens.marks import Stamped
from game.ui.widget import Widget

KEYS = "1234567890"


class Villages(PlayScreen):
    here = "villages"

    def resting_hint(self) -> Words:
        return say("villages.hint")

    def body(self, ui: Ui) -> Widget:
        villages = self.play.desk.villages
        chart = w.VillageMap(
            [_place(village, ui.lang) for village in villages],
            chosen=self.play.open_village.id,
            on_pick=self._picked,
            id="map",
            grow=1,
        )
        self.hint("map", say("villages.map_hint"))
        framed = w.Card(
            w.heading(say("villages.title"), say("villages.legend")), chart, pad=(18, 12, 18, 14), grow=1
        )
        listing = w.Column(*(self._row(n, village) for n, village in enumerate(villages)), gap=3)
        page = self._page(self.play.open_village)
        if ui.cols < 860:
            framed.grow = 0
            return w.ScrollView(w.Column(framed, page, listing, gap=12, pad=(16, 12)), id="all", grow=1)
        side = w.Column(
            page,
            w.ScrollView(listing, id="list", grow=1),
            gap=12,
            width=360 if ui.cols > 1000 else 330,
        )
        return w.Row(framed, side, across="fill", gap=16, pad=(16, 12))

    def _row(self, n: int, village: Village) -> Widget:
        known = w.Label(_known(village), "small", "ink2" if village.seen else "ink3", side="right", grow=1)
        row = w.Card(
            w.Row(
                w.Label(KEYS[n] if n < len(KEYS) else "", "axis", "ink3", width=10),
                w.Icon(
                    "footprints" if village.visiting else "map-pin",
                    16,
                    "blue" if village.visiting else "ink3",
                ),
                w.Label(village.name, "note_strong", shrink=False),
                w.Chip(say("villages.incident"), "amber") if village.incident else None,
                known,
                gap=8,
            ),
            pad=(8, 2, 10, 2),
            raised=False,
            border="blue" if village.visiting else None,
            selected=village is self.play.open_village,
            on_click=lambda: self.show(village.index),
            name=village.name,
            id=f"village.{village.id}",
        )
        row.shortcut = KEYS[n] if n < len(KEYS) else ""
        self.hint(f"village.{village.id}", village.note)
        return row

    def _page(self, village: Village) -> Widget:
        titles = [card.title for card in self.play.tasks if card.village_index == village.index]
        seen = [sight(s) for s in village.sightings[-3:]]
        visit = w.Button(
            say("villages.unvisit") if village.visiting else say("villages.visit"),
            lambda: self.visit(village),
            kind="plain" if village.visiting else "primary",
            icon="footprints",
            shortcut="v",
            show_key=True,
            reason=village.refusal if not village.visiting else None,
            id="visit",
        )
        self.hint("visit", say("standing.visit.text"))
        head = w.Row(
            w.Label(village.name, "page", shrink=False),
            w.Label(say("villages.households", n=village.households), "note", "ink2", grow=1),
            Stamped(say("villages.visiting")) if village.visiting else None,
            gap=10,
            height=34,
        )
        work: list[Widget] = [
            w.Label(say("villages.tasks", n=len(titles)), "small_strong", "ink2"),
            w.Paragraph(_joined(titles), "small", "ink2", lines=1),
        ]
        known: list[Widget] = seen or [w.Label(say("villages.unseen"), "note", "ink3")]
        return w.Card(
            head,
            w.Paragraph(village.note, "note"),
            w.Rule(),
            *known,
            *(work if titles else []),
            w.Row(visit, w.Label(say("villages.price"), "small", "ink2", grow=1), gap=12),
            gap=6,
            pad=(18, 10, 16, 12),
        )

    # ------------------------------------------------------------------- actions

    def _picked(self, id: str) -> None:
        self.show(next(v.index for v in self.play.desk.villages if v.id == id))

    def show(self, index: int) -> None:
        self.play.village = index
        self.rebuild()

    def visit(self, village: Village) -> None:
        self.play.village = village.index
        self.decided(self.play.change("toggle_visit", village.index))


def _place(village: Village, lang: str) -> c.Place:
    """What the map may show: where nobody walked there is fog."""
    seen = village.seen
    ink = "blue" if village.visiting else "ink2"
    if seen and not village.visiting:
        ink = "teal" if seen.trust >= 50 and seen.risk < Decimal("1.2") else "amber"
    text = say("villages.going") if village.visiting else _known(village) if seen else Text()
    size = 0.7 + min(1.0, village.households / 700)
    return c.Place(
        village.id,
        village.name.get(lang),
        village.at[0],
        village.at[1],
        ink,
        text.get(lang) if text else "",
        size,
        not seen and not village.visiting,
    )


def _known(village: Village) -> Text:
    seen = village.seen
    if seen is None:
        return say("villages.fog")
    return say("villages.known", trust=seen.trust_words, risk=seen.risk_words, month=seen.month)


def sight(seen: Sighting) -> Widget:
    """What was seen in a month, in two chips."""
    calm = seen.risk < Decimal("1.2")
    return w.Row(
        w.Label(say("desk.month", month=seen.month), "note_strong", shrink=False),
        w.Chip(
            say("villages.trust", n=seen.trust, words=seen.trust_words),
            "teal" if seen.trust >= 50 else "amber",
        ),
        w.Chip(say("villages.risk", n=seen.risk, words=seen.risk_words), "teal" if calm else "amber"),
        gap=8,
    )


def _joined(titles: list[Text]) -> Text:
    return Text(listing(titles, "zh"), listing(titles, "en"))
