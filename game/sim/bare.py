"""The bare scenario: no deck, no seasons, no player. Only the institution and what it makes of people.

It is compared with the float prototype of the model note, and stays a test for ever (docs/rules.md).
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from game.sim.fixed import ONE, fixed
from game.sim.ruleset import CAREERS, MECHANISMS, Hazards, Kinds, Ruleset, general_kind

PROSPECTS = {"leading": ONE, "young": fixed("0.8"), "mid": fixed("0.1"), "late": fixed("0.03")}


def bare_ruleset(
    careers: tuple[int, int, int, int] = (3, 5, 8, 4), offices: int = 8, publics: int = 10, levels: int = 3
) -> Ruleset:
    """A township of nameless staff: how many leading, young, mid-career and late-career."""
    career = np.repeat(np.arange(len(CAREERS)), careers)
    n = len(career)
    identity = lambda kind, size: np.arange(size, dtype=np.int64) + (kind << 16)  # noqa: E731
    zeros = lambda size: np.zeros(size, np.int64)  # noqa: E731
    ones = lambda size: np.full(size, ONE, np.int64)  # noqa: E731
    return Ruleset(
        staff_id=identity(1, n),
        office_id=identity(2, offices),
        public_id=identity(3, publics),
        level_count=levels,
        career=career,
        prospects=np.array([PROSPECTS[CAREERS[c]] for c in career]),
        is_leading=career == 0,
        motivation=ones(n),
        ability=zeros(n),
        caution=ones(n),
        standard=ones(offices),
        public_trust=zeros(publics),
        public_risk=zeros(publics),
        public_capacity=zeros(publics),
        kinds=Kinds(
            office=np.array([-1]),
            months=np.ones((1, 12), bool),
            weight=np.array([1]),
            **{name: np.array([value]) for name, value in general_kind().items()},
        ),
        has_player=False,
    )


def full_ruleset(rules: Ruleset, mechanisms: Iterable[str] = MECHANISMS) -> Ruleset:
    """The same township with mechanisms on; with campaigns, a flood may come from May to August."""
    wet = np.isin(np.arange(12), [4, 5, 6, 7])
    flood = Hazards(
        identity=np.array([4 << 16], np.int64),
        months=wet[None],
        chance=np.array([fixed("0.45")]),
        size=np.array([fixed("0.12")]),
        time=np.array([fixed("0.1")]),
    )
    on = frozenset(mechanisms)
    return replace(rules, mechanisms=on, hazards=flood if "campaigns" in on else rules.hazards)
