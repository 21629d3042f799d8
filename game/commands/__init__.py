"""The commands by name. Each is a module game/commands/NAME.py with `add_arguments(parser)` and
`run(args) -> int`, imported only when it is called for.

`help=` strings of arguments hold both languages as "中文 · English"; the reader sees one of them.
`args.lang` is "zh" or "en" when `run` is called; `args.lang_given` says whether it was asked for on the line.
"""

import difflib
import importlib
from collections.abc import Sequence
from itertools import pairwise

from game import __version__, system_language
from game.commands import _guard
from game.commands._wording import Formatter, Parser, speak

LANGUAGES = ("zh", "en")

COMMANDS = {
    "play": ("开始或继续一局（没有屏幕时在终端里玩）", "play, in a window or in the terminal"),
    "new": ("从模板新建一个情景", "start a scenario from a template"),
    "export": ("把事件文本导出成表格", "texts of events as a spreadsheet"),
    "import": ("把改过的表格放回情景", "an edited spreadsheet back into its scenario"),
    "migrate": ("把旧格式的文件升级到新格式", "bring files of an older format up to date"),
    "check": ("检查情景文件，指出每处问题", "check scenario files and name every problem"),
    "run": ("不用人操作，按一种风格跑若干局", "play games without a person, by a policy"),
    "case": ("认定一个容错、纠正、定责或使用的案例", "decide one case of error under a local rule"),
    "schema": ("写出供编辑器用的 JSON Schema", "write the JSON Schema for editors"),
    "fuzz": (
        "弄坏情景文件成千上万次，看检查是否顶得住",
        "damage scenario files thousands of times and check them",
    ),
    "verify": ("重算记录，逐回合核对", "compute a recording again and compare every turn"),
    "debrief": ("把记录做成网页、工作单、幻灯片和表格", "pages, papers, slides, tables from recordings"),
    "class": ("上课：课程码、交卷、清除", "a class: its code, handing in, clearing away"),
    "twin": ("同样的决定与运气，换一种制度再走一遍", "same decisions and luck under another institution"),
    "report": ("把情景跑上万局，告诉编者结果", "play a scenario thousands of times for its author"),
    "evidence": ("测量文章的论断，与登记的预期对照", "measure the registered claims of the essay"),
    "table": ("各制度、各风格的结果对照表", "tables of institutions or of styles"),
    "shot": ("把每个画面存成图片", "save every screen as a picture"),
    "selftest": ("自检：这份程序在这台机器上能用吗", "does this copy work on this machine?"),
    "bench": ("测量速度", "measure the speed"),
}
ABOUT = ("敢为：关于担当、留痕与容错的严肃游戏。", "Dare to Act: a serious game on responsibility and error.")
DEFAULT = ("不写命令即打开标题画面。", "Without a command the window opens at the title.")


def dispatch(argv: Sequence[str]) -> int:
    """Runs the command that `argv` names and returns its exit code."""
    _guard.prepare_streams()
    lang = asked_language(argv) or system_language()
    speak(lang)
    return _guard.guarded(lambda: _run(list(argv), lang), argv, lang)


def asked_language(argv: Sequence[str]) -> str | None:
    """The language after --lang, wherever it stands."""
    for option, value in pairwise([*argv, ""]):
        name, _, joined = option.partition("=")
        asked = joined or value
        if name == "--lang" and asked in LANGUAGES:
            return asked
    return None


def _run(argv: list[str], lang: str) -> int:
    head, rest = _split(["selftest" if word == "--selftest" else word for word in argv])
    top = _top_parser(lang)
    name = top.parse_args(head).command or "play"
    if name not in COMMANDS:
        top.error(_unknown(name, lang))
    module = importlib.import_module(f"game.commands.{name}")
    parser = Parser(
        prog=f"main.py {name}",
        description=_pick(COMMANDS[name], lang),
        formatter_class=Formatter,
        conflict_handler="resolve",  # a command may give --lang a meaning of its own
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="界面语言 · language of the words")
    module.add_arguments(parser)
    args = parser.parse_args(rest)
    args.lang_given = asked_language(argv) is not None
    if getattr(args, "lang", None) is None:
        args.lang = lang
    return module.run(args)


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """What stands up to the command's name, and what belongs to the command."""
    end = 0
    while end < len(argv) and argv[end].startswith("-"):
        end += 2 if argv[end] == "--lang" else 1
    return argv[: end + 1], argv[end + 1 :]


def _top_parser(lang: str) -> Parser:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:{width}}{_pick(words, lang)}" for name, words in COMMANDS.items()]
    parser = Parser(
        prog="main.py",
        description=_pick(ABOUT, lang),
        epilog="\n".join([_pick(("命令：", "commands:"), lang), *lines, "", _pick(DEFAULT, lang)]),
        formatter_class=Formatter,
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="界面语言 · language of the words")
    parser.add_argument("--version", action="version", version=__version__, help="版本号 · the version")
    hint = "命令，后接 --help 看其用法 · a command; its own --help tells its use"
    parser.add_argument("command", nargs="?", metavar="COMMAND", help=hint)
    return parser


def _unknown(name: str, lang: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, 1)
    guess = _pick((f"是否想写 {near[0]}？", f" Did you mean {near[0]}?"), lang) if near else ""
    choices = ", ".join(COMMANDS)
    zh = f"没有命令“{name}”。{guess}可用：{choices}"
    en = f'there is no command "{name}".{guess} Available: {choices}'
    return _pick((zh, en), lang)


def _pick(words: tuple[str, str], lang: str) -> str:
    return words[LANGUAGES.index(lang)]
