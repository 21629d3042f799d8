"""`new`: a scenario to start from, in the current folder, with a scripted play; never over a file."""

import argparse
from pathlib import Path

from game.content import templates
from game.content.schema import ID
from game.content.text import Text, UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        metavar="NAME",
        help="新情景的编号，也是文件名 · the new scenario's id, and the name of its file",
    )
    zh = "、".join(f"{name}（{words.zh}）" for name, words in templates.NAMES.items())
    en = ", ".join(f"{name} ({words.en})" for name, words in templates.NAMES.items())
    usual = templates.USUAL
    parser.add_argument(
        "--template",
        choices=list(templates.NAMES),
        default=usual,
        metavar="T",
        help=f"从哪份模板开始，缺省 {usual}：{zh} · the template, by default {usual}: {en}",
    )


def run(args: argparse.Namespace) -> int:
    name = args.name
    if not ID.fullmatch(name):
        raise UserError(_NOT_AN_ID.fill(name=name), 2)
    written = {
        Path(f"{name}.yaml"): templates.scenario_text(args.template, name),
        Path(f"{name}.plan.yaml"): templates.plan_text(args.template, name),
    }
    for path in written:
        if path.exists() or path.is_symlink():
            raise UserError(_THERE_ALREADY.fill(path=path.as_posix()), 1)
    for path, text in written.items():
        _write(path, text)
    print(_DONE.fill(name=name).get(args.lang))
    return 0


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:  # appeared since we looked
        raise UserError(_THERE_ALREADY.fill(path=path.as_posix()), 1) from error
    except OSError as error:
        raise UserError(_UNWRITTEN.fill(path=str(path), why=error.strerror or str(error)), 1) from error


_NOT_AN_ID = Text(
    "“{name}”不能作编号：以小写英文字母开头，只含小写字母、数字和下划线，最多40个字符。例如 my_town。",
    '"{name}" cannot be an id: it starts with a small letter and has only a-z, 0-9 and _, at most 40 '
    "characters. For example my_town.",
)
_THERE_ALREADY = Text(
    "{path} 已经存在，没有改动它。换一个编号，或到别的文件夹里建。",
    "{path} exists and was left as it is. Choose another id, or another folder.",
)
_UNWRITTEN = Text(
    "写不了 {path}：{why}。换一个文件夹。", "Cannot write {path}: {why}. Choose another folder."
)
_DONE = Text(
    "已写出 {name}.yaml 和 {name}.plan.yaml。接下来：\n"
    "  python main.py check {name}.yaml --watch\n"
    "  python main.py play {name}.yaml",
    "Wrote {name}.yaml and {name}.plan.yaml. Next:\n"
    "  python main.py check {name}.yaml --watch\n"
    "  python main.py play {name}.yaml",
)
