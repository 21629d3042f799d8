"""The lessons: each is whole, their pages are not stale, and all of them together hold enough."""

from functools import cache

import build_lessons
import numpy as np
import pytest

from game.commands._gallery import settle
from game.content.glossary import read
from game.content.lessons import lessons
from game.content.load import SCENARIOS, list_institutions, list_scenarios, load, new_state
from game.lab.columns import read as columns
from game.lab.expectations import plan_of
from game.lab.policies import policy
from game.lab.tables import seeds
from game.sim import engine
from game.sim.ruleset import STYLES
from game.ui.app import App, Look
from game.ui.screens.lessons import Lessons
from game.ui.screens.new_game import NewGame
from tests.ui_checks import assert_tidy
from tests.ui_events import click

INSTITUTIONS = ("polarised_nominal", "polarised_shielded", "full_reform")
TAUGHT = [lesson.id for lesson in lessons()]


def _written(scenario: str) -> dict:
    return read(SCENARIOS / f"{scenario}.yaml")  # type: ignore[return-value]


@pytest.mark.parametrize("scenario", TAUGHT)
def test_a_lesson_has_goals_questions_sources_and_a_plan(scenario):
    head = _written(scenario)["scenario"]
    assert len(head["goals"]) >= 3 and len(head["questions"]) >= 3 and head["sources"]
    assert {source["confidence"] for source in head["sources"]} <= {"H", "M", "L", "GK", "ED"}
    assert plan_of(SCENARIOS / f"{scenario}.yaml").exists()


@pytest.mark.parametrize("scenario", TAUGHT[:-1])
@pytest.mark.parametrize(("suffix", "most"), [(".zh-CN.md", 1000), (".md", 4200)])
def test_a_lesson_has_a_facilitators_page_in_either_language(scenario, suffix, most):
    text = (build_lessons.ROOT / "docs" / "lessons" / (scenario + suffix)).read_text("utf-8")
    head = next(listed.name for listed in list_scenarios() if listed.id == scenario)
    assert head.get("zh" if suffix.startswith(".zh") else "en") in text.splitlines()[0]
    assert text.count("**") >= 18 and len(text) <= most  # nine parts on one page


@pytest.mark.parametrize("scenario", TAUGHT)
def test_a_card_is_read_within_its_budget(scenario):
    for event in _written(scenario)["events"]:
        parts = event.get("scene") or [event]
        for part in parts:
            words = [part["text"]["zh"], *(choice["text"]["zh"] for choice in part["choices"])]
            assert sum(map(len, words)) <= 350, (scenario, event["id"])


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


@cache
def _played(scenario: str) -> tuple[dict[tuple[str, str], tuple[float, float]], set[str]]:
    """10,000 games over styles and institutions: (career, public) of each pair, and the cards that came."""
    pairs = [(institution, style) for institution in INSTITUTIONS for style in STYLES]
    books, seen = {}, set()
    for institution, style in pairs:
        compiled = load(scenario, institution)
        state, play = new_state(compiled, seeds(10_000 // len(pairs))), policy(style, compiled.names)
        for _ in range(compiled.rules.turns):
            state = engine.step(state, play(state, compiled.rules), compiled.rules)
        read_off = columns(state, compiled.rules, ("career", "public"))
        books[institution, style] = (read_off["career"].mean(), read_off["public"].mean())
        came = np.any(state.last_dealt >= 0, axis=-1).tolist()
        seen |= {event.id for event, is_in in zip(compiled.names.events, came, strict=True) if is_in}
    return books, seen


def _best(books, institution: str, book: int) -> str:
    return max(STYLES, key=lambda style: books[institution, style][book])


@pytest.mark.slow
@pytest.mark.parametrize("scenario", TAUGHT)
def test_no_card_is_dead_and_no_style_wins_both_books_everywhere(scenario):
    books, seen = _played(scenario)
    assert {event["id"] for event in _written(scenario)["events"]} <= seen
    assert _best(books, "polarised_nominal", 0) != _best(books, "full_reform", 0)
    winners = [{_best(books, name, book)} for name in INSTITUTIONS for book in (0, 1)]
    assert not set.intersection(*winners)


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
