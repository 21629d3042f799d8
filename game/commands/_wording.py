"""argparse in both languages: its own words in Chinese, and help strings written as "中文 · English"."""

import argparse
import sys
from typing import NoReturn

BETWEEN = " · "

_CHINESE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示本说明",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "expected one argument": "后面要有一个值",
    "expected at most one argument": "后面至多一个值",
    "expected at least one argument": "后面至少一个值",
    "invalid %(type)s value: %(value)r": "取值 %(value)r 不对（应为 %(type)s）",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r 这一项，可选：%(choices)s",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "one of the arguments %s is required": "%s 之中须有一项",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不明确，可能是 %(matches)s",
    "ignored explicit argument %r": "后面不应有值 %r",
}

_lang = "zh"


def speak(lang: str) -> None:
    """Sets the language of argparse's own words."""
    global _lang
    _lang = lang
    # argparse looks its words up through the module's `_`, meant for a gettext catalogue on disk.
    setattr(argparse, "_", lambda words: _CHINESE.get(words, words) if lang == "zh" else words)  # noqa: B010


def one_language(both: str) -> str:
    """The reader's half of "中文 · English"; a text without the mark stays whole."""
    zh, mark, en = both.partition(BETWEEN)
    return (zh if _lang == "zh" else en) if mark else both


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Shows the reader's half of each help string and keeps line ends of descriptions."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return one_language(action.help) if action.help else action.help


class Parser(argparse.ArgumentParser):
    """Usage errors are one sentence under the usage line, and exit 2."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        colon = "：" if _lang == "zh" else ": "
        self.exit(2, f"{self.prog}{colon}{message}\n")
