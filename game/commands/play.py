"""`play`: opens the window; with --terminal, or where there is no screen, the same game in plain text."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands._report import MOST_SEED, whole
from game.content.text import UserError, say
from game.replay.settings import load_settings

if TYPE_CHECKING:
    from game.replay.session import Session
    from game.terminal import Start
    from game.ui.app import App

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
    at = "从这个事件发生的那一回合开始 · begin at the turn in which this event comes"
    parser.add_argument("--at", metavar="EVENT", help=at)
    watch = "保存情景后回到同一回合 · on save, back to the same turn of the changed scenario"
    parser.add_argument("--watch", action="store_true", help=watch)
    parser.add_argument("--resume", type=Path, metavar="FILE", help="接着玩一份记录 · go on with a recording")


def run(args: argparse.Namespace) -> int:
    lang = args.lang if args.lang_given else load_settings().language
    if (args.watch and (args.terminal or not args.scenario)) or (args.at and not args.scenario):
        raise UserError(say("trial.reload.alone"))
    return in_terminal(args, lang) if args.terminal else _in_window(args, lang)


def _in_window(args: argparse.Namespace, lang: str) -> int:
    """The window; without a screen the terminal, if a person is at one, else words that name the ways."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.commands._window import NoDisplay, play_in_window

    try:
        if os.environ.get("SDL_VIDEODRIVER") in INVISIBLE:
            raise NoDisplay(os.environ["SDL_VIDEODRIVER"])
        return play_in_window(lambda: _session(args, lang), lang, _follower(args))
    except NoDisplay as error:
        if not _is_person():
            print(error.text.get(lang))
            return 0
    print(say("terminal.no_screen").get(lang))
    return in_terminal(args, lang)


def _follower(args: argparse.Namespace) -> Callable[[App], None] | None:
    """What keeps the game in step with its file while the window is open."""
    if not args.watch:
        return None
    from game.commands._author import follow

    return lambda app: follow(app, args.scenario, args.institution)


def _session(args: argparse.Namespace, lang: str) -> Session | None:
    """The game asked for, if one was. Raises UserError."""
    if args.scenario is None and args.resume is None:
        return None
    if args.at and args.scenario:
        from game.commands._author import session_at

        return session_at(args.scenario, args.institution, args.at, lang)
    from game.terminal import open_session

    return open_session(_start(args), lang)


def in_terminal(args: argparse.Namespace, lang: str) -> int:
    """Plays on standard input and output."""
    from game.terminal import play

    is_person = _is_person()
    given = _session(args, lang) if args.at else None
    return play(_start(args, given), _typed if is_person else _piped, sys.stdout, lang, asks=is_person)


def _start(args: argparse.Namespace, given: Session | None = None) -> Start:
    from game.terminal import Start  # what plays a game is imported late: the title opens at once

    return Start(args.scenario, args.institution, args.seed, args.resume, given=given)


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
