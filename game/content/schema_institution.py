"""The institution file: the levers in their sections, each with its range and what it means."""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import create_model

from game.content.aliases import CONFIDENCES
from game.content.schema import Ident, Line, Model, Words, YesNo, about, number, one_of
from game.content.text import Text
from game.sim.fixed import ONE
from game.sim.parameters import HIGH, LOW

FORMAT = 1

# section: {parameter: (zh, en)}; ranges are the rules' own (game/sim/parameters.py).
SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "targets": {
        "target_strictness": ("要达到的指标比例，1为百分百达标", "share of the target to be shown, 1 = all"),
        "veto": ("一票否决的分量：严重事件另加多少问责", "extra weight of serious events in accountability"),
        "outcome_weight": (
            "考核指数中实绩（而非痕迹）所占比重",
            "share of outcomes, not trace, in the index",
        ),
    },
    "inspection": {
        "control_init": (
            "留痕与督查强度初值，1为每件任务4天台账",
            "control at start, 1 = four record days a task",
        ),
        "insp_rate": ("强度为1时每个部门每月督查次数", "visits per bureau and month at control 1"),
        "joint_insp": (
            "合并开展的督查比例：发现力不变，占用时间减少",
            "share of visits merged: same eyes, less time",
        ),
        "one_table": ("一次填报、多部门共用的报表比例", "share of reports filled once and shared"),
        "control_cap": ("督查与留痕强度的上限", "cap on control"),
        "digital": ("电子化使部门要数据有多省力", "how cheap digital tools make demanding data for a bureau"),
        "leak": (
            "督查减少后，部门转用工作群和系统索要情况的程度（渠道机制）",
            "how far looks that are cut come back as group messages (channels)",
        ),
        "focus": ("督查时间中转向底线任务的比例", "share of inspection hours moved to red-line tasks"),
        "secret_visits": (
            "一村一月被暗访或被拍下来的可能（再乘以账实差距）",
            "chance that a village is visited in secret or filmed in a month, times its gap",
        ),
        "bureau_liab": ("本领域出事时部门自己预期的责任", "blame a bureau expects when its field fails"),
        "internalise": (
            "部门对乡镇负担的在意程度（乡镇反向评价）",
            "how much bureaus feel the township's burden",
        ),
    },
    "accountability": {
        "acct": ("问责的总体力度", "scale of sanctions"),
        "discern": ("出于公心的失误不予问责的比例", "share of good-faith fault that is not punished"),
        "trace_shield": ("台账齐全能免去多少责任", "how far a full file exonerates"),
        "list_clarity": ("按权责清单划分责任的比例", "share of blame set by the list of powers and duties"),
        "paper_keeps": (
            "有书面依据的事，乡镇责任中由交办的上级留下的比例（渠道机制）",
            "of the township's part, what stays with those who put the order on paper (channels)",
        ),
        "oral_shift": (
            "电话、工作群等口头交办没有书面依据时，上级责任移给乡镇的比例（渠道机制）",
            "share of the superior's blame that moves down where an order left no paper (channels)",
        ),
        "letter_shift": (
            "签了责任书，上级责任移给乡镇的比例（渠道机制）",
            "share of the superior's blame that a signed letter moves down (channels)",
        ),
        "appeal": ("下级申诉申辩的实际作用", "power of the lower level to contest blame"),
        "clock": (
            "计时问责：未核查事实先处理的比例",
            "share sanctioned by the clock, before the facts are checked",
        ),
        "panel": (
            "认定会上有村民代表、法律顾问等外部人员的比例",
            "share of outsiders (residents, counsel) on the panel",
        ),
        "correction": (
            "有错必纠：发现问责错误主动纠正的比例",
            "share of hasty sanctions the organ corrects of itself",
        ),
    },
    "incentives": {
        "promo": ("晋升的分量", "value of promotion"),
        "honour": ("物质与荣誉奖励的分量", "value of honours and bonus"),
        "attrib": ("奖励落实到个人的比例，0为全归集体", "individual share of reward, 0 = all collective"),
        "innov_credit": ("创新成功在考核中的加分", "bonus in appraisal for a success that was new"),
        "w_villager": ("群众评议在考核中的比重", "weight of villagers in appraisal"),
    },
    "powers": {
        "authority": ("权力资源与职责的匹配程度", "powers and resources against duties"),
        "rents": ("手中权力资源可被用来谋私的空间", "how far powers in hand can be turned to private gain"),
        "delegation": (
            "执法权下放到乡镇的比例，0为收回（权责机制）",
            "share of enforcement powers delegated to the township, 0 = taken back (powers)",
        ),
        "joint_support": (
            "部门支持、联合执法的力度（权责机制）",
            "support of the bureaus, joint enforcement (powers)",
        ),
        "whistle_days": (
            "吹哨后部门几个工作日不到场，责任就转过去；0为没有这条规定（权责机制）",
            "working days after a whistle until responsibility moves to an office that stays away; "
            "0 = no such rule (powers)",
        ),
        "list_gate": (
            "职责准入：清单外、已收回的事项可以不接的把握（权责机制）",
            "admission of duties: how surely what is unlisted or taken back may be refused (powers)",
        ),
        "funding": ("经费保障，情景所定月经费的倍数（权责机制）", "factor on the scenario's budget (powers)"),
    },
    "personnel": {
        "county_react": ("县领导对出事和曝光的反应强度", "how hard the county leader reacts to events"),
        "leader_change": ("县领导一个月内调整的可能", "chance a month that the county leader is moved on"),
        "turnover": ("干部一年内流动的比例（疲劳、寒心则加倍）", "share of rested staff leaving in a year"),
        "secondment": ("能干的干部被上级借调的比例", "share of able staff borrowed from above"),
    },
    "cogovernance": {"selfgov": ("对村民自治的支持", "support to villagers' self-government")},
    "tolerance": {
        "ft_on": ("是否设容错机制", "whether there is a tolerance procedure"),
        "ft_liab": ("准予容错的人事后担责的比例", "share of later blame on whoever grants"),
        "ft_override": (
            "出大事后上级推翻认定的可能",
            "chance that a grant is overruled after a serious event",
        ),
        "ft_clarity": ("容错清单的清晰程度", "clarity of the criteria"),
        "ft_filing_days": ("一次事前报备要花的工作日", "staff days to file in advance"),
        "ft_leniency": (
            "认定尺度：-1极严，1连失职也容",
            "bar for granting: -1 hardly ever, 1 negligence too",
        ),
        "ft_reasons": ("不予容错须说明理由的约束力", "cost of refusing a good case"),
        "ft_joint": (
            "联席会审、不由一人签字的比例",
            "share of cases decided by joint review, not one signature",
        ),
        "ft_cosigned": (
            "部门的容错规定由纪检、组织部门会签认可的比例",
            "share of sector rules co-signed by the discipline and organisation organs",
        ),
        "ft_freeze": ("按报备时标准认定的比例", "share of filings that freeze the standards of their day"),
        "ft_drift": ("行为之后标准收紧的程度", "how far standards tighten after the act"),
        "ft_burden": ("由申请人举证的比例", "share of cases in which the applicant must prove"),
        "ft_favour": ("认定受亲疏影响的程度", "how far it matters who is close to those who decide"),
        "ft_inflation": (
            "容错成为惯例、尺度越放越宽的倾向",
            "how far tolerance becomes routine and the bar sinks",
        ),
        "ft_publish": ("容错案例公开的比例", "share of decisions published as cases"),
        "ft_revisit": ("容错后回访的比例", "share of tolerated cases that are revisited"),
    },
}


_SECTION_ABOUT = {
    "targets": ("指标怎样下达和计算", "how targets come down and count"),
    "inspection": ("督查与留痕", "inspection and keeping records"),
    "accountability": ("问责链", "the chain of accountability"),
    "incentives": ("激励", "incentives"),
    "powers": ("权力与资源", "powers and resources"),
    "personnel": ("人事：县领导、流动与借调", "the county leader, who leaves and who is borrowed"),
    "cogovernance": ("村民共治", "self-government of the villages"),
    "tolerance": ("容错纠错", "tolerance of error and its correction"),
}


class SourceNote(Model):
    """Where something comes from, and how sure it is."""

    text: Words = about("来源内容", "what the source says or is")
    confidence: Annotated[str, one_of(Text("可信度", "confidence"), CONFIDENCES)] = about(
        "可信度：H高 M中 L低 GK常识 ED编者设定",
        "H high, M medium, L low, GK general knowledge, ED the editor's own",
        "ED",
    )


class InstitutionHead(Model):
    id: Ident = about("编号", "the institution's id")
    name: Words = about("名称", "its name")
    summary: Words | None = about("简介：它保护什么、代价是什么", "what it protects and what it costs", None)
    extends: Line | None = about("以哪个制度为基础，只写不同之处", "the institution it differs from", None)
    sources: list[SourceNote] = about("来源", "sources", [])


def _bounds(name: str) -> tuple[Decimal, Decimal]:
    """The parameter's range as people write it; the rules hold it in 65536ths."""
    return tuple((Decimal(end[name]) / ONE).quantize(Decimal("0.001")) for end in (LOW, HIGH))  # type: ignore[return-value]


# Whatever is neither a share of something nor a multiple of the ordinary.
_UNITS = {"ft_filing_days": "days", "whistle_days": "days", "insp_rate": "visits"}


def _unit(name: str) -> str:
    low, high = _bounds(name)
    return _UNITS.get(name) or ("share" if low >= -1 and high <= 1 else "times the usual")


def _section(name: str, fields: dict[str, tuple[str, str]]) -> type[Model]:
    made: dict[str, Any] = {}
    for key, (zh, en) in fields.items():
        kind: Any = YesNo if key == "ft_on" else Annotated[Decimal, number(*_bounds(key))]
        unit = "" if key == "ft_on" else _unit(key)
        made[key] = (kind | None, about(zh, en, None, unit))
    return create_model(name.title(), __base__=Model, **made)


@lru_cache(maxsize=1)
def institution_model() -> type[Model]:
    """The whole file. What is not written is taken from `extends`, or from an ordinary regime."""
    version = Annotated[Decimal, number(str(FORMAT), str(FORMAT))]
    sections: dict[str, Any] = {
        name: (_section(name, fields) | None, about(*_SECTION_ABOUT[name], None))
        for name, fields in SECTIONS.items()
    }
    return create_model(
        "Institution",
        __base__=Model,
        format=(version, about("格式版本", "version of the format", Decimal(FORMAT), "version")),
        institution=(InstitutionHead, about("制度的名称与说明", "name and description")),
        **sections,
    )
