"""Cases that last month opened: what is on record, who carries what, and the answers there are."""

from __future__ import annotations

from game.content.text import say
from game.replay.view_shapes import OpenCase
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.context import Ui, Words
from game.ui.screens.choices import option_card
from game.ui.screens.frame import PlayScreen
from game.ui.screens.marks import Stamped
from game.ui.widget import Widget

ICONS = {
    "complaint": "chat",
    "finding": "magnifying-glass",
    "idle": "circle-dashed",
    "false_report": "warning",
    "slip": "files",
    "incident": "warning-octagon",
    "no_task": "warning-octagon",
    "graft": "warning",
    "exposure": "warning",
}


class Cases(PlayScreen):
    here = "cases"

    def resting_hint(self) -> Words:
        return say("cases.hint")

    def body(self, ui: Ui) -> Widget:
        case = self.play.open_case
        listing = self._list()
        page = self._page(case, ui.lang) if case else self._instruction()
        if ui.cols < 860:
            return w.ScrollView(w.Column(listing, page, gap=16, pad=(16, 12)), id="all", grow=1)
        left = w.Column(w.ScrollView(listing, id="list", grow=1), width=340)
        right = w.ScrollView(w.Column(page, pad=(4, 2, 4, 12)), id="page.case", grow=1, edge=14)
        return w.Row(left, right, across="fill", gap=20, pad=(18, 12))

    def _list(self) -> Widget:
        rows = [self._row(case, case is self.play.open_case) for case in self.play.desk.cases]
        desk = self.play.desk
        extra = None
        if desk.instruction and desk.cases:
            extra = self._instruction()
        note = say("cases.count", n=len(desk.cases))
        return w.Column(w.heading(say("cases.title"), note), *rows, w.Space(4), extra, gap=8)

    def _row(self, case: OpenCase, is_open: bool) -> Widget:
        chosen = next((a for a in case.answers if a.id == case.chosen), None)
        row = w.Card(
            w.Row(
                w.Icon(ICONS.get(case.kind, "gavel"), 20, tile=True, tone="amber"),
                w.Column(
                    w.Paragraph(case.title, "note_strong", lines=2),
                    w.Row(
                        w.Label(case.village, "small", "ink2", grow=1),
                        w.Label(say("cases.yours", points=case.blame), "small_strong", "amber"),
                        gap=6,
                    ),
                    gap=1,
                    grow=1,
                ),
                Stamped(chosen.name) if chosen else None,
                gap=12,
            ),
            pad=(10, 9),
            selected=is_open,
            on_click=lambda: self.show(case.place),
            id=f"case.{case.place}",
        )
        self.hint(f"case.{case.place}", case.title)
        return row

    def _page(self, case: OpenCase, lang: str) -> Widget:
        parts = [
            c.Part(say("cases.you").get(lang) + f" {case.blame}", float(case.blame), "blue"),
            c.Part(f"{case.staff.get(lang)} {case.staff_blame}", float(case.staff_blame), "amber"),
        ]
        paper = w.Paper(
            w.Paragraph(case.title, "page", balance=True),
            w.Paragraph(case.text, "document", justify=True, indent=2),
            w.Space(2),
            w.Row(w.Icon("clipboard-text", 18), w.Paragraph(case.facts, "strong", grow=1), gap=10),
            w.Row(w.Icon("path", 18), w.Paragraph(case.stage, "note", grow=1), gap=10)
            if case.stage
            else None,
            w.Space(2),
            w.Label(say("cases.split"), "note", "ink2"),
            w.StackedBar(parts),
            gap=6,
            pad=(36, 20),
            sheets=1,
        )
        answers = [
            option_card(
                answer,
                str(n + 1),
                lambda answer=answer: self.answer(case, answer.id),
                head=answer.name,
                id=f"answer.{answer.id}",
            )
            for n, answer in enumerate(case.answers)
        ]
        head = w.Row(
            w.Label(say("cases.answers"), "section", shrink=False),
            w.Chip(case.deadline, "amber", icon="clock"),
            w.spring(),
            w.Button(say("dilemma.back"), lambda: self.go("desk"), kind="dark", small=True, id="back"),
            gap=12,
        )
        return w.Column(paper, w.Space(4), head, w.Grid(*answers, cell=330, gap=10), gap=12)

    def _instruction(self) -> Widget | None:
        """The last turn: what is answered to cases that the last month will open."""
        options = self.play.desk.instruction
        if not options:
            return None
        buttons = [
            w.Button(
                option.name,
                lambda option=option: self.instruct(option.id),
                kind="dark" if option.chosen else "plain",
                small=True,
                tip=option.text,
                id=f"instruction.{option.id}",
            )
            for option in options
        ]
        return w.Card(
            w.Label(say("cases.instruction"), "option"),
            w.Paragraph(say("cases.instruction_note"), "small", "ink2"),
            w.Flow(*buttons, gap=6, line_gap=6),
            gap=8,
        )

    # ------------------------------------------------------------------- actions

    def show(self, place: int) -> None:
        self.play.case = place
        self.rebuild()

    def answer(self, case: OpenCase, answer: str) -> None:
        if self.decided(self.play.change("answer", case.place, None if case.chosen == answer else answer)):
            self.play.case = case.place

    def instruct(self, answer: str) -> None:
        self.decided(self.play.change("set_instruction", answer))
