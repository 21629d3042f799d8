"""The review page of the gallery."""

from __future__ import annotations

from game.content.text import Text as T
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.app import App
from game.ui.context import Ui
from game.ui.screen import Screen
from tests.ui_gallery_desk import rail

MONTHS = [
    T(f"{n}月", name)
    for n, name in zip(range(1, 13), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), strict=True)
]


class ReviewPage(Screen):
    def __init__(self, app: App):
        super().__init__(app)
        self.turn = 5

    def scrub(self, turn: int) -> None:
        self.turn = turn
        self.rebuild()

    def curve(self, ui: Ui) -> w.Widget:
        real = [52, 51, 53, 50, 47, 44, 45, 43, 42, 40, 41, 39]
        seen = [70, 74, 78, 80, 83, 86, 88, 90, 91, 93, 95, 96]
        spec = c.LineSpec(
            [
                c.Series(ui.say(T("表面达标", "on paper")), seen, "amber"),
                c.Series(ui.say(T("实绩", "real")), real, "teal"),
            ],
            [(n, ui.say(month)) for n, month in enumerate(MONTHS)],
            low=20,
            high=100,
            play=self.turn,
            between=(0, 1),
            marks=[
                c.Mark(3, ui.say(T("两面通报", "two notices"))),
                c.Mark(8, ui.say(T("联合督查", "joint inspection"))),
            ],
        )
        head = w.heading(
            T("纸面与地面", "Paper and ground"),
            T("每月末的表面达标和真实成效", "what was reported and what was done, month by month"),
        )
        return w.Card(
            head,
            w.LineChart(
                spec,
                on_pick=self.scrub,
                read=lambda n: f"{ui.say(MONTHS[n])}  {seen[n]} / {real[n]}",
                id="curve",
                height=190,
                grow=1,
            ),
            gap=6,
            pad=(18, 12),
            grow=1,
        )

    def chain(self, ui: Ui) -> w.Widget:
        steps = [
            c.Step(ui.say(T("市", "City")), 1.0, 0.0, "0", "1.0"),
            c.Step(ui.say(T("县", "County")), 1.0, 0.1, "0.1", "0.9"),
            c.Step(ui.say(T("局", "Bureau")), 0.9, 0.05, "0.05", "0.85"),
            c.Step(ui.say(T("乡镇", "Town")), 0.85, 0.1, "0.1", "0.75"),
            c.Step(ui.say(T("你", "You")), 0.75, 0.25, "0.25", "0.5", "blue", True),
            c.Step(ui.say(T("经办人", "Clerk")), 0.5, 0.5, "0.5", "", "amber"),
        ]
        head = w.heading(
            T("责任往下走", "Blame runs down"),
            T("每一级留下多少、交下去多少", "what each level kept and passed on"),
        )
        return w.Card(
            head, w.Waterfall(steps, height=190, grow=1, id="waterfall"), gap=4, pad=(18, 12), grow=1
        )

    def flow(self, ui: Ui) -> w.Widget:
        nodes = [
            c.Node("check", ui.say(T("核查要求", "Checks")), 0, ui.say(T("120工时", "120 h"))),
            c.Node("forms", ui.say(T("追加报表", "More forms")), 0, ui.say(T("66工时", "66 h")), "amber"),
            c.Node("lead", ui.say(T("带队核验", "On site")), 1, "48"),
            c.Node("pass", ui.say(T("层层转发", "Passed on")), 1, "138"),
            c.Node("real", ui.say(T("隐患真改", "Mended")), 2, ui.say(T("54工时", "54 h")), "teal"),
            c.Node("paper", ui.say(T("台账材料", "Paper")), 2, ui.say(T("98工时", "98 h")), "amber"),
            c.Node("again", ui.say(T("返工重报", "Redone")), 2, ui.say(T("34工时", "34 h")), "violet"),
        ]
        links = [
            c.Link("check", "lead", 48),
            c.Link("check", "pass", 72),
            c.Link("forms", "pass", 66, "amber"),
            c.Link("lead", "real", 40, "teal"),
            c.Link("lead", "paper", 8, "amber"),
            c.Link("pass", "real", 14, "teal"),
            c.Link("pass", "paper", 90, "amber"),
            c.Link("pass", "again", 34, "violet"),
        ]
        head = w.heading(
            T("工时去了哪里", "Where the days went"),
            T("186工时从哪里来、变成了什么", "186 hours: their source and their use"),
        )
        columns = [ui.say(T("要求", "asked")), ui.say(T("传导", "passed")), ui.say(T("变成", "became"))]
        return w.Card(
            head, w.Ribbons(nodes, links, columns, height=240, grow=1, id="flow"), gap=4, pad=(18, 12), grow=1
        )

    def village_map(self, ui: Ui) -> w.Widget:
        names = [
            T("上岭村", "Shangling"),
            T("下岭村", "Xialing"),
            T("石桥村", "Shiqiao"),
            T("柳湾村", "Liuwan"),
            T("竹园村", "Zhuyuan"),
            T("茶坪村", "Chaping"),
            T("陆家垭村", "Lujiaya"),
            T("新渠村", "Xinqu"),
            T("岩脚村", "Yanjiao"),
            T("塘边村", "Tangbian"),
        ]
        spots = [
            (18, 14),
            (30, 30),
            (52, 22),
            (80, 40),
            (14, 62),
            (38, 56),
            (66, 8),
            (60, 66),
            (88, 78),
            (34, 88),
        ]
        places = [
            c.Place(
                f"v{n}",
                ui.say(name),
                x,
                y,
                "teal" if n % 3 == 0 else "amber",
                ui.say(T("信任62", "trust 62")) if n % 3 == 0 else "",
                0.5 + 0.15 * (n % 4),
                n % 3 != 0,
            )
            for n, (name, (x, y)) in enumerate(zip(names, spots, strict=True))
        ]
        head = w.heading(T("十个村", "Ten villages"), T("走到的地方才看得清", "clear only where you walked"))
        return w.Card(
            head,
            w.VillageMap(
                places,
                town=(50, 45, ui.say(T("镇政府", "Town hall"))),
                chosen="v3",
                on_pick=lambda id: None,
                id="map",
                height=280,
                grow=1,
            ),
            gap=4,
            pad=(18, 12),
            grow=1,
        )

    def side(self, ui: Ui) -> w.Widget:
        parts = [
            c.Part(ui.say(T("真改29%", "mended 29%")), 29, "teal"),
            c.Part(ui.say(T("台账53%", "paper 53%")), 53, "amber"),
            c.Part(ui.say(T("返工18%", "redone 18%")), 18, "violet"),
        ]
        share = w.Card(
            w.Label(T("186工时中，真正用于整改", "Of 186 hours, truly used to mend"), "note"),
            w.Row(
                w.Label("29%", "hero", "teal", shrink=False),
                w.Label(T("同学中位数41%", "median of the class 41%"), "note", "ink2", grow=1),
                gap=10,
            ),
            w.StackedBar(parts, id="parts"),
            gap=4,
            pad=(16, 12),
        )
        bars = [
            c.Bar(ui.say(T("堤防没加固", "levee not mended")), -8, "−8", "amber"),
            c.Bar(ui.say(T("连续加班", "overtime")), -4, "−4", "amber"),
            c.Bar(ui.say(T("走访三个村", "three visits")), 5, "+5", "teal", 3),
        ]
        why = w.Card(
            w.heading(T("信任为何变了", "Why trust moved")), w.Bars(bars, id="why"), gap=6, pad=(16, 10)
        )
        moments = []
        for icon, tone, name, when, words in (
            (
                "check-circle-fill",
                "teal",
                T("要求到现场看", "Asked to see it on site"),
                T("3月", "March"),
                T(
                    "40个工时里有36个直接换来整改，是全链条里效率最高的一段。",
                    "Of 40 hours 36 went into mending, the best stretch of the whole chain.",
                ),
            ),
            (
                "warning-circle",
                "amber",
                T("同意加报3张表", "Agreed to three more forms"),
                T("5月", "May"),
                T(
                    "与已有台账八成重复，村里多填66个工时，整改一项未增。",
                    "Four fifths repeated what was known; 66 hours more, nothing mended.",
                ),
            ),
        ):
            moments.append(
                w.Row(
                    w.Icon(icon, 19, tone=tone),
                    w.Column(
                        w.Row(w.Label(name, "strong", grow=1), w.Label(when, "small", "ink2", shrink=False)),
                        w.Paragraph(words, "note", "ink2"),
                        gap=1,
                        grow=1,
                    ),
                    gap=10,
                    across="start",
                )
            )
        key = w.Card(
            w.heading(T("两个关键判断", "Two turning points")),
            moments[0],
            w.Rule(),
            moments[1],
            gap=8,
            pad=(16, 10),
        )
        question = w.Paper(
            w.Label(T("讨论题", "To discuss"), "note_strong", "amber"),
            w.Paragraph(
                T(
                    "如果那个月不加那3张表，靠什么证明乡镇已经核过？请从已有数据里找两种替代证据。",
                    "Without those three forms, what would have shown that the town had checked? "
                    "Find two other proofs in the data there are.",
                ),
                "kai",
            ),
            w.Row(
                w.Button(
                    T("从这里改判", "Decide anew from here"),
                    lambda: None,
                    kind="primary",
                    icon="arrow-u-up-left",
                ),
                w.Label(T("5月", "May"), "note", "ink2"),
                gap=12,
            ),
            sheets=0,
            pad=(16, 10),
            gap=6,
        )
        table = w.Card(
            w.Table(
                [
                    (T("层级", "Level"), 1, "left"),
                    (T("改前", "Before"), 1, "right"),
                    (T("改后", "After"), 1, "right"),
                ],
                [
                    [T("信任", "Trust"), "58", ("52", "amber")],
                    [T("隐患", "Hazards"), "1.2", ("1.5", "amber")],
                    [T("实绩", "Real work"), "44", ("47", "teal")],
                ],
                id="table",
                on_pick=lambda n: None,
            ),
            pad=(16, 10),
        )
        return w.ScrollView(
            w.Column(share, key, question, why, table, gap=12),
            id="side",
            grow=1 if ui.narrow else 0,
            width=None if ui.narrow else 310,
        )

    def build(self, ui: Ui) -> w.Widget:
        title = w.Column(
            w.Label(T("复盘：到任第一年", "Review: the first year"), "page"),
            w.Label(
                T(
                    "极化管理 · 名义容错 · 12个月、41个决定",
                    "Polarised rule, nominal tolerance · 12 months, 41 decisions",
                ),
                "note",
                "ink2",
            ),
            gap=0,
            grow=1,
        )
        choice = w.Segmented(
            [("month", T("本月", "Month")), ("year", T("全年", "Year")), ("twin", T("对照", "Twin"))],
            "year",
            id="scope",
        )
        buttons = [
            w.Button(T("讲评", "Teach"), lambda: None, kind="primary", icon="chalkboard"),
            w.Button(T("导出", "Export"), lambda: None, icon="export"),
        ]
        bar = (
            w.Row(title, choice, *buttons, gap=12)
            if ui.cols > 900
            else w.Column(title, w.Flow(choice, *buttons, gap=10))
        )
        top = w.Panel(bar, pad=(18, 12), edge="bottom")
        cells = [self.curve(ui), self.chain(ui), self.village_map(ui), self.flow(ui)]
        main = w.ScrollView(
            w.Grid(*cells, columns=2 if ui.cols > 1200 else 1, gap=14, grow=1), grow=1, id="main"
        )
        inner = (
            w.Row(main, self.side(ui), gap=20, pad=(16, 14, 18, 14), grow=1, across="fill")
            if not ui.narrow
            else w.Pad(
                w.ScrollView(w.Column(*cells, self.side(ui).children[0], gap=14), id="all", grow=1),
                pad=(16, 14, 26, 14),
                grow=1,
            )
        )
        play = w.Row(
            w.IconButton("skip-back", T("上一月", "Previous month"), lambda: None, id="back"),
            w.IconButton("play-fill", T("播放", "Play"), lambda: None, kind="dark", id="play"),
            w.IconButton("skip-forward", T("下一月", "Next month"), lambda: None, id="forth"),
            w.Scrubber(
                self.turn,
                12,
                self.scrub,
                marks=[(1, "blue"), (3, "blue"), (8, "amber"), (10, "teal")],
                id="scrub",
                grow=1,
            ),
            w.Label(MONTHS[self.turn], "strong", width=44),
            None if ui.narrow else w.KeyCap("← →", T("逐月", "by month")),
            gap=12,
        )
        foot = w.Panel(play, pad=(18, 8), edge="top")
        return w.Row(rail(ui, "film-reel"), w.frame(ui, top, inner, foot), gap=0, across="fill")
