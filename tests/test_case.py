"""`case`: each case gets its result for its published reason; the laws of the one rule (R40-R49)."""

import json
import random
import re
from pathlib import Path

import build_cases
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.commands import dispatch
from game.content import case_words as words
from game.content.case import answers, case_of, fact_numbers, read_case
from game.content.case_fields import ALL_FACTS, RULE
from game.content.case_telling import Told, overall, tell
from game.content.check import check_text
from game.content.load import institution_values
from game.content.problems import ContentError
from game.content.source import Mapping, Node, Scalar, Sequence, parse
from game.sim import liability_factors, sanction_factors, tolerance_factors, tolerance_facts, tolerance_rule
from game.sim.fixed import ONE, fixed
from game.sim.parameters import DEFAULT
from game.sim.tolerance_facts import FACT_SWITCHES, LEVELS, facts, local_rule
from game.sim.tolerance_rule import DECISIONS, decide

HERE = Path(__file__).parent
CASES = {path.stem: path for path in sorted((HERE / "cases").glob("*.yaml"))}

# file: the decision (one for each finding), and the reasons that must be among the five heaviest factors.
EXPECTED: dict[str, tuple[str, set[str]]] = {
    "c01_prefiled_gaps": ("exempt", {"filing", "collective"}),
    "c02_flood_drainage": ("exempt", {"superior_task", "urgency", "purpose"}),
    "c05_leaking_piles": ("exempt", {"expert", "site_record", "reported"}),
    "c06_risk_well": ("mitigate refuse", {"missing_steps"}),
    "c08_unanswered_call": ("withdrawn", {"correction_clause", "trigger", "facts_unchecked"}),
    "c09_reported_orally": ("actor", {"report_not_written"}),
    "c09_formal_whistle": ("department", {"whistle"}),
    "c11_mentored_return": ("eligible", {"performance", "published_rule", "mentor"}),
    "c11_revisited": ("eligible", {"performance", "revisit", "published_rule", "explained"}),
    "c13_two_marks": ("withdrawn", {"trigger", "disproportion"}),
    "c15_false_alarm": ("exempt", {"urgency", "superior_task"}),
    "missing_vote": ("mitigate", {"residents_vote"}),
    "vote_passed": ("exempt", {"residents_vote"}),
    "late_remedy": ("mitigate", {"remedy_late", "corrected", "harm"}),
    "quick_remedy": ("exempt", {"corrected"}),
    "oral_report_only": ("refuse", {"missing_steps", "burden_of_proof"}),
    "prohibited_good_motive": ("refuse", {"explicit_prohibition"}),
    "repeat_offence": ("refuse", {"repeat"}),
    "red_line_without_harm": ("mitigate", {"red_line"}),
    "red_line_with_harm": ("refuse", {"safety_red_line"}),
    "filing_refused": ("refuse", {"filing"}),
    "cost_over_5": ("exempt", {"collective"}),
    "cost_over_12": ("mitigate", set()),
    "cost_over_25": ("mitigate", {"cost"}),
    "sector_not_cosigned": ("mitigate", {"rule_not_recognised"}),
    "sector_cosigned": ("exempt", {"filing"}),
    "standards_drifted": ("mitigate", {"drift"}),
    "standards_frozen": ("exempt", {"filing"}),
    "superior_silent": ("mitigate", {"consulted"}),
    "silence_is_consent": ("shared", {"answer_given"}),
    "small_gain": ("refuse", {"private_gain"}),
    "papers_added_later": ("exempt refuse", {"urgency", "expert"}),
    "appeal_too_late": ("upheld", {"no_way"}),
    "clock_but_deserved": ("upheld", {"disproportion", "own_merit"}),
    "clock_alone": ("withdrawn", {"trigger", "facts_unchecked"}),
    "doubt_unanswered": ("not_eligible", {"doubt_unanswered"}),
    "period_not_over": ("not_eligible", {"period_not_over"}),
    "objected_on_record": ("exempt", {"objected"}),
    "honest_loss": ("exempt", {"collective", "cause"}),
    "plain_negligence": ("refuse", {"harm", "diligence"}),
    "taken_back_duty": ("department", {"task_taken_back"}),
}


def told(text: str) -> list[Told]:
    """The findings on a case given as text."""
    case = case_of(parse(text, "case.yaml"))
    return [tell(case, answer) for answer in answers(case)]


def codes(text: str) -> list[tuple[str, int]]:
    return [(p.code, p.line) for p in check_text(text, "case.yaml").problems]


# What the files get.


def test_every_case_file_has_its_result_written_here():
    assert set(CASES) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_case_gets_its_result_for_its_reason(name):
    case = read_case(CASES[name])
    findings = [tell(case, answer) for answer in answers(case)]
    decisions, reasons = EXPECTED[name]
    assert [f.decision for f in findings] == decisions.split()
    assert reasons <= {factor.id for factor in findings[0].factors[:5]}
    assert not case.source.problems


def test_false_papers_are_an_act_of_their_own_and_refused():  # R45
    for name in ("c06_risk_well", "papers_added_later"):
        case = read_case(CASES[name])
        first, second = (tell(case, answer) for answer in answers(case))
        assert first.decision != "refuse"
        assert second.decision == "refuse" and second.factors[0].id == "false_material"
        assert overall([first, second]) is second


def test_costs_weigh_by_what_they_exceed():  # R41
    degrees = [told(CASES[f"cost_over_{n}"].read_text("utf-8"))[0].degree for n in (5, 12, 25)]
    assert degrees == sorted(degrees, reverse=True) and len(set(degrees)) == 3


def test_a_filing_later_than_the_act_is_only_a_report():  # R43
    text = "facts:\n  date: 2024-03-01\n  procedure: {filing: accepted, filing_date: 2024-03-%s}\n"
    before, after = (told(text % day)[0] for day in ("01", "20"))
    assert "filing" in {f.id for f in before.factors}
    assert "filing" not in {f.id for f in after.factors} and "reported" in {f.id for f in after.factors}


def test_no_rule_names_a_case_or_an_institution():
    sources = [tolerance_facts, tolerance_factors, tolerance_rule, liability_factors, sanction_factors]
    for module in sources:
        text = Path(str(module.__file__)).read_text("utf-8").lower()
        assert not any(f"c{n:02}" in text for n in range(1, 16))
        assert "polarised" not in text


# What the command shows.


def test_the_document_has_the_keys_of_the_contract(capsys):
    assert dispatch(["case", str(CASES["c06_risk_well"]), "--json", "--lang", "en"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"case", "ask", "decision", "degree", "factors", "examiner", "findings"}
    assert [f["decision"] for f in document["findings"]] == ["mitigate", "refuse"]
    assert document["decision"] == "refuse"
    for finding in document["findings"]:
        assert set(finding) >= {"act", "ask", "decision", "degree", "factors", "examiner"}
        assert 0 <= finding["degree"] <= 100 and 0 <= finding["examiner"]["signs_permille"] <= 1000
        weights = [abs(factor["weight"]) for factor in finding["factors"]]
        assert weights == sorted(weights, reverse=True)
        assert all(
            set(factor) == {"id", "weight", "text"} and factor["text"] for factor in finding["factors"]
        )


def test_shares_are_told_and_make_a_thousand(capsys):
    assert dispatch(["case", str(CASES["c09_formal_whistle"]), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert sum(document["shares"].values()) == 1000
    assert list(document["shares"]) == list(liability_factors.PARTIES)


@pytest.mark.parametrize("name", CASES)
def test_every_case_reads_in_both_languages(name, capsys):
    for lang in ("zh", "en"):
        assert dispatch(["case", str(CASES[name]), "--lang", lang]) == 0
        shown, errors = capsys.readouterr()
        assert not errors and "{" not in shown and "None" not in shown
        if lang == "en":
            assert not any("\u4e00" <= char <= "\u9fff" for char in shown)


def test_an_institution_changes_who_signs_and_not_what_is_right(capsys):
    documents = []
    for name in ("polarised_nominal", "polarised_shielded"):
        assert dispatch(["case", str(CASES["c01_prefiled_gaps"]), "--json", "--institution", name]) == 0
        documents.append(json.loads(capsys.readouterr().out))
    nominal, shielded = documents
    assert nominal["degree"] == shielded["degree"] and nominal["decision"] == shielded["decision"] == "exempt"
    assert nominal["examiner"]["signs_permille"] * 3 < shielded["examiner"]["signs_permille"]


# Files in any spelling, order and state.


def respelled(node: Node | None, rng: random.Random, names: dict[str, str]) -> str:
    """The tree as flow YAML with keys and names in the other language, in another order."""
    if isinstance(node, Mapping):
        pairs = [
            f"{names.get(key, key)}: {respelled(child, rng, names)}" for key, child in node.values.items()
        ]
        rng.shuffle(pairs)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(respelled(item, rng, names) for item in node.items) + "]"
    assert isinstance(node, Scalar)
    return node.raw if node.is_plain and not set(node.raw) & set(",:{}[]#") else json.dumps(
        node.raw, ensure_ascii=False
    )  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_order_and_the_language_of_keys_change_nothing(name):
    text = CASES[name].read_text("utf-8")
    before = told(text)
    from game.content.aliases import KEYS, PARAMETERS

    names = {**KEYS, **PARAMETERS}
    for seed in range(2):
        turned = respelled(parse(text, "x").root, random.Random(seed), names if seed else {})
        after = told(turned)
        assert [(f.decision, f.degree, f.factors, f.shares) for f in after] == [
            (f.decision, f.degree, f.factors, f.shares) for f in before
        ]


def test_every_problem_of_a_file_is_told_in_one_pass_at_its_place(capsys, tmp_path):
    text = (
        "ask: tolerance\n"  # 1
        "facts:\n"
        "  date: yesterday\n"  # 3
        "  motive: {purpose: publik}\n"  # 4
        "  procedure: {missing_steps: 1.5, filing_date: 2024-01-02, filling: sent}\n"  # 5
        "rule: {exempt_at: 50, mitigate_at: 55}\n"  # 6
    )
    assert codes(text) == [
        ("E170", 3), ("E104", 4), ("E108", 5), ("E171", 5), ("E101", 5), ("E134", 6),
    ]  # fmt: skip
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    assert dispatch(["case", str(path), "--lang", "en"]) == 1
    shown, errors = capsys.readouterr()
    assert not shown and 'Did you mean "public"?' in errors and ":4:21 E104" in errors
    assert dispatch(["case", str(path), "--json"]) == 1
    assert [p["code"] for p in json.loads(capsys.readouterr().out)["problems"]] == [c for c, _ in codes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ask: tolerance\n", [("E103", 1)]),
        ("ask: correction\nfacts: {motive: {purpose: task}}\n", [("E103", 2)]),
        ("请求: 使用\n事实: {回访使用: {已过月数: 8}}\n", [("E103", 2)]),
        ("ask: correction\nfacts: {sanction: {trigger: clock}}\n", [("E103", 2)]),
        ("ask: mercy\nfacts: {motive: {purpose: task}}\n", [("E104", 1)]),
        ("facts: {procedure: {consult_days: 3, consult_answer: agreed}}\n", [("E171", 1), ("E171", 1)]),
        ("facts: {purpose: public}\n", [("E101", 1)]),
        ("rule: {negative_list: [gain]}\nfacts: {motive: {purpose: task}}\n", [("E104", 1)]),
        ("facts: nothing\n", [("E105", 1)]),
        ("facts: {motive: {purpose: ''}}\n", [("E111", 1)]),
    ],
)
def test_bad_input_is_named_at_its_place(text, expected):
    assert codes(text) == expected
    with pytest.raises(ContentError):
        case_of(parse(text, "case.yaml"))


def test_a_missing_file_is_a_sentence(capsys):
    assert dispatch(["case", "no/such.yaml", "--lang", "en"]) == 1
    assert "does not exist" in capsys.readouterr().err


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_no_text_makes_the_reader_raise(text):
    try:
        case_of(parse(f"facts:\n  motive: {text}", "x"))
    except ContentError as error:
        assert error.problems


def test_facts_common_to_acts_are_told_once():
    text = (
        "facts: {procedure: {report_date: 2024-01-02}}\n"
        "acts: [{facts: {motive: {purpose: public}}}, {facts: {motive: {purpose: task}}}]\n"
    )
    assert codes(text) == [("E171", 1)]


# Words and numbers belong together.


def test_the_page_of_case_files_is_what_the_tables_say():
    written = build_cases.PAGE.read_text(encoding="utf-8")
    assert written == build_cases.page(), "run: python tools/build_cases.py"
    for key in (*RULE, *(key for rows in ALL_FACTS.values() for key in rows)):
        assert f"| `{key}` |" in written
    for example in re.findall(r"```yaml\n(.*?)```", written, re.S):
        assert told(example)[0].decision == "exempt"


def test_names_in_files_are_those_of_the_rule():  # R40
    assert all(list(words.VALUES[fact]) == list(names) for fact, names in LEVELS.items())
    assert list(words.VALUES["negative_list"]) == list(tolerance_facts.NEGATIVE)
    assert set(words.VALUES["ask"]) == set(tolerance_rule.ASKS)
    assert {d for names in DECISIONS.values() for d in names} == set(words.DECISION_WORDS)
    assert set(tolerance_facts.PERIODS) == set(LEVELS["form"])
    for fact, names in words.VALUES.items():
        assert len({zh for zh, _ in names.values()}) == len(names), fact


def test_every_factor_and_refusal_has_words():
    rows = (*tolerance_factors.TOLERANCE, *sanction_factors.CORRECTION, *sanction_factors.RE_USE)
    assert {row.id for row in (*rows, *liability_factors.PUSHES)} <= set(words.FACTOR_WORDS)
    f, r = facts(), local_rule()
    stops = {**tolerance_factors.refusals(f, r), **sanction_factors.correction_stops(f, r)}
    assert set(stops) | set(sanction_factors.re_use_stops(f, r)) == set(words.STOP_WORDS)


def test_what_a_file_leaves_out_is_the_rules_default():  # R40
    case = case_of(parse("facts: {motive: {purpose: public}}", "x"))
    f = fact_numbers(case.acts[0].values, None) | {"purpose": 0}
    assert {key: f[key] for key in f if f[key] != tolerance_facts.defaults()[key]} == {}
    stated = {key for rows in ALL_FACTS.values() for key in rows} | {"date"}
    known = set(tolerance_facts.defaults()) | {"filing_date", "report_date", "date"}
    assert stated <= known and known - stated <= {
        "filing_dated", "report_dated", "report_days", "cost_known", "appealed", "period",
    }  # fmt: skip
    assert case.rule["exempt_at"] == 60 and set(RULE) <= set(case.rule)
    examined = answers(case)[0].rule
    for name in ("ft_liab", "ft_override", "ft_reasons", "ft_leniency", "acct"):
        assert examined.__dict__[name][0] == DEFAULT[name]


# Laws.

# Facts of which more is more evidence for the person; each name in the order of its number.
EVIDENCE = (
    "purpose", "good_faith", "diligence", "urgency", "superior_task", "cause", "collective", "study",
    "expert", "site_record", "reported", "residents", "result", "corrected", "cooperation",
)  # fmt: skip
SWITCHED_EVIDENCE = ("first_trial", "objected", "disclosed", "filing_dated", "report_dated", "on_own")
AGAINST = ("missing_steps", "late_steps", "report_days", "corrected_days", "concealed", "cost_change")
HARD = (
    "private_gain", "explicit_prohibition", "false_material", "safety_red_line", "repeat",
    "knowing_violation", "political_discipline",
)  # fmt: skip
HARD_FACTS: dict[str, dict[str, int]] = {
    "private_gain": {"private_gain": fixed("0.5")},
    "explicit_prohibition": {"prohibition": ONE},
    "false_material": {"false_material": ONE},
    "safety_red_line": {"red_line": ONE, "harm": fixed("0.12")},
    "repeat": {"repeat": 1},
    "knowing_violation": {"knowing": 1},
    "political_discipline": {"political": 1},
}


def numbers(fact: str) -> list[int]:
    return [fixed(text) for text in LEVELS[fact].values()]


def _anything() -> dict[str, st.SearchStrategy[int]]:
    named = {fact: st.sampled_from(numbers(fact)) for fact in LEVELS if fact != "drift"}
    switches = {fact: st.sampled_from((0, 0, 0, 1)) for fact in FACT_SWITCHES}
    counts = {
        "missing_steps": st.integers(0, 6), "late_steps": st.integers(0, 8),
        "consult_days": st.integers(0, 40), "report_days": st.integers(0, 60),
        "cost_change": st.integers(-ONE, 3 * ONE),
        "corrected_days": st.integers(0, 200), "recovered": st.integers(0, ONE),
        "whistle_days": st.integers(0, 20), "appeal_days": st.integers(0, 90),
        "months_since": st.integers(0, 40), "period": st.integers(0, 24),
    }  # fmt: skip
    return {**named, **switches, **counts}


def _any_rule() -> dict[str, st.SearchStrategy[int]]:
    switches = {name: st.sampled_from((0, 1)) for name in tolerance_facts.RULE_SWITCHES}
    negative = {f"negative_{item}": st.sampled_from((0, 0, 0, 1)) for item in tolerance_facts.NEGATIVE}
    return {
        **switches, **negative, "drift": st.sampled_from(numbers("drift")), "clarity": st.integers(0, ONE),
        "silence_days": st.integers(1, 40), "whistle_moves": st.integers(1, 20),
        "ft_liab": st.integers(0, ONE), "ft_override": st.integers(0, ONE), "ft_reasons": st.integers(0, ONE),
    }  # fmt: skip


ANY_FACTS = st.fixed_dictionaries(_anything())
ANY_RULE = st.fixed_dictionaries(_any_rule())
TOLERANT = ("tolerance", "correction")


def degree(ask: str, f: dict[str, int], r: dict[str, int]) -> int:
    return int(decide(ask, facts(**f), local_rule(**r)).degree[0])


@pytest.mark.slow
@pytest.mark.parametrize("ask", TOLERANT)
@given(ANY_FACTS, ANY_RULE, st.sampled_from(EVIDENCE), st.data())
@settings(max_examples=150)
def test_more_evidence_never_lowers_the_degree(ask, f, r, fact, data):  # R41
    if fact == "diligence" and ask == "correction":
        return  # a careless act deserves more, which the sanction's proportion shows twice
    low, high = sorted(data.draw(st.lists(st.sampled_from(numbers(fact)), min_size=2, max_size=2)))
    assert degree(ask, f | {fact: low}, r) <= degree(ask, f | {fact: high}, r)


@given(ANY_FACTS, ANY_RULE, st.sampled_from(SWITCHED_EVIDENCE))
@settings(max_examples=100)
def test_evidence_that_is_there_never_weighs_less_than_none(f, r, fact):  # R41
    assert degree("tolerance", f | {fact: 0}, r) <= degree("tolerance", f | {fact: 1}, r)


@given(ANY_FACTS, ANY_RULE, st.data())
@settings(max_examples=100)
def test_a_filing_that_is_not_refused_never_harms(f, r, data):  # R43
    low, high = sorted(data.draw(st.lists(st.sampled_from([0, fixed("0.4"), ONE]), min_size=2, max_size=2)))
    assert degree("tolerance", f | {"filing": low}, r) <= degree("tolerance", f | {"filing": high}, r)
    assert degree("tolerance", f | {"filing": -ONE}, r) <= degree("tolerance", f | {"filing": 0}, r)


@pytest.mark.parametrize("ask", ("tolerance", "correction", "re_use"))
@given(ANY_FACTS, ANY_RULE, st.data())
@settings(max_examples=100)
def test_more_harm_never_raises_the_degree(ask, f, r, data):  # R41
    low, high = sorted(data.draw(st.lists(st.sampled_from(numbers("harm")), min_size=2, max_size=2)))
    assert degree(ask, f | {"harm": low}, r) >= degree(ask, f | {"harm": high}, r)


@pytest.mark.slow
@given(ANY_FACTS, ANY_RULE, st.sampled_from(AGAINST), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=150)
def test_more_of_what_is_wrong_never_raises_the_degree(f, r, fact, one, other):  # R41
    scale = {"concealed": 1, "cost_change": ONE // 20}.get(fact, 1)
    low, high = sorted((one * scale, other * scale))
    if fact == "concealed":
        low, high = 0, 1
    assert degree("tolerance", f | {fact: low}, r) >= degree("tolerance", f | {fact: high}, r)


@pytest.mark.parametrize("hard", HARD)
@given(ANY_FACTS, ANY_RULE)
@settings(max_examples=40)
def test_hard_refusals_always_refuse(hard, f, r):  # R42
    finding = decide("tolerance", facts(**f | HARD_FACTS[hard]), local_rule(**r))
    assert DECISIONS["tolerance"][int(finding.decision[0])] == "refuse" and finding.degree[0] == 0
    assert finding.stops[hard][0]


@given(ANY_FACTS, ANY_RULE)
@settings(max_examples=60)
def test_base_and_weights_make_the_degree(f, r):  # R41
    for ask in ("tolerance", "correction", "re_use"):
        finding = decide(ask, facts(**f), local_rule(**r))
        total = finding.base + sum(int(weight[0]) for weight in finding.weights.values())
        if not any(stop[0] for stop in finding.stops.values()):
            over = max(0, total - ONE) if not finding.weights.get("no_mechanism", np.zeros(1))[0] else 0
            assert int(finding.degree[0]) == max(0, min(ONE, total - over)) or total > ONE or total < 0


@given(ANY_FACTS, ANY_RULE)
@settings(max_examples=60)
def test_shares_make_one_and_nobody_is_wholly_outside(f, r):  # R46
    finding = decide("liability", facts(**f), local_rule(**r))
    assert finding.shares is not None and finding.shares.sum() == ONE and (finding.shares > 0).all()
    assert finding.degree[0] == finding.shares[0][0]


@pytest.mark.slow
@given(ANY_FACTS, ANY_RULE)
@settings(max_examples=60)
def test_what_is_written_down_never_adds_to_the_persons_share(f, r):  # R46
    def share(**changed: int) -> int:
        return degree("liability", f | changed, r)

    for fact in ("reported", "superior_task", "collective", "whistle"):
        assert share(**{fact: 0}) >= share(**{fact: ONE})
    assert share(whistle=0) == share(whistle=fixed("0.2")), "an oral whistle moves nothing"
    if not f["whistle"]:
        assert share(reported=0) == share(reported=fixed("0.2")), "an oral report moves nothing"


@given(ANY_FACTS, ANY_RULE)
@settings(max_examples=60)
def test_standards_that_changed_later_do_not_reach_what_a_dated_filing_froze(f, r):  # R43
    filed = f | {"filing": ONE, "filing_dated": 1}
    frozen = r | {"freeze": 1}
    assert degree("tolerance", filed, frozen | {"drift": 0}) == degree(
        "tolerance", filed, frozen | {"drift": ONE}
    )


@given(ANY_FACTS, ANY_RULE, st.sampled_from(tolerance_rule.ASKS))
@settings(max_examples=60)
def test_a_stake_only_ever_keeps_the_examiner_from_signing(f, r, ask):  # R49
    def signs(**changed: int) -> int:
        return int(decide(ask, facts(**f), local_rule(**r | changed)).signs[0])

    assert signs(ft_liab=0) >= signs(ft_liab=ONE)
    assert signs(joint=1, mechanism=r["mechanism"]) >= signs(joint=0) or ask == "tolerance"
    assert signs(raised=1) >= signs(raised=0)
    assert signs(ft_reasons=ONE) >= signs(ft_reasons=0)


def test_a_liable_examiner_alone_signs_nothing():  # R49
    rule = dict(ft_liab=ONE, ft_override=ONE, joint=0, ft_clarity=0, acct=2 * ONE)
    f = facts(purpose=ONE, collective=ONE, filing=ONE, filing_dated=1, cause=fixed("0.8"))
    finding = decide("tolerance", f, local_rule(**rule))
    assert finding.decision[0] == 2 and finding.signs[0] < fixed("0.02")


@pytest.mark.parametrize("ask", tolerance_rule.ASKS)
def test_many_cases_at_once_are_each_decided_as_alone(ask):  # R40
    rng = np.random.default_rng(7)
    games = 64
    pick = lambda values: rng.choice(np.array(values), games)  # noqa: E731
    many = {fact: pick(numbers(fact)) for fact in LEVELS if fact != "drift"}
    many |= {fact: pick((0, 0, 1)) for fact in FACT_SWITCHES}
    many |= {
        "missing_steps": pick(range(5)),
        "cost_change": pick(range(0, ONE, 997)),
        "months_since": pick(range(30)),
    }
    rules = {name: pick((0, 1)) for name in tolerance_facts.RULE_SWITCHES}
    together = decide(ask, facts(**many), local_rule(**rules))
    for game in range(games):
        one = decide(
            ask,
            facts(**{key: value[game] for key, value in many.items()}),
            local_rule(**{key: value[game] for key, value in rules.items()}),
        )
        assert one.decision[0] == together.decision[game] and one.degree[0] == together.degree[game]
        assert one.signs[0] == together.signs[game]
        assert all(
            one.weights[name][0] == np.broadcast_to(w, games)[game] for name, w in together.weights.items()
        )


def test_the_examiner_of_an_institution_is_its_parameters():
    case = read_case(CASES["c01_prefiled_gaps"])
    values = institution_values("polarised_nominal")
    (answer,) = answers(case, DEFAULT | values)
    assert answer.rule.ft_liab[0] == values["ft_liab"]
    assert answer.rule.clarity[0] == fixed("0.6")
