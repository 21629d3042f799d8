"""`check`: every problem of scenario and institution files, with place, cause and remedy."""

import argparse
import json
import sys

from game.content.check import check_paths
from game.content.library import SCENARIOS
from game.content.text import Text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="文件或文件夹，不写则检查自带的情景 · files or folders; without any, the scenarios of the game",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出 · print JSON")


def run(args: argparse.Namespace) -> int:
    problems, files = check_paths(args.paths or [SCENARIOS])
    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    asked = args.lang if getattr(args, "lang_given", False) else None
    if args.json:
        report = {
            "files": files,
            "errors": errors,
            "warnings": warnings,
            "problems": [p.to_json(asked) for p in problems],
        }
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(problem.show(asked) + "\n", file=sys.stderr)
        print(_SUMMARY.fill(files=files, errors=errors, warnings=warnings).get(args.lang))
    return 1 if errors else 0


_SUMMARY = Text(
    "检查了{files}个文件：{errors}处错误，{warnings}处提醒。",
    "{files} {files:file|files} checked: {errors} {errors:error|errors}, "
    "{warnings} {warnings:warning|warnings}.",
)
