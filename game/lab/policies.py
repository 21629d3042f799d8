"""Policies by name: the nine styles, and plan:FILE."""

from dataclasses import dataclass

import numpy as np

from game.lab.styles import CODE, decide
from game.sim.orders import Orders
from game.sim.ruleset import STYLES, Ruleset
from game.sim.state import State


@dataclass(frozen=True)
class Styled:
    """One of the nine styles, or one code per game."""

    code: int | np.ndarray

    def __call__(self, state: State, rules: Ruleset) -> Orders:
        return decide(state, rules, self.code)

    def pick(self, games: np.ndarray) -> "Styled":
        return self if isinstance(self.code, int) else Styled(self.code[games])
