"""Urgent campaigns and private gain: where strictness has its case, and what power without control costs."""

import numpy as np
import pytest

from game.sim import engine, observe, orders
from game.sim.chance import STREAMS
from game.sim.fixed import ONE, fixed
from game.sim.ruleset import COUNT
from tests.sim_rules import POLARISED, games, hard_worker, hazards, lesson, play, pressed

STRICT = POLARISED
FITTING = {
    name: fixed(value)
    for name, value in dict(
        acct="0.4", veto="0", insp_rate="0.2", authority="0.9", selfgov="0.6", target_strictness="0.4"
    ).items()
}
MANY = np.arange(60)


def total(states, name):
    return sum(int(getattr(s.month, name).sum()) for s in states[1:])


def test_in_a_flood_uniform_speed_beats_fit_and_out_of_it_fit_beats_speed():  # R81, R82
    flood, calm = pressed("campaigns"), lesson()
    struck = {
        name: total(play(games(flood, MANY, i), flood), "struck")
        for name, i in (("strict", STRICT), ("fitting", FITTING))
    }
    assert struck["strict"] * 10 < struck["fitting"], struck
    results = {
        name: np.mean([s.results.mean() for s in play(games(calm, MANY, i), calm)[1:]])
        for name, i in (("strict", STRICT), ("fitting", FITTING))
    }
    assert results["fitting"] > results["strict"] + 5 * ONE, results


def test_harm_falls_with_the_share_that_goes_at_once_faster_than_in_proportion():  # R82
    rules = pressed("campaigns")
    by_acct = []
    for acct in ("0.2", "0.8", "1.4", "2"):
        states = play(games(rules, MANY, {"acct": fixed(acct), "veto": fixed("0.9")}), rules, months=8)
        at_once = np.mean([s.month.at_once.mean() for s in states[1:]])
        by_acct.append((at_once, total(states, "struck") / (8 * len(MANY) * rules.public_count)))
    shares, harms = zip(*by_acct, strict=True)
    assert list(shares) == sorted(shares) and list(harms) == sorted(harms, reverse=True), by_acct
    assert harms[-1] / harms[0] < (1 - shares[-1]) / (1 - shares[0]) + 0.02, by_acct


def test_a_village_where_the_leader_stands_is_struck_less():  # R82
    rules = pressed("campaigns")

    def stays(state, rules):
        plan = orders.nothing(state, rules)
        plan.visit[:3] = 1
        return plan

    harm = np.sum([s.month.struck.sum(1) for s in play(games(rules, MANY, FITTING), rules, stays)[1:]], 0)
    assert harm[:3].mean() * 2 < harm[3:].mean()


def test_a_campaign_takes_days_and_the_days_are_booked():  # R81
    rules = pressed("campaigns")
    state = games(rules, MANY)
    after = engine.step(state, orders.customary(state, rules), rules)
    expected = after.month.at_once.sum(0) * fixed("0.15")
    np.testing.assert_array_equal(after.ledger.entries["days", "campaign"], -expected)
    assert expected.all()


@pytest.mark.parametrize("institution", [STRICT, FITTING], ids=["strict", "fitting"])
def test_the_same_floods_come_to_every_institution(institution):  # R80
    rules = pressed("campaigns", hazards=hazards(chance="0.4"))
    ours, others = (play(games(rules, MANY, i), rules, months=6) for i in (institution, {}))
    for a, b in zip(ours, others, strict=True):
        np.testing.assert_array_equal(a.campaign, b.campaign)
    sizes = np.stack([s.campaign for s in ours])
    assert 0.3 < (sizes > 0).mean() < 0.5 and sizes.max() <= fixed("0.45")


def test_private_gain_is_found_only_by_those_outside():  # R83
    rules = pressed("graft")
    blind = {"authority": fixed("0.95"), "insp_rate": 0, "w_villager": 0}
    states = play(games(rules, MANY, blind), rules)
    assert total(states, "taken") > 0 and total(states, "taken_found") == 0
    for watched in ({"w_villager": fixed("0.2")}, {"insp_rate": fixed("0.6")}):
        seen = play(games(rules, MANY, blind | watched), rules)
        assert 0 < total(seen, "taken_found") <= total(seen, "taken") < total(states, "taken")


def test_power_without_control_costs_and_control_brings_it_back():  # R83
    def trust(mechanisms, **changes):
        rules = lesson(mechanisms=frozenset(mechanisms))
        values = {name: fixed(value) for name, value in changes.items()}
        end = play(games(rules, MANY, values), rules)[-1]
        return observe.public(end, rules).mean() / ONE

    gain_without_graft = trust((), authority="0.9", insp_rate="0.1") - trust((), authority="0.45")
    gain = trust(("graft",), authority="0.9", insp_rate="0.1") - trust(("graft",), authority="0.45")
    assert gain < gain_without_graft - 2
    assert gain < trust(("graft",), authority="0.9", w_villager="0.4") - trust(("graft",), authority="0.45")


def test_private_gain_is_never_tolerated_and_never_good_faith():  # R83
    rules = pressed("graft")
    generous = {name: fixed(value) for name, value in dict(
        authority="0.95", w_villager="0.15", insp_rate="0.2", ft_on="1", ft_liab="0", ft_override="0",
        ft_clarity="1", ft_filing_days="0.5", ft_leniency="1", ft_reasons="1", acct="0.6",
    ).items()}  # fmt: skip
    states = play(games(rules, np.arange(100), generous), rules, hard_worker)
    found = 0
    for state in states[1:]:
        m = state.month
        assert not (m.taken_found & (m.claimed | m.covered | m.good_faith)).any()
        found += int(m.taken_found.sum())
    assert found > 20
    assert (states[-1].counts[COUNT["graft_found"]].sum()) == found


def test_without_powers_in_hand_or_room_for_gain_nobody_takes():  # R83
    rules = pressed("graft")
    for nothing_to_take in ({"rents": 0}, {"authority": fixed("0.1")}):
        states = play(games(rules, MANY, {"insp_rate": 0} | nothing_to_take), rules)
        assert total(states, "taken") == 0


def test_the_streams_of_pressure_and_people_are_pinned():
    """Old recordings depend on them: never renumber."""
    names = "hazard hazard_village campaign graft county turnover newcomer secondment exposure".split()
    assert [STREAMS[name] for name in names] == list(range(40, 49))
