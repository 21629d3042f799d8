"""The scenario file by section. Every field: both languages, a unit, a range, a default that plays."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from game.content.aliases import (
    CAREERS,
    CHANNELS,
    COVERS,
    DUTIES,
    KNOBS,
    LEVELS,
    MECHANISMS,
    PRECEDENTS,
    STYLES,
    TEMPERAMENTS,
)
from game.content.schema import (
    ALL_MONTHS,
    Clock,
    Ident,
    Line,
    Model,
    Months,
    Point,
    Span,
    Weight,
    When,
    Words,
    YesNo,
    about,
    claim,
    number,
    one_of,
    span,
    whole,
)
from game.content.schema_institution import FORMAT, SourceNote
from game.content.text import Text
from game.sim.scenes import MOST_STEPS

# One-off changes of a level: the most a single choice may book, in people's units.
LEVEL_MOST = {"trust": 30, "hidden_risk": 5, "capacity": 30, "score": 20, "blame": 10, "motivation": 50}
HEAVIEST_EVENT = 1000


class Player(Model):
    post: Words = about("玩家的职务", "the player's post")
    attention: Annotated[int, whole(1, 12)] = about(
        "每月的注意力点数", "attention points a month", 6, "points"
    )
    removal_line: Annotated[int, whole(5, 100)] = about(
        "本人问责达到多少分即免职", "blame at which he is removed", 20, "points"
    )


class ScenarioHead(Model):
    id: Ident = about("情景编号", "the scenario's id")
    extends: Ident | None = about(
        "以哪个情景为基础，只写不同之处",
        "the scenario it differs from; only the differences are written",
        None,
    )
    libraries: list[Ident] = about("用到的事件库", "libraries of tasks and events it draws on", [])
    remove: list[Line] = about(
        "去掉所基于的情景或事件库里的哪些条目（编号、“部分.编号”，或整个部分）",
        "entries of what it extends that it drops: an id, SECTION.ID, or a whole section",
        [],
    )
    name: Words = about("名称", "its name")
    summary: Words = about("一两句话的简介，显示在开局列表", "one or two sentences for the launcher")
    briefing: Words = about(
        "任前谈话，第一回合前显示，空行分段", "shown before the first turn; blank lines part it"
    )
    player: Player = about("玩家", "the player")
    turns: Annotated[int, whole(1, 36)] = about("回合数，一回合一个月", "turns, one a month", 12, "months")
    run_in: Annotated[int, whole(0, 60)] = about(
        "到任前制度先运行的月数", "months the institution runs before arrival", 12, "months"
    )
    first_month: Annotated[int, whole(1, 12)] = about(
        "第一回合是几月", "calendar month of the first turn", 1, "calendar months"
    )
    minutes: Annotated[int, whole(5, 600)] = about("预计时长", "expected playing time", 40, "minutes")
    mechanisms: list[Annotated[str, one_of(Text("机制", "mechanism"), MECHANISMS)]] = about(
        "核心之外启用哪些机制，不写则只用核心", "mechanisms beyond the core; none are on unless named", []
    )
    institution: Line = about("默认制度", "the institution by default", "polarised_nominal")
    goals: list[Words] = about("学习目标", "learning goals", [])
    claims: list[Annotated[str, claim()]] = about(
        "这个情景讲的论断（evidence 里的编号）", "the claims it teaches, by their ids in `evidence`", []
    )
    sources: list[SourceNote] = about("来源", "sources", [])
    questions: list[Words] = about("复盘讨论题", "questions for the debrief", [])


class Place(Model):
    name: Words = about("辖区名称（虚构）", "the place's name, invented")
    county: Words = about("所属县（虚构）", "its county, invented")
    note: Words | None = about("说明", "a note", None)
    base_tasks: Annotated[int, whole(4, 48)] = about(
        "加码前每月任务数", "tasks a month before amplification", 16, "tasks"
    )
    most_tasks: Annotated[int, whole(4, 60)] = about("每月任务上限", "most tasks a month", 24, "tasks")
    cards: Annotated[int, whole(1, 12)] = about("案头显示的任务卡片数", "task cards on the desk", 8, "cards")
    budget: Annotated[Decimal, number("1", "200")] = about(
        "每月经费，启用“权责”机制时有效",
        "money a month, where the mechanism powers runs",
        Decimal(8),
        "10,000 yuan",
    )


class Nouns(Model):
    """What the screens call things; what is left out is a township's. An English plural that is not regular
    stands after a bar: "staff member|staff"."""

    public: Words | None = about(
        "辖区里的一个单位叫什么，不写为“村”", "what one of the publics is called; village if left out", None
    )
    people: Words | None = about(
        "其中的人叫什么，不写为“群众”", "one of the people there; villager if left out", None
    )
    household: Words | None = about(
        "那里按什么计数，不写为“户”", "what the publics are counted in; household if left out", None
    )
    unit: Words | None = about(
        "玩家的单位简称，不写为“镇”", "the player's own unit, in short; town if left out", None
    )
    above: Words | None = about("上级简称，不写为“县”", "the unit above, in short; county if left out", None)
    area: Words | None = about(
        "走访的地方合起来叫什么，不写为“辖区”", "all the publics together; township if left out", None
    )
    body: Words | None = about(
        "公文抬头里辖区名之后的机关名，不写为“人民政府”",
        "the body that papers are addressed to, with the place's name; People's Government if left out",
        None,
    )


class Level(Model):
    id: Ident = about("编号", "id")
    name: Words = about("层级名称", "the level's name")


class Office(Model):
    id: Ident = about("编号", "id")
    name: Words = about("部门名称", "the office's name")
    field: Words = about("领域", "its field")
    platform: Words | None = about("它的系统或平台", "its app or platform", None)
    standard: Annotated[Decimal, number("0.5", "2")] = about(
        "留痕强度的倍数", "factor on the institution's control_init", Decimal(1), "times the usual"
    )


class Person(Model):
    id: Ident = about("编号", "id")
    name: Words = about("姓名（虚构）", "name, invented")
    post: Words = about("职务", "post")
    career: Annotated[str, one_of(Text("前景类型", "career"), CAREERS)] = about(
        "仕途前景", "prospects of promotion"
    )
    temperament: Annotated[str, one_of(Text("性格", "temperament"), TEMPERAMENTS)] = about(
        "性格", "temperament", "steady"
    )
    note: Words | None = about("一句话介绍", "one line about him or her", None)


class Village(Model):
    id: Ident = about("编号", "id")
    name: Words = about("村名（虚构）", "the village's name, invented")
    at: Point = about("在地图上的位置，左上角为0,0", "place on the map, 0,0 is the upper left", (50, 50))
    households: Annotated[int, whole(1, 20_000)] = about("户数", "households", 200, "households")
    note: Words | None = about("村情", "what there is to know", None)
    trust: Annotated[Decimal, number("-0.2", "0.2")] = about(
        "信任起点的偏移", "shift of trust at the start", Decimal(0), "share"
    )
    risk: Annotated[Decimal, number("-0.2", "0.2")] = about(
        "隐患起点的偏移", "shift of hidden risk at the start", Decimal(0), "share"
    )
    capacity: Annotated[Decimal, number("-0.2", "0.2")] = about(
        "自治能力起点的偏移", "shift of capacity at the start", Decimal(0), "share"
    )


class Task(Model):
    id: Ident = about("编号", "id")
    office: Line = about("下达的部门", "the office that asks for it")
    name: Words = about("名称", "name")
    text: Words = about("落到案头的公文内容，60至140字", "the document as it lands on the desk")
    months: Months = about(
        "哪些月份会来，不写为全年",
        "months in which it comes, all year if left out",
        ALL_MONTHS,
        "calendar months",
    )
    weight: Annotated[int, whole(1, 20)] = about(
        "同部门任务中的权重", "weight among the office's tasks", 4, "relative"
    )
    work_days: Annotated[Span, span("8", "24")] | None = about(
        "办实需要的工作日", "days to do it for real", None, "days"
    )
    misfit: Annotated[Span, span("0", "0.95")] | None = about(
        "规定做法与本地实情不合的程度", "how badly the standard way fits", None, "share"
    )
    need: Annotated[Span, span("0", "0.65")] | None = about(
        "需要而乡镇可能没有的权力", "powers needed that the town may lack", None, "share"
    )
    value: Annotated[Span, span("0.6", "1.8")] | None = about(
        "办成对群众的价值", "value to the public when done", None, "times the usual"
    )
    redline: YesNo | None = about(
        "底线任务：规定做法就是对的，失手有危险", "the standard way is right, failure dangerous", None
    )
    unwelcome: YesNo | None = about("该办但群众不欢迎", "needed, but unwelcome to the public", None)
    channel: Annotated[str, one_of(Text("渠道", "channel"), CHANNELS)] = about(
        "从什么渠道来", "how it arrives", "document"
    )
    duty: Annotated[str, one_of(Text("清单", "list"), DUTIES)] | None = about(
        "在乡镇履职事项清单的哪一类，不写按所需权力归类",
        "which of the township's duty lists it stands on; by the powers it needs if left out",
        None,
    )
    source: Words | None = about("来源说明", "where this comes from", None)


class Stance(Model):
    stance: Annotated[str, one_of(Text("立场", "knob"), KNOBS)] = about(
        "哪个参数变化", "the parameter that shifts"
    )
    change: Annotated[Decimal, number("-120", "120")] = about(
        "变化多少，正负皆可", "by how much, up or down", unit="the knob's own"
    )
    turns: Annotated[int, whole(1, 36)] = about("持续几个回合", "for how many turns", 3, "months")


class Precedent(Model):
    precedent: Annotated[str, one_of(Text("先例", "precedent"), PRECEDENTS)] = about(
        "哪种做法的先例", "the way of working it is about"
    )
    blame: Annotated[Decimal, number("0", "2")] | None = about(
        "这样做的人受了多少问责", "the blame it ended with", None, "points"
    )
    credit: Annotated[Decimal, number("0", "1")] | None = about(
        "这样做的人得到多少评价", "the credit it ended with", None, "share"
    )
    granted: YesNo | None = about(
        "是否准予容错（先例为“容错”时）", "whether cover was given (for cover)", None
    )
    of: Annotated[str, one_of(Text("对象", "kind of cover"), COVERS)] = about(
        "容的是哪一种（先例为“容错”时）", "cover of what", "filed"
    )
    weight: Annotated[int, whole(1, 12)] = about(
        "相当于见过几例", "as if so many cases had been seen", 3, "cases"
    )


class LevelChange(Model):
    level: Annotated[str, one_of(Text("水平", "level"), LEVELS)] = about(
        "哪个水平一次性变化", "the level that changes once"
    )
    change: Annotated[Decimal, number("-50", "50")] = about(
        "变化多少：信任、自治能力按百分制，隐患一分为0.1，干劲按百分比",
        "by how much: trust and capacity in points of 100, hidden risk in tenths, motivation in percent",
        unit="points",
    )


class FlagSet(Model):
    flag: Ident = about("设下的标记，条件里按名字引用", "the flag to set; conditions read it by name")


EFFECTS: dict[str, type[Model]] = {
    "stance": Stance,
    "precedent": Precedent,
    "level": LevelChange,
    "flag": FlagSet,
}


def _kind_of_effect(value: Any) -> str | None:
    return next((key for key in EFFECTS if key in value), None) if isinstance(value, dict) else None


Effect = Annotated[
    Annotated[Stance, Tag("stance")]
    | Annotated[Precedent, Tag("precedent")]
    | Annotated[LevelChange, Tag("level")]
    | Annotated[FlagSet, Tag("flag")],
    Discriminator(_kind_of_effect),
]


class Adviser(Model):
    who: Line = about("哪位干部", "which of the staff")
    says: Words = about("他的说法", "what he says")
    interest: Words = about("他的利害", "what is in it for him")
    record: Words = about("他过去判断得怎样", "how good his judgement was before")


class Choice(Model):
    id: Ident = about("编号", "id")
    text: Words = about("做什么，不带褒贬", "what he does, without a moral")
    attention: Annotated[int, whole(0, 3)] = about(
        "花费的注意力点数", "attention points it costs", 0, "points"
    )
    days: Annotated[int, whole(0, 60)] = about(
        "本月占用的干部工作日", "staff days it takes this month", 0, "days"
    )
    when: When | None = about("何时有这一项", "when this option exists", None)
    suits: list[Annotated[str, one_of(Text("风格", "style"), STYLES)]] = about(
        "哪些风格会选它", "the styles that pick it", []
    )
    effects: list[Effect] = about("留下什么", "what it leaves behind", [])
    after: Words = about("月末讲述随后看到的情形", "told at month's end: what was seen to follow")


class Hazard(Model):
    """A season's danger, met by an urgent campaign (mechanism `campaigns`)."""

    id: Ident = about("编号", "id")
    name: Words = about("名称", "name")
    text: Words = about("应急令的内容", "the order as it comes")
    months: Months = about(
        "哪些月份会来，不写为全年", "months in which it may come", ALL_MONTHS, "calendar months"
    )
    chance: Annotated[Decimal, number("0", "1")] = about(
        "当季每月来一次的可能", "chance in each of these months", Decimal("0.3"), "share"
    )
    size: Annotated[Decimal, number("0", "0.5")] = about(
        "无人行动时受灾村的比例", "share of villages it strikes where nobody acts", Decimal("0.1"), "share"
    )
    days: Annotated[int, whole(0, 20)] = about(
        "每个上岗的人投入的工作日", "days of everyone who goes", 3, "days"
    )


class News(Model):
    text: Words = about("传来的情况，接在这一步正文之后", "what is heard, told after the step's text")
    weight: Annotated[int, whole(1, 100)] = about(
        "权重：同一步各种情况之间的比例", "weight among the news that this step may bring", 1, "relative"
    )
    flag: Ident | None = about(
        "这种情况设下的标记，之后各步的条件可用", "the flag it sets for later steps", None
    )


class Step(Model):
    id: Ident = about("编号", "id")
    time: Clock = about(
        "这一步的钟点，如21:50，可跨过零点", "its hour, like 21:50; a scene may pass midnight"
    )
    text: Words = about("这一步的正文", "what he sees and hears")
    when: When | None = about(
        "何时有这一步：可用此前各步设下的标记", "when it comes; flags of the steps before count", None
    )
    turns_out: list[News] = about(
        "外面的情况，抽其一：不受任何决定左右", "news from outside, one is drawn, whatever was decided", [],
        max_length=4,
    )  # fmt: skip
    choices: list[Choice] = about("抉择，2至4项", "two to four choices", min_length=2, max_length=4)
    fallback: Line = about("不作决定时走哪一项", "the choice taken if he does not decide")


class Event(Model):
    id: Ident = about("编号", "id")
    name: Words = about("名称", "name")
    text: Words = about("卡片正文", "the card's text")
    months: Months = about(
        "哪些月份会来，不写为全年", "months in which it may come", ALL_MONTHS, "calendar months"
    )
    when: When | None = about("条件", "the condition under which it may come", None)
    weight: Weight = about("权重：整数或算式", "a whole number or an expression", "4", "relative")
    cooldown: Annotated[int, whole(0, 60)] = about(
        "再次出现前至少隔几回合", "turns before it may come again", 12, "months"
    )
    advisers: list[Adviser] = about(
        "参谋，意见不同而各有道理", "advisers who disagree for reasons", [], max_length=3
    )
    choices: list[Choice] = about(
        "抉择，2至4项；写了情节就不写", "two to four choices; none beside a scene", [], max_length=4
    )
    fallback: Line | None = about("不作决定时走哪一项", "the choice taken if he does not decide", None)
    scene: list[Step] = about(
        "情节：本回合内依次决定的各步，最多8步", "steps decided in order inside the turn, at most eight", [],
        max_length=MOST_STEPS,
    )  # fmt: skip
    sources: list[SourceNote] = about("来源", "sources", [])

    @property
    def every_choice(self) -> list[Choice]:
        """Its own choices or those of its steps, in the order of the ruleset."""
        return [*self.choices, *(choice for step in self.scene for choice in step.choices)]


class Reason(Model):
    id: Ident = about("编号", "id")
    name: Words = about("理由", "the reason as shown on every card")


class Ending(Model):
    id: Ident = about("编号", "id")
    name: Words = about("结局名称", "the ending's name")
    text: Words = about("结局正文", "what is told")
    when: When | None = about("条件；最后一个不写", "its condition; the last has none", None)
    epilogue: Words | None = about("尾声", "what came later", None)


class Scenario(Model):
    """The whole file."""

    format: Annotated[Decimal, number(str(FORMAT), str(FORMAT))] = about(
        "格式版本", "version of the format", Decimal(FORMAT), "version"
    )
    scenario: ScenarioHead = about("情景的名称、简介与设置", "name, summary and settings")
    place: Place = about("辖区", "the place")
    words: Nouns | None = about(
        "界面怎样称呼辖区、单位和人，另一类单位才写",
        "what the screens call places, units and people; for other kinds of unit",
        None,
    )
    levels: list[Level] = about("玩家之上的层级，最上一级在前", "the levels above, top first", max_length=6)
    offices: list[Office] = about("下达任务的部门", "the offices that ask", min_length=1, max_length=20)
    staff: list[Person] = about("干部", "the staff", min_length=2, max_length=60)
    publics: list[Village] = about("村", "the villages or other publics", min_length=1, max_length=40)
    tasks: list[Task] = about("任务类型", "kinds of task", [], max_length=300)
    hazards: list[Hazard] = about(
        "应急攻坚所应对的灾害，默认没有", "what urgent campaigns meet; none by default", [], max_length=12
    )
    events: list[Event] = about("抉择卡片", "dilemma cards", [], max_length=300)
    reasons: list[Reason] = about("抉择时可选的理由", "reasons offered on every card", [], max_length=12)
    endings: list[Ending] = about("结局，先满足者先得", "endings, the first that holds", [], max_length=30)


class LibraryHead(Model):
    id: Ident = about("事件库编号，与文件名相同", "the library's id, the same as the file's name")
    name: Words = about("名称", "its name")
    summary: Words | None = about("里面有什么、适合什么情景", "what it holds and whom it suits", None)
    sources: list[SourceNote] = about("来源", "sources", [])


class Library(Model):
    """A file of tasks and events that several scenarios draw on."""

    format: Annotated[Decimal, number(str(FORMAT), str(FORMAT))] = about(
        "格式版本", "version of the format", Decimal(FORMAT), "version"
    )
    library: LibraryHead = about("事件库的名称与说明", "name and description of the library")
    tasks: list[Task] = about("任务类型", "kinds of task", [], max_length=300)
    events: list[Event] = about("抉择卡片", "dilemma cards", [], max_length=300)
