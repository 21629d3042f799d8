"""The file of a game: round trip, chain, damage, verification."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.text import UserError
from game.replay import lines, verifying
from game.replay.recording import open_recording, parse
from game.replay.saves import list_saves
from game.replay.session import Session
from game.replay.verifying import replay
from game.sim.engine import RULES_NUMBER
from tests import replays

BYTES = bytes(replays.played().journal.data)
LINES = BYTES.splitlines(keepends=True)
TURNS = len(replays.played().turns)


def forged(change, line: int) -> bytes:
    """The recording with one line's content changed and the whole chain made to fit again."""
    out, chain = [], lines.START
    for number, raw in enumerate(LINES):
        body = json.loads(raw)
        body.pop("chain")
        if number == line:
            change(body)
        text, chain = lines.write(body, chain)
        out.append(text)
    return b"".join(out)


def edited(line: int, old: str, new: str) -> bytes:
    """The recording with some text of one line replaced by hand."""
    assert old.encode() in LINES[line]
    return b"".join([*LINES[:line], LINES[line].replace(old.encode(), new.encode(), 1), *LINES[line + 1 :]])


def check(data: bytes) -> verifying.Verdict:
    return replay(parse(data)).verdict


def test_a_recording_survives_the_round_trip_and_verifies():
    recording = parse(BYTES)
    session = replays.played()
    assert recording.flaw is None and recording.header == session.header
    assert [turn.body() for turn in recording.turns] == [turn.body() for turn in session.turns]
    again = replay(recording)
    assert again.verdict.status == "same" and again.verdict.turns == TURNS and again.verdict.exit_code == 0
    assert [s.digest() for s in again.history] == [s.digest() for s in session.history]
    assert again.compiled is not None and again.compiled.names.offices == session.names.offices


def test_a_recording_opens_without_the_scenario_file(monkeypatch, tmp_path):
    monkeypatch.setattr("game.content.library.SCENARIOS", tmp_path)
    monkeypatch.setattr("game.content.library.INSTITUTIONS", tmp_path)
    verifying._compiled.clear()
    assert check(BYTES).status == "same"


def test_the_header_names_no_machine_and_no_clock():
    body = json.loads(LINES[0])
    assert body["rules"] == RULES_NUMBER and len(body["date"]) == len("2026-01-01")
    assert set(body) == {
        "line", "format", "rules", "program", "seed", "scenario", "scenario_name", "institution",
        "institution_name", "turns", "lang", "date", "pseudonym", "start", "before", "scenario_hash",
        "institution_hash", "scenario_text", "institution_text", "chain",
    }  # fmt: skip


def test_the_months_before_he_came_are_kept():
    header = parse(BYTES).header
    assert len(header.before) == replays.lesson().rules.run_in
    assert header.before[-1] == replays.played().levels(0)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, len(BYTES) - 1) | st.integers(len(LINES[0]) - 400, len(BYTES) - 1), st.integers(0, 255))
def test_a_byte_changed_anywhere_is_named_and_never_raises(place, byte):
    if BYTES[place] == byte:
        return
    data = BYTES[:place] + bytes([byte]) + BYTES[place + 1 :]
    try:
        flaw = parse(data).flaw
    except UserError as error:
        assert error.text.zh and error.text.en and error.exit_code in (1, 3)
    else:
        assert flaw is not None
        line = BYTES[:place].count(b"\n") + 1
        assert flaw.line in (line, line + 1) and str(flaw.line) in flaw.text.en


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BYTES)) | st.integers(len(LINES[0]) - 2, len(BYTES)))
def test_a_file_cut_anywhere_keeps_every_whole_turn(end):
    whole = BYTES[:end].count(b"\n")
    try:
        recording = parse(BYTES[:end])
    except UserError:
        assert whole == 0
        return
    on_edge = BYTES[end : end + 1] == b"\n"  # only the newline is missing
    assert len(recording.turns) == whole - (0 if on_edge else 1)
    assert (recording.flaw is None) == (on_edge or BYTES[:end].endswith(b"\n"))
    assert recording.flaw is None or recording.is_torn


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_junk_is_one_sentence(data):
    with pytest.raises(UserError) as caught:
        parse(data)
    assert "\n" not in caught.value.text.zh.strip() and caught.value.text.en


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
decision_names = st.sampled_from(
    ["cards", "visit", "consult", "prepare", "absorb", "paper_first", "dilemma", "answers", "standing", "x"]
)


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(decision_names, json_values, max_size=6), st.integers(1, TURNS))
def test_decisions_of_any_shape_are_compared_without_a_traceback(decisions, line):
    verdict = check(forged(lambda body: body.update(decisions=decisions), line))
    assert verdict.status in ("same", "differs") and (verdict.status == "same" or verdict.turn >= line)


def test_an_edited_level_is_named_with_its_turn_and_line():
    body = json.loads(LINES[4])
    data = edited(4, f'"trust":{body["levels"]["trust"]}', '"trust":4000000')
    verdict = check(data)
    assert (verdict.status, verdict.turn, verdict.line, verdict.level) == ("differs", 4, 5, "trust")
    assert verdict.turns == 3 and verdict.exit_code == 1
    assert "第4回合" in verdict.text.zh and "信任" in verdict.text.zh and "line 5" in verdict.text.en


def test_an_edited_decision_is_named_even_where_the_chain_was_made_to_fit():
    verdict = check(forged(lambda body: body["decisions"].update(absorb=0, cards={}), 2))
    assert (verdict.status, verdict.turn, verdict.turns) == ("differs", 2, 1) and verdict.level


def test_an_unknown_decision_is_named_as_decisions():
    def change(body):
        body["decisions"]["visit"] = [*body["decisions"].get("visit", []), "nowhere"]

    assert check(forged(change, 2)).level == "decisions"


def test_an_edited_comment_is_named_as_text_and_all_turns_still_open():
    again = replay(parse(edited(3, '"comment":""', '"comment":"x"')))
    assert (again.verdict.line, again.verdict.turn, again.verdict.level) == (4, 3, "chain")
    assert len(again.history) == TURNS + 1


def test_an_edited_scenario_text_is_named():
    at_name = "岭前镇"
    verdict = check(edited(0, at_name, "岭後镇"))
    assert (verdict.status, verdict.line) == ("differs", 1)
    verdict = check(forged(lambda body: body.update(seed=body["seed"] + 1), 0))
    assert (verdict.line, verdict.turn) == (1, 0) and verdict.level in replays.played().levels(0)


def test_a_removed_doubled_or_moved_line_is_named():
    without = b"".join(LINES[:3] + LINES[4:])
    doubled = b"".join([*LINES[:4], LINES[3], *LINES[4:]])
    moved = b"".join([*LINES[:3], LINES[4], LINES[3], *LINES[5:]])
    for data, line, good in ((without, 4, 2), (doubled, 5, 3), (moved, 4, 2)):
        verdict = check(data)
        assert (verdict.status, verdict.line) == ("differs", line) and verdict.turns >= good


def test_damaged_json_opens_up_to_there_and_falls_back_on_recorded_levels():
    data = b"".join([*LINES[:3], b"{broken\n", *LINES[4:]])
    recording = parse(data)
    again = replay(recording)
    assert (again.verdict.level, again.verdict.line, again.verdict.turns) == ("damaged", 4, 2)
    assert len(again.history) == 3
    assert sorted(recording.levels) == [turn for turn in range(1, TURNS + 1) if turn != 3]


def test_turns_after_the_end_are_not_played():
    last = json.loads(LINES[-1])
    last.pop("chain")
    extra = dict(last, turn=last["turn"] + 1)
    data = BYTES + lines.write(extra, parse(BYTES).chain)[0]
    assert check(data).level == "after_end"


def test_another_rules_number_says_so_and_keeps_the_recorded_levels():
    data = forged(lambda body: body.update(rules=RULES_NUMBER + 1), 0)
    recording = parse(data)
    again = replay(recording)
    assert again.verdict.status == "other_rules" and again.verdict.exit_code == 3 and not again.history
    assert recording.levels[TURNS] == replays.played().levels(TURNS)
    with pytest.raises(UserError) as caught:
        Session.of(again)
    assert caught.value.exit_code == 3


def test_a_newer_format_and_a_missing_header_are_told_apart():
    def message(data: bytes) -> str:
        with pytest.raises(UserError) as caught:
            parse(data)
        return caught.value.text.en

    newer, _ = lines.write({"line": "game", "format": 99}, lines.START)
    cases = {
        b"": "empty",
        b"\xef\xbb\xbf": "empty",
        b"\x89PNG\r\n\0\0": "not text",
        b"[1, 2]\n": "not a recording",
        b"[" * 100_000: "not a recording",
        LINES[1]: "header is missing",
        LINES[0][:-40]: "header is damaged",
        LINES[0].replace(b'"seed":', b'"seeds":'): "header is damaged",
        newer: "newer",
    }
    for data, words in cases.items():
        assert words in message(data)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    assert check(b"\xef\xbb\xbf" + BYTES).status == "same"
    assert check(BYTES.replace(b"\n", b"\r\n")).status == "same"


def test_files_that_are_none_are_told_with_their_place(tmp_path):
    (tmp_path / "huge.gw.jsonl").touch()
    with (tmp_path / "huge.gw.jsonl").open("r+b") as file:
        file.truncate(64 << 20)
    for name, word in (("none.gw.jsonl", "no such file"), ("huge.gw.jsonl", "too large"), (".", "folder")):
        with pytest.raises(UserError) as caught:
            open_recording(tmp_path / name)
        assert word in caught.value.text.en and str(tmp_path) in caught.value.text.zh


def test_a_folder_of_saves_lists_the_damaged_too(tmp_path):
    replays.written(tmp_path / "whole.gw.jsonl", turns=2)
    (tmp_path / "broken.gw.jsonl").write_bytes(b"junk")
    (tmp_path / "edited.gw.jsonl").write_bytes(edited(2, '"comment":""', '"comment":"x"'))
    (tmp_path / "other.txt").write_text("no recording")
    found = {save.path.name.split(".")[0]: save for save in list_saves(tmp_path)}
    assert set(found) == {"whole", "broken", "edited"}
    assert found["broken"].is_damaged and found["edited"].is_damaged and found["broken"].trouble
    whole = found["whole"]
    assert (whole.turn, whole.turns, whole.is_damaged, whole.can_continue) == (2, 12, False, True)
    assert whole.scenario.zh == "到任第一年" and whole.pseudonym == "甲" and len(whole.date) == 10
    assert list_saves(tmp_path / "not_there") == []
