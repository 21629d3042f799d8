"""A condition as a trainer reads it: "when trust is below 40 and it is March", "当信任低于40，且是3月"."""

from game.content.conditions import Condition
from game.content.expressions import SWITCH, Expr
from game.content.text import Text, fixed_number, listing, month_name
from game.sim.fixed import ONE

# Each name as it stands in a sentence.
_WORDS: dict[str, Text] = {
    "month": Text("月份", "the month"),
    "turn": Text("回合", "the turn"),
    "score": Text("考核分", "the appraisal score"),
    "compliance": Text("表面达标", "shown compliance"),
    "rank": Text("县内排名", "the rank in the county"),
    "complaints": Text("投诉与通报", "the number of complaints and notices"),
    "load": Text("干部负荷", "the staff's load"),
    "blame": Text("本人问责", "the leader's own blame"),
    "trust": Text("群众信任", "public trust"),
    "hidden_risk": Text("隐患", "hidden risk"),
    "real": Text("工作实绩", "real results"),
    "capacity": Text("自治能力", "the villages' capacity"),
    "caution": Text("干部的谨慎", "the staff's caution"),
    "motivation": Text("干部的干劲", "the staff's motivation"),
    "real_share": Text("认真办的比例", "the share of work done for real"),
    "trace_share": Text("走痕迹的比例", "the share of work done for the record"),
    "fake_share": Text("造假的比例", "the share of faked reports"),
    "career": Text("仕途账", "the career ledger"),
    "public": Text("百姓账", "the public ledger"),
    "fatigue": Text("干部的疲劳", "the staff's fatigue"),
    "removal_line": Text("免职线", "the removal line"),
}
# Counts read as events: "at least one filing was granted".
_COUNTS: dict[str, tuple[str, str, str]] = {
    "innovations": ("创新", "innovation was tried", "innovations were tried"),
    "filed": ("事前报备", "filing was made", "filings were made"),
    "granted": ("获准容错", "filing was granted", "filings were granted"),
    "refused": ("不予容错", "filing was refused", "filings were refused"),
    "overruled": ("认定被推翻", "decision was overruled", "decisions were overruled"),
    "claims": ("容错申请", "claim was made", "claims were made"),
    "incidents": ("出事", "serious event happened", "serious events happened"),
    "findings": ("查出问题", "finding was made", "findings were made"),
    "visits": ("走访", "visit was paid", "visits were paid"),
    "exposed": ("被曝光", "exposure happened", "exposures happened"),
    "graft_found": ("查实谋私", "case of private gain was found", "cases of private gain were found"),
    "excused": ("失职获免", "case of neglect was excused", "cases of neglect were excused"),
}
_SWITCHES = {
    "tolerance_on": (
        Text("设有容错机制", "there is a tolerance procedure"),
        Text("没有容错机制", "there is no tolerance procedure"),
    ),
    "campaign": (
        Text("正在应急攻坚", "an urgent campaign is on"),
        Text("没有应急攻坚", "no urgent campaign is on"),
    ),
    "removed": (Text("已被免职", "he has been removed"), Text("仍在任上", "he is still in office")),
}
_COMPARED = {
    "lt": Text("低于", "is below"),
    "le": Text("不高于", "is at most"),
    "gt": Text("高于", "is above"),
    "ge": Text("不低于", "is at least"),
    "eq": Text("等于", "is"),
    "ne": Text("不等于", "is not"),
}
_MIRRORED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
_OPPOSITE = {"lt": "ge", "ge": "lt", "gt": "le", "le": "gt", "eq": "ne", "ne": "eq"}
_JOINED = {"and": Text("且", "and"), "or": Text("或", "or")}
_REACHED = {"add": Text("加", "plus"), "sub": Text("减", "minus"), "mul": Text("乘", "times")}
_NAMED = {
    "min": Text("{a}与{b}中较小的", "the smaller of {a} and {b}"),
    "max": Text("{a}与{b}中较大的", "the larger of {a} and {b}"),
    "abs": Text("{a}的绝对值", "the size of {a}"),
    "neg": Text("负的{a}", "minus {a}"),
}


def prose(condition: Condition | None, lang: str) -> str:
    """The condition in words; nothing to say is "always"."""
    if condition is None:
        return Text("任何时候", "at any time").get(lang)
    if condition.tree.kind == "bool":
        said = _yes_no(condition.tree)
        return Text(f"当{said.zh}", f"when {said.en}").get(lang)
    return _number(condition.tree).get(lang)


def _yes_no(tree: Expr) -> Text:
    if tree.op == "flag":
        return Text(f"已有标记“{tree.name}”", f'the flag "{tree.name}" is set')
    if tree.op == "not":
        return _not(tree.args[0])
    if tree.op in _JOINED:
        return _joined(tree)
    return _comparison(tree.op, *tree.args)


def _joined(tree: Expr) -> Text:
    """a and b and c as one list; an `or` inside an `and` keeps its brackets."""
    parts: list[Text] = []
    stack = [tree]
    while stack:
        node = stack.pop(0)
        if node.op == tree.op:
            stack[:0] = node.args
            continue
        said = _yes_no(node)
        inner = node.op in _JOINED
        parts.append(Text(f"（{said.zh}）", f"({said.en})") if inner else said)
    word = _JOINED[tree.op]
    return Text(f"，{word.zh}".join(part.zh for part in parts), listing([p.en for p in parts], "en", word))


def _not(tree: Expr) -> Text:
    if tree.op in _OPPOSITE:
        return _comparison(_OPPOSITE[tree.op], *tree.args)
    if tree.op == "not":
        return _yes_no(tree.args[0])
    if tree.op == "flag":
        return Text(f"没有标记“{tree.name}”", f'the flag "{tree.name}" is not set')
    said = _yes_no(tree)
    return Text(f"并非（{said.zh}）", f"it is not so that ({said.en})")


def _comparison(op: str, left: Expr, right: Expr) -> Text:
    if left.op == "const" and right.op != "const":
        op, left, right = _MIRRORED[op], right, left
    if right.op == "const":
        special = _special(op, left, right.value)
        if special is not None:
            return special
    word, a, b = _COMPARED[op], _number(left), _number(right)
    return Text(f"{a.zh}{word.zh}{b.zh}", f"{a.en} {word.en} {b.en}")


def _special(op: str, left: Expr, value: int) -> Text | None:
    """Months, counts and switches read better than a comparison with a number."""
    whole = value // ONE if value % ONE == 0 else None
    if left.op != "name" or whole is None:
        return None
    if left.kind == SWITCH and whole in (0, 1) and op in ("eq", "ne"):
        return _SWITCHES[left.name][(whole == 1) != (op == "eq")]
    if left.name == "month" and op in ("eq", "ne") and 1 <= whole <= 12:
        zh, en = month_name(whole, "zh"), month_name(whole, "en")
        return Text(f"是{zh}", f"it is {en}") if op == "eq" else Text(f"不是{zh}", f"it is not {en}")
    if left.name not in _COUNTS:
        return None
    least = {"ge": whole, "gt": whole + 1}.get(op)
    most = {"le": whole, "lt": whole - 1}.get(op)
    if op == "ne" and whole == 0:
        least = 1
    if op == "eq":
        least = most = whole
    return _counted(left.name, least, most)


def _counted(name: str, least: int | None, most: int | None) -> Text | None:
    zh, one, many = _COUNTS[name]
    if most == 0:
        return Text(f"从未{zh}", f"no {one}")
    if least is not None and least == most:
        return Text(f"{zh}正好{least}次", f"exactly {least} {one if least == 1 else many}")
    if least is not None and least > 0:
        said = "one" if least == 1 else str(least)
        return Text(f"至少{least}次{zh}", f"at least {said} {one if least == 1 else many}")
    if most is not None and most > 0:
        return Text(f"至多{most}次{zh}", f"at most {most} {one if most == 1 else many}")
    return None


def _number(tree: Expr) -> Text:
    if tree.op == "const":
        return Text(*(_shown(tree.value, lang) for lang in ("zh", "en")))
    if tree.op == "name":
        zh, one, _ = _COUNTS.get(tree.name, ("", "", ""))
        if zh:
            return Text(f"{zh}次数", f"the number of times {'an' if one[0] in 'aeiou' else 'a'} {one}")
        word = _SWITCHES.get(tree.name)
        return word[0] if word else _WORDS[tree.name]
    args = [_number(arg) for arg in tree.args]
    if tree.op in _REACHED:
        word = _REACHED[tree.op]
        parts = [
            Text(f"（{said.zh}）", f"({said.en})") if arg.op in _REACHED and tree.op == "mul" else said
            for arg, said in zip(tree.args, args, strict=True)
        ]
        return Text(word.zh.join(p.zh for p in parts), f" {word.en} ".join(p.en for p in parts))
    return _NAMED[tree.op].fill(a=args[0], b=args[-1])


def _shown(value: int, lang: str) -> str:
    """A constant with as many decimals as it needs, three at most."""
    for decimals in range(4):
        scale = 10**decimals
        if abs(value * scale - round(value * scale / ONE) * ONE) <= scale // 2 or decimals == 3:
            return fixed_number(value, lang, decimals)
    return fixed_number(value, lang, 3)
