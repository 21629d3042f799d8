"""`verify`: computes recordings again and compares every turn."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from game.commands._report import columns, document
from game.content.text import Text, UserError, fixed_number
from game.replay import words
from game.replay.recording import Recording, open_recording
from game.replay.saves import is_recording
from game.replay.verifying import OTHER_RULES, Verdict, replay
from game.sim.fixed import ONE

UNREADABLE = "unreadable"
NO_SUCH, DIFFERENT = 2, 1
# What of the recorded levels is shown where nothing can be computed, with decimals.
SHOWN = {"score": 1, "compliance": 1, "rank": 0, "blame": 1, "real": 1, "trust": 1, "hidden_risk": 2}
TURN = Text("回合", "turn")
LINE = Text("{path}：{text}", "{path}: {text}")
TOTAL = Text("共{n}份，{same}份一致。", "{n} recordings, {same} the same.")
NOTHING = Text("{path}：没有记录文件（.gw.jsonl）。", "{path}: there is no recording (.gw.jsonl) here.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about = "记录文件，或装有记录的文件夹 · recordings, or folders of them"
    parser.add_argument("recordings", nargs="+", type=Path, metavar="RECORDING", help=about)
    parser.add_argument("--json", action="store_true", help="输出一份JSON · one JSON document")


def run(args: argparse.Namespace) -> int:
    found = [path for given in args.recordings for path in files_of(given)]
    checked = [_check(path, args) for path in found]
    codes = {code for _, code in checked}
    if args.json:
        document({"recordings": [entry for entry, _ in checked]})
    elif len(found) > 1:
        same = sum(code == 0 for _, code in checked)
        print(TOTAL.fill(n=len(found), same=same).get(args.lang))
    return next((code for code in (DIFFERENT, NO_SUCH, 3) if code in codes), 0)


def files_of(given: Path) -> list[Path]:
    """A file itself, or every recording below a folder. Raises UserError where there is none."""
    if not os.path.isdir(given):
        return [given]
    found = sorted(path for path in given.rglob("*.jsonl") if is_recording(path))
    if not found:
        raise UserError(NOTHING.fill(path=str(given)), NO_SUCH)
    return found


def _check(path: Path, args: argparse.Namespace) -> tuple[dict[str, Any], int]:
    """One file: the entry of the document and its exit code; said aloud unless a document is asked for."""
    try:
        recording = open_recording(path)
    except UserError as error:
        code = error.exit_code if os.path.exists(path) else NO_SUCH
        if not args.json:
            print(error.text.get(args.lang), file=sys.stderr)
        return {"path": str(path), "status": UNREADABLE, "message": error.text.get(args.lang)}, code
    verdict = replay(recording).verdict
    if not args.json:
        _say(path, recording, verdict, args.lang)
    return _entry(path, recording, verdict, args.lang), verdict.exit_code


def _say(path: Path, recording: Recording, verdict: Verdict, lang: str) -> None:
    out = sys.stderr if verdict.exit_code else sys.stdout
    print(LINE.fill(path=str(path), text=verdict.text).get(lang), file=out, flush=True)
    if verdict.status == OTHER_RULES and recording.levels:
        print(recorded_levels(recording, lang))


def recorded_levels(recording: Recording, lang: str) -> str:
    """A table of the levels as they were written down."""
    rows = [[TURN.get(lang), *(words.level_name(name).get(lang) for name in SHOWN)]]
    for turn, levels in sorted(recording.levels.items()):
        shown = [fixed_number(levels.get(name, 0), lang, decimals) for name, decimals in SHOWN.items()]
        rows.append([str(turn), *shown])
    return columns(rows)


def _entry(path: Path, recording: Recording, verdict: Verdict, lang: str) -> dict[str, Any]:
    header = recording.header
    levels = [
        {"turn": turn} | {name: round(value / ONE, 4) for name, value in known.items()}
        for turn, known in sorted(recording.levels.items())
    ]
    return {
        "path": str(path),
        "status": verdict.status,
        "message": verdict.text.get(lang),
        "turns": verdict.turns,
        "turn": verdict.turn if verdict.exit_code == DIFFERENT else None,
        "line": verdict.line or None,
        "level": verdict.level or None,
        "rules": header.rules,
        "scenario": header.scenario,
        "institution": header.institution,
        "seed": header.seed,
        "levels": levels,
    }
