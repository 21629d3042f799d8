"""Decisions by name and orders are two ways of writing the same month."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.decisions import Lost, from_orders, slot_key, slot_of, to_orders
from game.content.load import load, new_state
from game.sim import engine, orders


@pytest.fixture(scope="module")
def lesson():
    compiled = load("first_year")
    return compiled, new_state(compiled, [7])


def test_every_slot_has_a_name_of_its_own(lesson):
    compiled, _ = lesson
    keys = [slot_key(slot, compiled.names) for slot in range(compiled.rules.most_tasks)]
    assert len(set(keys)) == len(keys)
    assert [slot_of(key, compiled.names, compiled.rules) for key in keys] == list(range(len(keys)))


@settings(max_examples=30, deadline=None)
@given(draw=st.integers(0, 2**32))
def test_lawful_orders_survive_the_way_through_names(lesson, draw):
    compiled, state = lesson
    rng = np.random.default_rng(draw)
    plan = orders.nothing(state, compiled.rules)
    for field in fields(plan):
        array = getattr(plan, field.name)
        array[...] = rng.integers(-1, 9, array.shape)
    plan.absorb[:], plan.paper_first[:] = rng.integers(0, 101, 2)
    plan = orders.lawful(state, compiled.rules, plan)
    again, lost = to_orders(from_orders(plan, state, compiled.names), state, compiled.rules, compiled.names)
    assert not lost
    for field in fields(plan):
        np.testing.assert_array_equal(getattr(plan, field.name), getattr(again, field.name), field.name)


def test_what_does_not_exist_here_is_listed_and_never_guessed(lesson):
    compiled, state = lesson
    said = {
        "cards": {"nobody#0": "real", "emergency#0": "no such verb"},
        "visit": ["atlantis"],
        "dilemma": {"event": "no_such_card", "choice": "x"},
        "answers": {"0": "claim", "x": "appeal", "9" * 5000: "claim"},
        "prepare": "two",
    }
    plan, lost = to_orders(said, state, compiled.rules, compiled.names)
    assert {(item.what, item.name) for item in lost} == {
        ("card", "nobody#0"), ("card", "emergency#0"), ("visit", "atlantis"), ("dilemma", "no_such_card"),
        ("answer", "0"), ("answer", "x"), ("answer", "9" * 5000), ("other", "prepare"),
    }  # fmt: skip
    assert not plan.verb.any() and not plan.visit.any() and plan.choice[0] == -1


def test_a_filing_where_no_tolerance_exists_is_carried_out_unfiled():
    compiled = load("first_year", "polarised")
    state = new_state(compiled, [7])
    slot = int(np.flatnonzero(state.is_active[:, 0])[0])
    key = slot_key(slot, compiled.names)
    plan, lost = to_orders({"cards": {key: "file_first"}}, state, compiled.rules, compiled.names)
    assert lost == [Lost("filing", key)] and plan.verb[slot, 0] == 4


@settings(max_examples=40, deadline=None)
@given(
    said=st.dictionaries(
        st.sampled_from(["cards", "visit", "dilemma", "answers", "prepare", "absorb", "standing"]),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=5) | st.booleans(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
            max_leaves=6,
        ),
    )
)
def test_damaged_decisions_never_raise(lesson, said):
    compiled, state = lesson
    plan, _ = to_orders(said, state, compiled.rules, compiled.names)
    engine.step(state, plan, compiled.rules)
