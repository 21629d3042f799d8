"""A scene: steps with hours of their own, decided in order inside one turn (R60-R62)."""

from pathlib import Path

import numpy as np
import pytest

from game.content.decisions import from_orders, to_orders
from game.content.load import load, new_state
from game.lab.styles import decide
from game.sim import engine, orders
from game.sim.ruleset import STYLES
from game.sim.scenes import walk

FLOOD_NIGHT = Path(__file__).parent / "flood_night.yaml"
STEPS = ("blue", "rain", "red", "midnight", "dawn")


@pytest.fixture(scope="module")
def lesson():
    return load(FLOOD_NIGHT)


def desk(lesson, seeds):
    return new_state(lesson, np.atleast_1d(seeds))


def night(lesson, seeds, **taken):
    """The month's orders with the choices taken at the steps, by name."""
    state = desk(lesson, seeds)
    plan, scene = orders.nothing(state, lesson.rules), lesson.names.events[0].steps
    for name, choice in taken.items():
        k = [step.id for step in scene].index(name)
        plan.steps[k] = [words.id for words in scene[k].choices].index(choice)
    return state, plan


def flag(lesson, state, name):
    return state.flags[lesson.names.flags.index(name)]


def seeds_where_water_rises(lesson, many=40):
    state, plan = night(lesson, np.arange(many))
    return np.flatnonzero(walk(state, lesson.rules, plan.steps).news[1] == 0)


def test_the_scene_lies_on_the_first_desk_and_its_hours_pass_midnight(lesson):
    scene = lesson.names.events[0]
    assert (desk(lesson, np.arange(5)).event == 0).all()
    assert [step.clock for step in scene.steps] == ["17:00", "19:40", "21:50", "00:30", "05:20"]
    assert not scene.choices and lesson.rules.deck.choice_count[0] == 0


def test_news_hang_on_seed_and_step_and_on_no_decision(lesson):
    state, idle = night(lesson, np.arange(400))
    _, busy = night(lesson, np.arange(400), blue="call_now", rain="go")
    quiet, moved = (walk(state, lesson.rules, plan.steps) for plan in (idle, busy))
    np.testing.assert_array_equal(quiet.news, moved.news)
    assert 0.3 < (quiet.news[1] == 0).mean() < 0.5  # two parts in five
    assert len({tuple(pair) for pair in quiet.news[[1, 4]].T.tolist()}) == 4  # each step draws for itself


def test_the_same_news_come_under_another_institution(lesson):
    other = load(FLOOD_NIGHT, "full_reform")
    seeds = np.arange(60)
    here, there = (walk(desk(one, seeds), one.rules, night(one, seeds)[1].steps) for one in (lesson, other))
    np.testing.assert_array_equal(here.news, there.news)


def test_a_later_step_comes_only_if_earlier_steps_and_news_call_for_it(lesson):
    state, late = night(lesson, np.arange(40))
    _, early = night(lesson, np.arange(40), blue="call_now")
    waited, called = walk(state, lesson.rules, late.steps), walk(state, lesson.rules, early.steps)
    np.testing.assert_array_equal(waited.reached[2], waited.news[1] == 0)
    assert waited.reached[2].any() and not called.reached[2].any()
    assert waited.reached[[0, 1, 3, 4]].all()


def test_an_authority_given_before_dark_opens_a_choice_hours_later(lesson):
    seed = seeds_where_water_rises(lesson)[0]
    for blue, works in (("authorise", True), ("wait", False)):
        state, plan = night(lesson, seed, blue=blue, red="village_moves")
        refused, _ = orders.refusals(state, lesson.rules, plan)
        assert (refused.steps[2, 0] == 0) == works
        after = engine.step(state, plan, lesson.rules)
        assert flag(lesson, after, "moved_late")[0] == works


def test_what_is_not_decided_falls_to_the_fallback_of_each_step(lesson):
    state, plan = night(lesson, np.arange(10))
    after = engine.step(state, plan, lesson.rules)
    assert flag(lesson, after, "told_truth").all() and not flag(lesson, after, "reported_full").any()
    assert not flag(lesson, after, "on_site").any()


def test_steps_spend_the_month_s_attention_before_anything_else(lesson):
    state, plan = night(lesson, 3, blue="call_now", rain="go")
    plan.prepare[:] = 4
    refused, left = orders.refusals(state, lesson.rules, plan)
    assert refused.prepare[0] and not refused.steps.any() and left[0] == 3


def test_all_effects_and_days_of_the_night_are_carried_out(lesson):
    state, plan = night(lesson, 3, blue="call_now", rain="go", dawn="own")
    month = engine.step(state, plan, lesson.rules).month
    row = lesson.rules.deck.step_first
    assert month.steps[:, 0].tolist()[:2] == [row[0], row[1]]
    assert month.choice_time[0] == lesson.rules.deck.choice_time[row[1]] > 0
    assert month.choice[0] == -1


def test_a_game_alone_and_in_a_batch_have_the_same_night(lesson):
    seeds = np.arange(24)
    state = desk(lesson, seeds)
    plan = decide(state, lesson.rules, seeds % len(STYLES))
    together = engine.step(state, plan, lesson.rules)
    for game in range(24):
        alone = engine.step(state.pick([game]), plan.pick([game]), lesson.rules)
        assert alone.digest() == together.digest(game)


def test_a_scene_by_name_is_the_same_scene(lesson):
    state, plan = night(
        lesson, seeds_where_water_rises(lesson)[0], blue="authorise", red="move_all", dawn="own"
    )
    said = from_orders(plan, state, lesson.names)
    assert said["dilemma"] == {
        "event": "long_night",
        "steps": {"blue": "authorise", "red": "move_all", "dawn": "own"},
    }
    again, lost = to_orders(said, state, lesson.rules, lesson.names)
    np.testing.assert_array_equal(again.steps, plan.steps)
    assert not lost


def test_a_step_or_choice_that_does_not_exist_is_lost_and_told(lesson):
    state = desk(lesson, 1)
    said = {"dilemma": {"event": "long_night", "steps": {"blue": "fly", "noon": "wait", "dawn": "own"}}}
    plan, lost = to_orders(said, state, lesson.rules, lesson.names)
    assert {(item.what, item.name) for item in lost} == {("choice", "blue: fly"), ("choice", "noon: wait")}
    assert plan.steps[:, 0].tolist() == [-1, -1, -1, -1, 0]


def test_styles_take_at_each_step_what_suits_them_and_random_takes_everything(lesson):
    seeds = np.arange(200)
    state = desk(lesson, seeds)
    doer = decide(state, lesson.rules, STYLES.index("doer"))
    assert (doer.steps[[0, 1, 3, 4]] == 0).all() and (doer.steps[2] == -1).all()
    chance = decide(state, lesson.rules, STYLES.index("random"))
    assert set(np.unique(chance.steps[0])) == {0, 1, 2}
    for plan in (doer, chance):
        refused, left = orders.refusals(state, lesson.rules, plan)
        assert not refused.steps.any() and not refused.verb.any() and (left >= 0).all()


def test_any_numbers_are_a_valid_scene(lesson):
    rng = np.random.default_rng(5)
    state, plan = night(lesson, np.arange(50))
    plan.steps[...] = rng.integers(-9, 9, plan.steps.shape)
    done = orders.lawful(state, lesson.rules, plan)
    assert not orders.refusals(state, lesson.rules, done)[0].steps.any()
    assert engine.step(state, plan, lesson.rules).digest(7) == engine.step(state, done, lesson.rules).digest(
        7
    )


def test_a_scenario_without_scenes_has_no_steps_to_order():
    first_year = load("first_year")
    assert orders.nothing(new_state(first_year, [1]), first_year.rules).steps.shape == (0, 1)
