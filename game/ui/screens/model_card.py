"""The model card in the game: what stands behind every number, what is assumed, what is left out."""

from __future__ import annotations

from game.content.model_card import CONFIDENCE, Entry, card
from game.content.text import say
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.page import Page
from game.ui.widget import Widget


class ModelCard(Page):
    def title(self) -> Words:
        return say("model_card.title")

    def note(self) -> Words:
        return say("model_card.note")

    def body(self, ui: Ui) -> Widget:
        found, columns = card(), 2 if ui.cols >= 980 else 1
        parts: list[Widget] = [w.Paragraph(say("model_card.intro"), "body"), w.Space(4)]
        for key, lines in (("assumes", found.assumes), ("leaves_out", found.leaves_out)):
            parts += [*_heading(f"model_card.{key}"), w.Paragraph(_joined(lines, ui.lang), "note", "ink2")]
        for key, entries in (("institution", found.institution), ("behaviour", found.behaviour)):
            cells = [_entry(entry, ui.lang) for entry in entries]
            parts += [*_heading(f"model_card.{key}"), w.Grid(*cells, columns=columns, gap=14)]
        side = 34 if ui.cols >= 860 else 18
        sheet = w.Paper(*parts, gap=4, pad=(side, 18, side, 24), sheets=1, id="card")
        return w.ScrollView(w.Column(sheet, pad=(4, 8, 8, 16)), id="page", grow=1, edge=12)


def _heading(key: str) -> list[Widget]:
    return [w.Space(10), w.Label(say(key), "section"), w.Rule("red", 1), w.Space(4)]


def _joined(lines, lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(line.get(lang) for line in lines) + (
        "。" if lang == "zh" else "."
    )


def _entry(entry: Entry, lang: str) -> Widget:
    """Name, what it means, its numbers, and what they rest on."""
    numbers = say(
        "model_card.numbers",
        default=f"{entry.default:f}",
        low=f"{entry.low:f}",
        high=f"{entry.high:f}",
        unit=entry.unit,
    )
    basis = say("model_card.basis", basis=entry.basis, confidence=CONFIDENCE[entry.confidence])
    own, other = (entry.name.zh, entry.id) if lang == "zh" else (entry.id, entry.name.zh)
    return w.Column(
        w.Flow(w.Label(own, "strong"), w.Label(other, "note", "blue"), gap=10, line_gap=0),
        w.Paragraph(entry.meaning, "note"),
        w.Paragraph(numbers, "note", "ink2"),
        w.Paragraph(basis, "small", "ink2"),
        gap=0,
    )
