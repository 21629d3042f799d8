"""The models: each field described in both languages, each key with one alias, ranges those of the rules."""

from decimal import Decimal

import pytest

from game.content import aliases
from game.content.bind import validate
from game.content.schema import UNITS, Model, Words
from game.content.schema_institution import SECTIONS, institution_model
from game.content.schema_scenario import EFFECTS, LEVEL_MOST, Scenario
from game.content.shapes import shapes
from game.content.source import parse
from game.sim import parameters, ruleset
from game.sim.fixed import ONE


def models(root):
    """A model and all the models inside it."""
    found, queue = {}, [root, *EFFECTS.values()]
    while queue:
        model = queue.pop()
        if model in found:
            continue
        found[model] = None
        queue += [shape.model for shape in shapes(model).values() if shape.model]
    return list(found)


EVERY_MODEL = [*models(Scenario), *(m for m in models(institution_model()) if m not in models(Scenario))]


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_field_is_described_in_both_languages_and_has_one_alias(model):
    seen = set()
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        assert isinstance(extra, dict) and extra["zh"] and extra["en"], name
        alias = (aliases.PARAMETERS | aliases.KEYS)[name]
        assert alias not in seen, f"{alias} stands for two keys of {model.__name__}"
        seen.add(alias)


@pytest.mark.parametrize("model", EVERY_MODEL, ids=lambda model: model.__name__)
def test_every_number_has_a_unit_in_both_languages_and_a_range(model):
    for name, told in model.model_json_schema()["properties"].items():
        parts = [told, *told.get("anyOf", [])]
        if not any(part.get("type") in ("number", "integer") for part in parts):
            continue
        unit = model.model_fields[name].json_schema_extra.get("unit")
        assert unit in UNITS, name
        if unit != "relative":  # an event's weight is an expression as well
            assert any("minimum" in part and "maximum" in part for part in parts), name


def test_names_are_those_of_the_rules():
    assert tuple(aliases.CAREERS) == ruleset.CAREERS
    assert tuple(aliases.TEMPERAMENTS) == ruleset.TEMPERAMENTS
    assert tuple(aliases.STYLES) == ruleset.STYLES
    assert tuple(aliases.WAYS) == ruleset.WAYS
    assert tuple(aliases.COVERS) == ruleset.COVERS
    assert tuple(aliases.LEVELS) == tuple(LEVEL_MOST) == ruleset.EFFECT_LEVELS
    assert set(aliases.KNOBS) == set(parameters.NAMES)
    assert len(set(aliases.KNOBS.values())) == len(aliases.KNOBS)


def test_the_seven_sections_hold_every_lever_once():
    levers = [name for section in SECTIONS.values() for name in section]
    assert sorted(levers) == sorted(parameters.INSTITUTION) == sorted(aliases.PARAMETERS)


def institution(body):
    head = "institution: {id: x, name: {zh: 某, en: X}}\n"
    source = parse(f"format: 1\n{head}{body}\n", "x.yaml")
    return validate(source, institution_model())[1], [p.code for p in source.problems]


def test_levers_accept_their_whole_range_and_nothing_beyond():
    for name in parameters.INSTITUTION:
        if name == "ft_on":
            continue
        section = next(key for key, names in SECTIONS.items() if name in names)
        for end, step in ((parameters.LOW, -1), (parameters.HIGH, 1)):
            edge = (Decimal(end[name]) / ONE).quantize(Decimal("0.001"))
            model, codes = institution(f"{section}: {{{name}: {edge}}}")
            assert model is not None and not codes
            assert institution(f"{section}: {{{name}: {edge + step * Decimal('0.01')}}}")[1] == ["E107"]


def test_decimals_stay_exact_and_switches_take_words_of_both_languages():
    model, codes = institution("accountability: {力度: 0.7, 申诉: .3}\n容错: {启用: 是}")
    assert not codes and model is not None
    assert model.accountability.acct == Decimal("0.7")  # type: ignore[attr-defined]
    assert model.tolerance.ft_on is True  # type: ignore[attr-defined]
    for word, value in (("yes", True), ("no", False), ("否", False), ("false", False)):
        model, _ = institution(f"tolerance: {{ft_on: {word}}}")
        assert model is not None and model.tolerance.ft_on is value  # type: ignore[attr-defined]
    assert institution('tolerance: {ft_on: "yes"}')[1] == ["E105"]


def test_text_keeps_what_looks_like_a_number_or_a_yes():
    source = parse("{zh: 是, en: 2021}", "x.yaml")
    words = validate(source, Words)[1]
    assert isinstance(words, Words) and (words.zh, words.en) == ("是", "2021")


def test_models_are_frozen_and_closed():
    for model in EVERY_MODEL:
        assert issubclass(model, Model) and model.model_config.get("frozen")
        assert model.model_config.get("extra") == "forbid"


def test_the_schema_for_editors_can_be_written():
    schema = Scenario.model_json_schema()
    assert schema["properties"]["scenario"]["description"]
    assert institution_model().model_json_schema()["title"] == "Institution"
