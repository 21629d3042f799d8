"""What recordings, sessions and twins say to people: names of levels and parameters, errors, remedies."""

import errno
from pathlib import Path

from game.content.aliases import CONDITIONS, KNOBS
from game.content.text import Text, UserError, spoken

_LEVELS_EN = {
    "score": "appraisal score",
    "compliance": "compliance on paper",
    "rank": "rank",
    "complaints": "complaints and notices",
    "load": "workload",
    "blame": "own blame",
    "trust": "trust",
    "hidden_risk": "hidden risk",
    "real": "real results",
    "capacity": "self-government",
    "caution": "caution",
    "motivation": "motivation",
    "real_share": "work done for real",
    "trace_share": "work done for the record",
    "fake_share": "faked work",
    "innovations": "innovations",
    "filed": "filings",
    "granted": "filings granted",
    "refused": "filings refused",
    "overruled": "decisions overruled",
    "claims": "claims of tolerance",
    "incidents": "serious events",
    "findings": "findings",
    "visits": "visits",
    "excused": "negligence excused",
    "exposed": "exposures",
    "graft_found": "private gain found",
    "fatigue": "fatigue",
    "removed": "removed from office",
    "career": "career ledger",
    "public": "public ledger",
}
_PARAMETERS_EN = {
    "target_strictness": "strictness of targets",
    "veto": "one-vote veto",
    "outcome_weight": "weight of real results",
    "control_init": "records asked for",
    "insp_rate": "how often inspectors come",
    "joint_insp": "joint inspections",
    "one_table": "one shared table",
    "control_cap": "cap on records",
    "digital": "digital supervision",
    "focus": "inspection by kind of risk",
    "bureau_liab": "liability of the bureaus",
    "internalise": "appraisal of bureaus from below",
    "acct": "severity of accountability",
    "discern": "three distinctions",
    "trace_shield": "records as a shield",
    "list_clarity": "clarity of the duty list",
    "appeal": "right to be heard",
    "promo": "promotion",
    "honour": "honours",
    "attrib": "rewards to the person",
    "innov_credit": "credit for innovation",
    "rents": "room for private gain",
    "clock": "sanctions by the clock",
    "panel": "outsiders on the panel",
    "correction": "corrections of its own motion",
    "ft_joint": "joint review",
    "ft_cosigned": "co-signed rules",
    "ft_freeze": "standards frozen by filing",
    "ft_drift": "standards tightened later",
    "ft_burden": "burden on the applicant",
    "ft_favour": "favouritism",
    "ft_inflation": "tolerance as routine",
    "ft_publish": "cases published",
    "ft_revisit": "revisits",
    "county_react": "reaction of the leader above",
    "leader_change": "changes of the leader above",
    "turnover": "staff turnover",
    "secondment": "secondment upward",
    "secret_visits": "secret visits and exposure",
    "w_villager": "weight of the people's review",
    "authority": "powers that match duties",
    "selfgov": "support for self-government",
    "leak": "looks that come back as messages",
    "paper_keeps": "orders on paper and who answers",
    "oral_shift": "oral orders and who answers",
    "letter_shift": "letters and who answers",
    "delegation": "enforcement delegated",
    "joint_support": "support of the bureaus",
    "whistle_days": "clock of the whistle",
    "list_gate": "admission of duties",
    "funding": "funding",
    "ft_on": "tolerance for error exists",
    "ft_liab": "liability of whoever grants",
    "ft_override": "decisions overruled from above",
    "ft_clarity": "clarity of the tolerance list",
    "ft_filing_days": "days a filing takes",
    "ft_leniency": "leniency of the examiner",
    "ft_reasons": "reasons due for a refusal",
}

_VERBS = {
    "none": Text("不过问", "left to the staff"),
    "real": Text("认真办", "do it for real"),
    "trace": Text("按痕迹办", "do it for the record"),
    "file_first": Text("创新先报备", "innovate, filing first"),
    "innovate": Text("创新不报备", "innovate without filing"),
    "with_public": Text("请{@people}一起办", "do it with the {@people:s}"),
    "push_back": Text("推回", "push back"),
    "hand_down": Text("交下去", "hand down"),
    "as_required": Text("按要求报齐", "report as required"),
    "whistle": Text("吹哨", "blow the whistle"),
    "report_orally": Text("口头报告", "report orally"),
    "joint": Text("联合执法", "joint enforcement"),
}
ANSWERS = {
    "accept": Text("接受", "accept"),
    "claim": Text("申请容错", "claim tolerance"),
    "appeal": Text("申诉", "appeal"),
    "explain": Text("说明情况", "explain"),
    "protect": Text("签字担当", "sign for the staff member"),
    "report": Text("如实上报", "report upward"),
}

UNSEEN = {
    "start": Text("到任时的局面", "the state on arrival"),
    "state": Text("没有列出的内部数据", "inner data that the lines do not list"),
    "decisions": Text("决定", "the decisions"),
    "chain": Text("文字", "the text"),
    "scenario": Text("情景或制度文本", "the text of scenario or institution"),
}


def verb_name(verb: str) -> Text:
    """What is done with a task, inside a sentence."""
    return spoken(_VERBS[verb])


def level_name(name: str) -> Text:
    """A level, or what else of a recording may differ, as people call it."""
    if name in UNSEEN:
        return UNSEEN[name]
    return Text(CONDITIONS.get(name, name), _LEVELS_EN.get(name, name))


def parameter_name(name: str) -> Text:
    """A parameter of the institution as people call it."""
    zh = {
        "internalise": "基层反向评价",
        "county_react": "上级领导反应",
        "leader_change": "上级领导调整",
        "ft_on": "设容错",
        "insp_rate": "督查频次",
        "acct": "问责力度",
        "authority": "权力与责任匹配",
    }
    return Text(zh.get(name) or KNOBS.get(name, name), _PARAMETERS_EN.get(name, name))


def disk_error(error: OSError, path: Path) -> UserError:
    """Why a file could not be written or read, where, and what helps."""
    zh, en = _CAUSES.get(
        error.errno or 0, (error.strerror or "读写失败", error.strerror or "reading or writing failed")
    )
    remedy_zh, remedy_en = _REMEDIES.get(error.errno or 0, _ELSEWHERE)
    return UserError(Text(f"{path}：{zh}。{remedy_zh}", f"{path}: {en}. {remedy_en}"), 1)


_ELSEWHERE = ("请换一个位置保存。", "Save in another place.")
_FULL = ("磁盘已满", "the disk is full")
_MAKE_ROOM = ("请腾出空间后重试，或换一个位置保存。", "Make room and try again, or save in another place.")
_NOT_ALLOWED = ("没有读写权限", "there is no permission to read or write here")
_CAUSES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): ("磁盘配额已用完", "the disk quota is used up"),
    errno.EFBIG: _FULL,
    errno.EROFS: ("这个磁盘是只读的", "this disk is read-only"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "part of the path is not a folder"),
    errno.EISDIR: ("这是文件夹，不是记录文件", "this is a folder, not a recording"),
    errno.EEXIST: ("已有同名文件", "a file of this name is there already"),
    errno.ENAMETOOLONG: ("文件名太长", "the file name is too long"),
}
_REMEDIES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: _MAKE_ROOM,
    getattr(errno, "EDQUOT", errno.ENOSPC): _MAKE_ROOM,
    errno.EFBIG: _MAKE_ROOM,
    errno.EEXIST: ("请换一个文件名。", "Choose another name."),
    errno.ENOENT: ("请检查路径。", "Check the path."),
    errno.ENOTDIR: ("请检查路径。", "Check the path."),
    errno.EISDIR: ("请给出其中的一个文件。", "Name a file inside it."),
    errno.ENAMETOOLONG: ("请换一个较短的文件名。", "Choose a shorter name."),
}


def unsaved(reason: Text) -> Text:
    """Told when a month was played but could not be written down."""
    return Text(
        f"本月已上报，但没能存盘。{reason.zh}游戏在内存中继续，尚未存盘的回合会在下次存盘时一并写入。",
        f"The month is played but not saved. {reason.en} The game goes on in memory; "
        "what is not on disk yet is written with the next save.",
    )


def changed_by_another(path: Path) -> UserError:
    return UserError(
        Text(
            f"{path}：存档在别处被改动过（也许另开了一个窗口）。请另存为新文件。",
            f"{path}: the save was changed elsewhere, perhaps by a second window. Save under a new name.",
        ),
        1,
    )


def torn(line: int, turns: int) -> Text:
    return Text(
        f"第{line}行只写了一半，已略去；第{turns}回合及以前完好。",
        f"Line {line} was only half written and is left out; all up to turn {turns} is whole.",
    )


def line_flaw(code: str, line: int) -> Text:
    """What is wrong with one line of a recording, and where."""
    zh, en = _LINE_FLAWS[code]
    return Text(f"第{line}行：{zh}", f"Line {line}: {en}")


_LINE_FLAWS = {
    "changed": (
        "这一行或它前面的行在写下之后被改动、删去或调换过",
        "this line, or one before it, was changed, removed or moved after it was written",
    ),
    "damaged": ("不是完整的记录行，文件已损坏", "not a whole line of a recording, the file is damaged"),
    "order": ("回合次序不对，缺了或多了回合", "turns are missing, doubled or out of order"),
    "after_end": ("游戏已经结束，后面不应再有回合", "the game had ended, no turn can follow"),
}


def not_a_recording(path: Path, code: str) -> UserError:
    """Sentences for files that cannot be opened at all."""
    zh, en = _FILE_FLAWS[code]
    return UserError(Text(f"{path}：{zh}", f"{path}: {en}"), 3 if code == "newer" else 1)


_FILE_FLAWS = {
    "empty": ("文件是空的，没有可以打开的内容。", "the file is empty, there is nothing to open."),
    "huge": ("文件太大，不会是本游戏的记录。", "the file is too large to be a recording of this game."),
    "binary": (
        "不是文本文件，不是本游戏的记录。请选扩展名为 .gw.jsonl 的文件。",
        "this is not text and not a recording of this game. Choose a file that ends in .gw.jsonl.",
    ),
    "foreign": (
        "第1行：不是本游戏的记录。请选扩展名为 .gw.jsonl 的文件。",
        "line 1: this is not a recording of this game. Choose a file that ends in .gw.jsonl.",
    ),
    "no_header": (
        "第1行：缺少文件头，只剩后面的回合，无法打开。请找回完整的文件。",
        "line 1: the header is missing, only later lines are left. Find a whole copy of the file.",
    ),
    "header": (
        "第1行：文件头已损坏，无法打开。请找回完整的文件。",
        "line 1: the header is damaged, so it cannot be opened. Find a whole copy of the file.",
    ),
    "newer": (
        "第1行：由更新版本的游戏写成，请更新游戏后再打开。",
        "line 1: written by a newer version of the game. Update the game to open it.",
    ),
}


def exists(path: Path) -> UserError:
    return disk_error(OSError(errno.EEXIST, ""), path)
