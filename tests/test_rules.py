"""The rules in domain words; numbers cite docs/rules.md."""

from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from game.sim import engine, orders
from game.sim.bare import bare_ruleset
from game.sim.effective import effective
from game.sim.fixed import ONE, fixed, mul
from game.sim.orders import REFUSAL
from game.sim.parameters import ROW
from game.sim.phases.staff import NO_WAY
from game.sim.ruleset import ANSWER, FILED, REAL, TRACE, VERB, Deck
from game.sim.state import CASE_STATUS
from tests.sim_rules import NOMINAL, POLARISED, SHIELDED, games, hard_worker, lesson, name, play, small_deck


def quiet(**changes):
    """A lesson without cards."""
    return replace(lesson(**changes), deck=Deck())


def with_parameters(state, **values):
    for key, value in values.items():
        state.parameters[ROW[key]] = fixed(value)
    return state


def month(policy, institution=None, seeds=range(200), rules=None, **values):
    rules = rules or quiet()
    state = with_parameters(games(rules, np.array(list(seeds)), institution), **values)
    return state, engine.step(state, policy(state, rules), rules, detail=True)


def directing(verb, count=4, **fields):
    def policy(state, rules):
        plan = orders.nothing(state, rules)
        plan.verb[orders.top(orders.worth(state), count)] = VERB[verb]
        for key, value in fields.items():
            getattr(plan, key)[:] = value
        return plan

    return policy


def test_decimal_literals_never_pass_through_a_float():
    assert fixed("0.25") == 16384 and fixed("-0.5") == -32768 and fixed("3") == 3 * ONE
    assert fixed("0.1") == (ONE * 2 + 10) // 20 == 6554


def test_stored_tables_are_the_pinned_ones():
    stored = Path(engine.__file__).with_name("tables.npy").read_bytes()
    assert blake2b(stored, digest_size=8).hexdigest() == "b13cd4df5e8bf0e9"


def test_harsher_accountability_makes_every_level_add_a_larger_buffer():  # R1
    rules = quiet()
    mild, harsh = games(rules, [1]), games(rules, [1], POLARISED)
    assert (effective(harsh, rules).buffers > effective(mild, rules).buffers).all()
    path = effective(harsh, rules).buffers[:, 0]
    assert path[0] <= path[1] <= path[2], "a level that took on more has more to lose"


def test_a_level_that_feels_the_burden_below_adds_less():  # R1
    rules = quiet()
    deaf = games(rules, [1], POLARISED)
    listening = with_parameters(games(rules, [1], POLARISED), internalise="0.6")
    assert effective(listening, rules).amplification[0] < effective(deaf, rules).amplification[0]


def test_what_was_added_on_the_way_down_is_worth_a_quarter_and_is_never_a_red_line():  # R2
    state = games(quiet(), np.arange(300), POLARISED)
    base, extra = state.value[:16].mean(), state.value[16:].mean()
    assert 0.2 < extra / base < 0.3
    assert not state.is_redline[16:].any() and state.is_redline[:16].mean() == pytest.approx(0.15, abs=0.02)


def test_nobody_gets_two_tasks_before_everybody_has_one():  # R2
    state = games(quiet(), np.arange(30))
    for game in range(30):
        assert len(set(state.staff[:20, game])) == 20


def test_where_no_tolerance_exists_nobody_files():  # R5
    _, after = month(orders.customary, POLARISED)
    assert not after.month.filed.any() and NO_WAY < 0


def test_filing_brings_no_luck_of_its_own():  # R5
    """With no chance of cover and no cost, filing is worth exactly the straight way less the stigma."""
    rules = quiet()
    state = with_parameters(games(rules, np.arange(400), SHIELDED), stigma="0")
    state.expected_cover[0] = 0
    state.parameters[ROW["ft_filing_days"]] = 0
    after = engine.step(state, orders.nothing(state, rules), rules)
    share = (after.month.own_way == FILED).mean()
    assert share == 0, "an equal way never wins a tie, and never gains from a second draw"


def test_a_liable_approver_grants_nothing():  # R6
    policy = directing("file_first")
    _, liable = month(policy, SHIELDED, ft_liab="1", ft_override="0.9", ft_clarity="0.1")
    _, shielded = month(policy, SHIELDED)
    grant_rate = lambda s: s.month.granted.sum() / s.month.filed.sum()  # noqa: E731
    assert grant_rate(liable) < 0.02 and grant_rate(shielded) > 0.6


def test_a_refused_filing_goes_back_to_the_straight_way():  # R6
    _, after = month(directing("file_first"), NOMINAL)
    refused = after.month.filed & ~after.month.granted
    assert refused.any() and (after.month.way[refused] == REAL).all()


def test_paper_first_serves_records_before_work():  # R7
    _, paper = month(directing("real", paper_first=100), POLARISED)
    _, work = month(directing("real", paper_first=0), POLARISED)
    assert paper.month.coverage.mean() > work.month.coverage.mean()
    assert paper.month.served.mean() < work.month.served.mean()


def test_joint_inspections_and_one_shared_table_free_days():  # R7
    _, alone = month(orders.customary, POLARISED)
    _, joint = month(orders.customary, POLARISED, joint_insp="0.8", one_table="0.7")
    assert (joint.month.time["inspections"] < alone.month.time["inspections"]).all()
    assert (joint.month.time["reports"] < alone.month.time["reports"]).all()


def test_the_more_visits_the_shallower_each():  # R10
    _, few = month(orders.customary, insp_rate="0.5")
    _, many = month(orders.customary, insp_rate="2")
    assert many.month.inspected.mean() > few.month.inspected.mean()
    assert many.month.depth_mean.mean() < few.month.depth_mean.mean()


def test_real_work_under_more_rules_has_more_findable_slips():  # R9
    rules = quiet()
    state = games(rules, np.arange(400))
    strict = state.copy()
    strict.control = mul(strict.control, 2 * ONE)
    plan = directing("real")(state, rules)
    slips = [engine.step(s, plan, rules).month.slipped.sum() for s in (state, strict)]
    assert slips[1] > 1.5 * slips[0]


def test_reporting_it_as_done_fills_the_file_and_leaves_the_hazard():  # R11, R12
    _, fake = month(directing("as_required"))
    _, real = month(directing("real"))
    assert fake.records.mean() > real.records.mean()
    assert fake.risk.mean() > real.risk.mean()


def test_a_visit_lowers_the_hazard_and_is_seen():  # R28
    rules = quiet()
    state = games(rules, [4])
    plan = orders.nothing(state, rules)
    plan.visit[3] = 1
    after = engine.step(state, plan, rules, detail=True)
    assert after.ledger.detail["risk", "visit"][3, 0] == -mul(state.risk[3, 0], fixed("0.28"))
    assert after.ledger.detail["trust", "visit"][3, 0] == fixed("0.02")
    assert not after.ledger.detail["risk", "visit"][[0, 1, 2, 4]].any()


def test_the_inquiry_takes_the_thinnest_file():  # R14
    rules = quiet()
    state = games(rules, np.arange(3000), POLARISED)
    state.risk[:] = 6 * ONE
    after = engine.step(state, directing("as_required")(state, rules), rules)
    m = after.month
    struck = np.take_along_axis(m.incident, m.tasks.public, 0) & m.tasks.is_active
    assert m.scapegoat.any() and m.shield[m.scapegoat].mean() < 0.8 * m.shield[struck].mean()


def test_a_clear_list_and_a_right_to_be_heard_keep_blame_from_running_down():  # R15
    _, dark = month(orders.customary, POLARISED)
    _, clear = month(orders.customary, POLARISED, list_clarity="0.8", appeal="0.5")
    assert clear.month.town_share.mean() < dark.month.town_share.mean()


def test_who_gave_the_instruction_carries_more():  # R28
    rules = quiet()
    state = games(rules, np.arange(100), POLARISED)
    told = engine.step(state, directing("real", absorb=0)(state, rules), rules).month
    assert told.leader_part[told.directed].sum() > 0
    assert not told.leader_part[~told.directed].any()


def test_asking_in_writing_leaves_part_of_the_blame_above():  # R28
    _, alone = month(directing("real", count=3))
    _, asked = month(directing("real", count=3, consult=2))
    directed = asked.month.directed
    assert (asked.month.town_share[directed] < alone.month.town_share[directed]).all()


def test_a_superior_who_overrules_leaves_more_blame_than_no_cover():  # R16
    _, after = month(directing("file_first"), SHIELDED, ft_override="1", seeds=range(2000))
    m = after.month
    assert m.overruled.any()
    assert not (m.covered & m.overruled).any()


def test_bad_news_travels():  # R18
    rules = quiet()
    state = games(rules, np.arange(200), POLARISED)
    before = state.expected_blame[REAL, 0].copy()
    lucky = engine.step(with_parameters(state.copy(), acct="0.2"), directing("real")(state, rules), rules)
    harsh = engine.step(with_parameters(state.copy(), acct="2"), directing("real")(state, rules), rules)
    idle = np.ones(20, bool)
    assert harsh.expected_blame[REAL, 0][idle].mean() > before.mean() > lucky.expected_blame[REAL, 0].mean()


def test_unfair_blame_chills():  # R20
    _, after = month(directing("real"), POLARISED)
    assert after.ledger.entries["motivation", "unfair_blame"].sum() < 0


def test_cheap_data_makes_offices_ask_for_more():  # R23
    rules = bare_ruleset()
    control = []
    for digital in ("0", "1"):
        state = with_parameters(games(rules, np.arange(50), POLARISED), digital=digital)
        control.append(play(state, rules, months=12)[-1].control.mean())
    assert control[1] > 1.2 * control[0]


def test_a_cap_on_inspection_holds():  # R23
    rules = bare_ruleset()
    state = with_parameters(games(rules, np.arange(20), POLARISED), control_cap="1")
    assert (play(state, rules, months=6)[-1].control <= ONE).all()


def test_a_leader_whose_blame_passes_the_line_is_removed_and_the_game_ends():  # R25
    rules = quiet(removal_line=fixed("0.5"))
    end = play(games(rules, np.arange(50), POLARISED), rules, hard_worker)[-1]
    removed = end.is_removed
    assert removed.any() and (end.blame[removed] > fixed("0.5")).all() and end.is_over.all()


def test_the_leader_is_not_blamed_for_what_came_before_him():  # R25
    assert not games(quiet(), np.arange(20), POLARISED).blame.any()


def test_attention_is_counted_and_what_no_longer_fits_is_refused():  # R27
    rules = quiet()
    state = games(rules, [1])
    plan = directing("real", count=5)(state, rules)
    plan.visit[0:3] = 1
    refused, left = orders.refusals(state, rules, plan)
    assert (refused.verb == 0).all() and left[0] == 0
    assert refused.visit[:, 0].tolist()[:3] == [0, REFUSAL["no_attention"], REFUSAL["no_attention"]]
    done = orders.lawful(state, rules, plan)
    assert done.visit.sum() == 1


def test_filing_is_refused_where_the_institution_has_none():  # R27
    rules = quiet()
    state = games(rules, [1], POLARISED)
    plan = directing("file_first")(state, rules)
    refused, _ = orders.refusals(state, rules, plan)
    assert (refused.verb[plan.verb > 0] == REFUSAL["no_tolerance"]).all()


def test_no_order_on_a_slot_without_a_task():  # R27
    rules = quiet()
    state = games(rules, [1])
    plan = orders.nothing(state, rules)
    empty = int(np.flatnonzero(~state.is_active[:, 0])[0])
    plan.verb[empty] = VERB["real"]
    assert orders.refusals(state, rules, plan)[0].verb[empty, 0] == REFUSAL["no_task"]


def test_what_was_pushed_back_is_not_done_and_a_vain_try_costs_half_a_point():  # R28
    rules = quiet()
    state = games(rules, np.arange(300), POLARISED)
    plan = orders.nothing(state, rules)
    extra = state.is_active.copy()
    extra[:16] = False
    plan.verb[extra] = VERB["push_back"]
    after = engine.step(state, plan, rules)
    done, vain = after.month.pushed == 1, after.month.pushed == 2
    assert done.any() and vain.any() and not after.month.tasks.is_active[done].any()
    cost = after.ledger.entries["score", "refused_push"]
    np.testing.assert_array_equal(cost, -(ONE // 2) * vain.sum(0))


def test_working_with_villagers_builds_what_handing_down_spends():  # R28
    _, together = month(directing("with_public", count=2))
    _, handed = month(directing("hand_down", count=2))
    assert together.ledger.entries["capacity", "together"].sum() > 0
    assert handed.ledger.entries["capacity", "handed_down"].sum() < 0
    assert handed.load.mean() < together.load.mean()


def test_handing_down_counts_as_files_not_as_an_act():  # R28
    _, after = month(directing("hand_down", count=2))
    handed = after.month.handed_down
    assert (after.month.way[handed] == TRACE).all() and not after.month.good_faith[handed].any()


def test_a_card_is_dealt_only_when_its_condition_holds_and_it_has_rested():  # R29
    rules = lesson()
    states = play(games(rules, np.arange(60)), rules, hard_worker)
    for game in range(60):
        dealt = [(s.turn, int(s.event[game])) for s in states[:-1] if s.event[game] >= 0]
        for turn, event in dealt:
            if event == 1:
                assert turn - rules.run_in + 1 > 6
        for card in range(3):
            turns = [turn for turn, event in dealt if event == card]
            assert all(b - a >= 2 for a, b in pairwise(turns))


def test_a_flag_set_by_one_card_opens_another():  # R29
    rules = lesson()

    def first_choice(state, rules):
        plan = orders.nothing(state, rules)
        plan.choice[:] = 0
        return plan

    yes = play(games(rules, np.arange(40)), rules, first_choice)
    no = play(games(rules, np.arange(40)), rules, orders.nothing)
    assert any((s.event == 2).any() for s in yes) and not any((s.event == 2).any() for s in no)


def test_a_stance_acts_for_its_turns_and_then_ends():  # R29
    rules = lesson()
    state = games(rules, [1])
    state.event[:] = 0
    plan = orders.nothing(state, rules)
    plan.choice[:] = 0
    appeal = []
    for _ in range(4):
        state = engine.step(state, plan, rules)
        appeal.append(int(state.month.p.appeal[0]))
        state.event[:] = -1
    assert appeal == [fixed("0.1") + fixed("0.3")] * 3 + [fixed("0.1")]


def test_an_undecided_card_falls_to_its_fallback():  # R29
    rules = lesson()
    state = games(rules, [1])
    state.event[:] = 0
    after = engine.step(state, orders.nothing(state, rules), rules)
    assert after.month.choice[0] == 1 and ("trust", "choice") in after.ledger.entries


def test_adding_a_card_leaves_the_luck_of_the_others_alone():  # R29
    rules = lesson()
    deck = small_deck()
    more = replace(
        rules,
        deck=replace(
            deck,
            identity=np.append(deck.identity, np.uint64(99)),
            when=(*deck.when, ((name("month"), ("const", 99 * ONE), ("gt", 0)))),
            weight=(*deck.weight, (("const", ONE),)),
            months=np.ones((4, 12), bool),
            cooldown=np.append(deck.cooldown, 2),
            first_choice=np.append(deck.first_choice, 4),
            choice_count=np.append(deck.choice_count, 2),
            fallback=np.append(deck.fallback, 0),
        ),
    )
    a = play(games(rules, np.arange(30)), rules, orders.nothing)
    b = play(games(more, np.arange(30)), more, orders.nothing)
    for x, y in zip(a, b, strict=True):
        np.testing.assert_array_equal(x.event, y.event)
        np.testing.assert_array_equal(x.score, y.score)


def open_case(institution=None, seeds=range(600), rules=None):
    """Games in which last month opened a case against the leader, and their rules."""
    rules = rules or quiet()
    state = games(rules, np.array(list(seeds)), institution)
    state = engine.step(state, directing("innovate", absorb=80)(state, rules), rules)
    has = (state.case_status == CASE_STATUS["open"]).any(0) & ~state.is_over
    return state.pick(np.flatnonzero(has)), rules


def answering(state, rules, answer):
    plan = orders.nothing(state, rules)
    plan.answer[:] = np.where(state.case_status == CASE_STATUS["open"], ANSWER[answer], -1)
    return engine.step(state, plan, rules)


def test_a_heavy_case_of_the_leader_opens_a_file():  # R30
    state, _ = open_case(POLARISED)
    assert state.games > 100
    opened = state.case_status == CASE_STATUS["open"]
    assert (state.case_blame[opened] > 0).all() and (state.case_kind[opened] > 0).all()


def test_tolerance_claimed_before_a_shielded_examiner_gives_most_of_it_back():  # R30
    state, rules = open_case(SHIELDED)
    after = answering(state, rules, "claim")
    exempt = after.case_status == CASE_STATUS["exempted"]
    assert exempt.any() and after.ledger.entries["blame", "tolerance"].sum() < 0
    assert ((state.case_status == CASE_STATUS["open"]) & exempt).sum() == exempt.sum()


def test_a_claim_is_refused_where_there_is_no_tolerance():  # R30
    state, rules = open_case(POLARISED)
    plan = orders.nothing(state, rules)
    plan.answer[:] = ANSWER["claim"]
    refused, _ = orders.refusals(state, rules, plan)
    is_open = state.case_status == CASE_STATUS["open"]
    assert (refused.answer[is_open] == REFUSAL["no_tolerance"]).all()


def test_an_appeal_is_heard_where_the_right_is_real():  # R30
    won = []
    for appeal in ("0", "1"):
        state, rules = open_case(POLARISED)
        after = answering(with_parameters(state, appeal=appeal), rules, "appeal")
        won.append((after.case_status == CASE_STATUS["reduced"]).sum())
    assert won[1] > 1.5 * won[0]


def test_an_unanswered_case_lapses():  # R30
    state, rules = open_case(POLARISED)
    for _ in range(2):
        state = engine.step(state, orders.nothing(state, rules), rules)
    assert state.month.lapsed.any()
    late = (state.case_status == CASE_STATUS["open"]) & (state.turn - state.case_turn > 2)
    assert not late.any()


def test_what_the_last_month_opens_is_settled_by_the_standing_instruction():  # R30
    rules = quiet(turns=1)
    state = games(rules, np.arange(400), POLARISED)
    plan = directing("innovate", absorb=80)(state, rules)
    plan.standing[:] = ANSWER["explain"]
    after = engine.step(state, plan, rules)
    assert (after.case_status == CASE_STATUS["explained"]).any()
    assert not (after.case_status == CASE_STATUS["open"]).any()


def test_rank_is_first_when_the_score_is_far_above_what_the_county_is_used_to():  # R31
    rules = quiet()
    state = games(rules, np.arange(40))
    state.score_before[:] = 0
    after = engine.step(state, orders.nothing(state, rules), rules)
    assert (after.rank == 1).all()


def test_a_chain_of_one_level_and_a_township_without_superiors_can_be_played():  # R15
    for levels in (0, 1):
        rules = bare_ruleset(levels=levels)
        state = engine.start(rules, np.array([1]), engine.parameters({}, 1))
        assert state.blame_above.shape == (levels, 1) and state.blame_above.dtype == np.int64
