"""People: a county leader who reacts, fatigue, secondment, turnover, and laws that hold with all of it on."""

from dataclasses import fields, replace
from io import StringIO
from itertools import pairwise

import numpy as np
import pytest

from game.content.conditions import compile_condition
from game.content.load import load
from game.content.prose import prose
from game.replay import view
from game.replay.session import Session
from game.sim import engine, orders
from game.sim.fixed import ONE, fixed
from game.sim.ledger import LEVELS
from game.sim.parameters import HIGH
from game.sim.ruleset import FAKE
from game.sim.state import COUNTY_HEAT, COUNTY_SINCE
from game.terminal import pages
from game.terminal.paper import Paper
from tests.sim_rules import POLARISED, SHIELDED, games, hard_worker, hazards, lesson, play, pressed, wild

MANY = np.arange(60)


def test_the_county_leader_presses_after_an_incident_and_cools_by_himself():  # R85
    rules = pressed("people")
    states = play(games(rules, MANY, {"leader_change": 0}), rules)
    rose = cooled = 0
    for before, after in pairwise(states):
        quiet = ~after.month.incident.any(0)
        heat, later = before.county[COUNTY_HEAT], after.county[COUNTY_HEAT]
        assert (later[quiet] <= heat[quiet]).all() and (later[~quiet] > 0).all()
        rose += int((later > heat).sum())
        cooled += int((quiet & (heat > 0) & (later < heat)).sum())
    assert rose > 10 and cooled > 10


def test_while_he_presses_more_is_looked_at_and_punished():  # R85
    rules = pressed("people")
    state = games(rules, MANY)
    calm, hot = state.copy(), state.copy()
    calm.county[COUNTY_HEAT], hot.county[COUNTY_HEAT] = 0, ONE
    for name in ("insp_rate", "acct", "target_strictness"):
        values = [engine.step(s, orders.customary(s, rules), rules).month.p for s in (calm, hot)]
        assert (getattr(values[1], name) > getattr(values[0], name)).all()


def test_a_new_county_leader_starts_cool_and_sets_standards_anew():  # R85
    rules = pressed("people")
    states = play(games(rules, MANY, {"leader_change": fixed("0.2"), "control_init": fixed("0.5")}), rules)
    changes = 0
    for state in states[1:]:
        new = state.month.new_leader
        assert not state.county[COUNTY_HEAT][new].any()
        assert (state.county[COUNTY_SINCE][new] == state.turn).all()
        changes += int(new.sum())
        moved = state.ledger.entries.get(("control", "new_leader"))
        assert moved is None or not moved[~new].any()
    assert changes > 50


def test_overload_tires_rest_restores_and_the_tired_err_more():  # R84
    rules = pressed("people", turns=24)
    tired = play(games(rules, MANY, POLARISED), rules)[-1]
    fresh = play(games(rules, MANY, {"insp_rate": fixed("0.1"), "control_init": fixed("0.3")}), rules)[-1]
    assert tired.fatigue.mean() > fixed("0.2") > fixed("0.05") > fresh.fatigue.mean()
    state = games(rules, np.arange(300), {"turnover": 0, "secondment": 0})
    rested, worn = state.copy(), state.copy()
    rested.fatigue[:], worn.fatigue[:] = 0, ONE
    a, b = (engine.step(s, orders.customary(s, rules), rules) for s in (rested, worn))
    assert b.month.has_error.sum() > 1.3 * a.month.has_error.sum()
    assert b.month.straight.mean() < a.month.straight.mean()
    assert (b.fatigue < worn.fatigue).all()


def test_the_able_are_borrowed_and_return_and_meanwhile_hold_no_task():  # R87
    rules = pressed("people", turns=24)
    states = play(games(rules, MANY, {"secondment": fixed("0.25"), "turnover": 0}), rules)
    gone = returned = 0
    for before, after in pairwise(states):
        away = before.away > before.turn
        gone += int(away.sum())
        returned += int((away & (after.away <= after.turn)).sum())
        held = np.take_along_axis(away, before.staff, 0)
        assert not (held & before.is_active).any()
        assert (away.sum(0) <= rules.staff_count // 4).all()
        assert (after.away - before.turn <= 7).all()
        np.testing.assert_array_equal(after.ledger.entries["days", "borrowed"], -ONE * away.sum(0))
    assert gone > 100 and returned > 30
    able = states[0].ability > np.median(states[0].ability)
    ever = np.any([s.month.borrowed for s in states[1:]], axis=0)
    assert ever[able].mean() > 1.5 * ever[~able].mean()


def test_who_leaves_is_followed_in_the_same_post_by_somebody_with_a_clean_account():  # R86
    rules = pressed("people", turns=24)
    states = play(games(rules, MANY, POLARISED | {"turnover": fixed("0.4")}), rules)
    left = 0
    for state in states[1:]:
        gone = state.month.left & ~state.is_over
        assert not (gone & rules.is_leading[:, None]).any()
        assert not state.staff_blame[gone].any() and not state.fatigue[gone].any()
        assert (state.joined[gone] == state.turn).all()
        assert state.ability.shape == (rules.staff_count, len(MANY))
        left += int(gone.sum())
    assert left > 100


def test_views_name_the_newcomer_from_the_month_he_came_and_the_old_holder_before():  # R86
    session = Session.new(load("first_year", "polarised_nominal"), 3)
    while not session.is_over:
        session.commit()
    played = view.played(session)
    moved = 0
    for turn in range(1, len(session.months)):
        left = np.flatnonzero(played.month(turn).left[:, 0])
        for person in left.tolist():
            old, new = (view.desk(session, t).staff[person].name for t in (turn, turn + 1))
            told = [n.text.zh for n in view.report(session, turn).notices]
            assert old != new and any(old.zh in line and new.zh in line for line in told)
            moved += 1
    assert moved


def test_what_hangs_over_a_month_stands_on_the_desk_and_what_came_of_it_in_the_report():  # R80, R85
    session = Session.new(load("first_year", "polarised_nominal"), 3)
    while not session.is_over:
        session.commit()
    played, seen = view.played(session), set()
    for turn in range(1, len(session.months)):
        alerts = {alert.kind for alert in view.desk(session, turn).alerts}
        assert ("campaign" in alerts) == bool(played.before(turn).campaign.any())
        told = {notice.kind for notice in view.report(session, turn).notices}
        assert ("campaign" in told) == ("campaign" in alerts)
        assert ("exposure" in told) == bool(played.month(turn).exposed.any())
        seen |= alerts | told
    assert {"campaign", "county", "people"} <= seen
    out = StringIO()
    first = next(turn for turn in range(1, 13) if played.before(turn).campaign.any())
    pages.desk(Paper(out, "en", 100), view.desk(session, first))
    assert "! Urgent campaign: " in out.getvalue()


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (
            "campaign and fatigue > 30",
            "当正在应急攻坚，且干部的疲劳高于30",
            "when an urgent campaign is on and the staff's fatigue is above 30",
        ),
        ("曝光次数 >= 1", "当至少1次被曝光", "when at least one exposure happened"),
    ],
)
def test_cards_may_ask_about_campaigns_fatigue_and_exposure(condition, zh, en):
    compiled = compile_condition(condition, {})
    assert prose(compiled, "zh") == zh and prose(compiled, "en") == en


def test_needed_work_nobody_wants_costs_trust_unless_villagers_were_asked():  # R86
    rules = pressed("people")
    state = games(rules, MANY)
    plan, asked = orders.nothing(state, rules), orders.nothing(state, rules)
    for p, verb in ((plan, 1), (asked, 5)):
        for row in range(2):
            p.verb[row] = np.where(state.is_unwelcome[row], verb, 0)
    forced = engine.step(state, plan, rules).ledger.entries["trust", "unwelcome"]
    together = engine.step(state, asked, rules).ledger.entries["trust", "unwelcome"]
    two = state.is_unwelcome[:2].any(0)
    assert (together[two] > forced[two]).all() and (forced <= 0).all()


def test_luck_is_the_same_in_every_institution():  # R80-R88
    rules = pressed(hazards=hazards(chance="0.3"))
    polarised, other = (play(games(rules, MANY, i), rules, months=6) for i in (POLARISED, {}))
    for a, b in zip(polarised[1:], other[1:], strict=True):
        np.testing.assert_array_equal(a.month.new_leader, b.month.new_leader)
        np.testing.assert_array_equal(a.campaign, b.campaign)


@pytest.mark.parametrize("institution", [{}, POLARISED, SHIELDED], ids=["moderate", "polarised", "shielded"])
def test_the_books_balance_with_everything_on(institution):  # R80-R88
    rules = pressed(turns=6, run_in=2)
    state = games(rules, [4, 5], institution)
    for turn in range(6):
        after = engine.step(state, wild(state, rules, turn), rules, detail=True)
        for level in LEVELS:
            now, was = (getattr(s, level) for s in (after, state))
            moved = now - was if now.ndim == 1 else (now - was).sum(0)
            booked = after.ledger.total(level)
            np.testing.assert_array_equal(moved, booked, err_msg=level)
        spent = {c: e for (level, c), e in after.ledger.entries.items() if level == "days"}
        spent.pop("last_month")
        np.testing.assert_array_equal(sum(spent.values()), after.days)
        state = after


def test_a_game_alone_or_in_a_batch_is_the_same_bits_with_everything_on():
    rules = pressed()
    many = play(games(rules, np.arange(20), POLARISED), rules, hard_worker)[-1]
    for seed in (0, 7, 19):
        alone = play(games(rules, [seed], POLARISED), rules, hard_worker)[-1]
        assert alone.digest() == many.digest(seed)


def test_with_nothing_at_stake_nobody_hides_and_the_county_does_not_press():
    rules, plain = pressed(), lesson()
    none = dict.fromkeys(("acct", "veto", "promo", "honour", "county_react", "bureau_liab"), 0)
    states = play(games(rules, MANY, none), rules)
    fakes, usual = (
        sum(int(((s.month.own_way == FAKE) & s.month.tasks.is_active).sum()) for s in played[1:])
        for played in (states, play(games(plain, MANY, none), plain))
    )
    tasks = sum(int(s.month.tasks.is_active.sum()) for s in states[1:])
    assert fakes < 0.02 * tasks and fakes <= 1.2 * usual  # what is left is taste
    assert not any(s.county[COUNTY_HEAT].any() for s in states)


def test_with_the_mechanisms_off_their_parameters_change_nothing():
    rules = lesson()
    usual = play(games(rules, MANY), rules, hard_worker)[-1]
    most = ("rents", "county_react", "turnover", "secondment", "secret_visits", "leader_change")
    wilder = {name: HIGH[name] for name in most}
    other = play(games(rules, MANY, wilder), rules, hard_worker)[-1]
    for field in fields(usual):
        value = getattr(usual, field.name)
        if isinstance(value, np.ndarray) and field.name != "parameters":
            np.testing.assert_array_equal(value, getattr(other, field.name), err_msg=field.name)
    silent = replace(rules, hazards=hazards())
    np.testing.assert_array_equal(play(games(silent, MANY), silent, hard_worker)[-1].score, usual.score)
