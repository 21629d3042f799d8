"""A lesson by code or file: what the code holds, misreadings, who plays under which institution."""

import json
from dataclasses import replace
from itertools import combinations

import pytest

from game.content.load import MODEL_ORDER, list_institutions, list_scenarios
from game.content.text import UserError
from game.replay import lesson, lesson_code
from game.replay.lesson_code import ALPHABET
from game.replay.recording import open_recording
from game.replay.session import Session
from tests import replays

TWO = ["polarised_nominal", "full_reform"]


@pytest.fixture(scope="module")
def made():
    return lesson.make("first_year", TWO, 7, 40)


def test_a_code_alone_holds_a_lesson_of_shipped_parts(made):
    again = lesson.of_code(made.code, [])
    assert (again.scenario, again.institutions, again.seed, again.minutes) == (
        "first_year",
        tuple(TWO),
        7,
        40,
    )
    assert again == made and len(made.code) == 9
    assert set(made.code) <= set(ALPHABET) | {"-"}


@pytest.mark.parametrize("seed", [0, 1, 511, lesson_code.MOST_SEED - 1])
def test_every_value_a_code_holds_comes_back(seed):
    for assign in lesson_code.ASSIGNMENTS:
        packed = lesson_code.Packed(201, (30, 4), seed, 155, assign)
        assert lesson_code.unpack(lesson_code.clean(lesson_code.pack(packed))) == packed


def test_one_wrong_or_two_exchanged_characters_never_pass(made):
    letters = made.code.replace("-", "")
    wrong = [letters[:n] + c + letters[n + 1 :] for n in range(8) for c in ALPHABET if c != letters[n]]
    for a, b in combinations(range(8), 2):
        swapped = list(letters)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        if letters[a] != letters[b]:
            wrong.append("".join(swapped))
    for typed in wrong:
        with pytest.raises(UserError):
            lesson_code.clean(typed)


def test_a_code_is_understood_however_it_is_typed(made):
    plain = made.code.replace("-", "")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in plain.lower())
    for typed in (made.code.lower(), f" {plain} ", wide, plain.replace("0", "o").replace("1", "l")):
        assert lesson_code.clean(typed) == made.code
    for typed in ("", "1234", "AAAA-AAAA-A", "敢为"):
        with pytest.raises(UserError, match="8 letters or digits"):
            lesson_code.clean(typed)


def test_the_numbers_in_codes_keep_their_meaning():
    """A code printed in a handout last year still opens the same lesson: add institutions at the end."""
    assert MODEL_ORDER[:5] == ("loose", "moderate", "polarised", "polarised_nominal", "polarised_shielded")
    assert MODEL_ORDER[5:10] == ("lax", "empowered", "lighter", "villager_appraisal", "full_reform")
    marks = [lesson_code.scenario_mark(listed.id) for listed in list_scenarios()]
    assert len(set(marks)) == len(marks)
    assert {listed.id for listed in list_institutions()} <= set(MODEL_ORDER)


def test_what_does_not_fit_into_a_code_comes_from_its_file(tmp_path, made):
    far = lesson.make("first_year", TWO, 123_456, 40)
    assert far.texts and lesson_code.unpack(far.code) is None
    with pytest.raises(UserError, match=r"needs its lesson file"):
        lesson.of_code(far.code, [tmp_path])
    path = far.write(tmp_path)
    assert far.write(tmp_path) == path and lesson.of_code(far.code.lower(), [tmp_path]) == far
    assert lesson.read(made.write(tmp_path)) == made
    assert far.compiled(1).names.institution.id == "full_reform"


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda body: {**body, "seed": 8}, "changed after it was written"),
        (lambda body: {**body, "texts": ["a", "b", "c"]}, "changed after it was written"),
        (lambda body: {**body, "format": 9}, "newer version"),
        (lambda body: {**body, "institutions": []}, "not a lesson file"),
        (lambda body: [body], "not a lesson file"),
    ],
)
def test_a_changed_or_foreign_lesson_file_is_told(tmp_path, made, damage, told):
    path = made.write(tmp_path)
    path.write_text(json.dumps(damage(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    with pytest.raises(UserError, match=told):
        lesson.read(path)


def test_half_the_room_plays_under_each_and_the_lesson_decides_who(made):
    groups = [made.group_of(f"学员{number:02}") for number in range(1, 31)]
    assert sorted(groups) == [0] * 15 + [1] * 15  # numbers divide the class evenly
    names = [made.group_of(f"{chr(0x4E00 + n)}") for n in range(400)]
    assert 150 < sum(names) < 250 and made.group_of("甲") == made.group_of("甲")
    by_group = replace(made, assign="group")
    assert {by_group.group_of("甲", 0), by_group.group_of("甲", 1)} == {0, 1}
    firsts = {replace(made, code=f"2AAA-AAA{letter}").group_of("学员1") for letter in ALPHABET[:8]}
    assert firsts == {0, 1}  # number one is not always under the first institution named


def test_a_game_of_a_lesson_knows_its_code_and_hides_its_institution(tmp_path, made, monkeypatch):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    session = made.start("  学员\t07 ")
    assert session.path
    recording = open_recording(session.path)
    assert lesson.lesson_of(recording)["code"] == made.code and recording.pseudonym == "学员 07"
    assert not any(word in session.path.name for word in TWO) and session.seed == 7
    assert made.start("学员 07").path != session.path
    with pytest.raises(UserError, match="pseudonym"):
        made.start(" \n ")


def test_a_game_gone_on_with_beside_a_damaged_file_is_still_of_its_lesson(tmp_path, made):
    path = tmp_path / "a.gw.jsonl"
    replays.play(made.start("甲", path=path), 3)
    path.write_text(path.read_text(encoding="utf-8").replace('"turn":3', '"turn":8', 1), encoding="utf-8")
    again = Session.resume(path)
    again.commit()
    assert again.path and again.path != path
    assert lesson.lesson_of(open_recording(again.path))["code"] == made.code
