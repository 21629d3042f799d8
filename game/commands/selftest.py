"""`selftest` (also `--selftest`): does this copy work on this machine? Every screen is painted, a
short lesson is played, handed in and computed again. The person's own folder is not touched."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game import __version__, user_folder
from game.content.text import LANGUAGES, Text, UserError, same

SIZE = (1280, 720)
MONTHS = 4

PAINTED = Text("画面：{n}个都画成了", "screens: all {n} painted")
PLAYED = Text(
    "短课：玩了{n}个月，交卷、重算，逐回合一致", "lesson: {n} months played, handed in, the same again"
)
DONE = Text(
    "自检通过：{version}，{seconds:1}秒。",
    "Self-test passed: {version}, {seconds:1} s.",
)
WHERE = Text(
    "存档、设置和错误报告写在 {folder}，别处不写。", "Saves, settings, error reports: {folder}, nothing else."
)
BROKEN = Text("自检没有通过：{what}：{why}", "Self-test failed: {what}: {why}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: it is the same test everywhere."""


def run(args: argparse.Namespace) -> int:
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    began = time.perf_counter()
    home = user_folder()
    for what, part in (("screens", _screens), ("lesson", _lesson)):
        print(_tried(what, part).get(args.lang), flush=True)
    print(WHERE.fill(folder=str(home)).get(args.lang))
    print(DONE.fill(version=__version__, seconds=time.perf_counter() - began).get(args.lang))
    return 0


def _tried(what: str, part: Callable[[], Text]) -> Text:
    """Whatever goes wrong is told in a sentence that names the part."""
    try:
        return part()
    except Exception as error:
        why = error.text if isinstance(error, UserError) else same(f"{type(error).__name__}: {error}")
        raise UserError(BROKEN.fill(what=what, why=why), 1) from error


def _screens() -> Text:
    from game.commands import _gallery
    from game.content.text import Strings
    from game.ui.app import App, Look

    names, games = list(_gallery.screens()), _gallery.Games()
    Strings.strict = True
    with _gallery.own_folder(games):
        app = App(Look(lang=LANGUAGES[0], motion=False), size=SIZE, headless=True)
        for name in names:
            _gallery.show(app, games, name)
            if len(set(app.picture().get_buffer().raw[:: 4 * 997])) < 2:
                raise UserError(same(f"{name} is empty"), 1)
    return PAINTED.fill(n=len(names))


def _lesson() -> Text:
    from game.replay import class_folder, lesson, verifying
    from game.replay.handing_in import hand_in
    from game.replay.recording import open_recording

    made = lesson.of_code(lesson.make("first_year", ["polarised_nominal", "full_reform"], 7).code, [])
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "share").mkdir()
        session = made.start("01", path=place / "own.gw.jsonl")
        for _ in range(MONTHS):
            session.plan.choose(0)
            session.commit()
        handed = hand_in(session, place / "share")
        verdict = verifying.replay(open_recording(handed.path)).verdict
        found = class_folder.look(place / "share")
    if verdict.exit_code or len(found.entries) != 1:
        raise UserError(verdict.text, 1)
    return PLAYED.fill(n=MONTHS)
