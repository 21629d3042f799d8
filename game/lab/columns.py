"""What a batch may keep of each game: names -> one fixed-point number per game, as people see it."""

from collections.abc import Iterable

import numpy as np

from game.sim import observe
from game.sim.fixed import HALF, ONE, clip
from game.sim.ruleset import CONDITION_NAMES, FILED, INNOVATE, WAYS, Ruleset
from game.sim.state import State

# Of the month just resolved, before the next month's tasks came.
MONTHLY = ("month_incidents", "month_new", "month_staff_blame", *(f"month_{way}" for way in WAYS))
# Of the game as it stands. `ending` is a row of the ruleset's endings (-1 none), `served` months in office.
STANDING = (*CONDITION_NAMES, "safety", "team", "served", "capped_blame", "ending")
COLUMNS = STANDING + MONTHLY


def read(state: State, rules: Ruleset, names: Iterable[str]) -> dict[str, np.ndarray]:
    """The columns asked for, each (G,) whole numbers with 16 fraction bits (`ending`: plain)."""
    known: dict[str, np.ndarray] = {}
    if any(name in CONDITION_NAMES for name in names):
        known = dict(zip(CONDITION_NAMES, observe.observe(state, rules), strict=True))
    return {name: known[name] if name in known else _other(state, rules, name) for name in names}


def _other(state: State, rules: Ruleset, name: str) -> np.ndarray:
    month = state.month
    if name == "safety":
        return clip(100 * ONE - 35 * observe.mean(state.risk), 0, 100 * ONE)
    if name == "team":
        return 100 * state.team
    if name == "served":
        return np.where(state.is_removed, state.removed_after, observe.months_served(state, rules)) * ONE
    if name == "capped_blame":
        return np.minimum(state.blame, rules.removal_line)
    if name == "ending":
        return observe.ending(state, rules)
    if name not in MONTHLY:
        raise KeyError(name)
    if month is None:
        return np.zeros(state.games, np.int64)
    if name == "month_incidents":
        return month.incident.sum(0) * ONE
    if name == "month_new":
        return (month.is_way[INNOVATE].sum(0) + month.is_way[FILED].sum(0)) * ONE
    if name == "month_staff_blame":
        return np.where(month.tasks.is_active, month.staff_part, 0).sum(0)
    return 100 * month.way_share[WAYS.index(name.removeprefix("month_"))]


def summary(values: np.ndarray) -> tuple[float, float]:
    """Mean and half width of its 95 % interval over games, of fixed-point numbers, for reports only."""
    count = values.shape[-1]
    plain = values.reshape(-1, count).astype(np.float64).mean(0) / ONE
    half = 1.96 * plain.std(ddof=1) / np.sqrt(count) if count > 1 else 0.0
    return float(plain.mean()), float(half)


def rounded(value: np.ndarray) -> np.ndarray:
    """Fixed point to the nearest whole number."""
    return (value + HALF) >> 16
