"""Canonical English keys and names with their Chinese aliases, and what a mistyped one was meant to be."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from game.content.case_words import CASE_KEYS
from game.content.text import Text

# One alias a key. The same Chinese word may stand for different keys in different places (来源: a task's
# `source`, a scenario's `sources`), but never for two keys of one place (a test holds it).
KEYS: dict[str, str] = {
    **CASE_KEYS,
    "format": "格式", "scenario": "情景", "place": "辖区", "levels": "层级", "offices": "部门",
    "staff": "干部", "publics": "村", "tasks": "任务", "events": "事件", "reasons": "理由",
    "endings": "结局", "institution": "制度", "words": "用词",
    "id": "编号", "name": "名称", "summary": "简介", "briefing": "任前谈话", "player": "玩家",
    "post": "职务", "attention": "注意力", "removal_line": "免职线", "turns": "回合", "run_in": "到任前运行",
    "first_month": "起始月份", "minutes": "时长",
    "libraries": "事件库", "library": "事件库", "remove": "去掉",
    "mechanisms": "机制", "goals": "学习目标", "claims": "论断", "sources": "来源", "text": "文本",
    "confidence": "可信度", "questions": "讨论题", "zh": "中文", "en": "英文",
    "county": "县名", "note": "说明", "base_tasks": "基本任务数", "most_tasks": "任务上限",
    "cards": "案头卡片数", "budget": "月经费", "duty": "清单",
    "field": "领域", "platform": "平台", "standard": "标准", "career": "前景类型", "temperament": "性格",
    "at": "位置", "households": "户数", "trust": "信任", "risk": "隐患", "capacity": "自治",
    "public": "村社", "people": "群众", "household": "户", "unit": "单位", "above": "上级",
    "area": "范围", "body": "机关",
    "office": "部门", "months": "月份", "weight": "权重", "work_days": "工作日", "misfit": "不合实情",
    "need": "所需权力", "value": "价值", "redline": "底线", "unwelcome": "群众不欢迎", "channel": "渠道",
    "source": "来源",
    "when": "条件", "cooldown": "冷却", "advisers": "参谋", "who": "人", "says": "说法", "interest": "利害",
    "record": "过往判断", "choices": "抉择", "days": "工作日", "suits": "契合风格", "effects": "效果",
    "stance": "立场", "change": "变化", "precedent": "先例", "blame": "问责", "credit": "评价",
    "granted": "获准", "of": "对象", "level": "水平", "flag": "标记", "after": "之后", "fallback": "缺省",
    "scene": "情节", "time": "时刻", "turns_out": "情况",
    "epilogue": "尾声",
    "extends": "基于", "targets": "指标", "inspection": "督查", "accountability": "问责链",
    "incentives": "激励", "powers": "权力资源", "cogovernance": "共治", "tolerance": "容错",
    "personnel": "人事", "hazards": "灾害", "chance": "可能", "size": "强度",
}  # fmt: skip

# Institution parameters: as keys of an institution file and as knobs of a stance.
PARAMETERS: dict[str, str] = {
    "target_strictness": "达标要求", "veto": "一票否决", "outcome_weight": "实绩权重",
    "control_init": "留痕强度", "insp_rate": "频次", "joint_insp": "联合督查", "one_table": "一张表",
    "control_cap": "总量上限", "digital": "电子化", "focus": "分类督查", "bureau_liab": "部门连带责任",
    "internalise": "乡镇反向评价", "acct": "力度", "discern": "三个区分开来", "trace_shield": "痕迹免责",
    "list_clarity": "权责清单", "appeal": "申诉", "promo": "晋升", "honour": "奖励", "attrib": "奖励到人",
    "innov_credit": "创新加分", "w_villager": "民主评议权重", "authority": "匹配度", "selfgov": "自治支持",
    "ft_on": "启用", "ft_liab": "认定者担责", "ft_override": "上级推翻", "ft_clarity": "清单清晰度",
    "ft_filing_days": "报备成本", "ft_leniency": "认定尺度", "ft_reasons": "不予容错须说明理由",
    "rents": "谋私空间", "county_react": "县领导反应", "leader_change": "县领导调整", "turnover": "干部流动",
    "secondment": "借调", "secret_visits": "暗访曝光",
    "leak": "督查转移", "paper_keeps": "书面留责", "oral_shift": "口头责任", "letter_shift": "责任书下移",
    "delegation": "执法下放", "joint_support": "部门支持", "whistle_days": "吹哨时限",
    "list_gate": "职责准入", "funding": "经费保障",
    "clock": "计时问责", "panel": "外部参审", "correction": "主动纠正", "ft_joint": "会审比例",
    "ft_cosigned": "会签比例", "ft_freeze": "从旧认定", "ft_drift": "标准收紧", "ft_burden": "申请人举证",
    "ft_favour": "亲疏影响", "ft_inflation": "容错泛化", "ft_publish": "案例公开", "ft_revisit": "回访比例",
}  # fmt: skip

# Outside its section a short parameter name says too little: knobs carry these longer aliases.
KNOBS: dict[str, str] = {
    **PARAMETERS,
    "insp_rate": "督查频次", "acct": "问责力度", "authority": "权力匹配度", "ft_on": "设容错",
    "fear": "怕责", "mu": "公心", "integrity": "诚信", "stigma": "申请难为情", "effort_cost": "工作辛苦",
    "temp": "选择随意", "alpha_own": "自身教训", "alpha_soc": "同事教训", "norm": "随大流",
    "err_real": "办事差错", "slip": "程序瑕疵", "fail_innov": "创新失败率", "gain_innov": "创新收益",
    "misfit": "不合实情", "see_real": "督查看实", "depth_elast": "督查走浅", "see_village": "群众看实",
    "redline": "底线占比", "misuse": "用权不当", "pander": "迎合", "hazard": "出事风险",
    "pressure_sigma": "加码幅度", "bureau_cost": "部门成本", "bureau_speed": "部门调整速度",
    "visit_days": "迎检天数", "report_days": "报表天数",
    "absorb": "我来担", "paper_first": "先留痕", "coverage": "台账齐全", "days": "工作日占用",
    "push": "推回把握", "merit": "报备支持",
}  # fmt: skip

CONDITIONS: dict[str, str] = {
    "month": "月份", "turn": "回合", "score": "考核分", "compliance": "表面达标", "rank": "排名",
    "complaints": "投诉通报", "load": "负荷", "blame": "本人问责", "trust": "信任", "hidden_risk": "隐患",
    "real": "实绩", "capacity": "自治能力", "caution": "谨慎", "motivation": "干劲", "real_share": "认真办",
    "trace_share": "走痕迹", "fake_share": "造假", "innovations": "创新次数", "filed": "报备次数",
    "granted": "获准次数", "refused": "不予次数", "overruled": "被推翻次数", "claims": "申请次数",
    "incidents": "出事次数", "findings": "查出问题次数", "visits": "走访次数", "excused": "失职获免次数",
    "removed": "已免职", "career": "仕途", "public": "百姓", "removal_line": "免职线",
    "tolerance_on": "设容错", "campaign": "应急", "fatigue": "疲劳", "exposed": "曝光次数",
    "graft_found": "谋私查实次数",
}  # fmt: skip

CAREERS = {"leading": "班子", "young": "年轻", "mid": "中年", "late": "临退"}
TEMPERAMENTS = {"steady": "稳重", "keen": "热心", "careful": "谨慎", "bold": "敢闯", "weary": "疲惫"}
CHANNELS = {
    "document": "红头文件", "letter": "责任书", "phone": "电话", "group": "工作群", "ticket": "系统工单",
    "meeting": "会议", "visit": "领导调研",
}  # fmt: skip
DUTIES = {"basic": "基本履职", "cooperate": "配合履职", "taken_back": "上级收回", "unlisted": "清单外"}
MECHANISMS = {
    "channels": "渠道", "powers": "权责", "campaigns": "应急攻坚", "graft": "谋私", "people": "人事",
    "exposure": "曝光", "procedure": "程序",
}  # fmt: skip
CONFIDENCES = {"H": "高", "M": "中", "L": "低", "GK": "常识", "ED": "编者"}
STYLES = {
    "default": "默认", "cautious": "避责", "doer": "苦干", "trace_first": "痕迹", "innovator": "闯将",
    "adaptive": "应变", "random": "随机", "filer": "报备", "village": "共治",
}  # fmt: skip
WAYS = {"stall": "拖着不办", "trace": "走痕迹", "real": "认真办", "innovate": "创新不报备",
        "filed": "创新先报备", "fake": "造假"}  # fmt: skip
COVER = "cover"  # a precedent about being covered, not about a way of working
PRECEDENTS = {**WAYS, COVER: "容错"}
COVERS = {"filed": "已报备", "good_faith": "好心办错", "negligence": "失职"}
LEVELS = {"trust": "信任", "hidden_risk": "隐患", "capacity": "自治能力", "score": "考核分",
          "blame": "本人问责", "motivation": "干劲"}  # fmt: skip

# Words people try first, by what the file calls them.
_SYNONYMS: dict[str, str] = {
    "title": "name", "label": "name", "description": "text", "desc": "text", "body": "text",
    "condition": "when", "conditions": "when", "if": "when", "trigger": "when", "options": "choices",
    "option": "choices", "default": "fallback", "villages": "publics", "village": "publics",
    "bureaus": "offices", "bureau": "office", "departments": "offices", "department": "office",
    "cadres": "staff", "people": "staff", "chance": "weight", "probability": "weight", "month": "months",
    "season": "months", "position": "at", "location": "at", "cost": "attention", "points": "attention",
    "duration": "turns", "author": "sources", "red_line": "redline", "result": "after",
    "moral": "motivation", "morale": "motivation", "士气": "干劲",
    "标题": "名称", "姓名": "名称", "名字": "名称", "描述": "文本", "正文": "文本",
    "内容": "文本", "选项": "抉择",
    "概率": "权重", "触发条件": "条件", "时间": "月份", "默认": "缺省", "村庄": "村",
    "村子": "村", "局": "部门",
    "人员": "干部", "职位": "职务", "坐标": "位置", "持续": "回合", "出处": "来源", "注意力点数": "注意力",
    "结果": "之后", "建议": "说法", "冷却期": "冷却", "后果": "效果", "背景": "简介", "目标": "学习目标",
}  # fmt: skip

_TRADITIONAL = str.maketrans(
    "稱號編簡職務談話註線條權標籤長間數據問責鏈達實績貫賞勵創優評議應參謀過斷選擇風險權變臨離層級區縣轄說領"
    "業準類經濟門幹結絡題習隱訪紅頭電會導調單測驗從嚴寬報備檢圖書戶圍給釋決處進獲準負荷獎輕環對謹慎",
    "称号编简职务谈话注线条权标签长间数据问责链达实绩贯赏励创优评议应参谋过断选择风险权变临离层级区县辖说领"
    "业准类经济门干结络题习隐访红头电会导调单测验从严宽报备检图书户围给释决处进获准负荷奖轻环对谨慎",
)


def simple(word: str) -> str:
    """A word with full-width letters plain, traditional characters simplified, case and gaps levelled."""
    plain = unicodedata.normalize("NFKC", word).translate(_TRADITIONAL)
    return "".join(plain.split()).casefold().replace("-", "_")


def backwards(table: Mapping[str, str]) -> dict[str, str]:
    """Alias -> canonical name."""
    return {alias: name for name, alias in table.items()}


def is_chinese(word: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" for char in word)


@lru_cache(maxsize=1)
def _all_keys() -> frozenset[str]:
    return frozenset((*KEYS, *KEYS.values(), *PARAMETERS, *PARAMETERS.values()))


def is_known_key(word: str) -> bool:
    """True for any key of any place, in either language."""
    return word in _all_keys()


def alias_of(name: str, table: Mapping[str, str] = KEYS) -> Text:
    """A canonical name as each language writes it."""
    return Text(table.get(name) or PARAMETERS.get(name) or name, name)


def meant(word: str, names: Iterable[str], table: Mapping[str, str] | None = None) -> Text | None:
    """What `word` was most probably meant to be among `names` and their aliases; told as typed."""
    table = table or {}
    spelled = {name: name for name in names}
    spelled |= {alias: name for name, alias in table.items() if name in spelled}
    plain = {simple(word_): word_ for word_ in spelled}
    key = simple(word)
    found = plain.get(key) or plain.get(simple(_SYNONYMS.get(key, "")))
    if found is None:
        close = difflib.get_close_matches(key, plain, n=1, cutoff=0.5 if is_chinese(key) else 0.6)
        found = plain[close[0]] if close else None
    if found is None or found == word:
        return None
    return Text(found, found)


def allowed(names: Iterable[str], table: Mapping[str, str] | None = None, most: int = 12) -> Text:
    """The first names of a list for a remedy, each language in its own words."""
    every = list(names)
    shown = every[:most]
    more = len(every) > most
    zh = "、".join((table or {}).get(name, name) for name in shown) or "（无）"
    en = ", ".join(shown) or "(none)"
    return Text(zh + ("……" if more else ""), en + (" …" if more else ""))
