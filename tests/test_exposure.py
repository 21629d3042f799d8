"""Exposure: rare, heavy-tailed, where paper and reality lie far apart; it wakes the county leader."""

import numpy as np

from game.sim.fixed import ONE, fixed
from game.sim.state import COUNTY_HEAT
from tests.sim_rules import POLARISED, games, lesson, play, pressed

OFTEN = {"secret_visits": fixed("0.1")}
MANY = np.arange(200)


def test_exposure_hits_where_the_gap_is_larger():  # R88
    rules = pressed("exposure")
    states = play(games(rules, MANY, POLARISED | OFTEN), rules)
    hit = np.concatenate([s.month.gap[s.month.exposed] for s in states[1:]])
    spared = np.concatenate([s.month.gap[~s.month.exposed] for s in states[1:]])
    assert len(hit) > 300 and hit.min() > 0 and hit.mean() > 1.1 * spared.mean()


def test_its_size_has_a_heavy_tail_and_an_end():  # R88
    rules = pressed("exposure")
    months = [s.month for s in play(games(rules, MANY, POLARISED | OFTEN), rules)[1:]]
    sizes = np.concatenate([month.exposure_size[month.exposed] for month in months])
    assert sizes.max() > 6 * np.median(sizes) and np.mean(sizes) > 1.3 * np.median(sizes)
    assert sizes.max() <= 20 * ONE


def test_honest_paper_is_exposed_less():  # R88
    rules = pressed("exposure")
    honest = OFTEN | {"outcome_weight": ONE, "insp_rate": fixed("0.1"), "control_init": fixed("0.3")}
    counts = [
        sum(int(s.month.exposed.sum()) for s in play(games(rules, MANY, i), rules)[1:])
        for i in (POLARISED | OFTEN, honest)
    ]
    assert counts[1] < 0.75 * counts[0], counts


def test_one_case_falls_on_the_widest_gap_and_costs_score_and_trust():  # R88
    rules = pressed("exposure")
    for state in play(games(rules, MANY, OFTEN), rules, months=4)[1:]:
        m, part = state.month, state.month.case_parts["exposure"]
        stricken = np.take_along_axis(m.exposed, m.tasks.public, 0)
        assert not (part[~stricken] > 0).any()
        per_village = [((m.tasks.public == v) & (part > 0)).sum(0) for v in range(rules.public_count)]
        np.testing.assert_array_equal(np.stack(per_village), m.exposed)
        assert (state.ledger.entries["trust", "exposure"] <= 0).all()
        struck = m.exposed.any(0)
        assert (m.score_shift[struck] < m.score_shift[~struck].max()).all()


def test_it_wakes_the_county_leader():  # R85, R88
    quiet = play(games(rules := pressed("people", "exposure"), MANY, {"secret_visits": 0}), rules)[-1]
    loud = play(games(rules, MANY, OFTEN), rules)[-1]
    assert loud.county[COUNTY_HEAT].mean() > 1.2 * quiet.county[COUNTY_HEAT].mean()


def test_without_secret_visits_nothing_is_exposed():
    rules, plain = pressed("exposure"), lesson()
    states = play(games(rules, MANY, {"secret_visits": 0}), rules)
    assert not any(s.month.exposed.any() for s in states[1:])
    np.testing.assert_array_equal(states[-1].score, play(games(plain, MANY), plain)[-1].score)
