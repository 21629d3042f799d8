"""Powers, duty lists, calls to the office and the budget in domain words (R73-R78)."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.replay import view
from game.replay.session import Session
from game.sim import engine, orders
from game.sim.fixed import ONE, fixed
from game.sim.orders import REFUSAL
from game.sim.parameters import ROW
from game.sim.phases.powers import BASIC, COOPERATE, TAKEN_BACK, UNLISTED
from game.sim.ruleset import VERB, Deck
from tests.sim_rules import NOMINAL, POLARISED, SHIELDED, games, lesson, wild
from tests.view_games import compiled

CLOCK = dict(whistle_days="5")


def town(*, duty: int = -1, need: str | None = None, on: bool = True, **changes):
    rules = replace(lesson(), deck=Deck(), **changes)
    kinds = replace(rules.kinds, duty=np.full_like(rules.kinds.duty, duty))
    if need:
        low, span = np.full_like(kinds.need_low, fixed(need)), np.zeros_like(kinds.need_span)
        kinds = replace(kinds, need_low=low, need_span=span)
    return replace(rules, kinds=kinds, mechanisms=frozenset({"powers"} if on else ()))


def desk(rules, institution=None, seeds: Any = 200, **values: str):
    state = games(rules, np.arange(seeds), institution)
    for name, value in values.items():
        state.parameters[ROW[name]] = fixed(value)
    return state


def month(rules, verb="none", institution=None, count: Any = 4, **values: str):
    state = desk(rules, institution, **values)
    plan = orders.nothing(state, rules)
    plan.verb[orders.top(orders.worth(state), count)] = VERB[verb]
    return engine.step(state, plan, rules, detail=True)


def called(after):
    return after.month.orders.verb > 0


def test_delegation_hands_over_powers_and_brings_errors_where_support_is_thin():  # R73
    kept, handed = (month(town(), "real", delegation=share) for share in ("0", "1"))
    helped = month(town(), "real", delegation="1", joint_support="1")
    assert handed.month.powers.mean() > kept.month.powers.mean()
    assert handed.month.town_share.mean() > kept.month.town_share.mean(), "responsibility follows powers"
    errors = lambda after: (after.month.has_error & ~after.month.misused).sum()  # noqa: E731
    assert errors(handed) > errors(kept) and errors(helped) < errors(handed)


def test_a_task_stands_on_the_list_that_fits_its_powers_and_what_was_added_on_none():  # R74
    state = desk(town(), POLARISED)
    assert (state.duty[16:] == UNLISTED).all()
    for duty, low, high in ((BASIC, "0", "0.3"), (COOPERATE, "0.3", "0.5"), (TAKEN_BACK, "0.5", "1")):
        here = state.duty[:16] == duty
        assert here.any()
        assert ((state.need[:16][here] >= fixed(low)) & (state.need[:16][here] < fixed(high))).all()


def test_of_a_task_on_another_list_less_comes_down_where_lists_are_clear():  # R74
    share = lambda duty: month(town(duty=duty), list_clarity="0.9").month.town_share[:16].mean()  # noqa: E731
    assert share(TAKEN_BACK) < share(COOPERATE) < share(BASIC)


def test_an_unlisted_task_may_be_refused_by_the_rule_of_admission():  # R74
    def refused(duty, gate):
        after = month(town(duty=duty), "push_back", list_gate=gate)
        return (after.month.pushed[:16] == 1).sum() / called(after)[:16].sum()

    assert refused(TAKEN_BACK, "1") == 1, "where the rule of admission is firm what is taken back is not done"
    assert refused(TAKEN_BACK, "0") < 0.2
    assert refused(BASIC, "1") == refused(BASIC, "0"), "a basic duty is nobody else's"


def test_a_whistle_moves_responsibility_only_after_its_clock():  # R75
    after = month(town(need="0.6"), "whistle", **CLOCK)
    m, rung = after.month, called(after)
    in_time = rung & (m.came_after <= 5 * ONE)
    assert in_time.any() and not m.moved[in_time].any(), "an office that came in time owes nothing"
    assert 0.3 < m.moved[rung].mean() < 0.8
    later = month(town(need="0.6"), "whistle", whistle_days="15").month
    assert (later.moved & ~m.moved).sum() == 0 and later.moved.sum() < m.moved.sum()
    plain = month(town(need="0.6"), "real").month
    moved = m.moved & (plain.town_share > 0)
    assert (m.town_share[moved] < 0.2 * plain.town_share[moved]).all()


def test_an_oral_report_moves_nothing_and_the_office_comes_less_often():  # R75
    oral, rung = (
        month(town(need="0.6"), "report_orally", **CLOCK),
        month(town(need="0.6"), "whistle", **CLOCK),
    )
    plain = month(town(need="0.6"), "real", **CLOCK).month
    m = oral.month
    assert not np.any(m.moved)
    alone = called(oral) & (m.lent == 0)
    assert (m.lent > 0).sum() < (rung.month.lent > 0).sum()
    np.testing.assert_array_equal(m.town_share[alone], plain.town_share[alone])


def test_an_office_that_comes_brings_its_powers_and_shares_the_blame():  # R75, R76
    joint = month(town(need="0.6"), "joint", joint_support="0.8")
    plain = month(town(need="0.6"), "real", joint_support="0.8").month
    came = called(joint) & (joint.month.lent > 0)
    assert came.sum() > 0.7 * called(joint).sum()
    assert (joint.month.powers[came] > plain.powers[came]).all()
    assert joint.month.result[came].mean() > plain.result[came].mean()
    held = month(town(), "joint", joint_support="0").month
    assert (held.lent > 0).sum() < (month(town(), "joint", joint_support="1").month.lent > 0).sum()


def test_a_whistled_office_grows_wary():  # R75
    rung, plain = month(town(), "whistle", count=6, **CLOCK), month(town(), "report_orally", count=6, **CLOCK)
    assert rung.alarm.sum() > plain.alarm.sum()


def test_without_a_rule_the_whistle_is_refused_and_without_the_mechanism_it_does_not_exist():  # R75
    rules, state = town(), desk(town(), seeds=3, whistle_days="0")
    plan = orders.nothing(state, rules)
    plan.verb[0] = VERB["whistle"]
    assert (orders.refusals(state, rules, plan)[0].verb[0] == REFUSAL["no_whistle"]).all()
    state.parameters[ROW["whistle_days"]] = 5 * ONE
    assert (orders.refusals(state, rules, plan)[0].verb[0] == REFUSAL["allowed"]).all()
    plain = town(on=False)
    for verb in ("whistle", "report_orally", "joint"):
        plan.verb[0] = VERB[verb]
        assert (orders.refusals(desk(plain, seeds=3), plain, plan)[0].verb[0] == REFUSAL["not_here"]).all()
        assert verb not in orders.offered_verbs(plain) and verb in orders.offered_verbs(rules)


def test_money_is_conserved_and_never_owed():  # R77
    rules = town()
    state = desk(rules, NOMINAL, seeds=40, funding="0.5")
    for turn in range(12):
        after = engine.step(state, wild(state, rules, turn), rules)
        going = ~state.is_over
        np.testing.assert_array_equal(after.money - state.money, after.ledger.total("money"))
        assert (after.money >= 0).all()
        granted = after.ledger.entries["money", "grant"][going]
        assert (granted == rules.budget // 2).all()
        state = after


def test_short_money_limits_what_is_done_and_inspectors_are_paid_first():  # R77
    poor, rich = (month(town(budget=fixed(b)), "real", POLARISED) for b in ("2", "30"))
    assert poor.month.served.mean() < 0.5 * rich.month.served.mean()
    assert poor.results.mean() < rich.results.mean()
    visitors = [town_.ledger.entries["money", "visitors"].mean() for town_ in (poor, rich)]
    assert visitors[0] == pytest.approx(visitors[1], rel=0.02)


def test_what_lies_unspent_goes_back_in_december():  # R77
    rules = town(budget=30 * ONE)
    state = desk(rules, seeds=5)
    for turn in range(12):
        state = engine.step(state, orders.nothing(state, rules), rules)
        assert (("money", "returned") in state.ledger.entries) == (turn == 11)
    assert (state.ledger.entries["money", "returned"] < 0).all() and (state.money <= rules.budget).all()


def test_the_same_office_is_as_slow_in_every_institution():  # R78
    draws = [
        month(town(), "whistle", institution, **CLOCK, joint_support="0.3", bureau_liab="1", acct="1")
        for institution in (None, POLARISED, SHIELDED)
    ]
    same = called(draws[0]) & called(draws[1]) & called(draws[2])
    for other in draws[1:]:
        np.testing.assert_array_equal(other.month.came_after[same], draws[0].month.came_after[same])


@pytest.mark.parametrize("name", ["delegation", "joint_support", "whistle_days", "list_gate", "funding"])
def test_without_the_mechanism_its_parameters_change_nothing(name):  # R70
    rules = town(on=False)
    plain, changed = month(rules, "real"), month(rules, "real", **{name: "1"})
    assert not len(plain.duty) and not plain.money.any()
    for level in ("trust", "risk", "blame", "staff_blame", "score", "results", "days", "caution", "money"):
        np.testing.assert_array_equal(getattr(changed, level), getattr(plain, level), err_msg=level)


def test_desk_report_and_why_show_list_paper_money_and_what_came_of_a_call():  # R71, R74, R75, R77
    session = Session.new(compiled("moderate"), 5)
    desk = view.desk(session)
    assert desk.gauges[-1].id == "money" and "万" in desk.gauges[-1].shown.zh
    card = desk.cards[2]
    assert card.duty_name.en == "basic duty" and card.paper_name.en == "on paper"
    assert [verb.id for verb in card.verbs][-3:] == ["whistle", "report_orally", "joint"]
    assert session.plan.set_card(card.slot, "whistle") is None
    session.commit()
    told = next(c for c in view.report(session, 1).cards if c.slot == card.slot)
    assert "office" in told.text.en
    why = view.why(session, 1, "money")
    assert why.change == sum(cause.amount for cause in why.causes)
    assert {"grant", "work", "visitors"} <= {cause.id for cause in why.causes}
