"""The blame line: four parts that add up, nothing belonging to two, off meaning what it says."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.replay.blame import OUTCOMES, split_blame
from game.replay.blame_shapes import FOUR, BlameLine
from game.replay.session import Session
from game.replay.whose import ABOVE, BELONGS, MINE, NEUTRAL, PEOPLE, RULES, moderate_rules, neutral_above
from game.sim import engine
from game.sim import orders as ordering
from game.sim.fixed import ONE
from game.sim.parameters import DEFAULT, NAMES, ROW
from tests.view_games import compiled, finished, played_session

SEEDS = 12  # adding up does not depend on how many
GAMES = [
    ("cautious", "polarised_nominal", 12),
    ("doer", "polarised_nominal", 12),
    ("innovator", "full_reform", 12),
    ("filer", "polarised", 4),
]


@cache
def line(style: str, institution: str, turns: int) -> BlameLine:
    whole = turns == 12
    session = finished(style, institution) if whole else played_session(style, institution, turns=turns)
    return split_blame(session, SEEDS, processes=False)


@pytest.mark.parametrize("game", GAMES, ids=lambda game: f"{game[0]}-{game[1]}-{game[2]}")
def test_the_parts_of_every_outcome_add_up_to_the_rounding_unit(game):
    found = line(*game)
    assert tuple(split.outcome for split in found.splits) == OUTCOMES
    for split in found.splits:
        assert tuple(part.key for part in split.parts) == FOUR
        assert sum(part.amount for part in split.parts) == split.total
        assert split.baseline + split.total == split.actual
        unit = Decimal(1).scaleb(-split.decimals)
        assert all(part.amount % unit == 0 for part in split.parts)
        assert len(split.corners) == 16


@pytest.mark.parametrize("game", GAMES, ids=lambda game: f"{game[0]}-{game[1]}-{game[2]}")
def test_all_four_on_is_this_game_and_removal_is_months_lost(game):
    style, institution, turns = game
    session = finished(style, institution) if turns == 12 else played_session(style, institution, turns=turns)
    found, last = line(*game), session.history[-1]
    assert found.split("blame").actual == _rounded(int(last.blame[0]))
    months = session.rules.turns if session.is_over else len(session.orders)
    served = found.split("served").actual
    assert found.split("removed").actual == months - served
    if last.is_removed[0]:
        assert found.split("removed").actual == months - int(last.removed_after[0])


def _rounded(value: int) -> Decimal:
    return Decimal(round(Decimal(value * 10) / ONE)) / 10


def test_the_default_leaders_own_decisions_change_nothing_where_they_were_taken():
    """Only in that world: elsewhere they are carried by name, and the default leader decides anew."""
    session = Session.new(compiled("polarised_nominal"), 7)
    while not session.is_over:
        session.plan.adopt(ordering.customary(session.state, session.rules))
        session.commit()
    for split in split_blame(session, 2, processes=False).splits:
        values = {corner.on: corner.value for corner in split.corners}
        assert values[FOUR] == values[FOUR[1:]], split.outcome


@pytest.mark.slow
def test_under_the_moderate_institution_the_rules_part_is_nothing():
    found = split_blame(finished("doer", "moderate"), 4, processes=False)
    for split in found.splits:
        assert abs(split.part("rules").amount) <= Decimal(1).scaleb(-split.decimals), split.text.en


def test_every_parameter_belongs_to_one_and_the_page_of_rules_says_so():
    listed = [*RULES, *ABOVE, *MINE, *PEOPLE]
    assert sorted(listed) == sorted(NAMES) and len(set(listed)) == len(listed)
    text = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    section = text.split("Whose doing", 1)[1].split("\n## ", 1)[0]
    named = set(re.findall(r"`([a-z_]+)`", section))
    assert {name for name in BELONGS if BELONGS[name] in ("rules", "above")} <= named


def test_off_means_the_moderate_rules_and_neutral_superiors_and_nothing_else():
    rows = engine.parameters(compiled("polarised_nominal").institution, 1)
    moved, above = moderate_rules(rows), neutral_above(rows)
    for name in NAMES:
        at = ROW[name]
        assert moved[at, 0] == (DEFAULT[name] if name in RULES else rows[at, 0])
        assert above[at, 0] == (NEUTRAL[name] if name in NEUTRAL else rows[at, 0])
    assert np.array_equal(rows, engine.parameters(compiled("polarised_nominal").institution, 1))


def test_processes_or_not_the_split_is_the_same():
    session = finished("cautious", "polarised_nominal")
    assert split_blame(session, SEEDS) == line("cautious", "polarised_nominal", 12)
