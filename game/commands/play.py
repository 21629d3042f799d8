"""`play`: opens the window; with --terminal, or where there is no screen, the same game in plain text."""

import argparse
import os
import sys
from pathlib import Path

from game.commands._report import MOST_SEED, whole
from game.content.text import say
from game.replay.settings import load_settings
from game.terminal import Start, open_session, play

INVISIBLE = ("dummy", "offscreen")  # drivers of SDL that draw for nobody


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "scenario", nargs="?", metavar="SCENARIO", help="情景的编号或文件 · id or file of a scenario"
    )
    parser.add_argument("--institution", metavar="I", help="制度的编号或文件 · id or file of an institution")
    parser.add_argument(
        "--seed", type=whole(0, MOST_SEED), metavar="N", help="这一局的种子 · seed of the game"
    )
    parser.add_argument("--terminal", action="store_true", help="在终端里玩 · play in the terminal")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="接着玩一份记录 · go on with a recording")


def run(args: argparse.Namespace) -> int:
    lang = args.lang if args.lang_given else load_settings().language
    start = Start(args.scenario, args.institution, args.seed, args.resume)
    return in_terminal(start, lang) if args.terminal else _in_window(start, lang)


def _in_window(start: Start, lang: str) -> int:
    """The window; without a screen the terminal, if a person is at one, else words that name the ways."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.commands._window import NoDisplay, play_in_window

    try:
        if os.environ.get("SDL_VIDEODRIVER") in INVISIBLE:
            raise NoDisplay(os.environ["SDL_VIDEODRIVER"])
        return play_in_window(lambda: open_session(start, lang) if start.is_given else None, lang)
    except NoDisplay as error:
        if not _is_person():
            print(error.text.get(lang))
            return 0
    print(say("terminal.no_screen").get(lang))
    return in_terminal(start, lang)


def in_terminal(start: Start, lang: str) -> int:
    """Plays on standard input and output."""
    return play(start, _typed if _is_person() else _piped, sys.stdout, lang, asks=_is_person())


def _is_person() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _typed(prompt: str) -> str | None:
    """A line from a person, who can edit it."""
    try:
        return input(prompt)
    except EOFError:
        return None


def _piped(prompt: str) -> str | None:
    """A line from a file or a pipe, written after its prompt: what comes out reads as a dialogue."""
    line = sys.stdin.readline()
    if not line:
        return None
    sys.stdout.write(prompt + line.rstrip("\n") + "\n")
    return line
