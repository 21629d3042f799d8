"""Claims are registered before they are run; each is measured under common luck and told as it is."""

import json
from dataclasses import replace

import pytest

from game.commands import dispatch
from game.content.claim_list import claim_sentences
from game.content.load import list_scenarios, load
from game.content.text import say
from game.lab import claims as claims_module
from game.lab.ablation import ablate, can_be_ablated
from game.lab.claims import OFF, ONLY_WITH, claims
from game.lab.curves import CURVES, measured
from game.lab.evidence import DEFAULTS, judge, measure, parameters_of, random_draw
from game.lab.measures import MEASURES
from game.lab.sensitivity import sensitivity
from game.sim.parameters import DEFAULT, HIGH, LOW
from game.sim.ruleset import MECHANISMS

BY_ID = {claim.id: claim for claim in claims()}


def test_at_least_sixty_claims_are_registered_with_both_languages_and_their_source():
    counted = [claim for claim in claims() if claim.kind != "structural"]
    assert len(counted) >= 60
    assert all(claim.sentence.zh and claim.sentence.en and claim.refs for claim in claims())
    assert all(claim.reason for claim in claims() if claim.expect != "holds"), "what may fail says why"


def test_no_parameter_of_a_claim_leaves_its_range():
    for claim in claims():
        for term in claim.all_terms:
            values = parameters_of(term.arm, term.arm.institution, DEFAULTS)
            off = {name for mechanism in term.arm.off for name in OFF[mechanism]}
            for name, value in values.items():
                assert name in off or LOW[name] <= value <= HIGH[name], (claim.id, name)


@pytest.mark.slow
def test_every_registered_claim_comes_out_as_registered():
    wrong = [f"{f.claim.id}: {f.effect:.3f}" for f in measure(claims(), 100) if not f.is_as_registered]
    assert not wrong


def test_what_is_switched_off_by_data_is_off():
    chosen = [BY_ID["standards_ratchet"]]
    whole = measure(chosen, 20)[0]
    found = ablate(chosen, 20)[0]
    assert whole.effect > 0.1 and found.left["ratchet"] < 0.1 and found.needs == ("ratchet",)


def test_every_claim_with_an_effect_names_the_mechanisms_it_needs():
    assert all(claim.needs for claim in claims() if can_be_ablated(claim))


@pytest.mark.slow
def test_what_only_a_mechanism_brings_is_switched_off_only_where_it_runs():
    assert set(ONLY_WITH) <= set(OFF) and set(ONLY_WITH.values()) <= set(MECHANISMS)
    chosen = [BY_ID["more_power_more_gain"], BY_ID["polarised_does_less"]]
    with_gain, without = ablate(chosen, 10)
    assert abs(with_gain.left["private_gain"]) < 0.05 and without.left["private_gain"] == 1.0


def test_every_shipped_scenario_cites_claims_that_are_registered():
    known = claim_sentences()
    assert {claim.id for claim in claims() if not claim.side} <= set(known)
    for entry in list_scenarios():
        cited = load(entry.id).names.claims
        assert 2 <= len(cited) <= 4 and set(cited) <= set(known), entry.id


def test_a_claim_that_is_not_registered_is_told_with_its_place(tmp_path, capsys):
    path = tmp_path / "mine.yaml"
    body = "format: 1\nscenario:\n  id: mine\n  extends: first_lesson\n  claims: [learned_feer]\n"
    path.write_text(body, "utf-8")
    dispatch(["check", str(path), "--lang", "en"])
    told = "".join(capsys.readouterr())
    assert "learned_feer" in told and "learned_fear" in told and ":5:" in told


def test_every_mechanism_that_can_be_off_has_its_word():
    for name in OFF:
        word = say(f"evidence.off.{name}")
        assert word.zh and word.en and "evidence.off" not in word.zh


def test_the_leader_of_an_arm_gives_its_verb_and_its_answer():
    share = {name: measure([BY_ID[name]], 20)[0] for name in ("whistle_moves_responsibility",)}
    assert share["whistle_moves_responsibility"].effect < -0.1
    heard = measure([BY_ID["a_hearing_relieves"]], 12)[0]
    assert heard.effect < -0.5


def test_an_arm_that_orders_what_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="sing"):
        claims_module._arm({"institution": "moderate", "verb": "sing"}, 36)


@pytest.mark.slow
def test_a_registration_of_needs_that_is_too_short_or_too_long_is_told():
    claim = BY_ID["standards_ratchet"]
    found = {
        needs: ablate([replace(claim, needs=needs)], 20)[0].is_as_registered
        for needs in (("ratchet",), (), ("ratchet", "stigma"), ("stigma",))
    }
    assert found == {("ratchet",): True, (): False, ("ratchet", "stigma"): False, ("stigma",): False}


def test_a_claim_does_not_depend_on_its_company():
    chosen = [BY_ID["polarised_does_less"], BY_ID["learned_fear"]]
    alone = [measure([claim], 30)[0].effect for claim in chosen]
    assert alone == [finding.effect for finding in measure(chosen, 30)]


def test_a_curves_peak_is_chosen_and_tested_on_different_games():
    finding = measure([BY_ID["inspection_inverted_u_rise"]], 60)[0]
    assert finding.games == 30 and finding.at.startswith("insp_rate=")


def test_a_random_draw_stays_in_range_and_is_the_same_every_time():
    draw = random_draw(3)
    assert draw == random_draw(3) != random_draw(4)
    for name, value in draw.behaviour:
        assert LOW[name] <= value <= HIGH[name]
    assert dict(draw.behaviour)["mu"] != DEFAULT["mu"]


def test_sensitivity_resumes_and_survives_a_torn_line(tmp_path):
    chosen = [BY_ID["polarised_does_less"]]
    kept = tmp_path / "draws.jsonl"
    first = sensitivity(chosen, draws=2, games=8, kept=kept)
    kept.write_text(kept.read_text("utf-8") + '{"draw": 7, "ga', "utf-8")
    assert sensitivity(chosen, draws=2, games=8, kept=kept) == first
    assert len(kept.read_text("utf-8").splitlines()) == 3


def test_equal_claims_hold_only_inside_their_margin():
    claim = BY_ID["nominal_changes_nothing"]
    averages = {(t.arm, t.measure, t.window): __import__("numpy").zeros(4) for t in claim.terms}
    assert judge(claim, averages).outcome == "holds"
    first = claim.terms[0]
    averages[first.arm, first.measure, first.window] = averages[first.arm, first.measure, first.window] + 9
    assert judge(claim, averages).outcome == "does_not_hold"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_tells_claim_by_claim(capsys, lang):
    arguments = ["evidence", "--games", "20", "--lang", lang, "--claim", "polarised_does_less"]
    assert dispatch(arguments) == 0
    assert BY_ID["polarised_does_less"].sentence.get(lang) in capsys.readouterr().out
    assert dispatch([*arguments, "--json"]) == 0
    row = json.loads(capsys.readouterr().out)["claims"][0]
    assert {"id", "expect", "outcome", "holds", "effect", "low", "high", "games"} <= set(row)


def test_an_unknown_claim_is_told(capsys):
    assert dispatch(["evidence", "--claim", "no_such", "--lang", "en"]) == 2
    assert "no_such" in capsys.readouterr().err


def test_every_measure_is_used():
    used = {term.measure for claim in claims() for term in claim.all_terms}
    assert used <= set(MEASURES)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_five_curves_and_every_chosen_claim(tmp_path, lang):
    page = tmp_path / "evidence.html"
    arguments = ["evidence", "--games", "8", "--page", str(page), "--lang", lang]
    dispatch([*arguments, "--claim", "polarised_does_less"])
    text = page.read_text("utf-8")
    assert text.count("<svg") == sum(len(curve.panels) for curve in CURVES) and len(CURVES) == 5
    assert all(curve.title.get(lang).split("：")[0] in text.replace("&#x27;", "'") for curve in CURVES)
    assert BY_ID["polarised_does_less"].sentence.get(lang) in text and "[evidence" not in text


def test_a_longer_chain_amplifies_more():
    by_id = {one.curve.id: one for one in measured(8)}
    amplification = [mean for mean, _ in by_id["chain"].values["amplification"]]
    assert amplification == sorted(amplification) and amplification[0] < amplification[-1]


def test_every_curve_cites_registered_claims():
    assert all(ident in BY_ID for curve in CURVES for ident in curve.claims)
