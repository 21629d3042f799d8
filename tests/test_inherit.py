"""`extends`, `libraries`, `remove`: only differences are written; places stay right; recordings are whole."""

from pathlib import Path

import pytest

from game.content.check import check_file
from game.content.load import compile_texts, load
from game.content.problems import ContentError
from game.lab.report import lines

HERE = Path(__file__).parent
GOOD = (HERE / "good_scenario.yaml").read_text("utf-8")
GOOD_ZH = (HERE / "good_scenario_zh.yaml").read_text("utf-8")
HEAD = "format: 1\nscenario:\n  id: child\n  extends: base\n"
NAME = "  name: {zh: 另一种, en: Another}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "base.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def write(folder, body, name="child.yaml"):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return path


def told(path):
    return [(p.code, Path(p.path).name, p.line) for p in check_file(path).problems]


def test_a_scenario_states_only_what_differs(folder):
    path = write(
        folder,
        HEAD
        + NAME
        + "  turns: 6\nstaff:\n  - {id: lin, career: late}\n"
        + "  - {id: he, name: {zh: 何工, en: He}, post: {zh: 干事, en: Clerk}, career: mid}\n",
    )
    assert told(path) == []
    made = load(path)
    assert made.rules.turns == 6
    assert [(p.id, p.career) for p in made.names.staff] == [("lin", "late"), ("zhou", "young"), ("he", "mid")]
    assert made.names.staff[0].name.zh == "林工" and made.names.scenario.id == "child"
    assert [e.id for e in made.names.events] == ["dam_or_file"]


def test_keys_in_the_other_language_mean_the_same_entry(folder):
    path = write(
        folder, "格式: 1\n情景:\n  编号: child\n  基于: base\n  回合: 5\n干部:\n  - {编号: lin, 性格: 敢闯}\n"
    )
    assert told(path) == []
    made = load(path)
    assert made.rules.turns == 5 and made.names.staff[0].temperament == "bold"


def test_choices_merge_by_id_and_a_text_is_replaced_whole(folder):
    path = write(
        folder,
        HEAD + "events:\n  - id: dam_or_file\n    when: ~\n    choices:\n      - {id: check_dams, days: 9}\n",
    )
    event = check_file(path).model.events[0]  # type: ignore[union-attr]
    assert [c.days for c in event.choices] == [9, 0] and event.when is None
    half = write(folder, HEAD + "  name: {zh: 只有中文}\n")
    assert told(half) == [("E110", "child.yaml", 5)]


def test_new_endings_are_asked_before_those_that_are_extended(folder):
    ending = "{id: early, name: {zh: 早, en: Early}, text: {zh: 早。, en: Early.}, when: blame > 15}"
    path = write(folder, HEAD + f"endings:\n  - {ending}\n")
    assert told(path) == []
    assert [e.id for e in load(path).names.endings] == ["early", "good", "plain"]


def test_entries_are_removed_by_id_and_by_section_where_two_have_it(folder):
    assert [p.id for p in load(write(folder, HEAD + "  remove: [good, dam_or_file]\n")).names.endings] == [
        "plain"
    ]
    both = GOOD.replace("{id: safety,", "{id: lin,")
    write(folder, both, "base.yaml")
    assert told(write(folder, HEAD + "  remove: [lin]\n")) == [("E134", "child.yaml", 5)]
    assert told(write(folder, HEAD + "  remove: [理由.lin]\n")) == []


def test_a_whole_section_may_be_dropped_and_written_anew(folder):
    own = "endings:\n  - {id: only, name: {zh: 完, en: End}, text: {zh: 完了。, en: It is over.}}\n"
    path = write(folder, HEAD + "  remove: [结局]\n" + own)
    assert [ending.id for ending in load(path).names.endings] == ["only"]


def test_a_mistake_in_the_base_is_told_in_its_file_at_its_line_with_its_excerpt(folder):
    write(folder, GOOD.replace("trust < 80", "trsut < 80"), "base.yaml")
    path = write(folder, HEAD + NAME + "  turns: 60\n")
    assert told(path) == [("E122", "base.yaml", 40), ("E107", "child.yaml", 6)]
    shown = check_file(path).problems[0].show("en")
    assert 'when: "month >= 3 and trsut < 80"' in shown and "^^^^^" in shown


def test_a_reference_that_no_longer_holds_is_told_where_it_stands(folder):
    three = GOOD.replace(
        "publics:",
        "  - {id: he, name: {zh: 何工, en: He}, post: {zh: 干事, en: Clerk}, career: mid}\npublics:",
    )
    write(folder, three, "base.yaml")
    (only,) = told(write(folder, HEAD + "  remove: [zhou]\n"))
    assert only == ("E104", "base.yaml", 48)


@pytest.mark.parametrize("others", [["a"], ["b", "a"], ["b", "c", "a"]])
def test_a_circle_is_one_sentence_where_it_closes(tmp_path, others):
    names = ["a", *others]
    for name, base in zip(names, others, strict=False):
        write(tmp_path, f"format: 1\nscenario:\n  id: {name}\n  extends: {base}\n", f"{name}.yaml")
    last = names[-2]
    assert told(tmp_path / "a.yaml") == [("E133", f"{last}.yaml", 4)]


def test_a_chain_without_end_is_refused(tmp_path):
    for number in range(30):
        write(
            tmp_path, f"format: 1\nscenario:\n  id: s{number}\n  extends: s{number + 1}\n", f"s{number}.yaml"
        )
    assert [code for code, _, _ in told(tmp_path / "s0.yaml")] == ["E134"]


def test_a_base_that_cannot_be_read_is_told_there(folder):
    (folder / "base.yaml").write_bytes(b"format: 1\nscenario: {id: [\n")
    problems = told(write(folder, HEAD))
    assert len(problems) == 1 and problems[0][:2] == ("E165", "base.yaml")


LIBRARY = """format: 1
library: {id: ponds, name: {zh: 山塘, en: Ponds}}
tasks:
  - id: pond_list
    office: water
    name: {zh: 山塘登记, en: List of ponds}
    text: {zh: 请登记山塘。, en: List the ponds.}
"""


def test_a_library_serves_several_scenarios_and_may_be_overridden(folder):
    write(folder, LIBRARY, "libraries/ponds.yaml")
    path = write(folder, HEAD + "  libraries: [ponds]\ntasks:\n  - {id: pond_list, weight: 9}\n")
    assert told(path) == []
    assert [k.id for k in load(path).names.kinds] == ["general", "dam_check", "pond_list"]
    whole = write(folder, GOOD.replace("  turns: 12\n", "  turns: 12\n  libraries: ponds\n"), "other.yaml")
    assert told(whole) == [("E105", "other.yaml", 9)]
    whole = write(folder, GOOD.replace("  turns: 12\n", "  turns: 12\n  libraries: [ponds]\n"), "other.yaml")
    assert told(whole) == [] and len(load(whole).names.kinds) == 3
    assert told(folder / "libraries" / "ponds.yaml") == []


def test_mistakes_of_a_library_are_told_there(folder):
    write(folder, LIBRARY.replace("office: water", "office: watr"), "libraries/ponds.yaml")
    path = write(folder, HEAD + "  libraries: [ponds]\n")
    assert told(path) == [("E104", "ponds.yaml", 5)]
    write(folder, LIBRARY.replace("pond_list", "dam_check"), "libraries/ponds.yaml")
    assert told(path) == [("E113", "ponds.yaml", 4)]
    write(folder, LIBRARY.replace("id: ponds", "id: pools"), "libraries/ponds.yaml")
    assert told(folder / "libraries" / "ponds.yaml") == [("W213", "ponds.yaml", 2)]


def test_a_recording_holds_the_whole_text_and_opens_without_the_other_files(folder):
    write(folder, LIBRARY, "libraries/ponds.yaml")
    path = write(folder, HEAD + NAME + "  libraries: [ponds]\n")
    made = load(path)
    for other in (folder / "base.yaml", folder / "libraries" / "ponds.yaml", path):
        other.unlink()
    again = compile_texts(made.scenario_text, made.institution_text)
    assert again.scenario_hash == made.scenario_hash and again.names == made.names
    assert "extends" not in made.scenario_text and "libraries" not in made.scenario_text


def test_the_hash_covers_what_is_extended(folder):
    path = write(folder, HEAD)
    before = load(path).scenario_hash
    write(folder, GOOD.replace("households: 120", "households: 121"), "base.yaml")
    assert load(path).scenario_hash != before


def test_a_broken_base_stops_the_game_with_its_place(folder):
    write(folder, GOOD.replace("office: water", "office: watr"), "base.yaml")
    with pytest.raises(ContentError, match=r"base\.yaml:31"):
        load(write(folder, HEAD))


def test_the_report_gives_lines_of_the_author_s_own_file_alone(folder):
    ending = "{id: early, name: {zh: 早, en: Early}, text: {zh: 早。, en: Early.}, when: blame > 15}"
    path = write(folder, HEAD + f"endings:\n  - {ending}\n")
    found = lines(path)
    assert found["ending", "early"] == 6 and found["ending", "good"] == 0
    assert found["event", "dam_or_file"] == 0


def test_an_institution_beside_the_scenario_is_the_one_that_is_played(folder):
    head = "institution: {id: moderate, name: {zh: 自定, en: Own}, extends: loose}\n"
    write(folder, "format: 1\n" + head + "tolerance: {ft_on: yes}\n", "moderate.yaml")
    path = write(folder, HEAD + "  institution: moderate\n")
    made = load(path)
    assert made.names.institution.name.en == "Own"
    assert compile_texts(made.scenario_text, made.institution_text).institution == made.institution


LINKS = {
    "extends: [base]": ["E105"],
    "extends: {a: b}": ["E105"],
    "extends: 12": ["E112"],
    "libraries: {a: b}": ["E105"],
    "libraries: 5": ["E112"],
    "remove: {x: y}": ["E105"],
}


@pytest.mark.parametrize("links", LINKS)
def test_links_of_the_wrong_kind_are_one_sentence_at_their_line(folder, links):
    body = HEAD.replace("  extends: base\n", "") if links.startswith("extends") else HEAD
    line = body.count("\n") + 1
    problems = told(write(folder, body + f"  {links}\n"))
    assert [(code, at) for code, _, at in problems] == [(code, line) for code in LINKS[links]]
