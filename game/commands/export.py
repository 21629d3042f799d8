"""`export`: the texts of a scenario's events as a table for translators and reviewers."""

import argparse
from pathlib import Path

from game.commands._sheets import ENDINGS, write_table
from game.content.event_texts import rows
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.text import Text, UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="X.yaml", help="情景或事件库 · a scenario or library")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="写成 .xlsx 还是 .csv，看后缀；缺省在旁边写 .xlsx · .xlsx or .csv by its ending; by default "
        "X.xlsx beside the file",
    )


def run(args: argparse.Namespace) -> int:
    source = read_source(args.path, args.path.as_posix())
    if source.root is None:
        raise ContentError(source.problems)
    out = args.out or args.path.with_suffix(".xlsx")
    if out.suffix not in ENDINGS:
        raise UserError(_ENDING.fill(path=str(out)), 2)
    found = rows(source)
    if not found:
        raise UserError(_NOTHING.fill(path=str(args.path)), 1)
    write_table(out, found)
    print(_DONE.fill(path=str(out), n=len(found), source=args.path.as_posix()).get(args.lang))
    return 0


_ENDING = Text("{path}：后缀用 .xlsx 或 .csv。", "{path}: use the ending .xlsx or .csv.")
_NOTHING = Text("{path} 里没有事件文本可以导出。", "There are no texts of events in {path}.")
_DONE = Text(
    "已写出 {path}，{n}行。改好后：python main.py import {path} --into {source}",
    "Wrote {path}, {n} {n:row|rows}. When edited: python main.py import {path} --into {source}",
)
