"""From a seed to the day the leader arrives, and the levels by which people know a state."""

from collections.abc import Sequence

import numpy as np

from game.content.compile import Compiled
from game.sim import engine, orders
from game.sim.observe import observe
from game.sim.ruleset import CONDITION_NAMES, Ruleset
from game.sim.state import State

_NOT_LEVELS = ("month", "turn", "removal_line", "tolerance_on", "campaign")
LEVEL_NAMES = tuple(name for name in CONDITION_NAMES if name not in _NOT_LEVELS)


def levels(state: State, rules: Ruleset, game: int = 0) -> dict[str, int]:
    """The observed levels of one game by name, fixed point."""
    values = observe(state, rules)[:, game].tolist()
    return {name: values[row] for row, name in enumerate(CONDITION_NAMES) if name in LEVEL_NAMES}


def parameters(compiled: Compiled, games: int = 1) -> np.ndarray:
    """The institution as the engine takes it, (parameters, G)."""
    return engine.parameters(compiled.institution, games, compiled.behaviour)


def run_in(rules: Ruleset, seeds: Sequence[int], parameters_of_games: np.ndarray) -> list[State]:
    """The months before he came: the state at their start, then after each; the last is his arrival."""
    state = engine.start(rules, seeds, parameters_of_games, run_in=False)
    states = [state]
    for _ in range(rules.run_in):
        states.append(engine.step(states[-1], orders.customary(states[-1], rules), rules))
    return states
