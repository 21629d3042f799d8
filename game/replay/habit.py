"""Which of the nine styles a leader's decisions come closest to, so that somebody can go on as he would.

The distance between two months of decisions is counted on the same desk, in thousandths:

    4 parts  attention: half the points that went to other kinds of things (a verb, visits, asking, getting
             ready, helping filings, standing behind staff), over the points there are
    1 part   each dial: how far apart 我来担 and 先留痕 stand
    1 part   the card, where one lay there: whether the choice differs, the fallback counted as a choice
    1 part   the open cases, where there were any: the share that was answered differently

weighted over the parts that month had. The style with the least mean over the months is the closest. `random`
is left out: drawing lots is nobody's habit.
"""

from dataclasses import dataclass

import numpy as np

from game.content.aliases import STYLES as CHINESE
from game.content.text import Text
from game.lab.styles import CODE, decide
from game.replay.scene import is_scene, same_night
from game.replay.session import Session
from game.sim import orders as ordering
from game.sim.orders import STANDING, VERB_POINTS, Orders
from game.sim.ruleset import STYLES, VERBS, Ruleset
from game.sim.state import CASE_STATUS, State

THOUSAND = 1000
ATTENTION, DIAL, CARD, CASES = 4, 1, 1, 1
_ENGLISH = {
    "default": "ordinary leader",
    "cautious": "blame avoider",
    "doer": "hard worker",
    "trace_first": "record keeper",
    "innovator": "innovator",
    "adaptive": "adapter",
    "random": "drawer of lots",
    "filer": "filer of innovations",
    "village": "partner of the people",
}
STYLE_NAMES = {style: Text(CHINESE[style], _ENGLISH[style]) for style in STYLES}
_HABITS = tuple(style for style in STYLES if style != "random")


@dataclass(frozen=True)
class Habit:
    """The closest style over some months. distances: thousandths, by style, the nearest first."""

    style: str
    name: Text
    distances: dict[str, int]
    months: int

    @property
    def code(self) -> int:
        return CODE[self.style]


def habit(session: Session, upto: int | None = None) -> Habit:
    """The style closest to the decisions of turns 1..upto (all if None); needs at least one decided turn."""
    orders = session.orders[:upto]
    if not orders:
        raise ValueError("nothing was decided yet")
    apart = [
        distances(plan, here, session.rules) for plan, here in zip(orders, session.history, strict=False)
    ]
    mean = np.sum(apart, axis=0) // len(apart)
    by_style = {style: int(mean[CODE[style]]) for style in _HABITS}
    ranked = dict(sorted(by_style.items(), key=lambda pair: (pair[1], CODE[pair[0]])))
    nearest = next(iter(ranked))
    return Habit(nearest, STYLE_NAMES[nearest], ranked, len(apart))


def distances(plan: Orders, here: State, rules: Ruleset) -> np.ndarray:
    """How far one game's decisions are from what each style would decide on the same desk, (styles,)."""
    desk = here.tile(len(STYLES))
    theirs = ordering.lawful(desk, rules, decide(desk, rules, np.arange(len(STYLES))))
    own = ordering.lawful(here, rules, plan)
    moved = np.abs(_attention(theirs) - _attention(own)).sum(0)
    parts = [(ATTENTION, THOUSAND * moved // max(2 * rules.attention, 1))]
    for dial in ("absorb", "paper_first"):
        parts.append((DIAL, 10 * np.abs(getattr(theirs, dial) - getattr(own, dial))))
    if is_scene(here, rules):
        parts.append((CARD, THOUSAND - same_night(own, here, theirs, desk, rules)))
    elif here.event[0] >= 0:
        differs = _choice(theirs, desk, rules) != _choice(own, here, rules)
        parts.append((CARD, THOUSAND * differs))
    opened = here.case_status[:, 0] == CASE_STATUS["open"]
    if opened.any():
        differs = (theirs.answer[opened] != own.answer[opened]).sum(0)
        parts.append((CASES, THOUSAND * differs // opened.sum()))
    whole = np.sum([weight * value for weight, value in parts], axis=0)
    return np.minimum(whole // sum(weight for weight, _ in parts), THOUSAND)


def _attention(orders: Orders) -> np.ndarray:
    """Points by what they were spent on, (kinds, G)."""
    verbs = [VERB_POINTS[code] * (orders.verb == code).sum(0) for code in range(1, len(VERBS))]
    return np.stack([*verbs, orders.visit.sum(0), *(getattr(orders, name) for name in STANDING)])


def _choice(orders: Orders, state: State, rules: Ruleset) -> np.ndarray:
    event = np.maximum(state.event, 0)
    return np.where(orders.choice >= 0, orders.choice, rules.deck.fallback[event])
