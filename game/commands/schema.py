"""`schema`: JSON Schema for editors, with the keys and their descriptions in both languages."""

import argparse
import json
from pathlib import Path

from game.content.text import Text, UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--case",
        action="store_true",
        help="案例文件的，不写则是情景与制度的 · of case files, else of scenarios and institutions",
    )
    hint = "写到哪个文件；不写则打印 · the file to write; without it the schema is printed"
    parser.add_argument("--out", type=Path, metavar="FILE", help=hint)


def run(args: argparse.Namespace) -> int:
    from game.content.editor_schema import case_schema, scenario_schema

    schema = case_schema() if args.case else scenario_schema()
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    if args.out is None:
        print(text, end="")
        return 0
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(_UNWRITTEN.fill(path=str(args.out), why=error.strerror or str(error))) from error
    print(_WRITTEN.fill(path=str(args.out)).get(args.lang))
    return 0


_WRITTEN = Text("已写出 {path}。", "Wrote {path}.")
_UNWRITTEN = Text("写不了 {path}：{why}。换一个位置。", "Cannot write {path}: {why}. Choose another place.")
