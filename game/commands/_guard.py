"""What stands between a command and the person: exit codes, plain sentences, no traceback on the screen."""

import importlib.metadata
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from game import __version__, user_folder

INTERRUPTED, PIPE_CLOSED = 130, 141


def prepare_streams() -> None:
    """Chinese must come out whole: on Windows, and wherever the locale cannot write it, as UTF-8."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            unable = os.name == "nt" or not _can_write("督查", stream.encoding)
            stream.reconfigure(encoding="utf-8" if unable else None, errors="replace")


def guarded(action: Callable[[], int], argv: Sequence[str], lang: str) -> int:
    """Runs a command's action; whatever goes wrong becomes a sentence and an exit code."""
    try:
        code = action()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read along has closed; keep the interpreter from flushing into nothing at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        return _explained(error, argv, lang)


def _explained(error: Exception, argv: Sequence[str], lang: str) -> int:
    words: Any = sys.modules.get("game.content.text")  # whoever raised a UserError has loaded it
    if words is not None and isinstance(error, words.UserError):
        told: Any = error
        print(told.text.get(lang), file=sys.stderr)
        return told.exit_code
    if isinstance(error, ModuleNotFoundError) and not (error.name or "game").startswith("game"):
        zh = f"缺少软件包 {error.name}：请用 make play 启动（Windows：py tools/setup.py play），会自动装好。"
        en = f"The package {error.name} is missing: start with make play (Windows: py tools/setup.py play)."
    else:
        place = _write_report(error, argv)
        zh = f"程序出错而停止，已提交的回合都在存档里。请把错误报告交给开发者：{place}"
        en = f"The program failed and stopped; committed turns are saved. Please report it, with {place}"
    print(zh if lang == "zh" else en, file=sys.stderr)
    return 1


def _write_report(error: Exception, argv: Sequence[str]) -> Path:
    report = "\n".join(
        [
            f"Dare to Act {__version__}, Python {platform.python_version()}, {platform.platform()}",
            ", ".join(f"{name} {_version(name)}" for name in ("numpy", "pydantic", "pygame-ce", "pyyaml")),
            f"arguments: {list(argv)}",
            "",
            *traceback.format_exception(error),
        ]
    )
    name = time.strftime(f"crash-%Y%m%d-%H%M%S-{os.getpid()}.txt")
    for folder in (user_folder() / "crashes", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(_nameless(report), encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return folder / name
    return Path(os.devnull)


def _nameless(report: str) -> str:
    """Without the home folder, whose name is mostly that of the person."""
    try:
        home = str(Path.home())
    except RuntimeError:
        return report
    for spelt in (home, home.replace("\\", "\\\\")) if len(home) > 1 else ():
        report = report.replace(spelt, "~")
    return report


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
