"""`shot`: every screen as a PNG, without a display, from games that are the same each time."""

from __future__ import annotations

import argparse
import os
import sys
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.text import LANGUAGES, Text, UserError, same

if TYPE_CHECKING:
    from game.commands._gallery import Games
    from game.ui.app import App

SIZES = ((1280, 720), (1920, 1080))
SCALES = (100, 150)
LEAST, MOST = (1024, 600), (7680, 4320)

ROUND = Text(
    "{lang} {size} {scale}%：{n}张，{seconds:1}秒",
    "{lang} {size} {scale}%: {n} {n:picture|pictures}, {seconds:1} s",
)
DONE = Text("{n}张图片在 {folder}", "{n} {n:picture|pictures} in {folder}")
FAILED = Text(
    "画面 {name} 没有画成（{lang} {size} {scale}%）：{why}",
    "Screen {name} failed ({lang} {size} {scale}%): {why}",
)
SOME_FAILED = Text(
    "有{n}张没有画成，见上。其余{good}张在 {folder}",
    "{n} {n:picture|pictures} failed, see above. The other {good} are in {folder}",
)
NO_SCREEN = Text("没有画面“{name}”。可选：{names}。", 'There is no screen "{name}". There are: {names}.')
NOT_WRITTEN = Text("写不进 {path}：{why}", "{path} cannot be written: {why}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="图片存放的文件夹 · folder for the pictures")
    sizes = ", ".join(map(_written, SIZES))
    parser.add_argument(
        "--size",
        type=_size,
        action="append",
        metavar="WxH",
        help=f"窗口大小，缺省{sizes} · window, by default {sizes}",
    )
    scales = ", ".join(map(str, SCALES))
    parser.add_argument(
        "--scale",
        type=_scale,
        action="append",
        metavar="P",
        help=f"文字大小，百分数，缺省{scales} · text size in percent, by default {scales}",
    )
    parser.add_argument("--screen", action="append", metavar="NAME", help="只画这个画面 · only this screen")


def run(args: argparse.Namespace) -> int:
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.window import prepare_sdl

    prepare_sdl(headless=True)
    from game.commands import _gallery

    names = _asked(args.screen, list(_gallery.screens()))
    _make_folder(args.folder)
    langs = (args.lang,) if args.lang_given else LANGUAGES
    good, bad, games = 0, 0, _gallery.Games()
    with _gallery.own_folder(games):
        for size, scale, lang in product(args.size or SIZES, args.scale or SCALES, langs):
            began, failed = time.perf_counter(), 0
            app = _app(lang, size, scale)
            for name in names:
                where = dict(lang=lang, size=_written(size), scale=scale)
                path = args.folder / f"{name}.{lang}.{_written(size)}.{scale}.png"
                failed += not _draw(app, games, name, path, FAILED.fill(name=name, **where), args.lang)
            good, bad = good + len(names) - failed, bad + failed
            done = ROUND.fill(**where, n=len(names) - failed, seconds=time.perf_counter() - began)
            print(done.get(args.lang), flush=True)
    told = SOME_FAILED.fill(n=bad, good=good, folder=str(args.folder))
    if bad:
        raise UserError(told, 1)
    print(DONE.fill(n=good, folder=str(args.folder)).get(args.lang))
    return 0


def _app(lang: str, size: tuple[int, int], scale: int) -> App:
    from game.ui.app import App, Look

    return App(Look(lang=lang, text=scale / 100, motion=False), size=size, headless=True)


def _draw(app: App, games: Games, name: str, path: Path, failed: Text, lang: str) -> bool:
    """One picture; a screen that fails is told and does not stop the others."""
    import pygame

    from game.commands import _gallery

    try:
        _gallery.show(app, games, name)
        picture = app.picture()
    except Exception as error:
        why = error.text if isinstance(error, UserError) else same(f"{type(error).__name__}: {error}")
        print(failed.fill(why=why).get(lang), file=sys.stderr)
        return False
    try:
        pygame.image.save(picture, str(path))
    except (OSError, pygame.error) as error:
        raise UserError(NOT_WRITTEN.fill(path=str(path), why=str(error)), 1) from error
    return True


def _asked(wanted: list[str] | None, names: list[str]) -> list[str]:
    for name in wanted or []:
        if name not in names:
            raise UserError(NO_SCREEN.fill(name=name, names="、".join(names)))
    return wanted or names


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(NOT_WRITTEN.fill(path=str(folder), why=error.strerror or str(error)), 1) from error


def _written(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text}?  1280x720")
    size = int(wide[:6]), int(high[:6])
    if not (LEAST[0] <= size[0] <= MOST[0] and LEAST[1] <= size[1] <= MOST[1]):
        raise argparse.ArgumentTypeError(f"{_written(LEAST)} – {_written(MOST)}")
    return size


def _scale(text: str) -> int:
    if not text.isdecimal() or not 100 <= int(text[:4]) <= 200:
        raise argparse.ArgumentTypeError("100 – 200")
    return int(text)
