"""Screens that use every widget, for tests and for looking at: `python tests/ui_gallery.py DIR` writes pictures."""

from __future__ import annotations

import sys
from pathlib import Path

import pygame

from game.content.text import Text as T
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.app import App, Look
from game.ui.context import Ui
from game.ui.screen import Screen

BODY = T(
    "为巩固前期整治成果、防止隐患反弹，经县政府同意，决定即日起对全县山塘水库和地质灾害点开展隐患整改“回头看”。现将有关事项通知如下。\n"
    "一、核查重点。对照上半年排查台账，逐条核验37项重大隐患是否真改、改到位，重点检查溢洪道、监测预警和转移路线。\n"
    "二、核查方式。采取随机抽查、现场核验和数据比对，不发预通知；能共享的数据，不得要求基层重复报送。\n"
    "三、结果运用。对虚假整改的约谈通报；确因客观条件未完成的，可说明原因、限期补正。请于本月26日前反馈。",
    "To hold the gains of the first round and keep hazards from coming back, the county has agreed to look again at "
    "every pond, reservoir and landslide site.\n"
    "1. What to check. Go through the 37 major hazards in the ledger of the first half-year one by one: are they "
    "really mended? Look above all at spillways, warning devices and evacuation routes.\n"
    "2. How to check. Spot checks, checks on site and comparison of data, without notice; data that can be shared "
    "must not be asked of the grass roots again.\n"
    "3. What follows. False reports of mending lead to a talk and a notice; whoever could not finish for good "
    "reasons may explain and mend by a date. Please answer by the 26th.",
)
PAPERS = [
    (
        "shield-warning",
        "amber",
        T("山塘水库隐患整改“回头看”", "Second look at ponds and reservoirs"),
        T("县应急管理局", "County emergency bureau"),
        T("督办", "Tracked"),
    ),
    (
        "warning",
        "red",
        T("报送防汛备汛物资台账", "Report the ledger of flood supplies"),
        T("县应急管理局", "County emergency bureau"),
        T("急", "Urgent"),
    ),
    (
        "chat",
        "blue",
        T("老旧小区漏水来信", "A letter on leaks in an old block"),
        T("县信访局", "Petition bureau"),
        None,
    ),
    (
        "house",
        "blue",
        T("农村危房冬季排查", "Winter check of unsafe rural houses"),
        T("县住房和城乡建设局", "Housing bureau"),
        None,
    ),
    (
        "coins",
        "violet",
        T("医保参保进度偏慢", "Insurance enrolment is slow"),
        T("县医疗保障局", "Insurance bureau"),
        T("督办", "Tracked"),
    ),
    (
        "files",
        "teal",
        T("压减报表数量（征求意见）", "Fewer forms (for comment)"),
        T("县委改革办", "Reform office"),
        None,
    ),
    (
        "eye",
        "amber",
        T("河道采砂举报线索转办函", "A tip on sand digging, handed down"),
        T("县水利局", "Water bureau"),
        None,
    ),
    (
        "note-pencil",
        "teal",
        T("走访记录补充完善", "Complete the records of visits"),
        T("县委办", "County office"),
        None,
    ),
]
GAUGES = [
    (
        "seal-check",
        T("考核分", "Score"),
        "72",
        ("up", "3", "teal"),
        T("第4", "4th"),
        "teal",
        0.72,
        (0.6, 0.9),
    ),
    (
        "list-checks",
        T("表面达标", "On paper"),
        "96%",
        ("", T("持平", "steady"), ""),
        T("达标", "met"),
        "teal",
        0.96,
        (0.95, 1.0),
    ),
    ("trophy", T("县内排名", "Rank"), "4/16", ("down", "2", "amber"), None, "", 0.75, (0.5, 1.0)),
    (
        "megaphone",
        T("投诉与通报", "Complaints"),
        "3",
        ("up", "1", "amber"),
        T("偏多", "many"),
        "amber",
        0.4,
        (0.0, 0.2),
    ),
    (
        "hourglass",
        T("干部工时", "Staff days"),
        "118%",
        ("up", "6", "amber"),
        T("超载", "over"),
        "amber",
        0.9,
        (0.5, 0.75),
    ),
    (
        "gavel",
        T("本人问责", "On you"),
        "6.5",
        ("", T("免职线20", "limit 20"), ""),
        None,
        "",
        0.33,
        (0.0, 0.5),
    ),
]
MONTHS = [
    T(f"{n}月", name)
    for n, name in zip(range(1, 13), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), strict=True)
]


def rail(ui: Ui, chosen: str) -> w.Widget:
    entries = [
        ("tray", T("案头", "Desk"), 8),
        ("calendar-dots", T("日程", "Plan"), 0),
        ("users-three", T("队伍", "Team"), 0),
        ("map-pin", T("走访", "Visit"), 0),
        ("books", T("术语", "Terms"), 0),
        ("film-reel", T("复盘", "Review"), 0),
    ]
    buttons = [
        w.RailButton(icon, name, lambda: None, selected=icon == chosen, count=n, id=f"rail.{icon}")
        for icon, name, n in entries
    ]
    seal = w.Icon("scales", 22, "gold", align="center")
    column = w.Column(
        seal,
        w.Space(4),
        *buttons,
        w.spring(),
        w.RailButton("gear", T("设置", "Settings"), lambda: None, id="rail.gear"),
        gap=4,
        grow=1,
    )
    return w.Panel(
        w.ScrollView(column, grow=1, edge=6, id="rail"),
        colour="rail",
        pad=(6, 14, 6, 8),
        width=72,
        text_width=True,
    )


def top_bar(ui: Ui) -> w.Widget:
    when = w.Row(
        w.CalendarLeaf(T("11月", "Nov"), T("立冬", "8th term")),
        w.Column(
            w.Label(T("第8个月 · 立冬", "Month 8 · Start of winter"), "option"),
            w.Label(T("云泽县岭前镇 · 镇长", "Lingqian, Yunze County · Head"), "small", "ink2"),
            gap=0,
        ),
        gap=12,
    )
    gauges = []
    for icon, name, number, change, word, tone, share, band in GAUGES:
        gauges.append(w.Rule("line", upright=True))
        gauges.append(
            w.Gauge(
                name, number, icon=icon, change=change, word=word, tone=tone, share=share, band=band, grow=1
            )
        )
    if ui.cols < 1000:
        cells = [g for g in gauges if isinstance(g, w.Gauge)]
        return w.Panel(
            when,
            w.Grid(*cells, columns=3 if ui.cols < 900 else 6, gap=14),
            pad=(16, 10),
            gap=10,
            edge="bottom",
        )
    return w.Panel(w.Row(when, *gauges, gap=14, across="center"), pad=(18, 11), edge="bottom")


class DeskPage(Screen):
    first_focus = "option.1"

    def __init__(self, app: App):
        super().__init__(app)
        self.chosen = 0
        self.tab = "paper"

    def choose(self, n: int) -> None:
        self.chosen = n
        self.rebuild()

    def inbox(self, ui: Ui) -> w.Widget:
        cards = []
        for n, (icon, tone, name, office, mark) in enumerate(PAPERS):
            chip = w.Chip(mark, "red", outline=True) if mark else None
            due = w.Row(
                w.Icon("clock", 14, "red" if n in (1, 2) else "ink2"),
                w.Label(
                    T("今日", "today") if n in (1, 2) else T("剩9天", "9 days"),
                    "small",
                    "red" if n in (1, 2) else "ink2",
                    shrink=False,
                ),
                gap=4,
            )
            words = w.Column(
                w.Label(name, "card"),
                w.Row(w.Label(office, "small", "ink2"), due, w.spring(), chip, gap=10),
                gap=2,
                grow=1,
            )
            cards.append(
                w.Card(
                    w.Row(w.Icon(icon, 19, tile=True, tone=tone), words, gap=12),
                    pad=(12, 9),
                    selected=n == self.chosen,
                    tab=24,
                    on_click=lambda n=n: self.choose(n),
                    id=f"paper.{n}",
                )
            )
        head = w.heading(T("收文", "Inbox"), T("8件，其中3件今日到期", "8 papers, 3 due today"))
        return w.Column(
            head,
            w.ScrollView(w.Column(*cards, gap=8), grow=1, edge=24, id="inbox"),
            gap=6,
            lift=1,
            **({"grow": 1} if ui.narrow else {"width": 296}),
        )

    def paper(self, ui: Ui) -> w.Widget:
        document = w.Document(
            letterhead=T("云泽县应急管理局文件", "Yunze County Emergency Bureau"),
            number=T("云应急发〔教学〕18号", "No. 18 (for teaching)"),
            title=T(
                "关于开展山塘水库隐患整改“回头看”的通知", "Notice of a second look at ponds and reservoirs"
            ),
            to=T(
                "各乡镇人民政府，县安委会有关成员单位：",
                "To all townships and members of the safety committee:",
            ),
            body=BODY,
            signer=T("云泽县应急管理局", "Yunze County Emergency Bureau"),
            date=T("11月24日", "24 November"),
            seal="云泽县应急管理局",
            stamp=(T("收 文", "RECEIVED"), T("0412号 11-24 08:40", "No. 0412 24 Nov 08:40")),
            note=T("请到现场看，\n莫只看台账。", "Go and see it,\nnot the ledger."),
            noted_by=T("周", "Zhou"),
        )
        side = 46 if ui.cols > 1000 else 24
        page = w.Paper(w.DocumentPage(document), pad=(side, 28, side, 24))
        return w.ScrollView(page, grow=1, edge=14, id="page")

    def options(self, ui: Ui) -> w.Widget:
        names = [
            T("带队现场核验", "Lead a check on site"),
            T("如实上报缺口", "Report the gap as it is"),
            T("层层转发", "Pass it on"),
            T("先会商再定", "Consult first"),
        ]
        notes = [
            T("逐项核对，当场定整改期限", "Item by item; set the terms on the spot"),
            T("9项说明原因，申请限期补正", "Explain nine items and ask for time"),
            T("要求村里三日内自查报台账", "Villages check themselves and report in three days"),
            T("约应急局、水利站当面会商", "Meet the bureau and the water station"),
        ]
        cards = []
        for n, (name, note) in enumerate(zip(names, notes, strict=True), 1):
            cost = w.Row(
                w.Icon("hourglass", 14), w.Label(T(f"{n}天", f"{n} d"), "small", "ink2", shrink=False), gap=3
            )
            key = w.Chip(str(n), "", strong=False)
            head = w.Row(key, w.Label(name, "option", grow=1), cost, gap=10)
            cards.append(
                w.Card(
                    head,
                    w.Paragraph(note, "note", "ink2"),
                    gap=4,
                    pad=(14, 10),
                    on_click=lambda: None,
                    id=f"option.{n}",
                )
            )
            cards[-1].shortcut = str(n)
        spec = c.LineSpec(
            [
                c.Series(
                    ui.say(T("工时", "days")),
                    [38, 42, 40, 43, 41, 37, 45, 46, 35, 24, 27, 30, 38, 43, 41, 45, 52, 58],
                    "amber",
                )
            ],
            [
                (0, ui.say(T("去年6月", "June"))),
                (9, ui.say(T("3月", "March"))),
                (17, ui.say(T("本月", "now"))),
            ],
            low=0,
            high=80,
            band=(0, 45, ui.say(T("目标区间", "target"))),
            marks=[c.Mark(11, ui.say(T("报表月", "forms")))],
        )
        chart = w.Card(
            w.Row(
                w.Label(T("基层负担", "Load"), "strong", shrink=False),
                w.Label(T("近18个月，越低越好", "18 months, lower is better"), "small", "ink2", grow=1),
                w.Label("58", "gauge", "amber", shrink=False),
                gap=8,
            ),
            w.LineChart(spec, height=150, grow=1, id="load"),
            grow=1,
            pad=(14, 10),
            gap=4,
        )
        head = w.heading(T("定夺", "Decide"), T("选一项，上报前可改", "one of these, until you report"))
        buttons = w.Row(
            w.Button(
                T("上报", "Report"),
                lambda: None,
                kind="primary",
                icon="paper-plane-tilt",
                shortcut="ctrl+enter",
                id="commit",
                grow=1,
            ),
            w.Button(
                T("撤销", "Undo"),
                icon="arrow-u-up-left",
                reason=T(
                    "这个月还没有做过决定，没有可撤销的。",
                    "Nothing was decided this month yet, so there is nothing to undo.",
                ),
                id="undo",
            ),
        )
        scroll = w.ScrollView(w.Column(*cards, chart, gap=9, grow=1), grow=1, id="options")
        return w.Column(head, scroll, buttons, gap=8, **({"grow": 1} if ui.narrow else {"width": 300}))

    def foot(self, ui: Ui) -> w.Widget:
        keys = [
            w.KeyCap("1–4", T("选", "choose")),
            w.KeyCap("Tab", T("换焦点", "focus")),
            w.KeyCap("F1", T("术语", "terms")),
        ]
        points = w.Points(4, 6, planned=1, name=T("注意力", "Attention"), id="points")
        meter = w.Row(
            w.Label(T("干部工时", "Staff days"), "note_strong", shrink=False),
            w.Meter([(0.5, "blue"), (0.3, "teal"), (0.38, "amber")], limit=1.0, width=190, id="meter"),
            w.Label(T("可用3天，已定2天", "3 days free, 2 decided"), "note", "ink2"),
            gap=10,
        )
        return w.Panel(w.Flow(points, meter, *keys, gap=20, line_gap=6), pad=(18, 9), edge="top")

    def build(self, ui: Ui) -> w.Widget:
        if ui.narrow:
            tabs = w.Tabs(
                [
                    ("inbox", T("收文", "Inbox")),
                    ("paper", T("文件", "Paper")),
                    ("options", T("定夺", "Decide")),
                ],
                self.tab,
                self.turn_to,
                id="tabs",
            )
            body = {"inbox": self.inbox, "paper": self.paper, "options": self.options}[self.tab](ui)
            if ui.cols > 960:
                left = self.inbox(ui) if self.tab != "options" else self.options(ui)
                middle = w.Column(
                    tabs,
                    w.Row(left, self.paper(ui), gap=24, grow=1, across="fill"),
                    gap=10,
                    pad=(16, 4, 26, 14),
                    grow=1,
                )
            else:
                middle = w.Column(tabs, body, gap=10, pad=(16, 4, 26, 14), grow=1)
        else:
            middle = w.Row(
                self.inbox(ui),
                self.paper(ui),
                self.options(ui),
                gap=24,
                pad=(16, 12, 18, 14),
                grow=1,
                across="fill",
            )
        return w.Row(rail(ui, "tray"), w.frame(ui, top_bar(ui), middle, self.foot(ui)), gap=0, across="fill")

    def turn_to(self, tab: str) -> None:
        self.tab = tab
        self.rebuild()


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
                    "Without those three forms, what would have shown that the town had checked? Find two other proofs in the data there are.",
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
            **({"grow": 1} if ui.narrow else {"width": 310}),
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
                "**容错**不是免责：{amber:明知故犯}不在其内。“三个区分开来”（[[三个区分开来|three_distinctions]]）看的是动机、程序和后果……申请一旦不予，须说明理由。",
                "**Tolerance** is not immunity: {amber:knowing violation} lies outside. The [[three distinctions|three_distinctions]] look at motive, procedure and consequence; a refusal must give its reasons.",
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
                "The claim went to the county panel. If the examiner grants it and harm follows, he carries six tenths of the blame.",
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
            w.Button(T("接受", "Accept"), ui.stock and (lambda: None)),
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
                        app.show(page(app))
                        if name == "form" and dark:
                            app.screen.open(dialog)
                            app.toast(T("已存到第8个月。", "Saved up to month 8."), icon="check-circle")
                        pygame.image.save(app.picture(), folder / f"{label}.png")


if __name__ == "__main__":
    write_pictures(Path(sys.argv[1]), *sys.argv[2:3])
