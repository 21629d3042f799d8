"""`debrief`: what leaves the room, from one recording or a class of them."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from game.commands._report import progress, whole
from game.commands.verify import NO_SUCH, files_of
from game.content.nouns import speaking
from game.content.text import Text, UserError
from game.debrief import bundle, extras, parquet
from game.debrief.files import Folder
from game.debrief.story import Story
from game.replay import cohort
from game.replay.blame import blame_line
from game.replay.recording import open_recording
from game.replay.turning_points import turning_points

MOST_TURNS = 60
MOST_EACH = 40  # recordings of a class for which everything is written one by one, unless asked for
ASIDE = Text("放在一边：{text}", "Set aside: {text}")
FLAWED = Text("{path}：{text}", "{path}: {text}")
WRITTEN = Text("{path}：写了{n}个文件。", "{path}: {n} files written.")
NOTHING_LEFT = Text("没有一份记录可以打开。", "None of the recordings could be opened.")
NOT_EACH = Text(
    "记录超过{most}份，只写了全班的；逐份也要写时加 --each。",
    "More than {most} recordings: only the class was written. --each writes them one by one as well.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about = "记录文件，或装有记录的文件夹 · recordings, or folders of them"
    parser.add_argument("recordings", nargs="+", type=Path, metavar="RECORDING", help=about)
    out = "写到哪个文件夹 · the folder to write into"
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=out)
    card = "另外为这个回合写案例卡，可重复 · a case card of this turn too; may be repeated"
    parser.add_argument(
        "--card", type=whole(1, MOST_TURNS), action="append", default=[], metavar="TURN", help=card
    )
    other = "网页里对照的制度：编号或文件 · the institution to compare with in the page: id or file"
    parser.add_argument("--institution", default="", metavar="I", help=other)
    deep = "找转折点、分解结果（一份记录时缺省就做） · turning points and split outcomes (default for one)"
    parser.add_argument("--deep", action=argparse.BooleanOptionalAction, default=None, help=deep)
    tables = "另写Parquet表（要装pyarrow） · Parquet tables too (needs pyarrow)"
    parser.add_argument("--parquet", action="store_true", help=tables)
    each = f"多于{MOST_EACH}份时也逐份写 · one by one too where there are more than {MOST_EACH}"
    parser.add_argument("--each", action="store_true", help=each)


def run(args: argparse.Namespace) -> int:
    found = _distinct(path for given in args.recordings for path in files_of(given))
    out, lang = Folder(args.out), args.lang
    if len(found) == 1:
        done = _each(found, out, args)
        if args.parquet and done:
            _parquet(cohort.read(found), out, lang)
    else:
        done = _class(found, out, args)
        if len(found) <= MOST_EACH or args.each:
            _each(found, out, args)
        else:
            _say(NOT_EACH.fill(most=MOST_EACH), lang)
    missing = extras.missing()
    if missing:
        _say(extras.missing_text(missing), lang)
    if not done:
        there = any(os.path.exists(path) for path in found)
        raise UserError(NOTHING_LEFT, 1 if there else NO_SUCH)
    return 0


def _class(found: Sequence[Path], out: Folder, args: argparse.Namespace) -> int:
    """The class's own files; returns how many recordings took part."""
    lang = args.lang
    played = cohort.read(found, progress())
    for aside in played.aside:
        _say(ASIDE.fill(text=_named(aside.path, aside.text)), lang)
    if played.size:
        folder = out.inside("class")
        bundle.write_class(played, folder, lang)
        _written(folder, lang)
        if args.parquet:
            _parquet(played, out, lang)
    return played.size


def _parquet(played: cohort.Cohort, out: Folder, lang: str) -> None:
    """Tables for those who analyse; where the library is missing, its name."""
    if not parquet.is_there():
        _say(parquet.missing_text(), lang)
        return
    folder = out.inside("tables")
    for name, data in parquet.files(played).items():
        folder.write(name, data)
    _written(folder, lang)


def _each(found: Sequence[Path], out: Folder, args: argparse.Namespace) -> int:
    """Everything of every recording; what is flawed is told, and opened as far as it agrees."""
    alone, done = len(found) == 1, 0
    for number, path in enumerate(found, 1):
        try:
            story = Story(open_recording(path), number)
        except UserError as error:
            if alone:
                _say(ASIDE.fill(text=_named(path, error.text)), args.lang)
            continue
        if args.deep or (alone and args.deep is None):
            _play_on(story)
        folder = out.inside(story.stem)
        bundle.write(story, folder, args.lang, args.card, args.institution)
        done += 1
        _written(folder, args.lang)
        if alone and not story.is_same:
            _say(_named(path, story.verdict.text), args.lang)
    return done


def _play_on(story: Story) -> None:
    """Turning points and the split of every outcome: some seconds; a person who looks on sees how far."""
    with speaking(story.names.nouns):
        _look_for_turns(story)


def _look_for_turns(story: Story) -> None:
    show = progress()
    for step in turning_points(story.session):
        story.turning = step.result or story.turning
        if show:
            show(round(90 * step.share), 100)
    for step in blame_line(story.session):
        story.split = step.result or story.split
        if show:
            show(90 + round(10 * step.share), 100)


def _distinct(paths) -> list[Path]:
    """The same file named twice counts once."""
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _written(folder: Folder, lang: str) -> None:
    print(WRITTEN.fill(path=str(folder.path), n=len(folder.written)).get(lang), flush=True)


def _named(path: Path, text: Text) -> Text:
    """A sentence about a file that names it."""
    return text if str(path) in text.en else FLAWED.fill(path=str(path), text=text)


def _say(text: Text, lang: str) -> None:
    print(text.get(lang), file=sys.stderr, flush=True)
