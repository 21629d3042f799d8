"""`debrief`: what leaves the room, from one recording or a class of them."""

import argparse
import os
import sys
from pathlib import Path

from game.commands._report import whole
from game.commands.verify import NO_SUCH, files_of
from game.content.text import Text, UserError
from game.debrief import extras
from game.debrief.bundle import write
from game.debrief.files import Folder
from game.debrief.story import Story
from game.replay.recording import open_recording

MOST_TURNS = 60
ASIDE = Text("放在一边：{text}", "Set aside: {text}")
FLAWED = Text("{path}：{text}", "{path}: {text}")
WRITTEN = Text("{path}：写了{n}个文件。", "{path}: {n} files written.")
NOTHING_LEFT = Text("没有一份记录可以打开。", "None of the recordings could be opened.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about = "记录文件，或装有记录的文件夹 · recordings, or folders of them"
    parser.add_argument("recordings", nargs="+", type=Path, metavar="RECORDING", help=about)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="写到哪个文件夹 · the folder to write into"
    )
    parser.add_argument(
        "--card",
        type=whole(1, MOST_TURNS),
        action="append",
        default=[],
        metavar="TURN",
        help="另外为这个回合写案例卡，可重复 · a case card of this turn too; may be repeated",
    )


def run(args: argparse.Namespace) -> int:
    found = [path for given in args.recordings for path in files_of(given)]
    out = Folder(args.out)
    done = 0
    for number, path in enumerate(found, 1):
        try:
            story = Story(open_recording(path), number)
        except UserError as error:
            _say(ASIDE.fill(text=_named(path, error.text)), args.lang)
            continue
        folder = out.inside(story.stem)
        write(story, folder, args.lang, args.card)
        done += 1
        print(WRITTEN.fill(path=str(folder.path), n=len(folder.written)).get(args.lang), flush=True)
        if not story.is_same:
            _say(_named(path, story.verdict.text), args.lang)
    missing = extras.missing()
    if missing:
        print(extras.missing_text(missing).get(args.lang), file=sys.stderr)
    if not done:
        there = any(os.path.exists(path) for path in found)
        raise UserError(NOTHING_LEFT, 1 if there else NO_SUCH)
    return 0


def _named(path: Path, text: Text) -> Text:
    """A sentence about a file that names it."""
    return text if str(path) in text.en else FLAWED.fill(path=str(path), text=text)


def _say(text: Text, lang: str) -> None:
    print(text.get(lang), file=sys.stderr, flush=True)
