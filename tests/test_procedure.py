"""Accountability and tolerance as procedures: from the clue to the clearing of a name (R50-R58)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim import engine, orders
from game.sim.fixed import HALF, ONE, fixed
from game.sim.ledger import LEVELS
from game.sim.parameters import ROW
from game.sim.ruleset import ANSWER, FILED, REAL, TRACE
from game.sim.state import CASE_KIND, CASE_STATUS, FACT_ROWS, FLAG_BIT, STAGE
from tests.sim_rules import NOMINAL, SHIELDED, games, hard_worker, lesson, play, wild

ON = frozenset(("procedure",))
GAMES = 60
OPEN = {"clock": 0, "ft_drift": 0, "ft_favour": 0, "ft_burden": 0, "ft_override": 0, "ft_revisit": 0}
WILLING = {"ft_on": ONE, "ft_liab": 0, "ft_reasons": ONE, "ft_leniency": ONE, "ft_clarity": ONE,
           "ft_cosigned": ONE, "ft_freeze": ONE, "ft_joint": ONE, **OPEN}  # fmt: skip


def rules():
    return lesson(mechanisms=ON)


def with_clue(institution, flags=("good_faith", "directed"), seeds=GAMES, **facts):
    """Games in their first month of office with one clue of last month on file, the same in all."""
    r = rules()
    state = games(r, np.arange(seeds))  # the same past; only then do the institutions differ
    for name, value in institution.items():
        state.parameters[ROW[name]] = value
    state.bar[:] = 0
    place = 3 * ((state.turn - 1) % 2)
    base = dict(
        kind=CASE_KIND["complaint"], status=CASE_STATUS["open"], turn=state.turn - 1, slot=0, task=0,
        public=0, staff=4, severity=ONE, blame=fixed("0.4"), merit=fixed("0.75"), staff_blame=HALF,
        stage=STAGE["clue"],
    )  # fmt: skip
    on_file = dict(way=REAL, red_line=0, powers=ONE, record=fixed("0.8"), result=fixed("0.8"))
    on_file["flags"] = sum(FLAG_BIT[name] for name in flags)
    for name, value in facts.items():
        (base if name in base else on_file)[name] = value
    for name, value in base.items():
        getattr(state, f"case_{name}")[place] = value
    for name, value in on_file.items():
        state.case_fact[FACT_ROWS[name], place] = value
    return state, r, place


def answered(state, r, place, answer: str | None = None):
    """The next month; with an answer to the file, and nothing else decided."""
    plan = orders.nothing(state, r)
    if answer:
        plan.answer[place] = ANSWER[answer]
    return engine.step(state, plan, r)


def ruled(institution, answer: str | None = "claim", **clue):
    """What was decided of the clue in every game: the month's rulings of that file."""
    state, r, place = with_clue(institution, **clue)
    after = answered(state, r, place, answer)
    return {name: getattr(after.month.rulings, name)[place] for name in vars(after.month.rulings)}, after


def share(found, *status):
    return np.isin(found["status"], [CASE_STATUS[s] for s in status]).mean()


# The procedure of accountability.


def test_a_clue_is_found_out_next_month_and_only_then_sanctioned():  # R50
    r = rules()
    state = games(r, np.arange(40), {"clock": 0})
    first = engine.step(state, hard_worker(state, r), r)
    fresh = first.case_stage == STAGE["clue"]
    assert fresh.any()
    pending = np.where(first.month.is_pending, first.month.leader_part, 0).sum(0)
    booked = first.ledger.entries["blame", "cases"]
    whole = first.month.leader_part.sum(0)
    np.testing.assert_array_equal(booked, whole - pending)
    second = engine.step(first, hard_worker(first, r), r)
    assert not ((second.case_stage == STAGE["clue"]) & fresh).any()
    assert (second.month.rulings.status[fresh] == CASE_STATUS["sanctioned"]).all()


def test_before_the_finding_no_appeal_and_after_it_nothing_else():  # R50
    state, r, place = with_clue(WILLING)
    plan = orders.nothing(state, r)
    for answer, code in (("appeal", "not_yet"), ("claim", "allowed"), ("report", "allowed")):
        plan.answer[place] = ANSWER[answer]
        assert (orders.refusals(state, r, plan)[0].answer[place] == orders.REFUSAL[code]).all()
    state.case_stage[place] = STAGE["sanctioned"]
    for answer, code in (("appeal", "allowed"), ("claim", "decided"), ("protect", "decided")):
        plan.answer[place] = ANSWER[answer]
        assert (orders.refusals(state, r, plan)[0].answer[place] == orders.REFUSAL[code]).all()


def test_a_scenario_without_the_procedure_has_none_of_it():
    r = lesson()
    state = games(r, [1, 2])
    assert not state.case_stage.size and not state.bar.size and not state.case_fact.size
    state.case_status[0], state.case_turn[0] = CASE_STATUS["open"], state.turn - 1
    plan = orders.nothing(state, r)
    for answer in ("protect", "report"):
        plan.answer[0] = ANSWER[answer]
        refused = orders.refusals(state, r, plan)[0].answer[0]
        assert (refused == orders.REFUSAL["no_procedure"]).all()


def test_each_form_has_its_months_and_weighs_on_score_and_promotion():  # R54
    months = {"0.3": 0, "0.7": 6, "1.5": 12, "2.5": 18, "4.5": 24}
    for points, expected in months.items():
        _, after = ruled({"clock": 0, "panel": ONE}, None, blame=0, staff_blame=fixed(points))
        assert (after.bar[4] - (after.turn - 1) == (expected or -(after.turn - 1))).all(), points
    _, after = ruled({"clock": 0, "panel": ONE}, None, blame=fixed("2.5"), staff_blame=0)
    assert (after.bar[-1] - (after.turn - 1) == 12).all()  # 问责 of a leader ends with a change of post
    assert (after.ledger.entries["score", "effect_period"] == -HALF).all()


def test_who_sits_on_the_panel_decides_what_is_pushed_down():  # R54
    parts = {}
    for panel in (0, ONE):
        for answer in (None, "explain"):
            institution = {"clock": 0, "panel": panel, "list_clarity": 0, "discern": 0}
            _, after = ruled(institution, answer, severity=2 * ONE, merit=0)
            parts[panel, answer] = after.ledger.entries["blame", "cases"]
            moved = after.ledger.entries["blame_above", "panel"]
            assert ((moved < 0) if (panel, answer) == (0, None) else (moved >= 0)).all()
    assert (parts[0, None] > parts[ONE, None]).all()  # those above pass on what was left with them
    assert (parts[ONE, "explain"] < parts[ONE, None]).all()  # heard before outsiders some of it goes back up


def test_a_sanction_by_the_clock_is_made_before_the_facts_and_may_be_corrected():  # R51, R56
    r = rules()
    state = games(r, np.arange(40), {"clock": ONE, "correction": ONE})
    first = engine.step(state, hard_worker(state, r), r)
    assert not first.month.is_pending.any() and not (first.case_stage == STAGE["clue"]).any()
    second = engine.step(first, orders.nothing(first, r), r)
    withdrawn = second.month.rulings.status == CASE_STATUS["withdrawn"]
    honest = first.case_fact[FACT_ROWS["flags"]] & FLAG_BIT["good_faith"] > 0
    there = first.case_kind > 0
    assert withdrawn[honest & there].mean() > 2 * withdrawn[~honest & there].mean()
    games_ = withdrawn.any(0)
    assert (second.ledger.entries["blame", "correction"][games_] <= 0).all()
    named = withdrawn & (first.case_staff_blame > 0)
    assert (second.ledger.entries["motivation", "name_cleared"][named.any(0)] > 0).all()
    uncorrected = games(r, np.arange(40), {"clock": ONE, "correction": 0})
    one = engine.step(uncorrected, hard_worker(uncorrected, r), r)
    two = engine.step(one, orders.nothing(one, r), r)
    assert not (two.month.rulings.status == CASE_STATUS["withdrawn"]).any()


def test_haste_makes_the_honest_pay_more():  # R51
    r = rules()
    blame = {}
    for clock in (0, ONE):
        state = games(r, np.arange(60), {"clock": clock, "panel": ONE})
        one = engine.step(state, hard_worker(state, r), r)
        mask = one.month.is_file & one.month.good_faith
        blame[clock] = (one.month.leader_part + one.month.staff_part)[mask].sum()
    assert blame[ONE] > blame[0]


# The procedure of tolerance.


def test_an_examiner_with_clear_criteria_and_no_liability_signs_where_a_liable_one_declines():  # R53
    nominal, _ = ruled({**NOMINAL, **OPEN, "ft_cosigned": ONE})
    shielded, _ = ruled({**SHIELDED, **OPEN, "ft_cosigned": ONE})
    assert share(shielded, "exempted", "mitigated") > 0.9
    assert share(nominal, "declined") > 0.7
    assert nominal["stake"].min() > 5 * shielded["stake"].max()
    assert nominal["fear"].mean() > 0.3


def test_with_nothing_at_stake_nobody_refuses_out_of_fear():  # R53
    for ft_reasons in (0, HALF, ONE):
        found, _ = ruled({**NOMINAL, "ft_liab": 0, "ft_reasons": ft_reasons})
        assert not found["fear"].any() and not found["stake"].any()


def test_more_liability_takes_signatures_away_and_never_adds_one():  # R53, the same luck
    signed = []
    for liability in ("0", "0.2", "0.5", "1"):
        found, _ = ruled({**WILLING, "ft_leniency": 0, "ft_override": HALF, "ft_liab": fixed(liability)})
        signed.append(found["status"] != CASE_STATUS["declined"])
    for more, less in zip(signed[1:], signed, strict=False):
        assert not (more & ~less).any()
    assert signed[-1].sum() < signed[0].sum()


def test_a_dated_filing_freezes_the_standards():  # R52
    filed = {"flags": ("good_faith", "filed"), "way": FILED, "severity": 3 * ONE}
    degree = {}
    for drift in (0, ONE):
        for freeze in (0, ONE):
            institution = {**WILLING, "ft_drift": drift, "ft_freeze": freeze}
            degree[drift, freeze] = ruled(institution, **filed)[0]["degree"]
    assert (degree[ONE, 0] < degree[0, 0]).all()  # hindsight
    np.testing.assert_array_equal(degree[ONE, ONE], degree[0, ONE])
    plain = [ruled({**WILLING, "ft_drift": ONE, "ft_freeze": freeze})[0]["degree"] for freeze in (0, ONE)]
    np.testing.assert_array_equal(*plain)  # nothing was filed, nothing is frozen


def test_a_sectors_rule_that_is_not_cosigned_is_not_recognised():  # R52
    strict = {**WILLING, "ft_leniency": 0}
    filed = {"flags": ("good_faith", "directed", "filed", "with_public"), "way": FILED}
    known, _ = ruled({**strict, "ft_cosigned": ONE}, **filed)
    unknown, _ = ruled({**strict, "ft_cosigned": 0}, **filed)
    assert share(known, "exempted") > 0.8
    assert share(unknown, "exempted") == 0 and share(unknown, "mitigated") > 0.8


@pytest.mark.parametrize(
    ("clue", "reason"),
    [
        ({"flags": ("directed", "gain")}, "private_gain"),
        ({"flags": ("directed", "fake"), "way": 5}, "false_material"),
        (
            {"flags": ("good_faith",), "red_line": 1, "kind": CASE_KIND["incident"]},
            "safety_red_line",
        ),
    ],
)
def test_what_no_merit_outweighs_is_refused_by_the_mildest_examiner(clue, reason):  # R42, R53
    from game.sim.phases.finding import STOPS

    found, _ = ruled(WILLING, **clue)
    assert share(found, "refused") == 1
    assert (found["stop"] == STOPS.index(reason)).all()


def test_the_same_fault_within_the_effect_period_is_a_repeat():  # R53
    state, r, place = with_clue(WILLING, flags=("directed", "idle"), way=TRACE)
    state.bar[4] = state.turn + 3
    after = answered(state, r, place, "claim")
    assert (after.month.rulings.status[place] == CASE_STATUS["refused"]).all()


@pytest.mark.parametrize("extra", ["with_public", "consulted", "filed"])
def test_what_was_done_in_the_game_is_the_evidence(extra):  # R52
    strict = {**WILLING, "ft_leniency": 0, "ft_burden": ONE}
    plain, _ = ruled(strict, severity=2 * ONE)
    proved, _ = ruled(strict, flags=("good_faith", "directed", extra), severity=2 * ONE)
    assert (proved["degree"] > plain["degree"]).all()


def test_nobody_reads_a_hidden_level_to_decide():  # R52
    state, r, place = with_clue(SHIELDED)
    other = state.copy()
    other.risk[:], other.trust[:], other.capacity[:] = 3 * ONE, fixed("0.05"), fixed("0.9")
    one, two = (answered(s, r, place, "claim").month.rulings for s in (state, other))
    for name in vars(one):
        np.testing.assert_array_equal(getattr(one, name)[place], getattr(two, name)[place], err_msg=name)


def test_favour_looks_at_the_person_and_without_it_nobody_is_near():  # R55
    degrees = {
        favour: np.stack([ruled({**SHIELDED, "ft_favour": favour}, staff=n)[0]["degree"] for n in (3, 9)])
        for favour in (0, ONE)
    }
    np.testing.assert_array_equal(*degrees[0])
    assert (degrees[ONE][0] != degrees[ONE][1]).mean() > 0.9


def test_tolerance_that_became_routine_lowers_its_own_bar():  # R55
    clue = {"flags": ("directed",), "severity": 2 * ONE}
    outcomes = {}
    for routine in (0, ONE):
        state, r, place = with_clue({**WILLING, "ft_leniency": 0, "ft_inflation": ONE}, **clue)
        state.routine[:] = routine
        found = answered(state, r, place, "claim").month.rulings.status[place]
        outcomes[routine] = np.isin(found, [CASE_STATUS["exempted"], CASE_STATUS["mitigated"]]).mean()
    assert outcomes[ONE] > outcomes[0]
    _, after = ruled({**WILLING, "ft_inflation": ONE})
    assert (after.routine > 0).all()
    _, after = ruled({**WILLING, "ft_inflation": 0})
    assert not after.routine.any()


def test_a_tolerated_error_is_corrected_too():  # R54
    _, after = ruled(WILLING)
    granted = after.case_stage.max(0) == STAGE["tolerated"]
    assert granted.any()
    assert (after.ledger.entries["risk", "correction"][granted] < 0).all()


# The head of the township on both sides.


def test_who_signs_for_his_staff_answers_with_them_when_neglect_comes_to_light():  # R56
    state, r, place = with_clue({**WILLING, "ft_revisit": ONE}, flags=("directed",), way=REAL)
    first = answered(state, r, place, "protect")
    granted = np.isin(first.month.rulings.status[place], [CASE_STATUS["exempted"], CASE_STATUS["mitigated"]])
    assert granted.any()
    assert (first.month.rulings.staff_returned[place][granted] > 0).all()
    assert (first.month.rulings.returned[place][granted] <= 0).all()  # he asked nothing for himself
    second = answered(first, r, place)
    assert (second.ledger.entries["blame", "signature"][granted] > 0).all()
    assert (second.month.rulings.status[place][granted] == CASE_STATUS["overturned"]).all()


def test_signing_for_honest_work_is_confirmed_and_costs_nothing():  # R56
    state, r, place = with_clue({**WILLING, "ft_revisit": ONE})
    first = answered(state, r, place, "protect")
    second = answered(first, r, place)
    confirmed = second.month.rulings.status[place] == CASE_STATUS["confirmed"]
    assert confirmed.any()
    assert not second.ledger.entries["blame", "signature"][confirmed].any()
    assert (first.ledger.entries["motivation", "stood_by"] > 0).all()


def test_reporting_upward_eases_his_part_and_chills_the_others():  # R58
    _, silent = ruled({"clock": 0}, None)
    _, reported = ruled({"clock": 0}, "report")
    cases = ("blame", "cases"), ("staff_blame", "cases")
    assert (reported.ledger.entries[cases[0]] < silent.ledger.entries[cases[0]]).all()
    assert (reported.ledger.entries["motivation", "reported"] < 0).all()


def test_published_cases_teach_those_who_never_filed():  # R57
    learned = {}
    for publish in (0, ONE):
        state, r, place = with_clue({**WILLING, "ft_publish": publish})
        before = state.expected_cover[1].mean()
        after = answered(state, r, place, "claim")
        learned[publish] = after.expected_cover[1].mean() - before
    assert learned[ONE] > learned[0] > 0


# Laws.


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**63), st.integers(0, 2**32), st.sampled_from(["nominal", "shielded"]))
def test_the_books_balance_with_the_procedure_whatever_is_ordered(seed, draw, name):
    institution = {"nominal": NOMINAL, "shielded": SHIELDED}[name] | {"ft_revisit": ONE, "correction": HALF}
    r = lesson(mechanisms=ON, run_in=4, turns=6)
    state = games(r, [seed, seed ^ 1], institution)
    for turn in range(r.turns):
        after = engine.step(state, wild(state, r, draw + turn), r, detail=True)
        for level in LEVELS:
            now, was = (getattr(s, level) for s in (after, state))
            change = now - was if now.ndim == 1 else (now - was).sum(0)
            np.testing.assert_array_equal(change, after.ledger.total(level), err_msg=level)
        assert (after.expected_blame >= 0).all() and (after.motivation >= fixed("0.05")).all()
        state = after


def test_a_game_alone_and_in_a_batch_is_the_same_bits_with_the_procedure():
    r = rules()
    many = play(games(r, np.arange(17), SHIELDED), r, hard_worker)[-1]
    for part in ([0], [16], [3, 11, 5]):
        few = play(games(r, np.array(part), SHIELDED), r, hard_worker)[-1]
        assert [few.digest(i) for i in range(len(part))] == [many.digest(g) for g in part]


def test_the_next_leader_finds_no_files_of_his_predecessor():
    state = games(rules(), np.arange(10), NOMINAL)
    assert not state.case_status.any() and not state.case_stage.any() and not state.blame.any()


def test_the_same_work_brings_the_same_files_wherever_tolerance_is_examined():  # the same luck
    r = rules()
    files = [
        engine.step(s, orders.nothing(s, r), r).month
        for s in (with_clue({"ft_joint": x, "ft_liab": x, "ft_on": x}, seeds=20)[0] for x in (0, ONE))
    ]
    np.testing.assert_array_equal(files[0].file_slot, files[1].file_slot)
    np.testing.assert_array_equal(files[0].file_clock, files[1].file_clock)
