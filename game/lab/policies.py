"""Policies by name: the nine styles, and plan:FILE, which repeats written decisions."""

import difflib
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from game.content.aliases import STYLES as CHINESE
from game.content.decisions import to_orders
from game.content.names import Names
from game.content.text import Text, UserError
from game.lab.batch import Policy
from game.lab.styles import CODE, decide
from game.sim.orders import Orders, nothing
from game.sim.ruleset import STYLES, Ruleset
from game.sim.state import State

PLAN = "plan:"
NAMES_OF_POLICIES = (*STYLES, PLAN + "FILE")


@dataclass(frozen=True)
class Styled:
    """One of the nine styles, or one code per game."""

    code: int | np.ndarray

    def __call__(self, state: State, rules: Ruleset) -> Orders:
        return decide(state, rules, self.code)

    def pick(self, games: np.ndarray) -> "Styled":
        return self if isinstance(self.code, int) else Styled(self.code[games])


@dataclass(frozen=True)
class Scripted:
    """Decisions by name, one entry a turn; months after the last entry are left to the staff.

    What does not exist in a game (another card was dealt) does nothing there.
    """

    decisions: tuple[dict[str, Any], ...]
    names: Names

    def __call__(self, state: State, rules: Ruleset) -> Orders:
        turn = state.turn - rules.run_in
        if not 0 <= turn < len(self.decisions):
            return nothing(state, rules)
        each = [
            to_orders(self.decisions[turn], state.pick([game]), rules, self.names)[0]
            for game in range(state.games)
        ]
        return Orders(
            **{f.name: np.concatenate([getattr(one, f.name) for one in each], -1) for f in fields(Orders)}
        )

    def pick(self, games: np.ndarray) -> "Scripted":
        return self


@dataclass(frozen=True)
class Overridden:
    """A style that takes given options where their cards come: (event row, place of the option)."""

    style: int
    choices: tuple[tuple[int, int], ...]

    def __call__(self, state: State, rules: Ruleset) -> Orders:
        orders = decide(state, rules, self.style)
        for event, place in self.choices:
            np.copyto(orders.choice, place, where=state.event == event)
        return orders

    def pick(self, games: np.ndarray) -> "Overridden":
        return self


@dataclass(frozen=True)
class Insisting:
    """Each game's style, which takes the option at one place of every card and of every step of a scene;
    place -1 leaves cards to the style. An option that is not there falls back."""

    style: np.ndarray
    place: np.ndarray

    def __call__(self, state: State, rules: Ruleset) -> Orders:
        orders = decide(state, rules, self.style)
        insists = self.place >= 0
        np.copyto(orders.choice, self.place, where=insists & (state.event >= 0))
        np.copyto(orders.steps, self.place, where=insists & (orders.steps >= 0))
        return orders

    def pick(self, games: np.ndarray) -> "Insisting":
        return Insisting(self.style[games], self.place[games])


def policy(name: str, names: Names) -> Policy:
    """The policy of that name: a style in either language, or plan:FILE. Raises UserError."""
    if name.startswith(PLAN):
        from game.lab.plan_file import of_plan

        return of_plan(name.removeprefix(PLAN), names)
    known = {**CODE, **{CHINESE[style]: code for style, code in CODE.items()}}
    if name in known:
        return Styled(known[name])
    near = difflib.get_close_matches(name, known, 1)
    zh = f"没有“{name}”这种风格。" + (f"是否想写 {near[0]}？" if near else "")
    en = f'There is no policy "{name}".' + (f" Did you mean {near[0]}?" if near else "")
    listed = ", ".join(NAMES_OF_POLICIES)
    raise UserError(Text(f"{zh}可用：{listed}", f"{en} Available: {listed}"))
