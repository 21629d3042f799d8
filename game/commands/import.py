"""`import`: an edited table of texts goes back into its scenario; comments and layout of the file stay."""

import argparse
import sys
from pathlib import Path

from game.commands._rewriting import replace_text, show_change
from game.commands._sheets import ENDINGS, column_letters, read_table
from game.content.event_texts import faults, taken_back
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.text import Text, UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", type=Path, metavar="FILE", help="改过的表格 · the edited table")
    parser.add_argument(
        "--into", type=Path, required=True, metavar="X.yaml", help="放回哪个文件 · the file it goes back into"
    )
    hint = "只看会改什么，不写 · only show what would change"
    parser.add_argument("--dry-run", action="store_true", help=hint)


def run(args: argparse.Namespace) -> int:
    if args.table.suffix not in ENDINGS:
        raise UserError(_ENDING.fill(path=str(args.table)), 2)
    source = read_source(args.into, args.into.as_posix())
    if source.root is None or any(p.is_error for p in source.problems):
        raise ContentError(source.problems)
    cells = read_table(args.table)
    found = faults(source, cells)
    letters = column_letters(args.table)
    for fault in found:
        place = f"{args.table}" + (f":{letters[fault.column - 1]}{fault.row}" if fault.row else "")
        print(f"{place} {fault.message.get(args.lang)}", file=sys.stderr)
    if any(fault.is_error for fault in found):
        print(_STOPPED.get(args.lang), file=sys.stderr)
        return 1
    try:
        text = taken_back(source, cells)
    except ValueError as error:
        raise UserError(_NOT_TAKEN.fill(path=str(args.into)), 1) from error
    return _finish(args, source.text, text)


def _finish(args: argparse.Namespace, before: str, after: str) -> int:
    if before == after:
        print(_SAME.fill(path=str(args.into)).get(args.lang))
        return 0
    shown = args.into.as_posix()
    show_change(shown, before, after)
    if not args.dry_run:
        replace_text(args.into, after)
    print((_WOULD if args.dry_run else _DONE).fill(path=shown).get(args.lang))
    return 0


_ENDING = Text("{path}：表格用 .xlsx 或 .csv。", "{path}: a table ends in .xlsx or .csv.")
_STOPPED = Text("什么也没有写。改好表格再来一次。", "Nothing was written. Mend the table and try again.")
_NOT_TAKEN = Text(
    "有的文本放不回 {path} 的写法里，什么也没有写。请直接在文件里改这几处。",
    "Some texts do not fit the layout of {path}; nothing was written. Change them in the file.",
)
_SAME = Text("{path} 没有变化。", "{path} is unchanged.")
_WOULD = Text(
    "会这样改 {path}；去掉 --dry-run 就写入。", "{path} would change so; without --dry-run it does."
)
_DONE = Text("已写回 {path}。", "Wrote {path}.")
