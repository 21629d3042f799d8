"""The bare scenario against the float prototype of the model: a test for ever.

tests/golden/prototype_institutions.json holds the prototype's means and 95 % half widths over 400 games,
months 13-36, default leader. Real results, shown compliance, trust, load and the share of real work must
lie within 3 %; the other columns within the interval plus one unit of the table's rounding.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from game.sim import engine, orders
from game.sim.bare import bare_ruleset
from game.sim.fixed import ONE, fixed
from game.sim.ruleset import FAKE, REAL, STALL, TRACE

GOLDEN = json.loads((Path(__file__).parent / "golden" / "prototype_institutions.json").read_text("utf-8"))
WITHIN_3_PERCENT = ("results", "records", "trust", "load", "real_percent")
ROUNDING = dict(
    risk=0.01, incidents_a_year=0.1, trace_percent=1, fake_percent=1, stall_percent=1, innovations=0.01,
    staff_blame=0.01,
)  # fmt: skip
GAMES = 400


def columns(state) -> dict[str, float]:
    m = state.month
    share = 100 * m.way_share.mean(1) / ONE
    sanctions = np.where(m.tasks.is_active, m.staff_part, 0)
    return dict(
        results=state.results.mean() / ONE,
        records=state.records.mean() / ONE,
        trust=100 * state.trust.mean() / ONE,
        risk=state.risk.mean() / ONE,
        incidents_a_year=12 * m.incident.sum(0).mean(),
        real_percent=share[REAL],
        trace_percent=share[TRACE],
        fake_percent=share[FAKE],
        stall_percent=share[STALL],
        innovations=(m.is_new & m.tasks.is_active).sum(0).mean(),
        load=state.load.mean() / ONE,
        staff_blame=sanctions.sum(0).mean() / ONE,
    )


def long_run(institution: dict[str, str]) -> dict[str, float]:
    rules = bare_ruleset()
    values = {name: fixed(text) for name, text in institution.items()}
    state = engine.start(rules, np.arange(GAMES), engine.parameters(values, GAMES), run_in=False)
    months = []
    for month in range(36):
        state = engine.step(state, orders.customary(state, rules), rules)
        if month >= 12:
            months.append(columns(state))
    return {name: float(np.mean([row[name] for row in months])) for name in months[0]}


@pytest.mark.parametrize("institution", sorted(GOLDEN))
def test_long_run_of_the_bare_scenario_matches_the_prototype(institution):
    expected = GOLDEN[institution]["columns"]
    for name, value in long_run(GOLDEN[institution]["parameters"]).items():
        mean, half_width = expected[name]
        if name in WITHIN_3_PERCENT:
            assert abs(value - mean) <= 0.03 * mean, (name, value, mean)
        else:
            assert abs(value - mean) <= half_width + ROUNDING[name], (name, value, mean, half_width)
