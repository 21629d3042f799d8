"""Compiling: decimals become exact whole numbers, names become rows, and the way back is the same."""

from dataclasses import fields
from decimal import Decimal

import numpy as np
import pytest

from game.content.compile import exact, identity
from game.content.load import (
    INSTITUTIONS,
    compile_texts,
    list_institutions,
    list_scenarios,
    load,
    new_state,
)
from game.content.problems import ContentError
from game.content.text import UserError
from game.sim import engine, orders
from game.sim.fixed import ONE, fixed
from game.sim.ruleset import Deck, Hazards, Kinds


def test_decimals_become_fixed_point_without_a_float():
    assert exact(Decimal("0.1")) == fixed("0.1") and exact(Decimal("-0.25")) == -ONE // 4
    assert exact(Decimal("0.00000762939453125")) == 0, "half a unit goes to the even one"


def test_an_identity_belongs_to_the_id_and_its_role():
    assert identity("event", "flood") == identity("event", "flood") < 2**32
    assert identity("event", "flood") != identity("office", "flood")


def test_the_first_year_compiles_under_every_institution():
    ids = [item.id for item in list_institutions()]
    assert len(ids) == 10 and {path.stem for path in INSTITUTIONS.glob("*.yaml")} == set(ids)
    for ident in ids:
        compiled = load("first_year", ident)
        assert compiled.names.institution.id == ident
        assert compiled.rules.turns == 12 and len(compiled.names.kinds) == len(compiled.rules.kinds.weight)


def test_the_launcher_knows_scenarios_by_name_and_summary():
    first = next(item for item in list_scenarios() if item.id == "first_year")
    assert first.name.zh and first.name.en and first.summary.zh and first.summary.en


def same(a, b) -> bool:
    if isinstance(a, (Kinds, Deck, Hazards)):
        return all(same(getattr(a, f.name), getattr(b, f.name)) for f in fields(a) if f.compare)
    return np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b


@pytest.mark.parametrize("institution", ["polarised", "full_reform", "polarised_nominal"])
def test_a_recordings_own_texts_compile_to_the_same_rules(institution):
    compiled = load("first_year", institution)
    again = compile_texts(compiled.scenario_text, compiled.institution_text)
    assert again.institution == compiled.institution and again.names == compiled.names
    assert again.institution_hash == compiled.institution_hash
    for f in fields(compiled.rules):
        assert same(getattr(compiled.rules, f.name), getattr(again.rules, f.name)), f.name


def test_a_compiled_scenario_plays_a_year():
    compiled = load("first_year")
    state = new_state(compiled, [1, 2, 3])
    for _ in range(compiled.rules.turns):
        state = engine.step(state, orders.customary(state, compiled.rules), compiled.rules)
    assert state.is_over.all()


def test_an_unknown_name_is_told_with_what_there_is():
    with pytest.raises(UserError) as caught:
        load("first_year", "no_such_regime")
    assert "polarised" in caught.value.text.en and "no_such_regime" in caught.value.text.zh


def test_a_broken_scenario_raises_all_its_problems_at_once(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("format: 1\nscenario: {id: x}\nplaces: 3\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        load(path)
    assert len(caught.value.problems) >= 2 and all(p.line for p in caught.value.problems)
