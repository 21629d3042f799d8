"""`verify` and `twin` as commands: exit codes, sentences, documents."""

import json

import pytest

from game.commands import dispatch
from game.replay import lines
from game.replay.simulate import LEVEL_NAMES
from game.sim.engine import RULES_NUMBER
from tests import replays


@pytest.fixture
def recording(tmp_path):
    return replays.written(tmp_path / "game.gw.jsonl")


def said(capsys, *argv: object) -> tuple[int, str, str]:
    code = dispatch([str(word) for word in argv])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_verify_says_the_same_in_both_languages(recording, capsys):
    code, out, err = said(capsys, "verify", recording, "--lang", "zh")
    assert code == 0 and "重算一致" in out and not err
    code, out, err = said(capsys, "verify", recording.parent, "--lang", "en")
    assert code == 0 and "The same when computed again" in out and not err


def test_verify_names_what_differs_and_exits_1(recording, capsys):
    data = recording.read_bytes().replace(b'"absorb":60', b'"absorb":10', 2)
    (recording.parent / "edited.gw.jsonl").write_bytes(data)
    code, out, err = said(capsys, "verify", recording.parent, "--lang", "en")
    assert code == 1 and "2 recordings, 1 the same" in out
    assert "edited.gw.jsonl: Turn 1 (line 2)" in err and "Traceback" not in err
    code, out, err = said(capsys, "verify", recording.parent, "--json")
    entries = {entry["path"].split("/")[-1]: entry for entry in json.loads(out)["recordings"]}
    assert code == 1 and not err and entries["game.gw.jsonl"]["status"] == "same"
    assert entries["game.gw.jsonl"]["turn"] is None
    edited = entries["edited.gw.jsonl"]
    assert (edited["status"], edited["turn"], edited["line"]) == ("differs", 1, 2) and edited["level"]
    assert set(edited["levels"][0]) == {"turn", *LEVEL_NAMES}


def test_verify_of_other_rules_exits_3_and_prints_the_recorded_levels(recording, capsys):
    out, chain = [], lines.START
    for raw in recording.read_bytes().splitlines():
        body = json.loads(raw)
        body.pop("chain")
        if body["line"] == "game":
            body["rules"] = RULES_NUMBER + 1
        text, chain = lines.write(body, chain)
        out.append(text)
    recording.write_bytes(b"".join(out))
    code, table, err = said(capsys, "verify", recording, "--lang", "en")
    assert code == 3 and f"rules number {RULES_NUMBER + 1}" in err
    assert len(table.splitlines()) == len(out) and "trust" in table
    code, document, _ = said(capsys, "verify", recording, "--json")
    assert code == 3 and json.loads(document)["recordings"][0]["status"] == "other_rules"


def test_verify_of_junk_and_nothing_is_a_sentence(tmp_path, capsys):
    junk = tmp_path / "junk.gw.jsonl"
    junk.write_bytes(b"\0\1\2" * 100)
    code, _, err = said(capsys, "verify", junk, "--lang", "zh")
    assert code == 1 and "不是文本文件" in err and len(err.strip().splitlines()) == 1
    assert said(capsys, "verify", tmp_path / "none.gw.jsonl")[0] == 2
    (tmp_path / "empty").mkdir()
    assert said(capsys, "verify", tmp_path / "empty")[0] == 2
    code, out, _ = said(capsys, "verify", junk, tmp_path / "none.gw.jsonl", "--json")
    assert code == 1 and [e["status"] for e in json.loads(out)["recordings"]] == ["unreadable"] * 2


def test_twin_prints_both_arms_what_was_lost_and_what_flips(recording, capsys):
    code, out, err = said(capsys, "twin", recording, "--institution", "full_reform", "--lang", "zh")
    assert code == 0 and not err
    for words in ("综合改革", "被免职", "此后没有决定可以照做", "不能照做的决定", "决定、运气都不变"):
        assert words in out
    assert "The first year" in said(capsys, "twin", recording, "--institution", "lax", "--lang", "en")[1]


def test_twin_as_a_document(recording, capsys):
    code, out, _ = said(capsys, "twin", recording, "--institution", "full_reform", "--json")
    document = json.loads(out)
    assert code == 0 and set(document) == {"scenario", "seed", "turns", "a", "b", "lost", "flip"}
    assert document["a"]["institution"] == "polarised_nominal" and document["b"]["removed_at"] is None
    assert document["a"]["removed_at"] == document["turns"] == len(document["b"]["values"]) - 1
    assert set(document["b"]["values"][0]) == {"turn", *LEVEL_NAMES} and len(document["b"]["before"]) == 12
    assert document["flip"]["smallest"][0]["happens"] is False
    assert document["lost"][0].keys() == {"turn", "reason", "key", "what", "why"}
    same = json.loads(said(capsys, "twin", recording, "--institution", "polarised_nominal", "--json")[1])
    assert same["flip"] is None and same["lost"] == [] and same["a"] == same["b"]


def test_twin_of_an_unknown_institution_or_a_broken_file_is_a_sentence(recording, tmp_path, capsys):
    code, _, err = said(capsys, "twin", recording, "--institution", "none_such", "--lang", "en")
    assert code == 2 and "full_reform" in err
    (tmp_path / "junk.gw.jsonl").write_text("hello")
    assert said(capsys, "twin", tmp_path / "junk.gw.jsonl", "--institution", "lax")[0] == 1
    with pytest.raises(SystemExit) as caught:
        said(capsys, "twin", recording)
    assert caught.value.code == 2
