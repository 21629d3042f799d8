"""`schema`: what ships passes it, what it describes is described in both languages, mistakes are seen."""

import json
from pathlib import Path

import pytest

from game.commands import dispatch
from game.content.case_fields import ALL_FACTS, RULE
from game.content.editor_schema import case_schema, scenario_schema
from game.content.library import SCENARIOS, files_below
from game.content.reading import read_source
from tests.json_schema import errors, plain

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))
SHIPPED = [*files_below(SCENARIOS), HERE / "good_scenario.yaml", HERE / "good_scenario_zh.yaml"]


@pytest.fixture(scope="module")
def of_scenarios():
    return scenario_schema()


@pytest.fixture(scope="module")
def of_cases():
    return case_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_scenarios_and_institutions_pass_the_schema(path, of_scenarios):
    assert errors(plain(read_source(path).root), of_scenarios, of_scenarios) == []


def test_a_scenario_that_extends_another_need_not_repeat_it(of_scenarios):
    head = {"id": "child", "extends": "first_year"}
    part = {"scenario": head, "staff": [{"id": "lin", "career": "late"}], "events": [{"id": "x"}]}
    assert errors(part, of_scenarios, of_scenarios) == []
    part["staff"][0]["career"] = "soon"
    assert "soon" in "\n".join(errors(part, of_scenarios, of_scenarios))
    del head["extends"]
    assert errors(part, of_scenarios, of_scenarios)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_in_either_language_pass_the_schema(path, of_cases):
    assert errors(plain(read_source(path).root), of_cases, of_cases) == []


def test_the_schema_sees_a_wrong_key_a_wrong_name_and_a_wrong_number(of_cases):
    value = {
        "ask": "tolerence",
        "facts": {"motive": {"purpos": "public"}, "procedure": {"missing_steps": 99}},
    }
    told = "\n".join(errors(value, of_cases, of_cases))
    assert "tolerence" in told and "unknown key purpos" in told and "99 is not in 0..20" in told


def test_every_key_stands_in_both_spellings_with_both_languages(of_cases, of_scenarios):
    for schema in (of_cases, of_scenarios):
        for part in schema["definitions"].values():
            for key, told in part.get("properties", {}).items():
                assert told["markdownDescription"].count("\n\n") >= 2, key
                assert " · " in told["description"], key
    facts = of_cases["definitions"]["Procedure"]["properties"]
    assert {"filing", "事前报备", "filing_date", "报备日期"} <= set(facts)
    assert "`accepted` `受理`" in facts["filing"]["markdownDescription"]


def test_every_fact_and_rule_of_the_guide_is_in_the_schema(of_cases):
    properties = {key for part in of_cases["definitions"].values() for key in part.get("properties", {})}
    assert {key for rows in ALL_FACTS.values() for key in rows} | set(RULE) <= properties


def test_the_command_writes_a_file_or_prints(tmp_path, capsys):
    assert dispatch(["schema", "--case", "--out", str(tmp_path / "case.json"), "--lang", "en"]) == 0
    assert "Wrote" in capsys.readouterr().out
    assert json.loads((tmp_path / "case.json").read_text("utf-8")) == json.loads(json.dumps(case_schema()))
    assert dispatch(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"].startswith("Scenario")
    assert dispatch(["schema", "--out", str(tmp_path / "no" / "where.json"), "--lang", "en"]) == 2
    assert "Cannot write" in capsys.readouterr().err
