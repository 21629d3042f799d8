"""Whose doing a parameter is: the rules', of those above, the leader's own, or simply how people are.

Every parameter belongs to one of them, none to two (docs/rules.md, "Whose doing"; a test compares). The blame
line switches the first three off; how people are stays the same in all that it compares.
"""

from dataclasses import replace

import numpy as np

from game.sim.fixed import fixed
from game.sim.parameters import BEHAVIOUR, DEFAULT, INSTITUTION, KNOBS, NAMES, ROW
from game.sim.ruleset import Ruleset

OWNERS = ("rules", "above", "mine", "people")

# What those above do of their own accord, and its neutral value: offices answer for their field, pay for what
# they ask and feel the burden below as an ordinary office does, so that a standard of 1 neither rises nor
# falls by itself; blame follows powers (a clear duty list), and nothing is passed down beyond that, neither
# by letter nor by an order without paper; no look comes back as a message. Whether anyone insures himself on
# the way down is a matter of levels (`neutral_rules`): without a level no buffer.
NEUTRAL = {
    "control_init": fixed("1"),
    "digital": fixed("0.3"),
    "bureau_liab": fixed("1"),
    "internalise": fixed("0"),
    "bureau_cost": fixed("0.3"),
    "bureau_speed": fixed("0.1"),
    "pressure_sigma": fixed("0.1"),
    "list_clarity": fixed("1"),
    "appeal": fixed("0.1"),
    "county_react": fixed("0"),
    "leader_change": fixed("0"),
    "secondment": fixed("0"),
    "leak": fixed("0"),
    "paper_keeps": fixed("0"),
    "oral_shift": fixed("0"),
    "letter_shift": fixed("0"),
    "joint_support": fixed("0.3"),
}
ABOVE = tuple(name for name in NAMES if name in NEUTRAL)
RULES = tuple(name for name in INSTITUTION if name not in NEUTRAL)
MINE = KNOBS  # nothing but a choice of his moves these
PEOPLE = tuple(name for name in BEHAVIOUR if name not in NEUTRAL)
BELONGS = {
    name: owner for owner, names in zip(OWNERS, (RULES, ABOVE, MINE, PEOPLE), strict=True) for name in names
}


def moderate_rules(rows: np.ndarray) -> np.ndarray:
    """The parameters with those of the rules at the moderate institution's values, which are the defaults."""
    moved = rows.copy()
    for name in RULES:
        moved[ROW[name]] = DEFAULT[name]
    return moved


def neutral_above(rows: np.ndarray) -> np.ndarray:
    """The parameters with those of the superiors at neutral."""
    moved = rows.copy()
    for name, value in NEUTRAL.items():
        moved[ROW[name]] = value
    return moved


def neutral_rules(rules: Ruleset) -> Ruleset:
    """The scenario without levels that insure themselves: targets come down as they were set (R1)."""
    return replace(rules, level_count=0)
