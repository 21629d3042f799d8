"""`run`, `table` and `bench` as a person calls them."""

import json

import pytest

from game.commands import bench, dispatch
from game.commands._frames import NotThere
from game.content.load import MODEL_ORDER, list_institutions
from game.content.text import Text
from game.lab.columns import COLUMNS
from game.lab.tables import LONG_RUN_CELLS
from game.replay.session import Session
from game.sim.ruleset import STYLES


def told(capsys, *argv: str, code: int = 0) -> tuple[str, str]:
    assert dispatch(argv) == code
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_run_tells_the_final_levels_of_each_game(capsys):
    out, _ = told(capsys, "run", "first_year", "--policy", "避责", "--games", "3", "--seed", "11", "--json")
    document = json.loads(out)
    assert document["scenario"] == "first_year" and document["turns"] == 12
    assert [game["seed"] for game in document["games"]] == [11, 12, 13]
    for game in document["games"]:
        assert 0 <= game["career"] <= 100 and isinstance(game["removed"], bool) and game["ending"]
    assert set(document["games"][0]) - {"seed"} <= set(COLUMNS)


def test_run_plays_the_same_games_whenever_it_is_called(capsys):
    command = ("run", "first_year", "--policy", "random", "--games", "4", "--json", "--institution", "loose")
    assert told(capsys, *command) == told(capsys, *command)


@pytest.mark.parametrize(("lang", "word"), [("zh", "仕途账"), ("en", "career ledger")])
def test_run_sums_up_in_the_reader_s_language(capsys, lang, word):
    out, _ = told(capsys, "run", "first_year", "--policy", "doer", "--games", "2", "--lang", lang)
    assert word in out and "±" in out


def test_run_records_a_game_that_resumes_and_repeats_itself_as_a_plan(capsys, tmp_path):
    path = tmp_path / "game.gw.jsonl"
    command = ("run", "first_year", "--policy", "adaptive", "--seed", "4")
    told(capsys, *command, "--out", str(path))
    session = Session.resume(path)
    assert session.is_over and not session.notices
    by_style, _ = told(capsys, *command, "--games", "1", "--json")
    by_plan, _ = told(
        capsys, "run", "first_year", "--policy", f"plan:{path}", "--seed", "4", "--games", "1", "--json"
    )
    assert json.loads(by_style)["games"] == json.loads(by_plan)["games"]
    _, err = told(capsys, *command, "--out", str(path), code=1)
    assert "game.gw.jsonl" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("run", "nowhere", "--policy", "doer"),
        ("run", "first_year", "--policy", "nobody"),
        ("run", "first_year", "--policy", "doer", "--institution", "nothing"),
        ("run", "first_year", "--policy", "plan:nothing.yaml"),
    ],
)
def test_what_does_not_exist_is_told_in_one_sentence(capsys, argv):
    assert dispatch([*argv, "--lang", "zh"]) in (1, 2)
    out, err = capsys.readouterr()
    assert not out and "Traceback" not in err and err.strip()


@pytest.mark.parametrize("games", ["0", "-3", "x", "1.5"])
def test_a_number_of_games_that_is_none_is_a_usage_error(capsys, games):
    with pytest.raises(SystemExit) as stop:
        dispatch(["run", "first_year", "--policy", "doer", "--games", games])
    assert stop.value.code == 2 and "--games" in capsys.readouterr().err


@pytest.mark.slow
def test_the_tables_name_every_institution_that_comes_with_the_game(capsys):
    known = {entry.id for entry in list_institutions()}
    out, _ = told(capsys, "table", "institutions", "--games", "2", "--json")
    rows = json.loads(out)["institutions"]
    assert {row["id"] for row in rows} == known and rows[0]["id"] == MODEL_ORDER[0]
    assert all(set(row) == {"id", *LONG_RUN_CELLS} for row in rows)
    out, _ = told(capsys, "table", "styles", "--games", "2", "--json")
    rows = json.loads(out)["institutions"]
    assert {row["id"] for row in rows} == known
    assert all(tuple(row["styles"]) == STYLES and -1 <= row["compatibility"] <= 1 for row in rows)


@pytest.mark.parametrize("which", ["institutions", "styles"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_is_printed_in_even_columns(capsys, which, lang):
    out, _ = told(capsys, "table", which, "--games", "2", "--lang", lang)
    rows = [line for line in out.splitlines() if "/" in line or "±" in line]
    assert len(rows) >= len(MODEL_ORDER)


@pytest.mark.slow
def test_the_tables_have_the_full_model_by_the_same_command(capsys):
    bare, _ = told(capsys, "table", "institutions", "--games", "2", "--lang", "en")
    full, _ = told(capsys, "table", "institutions", "--games", "2", "--lang", "en", "--full")
    assert bare.splitlines()[0] != full.splitlines()[0] and bare.splitlines()[3:] != full.splitlines()[3:]


def test_the_table_of_styles_tells_what_choices_and_luck_explain(capsys):
    out, _ = told(capsys, "table", "styles", "--games", "2", "--lang", "en", "--full", "night_call")
    assert "Shares of variance" in out and "Choices explain more than luck" in out
    assert out.count("Best of the") == 2


def test_the_yardstick_takes_time_on_every_machine():
    assert 0 < bench.yardstick() < 5000


def test_bench_prints_each_value_beside_its_goal_and_says_what_is_not_there():
    values: dict[str, float | Text] = {measure.name: 1.0 for measure in bench.MEASURES}
    values["twin"] = 10_000.0
    values["repaint"] = NotThere(Text("没有窗口", "no window")).why
    lines = bench._table(values, "en").splitlines()
    assert len(lines) == len(bench.MEASURES) + 1
    assert "missed" in next(line for line in lines if "twin" in line)
    assert "no window" in next(line for line in lines if "repaint" in line)
    assert sum("missed" in line for line in lines) == 1
