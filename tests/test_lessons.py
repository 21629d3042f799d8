"""The lessons: each is whole, their pages are not stale, and all of them together hold enough."""

import build_lessons
import pytest

from game.commands._gallery import settle
from game.content.glossary import read
from game.content.lessons import lessons
from game.content.load import SCENARIOS, list_institutions, list_scenarios
from game.lab.expectations import plan_of
from game.ui.app import App, Look
from game.ui.screens.lessons import Lessons
from game.ui.screens.new_game import NewGame
from tests.ui_checks import assert_tidy
from tests.ui_events import click

TAUGHT = [lesson.id for lesson in lessons()]


def _written(scenario: str) -> dict:
    return read(SCENARIOS / f"{scenario}.yaml")  # type: ignore[return-value]


@pytest.mark.parametrize("scenario", TAUGHT)
def test_a_lesson_has_goals_questions_sources_and_a_plan(scenario):
    head = _written(scenario)["scenario"]
    assert len(head["goals"]) >= 3 and len(head["questions"]) >= 3 and head["sources"]
    assert {source["confidence"] for source in head["sources"]} <= {"H", "M", "L", "GK", "ED"}
    assert plan_of(SCENARIOS / f"{scenario}.yaml").exists()


def test_new_games_list_the_lessons_in_teaching_order():
    assert [listed.id for listed in list_scenarios()] == TAUGHT


def test_every_pair_names_two_institutions():
    known = {listed.id for listed in list_institutions()}
    assert all(set(lesson.pair) <= known and len(set(lesson.pair)) == 2 for lesson in lessons())


def test_the_pages_are_what_the_file_and_the_scenarios_say():
    stale = [p.name for p, text in build_lessons.pages().items() if p.read_text("utf-8") != text]
    assert not stale, "run: python tools/build_lessons.py"


def test_there_are_enough_cards_and_kinds_of_task():
    whole = [_written(scenario) for scenario in TAUGHT]
    cards = {event["id"] for one in whole for event in one.get("events", [])}
    kinds = {task["id"] for one in whole for task in one.get("tasks", [])}
    assert len(cards) >= 60 and len(kinds) >= 80


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_lesson_is_taken_from_the_overview(lang):
    app = App(Look(lang=lang, motion=False), size=(1280, 720), headless=True)
    app.push(NewGame(app))
    settle(app)
    click(app, "lessons")
    settle(app)
    assert isinstance(app.screen, Lessons)
    assert_tidy(app.screen)
    click(app, "take.where_it_ends")
    assert isinstance(app.screen, NewGame) and app.screen.scenario == "where_it_ends"
