"""Plays the plays of a plan and tells, at its line, what did not come out as the author expected."""

from pathlib import Path

import numpy as np

from game.content.aliases import CONDITIONS
from game.content.compile import Compiled
from game.content.load import load, new_state
from game.content.problems import Problem, in_order
from game.content.text import Text, number, same
from game.lab.columns import read as read_columns
from game.lab.plan_file import Expectation, PlanFile, Play, read
from game.lab.tables import seeds
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.state import State


def plan_of(scenario: Path) -> Path:
    """Where the plan of a scenario lies."""
    return scenario.with_name(f"{scenario.stem}.plan.yaml")


def check_plan(path: Path, scenario: Path) -> list[Problem]:
    """Slips of the plan, or where there are none, expectations that are not met."""
    compiled = load(scenario)
    plan = read(path, compiled.names)
    if not plan.source.problems:
        _compare(plan, scenario, compiled)
    return in_order(plan.source.problems)


def _compare(plan: PlanFile, scenario: Path, compiled: Compiled) -> None:
    needed = {id_ for expected in plan.expectations for id_ in expected.plays}
    ends = {
        id_: _played(play, plan.games, scenario, compiled)
        for id_, play in plan.plays.items()
        if id_ in needed
    }
    for expected in plan.expectations:
        found = [_mean(expected, ends[id_], compiled) for id_ in expected.plays]
        if expected.is_order:
            _compare_order(plan, expected, found)
        elif found and not expected.low <= found[0] <= expected.high:
            told: dict[str, object] = dict(
                low=_shown(expected.low), high=_shown(expected.high), found=_shown(found[0])
            )
            plan.source.report("E185", expected.node, None, what=_what(expected), games=plan.games, **told)


def _compare_order(plan: PlanFile, expected: Expectation, found: list[float]) -> None:
    for place in range(1, len(found)):
        if found[place] - found[place - 1] <= expected.margin:
            first, second = expected.plays[place - 1 : place + 1]
            told: dict[str, object] = dict(
                first=first, second=second, low=_shown(found[place - 1]), high=_shown(found[place])
            )
            plan.source.report("E186", expected.node, None, what=_what(expected), games=plan.games, **told)
            return


def _played(play: Play, games: int, scenario: Path, compiled: Compiled) -> State:
    """The games of a play at the end of the term; every play has the same luck."""
    chosen = load(scenario, play.institution) if play.institution else compiled
    state = new_state(chosen, seeds(games))
    for _ in range(chosen.rules.turns):
        state = engine.step(state, play.policy(state, chosen.rules), chosen.rules)
    return state


def _mean(expected: Expectation, state: State, compiled: Compiled) -> float:
    rules, names = compiled.rules, compiled.names
    if expected.kind == "ending":
        row = [ending.id for ending in names.endings].index(expected.subject)
        return float((read_columns(state, rules, ("ending",))["ending"] == row).mean())
    if expected.kind == "event":
        row = [event.id for event in names.events].index(expected.subject)
        return float((state.last_dealt[row] >= 0).mean())
    return float(np.mean(read_columns(state, rules, (expected.subject,))[expected.subject])) / ONE


def _what(expected: Expectation) -> Text:
    word = expected.subject
    return Text(CONDITIONS[word], word) if expected.kind == "measure" else same(word)


def _shown(value: float) -> Text:
    return Text(number(value, "zh", 2), number(value, "en", 2))
