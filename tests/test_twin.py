"""The institution twin, what cannot be carried over, the smallest set of parameters that flips the end."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.load import load
from game.content.text import UserError
from game.replay import simulate
from game.replay.carry import carry
from game.replay.flip import flips
from game.replay.recording import parse
from game.replay.session import Session
from game.replay.simulate import LEVEL_NAMES
from game.replay.twin import twin, under
from game.sim import engine, orders
from game.sim.chance import Chance
from game.sim.fixed import fixed
from game.sim.orders import Orders
from game.sim.parameters import ROW
from game.sim.ruleset import ANSWER, VERB
from game.sim.state import CASE_STATUS, State
from tests import replays, sim_rules
from tests.view_games import finished


def reasons(losses) -> list[tuple[str, str, int]]:
    return [(loss.reason, loss.order, loss.row) for loss in losses]


def arrival(institution=None) -> State:
    return sim_rules.games(sim_rules.lesson(), [1], institution or sim_rules.NOMINAL)


# --- carrying decisions over


def test_into_the_same_game_everything_is_carried_as_it_is():
    rules, here = sim_rules.lesson(), arrival()
    plan = orders.lawful(here, rules, sim_rules.wild(here, rules, 5))
    carried, losses = carry(plan, here, here.tile(3), rules)
    assert not losses
    for name in (field.name for field in fields(Orders)):
        given = getattr(plan, name)
        undecided = -1 if name in ("choice", "steps", "answer") else given.min()
        assert (getattr(carried, name) == np.maximum(given, undecided)).all()


def test_a_filing_where_no_tolerance_exists_is_carried_out_unfiled():
    rules, here = sim_rules.lesson(), arrival()
    there = here.tile(2)
    there.parameters[ROW["ft_on"], 1] = 0
    plan = orders.nothing(here, rules)
    plan.verb[2] = VERB["file_first"]
    carried, losses = carry(plan, here, there, rules)
    assert carried.verb[2].tolist() == [VERB["file_first"], VERB["innovate"]]
    assert reasons(losses) == [("unfiled", "verb", 2)] and losses[0].games.tolist() == [False, True]


def test_a_push_back_whose_task_never_came_is_idle():
    rules, here = sim_rules.lesson(), arrival()
    there = here.copy()
    there.is_active[7] = False
    plan = orders.nothing(here, rules)
    plan.verb[7] = VERB["push_back"]
    carried, losses = carry(plan, here, there, rules)
    assert not carried.verb.any() and reasons(losses) == [("no_task", "verb", 7)]


def test_a_card_that_is_not_on_the_desk_falls_to_its_default():
    rules, here = sim_rules.lesson(), arrival()
    here.event[:] = 1
    there = here.copy()
    there.event[:] = 0
    plan = orders.nothing(here, rules)
    plan.choice[:] = 0
    carried, losses = carry(plan, here, there, rules)
    assert carried.choice[0] == -1 and reasons(losses) == [("no_card", "choice", 2)]
    plan.choice[:] = -1
    assert not carry(plan, here, there, rules)[1]  # nothing was decided, nothing is lost


def test_an_answer_follows_its_case_to_another_place_or_is_lost():
    rules, here = sim_rules.lesson(), arrival()
    for place, slot in ((0, 4), (1, 9)):
        here.case_status[place], here.case_slot[place] = CASE_STATUS["open"], slot
        here.case_turn[place] = here.turn - 1
    there = here.copy()
    there.case_slot[0], there.case_slot[1] = 9, 5
    plan = orders.nothing(here, rules)
    plan.answer[0], plan.answer[1] = ANSWER["appeal"], ANSWER["explain"]
    carried, losses = carry(plan, here, there, rules)
    assert carried.answer[:, 0].tolist() == [ANSWER["explain"], -1, -1, -1, -1, -1]
    assert reasons(losses) == [("no_case", "answer", 0)]


def test_a_claim_where_no_tolerance_exists_is_told():
    rules, here = sim_rules.lesson(), arrival()
    here.case_status[3], here.case_turn[3] = CASE_STATUS["open"], here.turn - 1
    there = here.copy()
    there.parameters[ROW["ft_on"]] = 0
    plan = orders.nothing(here, rules)
    plan.answer[3] = plan.standing[:] = ANSWER["claim"]
    assert reasons(carry(plan, here, there, rules)[1]) == [("no_tolerance", "answer", 3)]
    here.turn = there.turn = rules.last_turn - 1
    assert ("no_tolerance", "standing", 0) in reasons(carry(plan, here, there, rules)[1])
    there.is_over[:] = True
    assert not carry(plan, here, there, rules)[1]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 5))
def test_what_is_carried_is_lawful_there(draw, months):
    rules = sim_rules.lesson()
    both = [sim_rules.games(rules, [draw], i) for i in (sim_rules.NOMINAL, sim_rules.POLARISED)]
    for month in range(months):
        here, there = both
        plan = orders.lawful(here, rules, sim_rules.wild(here, rules, draw + month))
        carried, _ = carry(plan, here, there, rules)
        lawful = orders.lawful(there, rules, carried)
        # a claim without tolerance is kept to be told, and refused by the rules
        claims = carried.answer == ANSWER["claim"]
        assert np.array_equal(lawful.verb, carried.verb) and np.array_equal(lawful.choice, carried.choice)
        assert np.array_equal(lawful.answer[~claims], carried.answer[~claims])
        both = [engine.step(here, plan, rules), engine.step(there, carried, rules)]


# --- twins


def test_a_twin_under_the_same_institution_is_the_same_bits():
    session = replays.played()
    result = twin(session, "polarised_nominal")
    assert [s.digest() for s in result.b.states] == [s.digest() for s in session.history]
    assert not result.lost and not result.only_a and not result.only_b
    assert result.a.before == result.b.before == session.before
    assert all(not any(result.difference(name)) for name in LEVEL_NAMES)


def test_a_twin_of_a_recording_is_the_twin_of_its_session():
    session = replays.played()
    of_session = twin(session, "full_reform")
    of_file = twin(parse(bytes(session.journal.data)), replays.lesson("full_reform"))
    assert of_file.b.values == of_session.b.values and of_file.lost == of_session.lost


def test_hard_work_removed_under_one_institution_is_kept_under_another():
    result = twin(replays.played(), "full_reform")
    a, b = result.a, result.b
    assert a.removed_at == result.turns and b.removed_at == 0
    assert a.ending is not None and b.ending is None  # he was removed: there are no decisions beyond
    assert [h.kind for h in result.only_a if h.kind in ("removed", "ending")] == ["removed", "ending"]
    assert len(a.values) == len(b.values) == result.turns + 1
    assert result.difference("blame")[-1] < 0 and len(b.before) == 12 and a.before != b.before
    assert sum(h.amount for h in a.happenings if h.kind == "sanction") > 0


def test_the_arm_that_ends_first_stops_and_the_other_goes_on():
    session = replays.played("full_reform")
    result = twin(session, "polarised")
    assert len(session.turns) == 12 and result.b.removed_at
    assert len(result.b.values) == result.b.removed_at + 1 < len(result.a.values)
    assert len(result.difference("score")) == len(result.b.values)


def test_what_was_lost_is_told_with_turn_name_and_reason():
    lost = twin(replays.played(), "polarised").lost
    unfiled = [one for one in lost if one.reason == "unfiled"]
    assert unfiled
    assert all(one.what.zh.startswith("创新先报备") and "#" in one.key and one.why.en for one in unfiled)
    assert {one.turn for one in unfiled} <= set(range(1, 13))


def test_twins_know_institutions_by_id_and_by_file(tmp_path):
    compiled = replays.lesson()
    text = load("first_year", "lax").institution_text
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    assert under(compiled, path).institution == under(compiled, "lax").institution
    assert under(compiled, "lax").rules.staff_count == compiled.rules.staff_count
    with pytest.raises(UserError) as caught:
        under(compiled, "none_such")
    assert "full_reform" in caught.value.text.en
    path.write_text("format: [", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        under(compiled, path)
    assert "mine.yaml" in caught.value.text.zh


# --- the smallest set that flips


def test_the_smallest_set_flips_and_nothing_else_does():
    session = replays.played()
    result = flips(session, "full_reform")
    assert result.flips and result.a.turn == len(session.turns) and result.b.turn == 0
    assert result.smallest and all(len(one.parameters) == 1 for one in result.smallest)
    assert [one.blame for one in result.smallest] == sorted(one.blame for one in result.smallest)
    flipping = {one.parameters[0] for one in result.smallest}
    other = under(session.compiled, "full_reform")
    for parameter in result.differing:
        ended = alone(session, parameter.name, parameter.b)
        assert bool(ended.is_removed[0]) == (parameter.name not in flipping)
    assert {p.name for p in result.differing} == {
        name for name in other.institution | session.compiled.institution
        if other.institution.get(name) != session.compiled.institution.get(name)
    }  # fmt: skip


def alone(session: Session, name: str, value: int) -> State:
    """The same game with one parameter moved, played by itself."""
    rows = simulate.parameters(session.compiled)
    rows[ROW[name]] = value
    state = simulate.run_in(session.rules, [session.seed], rows)[-1]
    for turn, plan in enumerate(session.orders):
        carried, _ = carry(plan, session.history[turn], state, session.rules)
        state = engine.step(state, carried, session.rules)
    return state


def test_pairs_are_tried_only_where_no_single_parameter_flips():
    result = flips(replays.played(), "polarised_shielded")
    n = len(result.differing)
    assert result.tried in (n, n + n * (n - 1) // 2)
    single = any(len(one.parameters) == 1 for one in result.smallest)
    assert (result.tried == n) == (single or not result.flips)


def test_the_same_institution_flips_nothing_and_says_so():
    result = flips(replays.played(), "polarised_nominal")
    assert not result.differing and not result.flips and not result.smallest
    assert result.text.zh and result.text.en


def test_other_outcomes_can_be_asked_for():
    result = flips(replays.played(), "full_reform", outcome="incidents")
    assert result.outcome == "incidents" and result.text.zh
    with pytest.raises(ValueError):
        flips(replays.played(), "full_reform", outcome="month")


# --- two institutions that differ in one parameter

# What comes from outside, asked of chance under the same names in every month whoever governs.
OUTSIDE = ("visit", "incident", "event", "peer_month", "hazard", "county")
BOOKED = ("trust", "risk", "blame", "score", "results", "records", "capacity", "staff_blame", "blame_above")


def one_apart(name: str, value: str, style: str = "filer"):
    """A game and its twin under the same institution with one parameter moved, with every draw of both."""
    session = finished(style, "polarised_nominal")
    moved = {**session.compiled.institution, name: fixed(value)}
    other = replace(session.compiled, institution=moved)
    drawn: list[dict] = []
    arms = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Chance, "bits", _recorded(Chance.bits, drawn))
        for compiled in (session.compiled, other):
            drawn.append({})
            arms.append(twin(session, compiled).b)
    return session, arms, drawn


def _recorded(bits, drawn):
    def recorded(self, stream, who):
        found = bits(self, stream, who)
        for identity, row in zip(np.asarray(who).tolist(), found[:, 0].tolist(), strict=True):
            drawn[-1][int(self.turn), stream, identity] = row
        return found

    return recorded


@pytest.mark.parametrize("name,value", [("ft_liab", "0.05"), ("ft_leniency", "0.9"), ("insp_rate", "0.3")])
def test_where_one_parameter_differs_the_draws_from_outside_are_the_same(name, value):
    _, _, (a, b) = one_apart(name, value)
    shared = set(a) & set(b)
    assert len(shared) > 1000 and all(a[key] == b[key] for key in shared)
    months = range(min(max(key[0] for key in side) for side in (a, b)))  # after it one of them was over
    for stream in OUTSIDE:
        mine, theirs = ({key for key in side if key[1] == stream and key[0] in months} for side in (a, b))
        assert mine == theirs and mine, stream


@pytest.mark.parametrize("name,value", [("ft_liab", "0.05"), ("insp_rate", "0.3")])
def test_every_difference_between_the_arms_is_in_the_books_under_a_cause(name, value):
    """At the end of each month the distance of the arms is what the causes of the books add up to."""
    _, (a, b), _ = one_apart(name, value)
    apart = {level: total(b.states[0], level) - total(a.states[0], level) for level in BOOKED}
    differed = False
    for here, there in zip(a.states[1:], b.states[1:], strict=False):
        for level in BOOKED:
            causes = {cause for at, cause in (*here.ledger.entries, *there.ledger.entries) if at == level}
            step = sum(entry(there, level, cause) - entry(here, level, cause) for cause in causes)
            apart[level] += step
            assert total(there, level) - total(here, level) == apart[level], level
            differed = differed or apart[level] != 0
    assert differed, "the parameter did nothing"


def test_nothing_differs_before_the_rule_of_the_parameter_decides_otherwise():
    """An examiner who answers for less: until cover is asked for or given otherwise, all books are equal."""
    session = finished("filer", "polarised_nominal")
    here = session.run_in[0].copy()
    there = here.copy()
    there.parameters[ROW["ft_liab"]] = fixed("0.05")
    for _ in range(session.rules.run_in):
        plan = orders.customary(here, session.rules)
        here, there = (engine.step(state, plan, session.rules) for state in (here, there))
        covers = [
            [month.granted, month.claimed, month.claim_granted, month.rulings.status, month.rulings.stake]
            for month in (here.month, there.month)
        ]
        if any(not np.array_equal(one, other) for one, other in zip(*covers, strict=True)):
            return
        assert here.ledger.entries == there.ledger.entries
    pytest.fail("cover was never decided otherwise: the game shows nothing")


def total(state: State, level: str) -> int:
    return int(getattr(state, level).sum())


def entry(state: State, level: str, cause: str) -> int:
    return int(state.ledger.entries.get((level, cause), np.zeros(1, np.int64))[0])
