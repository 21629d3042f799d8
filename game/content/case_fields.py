"""What a case file may say, key by key: kind, meaning in both languages, default, range and unit (R40).

Every fact has a default that means "nothing known", so a file holds only what the case is about.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from game.content.schema import Leaf, YesNo, number, refuse, whole
from game.content.source import Scalar
from game.content.text import same

MOST_ACTS = 10
NAMED, NAMED_LIST = "named", "named list"  # kinds whose names are those of case_words.VALUES
_DAY = re.compile(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?")


def read_day(node: Any) -> date:
    """A date as 2024-05-31 or 2024年5月31日."""
    raw = node.raw.strip() if isinstance(node, Scalar) else ""
    match = _DAY.fullmatch(raw)
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat("")
    except ValueError:
        raise refuse("E170", found=same(raw[:40] or "?")) from None


Day = Annotated[date, Leaf(read_day, {"type": "string", "pattern": r"^\d{4}(-|年)\d{1,2}(-|月)\d{1,2}日?$"})]


class Fact(NamedTuple):
    """One row of the tables below: its kind, what it says in both languages, its default and unit."""

    kind: Any
    zh: str
    en: str
    default: Any = None
    unit: str = ""


def _pick(zh: str, en: str) -> Fact:
    """A fact with names; its default is the first of them."""
    return Fact(NAMED, zh, en)


def _flag(zh: str, en: str, default: bool = False) -> Fact:
    return Fact(YesNo, zh, en, default)


def _count(zh: str, en: str, high: int, unit: str, default: int | None = 0) -> Fact:
    kind: Any = Annotated[int, whole(0, high)]
    return Fact(kind if default is not None else kind | None, zh, en, default, unit)


def _share(zh: str, en: str, low: str, high: str, default: str | None, unit: str = "percent") -> Fact:
    kind: Any = Annotated[Decimal, number(low, high)]
    return Fact(kind if default is not None else kind | None, zh, en, default and Decimal(default), unit)


def _day(zh: str, en: str) -> Fact:
    kind: Any = Day
    return Fact(kind | None, zh, en, None, "date")


FACT_SECTIONS: dict[str, tuple[str, str, dict[str, Fact]]] = {
    "motive": (
        "为什么做、怎样对待",
        "why it was done, and in what spirit",
        {
            "purpose": _pick("做这件事的目的", "what it was done for"),
            "good_faith": _pick(
                "是否出于公心，有据可查", "whether it was done in good faith, as far as shown"
            ),
            "private_gain": _pick(
                "是否为自己或他人谋取私利；查明没有的写“没有”",
                "gain for himself or his own; `none` where that was looked into",
            ),
            "knowing": _flag(
                "明知规定不许仍去做；只是手续未齐不算",
                "he knew it was forbidden and did it; a step still lacking is not that",
            ),
            "first_trial": _flag("先行先试、缺乏经验", "a first trial, without experience to go by"),
            "diligence": _pick("履职是否尽心", "how carefully he did his work"),
        },
    ),
    "conditions": (
        "当时的客观条件",
        "the circumstances at the time",
        {
            "urgency": _pick("当时有多紧迫", "how urgent it was"),
            "superior_task": _pick(
                "上级是否交办、以何种形式", "whether a superior gave the task, in what form"
            ),
            "order_illegal": _flag(
                "上级的决定明显违法，仍予执行",
                "the superior's decision was obviously illegal and he carried it out",
            ),
            "cause": _pick("问题主要由什么造成", "what mainly caused the trouble"),
        },
    ),
    "procedure": (
        "决策和办理的程序",
        "how it was decided and carried out",
        {
            "collective": _pick("是否集体研究决定", "whether it was decided together"),
            "objected": _flag(
                "集体决策时本人明确提出反对或保留意见并有记录",
                "he objected or reserved his opinion, on record, when it was decided",
            ),
            "residents_vote": _pick(
                "村民代表会议等是否表决", "the vote of the residents or their representatives"
            ),
            "disclosed": _flag("事前公示公开", "made public beforehand"),
            "study": _pick("事前调研论证、风险评估", "prior study or risk assessment"),
            "expert": _pick("专家到场意见", "opinion of experts on the spot"),
            "site_record": _pick(
                "现场签证、参建各方会议等记录", "signed sheets and meetings of the parties on site"
            ),
            "filing": _pick(
                "事前向纪检、组织或主管部门报备风险", "whether the risk was filed before the act"
            ),
            "filing_date": _day(
                "报备的日期；晚于行为日期的算事后报告",
                "when it was filed; later than the act it is only a report",
            ),
            "consulted": _pick("事前向上级请示", "whether he asked the superior beforehand"),
            "consult_answer": _pick("上级怎样答复", "what the superior answered"),
            "consult_days": _count(
                "请示后等了多少天才实施", "days he waited for the answer before acting", 1000, "days"
            ),
            "reported": _pick("实施中或事后向上报告", "whether he reported upward during or after it"),
            "report_date": _day("报告的日期", "when he reported"),
            "missing_steps": _count(
                "始终缺少的程序环节数", "steps that were left out and never made good", 20, "steps"
            ),
            "late_steps": _count(
                "事后才补办的环节数", "steps that were made good only afterwards", 20, "steps"
            ),
        },
    ),
    "nature": (
        "错误的性质和程度",
        "what kind of error it is",
        {
            "prohibition": _pick("是否有规定禁止", "whether a rule forbids it"),
            "red_line": _pick("触及哪条红线", "which red line it touches"),
            "false_material": _pick(
                "虚假材料；事后补造的另作一个行为认定",
                "false papers; made up afterwards they are judged as an act of their own",
            ),
            "concealed": _flag("隐瞒不报", "concealed it"),
            "repeat": _flag("同类问题再犯", "the same fault before"),
            "political": _flag("违反政治纪律", "political discipline was broken"),
        },
    ),
    "consequence": (
        "造成的后果和影响",
        "what came of it",
        {
            "harm": _pick("后果有多严重", "how grave the harm is"),
            "cost_change": _share(
                "总造价比合同或预算变化多少",
                "change of total cost against contract or budget",
                "-100",
                "1000",
                None,
            ),
            "residents": _pick("群众怎么看", "what the residents say"),
            "result": _pick("事情办成了多少", "what the act achieved"),
            "publicity": _pick("舆论关注程度", "how much public attention it has"),
        },
    ),
    "remedy": (
        "怎样补救",
        "what was put right",
        {
            "corrected": _pick("是否整改到位", "whether it was put right"),
            "corrected_days": _count(
                "从发现到改好用了多少天", "days from discovery until it was put right", 10_000, "days"
            ),
            "on_own": _flag("被发现前主动纠正", "put right before anybody found it"),
            "recovered": _share("损失挽回了多少", "share of the loss made good", "0", "100", "0"),
            "cooperation": _pick("配合调查的态度", "how he cooperated with the inquiry"),
        },
    ),
    "duty": (
        "谁的事、有没有权",
        "whose task it was, and with what powers",
        {
            "listed": _pick("在履行职责事项清单上属于哪一类", "its class on the duty list"),
            "powers": _pick("办这件事所需的权力是否在手", "whether the powers it needs were in his hands"),
            "own_part": _pick("职权内该做的是否做了", "whether he did what lay in his own power"),
            "whistle": _pick("是否“吹哨”请部门到场", "whether he called the departments by whistle"),
            "whistle_days": _count("吹哨后过了多少天", "days since the whistle", 10_000, "days"),
            "whistle_answered": _flag("部门已响应到场", "the department came"),
        },
    ),
}

SANCTION: dict[str, Fact] = {
    "form": Fact(NAMED, "给了什么处理", "the sanction", ...),
    "trigger": _pick("处理由什么触发", "what set it off"),
    "facts_checked": _pick("事实是否核查", "whether the facts were checked"),
    "proof": _pick("证据是否充分", "how strong the evidence is"),
    "heard": _pick("是否听取本人陈述申辩", "whether he was heard"),
    "qualified": _pick("定性是否准确", "whether the act was qualified rightly"),
    "responsibility": _pick("责任是否划清", "whether responsibility was divided clearly"),
    "tolerance_considered": _pick("处理时是否考虑容错", "whether tolerance was considered"),
    "appeal_days": _count(
        "处理后第几天申诉，未申诉不写",
        "days after it when he appealed; left out if he did not",
        10_000,
        "days",
        None,
    ),
}

AFTERCARE: dict[str, Fact] = {
    "months_since": _count("处理以来已过多少个月", "months since the sanction", 1000, "months"),
    "performance": _pick("此后表现（考核、测评）", "performance since, as appraised"),
    "revisit": _pick("回访结果", "result of the revisit"),
    "new_problem": _flag("期内又出新问题", "a new problem within the period"),
    "doubt": _pick("群众对使用的疑问", "what doubt the public has about using him again"),
    "explained": _flag("使用理由已公开说明", "the reasons are explained in public"),
    "mentor": _flag("有人结对帮带", "somebody was his mentor"),
}

RULE: dict[str, Fact] = {
    "mechanism": _flag("本地有无容错机制", "whether there is a local tolerance mechanism", True),
    "issuer": _pick("谁制定的", "who issued it"),
    "cosigned": _flag("纪检、组织部门会签认可", "co-signed by the discipline and organisation organs"),
    "filing_counts": _flag("事前报备作为容错依据", "a filing before the act counts", True),
    "freeze": _flag("按报备时的标准认定", "what was filed is judged by the standards of that day", True),
    "drift": _pick("行为之后标准怎样变", "how the standards changed after the act"),
    "negative_list": Fact(
        NAMED_LIST,
        "本地负面清单在六类通行禁止之外增加的项目",
        "what the local negative list adds to the refusals that always hold",
        [],
    ),
    "review": _pick("由谁认定", "who decides"),
    "clarity": _share("容错清单的清晰程度", "clarity of the criteria", "0", "1", "0.6", ""),
    "burden": _pick("由谁举证", "who must prove"),
    "silence_days": _count(
        "书面请示多少天未复视为同意，不写为不适用",
        "days after which silence to a written question counts as consent; left out: never",
        1000,
        "days",
        None,
    ),
    "whistle_moves": _count(
        "正式吹哨多少天未响应责任即转移，不写为不转移",
        "days after which an unanswered formal whistle moves responsibility; left out: never",
        1000,
        "days",
        None,
    ),
    "list_counts": _flag("按履行职责事项清单定责", "the duty list divides responsibility", True),
    "correction_clause": _flag(
        "有错必纠：机关发现错误主动纠正", "the organ corrects an error of itself", True
    ),
    "appeal_limit": _count("申诉期限", "time to appeal", 1000, "days", 30),
    "cost_ceiling": _share("追加造价的上限", "how far cost may rise", "0", "1000", "10"),
    "remedy_limit": _count("整改期限", "time to put it right", 1000, "days", 30),
    "exempt_at": _share("容错度达到多少免责", "degree from which he is exempt", "2", "100", "60", "points"),
    "mitigate_at": _share(
        "容错度达到多少减责", "degree from which it is mitigated", "0", "98", "40", "points"
    ),
    "withdraw_at": _share(
        "纠正度达到多少撤销", "degree from which a sanction is withdrawn", "1", "100", "50", "points"
    ),
    "reuse_at": _share(
        "使用度达到多少可以使用", "degree from which he may be re-used", "1", "100", "50", "points"
    ),
    "reuse_published": _flag(
        "有公开的影响期满使用办法", "a published rule says who may be re-used, and when"
    ),
    "revisit_required": _flag("使用前须回访合格", "a revisit must be passed first"),
    "explanation_required": _flag("群众有疑问须先公开说明", "public doubt must be answered first", True),
    "period_months": _count(
        "影响期，不写按处理方式", "effect period; left out: by the sanction", 120, "months", None
    ),
}

EXAMINER: dict[str, tuple[str, str]] = {
    "ft_liab": ("准予容错的人事后担责的比例", "share of later blame on whoever grants"),
    "ft_override": ("上级事后推翻的可能", "chance that a superior overrules him"),
    "ft_reasons": ("不予容错须说明理由的约束力", "cost of refusing a good case"),
    "ft_leniency": ("认定尺度：-1极严，1极宽", "his bar: -1 hardly ever, 1 nearly always"),
    "acct": ("本地问责的总体力度", "scale of sanctions here"),
}

ALL_FACTS: dict[str, dict[str, Fact]] = {
    **{name: rows for name, (_, _, rows) in FACT_SECTIONS.items()},
    "sanction": SANCTION,
    "aftercare": AFTERCARE,
}
