"""The author's report finds what was planted: an event that cannot come, an option nobody has a reason to
take, an ending out of reach, a choice that changes nothing. And it says so in both languages."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from game.commands import dispatch
from game.debrief.trial_page import page
from game.lab import trial
from game.lab.findings import Finding, findings
from game.lab.poison import poison
from game.lab.report import Report, report
from game.lab.tornado import tornado
from game.lab.trial_parts import SOURCES
from game.sim import engine

ROOT = Path(__file__).parent
GAMES = 90  # nine styles under ten institutions
ADVISERS = """    advisers:
      - {who: lin, says: {zh: 甲, en: A}, interest: {zh: 无, en: none}, record: {zh: 无, en: none}}
      - {who: zhou, says: {zh: 乙, en: B}, interest: {zh: 无, en: none}, record: {zh: 无, en: none}}
"""
EVENT = (
    """  - id: {id}
    name: {{zh: 事项, en: A matter}}
    text: {{zh: 有一件事, en: There is a matter.}}
    cooldown: 1
    weight: 20
{more}"""
    + ADVISERS.replace("{", "{{").replace("}", "}}")
    + """    choices:
      - {{id: {one}, text: {{zh: 这样, en: The good way}}, after: {{zh: 后来, en: Then}}, effects: [{good}]}}
      - {{id: {two}, text: {{zh: 那样, en: Another way}}, after: {{zh: 后来, en: Then}}, effects: [{bad}]}}
    fallback: {one}
"""
)
GOOD = "{level: trust, change: 8}, {level: score, change: 6}"
BAD = "{level: trust, change: -8}, {level: score, change: -6}, {level: blame, change: 2}"
EVENTS = (
    EVENT.format(id="never", more="    when: incidents > 500\n", one="n1", two="n2", good=GOOD, bad=BAD)
    + EVENT.format(id="plain", more="", one="good", two="bad", good=GOOD, bad=BAD)
    + EVENT.format(id="idle", more="", one="i1", two="i2", good="{flag: one}", bad="{flag: two}")
)
ENDING = "  - {id: far, name: {zh: 远, en: Far}, text: {zh: 远, en: Far}, when: incidents > 500}\n"


@cache
def planted() -> tuple[Report, str]:
    """The small scenario with one fault of each kind."""
    text = (ROOT / "good_scenario.yaml").read_text(encoding="utf-8")
    text = text.replace("reasons:\n", EVENTS + "reasons:\n").replace("endings:\n", "endings:\n" + ENDING)
    with TemporaryDirectory() as folder:
        path = Path(folder, "planted.yaml")
        path.write_text(text, encoding="utf-8")
        made = report(path, GAMES)
    assert made is not None
    return made, text


@cache
def small() -> Report:
    made = report(ROOT / "good_scenario.yaml", GAMES)
    assert made is not None
    return made


def found(code: str) -> dict[str, Finding]:
    """What the report says of the planted scenario, by what it is about."""
    return {finding.about: finding for finding in findings(planted()[0]) if finding.code == code}


def line_of(id_: str) -> int:
    lines = planted()[1].splitlines()
    return next(number for number, line in enumerate(lines, 1) if f"id: {id_}" in line)


def test_a_dead_event_is_found_with_its_line():
    dead = found("dead_event")
    assert list(dead) == ["never"] and dead["never"].line == line_of("never")
    assert dead["never"].severity == "fault"


def test_a_dominated_option_is_found_with_the_one_that_beats_it():
    worse = found("dominated")
    assert "plain/bad" in worse and worse["plain/bad"].line == line_of("bad")
    assert "The good way" in worse["plain/bad"].text.en


def test_an_unreachable_ending_is_found():
    dead = found("dead_ending")
    assert "far" in dead and dead["far"].line == line_of("far")


def test_a_choice_that_never_matters_is_found():
    assert list(found("never_matters")) == ["idle"]


def test_the_steps_of_a_scene_are_counted_and_played_like_cards():
    made = report(ROOT / "flood_night.yaml", GAMES)
    assert made is not None
    steps = [row for row in made.of("choice") if "." in row.id]
    assert steps and any(row.count for row in steps) and all(row.count <= row.offered for row in steps)
    assert all(row.line for row in steps)
    assert any("." in worth.choice for card in made.cards for worth in card.options)


def test_what_is_in_order_is_said_too():
    codes = {finding.code for finding in findings(small())}
    assert {"no_poison", "choices_count"} <= codes


def test_every_choice_taken_was_on_offer_and_every_game_has_an_ending():
    rows = small().of("choice")
    assert any(row.count for row in rows) and all(row.count <= row.offered for row in rows)
    dealt = {row.id: row.count for row in small().of("event")}
    assert sum(row.count for row in rows) == sum(dealt.values())
    assert sum(row.count for row in small().of("ending")) == small().games


def test_the_shares_of_variance_add_up():
    for part in small().shares:
        assert sum(part.of[name] for name in SOURCES) == pytest.approx(1)
        assert all(part.of[name] >= 0 for name in SOURCES[:3])


def test_the_same_games_however_they_are_cut():
    rules, institutions = small().compiled.rules, {"a": {}}
    whole = trial.play_piece(trial.pieces(rules, institutions.values(), 36)[0])
    row = engine.parameters({}, 1)
    parts = [trial.play_piece(trial.Piece(rules, row, np.array([n], np.uint64))) for n in (1, 2, 3, 4)]
    np.testing.assert_array_equal(whole.dealt, sum(part.dealt for part in parts))
    np.testing.assert_array_equal(
        whole.ledgers["public"], np.concatenate([part.ledgers["public"] for part in parts])
    )


def test_an_impossible_value_from_a_poisoned_start_is_told(monkeypatch):
    compiled = small().compiled
    rows = engine.parameters({}, 1)
    step = engine.step

    def broken(state, orders, rules, detail=False):
        after = step(state, orders, rules, detail)
        after.trust -= 5 << 16
        return after

    monkeypatch.setattr("game.lab.poison.engine.step", broken)
    assert {bad.wrong for bad in poison(compiled.rules, rows, compiled.names)} >= {"trust"}


def test_the_tornado_moves_with_a_parameter_that_counts():
    swings = {swing.parameter: swing for swing in tornado(small().compiled.rules, {}, 2)}
    assert swings["acct"].reach("career") > 0
    assert swings["acct"].low["career"] > swings["acct"].high["career"]


def test_stopping_early_gives_what_was_done(monkeypatch):
    def stopped(todo, progress=None):
        yield trial.play_piece(todo[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(trial, "play", stopped)
    made = report(ROOT / "good_scenario.yaml", GAMES)
    assert made is not None and not made.is_whole and not made.swings
    assert made.games == 90
    assert "没有跑完" in page(made, "zh")


@pytest.mark.parametrize("lang, word", [("zh", "结论"), ("en", "Findings")])
def test_the_page_needs_nothing_else(lang, word):
    html = page(small(), lang)
    assert word in html and "<svg" in html
    assert "http://" not in html and "https://" not in html and "trial." not in html


def test_the_command_prints_findings_and_json(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("game.commands.report.report", lambda *_: small())
    arguments = ["report", str(ROOT / "good_scenario.yaml"), "--games", "90", "--lang", "en"]
    assert dispatch([*arguments, "--out", str(tmp_path / "page.html")]) == 0
    assert "Findings" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "nine styles" in capsys.readouterr().out
    assert dispatch([*arguments, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["games"] == 90 and document["findings"] and document["tornado"]
