"""`evidence`: every registered claim of the essay, measured, against what was expected of it."""

import argparse
import json
from pathlib import Path

from game.commands._report import columns, document, progress, whole
from game.content.text import Text, UserError, listing, number, say
from game.debrief import evidence_page
from game.lab.ablation import Ablation, ablate, can_be_ablated
from game.lab.claims import claims
from game.lab.curves import measured
from game.lab.evidence import Finding, measure
from game.lab.sensitivity import DRAWS, UNWRITABLE, sensitivity

GAMES = 400
HEADS = Text("论断|预期|结果|效应|95%区间|抽样", "claim|expected|found|effect|95 % interval|draws")
WORDS = {
    "holds": Text("成立", "holds"),
    "fragile": Text("脆弱", "fragile"),
    "does_not_hold": Text("不成立", "does not hold"),
    "unclear": Text("不确定", "unclear"),
}
KINDS = {
    "emergent": Text("由各方选择涌现的论断", "Claims that emerge from what people choose"),
    "structural": Text(
        "近于结构性的论断（随规则而来，不计入）", "Near-structural claims (they follow from a rule)"
    ),
    "probe": Text(
        "文章没有说的，或单一手段做不到的", "What the essay does not say, or one means alone does not do"
    ),
}
SUMMARY = Text(
    "{count}条论断（另有{structural}条近于结构性）：登记为成立的{expected}条中{holds}条成立；与登记不符{wrong}条。",
    "{count} claims ({structural} near-structural besides): {holds} of the {expected} registered to hold do;"
    " {wrong} are not as registered.",
)
NEEDS = Text("所依赖的机制（关掉后效应不到一半）", "mechanisms it needs (off, less than half is left)")
ABLATED = Text(
    "{count}条论断，{wrong}条所依赖的机制与登记不符。",
    "{count} claims; what {wrong} of them rest on is not as registered.",
)
NONE = Text("三种以内不能使其减半", "no three of them halve it")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--games", type=whole(2, 100_000), default=GAMES, metavar="N", help="每臂局数 · games an arm")
    add("--sensitivity", action="store_true", help="随机参数下成立的比例 · share of random draws")
    add("--draws", type=whole(1, 10_000), default=DRAWS, metavar="N", help="抽样次数 · draws")
    add("--keep", type=Path, metavar="FILE", help="抽样结果存档，可续 · keeps draws, resumable")
    add("--ablate", action="store_true", help="每条依赖哪些机制 · what each claim rests on")
    add("--claim", action="append", metavar="ID", help="只测这一条，可重复 · only this one")
    add("--page", type=Path, metavar="FILE", help="写成带图的网页 · writes a page with charts")
    add("--json", action="store_true", help="输出一份JSON · one JSON document")
    add("--out", type=Path, metavar="FILE", help="写入文件 · writes to a file")


def run(args: argparse.Namespace) -> int:
    chosen = _chosen(args.claim)
    if args.ablate:
        return _ablate(chosen, args)
    findings = measure(chosen, args.games, progress=progress())
    shares = sensitivity(chosen, args.draws, kept=args.keep, progress=progress()) if args.sensitivity else {}
    if args.page:
        _write(evidence_page.page(findings, measured(args.games), shares, args.lang), args.page)
    if args.json:
        _write_json({"claims": [_as_json(finding, shares) for finding in findings]}, args.out)
    elif not args.page or args.out:
        _write(_table(findings, shares, args.lang), args.out)
    return 0 if all(finding.is_as_registered for finding in findings) else 1


def _chosen(ids: list[str] | None) -> list:
    known = {claim.id: claim for claim in claims()}
    unknown = [ident for ident in ids or () if ident not in known]
    if unknown:
        sentence = Text("没有论断“{name}”。", 'There is no claim "{name}".')
        raise UserError(sentence.fill(name=unknown[0]))
    return [known[ident] for ident in ids] if ids else list(known.values())


def _as_json(finding: Finding, shares: dict[str, float]) -> dict:
    claim = finding.claim
    row = {
        "id": claim.id,
        "says": {"zh": claim.sentence.zh, "en": claim.sentence.en},
        "kind": claim.kind,
        "expect": claim.expect,
        "outcome": finding.outcome,
        "holds": finding.outcome == "holds",
        "as_registered": finding.is_as_registered,
        "effect": finding.effect,
        "low": finding.low,
        "high": finding.high,
        "games": finding.games,
        "refs": list(claim.refs),
        "reason": {"zh": claim.reason.zh, "en": claim.reason.en},
    }
    return row | ({"draws": shares[claim.id]} if claim.id in shares else {})


def _table(findings: list[Finding], shares: dict[str, float], lang: str) -> str:
    parts = []
    for kind, title in KINDS.items():
        some = [finding for finding in findings if finding.claim.kind == kind]
        if some:
            heads = HEADS.get(lang).split("|")[: 6 if shares else 5]
            rows = [heads, *(_row(finding, shares, lang) for finding in some)]
            notes = [_note(finding, lang) for finding in some if finding.claim.reason]
            parts.append("\n".join([title.get(lang), columns(rows), *notes]))
    return "\n\n".join([*parts, _summary(findings, lang)])


def _row(finding: Finding, shares: dict[str, float], lang: str) -> list[str]:
    claim = finding.claim
    mark = "" if finding.is_as_registered else " !"
    low, high = (number(value, lang, 3) for value in (finding.low, finding.high))
    row = [
        claim.sentence.get(lang) + mark,
        WORDS[claim.expect].get(lang),
        WORDS[finding.outcome].get(lang),
        number(finding.effect, lang, 3, sign=True),
        f"[{low}, {high}]",
    ]
    return row + ([f"{100 * shares[claim.id]:.0f}%"] if claim.id in shares else [])


def _note(finding: Finding, lang: str) -> str:
    return f"  {finding.claim.id}: {finding.claim.reason.get(lang)}"


def _summary(findings: list[Finding], lang: str) -> str:
    counted = [f for f in findings if f.claim.kind != "structural"]
    expected = [f for f in counted if f.claim.expect == "holds"]
    return SUMMARY.fill(
        count=len(counted),
        structural=len(findings) - len(counted),
        expected=len(expected),
        holds=sum(f.outcome == "holds" for f in expected),
        wrong=sum(not f.is_as_registered for f in findings),
    ).get(lang)


def _ablate(chosen: list, args: argparse.Namespace) -> int:
    found = ablate([claim for claim in chosen if can_be_ablated(claim)], min(args.games, 200), progress())
    wrong = [ablation for ablation in found if not ablation.is_as_registered]
    if args.json:
        rows = [_ablation_row(ablation) for ablation in found]
        _write_json({"claims": rows}, args.out)
    else:
        rows = [[Text("论断", "claim").get(args.lang), NEEDS.get(args.lang)]]
        rows += [[_name(a, args.lang), _needs(a, args.lang)] for a in found]
        _write(
            f"{columns(rows)}\n\n{ABLATED.fill(count=len(found), wrong=len(wrong)).get(args.lang)}", args.out
        )
    return 1 if wrong else 0


def _ablation_row(ablation: Ablation) -> dict:
    claim = ablation.finding.claim
    return {
        "id": claim.id,
        "registered": list(claim.needs),
        "needs": list(ablation.needs),
        "as_registered": ablation.is_as_registered,
        "together": ablation.together,
        "left": ablation.left,
    }


def _name(ablation: Ablation, lang: str) -> str:
    claim = ablation.finding.claim
    told = say(f"evidence.side.{claim.side}", claim=claim.sentence) if claim.side else claim.sentence
    return told.get(lang) + ("" if ablation.is_as_registered else " !")


def _needs(ablation: Ablation, lang: str) -> str:
    names = [say(f"evidence.off.{name}").get(lang) for name in ablation.needs]
    return listing(names, lang) if names else NONE.get(lang)


def _write_json(value: dict, out: Path | None) -> None:
    if out is None:
        document(value)
    else:
        _write(json.dumps(value, ensure_ascii=False, indent=1), out)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        print(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(UNWRITABLE.fill(path=str(out)), 1) from error
