"""`migrate`: files of an older format brought up to date, with the difference shown and comments kept."""

import argparse
import sys
from pathlib import Path

from game.commands._rewriting import replace_text, show_change
from game.content.check import content_files
from game.content.migration import migrated, version_of
from game.content.reading import read_source
from game.content.schema_institution import FORMAT
from game.content.text import Text, UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="PATH", help="文件或文件夹 · a file or a folder")
    hint = "只看会改什么，不写 · only show what would change"
    parser.add_argument("--dry-run", action="store_true", help=hint)


def run(args: argparse.Namespace) -> int:
    counts = {"changed": 0, "current": 0, "failed": 0}
    for path in content_files([args.path]):
        counts[_migrate(path, args)] += 1
    summary = _WOULD if args.dry_run else _DONE
    print(summary.fill(**counts).get(args.lang))
    return 1 if counts["failed"] else 0


def _migrate(path: Path, args: argparse.Namespace) -> str:
    shown = path.as_posix()
    source = read_source(path, shown)
    version = version_of(source)
    if source.problems:
        for problem in source.problems:
            print(problem.show(args.lang), file=sys.stderr)
        return "failed"
    if version is None or version > FORMAT:
        words = _NO_VERSION if version is None else _NEWER
        print(words.fill(path=shown, version=version or "", ours=FORMAT).get(args.lang), file=sys.stderr)
        return "failed"
    if version == FORMAT:
        return "current"
    try:
        text = migrated(source)
    except ValueError:
        print(_NOT_READABLE.fill(path=shown).get(args.lang), file=sys.stderr)
        return "failed"
    show_change(shown, source.text, text)
    if not args.dry_run:
        try:
            replace_text(path, text)
        except UserError as error:
            print(error.text.get(args.lang), file=sys.stderr)
            return "failed"
    return "changed"


_NEWER = Text(
    "{path} 是格式 {version}，比本程序认识的格式 {ours} 新，没有动它。请更新本程序。",
    "{path} is of format {version}, newer than {ours}, the newest known here, and was left as it is. "
    "Update this program.",
)
_NO_VERSION = Text(
    "{path} 的“格式”不是整数，没有动它。写成“格式: {ours}”，旧文件写“格式: 0”。",
    "the `format` of {path} is not a whole number; it was left as it is. Write `format: {ours}`, or "
    "`format: 0` for an old file.",
)
_NOT_READABLE = Text(
    "{path} 的写法不能自动升级，没有动它。请按 docs/authoring.zh-CN.md 的对照表手工改。",
    "{path} is written in a way that cannot be upgraded; it was left as it is. Change it by the table in "
    "docs/authoring.md.",
)
_DONE = Text(
    "升级了{changed}个文件，{current}个本来就是新的，{failed}个没有成。接下来：python main.py check",
    "{changed} {changed:file|files} upgraded, {current} current already, {failed} failed. "
    "Next: python main.py check",
)
_WOULD = Text(
    "会升级{changed}个文件，{current}个本来就是新的，{failed}个不成；去掉 --dry-run 就写入。",
    "{changed} {changed:file|files} would be upgraded, {current} are current, {failed} fail; "
    "without --dry-run they are written.",
)
