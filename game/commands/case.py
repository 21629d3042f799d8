"""`case`: the decision on a case of error under a local rule, with the factors that decided it."""

import argparse
import json
import sys
from typing import Any

from game.content.case import Case, answers, read_case
from game.content.case_telling import Told, group_name, overall, party_name, tell
from game.content.case_words import DECISION_WORDS, VALUES
from game.content.problems import ContentError, Problem, in_order
from game.content.text import Text, number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="案例文件（YAML） · the case file (YAML)")
    hint = (
        "认定者的利害取自这个制度（编号或文件） · the examiner's stake is that of an institution (id or file)"
    )
    parser.add_argument("--institution", metavar="I", help=hint)
    parser.add_argument("--json", action="store_true", help="以 JSON 输出 · print JSON")


def run(args: argparse.Namespace) -> int:
    asked = args.lang if getattr(args, "lang_given", False) else None
    try:
        case = read_case(args.file)
    except ContentError as error:
        _tell_problems(in_order(error.problems), asked, args.json)
        return 1
    for problem in in_order(case.source.problems):
        print(problem.show(asked) + "\n", file=sys.stderr)
    lang = args.lang
    findings = [tell(case, answer) for answer in answers(case, _examiner(args.institution))]
    if args.json:
        print(json.dumps(_document(case, findings, lang), ensure_ascii=False, indent=1))
    else:
        print("\n\n".join([_title(case).get(lang), *(_page(case, told, lang) for told in findings)]))
    return 0


def _examiner(institution: str | None) -> dict[str, int] | None:
    if institution is None:
        return None
    from game.content.load import institution_values
    from game.sim.parameters import DEFAULT

    return DEFAULT | institution_values(institution)


def _tell_problems(problems: list[Problem], lang: str | None, as_json: bool) -> None:
    if as_json:
        told = {"problems": [p.to_json(lang) for p in problems]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for problem in problems:
        print(problem.show(lang) + "\n", file=sys.stderr)


def _document(case: Case, findings: list[Told], lang: str) -> dict[str, Any]:
    worst = _finding(overall(findings), lang)
    keys = [key for key in worst if key != "act"]
    found = [_finding(told, lang) for told in findings]
    return {"case": case.id, **{key: worst[key] for key in keys}, "findings": found}


def _finding(told: Told, lang: str) -> dict[str, Any]:
    factors = [{"id": f.id, "weight": float(f.weight), "text": f.text.get(lang)} for f in told.factors]
    examiner = {"signs_permille": told.signs_permille, "at_stake_permille": told.stake_permille}
    shares = {} if told.shares is None else {"shares": told.shares}
    return {
        "act": told.act,
        "ask": told.ask,
        "decision": told.decision,
        "degree": told.degree,
        "factors": factors,
        "examiner": examiner,
        **shares,
    }


def _title(case: Case) -> Text:
    head = Text("案例 {id}　{name}", "Case {id}: {name}") if case.name else Text("案例 {id}", "Case {id}")
    head = head.fill(id=case.id, name=case.name)
    return Text(f"{head.zh}\n{case.summary.zh}", f"{head.en}\n{case.summary.en}") if case.summary else head


_ACT = Text("【行为 {act}　{name}】", "[Act {act}: {name}]")
_DEGREE = {
    "tolerance": Text("容错度 {degree}（免责线{exempt}，减责线{mitigate}）",
                      "degree {degree} (exempt from {exempt}, mitigated from {mitigate})"),
    "correction": Text("纠正度 {degree}（撤销线{withdraw}）", "degree {degree} (withdrawn from {withdraw})"),
    "re_use": Text("使用度 {degree}（使用线{reuse}）", "degree {degree} (eligible from {reuse})"),
    "liability": Text("本人承担 {degree}%", "the person's own share {degree}%"),
}  # fmt: skip
_DECIDED = Text("决定因素（分，按分量）：", "What decided it (points, heaviest first):")
_PULLED = Text("责任由什么移动（本人份额的百分点）：", "What moved it (points of the person's own share):")
_SIGNS = Text(
    "以上是规则本身的答案。这位认定者签字的可能是 {signs}%：签字要他担的风险为 {stake}（100为最重的处理）。",
    "This is the rule's own answer. The chance that this examiner signs for the person is {signs}%: what he "
    "risks by signing is {stake} (100 is the heaviest sanction).",
)


def _page(case: Case, told: Told, lang: str) -> str:
    lines = []
    if told.act is not None:
        lines.append(_ACT.fill(act=told.act, name=told.name).get(lang))
    ask = Text(*VALUES["ask"][told.ask])
    head = Text("请求：{ask}　认定：{decision}　{degree}", "Asked: {ask}. Found: {decision}; {degree}.")
    degree = _DEGREE[told.ask].fill(
        degree=told.degree,
        **{name: case.rule[f"{name}_at"] for name in ("exempt", "mitigate", "withdraw", "reuse")},
    )
    lines.append(head.fill(ask=ask, decision=DECISION_WORDS[told.decision], degree=degree).get(lang))
    if told.shares is not None:
        lines.append(_shares_line(told.shares, lang))
    lines.append((_PULLED if told.shares is not None else _DECIDED).get(lang))
    lines += [_factor_line(factor, lang) for factor in told.factors]
    signs, stake = ((value + 5) // 10 for value in (told.signs_permille, told.stake_permille))
    lines.append(_SIGNS.fill(signs=signs, stake=stake).get(lang))
    return "\n".join(lines)


def _factor_line(factor: Any, lang: str) -> str:
    group = group_name(factor.group).get(lang)
    weight = number(factor.weight, lang, 1, sign=True)
    brackets = f"（{group}）" if lang == "zh" else f" ({group})"
    return f"  {weight:>7}  {factor.text.get(lang)}{brackets}"


def _shares_line(shares: dict[str, int], lang: str) -> str:
    parts = [
        f"{party_name(party).get(lang)} {number(share / 10, lang, 1)}%" for party, share in shares.items()
    ]
    return ("　" if lang == "zh" else ", ").join(parts)
