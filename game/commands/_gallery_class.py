"""The screens of a class for `shot`: a class of small games that is the same each time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.content.compile import Compiled
from game.replay import class_folder, lesson, wall
from game.replay.handing_in import hand_in
from game.replay.lesson import Lesson
from game.replay.recording import SUFFIX
from game.replay.session import Session
from game.ui.screens.class_room import ClassRoom
from game.ui.screens.desk import Desk
from game.ui.screens.hand_in import HandIn
from game.ui.screens.join import Join
from game.ui.screens.picker import row
from game.ui.screens.wall import WallScreen
from game.ui.screens.year_end import YearEnd

if TYPE_CHECKING:
    from game.content.text import Text
    from game.ui.app import App
    from game.ui.screen import Screen
    from game.ui.widget import Widget

INSTITUTIONS = ("polarised_nominal", "full_reform")
STICK = Path("/media/stick")
SEED, SIZE, MONTHS = 26, 14, 4
HANDS = (5, 7, 2, 0)
WALL = ("cover", "card", "hands", "split", "guess", "ledgers", "reveal", "questions")


class ClassGames:
    """A lesson and what came in; `here` is a folder that lasts as long as the pictures are made."""

    def __init__(self, here: Path):
        self.here = here

    @cached_property
    def lesson(self) -> Lesson:
        return lesson.make("first_year", INSTITUTIONS, SEED, 40)

    @cached_property
    def compiled(self) -> list[Compiled]:
        return [self.lesson.compiled(group) for group in range(len(INSTITUTIONS))]

    @cached_property
    def share(self) -> Path:
        """The folder the class handed in to: a name used twice, one file damaged on the way."""
        folder = self.here / "share"
        folder.mkdir(parents=True)
        (self.here / "pcs").mkdir()
        for number in range(1, SIZE + 1):
            name = f"{number if number != 9 else 7:02}"
            session = self._played(self.here / "pcs" / f"{number}{SUFFIX}", name, number)
            hand_in(session, folder)
        worn = sorted(folder.glob(f"*{SUFFIX}"))[3]
        worn.write_bytes(worn.read_bytes()[100:])
        return folder

    def _played(self, path: Path, name: str, number: int) -> Session:
        compiled = self.compiled[self.lesson.group_of(name)]
        session = self.lesson.start(name, path=path, compiled=compiled)
        for _ in range(MONTHS if number % 4 else MONTHS - 1):
            if int(session.state.event[0]) >= 0:
                session.plan.choose(number % 3 % 2)
                session.plan.set_reason(session.names.reasons[number % 3].id)
            session.commit()
        return session

    @cached_property
    def own(self) -> Session:
        """The game of one trainee, some months on."""
        return self._played(self.here / f"own{SUFFIX}", "12", 2)

    @cached_property
    def finished(self) -> Session:
        """The same to its end; the institution is still sealed."""
        session = self._played(self.here / f"finished{SUFFIX}", "12", 2)
        while not session.is_over:
            session.commit()
        return session

    @cached_property
    def wall(self) -> wall.Wall:
        return wall.build(class_folder.look(self.share))[0]


Show = Callable[["App", ClassGames], "Screen"]


def screens() -> dict[str, Show]:
    return {
        "class_join": _join,
        "class_desk": lambda app, games: Desk(app, games.own),
        "class_hand_in": _hand_in,
        "class_year_end": lambda app, games: YearEnd(app, games.finished),
        "class_new": lambda app, _: _new(app),
        "class_code": _code,
        "class_collect": _collect,
        **{f"wall_{kind}": lambda app, games, kind=kind: _wall(app, games, kind) for kind in WALL},
        "wall_sealed": lambda app, games: _wall(app, games, "reveal", is_revealed=False),
    }


def _join(app: App, games: ClassGames) -> Screen:
    screen = Join(app)
    screen.code, screen.lesson, screen.pseudonym = games.lesson.code, games.lesson, "12"
    return screen


def _hand_in(app: App, games: ClassGames) -> Screen:
    screen = _OnStick(app, games.own)
    screen.go(STICK)
    return screen


class _OnStick(HandIn):
    """A stick that is the same on every machine."""

    def _rows(self) -> tuple[list[tuple[str, Widget]], Text | None]:
        return [(name, row("folder", name)) for name in ("2026-03", "2026-04")], None


def _new(app: App) -> ClassRoom:
    screen = ClassRoom(app)
    screen.lesson.seed = str(SEED)
    return screen


def _code(app: App, games: ClassGames) -> Screen:
    screen = _new(app)
    screen.lesson.made = games.lesson
    return screen


def _collect(app: App, games: ClassGames) -> Screen:
    screen = _new(app)
    screen.page = "collect"
    screen.take(games.share)
    screen.folder = STICK / "2026-04"
    return screen


def _wall(app: App, games: ClassGames, kind: str, is_revealed: bool = True) -> Screen:
    screen = WallScreen(app, games.wall)
    screen.at = next((n for n, step in enumerate(games.wall.steps) if step.kind == kind), 0)
    screen.is_revealed = is_revealed and kind == "reveal"
    for step in games.wall.steps:
        if step.key and step.kind in ("hands", "guess"):
            screen.hands[step.key] = list(HANDS[: len(step.options)])
    return screen
