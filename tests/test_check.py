"""`check`: every planted mistake is found once, at its line; broken files stop nothing and never raise."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.commands import dispatch
from game.content.check import check_file, check_paths, check_text
from game.content.codes import CODES
from game.content.fuzzing import mutant, trial
from game.content.library import SCENARIOS
from game.content.problems import cells

HERE = Path(__file__).parent
GOOD = {name: (HERE / name).read_text("utf-8") for name in ("good_scenario.yaml", "good_scenario_zh.yaml")}
BAD = sorted((HERE / "bad_scenarios").glob("*.yaml"))
_EXPECTED = re.compile(rb"expect (\w+) on line (\d+)")
_HOLE = re.compile(
    r"\{(key|what|remedy|name|where|found|low|high|char|meant|expected|count|allowed|first|why)\}"
)


def expected(path):
    """The code and line a bad file announces in its first line; without one, its name's code and no line."""
    match = _EXPECTED.search(path.read_bytes())
    return (match[1].decode(), int(match[2])) if match else (path.stem[:4], 0)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_file_gives_exactly_its_problem_at_its_line(path):
    assert [(p.code, p.line) for p in check_file(path).problems] == [expected(path)]


def test_every_code_of_a_mistake_in_a_file_has_a_bad_file():
    shown = {path.stem[:4] for path in BAD}
    elsewhere = {"E150", "E151", "E158", "E168", "E169", "W213"}  # test_source.py and below
    elsewhere |= {"E185", "E186", "W223"}  # test_expectations.py, test_certificate.py
    assert set(CODES) - shown - elsewhere == set()


def test_every_code_says_the_same_in_both_languages():
    for code, entry in CODES.items():
        assert all((entry.title.zh, entry.title.en, entry.message.zh, entry.message.en)), code
        for text in (entry.message, entry.remedy):
            holes = [set(re.findall(r"\{(\w+)", side)) - {"zh"} for side in (text.zh, text.en)]
            assert holes[0] == holes[1], f"{code}: {text}"


def test_a_file_with_thousands_of_mistakes_is_told_in_part_and_at_once():
    many = "".join(f"  key{n}: 1\n" for n in range(20_000))
    assert 100 < len(check_text("scenario:\n" + many).problems) <= 210


@pytest.mark.parametrize("name", GOOD)
def test_the_small_scenario_is_clean_in_english_and_in_chinese_keys(name):
    checked = check_text(GOOD[name], name)
    assert not checked.problems and checked.model is not None
    assert checked.source.lang == ("zh" if "zh" in name else "en")


def test_the_shipped_scenarios_and_institutions_are_clean():
    problems, files = check_paths([SCENARIOS])
    assert files >= 11
    assert not problems, "\n".join(p.show("en") for p in problems)


def test_a_problem_reads_in_four_parts_with_the_excerpt_and_a_caret():
    path = HERE / "bad_scenarios" / "E104_unknown_level.yaml"
    head, *lines = check_file(path).problems[0].show("en").split("\n")
    assert head.endswith(':64:21 E104 unknown level "moral". Did you mean "motivation"?')
    caret = next(line for line in lines if "^" in line)
    marked = lines[lines.index(caret) - 1]
    assert marked[caret.index("^") :].startswith("moral") and "Known here" in lines[-1]


def test_the_caret_counts_chinese_characters_as_two_cells():
    text = GOOD["good_scenario.yaml"].replace("at: [30, 40]", "at: [30，40]")
    lines = check_text(text).problems[0].show("zh").split("\n")
    caret = next(line for line in lines if "^" in line)
    marked = lines[lines.index(caret) - 1]
    assert cells(marked[: marked.index("，")]) == caret.index("^")


def test_messages_follow_the_language_of_the_file_unless_asked():
    text = GOOD["good_scenario_zh.yaml"].replace("注意力: 6", "注意力: 60")
    problem = check_text(text).problems[0]
    assert "超出范围" in problem.show() and "must lie between" in problem.show("en")


def test_one_pass_tells_shape_references_conditions_and_texts_together():
    text = GOOD["good_scenario.yaml"]
    for old, new in (
        ("attention: 6", "attention: 60"),
        ("office: water", "office: watr"),
        ("trust < 80", "trsut < 80"),
        ("检查顺利。", "检查顺利，没人背锅。"),
        ("    weight: 3\n", "    wieght: 3\n"),
    ):
        text = text.replace(old, new)
    assert [p.code for p in check_text(text).problems] == ["E107", "E104", "E122", "E101", "W207"]


def test_an_id_from_another_section_is_said_to_be_one():
    problem = check_text(GOOD["good_scenario.yaml"].replace("office: water", "office: upper")).problems[0]
    assert problem.code == "E104" and '"upper" is an id of "publics"' in problem.remedy.en
    assert problem.suggestion is None


def test_a_broken_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xff\x00broken")
    (tmp_path / "b.yaml").write_text("a: [", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(
        GOOD["good_scenario.yaml"].replace("trust <", "trsut <"), encoding="utf-8"
    )
    (tmp_path / "d.plan.yaml").write_text("not a scenario", encoding="utf-8")
    problems, files = check_paths([tmp_path])
    assert files == 3 and [p.code for p in problems] == ["E169", "E165", "E122"]


def test_an_institution_named_otherwise_than_its_file_is_told(tmp_path):
    folder = tmp_path / "institutions"
    folder.mkdir()
    head = "format: 1\ninstitution:\n  id: other\n  name: {zh: 某, en: X}\n"
    (folder / "mine.yaml").write_text(head + "  sources: [{text: {zh: 某, en: X}}]\n", encoding="utf-8")
    assert [p.code for p in check_paths([tmp_path])[0]] == ["W213"]


def test_an_institution_beside_the_scenario_is_known_by_name(tmp_path):
    (tmp_path / "institutions").mkdir()
    mine = "format: 1\ninstitution: {id: mine, name: {zh: 某, en: X}, extends: moderate}\n"
    (tmp_path / "institutions" / "mine.yaml").write_text(mine, encoding="utf-8")
    text = GOOD["good_scenario.yaml"].replace("  turns: 12\n", "  institution: mine\n")
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    assert [p.code for p in check_paths([tmp_path])[0]] == ["W206"]


def test_the_command_exits_1_on_errors_and_0_on_warnings_alone(capsys):
    bad = str(HERE / "bad_scenarios" / "E104_unknown_office.yaml")
    assert dispatch(["check", bad, "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert "1 file checked: 1 error, 0 warnings." in out and 'Did you mean "water"?' in err
    assert dispatch(["check", str(HERE / "bad_scenarios" / "W204_no_goals.yaml")]) == 0
    assert dispatch(["check", "no/such/file.yaml", "--lang", "zh"]) == 1
    assert "读不了这个文件：找不到" in capsys.readouterr()[1]


def test_json_is_one_document_with_places(capsys):
    bad = HERE / "bad_scenarios" / "E122_unknown_name.yaml"
    assert dispatch(["check", str(bad), "--json"]) == 1
    report = json.loads(capsys.readouterr()[0])
    assert (report["files"], report["errors"], report["warnings"]) == (1, 1, 0)
    problem = report["problems"][0]
    assert problem["code"] == "E122" and problem["suggestion"] == "trust" and problem["severity"] == "error"
    line = bad.read_text("utf-8").split("\n")[problem["line"] - 1]
    assert line[problem["column"] - 1 :][: problem["length"]] == "trsut"


@settings(max_examples=150)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 2**40))
def test_a_mutated_file_never_raises_and_every_problem_lies_inside_it(name, number):
    assert trial(mutant(GOOD[name], number), number) is None


def test_a_failing_mutant_is_told_with_its_number_and_kept(tmp_path, monkeypatch, capsys):
    def breaks(source, path):
        raise RecursionError("too deep")

    monkeypatch.setattr("game.content.fuzzing.check_source", breaks)
    assert dispatch(["fuzz", "--mutants", "2", "--whole", "0", "--seed", "7", "--out", str(tmp_path)]) == 1
    assert "7" in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"mutant-7.yaml", "mutant-8.yaml"}


def test_fuzzing_the_files_of_the_game_finds_nothing(capsys):
    assert dispatch(["fuzz", "--mutants", "300", "--whole", "1", "--lang", "en"]) == 0
    assert "301 mutants, 0 did not pass" in capsys.readouterr().out


def test_watching_checks_again_when_a_file_is_saved(tmp_path, capsys):
    from game.commands import _watch

    path = tmp_path / "x.yaml"
    path.write_text("a", encoding="utf-8")
    seen: list[list[Path]] = []
    looks = iter(range(40))

    def files():
        if next(looks) == 2:
            path.write_text("changed", encoding="utf-8")
        return [path, tmp_path / "absent.yaml"]

    _watch.watch(files, seen.append, keep_on=lambda: not seen)
    assert seen == [[path]]


def test_real_places_are_known_as_whole_words_only():
    from game.content.check_places import real_places

    assert real_places("湖北省云泽县，文山会海，山西坡的新县城，江西的经验", "zh") == ["湖北省", "江西"]
    assert real_places("Lingqian Town near Wuhan, in Hubeian County", "en") == ["Wuhan"]


def test_the_institutions_of_the_game_can_grant_and_refuse():
    from game.content.check_tolerance import never
    from game.content.load import institution_values, list_institutions
    from game.sim.fixed import fixed

    for listed in list_institutions():
        assert never(institution_values(listed.id)) is None, listed.id
    one = fixed("1")
    closed = {"ft_on": one, "ft_liab": one, "ft_leniency": -one, "ft_override": one}
    open_ = {"ft_on": one, "ft_liab": 0, "ft_leniency": one, "ft_reasons": one}
    assert (never(closed), never(open_)) == ("grants", "refuses")
