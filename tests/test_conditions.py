"""The small language of conditions: what it means, what it refuses, where, and how it reads."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.aliases import CONDITIONS
from game.content.codes import CODES
from game.content.condition_order import ConditionError
from game.content.conditions import compile_condition
from game.content.expressions import BOOL, NUMBER, RANGES, SWITCHES
from game.content.prose import prose
from game.sim.fixed import ONE
from game.sim.programs import evaluate
from game.sim.ruleset import CONDITION_NAMES

FLAGS = {"promised_zero": 0, "dams_seen": 1}


def holds(text, want=BOOL, flags=(False, False), **values):
    row = np.array([[values.get(name, 0) * ONE] for name in CONDITION_NAMES], np.int64)
    program = compile_condition(text, FLAGS, want).program
    return evaluate(program, row, np.array([[f] for f in flags]))[0]


def faults(text, want=BOOL):
    with pytest.raises(ConditionError) as error:
        compile_condition(text, FLAGS, want)
    return [(f.code, f.at) for f in error.value.faults]


def test_every_name_has_a_chinese_alias_a_range_and_words():
    assert tuple(CONDITIONS) == CONDITION_NAMES == tuple(RANGES)
    for name in CONDITION_NAMES:
        assert prose(compile_condition(f"{name} > 0.5"), "zh") != prose(
            compile_condition(f"{name} > 0.5"), "en"
        )


def test_chinese_without_gaps_means_the_same_as_english():
    pairs = [
        ("信任<40且隐患>=1.5", "trust < 40 and hidden_risk >= 1.5"),
        ("非已免职或月份==4", "not removed or month == 4"),
        ("min(信任,实绩)+3*负荷>2", "min(trust, real) + 3 * load > 2"),
        ("本人问责>=免职线 且 非 promised_zero", "blame >= removal_line and not promised_zero"),
    ]
    for chinese, english in pairs:
        assert compile_condition(chinese, FLAGS).program == compile_condition(english, FLAGS).program


def test_precedence_is_the_usual_one_and_comparisons_chain():
    assert holds("trust < 40 or trust > 60 and load > 1", trust=30)
    assert not holds("(trust < 40 or trust > 60) and load > 1", trust=30)
    assert holds("40 <= trust < 60", trust=40) and not holds("40 <= trust < 60", trust=60)
    assert holds("not trust < 40", trust=50)
    assert holds("2 - 3 * load == -4", load=2) and holds("abs(trust - real) <= 10", trust=5, real=-5)
    assert holds("2 + filed * 3", NUMBER, filed=2) == 8 * ONE


def test_flags_and_switches_stand_alone():
    assert holds("promised_zero", flags=(True, False)) and not holds("promised_zero and dams_seen")
    assert holds("tolerance_on", tolerance_on=1) is np.True_ and holds("not tolerance_on")
    assert holds("tolerance_on == 1 and removed < 1", tolerance_on=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trust ＜ 40", [("E120", 6)]),
        ("信任＜40", [("E120", 2)]),
        ("信任大于40", [("E120", 2)]),
        ("trust = 40", [("E120", 6)]),
        ("load / 2 > 1", [("E120", 5)]),
        ("9**9 > 1", [("E120", 1)]),
        ("trust.real > 1", [("E120", 5)]),
        ("trust > '4'", [("E120", 8), ("E120", 10)]),
        ("trust <", [("E121", 6)]),
        ("trust < 40 and", [("E121", 11)]),
        ("(trust < 40", [("E121", 0)]),
        ("trust < 40)", [("E121", 10)]),
        ("trust 40", [("E121", 6)]),
        ("min(trust) > 1", [("E121", 0)]),
        ("min trust", [("E121", 0)]),
        ("trust, real", [("E121", 5)]),
        ("", [("E121", 0)]),
        ("trsut < 40 and laod > 1", [("E122", 0), ("E122", 15)]),
        ("信用<40", [("E122", 0)]),
        ("__import__ < 4", [("E122", 0)]),
        ("trust", [("E123", 0)]),
        ("load > 1 and trust", [("E123", 13)]),
        ("promised_zero == 1", [("E123", 0)]),
        ("trust > 1 > (load > 1)", [("E123", 13)]),
        ("1e5 > trust", [("E122", 1)]),
        ("123456789 > trust", [("E124", 0)]),
        ("(" * 20 + "trust", [("E124", 16)]),
        ("trust > 1 and " * 40, [("E124", 400)]),
        (" and ".join(["load>1"] * 31), [("E124", 330)]),
        ("blame*blame*blame*blame > 1", [("E125", 0)]),
    ],
)
def test_what_is_wrong_is_told_at_its_column(text, expected):
    assert faults(text) == expected


def test_weights_are_numbers_that_stay_small():
    assert faults("trust < 40", NUMBER) == [("E123", 0)]
    assert faults("blame * blame", NUMBER) == [("E125", 0)]


def test_a_misspelt_name_is_guessed_in_the_language_it_was_typed_in():
    for text, meant in (
        ("trsut < 40", "trust"),
        ("信用<40", "信任"),
        ("dam_seen and trust < 4", "dams_seen"),
    ):
        with pytest.raises(ConditionError) as error:
            compile_condition(text, FLAGS)
        suggestion = error.value.faults[0].suggestion
        assert suggestion is not None and suggestion.zh == meant


def test_a_condition_that_never_varies_is_known():
    assert compile_condition("month > 12").always is False
    assert compile_condition("not month > 12 or trust < 3").always is True
    assert compile_condition("month > 11").always is None


def test_conditions_read_as_a_trainer_would_say_them():
    said = {
        "trust < 40 and granted >= 1": (
            "当群众信任低于40，且至少1次获准容错",
            "when public trust is below 40 and at least one filing was granted",
        ),
        "not tolerance_on or month == 4": (
            "当没有容错机制，或是4月",
            "when there is no tolerance procedure or it is April",
        ),
        "refused == 0 and not dams_seen": (
            "当从未不予容错，且没有标记“dams_seen”",
            'when no filing was refused and the flag "dams_seen" is not set',
        ),
    }
    for text, words in said.items():
        condition = compile_condition(text, FLAGS)
        assert (prose(condition, "zh"), prose(condition, "en")) == words


numbers = st.recursive(
    st.one_of(
        st.integers(0, 50).map(str),
        st.sampled_from(("0.5", "1.25", "0.125")),
        st.sampled_from([name for name in CONDITION_NAMES if name not in SWITCHES]),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.integers(0, 3)).map(lambda t: f"{t[0]} * {t[1]}"),
        st.tuples(st.sampled_from(("min", "max")), inner, inner).map(lambda t: f"{t[0]}({t[1]}, {t[2]})"),
        inner.map(lambda x: f"abs({x})"),
    ),
    max_leaves=5,
)
comparisons = st.tuples(numbers, st.sampled_from(("<", "<=", ">", ">=", "==", "!=")), numbers).map(" ".join)
conditions = st.recursive(
    st.one_of(comparisons, st.sampled_from(tuple(FLAGS))),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(("and", "or")), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda x: f"not ({x})"),
    ),
    max_leaves=4,
)


@settings(max_examples=150)
@given(conditions, st.integers(0, 2**32), st.booleans(), st.booleans())
def test_programs_agree_with_exact_arithmetic(text, seed, first, second):
    """The same text under Python's own rules of precedence, with fractions; only this test may use eval."""
    values = {
        name: Fraction((seed * 7919 + i * 104729) % 5000, 100) for i, name in enumerate(CONDITION_NAMES)
    }
    values = {name: Fraction(round(value * 8), 8) for name, value in values.items()}
    try:
        program = compile_condition(text, FLAGS).program
    except ConditionError as error:
        assert {fault.code for fault in error.faults} <= {"E124", "E125"}
        return
    names = {**values, "min": min, "max": max, "abs": abs, "promised_zero": first, "dams_seen": second}
    expected = bool(eval(text, {"__builtins__": {}}, names))
    row = np.array([[int(values[name] * ONE)] for name in CONDITION_NAMES], np.int64)
    assert bool(evaluate(program, row, np.array([[first], [second]]))[0]) == expected


@settings(max_examples=300)
@given(
    st.text(alphabet="trust信任<>=()+-*/,. 0123and或且非'\"ＡＢ＜９_\n", max_size=60),
    st.sampled_from((BOOL, NUMBER)),
)
def test_any_text_compiles_or_is_refused_inside_itself(text, want):
    try:
        compile_condition(text, FLAGS, want)
    except ConditionError as error:
        assert error.faults
        for fault in error.faults:
            assert 0 <= fault.at <= len(text)
            code = CODES[fault.code]
            sentence = code.message.fill(**fault.values).zh + code.remedy.fill(**fault.values).en
            assert "{what}" not in sentence and "{meant}" not in sentence
