"""`check`: every problem of scenario and institution files, with place, cause and remedy."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from game.commands._watch import watch
from game.content.check import check_paths, content_files
from game.content.library import SCENARIOS
from game.content.problems import Problem
from game.content.text import Text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="文件或文件夹，不写则检查自带的情景 · files or folders; without any, the scenarios of the game",
    )
    parser.add_argument("--watch", action="store_true", help="每次保存后重新检查 · check again at each save")
    deep = "也跑打谱里的预期，核对公平性证明 · also play the plans and compare the certificates"
    parser.add_argument("--deep", action="store_true", help=deep)
    parser.add_argument("--json", action="store_true", help="以 JSON 输出 · print JSON")


def run(args: argparse.Namespace) -> int:
    code = _once(args)
    if args.watch:
        print(_WATCHING.get(args.lang), flush=True)
        watch(lambda: content_files(args.paths or [SCENARIOS]), lambda changed: _again(args))
    return code


def _again(args: argparse.Namespace) -> None:
    """The whole answer anew: a change in one file may mend or break another."""
    print(datetime.now().strftime("\n—— %H:%M:%S"), flush=True)
    _once(args)
    sys.stdout.flush()


def _once(args: argparse.Namespace) -> int:
    problems, files = check_paths(args.paths or [SCENARIOS])
    if args.deep:
        problems += deep_problems(content_files(args.paths or [SCENARIOS]), problems)
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


def deep_problems(files: list[Path], known: list[Problem]) -> list[Problem]:
    """What only playing shows: plans whose expectations are not met, certificates out of date."""
    from game.lab.certificate import certificate_of, stale_problem
    from game.lab.expectations import check_plan, plan_of

    broken = {problem.path for problem in known if problem.is_error}
    found: list[Problem] = []
    for path in files:
        if path.as_posix() in broken:
            continue  # what is wrong with it was told
        if plan_of(path).exists():
            found += check_plan(plan_of(path), path)
        if certificate_of(path).exists():
            found += stale_problem(path)
    return found


_WATCHING = Text("正在等待保存，按 Ctrl-C 结束。", "Waiting for files to be saved; Ctrl-C ends.")
_SUMMARY = Text(
    "检查了{files}个文件：{errors}处错误，{warnings}处提醒。",
    "{files} {files:file|files} checked: {errors} {errors:error|errors}, "
    "{warnings} {warnings:warning|warnings}.",
)
