"""Screens that use every widget, for tests and for looking at.

`python -m tests.ui_gallery DIR [PART_OF_NAME]` writes pictures in all sizes, languages and text sizes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pygame

from game.content.text import Text as T
from game.ui import widgets as w
from game.ui.app import App, Look
from game.ui.context import Ui
from game.ui.screen import Screen
from tests.ui_gallery_desk import DeskPage
from tests.ui_gallery_review import ReviewPage


class FormPage(Screen):
    """Controls, typing, a dialog, a toast."""

    def build(self, ui: Ui) -> w.Widget:
        kinds = w.Flow(
            *(
                w.Button(
                    name, lambda: None, kind=kind, icon="check" if kind == "primary" else "", id=f"b.{kind}"
                )
                for kind, name in (
                    ("primary", T("主要", "Primary")),
                    ("plain", T("普通", "Plain")),
                    ("dark", T("深色", "Dark")),
                    ("quiet", T("安静", "Quiet")),
                    ("authority", T("盖章", "Seal")),
                )
            ),
            w.Button(
                T("不可用", "Refused"),
                reason=T("注意力只剩0点，这一步要1点。", "It costs one point of attention and none is left."),
                id="b.no",
            ),
            w.Button(T("小", "Small"), lambda: None, small=True),
            w.Button(T("带键", "Key"), lambda: None, shortcut="f2", show_key=True),
            gap=10,
        )
        chips = w.Flow(
            *(w.Chip(T(f"{n}调", n), n) for n in ("red", "blue", "teal", "amber", "violet")),
            w.Chip(T("素色", "plain")),
            w.Chip(T("在册", "filed"), "teal", icon="check"),
            w.Chip(T("急", "urgent"), "red", outline=True),
            w.Chip(T("实", "strong"), "blue", strong=True),
            gap=8,
        )
        dials = w.Column(
            w.Slider(
                35,
                title=T("我来担", "I answer for it"),
                meaning=lambda n: T(f"担{n}%", f"{n} %"),
                ends=(T("下面担", "the staff do"), T("我来担", "I do")),
                id="slider",
            ),
            w.Slider(
                70,
                title=T("先干事还是先留痕", "Deeds or records first"),
                meaning=lambda n: T("偏留痕", "records") if n > 50 else T("偏干事", "deeds"),
                ends=(T("先干事", "deeds"), T("先留痕", "records")),
                tone="amber",
            ),
            gap=14,
        )
        settings = w.Column(
            w.Toggle(T("高对比度", "High contrast"), False, id="toggle"),
            w.Toggle(T("动效", "Motion"), True),
            w.Row(
                w.Label(T("文字大小", "Text size"), "body", grow=1),
                w.Stepper(100, 100, 200, step=25, show=lambda n: f"{n}%", id="stepper"),
                gap=10,
            ),
            w.Row(
                w.Label(T("语言", "Language"), "body", grow=1),
                w.Segmented(
                    [("zh", T("中文", "中文")), ("en", T("English", "English"))],
                    ui.lang,
                    lambda lang: self.app.set_look(lang=lang),
                    id="lang",
                ),
            ),
            gap=10,
        )
        text = w.Paragraph(
            T(
                "**容错**不是免责：{amber:明知故犯}不在其内。"
                "“三个区分开来”（[[三个区分开来|three_distinctions]]）看的是动机、程序和后果……申请一旦不予，须说明理由。",
                "**Tolerance** is not immunity: {amber:knowing violation} lies outside. The "
                "[[three distinctions|three_distinctions]] look at motive, procedure and consequence; "
                "a refusal must give its reasons.",
            ),
            rich=True,
            on_link=lambda id: None,
            id="rich",
        )
        fields = w.Column(
            w.TextField(
                "先到现场，再补台账。" if ui.lang == "zh" else "See it first, write it down after.",
                hint=T("一句理由", "One reason"),
                id="field",
            ),
            w.TextField("", hint=T("想多写几句也可以", "Or write more"), lines=3, id="area"),
            gap=10,
        )
        col = lambda *x: w.Card(*x, gap=12, pad=(18, 14))  # noqa: E731
        cards = [
            col(w.heading(T("按钮", "Buttons")), kinds),
            col(w.heading(T("标签", "Chips")), chips),
            col(w.heading(T("两个旋钮", "Two dials")), dials),
            col(w.heading(T("设置", "Settings")), settings),
            col(w.heading(T("文字", "Words")), text),
            col(w.heading(T("填写", "Typing")), fields),
        ]
        return w.ScrollView(w.Grid(*cards, cell=360, gap=16, pad=(24, 24)), id="all", edge=0)


def dialog(ui: Ui) -> w.Dialog:
    body = w.Column(
        w.Paragraph(
            T(
                "申请书已送县委容错纠错工作专班。认定人若批准而事后出事，要分担六成责任。",
                "The claim went to the county panel. If the examiner grants it and harm follows, "
                "he carries six tenths of the blame.",
            )
        ),
        w.Card(
            w.Label(T("程序合规，动机为公", "Procedure kept, motive public"), "strong"),
            w.Paragraph(
                T(
                    "但“清单之外、从严掌握”，建议不予。",
                    "But it is outside the list, and the list is read strictly: refuse.",
                ),
                "note",
                "ink2",
            ),
            fill="panel",
            raised=False,
            border="hair",
            gap=2,
        ),
        gap=12,
    )
    return w.Dialog(
        T("不予容错：理由四条", "Tolerance refused: four reasons"),
        body,
        [
            w.Button(T("接受", "Accept"), lambda: None),
            w.Button(T("申诉", "Appeal"), lambda: None, kind="primary", id="appeal"),
        ],
        note=T("依据：容错清单第三条", "Ground: item three of the list"),
    )


PAGES = {"desk": DeskPage, "review": ReviewPage, "form": FormPage}
SIZES = [(1280, 720), (1920, 1080), (1024, 768)]


def write_pictures(folder: Path, only: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = App(Look(motion=False), size=(1280, 720), headless=True)
    for size in SIZES:
        app.resize(size)
        for lang in ("zh", "en"):
            for text in (1.0, 1.5):
                for dark in (False, True):
                    app.set_look(lang=lang, text=text, dark=dark)
                    for name, page in PAGES.items():
                        label = f"{name}_{size[0]}_{lang}_{round(text * 100)}{'_dark' if dark else ''}"
                        if only and only not in label:
                            continue
                        app.toasts = []
                        app.show(page(app))
                        if name == "form" and dark:
                            app.screen.open(dialog)
                            app.toast(T("已存到第8个月。", "Saved up to month 8."), icon="check-circle")
                        pygame.image.save(app.picture(), folder / f"{label}.png")


if __name__ == "__main__":
    write_pictures(Path(sys.argv[1]), *sys.argv[2:3])
