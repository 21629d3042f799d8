"""A class in the window: joining by code, handing in, the lecturer's page, the wall; what stays hidden."""

import re
from pathlib import Path

import pytest

from game.commands import _gallery_class as gallery
from game.commands._gallery import settle
from game.content.load import list_institutions
from game.content.text import Strings, same
from game.replay import lesson, places, wall
from game.replay.recording import SUFFIX, open_recording
from game.replay.saves import list_saves
from game.replay.wall import Wall, WallOption, WallStep
from game.ui.app import App, Look
from game.ui.screens.briefing import Briefing
from game.ui.screens.cases import Cases
from game.ui.screens.class_room import ClassRoom
from game.ui.screens.desk import Desk
from game.ui.screens.dilemma import Dilemma
from game.ui.screens.hand_in import HandIn
from game.ui.screens.join import Join
from game.ui.screens.play import Play
from game.ui.screens.report import Report
from game.ui.screens.review import Review
from game.ui.screens.saves import Recordings, Saves
from game.ui.screens.staff import Staff
from game.ui.screens.title import Title
from game.ui.screens.villages import Villages
from game.ui.screens.wall import WallScreen
from game.ui.screens.year_end import YearEnd
from tests.ui_checks import assert_tidy
from tests.ui_events import click, focused, press, type_text


@pytest.fixture(scope="module")
def games(tmp_path_factory):
    return gallery.ClassGames(tmp_path_factory.mktemp("class") / "here")


@pytest.fixture
def app(monkeypatch, tmp_path):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(places, "drives", lambda: [])
    Strings.strict = True
    app = App(Look(motion=False), size=(1280, 720), headless=True)
    app.push(Title(app))
    settle(app)
    yield app
    Strings.strict = False


def words(app):
    return " ".join(box.text for box in app.screen.texts())


def test_a_trainee_joins_with_a_code_and_a_pseudonym_by_keys_alone(app, games):
    press(app, "c")
    assert isinstance(app.screen, Join) and app.screen.get("begin").reason
    type_text(app, games.lesson.code[:-1] + ("A" if games.lesson.code[-1] != "A" else "B"))
    settle(app)
    assert "输错" in app.screen.get("trouble").text and app.screen.lesson is None
    press(app, "backspace")
    type_text(app, games.lesson.code[-1].lower())
    settle(app)
    assert app.screen.lesson == games.lesson and focused(app.screen) == "pseudonym"
    assert_tidy(app.screen)
    type_text(app, "学员07")
    press(app, "ctrl+enter")
    assert isinstance(app.screen, Briefing)
    (save,) = list_saves()
    assert save.pseudonym == "学员07" and not save.institution
    assert lesson.lesson_of(open_recording(save.path))["code"] == games.lesson.code


@pytest.mark.slow
def test_a_lesson_by_groups_asks_for_the_group_and_a_file_can_be_opened(app, tmp_path):
    made = lesson.make("first_year", gallery.INSTITUTIONS, 5000, 30, "group")
    path = made.write(tmp_path)
    app.push(Join(app))
    click(app, "open")
    app.screen.go(tmp_path)
    settle(app)
    click(app, f"place.{path}")
    settle(app)
    join = app.screen
    assert isinstance(join, Join) and join.lesson == made
    join.type_name("03")
    settle(app)
    assert join.get("begin").reason
    join.choose_group(1)
    settle(app)
    assert not join.get("begin").reason
    (tmp_path / f"x{lesson.SUFFIX}").write_text("{}", encoding="utf-8")
    click(app, "open")
    settle(app)
    click(app, f"place.{tmp_path}/x{lesson.SUFFIX}")
    assert app.screen.dialogs


def test_handing_in_from_the_desk_copies_the_recording_and_says_so(app, games, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    app.push(Desk(app, games.own))
    settle(app)
    press(app, "f6")
    assert isinstance(app.screen, HandIn)
    app.screen.type_path(str(share))
    app.screen.go_to_typed()
    settle(app)
    assert_tidy(app.screen)
    click(app, "use")
    (copy,) = share.iterdir()
    assert copy.name == f"{games.lesson.code}-12{SUFFIX}" and app.screen.find("handed")
    click(app, "handed.ok")
    assert isinstance(app.screen, Desk)
    press(app, "f6")
    share.rename(tmp_path / "pulled out")
    press(app, "ctrl+enter")
    settle(app)
    assert app.screen.find("told") and games.own.path and Path(games.own.path).exists()


@pytest.mark.slow
def test_no_screen_before_the_revelation_names_the_institution(app, games):
    names = {text for one in list_institutions() for text in (one.name.zh, one.name.en)}
    finished, play = games.finished, Play(games.own)
    for lang in ("zh", "en"):
        app.set_look(lang=lang)
        for screen in (
            Briefing(app, games.own),
            *(kind(app, play) for kind in (Desk, Cases, Dilemma, Villages, Staff)),
            Report(app, play, len(games.own.turns), fresh=True),
            HandIn(app, games.own),
            Join(app),
            YearEnd(app, finished),
            Review(app, open_recording(finished.path)),
            Saves(app),
            Recordings(app),
        ):
            app.push(screen)
            settle(app)
            shown = words(app)
            found = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", shown)]
            assert not found, (type(screen), found)
            app.pop()


def test_twin_and_another_institution_open_when_it_is_revealed(app, games, tmp_path):
    session = games.finished.branch(len(games.finished.history), tmp_path / f"own{SUFFIX}")
    session.note("lesson", code=games.lesson.code, minutes=40, game="x")
    app.push(YearEnd(app, session))
    settle(app)
    screen = app.screen
    assert screen.get("twin").reason and screen.get("again").reason and screen.get("rail.twin").reason
    screen.tell_institution()
    settle(app)
    assert not screen.get("twin").reason and session.names.institution.name.zh in words(app)
    assert not lesson.is_secret(open_recording(tmp_path / f"own{SUFFIX}"))


def test_the_lecturer_makes_a_code_and_saves_its_file(app, tmp_path):
    app.push(ClassRoom(app))
    settle(app)
    room = app.screen
    room.get("institution.loose").activate()
    settle(app)
    assert len(room.lesson.chosen) == 2 and "loose" in room.lesson.chosen
    room.lesson.seed = "12"
    click(app, "make")
    settle(app)
    code = room.get("made.code").text
    assert lesson.of_code(code, []).seed == 12
    click(app, "save")
    app.screen.go(tmp_path)
    settle(app)
    click(app, "use")
    assert lesson.read(tmp_path / f"{code}{lesson.SUFFIX}").code == code


def test_the_lecturer_sees_who_handed_in_goes_to_the_wall_and_clears_away(app, games):
    app.push(ClassRoom(app))
    room = app.screen
    room.show("collect")
    room.take(games.share)
    settle(app)
    assert "已交13份" in words(app) and "同一个化名" in words(app)
    assert_tidy(room)
    click(app, "wall")
    settle(app)
    assert isinstance(app.screen, WallScreen)
    press(app, "escape")
    assert app.screen is room
    files = {path: path.read_bytes() for path in games.share.iterdir()}
    click(app, "clear")
    click(app, "confirm.yes")
    settle(app)
    assert not list(games.share.iterdir()) and app.screen.find("cleared")
    for path, data in files.items():  # for the other tests
        path.write_bytes(data)


def test_the_wall_goes_step_by_step_and_names_no_trainee(app, games):
    app.push(WallScreen(app, games.wall))
    kinds = []
    for _ in games.wall.steps:
        settle(app)
        assert_tidy(app.screen)
        kinds.append(app.screen.step.kind)
        assert "学员0" not in words(app) and not re.search(r"\b0[1-9]\b", words(app))
        if kinds[-1] != "reveal":
            assert not any(name.zh in words(app) for name in games.wall.names)
        press(app, "right")
    assert kinds[:4] == ["cover", "card", "hands", "split"] and kinds[-4:] == list(gallery.WALL[-4:])
    press(app, "left", "home")
    assert app.screen.at == 0
    press(app, "end")
    assert app.screen.step.kind == "questions"


def test_a_show_of_hands_is_counted_before_the_result_and_stands_beside_it(app, games):
    app.push(WallScreen(app, games.wall))
    screen = app.screen
    press(app, "right", "right")
    settle(app)
    assert screen.step.kind == "hands"
    screen.focus(screen.get("hands.1"))
    press(app, "1", "2", "backspace", "up", "up", "up", "down")
    assert screen.step.kind == "hands"  # counting turns no page
    press(app, "right")
    settle(app)
    assert screen.step.kind == "split" and "举手3人，100%" in words(app)


def test_the_institutions_are_revealed_when_the_lecturer_says_so(app, games):
    app.push(WallScreen(app, games.wall))
    screen = app.screen
    screen.at = next(n for n, step in enumerate(games.wall.steps) if step.kind == "reveal")
    screen.rebuild()
    settle(app)
    assert not any(name.zh in words(app) for name in games.wall.names)
    press(app, "r")
    settle(app)
    assert all(name.zh in words(app) for name in games.wall.names)
    press(app, "left")
    settle(app)
    assert screen.step.kind == "ledgers" and games.wall.names[0].zh in words(app)


def test_a_class_too_small_gets_no_figures(games, tmp_path):
    from game.replay import class_folder

    share = tmp_path / "share"
    share.mkdir()
    for path in sorted(games.share.iterdir())[:3]:
        (share / path.name).write_bytes(path.read_bytes())
    made, _ = wall.build(class_folder.look(share))
    assert [step.kind for step in made.steps if step.kind in ("card", "split")] == []
    rows = [row for step in made.steps for row in step.rows]
    assert all(value is None for row in rows for value in row.values)


def test_the_time_of_a_lesson_is_told_once_and_asks_no_clock(games):
    play = Play(games.own)
    minute = 60_000
    assert play.time_told(7 * minute) is None
    told = [play.time_told((7 + n) * minute) for n in range(45)]
    assert [n for n, text in enumerate(told) if text] == [30, 35, 40]
    assert told[40] and "交卷" in told[40].zh
    assert Play(gallery.Session.new(games.compiled[0], 1)).time_told(minute) is None


def test_a_wall_of_one_option_stands(app):
    step = WallStep("split", same("x"), (), (WallOption(same("a"), 0),), key="k")
    app.push(WallScreen(app, Wall((step,), (), (), (), ())))
    settle(app)
    assert_tidy(app.screen)
