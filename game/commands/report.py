"""`report`: plays a scenario thousands of times and tells its author what came of it."""

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from game.commands._report import MOST_GAMES, document, progress, whole
from game.content.text import Text, UserError, say
from game.lab.certificate import certificate, certificate_of
from game.lab.findings import Finding, findings
from game.lab.report import GAMES, Report, report, scenario_path
from game.lab.sensitivity import UNWRITABLE

WRITTEN = Text("报告已写入：{path}", "Report written: {path}")
NOTHING = Text(
    "还没有跑完一批就停了，没有结果。", "Stopped before anything was finished; there is no result."
)
TOOK = Text("用时{seconds:1}秒。", "It took {seconds:1} seconds.")
SAMPLE = Text("加 --out FILE 可写成网页。", "Add --out FILE for the page with tables and charts.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", metavar="SCENARIO", help="情景的编号或文件 · id or file of a scenario")
    add("--games", type=whole(1, MOST_GAMES), default=GAMES, metavar="N", help="局数，缺省10000 · games")
    add("--json", action="store_true", help="输出一份JSON · one JSON document")
    add("--certificate", action="store_true", help="写出公平性证明 · writes the fairness certificate")
    add("--out", type=Path, metavar="FILE", help="写成网页（或JSON） · writes the page (or JSON)")


def run(args: argparse.Namespace) -> int:
    began = time.monotonic()
    made = report(args.scenario, args.games, progress())
    if made is None:
        print(NOTHING.get(args.lang), file=sys.stderr)
        return 1
    if not made.is_whole:
        print(say("trial.partial").get(args.lang), file=sys.stderr)
    found = findings(made)
    if args.certificate:
        _certify(made, args)
    if args.json:
        _json(made, found, args)
    else:
        print(_told(made, found, args.lang))
        print(TOOK.fill(seconds=time.monotonic() - began).get(args.lang))
        print(_page(made, args))
    return 0


def _certify(made: Report, args: argparse.Namespace) -> None:
    path = scenario_path(args.scenario)
    write(certificate_of(path), certificate(made, path))
    print(say("trial.certificate.written", path=str(certificate_of(path))).get(args.lang), file=sys.stderr)


def _page(made: Report, args: argparse.Namespace) -> str:
    if args.out is None:
        return SAMPLE.get(args.lang)
    from game.debrief.trial_page import page

    write(args.out, page(made, args.lang))
    return WRITTEN.fill(path=str(args.out)).get(args.lang)


def write(path: Path, text: str) -> None:
    """Raises UserError where the disk refuses."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(UNWRITABLE.fill(path=str(path)), 1) from error


def _told(made: Report, found: list[Finding], lang: str) -> str:
    lines = [say("trial.title", name=made.compiled.names.scenario.name).get(lang)]
    lines.append(say("trial.how", games=made.games, institutions=len(made.institutions)).get(lang))
    for finding in found:
        severity = say(f"trial.severity.{finding.severity}").get(lang)
        place = f" [{finding.line}]" if finding.line else ""
        lines.append(f"  {severity}{place}  {finding.text.get(lang)}")
    return "\n".join(lines)


def _json(made: Report, found: list[Finding], args: argparse.Namespace) -> None:
    value = as_json(made, found)
    if args.out is None:
        document(value)
    else:
        write(args.out, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def as_json(made: Report, found: list[Finding]) -> dict:
    """Keys as documented in docs/commands.md."""
    both = lambda text: {"zh": text.zh, "en": text.en}  # noqa: E731
    return {
        "scenario": made.compiled.names.scenario.id,
        "hash": made.compiled.scenario_hash,
        "institutions": list(made.institutions),
        "games": made.games,
        "whole": made.is_whole,
        "findings": [
            {"code": f.code, "severity": f.severity, "about": f.about, "line": f.line, "says": both(f.text)}
            for f in found
        ],
        "counts": [
            {k: v for k, v in asdict(row).items() if k != "name"} | {"name": both(row.name)}
            for row in made.rows
        ],
        "options": [asdict(card) for card in made.cards],
        "variance": [asdict(part) for part in made.shares],
        "styles": {
            style: made.ledgers[style] | {"removed": made.removed[style], "endings": made.endings[style]}
            for style in made.ledgers
        },
        "load": asdict(made.load),
        "poisoned": [asdict(bad) for bad in made.poisoned],
        "tornado": [asdict(swing) for swing in made.swings],
    }
