"""Every screen of the window, out of games that are the same each time; for `shot` and its tests."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game import user_folder
from game.commands import _gallery_class
from game.content.compile import Compiled
from game.content.library import TEMPLATES
from game.content.load import list_scenarios, load
from game.lab.policies import CODE, Styled
from game.replay import view
from game.replay.recording import SUFFIX
from game.replay.session import Session
from game.ui.screens.about import About
from game.ui.screens.briefing import Briefing
from game.ui.screens.cases import Cases
from game.ui.screens.desk import Desk
from game.ui.screens.dilemma import Dilemma
from game.ui.screens.glossary import Glossary
from game.ui.screens.help import open_help
from game.ui.screens.lessons import Lessons
from game.ui.screens.model_card import ModelCard
from game.ui.screens.new_game import NewGame
from game.ui.screens.past import Past
from game.ui.screens.report import Report
from game.ui.screens.review import PAGES as REVIEW_PAGES
from game.ui.screens.review import Review
from game.ui.screens.saves import Recordings, Saves
from game.ui.screens.settings import Settings
from game.ui.screens.staff import Staff
from game.ui.screens.title import Title
from game.ui.screens.twin import PAGES as TWIN_PAGES
from game.ui.screens.twin import Twin
from game.ui.screens.villages import Villages
from game.ui.screens.year_end import PAGES as YEAR_PAGES
from game.ui.screens.year_end import YearEnd

if TYPE_CHECKING:
    from game.ui.app import App
    from game.ui.screen import Screen

SCENARIO = "first_year"
ADAPTIVE, DOER = 11, 5  # seeds: a year served to its end; a hard worker who is removed, and kept in the twin
REPORT_PAGES = ("cards", "inspections", "incidents", "blame", "tolerance", "month")
SAVED_AT = datetime(2026, 3, 2, 9, 30).timestamp()


class Games:
    """The games that the screens show, each played when it is first asked for."""

    @cached_property
    def compiled(self) -> Compiled:
        return load(SCENARIO)

    @cached_property
    def fresh(self) -> Session:
        return Session.new(self.compiled, ADAPTIVE)

    @cached_property
    def year(self) -> Session:
        return _played(self.compiled, "adaptive", ADAPTIVE)

    @cached_property
    def middle(self) -> Session:
        """A month with a dilemma and cases on the desk, some of it decided."""
        branches = [self.year.branch(turn) for turn in range(3, len(self.year.months) + 1)]
        desks = {turn: view.desk(session) for turn, session in enumerate(branches)}
        full = [n for n, desk in desks.items() if desk.dilemma and desk.cases] or [0]
        session, desk = branches[full[0]], desks[full[0]]
        for card, verb in zip(desk.cards, ("real", "trace", "real"), strict=False):
            session.plan.set_card(card.slot, verb)
        session.plan.toggle_visit(2)
        return session

    @cached_property
    def night(self) -> Session:
        """The first scene on the shelf at its third hour, two of them decided."""
        session, decide = Session.new(load(with_scene()[0]), ADAPTIVE), Styled(CODE["adaptive"])
        while session.plan.open_step is None and not session.is_over:
            session.plan.adopt(decide(session.state, session.rules))
            session.commit()
        for _ in range(2):
            step = session.plan.open_step
            for choice in step.words.choices if step else ():
                if session.plan.take_step(choice.id) is None:
                    break
        return session

    @cached_property
    def urgent(self) -> Session:
        """A month over which most hangs: an urgent campaign, a county that presses."""
        turns = range(1, len(self.year.months) + 1)
        return self.year.branch(max(turns, key=lambda turn: len(view.desk(self.year, turn).alerts)))

    @cached_property
    def reported(self) -> Session:
        """The month after the one with most to report."""
        turns = range(1, len(self.year.months))
        return self.year.branch(1 + max(turns, key=lambda turn: len(self._pages(turn))))

    def _pages(self, turn: int) -> list[str]:
        report = view.report(self.year, turn)
        parts = (report.cards, report.inspections, report.incidents, report.cases, report.decisions)
        return [name for name, part in zip(REPORT_PAGES, parts, strict=False) if part]

    @cached_property
    def past(self) -> Past:
        return Past(self.year)

    @cached_property
    def removed(self) -> Past:
        past = Past(_played(self.compiled, "doer", DOER))
        past.turn = past.turns - 2
        return past

    @cached_property
    def classroom(self) -> _gallery_class.ClassGames:
        """A class, in the folder that `own_folder` gives for the time being."""
        return _gallery_class.ClassGames(user_folder().parent / "class")

    @cached_property
    def guide(self) -> Session:
        """The card that the authoring guide shows, from the template it stands in."""
        compiled = load(TEMPLATES / "dilemma.yaml")
        games = (Session.new(compiled, seed) for seed in range(1, 100))
        return next(session for session in games if view.desk(session).dilemma)

    def save_some(self, folder: Path) -> None:
        """Saved games as a person has them: going on, finished, damaged, and no recording at all."""
        folder.mkdir(parents=True)
        kept = (
            ("going-on", self.year.branch(6), ""),
            ("finished", self.year, ""),
            ("removed", _played(load(SCENARIO, "polarised"), "doer", DOER), ""),
            ("damaged", self.year.branch(4), '"digest":"'),
        )
        for age, (name, session, broken) in enumerate(kept):
            path = folder / f"{name}{SUFFIX}"
            session.branch(len(session.history), path)
            if broken:
                head, mark, tail = path.read_text(encoding="utf-8").rpartition(broken)
                path.write_text(head + mark + "0" + tail, encoding="utf-8")
            _date(path, age)
        note = folder / f"notes{SUFFIX}"
        note.write_text("…", encoding="utf-8")
        _date(note, 10)


@cache
def with_scene() -> list[Path]:
    """The scenarios on the shelf that have a scene."""
    told = [(listed.path, listed.path.read_text(encoding="utf-8")) for listed in list_scenarios()]
    return [path for path, text in told if re.search(r"^ +(scene|情节):", text, re.MULTILINE)]


def _date(path: Path, days: int) -> None:
    """So many days before a fixed one: pictures are the same every time."""
    seconds = SAVED_AT - days * 86_400
    os.utime(path, (seconds, seconds))


def _played(compiled: Compiled, style: str, seed: int) -> Session:
    session, decide = Session.new(compiled, seed), Styled(CODE[style])
    while not session.is_over:
        session.plan.adopt(decide(session.state, session.rules))
        session.commit()
    return session


@contextmanager
def own_folder(games: Games) -> Iterator[None]:
    """A home folder with saved games for the time being; nobody's own is read or written, or shown."""
    names = ("HOME", "USERPROFILE", "DARE_TO_ACT_HOME")
    before = {name: os.environ.get(name) for name in names}
    with tempfile.TemporaryDirectory() as home:
        here = Path(home) / "dare-to-act"
        os.environ.update(HOME=home, USERPROFILE=home, DARE_TO_ACT_HOME=str(here))
        games.save_some(here / "saves")
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


Show = Callable[["App", Games], "Screen"]


def screens() -> dict[str, Show]:
    """Name -> what makes the screen. `show` puts it into the window."""
    return {
        "title": lambda app, _: Title(app),
        "new_game": lambda app, _: _new_game(app, "lesson"),
        "new_game_choose": lambda app, _: _new_game(app, "choose"),
        "saves": lambda app, _: Saves(app),
        "recordings": lambda app, _: Recordings(app),
        "settings": lambda app, _: Settings(app),
        "glossary": lambda app, _: Glossary(app),
        "glossary_found": lambda app, _: Glossary(app, "tolerance"),
        "about": lambda app, _: About(app),
        "lessons": lambda app, _: Lessons(app),
        "model_card": lambda app, _: ModelCard(app),
        "briefing": lambda app, games: Briefing(app, games.fresh),
        "desk": lambda app, games: _desk(app, games, coach=False),
        "desk_coach": lambda app, games: _desk(app, games, coach=True),
        "desk_middle": lambda app, games: Desk(app, games.middle),
        **{
            f"desk_{name}": lambda app, games: Desk(app, games.middle)
            for name in ("commit", "help", "history")
        },
        "desk_urgent": lambda app, games: Desk(app, games.urgent),
        "dilemma": lambda app, games: Dilemma(app, games.middle),
        "guide_dilemma": lambda app, games: Dilemma(app, games.guide),
        **({"scene": lambda app, games: Dilemma(app, games.night)} if with_scene() else {}),
        "cases": lambda app, games: Cases(app, games.middle),
        "villages": lambda app, games: Villages(app, games.middle),
        "staff": lambda app, games: Staff(app, games.middle),
        **{
            f"report_{name}": lambda app, games, name=name: _report(app, games, name) for name in REPORT_PAGES
        },
        **{
            f"year_{name}": lambda app, games, name=name: _page(YearEnd(app, games.past), name)
            for name in YEAR_PAGES
        },
        "year_removed": lambda app, games: YearEnd(app, games.removed),
        **{
            f"review_{name}": lambda app, games, name=name: _page(Review(app, games.removed), name)
            for name in REVIEW_PAGES
        },
        "twin_choose": lambda app, games: Twin(app, games.removed),
        **{
            f"twin_{name}": lambda app, games, name=name: _page(Twin(app, games.removed), name)
            for name in TWIN_PAGES
        },
        **{
            name: lambda app, games, make=make: make(app, games.classroom)
            for name, make in _gallery_class.screens().items()
        },
    }


AFTER: dict[str, Callable[[Screen], object]] = {  # what is done on a screen before its picture
    "desk_commit": lambda screen: screen.commit(),  # type: ignore[attr-defined]
    "desk_help": open_help,  # type: ignore[dict-item]
    "desk_history": lambda screen: screen.get("gauge.compliance").activate(),
    **{f"twin_{name}": lambda screen: screen.compute() for name in TWIN_PAGES},  # type: ignore[attr-defined]
}


def show(app: App, games: Games, name: str) -> Screen:
    """Put a screen into the window and wait until everything on it is there."""
    app.reset(screens()[name](app, games))
    settle(app)
    if name in AFTER:
        AFTER[name](app.screen)
        settle(app)
    return app.screen


def settle(app: App) -> None:
    """Look until no work goes on beside the window and nothing moves."""
    import pygame

    for _ in range(2):  # some screens begin their work after the first frame
        app.step([])
    while app.tasks.running:
        pygame.time.wait(2)
        app.step([])
    app.step([])


def _desk(app: App, games: Games, coach: bool) -> Screen:
    screen = Desk(app, games.fresh)
    if not coach:
        screen.play.coach = []
    return screen


def _new_game(app: App, way: str) -> Screen:
    screen = NewGame(app)
    screen.way, screen.seed = way, "2026"
    return screen


def _report(app: App, games: Games, name: str) -> Screen:
    session = games.reported
    screen = Report(app, session, len(session.turns), fresh=True)
    names = [page for page, _ in screen.pages]
    screen.at = names.index(name) if name in names else len(names) - 1
    return screen


def _page(screen, name: str) -> Screen:
    screen.page = name
    return screen
