"""Scenes: a dilemma in several steps, decided one after another inside a turn (R60-R62).

`Scene` is the one rule of how a scene goes on. The month walks it with what was ordered, a style walks it
while it decides, and a desk walks it to see what the next step shows; none of them changes the state. A step
reads the flags as the steps before it left them and everything else as it stood when the month began.
"""

import numpy as np

from game.sim.chance import Chance
from game.sim.observe import observe
from game.sim.programs import evaluate
from game.sim.ruleset import FLAG, Ruleset
from game.sim.state import State

MOST_STEPS = 8
ALLOWED, NO_CHOICE, NO_POINTS = range(3)


def most_steps(rules: Ruleset) -> int:
    """Steps of the longest scene in the deck; 0 where there is none."""
    return int(rules.deck.step_count.max(initial=0))


class Scene:
    """The scenes of a batch on their way: `reach` a step, see what it `allows`, `take` a choice."""

    def __init__(self, state: State, rules: Ruleset):
        deck, games = rules.deck, state.games
        self.state, self.rules, self.deck = state, rules, deck
        self.most = most_steps(rules)
        self.event = np.maximum(state.event, 0)
        self.steps = np.zeros(games, np.int64)  # how many each game's scene has
        if self.most:
            self.steps = np.where(state.event >= 0, deck.step_count[self.event], 0)
        self.flags = state.flags.copy()
        self.points = np.full(games, rules.attention, np.int64)  # what is left of the month's
        self.values: np.ndarray | None = None
        shape = (self.most, games)
        self.reached = np.zeros(shape, bool)
        self.news = np.full(shape, -1, np.int64)  # variant of the step's news, -1 none
        self.choice = np.full(shape, -1, np.int64)  # row in the deck's choices, -1 step not in play
        self.cost = np.zeros(shape, np.int64)
        self.refused = np.zeros(shape, np.int64)  # ALLOWED, NO_CHOICE, NO_POINTS
        self._allows = np.zeros((0, games), bool)

    def rows(self, k: int) -> np.ndarray:
        """Step k of each game's scene as a row of the deck's steps; 0 where there is none."""
        return np.where(self.steps > k, self.deck.first_step[self.event] + k, 0)

    def reach(self, k: int) -> np.ndarray:
        """Comes to step k: does it come at all, and what news does it bring? Returns where it is in play."""
        row, there = self.rows(k), self.steps > k
        for step in np.unique(row[there]).tolist():
            here = there & (row == step)
            if self.deck.step_when[step]:
                here = here & evaluate(self.deck.step_when[step], self._observed(), self.flags)
            self.reached[k] |= here
            self._bring_news(k, step, here)
        self._allows = self._allowed(k, row)
        return self.reached[k]

    def allows(self) -> np.ndarray:
        """(places, G) bool: the choices of the step that was reached last which exist now."""
        return self._allows

    def take(self, k: int, place: np.ndarray) -> None:
        """Takes a choice by its place at step k; -1, or what is refused, falls to the step's fallback."""
        deck, row, here = self.deck, self.rows(k), self.reached[k]
        known = here & (place >= 0) & (place < deck.step_choices[row])
        first = deck.step_first[row]
        if len(self._allows):
            safe = np.clip(place, 0, len(self._allows) - 1)
            known &= self._allows[safe, np.arange(len(place))]
        cost = np.where(known, deck.choice_points[first + np.where(known, place, 0)], 0)
        short = known & (cost > self.points)
        self.refused[k] = np.where(short, NO_POINTS, np.where((place >= 0) & ~known, NO_CHOICE, ALLOWED))
        taken = known & ~short
        self.cost[k] = np.where(taken, cost, 0)
        self.points -= self.cost[k]
        local = np.where(taken, place, deck.step_fallback[row])
        self.choice[k] = np.where(here, first + local, -1)
        self._set_flags(self.choice[k])

    def _observed(self) -> np.ndarray:
        if self.values is None:
            self.values = observe(self.state, self.rules)
        return self.values

    def _bring_news(self, k: int, step: int, here: np.ndarray) -> None:
        """One of the step's variants by weight, drawn by the step's own identity; it may set a flag."""
        weights, flags = self.deck.step_weights[step], self.deck.step_flags[step]
        if not len(weights):
            return
        who = self.deck.step_identity[step : step + 1]
        draw = Chance(self.state.key, self.state.turn).some("scene", who, 1)[0][0]
        ends = np.cumsum(weights)
        variant = np.searchsorted(ends << 16, draw * ends[-1], side="right")
        self.news[k] = np.where(here, variant, self.news[k])
        for place, flag in enumerate(flags):
            if flag >= 0:
                self.flags[flag] |= here & (variant == place)

    def _allowed(self, k: int, row: np.ndarray) -> np.ndarray:
        deck, here = self.deck, self.reached[k]
        places = int(deck.step_choices[row[here]].max(initial=0))
        allowed = here & (np.arange(places)[:, None] < deck.step_choices[row])
        for place in range(places):
            choice = np.where(allowed[place], deck.step_first[row] + place, -1)
            for one in np.unique(choice[choice >= 0]).tolist():
                if deck.choice_when[one]:
                    holds = evaluate(deck.choice_when[one], self._observed(), self.flags)
                    allowed[place] &= holds | (choice != one)
        return allowed

    def _set_flags(self, choice: np.ndarray) -> None:
        taken = set(np.unique(choice).tolist())
        for effect in self.deck.effects:
            if effect.kind == FLAG and effect.choice in taken:
                self.flags[effect.target] |= choice == effect.choice


def walk(state: State, rules: Ruleset, steps: np.ndarray) -> Scene:
    """The scene on each desk played to its end; steps (steps, G), -1 leaves one to the fallback."""
    scene = Scene(state, rules)
    for k in range(scene.most):
        scene.reach(k)
        scene.take(k, steps[k] if k < len(steps) else np.full(state.games, -1))
    return scene


def on_desk(state: State, rules: Ruleset) -> bool:
    """Whether any game's card of the month is a scene."""
    if not most_steps(rules):
        return False
    return bool((rules.deck.step_count[np.maximum(state.event, 0)] * (state.event >= 0)).any())
