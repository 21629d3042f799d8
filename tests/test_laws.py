"""Laws of the rules: they hold for every game, every order, every batch."""

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.sim import engine, orders
from game.sim.chance import STREAMS, Chance, key_of
from game.sim.fixed import ONE, fixed
from game.sim.ledger import LEVELS
from tests.sim_rules import (
    NOMINAL,
    POLARISED,
    SHIELDED,
    games,
    hard_worker,
    lesson,
    play,
    tiny,
    wild,
)

INSTITUTIONS = {"moderate": {}, "polarised": POLARISED, "nominal": NOMINAL, "shielded": SHIELDED}
seeds = st.integers(0, 2**63)


def level_sum(state, level):
    array = getattr(state, level)
    return array if array.ndim == 1 else array.sum(0)


def columns(state):
    for field in fields(state):
        value = getattr(state, field.name)
        if isinstance(value, np.ndarray):
            yield field.name, value


@settings(max_examples=12, deadline=None)
@given(seeds, st.integers(0, 2**32), st.sampled_from(sorted(INSTITUTIONS)))
def test_the_books_balance_every_turn_whatever_is_ordered(seed, draw, institution):
    rules = tiny()
    state = games(rules, [seed, seed ^ 1], INSTITUTIONS[institution])
    for turn in range(rules.turns):
        after = engine.step(state, wild(state, rules, draw + turn), rules, detail=True)
        for level in LEVELS:
            booked = after.ledger.total(level)
            np.testing.assert_array_equal(
                level_sum(after, level) - level_sum(state, level), booked, err_msg=level
            )
            for cause in [c for (name, c) in after.ledger.entries if name == level]:
                detail = after.ledger.detail[level, cause]
                entry = after.ledger.entries[level, cause]
                np.testing.assert_array_equal(detail if detail.ndim == 1 else detail.sum(0), entry)
        state = after


@settings(max_examples=12, deadline=None)
@given(seeds, st.integers(0, 2**32), st.sampled_from(sorted(INSTITUTIONS)))
def test_levels_stay_in_range_and_no_order_of_any_integers_raises(seed, draw, institution):
    rules = tiny()
    state = games(rules, [seed], INSTITUTIONS[institution])
    for turn in range(rules.turns):
        state = engine.step(state, wild(state, rules, draw + turn), rules)
        assert (state.trust >= fixed("0.02")).all() and (state.trust <= fixed("0.98")).all()
        assert (state.capacity >= fixed("0.05")).all() and (state.capacity <= fixed("0.95")).all()
        assert (state.motivation >= fixed("0.05")).all() and (state.motivation <= 2 * ONE).all()
        assert (state.risk >= 0).all() and (state.risk <= 40 * ONE).all()
        assert (state.control >= 0).all() and (state.control <= 4 * ONE + 1).all()
        assert (state.expected_cover >= 0).all() and (state.expected_cover <= ONE).all()
        assert (state.days >= 0).all()


@pytest.mark.parametrize("institution", sorted(INSTITUTIONS))
def test_a_game_alone_in_a_batch_in_any_slice_and_order_is_the_same_bits(institution):
    rules = lesson()
    many = games(rules, np.arange(33), INSTITUTIONS[institution])
    many = play(many, rules, hard_worker)[-1]
    for part in ([0], [5], [32], list(range(7, 16)), [20, 3, 11]):
        few = play(games(rules, np.array(part), INSTITUTIONS[institution]), rules, hard_worker)[-1]
        assert [few.digest(i) for i in range(len(part))] == [many.digest(g) for g in part]


def test_a_finished_game_never_changes_while_others_go_on():
    rules = lesson()
    states = play(games(rules, np.arange(40), POLARISED), rules, hard_worker)
    ended = [s.is_over for s in states]
    assert any(e.any() and not e.all() for e in ended), "the test needs games that end early"
    for before, after in pairwise(states):
        for name, value in columns(after):
            np.testing.assert_array_equal(
                value[..., before.is_over], getattr(before, name)[..., before.is_over], err_msg=name
            )
        for entry in after.ledger.entries.values():
            assert not entry[before.is_over].any()


def test_step_leaves_the_state_it_was_given_alone():
    rules = lesson()
    state = games(rules, np.arange(3))
    before = [state.digest(g) for g in range(3)]
    engine.step(state, hard_worker(state, rules), rules, detail=True)
    assert [state.digest(g) for g in range(3)] == before


def test_the_stream_table_is_pinned():
    """Old recordings depend on it: add at the end, never renumber."""
    assert list(STREAMS.items())[:23] == [
        ("person", 1), ("public_start", 2), ("office_start", 3), ("task", 4), ("task_more", 5),
        ("task_kind", 6), ("rota", 7), ("push_back", 8), ("look", 9), ("taste", 10), ("taste_more", 11),
        ("filing", 12), ("outcome", 13), ("visit", 14), ("incident", 15), ("scapegoat", 16), ("claim", 17),
        ("event", 18), ("answer", 19), ("peer", 20), ("peer_month", 21), ("style", 22), ("style_task", 23),
    ]  # fmt: skip
    assert STREAMS["scene"] == 60
    assert len(set(STREAMS.values())) == len(STREAMS)


def test_chance_is_even():
    draws = Chance(key_of(np.arange(2000)), 7).four("task", np.arange(50))
    for draw in draws:
        counts = np.bincount((draw >> 10).reshape(-1), minlength=64)
        expected = draw.size / 64
        chi_square = ((counts - expected) ** 2 / expected).sum()
        assert chi_square < 63 + 4 * (2 * 63) ** 0.5


@pytest.mark.parametrize("other", ["turn", "stream", "who", "seed", "lane"])
def test_draws_are_independent_across_names(other):
    key = key_of(np.arange(5000))
    a = Chance(key, 3).four("task", [9])
    b = {
        "turn": lambda: Chance(key, 4).four("task", [9])[0],
        "stream": lambda: Chance(key, 3).four("outcome", [9])[0],
        "who": lambda: Chance(key, 3).four("task", [10])[0],
        "seed": lambda: Chance(key_of(np.arange(5000) + 1), 3).four("task", [9])[0],
        "lane": lambda: a[1],
    }[other]()
    correlation = np.corrcoef(a[0].reshape(-1), b.reshape(-1))[0, 1]
    assert abs(correlation) < 4 / 5000**0.5


def test_chance_does_not_care_in_which_order_it_is_asked():
    chance = Chance(key_of([1, 2, 3]), 5)
    first = chance.four("task", [4, 5, 6])[2]
    chance.four("outcome", [1])
    again = Chance(key_of([3, 1, 2]), 5).four("task", [6, 4, 5])[2]
    np.testing.assert_array_equal(first[[2, 0, 1]][:, [2, 0, 1]], again)


def test_every_entity_that_exists_under_two_institutions_meets_the_same_draw():
    """The institution twin stands on this: luck belongs to things, not to rules."""
    rules = lesson()
    a, b = games(rules, [77], POLARISED), games(rules, [77], SHIELDED)
    np.testing.assert_array_equal(a.ability, b.ability)
    for _ in range(rules.turns):
        plan = hard_worker(a, rules)
        a, b = engine.step(a, plan, rules), engine.step(b, plan, rules)
        for draw in a.month.draws:
            np.testing.assert_array_equal(a.month.draws[draw], b.month.draws[draw], err_msg=draw)
        both = a.month.tasks.is_active & b.month.tasks.is_active
        assert both.any()
        for name in ("public", "staff", "work", "need", "value", "is_redline", "is_unwelcome", "kind"):
            np.testing.assert_array_equal(
                getattr(a.month.tasks, name)[both], getattr(b.month.tasks, name)[both], err_msg=name
            )
        if a.is_over[0] or b.is_over[0]:
            break


def test_a_changed_decision_leaves_all_other_draws_alone():
    rules = lesson()
    state = games(rules, [5], NOMINAL)
    plan, other = hard_worker(state, rules), hard_worker(state, rules)
    other.verb[:] = 0
    other.visit[:] = 0
    a, b = engine.step(state, plan, rules), engine.step(state, other, rules)
    for draw in a.month.draws:
        np.testing.assert_array_equal(a.month.draws[draw], b.month.draws[draw])
    for name in ("work", "need", "public", "staff", "is_redline"):
        np.testing.assert_array_equal(getattr(a, name), getattr(b, name))


def test_blame_is_conserved_down_the_chain():
    rules = lesson()
    for state in play(games(rules, np.arange(20), POLARISED), rules, hard_worker, months=8)[1:]:
        m = state.month
        township = (m.sanction * m.town_share + ONE // 2) >> 16
        above = (m.sanction - township).sum(0)
        np.testing.assert_array_equal(m.kept_above.sum(0), above)
        assert (m.kept_above >= -32).all()


def test_days_are_conserved():
    rules = lesson()
    for state in play(games(rules, np.arange(10), POLARISED), rules, hard_worker, months=6)[1:]:
        spent = {c: e for (level, c), e in state.ledger.entries.items() if level == "days"}
        total = spent.pop("staff") + spent.pop("limit") + spent.pop("last_month") * 0
        np.testing.assert_array_equal(total + sum(spent.values()), state.days)


def test_the_engine_knows_roles_not_townships():
    """7 staff, 3 offices, 4 publics, a chain of two levels: only data."""
    rules = tiny()
    end = play(games(rules, np.arange(6), NOMINAL), rules, hard_worker)[-1]
    assert end.is_over.all() and end.staff_blame.shape == (7, 6) and end.blame_above.shape == (2, 6)


def test_undoing_and_repeating_a_month_gives_the_same_bits():
    rules = lesson()
    state = games(rules, [3])
    plan = hard_worker(state, rules)
    assert engine.step(state, plan, rules).digest() == engine.step(state, plan.copy(), rules).digest()


def test_lawful_orders_are_a_fixed_point():
    rules = tiny()
    state = games(rules, [9], NOMINAL)
    for draw in range(20):
        once = orders.lawful(state, rules, wild(state, rules, draw))
        twice = orders.lawful(state, rules, once)
        for field in fields(once):
            np.testing.assert_array_equal(getattr(once, field.name), getattr(twice, field.name))
