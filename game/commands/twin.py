"""`twin`: the same decisions and the same luck under another institution, side by side."""

import argparse
from pathlib import Path
from typing import Any

from game.commands._report import columns, document
from game.content.nouns import speaking
from game.content.text import Text, fixed_number
from game.replay import words
from game.replay.flip import FlipResult, flips
from game.replay.session import Session
from game.replay.twin import Arm, Lost, TwinResult, twin
from game.sim.fixed import ONE

# Level -> decimals, as two columns of the table.
SHOWN = {"score": 1, "real": 1, "trust": 1, "hidden_risk": 2, "blame": 1}
TITLE = Text("{s}，种子{seed}，{n}回合", "{s}, seed {seed}, {n} {n:turn|turns}")
ARM = Text("{letter}：{i}，{end}", "{letter}: {i}, {end}")
REMOVED = Text("第{t}回合被免职", "removed in turn {t}")
KEPT = Text("到第{t}回合仍在任", "in office after turn {t}")
NO_MORE = Text("（此后没有决定可以照做）", " (there are no decisions beyond)")
ENDING = Text("，结局：{e}", ", ending: {e}")
ARRIVAL = Text("到任", "arrival")
TURN = Text("回合", "turn")
LOST = Text("在B中不能照做的决定：", "Decisions that could not be repeated in B:")
NO_LOSS = Text("所有决定在B中都照做了。", "Every decision was repeated in B.")
LOST_LINE = Text("  第{t}回合 {what}——{why}", "  turn {t}  {what} - {why}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recording", type=Path, metavar="RECORDING", help="记录文件 · a recording")
    about = "另一种制度的编号或文件 · id or file of the other institution"
    parser.add_argument("--institution", required=True, metavar="I", help=about)
    parser.add_argument("--json", action="store_true", help="输出一份JSON · one JSON document")


def run(args: argparse.Namespace) -> int:
    session = Session.resume(args.recording)
    with speaking(session.names.nouns):
        return _run(session, args)


def _run(session: Session, args: argparse.Namespace) -> int:
    result = twin(session, args.institution)
    differ = bool(result.a.removed_at) != bool(result.b.removed_at)
    flip = flips(session, args.institution) if differ else None
    if args.json:
        document(_document(session, result, flip, args.lang))
    else:
        print(_report(session, result, flip, args.lang))
    return 0


def _report(session: Session, result: TwinResult, flip: FlipResult | None, lang: str) -> str:
    scenario = session.names.scenario.name
    lines = [notice.get(lang) for notice in session.notices]
    lines += [TITLE.fill(s=scenario, seed=str(session.seed), n=result.turns).get(lang)]
    lines += [_ended(letter, arm).get(lang) for letter, arm in (("A", result.a), ("B", result.b))]
    lines += ["", _table(result, lang), ""]
    if result.lost:
        lines += [LOST.get(lang), *(_lost(lost).get(lang) for lost in result.lost)]
    else:
        lines.append(NO_LOSS.get(lang))
    if flip is not None:
        lines += ["", flip.text.get(lang)]
    return "\n".join(lines)


def _ended(letter: str, arm: Arm) -> Text:
    said = REMOVED.fill(t=arm.removed_at) if arm.removed_at else KEPT.fill(t=len(arm.values) - 1)
    more = ENDING.fill(e=arm.ending.name) if arm.ending else Text() if arm.is_over else NO_MORE
    said = Text(said.zh + more.zh, said.en + more.en)
    return ARM.fill(letter=letter, i=arm.institution.name, end=said)


def _table(result: TwinResult, lang: str) -> str:
    head = [TURN.get(lang)]
    for name in SHOWN:
        head += [words.level_name(name).get(lang) + " A", "B"]
    rows = [head]
    for turn in range(max(len(result.a.values), len(result.b.values))):
        row = [str(turn) if turn else ARRIVAL.get(lang)]
        for name, decimals in SHOWN.items():
            for arm in (result.a, result.b):
                lived = turn < len(arm.values)
                row.append(fixed_number(arm.values[turn][name], lang, decimals) if lived else "—")
        rows.append(row)
    return columns(rows)


def _lost(lost: Lost) -> Text:
    return LOST_LINE.fill(t=lost.turn, what=lost.what, why=lost.why)


def _document(session: Session, result: TwinResult, flip: FlipResult | None, lang: str) -> dict[str, Any]:
    return {
        "scenario": session.names.scenario.id,
        "seed": session.seed,
        "turns": result.turns,
        "a": _arm(result.a, lang),
        "b": _arm(result.b, lang),
        "lost": [
            {
                "turn": lost.turn,
                "reason": lost.reason,
                "key": lost.key,
                "what": lost.what.get(lang),
                "why": lost.why.get(lang),
            }
            for lost in result.lost
        ],
        "flip": None if flip is None else _flip(flip, lang),
    }


def _arm(arm: Arm, lang: str) -> dict[str, Any]:
    human = lambda levels: {name: round(value / ONE, 4) for name, value in levels.items()}  # noqa: E731
    return {
        "institution": arm.institution.id,
        "before": [human(levels) for levels in arm.before],
        "values": [{"turn": turn} | human(levels) for turn, levels in enumerate(arm.values)],
        "happenings": [
            {
                "turn": event.turn,
                "kind": event.kind,
                "key": event.key,
                "what": event.what.get(lang),
                "count": event.count,
                "amount": round(event.amount / ONE, 4),
            }
            for event in arm.happenings
        ],
        "removed_at": arm.removed_at or None,
        "ending": arm.ending.id if arm.ending else None,
    }


def _flip(flip: FlipResult, lang: str) -> dict[str, Any]:
    return {
        "outcome": flip.outcome,
        "differing": [
            {"name": p.name, "a": round(p.a / ONE, 4), "b": round(p.b / ONE, 4)} for p in flip.differing
        ],
        "smallest": [
            {
                "parameters": list(v.parameters),
                "happens": v.happens,
                "turn": v.turn or None,
                "blame": round(v.blame / ONE, 4),
            }
            for v in flip.smallest
        ],
        "tried": flip.tried,
        "message": flip.text.get(lang),
    }
