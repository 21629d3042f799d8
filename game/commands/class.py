"""`class`: a lesson for a room without a network: its code, who has handed in, the wall, clearing away."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from game.commands import _class_words as words
from game.commands._report import columns, document, progress, whole
from game.commands.play import INVISIBLE
from game.content.text import Text, UserError
from game.replay import class_clearing, class_folder, lesson, wall, wall_text
from game.replay.class_folder import ClassFolder, Entry
from game.replay.lesson_code import ASSIGNMENTS
from game.replay.wall import Wall

ACTIONS = ("new", "status", "wall", "delete")
MOST_LESSON_SEED = (1 << 64) - 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    does = "new 开课 status 查交卷 wall 上墙 delete 清除 · begin, who handed in, debrief, clear away"
    parser.add_argument("action", choices=ACTIONS, help=does)
    place = "学员交卷的文件夹 · the folder the class hands in to"
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=place)
    parser.add_argument("--scenario", metavar="S", help="情景的编号或文件 · id or file of a scenario")
    two = "两种（或一种）制度，用逗号隔开 · two institutions (or one), joined by a comma"
    parser.add_argument("--institutions", default="", metavar="I1,I2", help=two)
    seed = "种子，全班相同；不写则抽取 · the class's luck; drawn where not given"
    parser.add_argument("--seed", type=whole(0, MOST_LESSON_SEED), metavar="N", help=seed)
    minutes = "课时，分钟 · length of play in minutes"
    parser.add_argument("--minutes", type=whole(5, 600), default=40, metavar="N", help=minutes)
    assign = "按化名（name）或按教师分的组（group）分到两种制度 · by pseudonym, or by groups you give out"
    parser.add_argument("--assign", choices=ASSIGNMENTS, default="name", help=assign)
    out = "课程文件写到哪里 · where to write the lesson file"
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help=out)
    code = "课程码；不写则取多数 · the lesson's code; that of most recordings where not given"
    parser.add_argument("--code", default="", metavar="CODE", help=code)
    made = "debrief 写过成果的文件夹，可重复 · a folder debrief wrote into; may be repeated"
    parser.add_argument("--debrief", type=Path, action="append", default=[], metavar="DIR", help=made)
    printed = "把每一步写成文字，不开窗口 · write the steps of the wall as text, without a window"
    parser.add_argument("--text", action="store_true", help=printed)
    parser.add_argument("--yes", action="store_true", help="不再询问 · do not ask")
    parser.add_argument("--json", action="store_true", help="输出 JSON · print JSON")


def run(args: argparse.Namespace) -> int:
    if args.action == "new":
        return _new(args)
    if args.folder is None:
        raise UserError(words.WHICH_FOLDER.fill(action=args.action))
    return {"status": _status, "wall": _wall, "delete": _delete}[args.action](args)


def _new(args: argparse.Namespace) -> int:
    if not args.scenario:
        raise UserError(words.WHICH_SCENARIO)
    named = [part for part in args.institutions.replace("，", ",").split(",") if part.strip()]
    made = lesson.make(args.scenario, [part.strip() for part in named], args.seed, args.minutes, args.assign)
    path = made.write(args.out)
    if args.json:
        document(
            {"code": made.code, "file": str(path), "needs_file": bool(made.texts), **_lesson_facts(made)}
        )
        return 0
    is_alone = words.CODE_ALONE if not made.texts else words.CODE_NEEDS_FILE.fill(file=path.name)
    for text in (words.CODE.fill(code=made.code), is_alone, words.WRITTEN.fill(path=str(path))):
        print(text.get(args.lang))
    return 0


def _lesson_facts(made: lesson.Lesson) -> dict:
    return {name: getattr(made, name) for name in ("scenario", "institutions", "seed", "minutes", "assign")}


def _status(args: argparse.Namespace) -> int:
    found = class_folder.look(args.folder, args.code)
    if args.json:
        document(_status_document(found))
        return 0 if found.entries else 1
    if not found.entries:
        _tell_rest(found, args.lang)
        raise UserError(words.NOBODY.fill(folder=str(args.folder)), 1)
    print(words.COUNT.fill(code=found.code, n=len(found.entries), done=_done(found.entries)).get(args.lang))
    print(columns([_row(entry, args.lang) for entry in found.entries]))
    _tell_rest(found, args.lang)
    return 0


def _done(entries: Sequence[Entry]) -> int:
    return sum(entry.is_over for entry in entries)


def _row(entry: Entry, lang: str) -> tuple[str, str, str]:
    state = words.FINISHED if entry.is_over else words.UNFINISHED
    return entry.pseudonym, f"{entry.turns} / {entry.of}", state.get(lang)


def _tell_rest(found: ClassFolder, lang: str) -> None:
    if found.earlier:
        print(words.EARLIER.fill(n=len(found.earlier)).get(lang))
    for aside in found.aside:
        _say(words.ASIDE.fill(file=aside.path.name, text=aside.text), lang)
    for notice in found.notices:
        _say(notice, lang)


def _status_document(found: ClassFolder) -> dict:
    both = lambda text: {"zh": text.zh, "en": text.en}  # noqa: E731
    keys = ("pseudonym", "turns", "of", "is_over", "date")
    return {
        "code": found.code,
        "recordings": [
            {"file": entry.path.name, **{key: getattr(entry, key) for key in keys}} for entry in found.entries
        ],
        "earlier": [path.name for path in found.earlier],
        "aside": [{"file": aside.path.name, "message": both(aside.text)} for aside in found.aside],
        "notices": [both(notice) for notice in found.notices],
    }


def _wall(args: argparse.Namespace) -> int:
    """The steps in a window; as text where that is asked for or there is no screen."""
    found = class_folder.look(args.folder, args.code)
    _tell_rest(found, args.lang)
    if not found.entries:
        raise UserError(words.NOBODY.fill(folder=str(args.folder)), 1)
    made, played = wall.build(found, progress())
    for aside in played.aside:
        _say(words.ASIDE.fill(file=aside.path.name, text=aside.text), args.lang)
    if not args.text and _shown(made, args.lang):
        return 0
    for line in wall_text.lines(made):
        print(line.get(args.lang))
    return 0


def _shown(made: Wall, lang: str) -> bool:
    """False where no window can be opened."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.commands._window import NoDisplay, open_app
    from game.ui.screens.wall import WallScreen

    try:
        if os.environ.get("SDL_VIDEODRIVER") in INVISIBLE:
            raise NoDisplay(os.environ["SDL_VIDEODRIVER"])
        open_app(lang).run(lambda app: WallScreen(app, made))
    except NoDisplay:
        return False
    return True


def _delete(args: argparse.Namespace) -> int:
    found = class_folder.look(args.folder, args.code)
    recordings = class_clearing.recordings_of(found)
    if not found.code or not recordings:
        raise UserError(words.NOTHING_TO_DELETE.fill(folder=str(args.folder)), 1)
    derived = class_clearing.derived_of(found, args.debrief)
    counts = dict(n=len(recordings), derived=len(derived), code=found.code, folder=str(args.folder))
    if not args.yes and not _agreed(words.ASK.fill(**counts), args.lang):
        _say(words.NOT_DELETED, args.lang)
        return 1
    done = class_clearing.clear(found, args.debrief)
    if args.json:
        document({name: [str(path) for path in getattr(done, name)] for name in _CLEARED})
    else:
        print(words.DELETED.fill(n=len(done.recordings), derived=len(done.derived)).get(args.lang))
        for path in (*done.recordings, *done.derived):
            print(f"  {path}")
        if done.kept:
            kept = ", ".join(path.name for path in done.kept)
            print(words.KEPT.fill(n=len(done.kept), files=kept).get(args.lang))
        print(words.ELSEWHERE.get(args.lang))
    for error in done.failed:
        _say(error.text, args.lang)
    return 1 if done.failed else 0


_CLEARED = ("recordings", "derived", "kept")


def _agreed(question: Text, lang: str) -> bool:
    """Asked at a terminal; elsewhere --yes has to say so."""
    if not sys.stdin.isatty():
        raise UserError(words.NEEDS_YES.fill(question=question))
    print(question.get(lang), end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "是", "好", "删除")


def _say(text: Text, lang: str) -> None:
    print(text.get(lang), file=sys.stderr, flush=True)
