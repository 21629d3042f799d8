"""The desk page of the gallery."""

from __future__ import annotations

from game.content.text import Text as T
from game.typeset import charts as c
from game.ui import widgets as w
from game.ui.app import App
from game.ui.context import Ui
from game.ui.screen import Screen

BODY = T(
    "为巩固前期整治成果、防止隐患反弹，经县政府同意，决定即日起对全县山塘水库和地质灾害点开展隐患整改“"
    "回头看”。现将有关事项通知如下。\n"
    "一、核查重点。对照上半年排查台账，逐条核验37项重大隐患是否真改、改到位，重点检查溢洪道、"
    "监测预警和转移路线。\n"
    "二、核查方式。采取随机抽查、现场核验和数据比对，不发预通知；能共享的数据，不得要求基层重复报送。\n"
    "三、结果运用。对虚假整改的约谈通报；确因客观条件未完成的，可说明原因、限期补正。请于本月26日前反馈。",
    "To hold the gains of the first round and keep hazards from coming back, the county has "
    "agreed to look again at "
    "every pond, reservoir and landslide site.\n"
    "1. What to check. Go through the 37 major hazards in the ledger of the first half-year "
    "one by one: are they "
    "really mended? Look above all at spillways, warning devices and evacuation routes.\n"
    "2. How to check. Spot checks, checks on site and comparison of data, without notice; data "
    "that can be shared "
    "must not be asked of the grass roots again.\n"
    "3. What follows. False reports of mending lead to a talk and a notice; whoever could not "
    "finish for good "
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
                w.Paragraph(name, "card", lines=2),
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
            grow=1 if ui.narrow else 0,
            width=None if ui.narrow else 296,
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
        return w.Column(
            head, scroll, buttons, gap=8, grow=1 if ui.narrow else 0, width=None if ui.narrow else 300
        )

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
