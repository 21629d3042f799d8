"""What the township may do itself, and which of its duty lists a task stands on (R73, R74)."""

import numpy as np

from game.sim.fixed import ONE, fixed, mul
from game.sim.month import Month
from game.sim.ruleset import DUTIES, Ruleset
from game.sim.state import State

BASIC, COOPERATE, TAKEN_BACK, UNLISTED = range(len(DUTIES))
COOPERATES_FROM, TAKEN_BACK_FROM = fixed("0.3"), fixed("0.5")  # need of powers, where a kind says nothing
LIST_SHARE = np.array([ONE, fixed("0.5"), fixed("0.15"), fixed("0.5")])  # the township's part by its lists
GATE = np.array([0, fixed("0.3"), ONE, ONE])  # how far the rule of admission covers a task
HANDED_OVER = fixed("0.6")  # of the powers lacked, what full delegation hands over
OVERREACH = fixed("0.2")  # errors of enforcing without the trade's knowledge


def list_tasks(state: State, rules: Ruleset) -> None:
    """A kind stands on a list, or on the one that fits its need of powers; what was added on the way down
    stands on none (R74)."""
    said = rules.kinds.duty[state.kind]
    by_need = 1 * (state.need >= COOPERATES_FROM) + (state.need >= TAKEN_BACK_FROM)
    state.duty = np.where(said < 0, by_need, said)
    state.duty[rules.base_tasks :] = UNLISTED


def lacking(need, authority, delegation):
    """Share of a task's powers that the township lacks: delegation hands over part of them (R73)."""
    return mul(mul(need, ONE - authority), ONE - mul(HANDED_OVER, delegation))


def measure(m: Month) -> None:
    """Powers lacked, and what goes wrong where powers came without the office's support (R73)."""
    s, p = m.state, m.p
    if not m.has("powers"):
        m.lack = mul(s.need, ONE - p.authority)
        return
    m.lack = lacking(s.need, p.authority, p.delegation)
    m.overreach = mul(mul(mul(s.need, p.delegation), ONE - p.joint_support), OVERREACH)


def refusable(m: Month, chance: np.ndarray) -> np.ndarray:
    """清单外不接: the rule of admission adds to what pushing back can do anyway (R74)."""
    return chance + mul(ONE - chance, mul(GATE[m.state.duty], m.p.list_gate))


def by_list(m: Month) -> np.ndarray:
    """The township's part of a case as far as lists settle it (R15, R74)."""
    part = mul(m.p.list_clarity, m.powers)
    return mul(part, LIST_SHARE[m.state.duty]) if m.has("powers") else part
