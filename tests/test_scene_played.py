"""A scene as it is played: written down at once, never taken back, gone on with after a crash."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from game.content.load import load
from game.content.text import UserError
from game.debrief import class_page, game_page, table, xapi
from game.debrief.decisions import decided
from game.debrief.story import Story
from game.replay import branches, cohort, view
from game.replay.flip_changes import singles
from game.replay.flip_words import change_text
from game.replay.habit import habit
from game.replay.recording import open_recording
from game.replay.session import Session
from game.replay.twin import twin
from game.replay.verifying import replay
from game.terminal.game import Game
from game.terminal.paper import Paper
from game.ui.screens.frame import screen_of
from game.ui.screens.play import Play
from tests.ui_checks import assert_tidy
from tests.ui_events import click, press, window

FLOOD_NIGHT = Path(__file__).parent / "flood_night.yaml"
RISING, CALM = 3, 1  # seeds; the first test holds them to it


pytestmark = pytest.mark.usefixtures("strict_strings")  # a missing word fails


@pytest.fixture(scope="module")
def lesson():
    return load(FLOOD_NIGHT)


def begun(lesson, path=None, seed=RISING) -> Any:
    return Session.new(lesson, seed, path)


def card(session, turn=None) -> Any:
    return view.desk(session, turn).dilemma


def take(session, *choices):
    for choice in choices:
        assert session.plan.take_step(choice) is None


def notes(path):
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(body["note"], body["values"]) for body in lines if body.get("line") == "note"]


def test_the_desk_shows_one_hour_after_the_other_and_the_news_before_the_month_is_sent_up(lesson):
    session = begun(lesson)
    assert [step.clock for step in card(session).steps] == ["17:00"]
    take(session, "wait")
    now = card(session).open_step
    assert now.clock == "19:40" and "红线" in now.text.zh
    take(session, "stay")
    assert card(session).open_step.clock == "21:50"
    calm = begun(lesson, seed=CALM)
    take(calm, "wait", "stay")
    assert card(calm).open_step.clock == "00:30"


def test_what_the_desk_showed_is_what_the_month_brings(lesson):
    session = begun(lesson)
    take(session, "authorise", "go", "village_moves", "as_is", "own")
    shown = [step.text for step in card(session).steps]
    session.commit()
    looked_back = card(session, 1)
    assert [step.text for step in looked_back.steps] == shown
    assert [step.choice.id for step in looked_back.steps] == [
        "authorise", "go", "village_moves", "as_is", "own",
    ]  # fmt: skip


def test_a_step_is_on_the_disk_before_the_next_is_asked(lesson, tmp_path):
    session = begun(lesson, tmp_path / "night.jsonl")
    session.plan.set_reason("safety")
    take(session, "wait")
    said = {"event": "long_night", "step": "blue", "choice": "wait", "reason": "safety", "comment": ""}
    assert notes(tmp_path / "night.jsonl") == [("step", said)]


def test_no_undoing_or_clearing_goes_behind_a_step(lesson):
    session = begun(lesson)
    session.plan.toggle_visit(0)
    take(session, "wait")
    assert not session.plan.can_undo and not session.plan.undo()
    session.plan.toggle_visit(1)
    session.plan.clear()
    assert card(session).open_step.clock == "19:40"
    assert session.plan.undo() and card(session).open_step.clock == "19:40"


def test_a_game_that_was_killed_goes_on_at_the_hour_it_had_reached(lesson, tmp_path):
    path = tmp_path / "night.jsonl"
    session = begun(lesson, path)
    take(session, "authorise", "go")
    again: Any = Session.resume(path)
    assert again.plan.open_step.words.id == "red" and not again.plan.can_undo
    assert again.plan.attention_left == session.plan.attention_left == 4
    take(again, "village_moves", "as_is", "own")
    take(session := begun(lesson), "authorise", "go", "village_moves", "as_is", "own")
    assert again.commit().digest() == session.commit().digest()
    assert replay(open_recording(path)).verdict.exit_code == 0


def test_a_month_is_not_sent_up_in_the_middle_of_the_night(lesson):
    session = begun(lesson)
    take(session, "wait")
    with pytest.raises(UserError, match=r"情节还没有走完|not played to its end"):
        session.commit()
    assert session.turn == 1
    assert session.plan.leave_scene() is None
    session.commit()
    assert session.turns[0].decisions["dilemma"] == {"event": "long_night", "steps": {"blue": "wait"}}


def test_what_was_left_stays_left_after_a_crash(lesson, tmp_path):
    session = begun(lesson, tmp_path / "night.jsonl")
    take(session, "wait")
    session.plan.leave_scene()
    assert Session.resume(tmp_path / "night.jsonl").plan.open_step is None


def test_a_choice_that_is_not_open_or_not_affordable_is_refused_with_a_sentence(lesson):
    session = begun(lesson)
    session.plan.set_standing("prepare", 5)
    assert session.plan.take_step("call_now").code == "no_attention"
    take(session, "wait", "stay")
    assert session.plan.take_step("village_moves").code == "no_choice"
    assert session.plan.why_not("take_step", "list_first") is None
    assert session.plan.open_step.words.id == "red"


def test_the_report_and_the_review_tell_the_hours(lesson):
    session = begun(lesson)
    take(session, "authorise", "go", "village_moves", "as_is", "own")
    session.commit()
    after: Any = view.report(session).aftermath
    assert after.choice.zh.startswith("17:00 ") and "05:20" in after.choice.en
    assert "村里先你一步" in after.text.zh
    decided = [text.zh for text in view.review(session, 1, False).decided]
    assert sum("夜里的雨" in line for line in decided) == 5


def finished(lesson, *choices, path=None, seed=RISING):
    session = begun(lesson, path, seed)
    take(session, *choices)
    while not session.is_over:
        if session.plan.open_step:
            session.plan.leave_scene()
        session.commit()
    return session


def test_a_twin_has_the_same_night_and_nothing_is_lost(lesson):
    session = finished(lesson, "authorise", "go", "village_moves", "as_is", "own")
    result = twin(session, "full_reform")
    assert not [lost for lost in result.lost if lost.turn == 1]
    nights = [
        [event.key for event in arm.happenings if event.turn == 1 and event.kind == "dilemma"]
        for arm in (result.a, result.b)
    ]
    assert len(nights[0]) == 5 and nights[0] == nights[1]


def test_branches_ask_what_else_could_have_been_done_at_each_hour(lesson):
    session = finished(lesson, "wait", "stay", "list_first", "full", "general")
    keys = {arm.key for arm in branches.arms(session, 1)}
    assert {"step:blue.call_now", "step:rain.go", "step:red.move_all", "step:dawn.own"} <= keys
    assert "step:red.village_moves" not in keys
    assert habit(session, 1).style in ("cautious", "trace_first", "default")


def test_the_debrief_and_its_table_tell_every_hour(lesson, tmp_path):
    path = tmp_path / "night.jsonl"
    finished(lesson, "authorise", "go", "village_moves", "as_is", "own", path=path)
    story = Story(open_recording(path))
    told = [one.text.zh for one in decided(story, 1) if one.group == "dilemma"]
    assert len(told) == 5 and "21:50：由村里按授权转移" in told[2]
    page = game_page.page(story, "zh")
    clocks = [step.clock for step in lesson.names.events[0].steps]
    assert all(clock in page for clock in clocks)
    files = table.tables(story, "zh")
    assert all(any(clock in text for text in files.values()) for clock in clocks)
    selected = [said["result"] for said in xapi.statements(story) if "selected" in said["verb"]["id"]]
    assert [result["response"] for result in selected][:5] == [
        "authorise", "go", "village_moves", "as_is", "own",
    ]  # fmt: skip


def test_a_class_that_played_a_night_is_read_in(lesson, tmp_path):
    paths = [tmp_path / f"{seed}.gw.jsonl" for seed in (1, 2)]
    for seed, path in enumerate(paths, 1):
        finished(lesson, "wait", "stay", path=path, seed=seed)
    found = cohort.read(paths)
    assert found.size == 2
    assert class_page.page(found, "zh")


def test_another_choice_at_one_hour_is_a_change_that_may_have_avoided_it(lesson):
    session = finished(lesson, "authorise", "go", "village_moves", "as_is", "own")
    found = {(one.row, one.after) for one in singles(session, 1) if one.order == "steps"}
    assert (0, 0) in found and (2, 0) in found  # moved before dark, which spares the red hour; gongs at 21:50
    told = change_text(session, 1, "steps", 2, 1, 0)
    assert "21:50" in told.zh and "敲锣" in told.zh and "gongs" in told.en


def lines_of(session, *typed):
    out = io.StringIO()
    game = Game(session, Paper(out, "zh", 80))
    for line in typed:
        game.step(line)
    return out.getvalue()


def test_the_night_is_played_through_in_the_terminal(lesson):
    session = begun(lesson)
    told = lines_of(session, "选 2 理由 1", "上报", "选 1", "选 2", "选 1", "选 1", "上报")
    assert "情节还没有走完" in told and "21:50" in told and session.turn == 2
    assert session.turns[0].decisions["dilemma"]["steps"] == {
        "blue": "authorise", "rain": "go", "red": "village_moves", "midnight": "as_is", "dawn": "own",
    }  # fmt: skip
    assert session.turns[0].reason == "safety"


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 720), 1.0), ((1024, 768), 1.0), ((1280, 720), 1.5), ((1024, 768), 1.5)]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_hour_fits_the_window(lesson, lang, size, text):
    app = window(lang, size, text)
    session = begun(lesson)
    app.show(screen_of("dilemma")(app, Play(session)))
    for choice in ("authorise", "go", "village_moves", "as_is", "own"):
        app.step([])
        assert_tidy(app.screen, f"{lang} {size} {text} {choice}")
        app.screen.play.change("take_step", choice)
        app.screen.rebuild()
    app.step([])
    assert_tidy(app.screen, f"{lang} {size} {text} over")


def test_the_night_is_played_through_in_the_window_by_keyboard_and_mouse(lesson):
    app = window()
    session = begun(lesson)
    app.show(screen_of("dilemma")(app, Play(session)))
    app.step([])
    press(app, "2")
    assert session.plan.open_step.words.id == "blue"  # picked, not taken
    click(app, "take")
    assert session.plan.open_step.words.id == "rain"
    press(app, "ctrl+enter")
    assert session.turn == 1 and app.screen.here == "dilemma"
    for _ in range(4):
        app.step([])
        press(app, "2", "enter")
    assert session.plan.open_step is None
    assert session.plan.orders.steps[:, 0].tolist() == [1, 1, 1, 1, 1]
