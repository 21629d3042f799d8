"""`export` and `import`: texts go out as a table and come back; nothing else in the file moves."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.commands import dispatch
from game.content.event_texts import Cell, rows, taken_back
from game.content.library import SCENARIOS, TEMPLATES, is_content
from game.content.source import parse

HERE = Path(__file__).parent
FILES = [
    *(path for path in sorted(SCENARIOS.glob("*.yaml")) if is_content(path)),
    TEMPLATES / "unit.yaml",
    SCENARIOS / "libraries" / "flood_season.yaml",
    HERE / "good_scenario.yaml",
    HERE / "good_scenario_zh.yaml",
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def taken(folder, path, ending):
    shutil.copy(path, folder / "x.yaml")
    assert dispatch(["export", "x.yaml", "--out", f"t{ending}"]) == 0
    return folder / "x.yaml"


def back(*more):
    return dispatch(["import", "t.csv", "--into", "x.yaml", "--lang", "en", *more])


def edit(folder, change):
    """Changes the rows of t.csv in place."""
    path = folder / "t.csv"
    table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    table = change(table) or table
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table)


def row_of(table, ident):
    return next(row for row in table if row[0] == ident)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_unchanged_table_leaves_the_file_byte_for_byte(path, ending, folder, capsys):
    file = taken(folder, path, ending)
    assert dispatch(["import", f"t{ending}", "--into", "x.yaml", "--lang", "en"]) == 0
    assert "unchanged" in capsys.readouterr().out
    assert file.read_bytes() == path.read_bytes()


def test_a_table_holds_every_text_of_the_events_and_opens_in_spreadsheets(folder):
    taken(folder, HERE / "good_scenario.yaml", ".csv")
    data = (folder / "t.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    idents = [line.split(",")[0] for line in data.decode("utf-8-sig").splitlines()[1:]]
    assert idents[:4] == [
        "dam_or_file.name",
        "dam_or_file.text",
        "dam_or_file.advisers.lin.says",
        "dam_or_file.advisers.lin.interest",
    ]
    assert "dam_or_file.choices.fill_files.after" in idents
    in_chinese = parse((HERE / "good_scenario_zh.yaml").read_text("utf-8"), "x.yaml")
    assert "dam_or_file.choices.fill_files.after" in [row.id for row in rows(in_chinese)]


def test_a_changed_text_changes_its_line_alone_and_comments_stay(folder, capsys):
    file = taken(folder, TEMPLATES / "unit.yaml", ".csv")
    before = file.read_text("utf-8").split("\n")

    def change(table):
        row_of(table, "leaking_roof.text")[1] = "漏了八年：还在漏 # 真的"
        row_of(table, "leaking_roof.choices.answer_it.text")[2] = 'Answer, and wait: "soon"'

    edit(folder, change)
    assert back("--dry-run") == 0
    assert "+" in capsys.readouterr().out and file.read_text("utf-8").split("\n") == before
    assert back() == 0
    after = file.read_text("utf-8").split("\n")
    assert len(after) == len(before)
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 2 and "漏了八年：还在漏 # 真的" in changed[0]
    assert before[0] == after[0] and dispatch(["check", "x.yaml"]) == 0


def test_block_texts_windows_line_ends_and_the_byte_order_mark_stay(folder):
    body = "# 头\r\nevents:\r\n  - id: a\r\n    text:\r\n      zh: |\r\n        一\r\n\r\n        二\r\n"
    body += "      en: >-\r\n        one\r\n        two\r\n    # 尾\r\n    name: {zh: 名, en: 'It''s'}\r\n"
    (folder / "x.yaml").write_bytes(b"\xef\xbb\xbf" + body.encode())
    assert dispatch(["export", "x.yaml", "--out", "t.csv"]) == 0

    def change(table):
        row_of(table, "a.text")[1] = "一\n\n二\n三"
        row_of(table, "a.text")[2] = "one two three"
        row_of(table, "a.name")[2] = "That's"

    edit(folder, change)
    assert back() == 0
    wanted = body.replace("        二\r\n", "        二\r\n        三\r\n").replace("'It''s'", "'That''s'")
    wanted = wanted.replace("en: >-\r\n        one\r\n        two\r\n", "en: |-\r\n        one two three\r\n")
    assert (folder / "x.yaml").read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def test_a_language_that_was_missing_is_put_beside_the_other(folder):
    (folder / "x.yaml").write_text(
        "events:\n  - id: a\n    name: {zh: 名}  # 名\n    text:\n      zh: 文本\n    fallback: b\n", "utf-8"
    )
    assert dispatch(["export", "x.yaml", "--out", "t.csv"]) == 0

    def change(table):
        row_of(table, "a.name")[2] = "Name"
        row_of(table, "a.text")[2] = "A text, long"

    edit(folder, change)
    assert back() == 0
    assert (folder / "x.yaml").read_text("utf-8") == (
        "events:\n  - id: a\n    name: {zh: 名, en: Name}  # 名\n    text:\n      zh: 文本\n"
        '      en: "A text, long"\n    fallback: b\n'
    )


FAULTS = {
    "an id that was changed": (lambda t: t[1].__setitem__(0, "dam_or_fil.name"), ":A2", "probably was"),
    "an id that is gone": (lambda t: t[3].__setitem__(0, ""), ":A4", "no id"),
    "an id twice": (lambda t: t.append(t[1]), ":A14", "row 2 already"),
    "an empty language": (lambda t: t[2].__setitem__(2, " "), ":C3", "is empty"),
    "a new row": (lambda t: t.append(["storm.name", "风", "Storm", ""]), ":A14", "write new events"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_by_row_and_column_and_nothing_is_written(name, folder, capsys):
    change, place, words = FAULTS[name]
    file = taken(folder, HERE / "good_scenario.yaml", ".csv")
    edit(folder, lambda table: change(table) and None)
    assert back() == 1
    told = capsys.readouterr().err
    assert place in told and words in told
    assert file.read_bytes() == (HERE / "good_scenario.yaml").read_bytes()


def test_rows_left_out_are_told_and_stay_and_columns_may_move(folder, capsys):
    taken(folder, HERE / "good_scenario.yaml", ".csv")
    edit(folder, lambda table: [[row[2], row[0], row[1]] for row in table[:3]])
    assert back() == 0
    assert "stays as it is" in capsys.readouterr().err
    edit(folder, lambda table: [["a", "b"]])
    assert back() == 1
    assert "row 1: columns missing: id, zh, en" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 40, b"PK\x03\x04broken"])
def test_what_is_no_table_is_one_sentence(data, folder, capsys):
    taken(folder, HERE / "good_scenario.yaml", ".csv")
    for name in ("t.csv", "t.xlsx"):
        (folder / name).write_bytes(data)
        assert dispatch(["import", name, "--into", "x.yaml", "--lang", "en"]) == 1
        assert "Traceback" not in capsys.readouterr().err
    assert dispatch(["import", "t.ods", "--into", "x.yaml"]) == 2
    assert dispatch(["import", "none.csv", "--into", "x.yaml"]) == 1


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)


@settings(deadline=None, max_examples=60)
@given(zh=TEXTS, en=TEXTS)
def test_any_text_comes_back_as_it_was_written(zh, en):
    source = parse((HERE / "good_scenario.yaml").read_text("utf-8"), "x.yaml")
    zh, en = zh.strip() or "空", en.strip() or "none"
    for row in rows(source):
        text = taken_back(source, [Cell(2, row.id, zh, en)])
        assert {r.id: (r.zh, r.en) for r in rows(parse(text, "x.yaml"))}[row.id] == (zh, en)
