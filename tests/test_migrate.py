"""`migrate`: a file of format 0 becomes one of format 1 with its comments; a newer one is refused."""

from pathlib import Path

import pytest

from game.commands import dispatch
from game.content.check import check_file
from game.content.migration import STEPS, migrated
from game.content.schema_institution import FORMAT
from game.content.source import parse

OLD = """# 旧文件
format: 0  # 版本
scenario:
  id: small
  name: 小情景
  name_en: A small scenario  # 译名
  summary: 一个月的小情景。
  summary_en: "One month: small."
  briefing: |
    你新到任。

    有事要办。
  briefing_en: |
    You have just arrived.

    There is work.
  player: {post: 镇长, post_en: Town head, attention: 6}
  goals: [{zh: 看清压力, en: See the pressure}]
  questions: [{zh: 谁的做法不合理？, en: Whose conduct was unreasonable?}]
  sources: [{text: {zh: 编者设定, en: Set by the editor}}]
place: {name: 松岭镇, name_en: Songling Town, county: 云泽县, county_en: Yunze County}
levels: [{id: county, name: 县, name_en: County}]
# 委办局
bureaus:
  - id: water
    name_en: Water bureau
    name: 水利局   # 局
    field: 水利
    field_en: Water
staff:
  - {id: lin, name: 林工, name_en: Lin, post: 水利员, post_en: Water officer, career: mid}
  - {id: zhou, name: 周干事, name_en: Zhou, post: 干事, post_en: Clerk, career: young}
villages:
  - {id: upper, name: 上村, name_en: Upper Village}
tasks:
  - id: dam_check
    bureau: water
    name: 山塘排查
    name_en: Checking the dam
    text: 请排查山塘。
    text_en: Check the dam.
  - id: snow
    bureau: water
    season: 11-2
    name: 防冻
    name_en: Frost
    text: 请防冻。
    text_en: Guard against frost.
events:
  - id: file
    name: 补台账
    name_en: The files
    text: 省里后天来。
    text_en: The province comes.
    options:
      - id: dams
        text: 去看塘
        text_en: To the dams
        effects: [{precedent: real, blame: 0.3}]
        result: 台账薄。
        result_en: The files were thin.
      - id: files
        text: 补台账
        text_en: The files
        effects: [{stance: coverage, change: 0.1}]
        result: 顺利。
        result_en: It went well.
    default: files
endings:
  - {id: plain, name: 平常, name_en: Plain, text: 一年。, text_en: A year.}
"""
OLD_CHINESE = """格式: 0
制度:
  编号: own   # 自己的
  名称: 自定
  名称_英文: Own rules
  来源: [{文本: {中文: 编者设定, 英文: Set by the editor}}]
"""


def write(folder, text, name="old.yaml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_older_format_has_a_step():
    assert sorted(STEPS) == list(range(FORMAT))


def test_an_old_scenario_becomes_clean_and_keeps_its_comments(tmp_path, capsys):
    path = write(tmp_path, OLD)
    assert dispatch(["migrate", str(path), "--dry-run", "--lang", "en"]) == 0
    assert "+format: 1" in capsys.readouterr().out and path.read_text("utf-8") == OLD
    assert dispatch(["migrate", str(path), "--lang", "en"]) == 0
    new = path.read_text("utf-8")
    assert check_file(path).problems == []
    for line in (
        "# 旧文件",
        "format: 1  # 版本",
        "  name: {zh: 小情景, en: A small scenario}",
        "  # 译名",
        '  summary: {zh: 一个月的小情景。, en: "One month: small."}',
        "  briefing:\n    zh: |-\n      你新到任。\n\n      有事要办。\n    en: |-\n      You",
        "  player: {post: {zh: 镇长, en: Town head}, attention: 6}",
        "# 委办局\noffices:\n  - id: water\n    name: {zh: 水利局, en: Water bureau}\n    # 局",
        "    office: water\n    months: [11, 12, 1, 2]",
        "        after: {zh: 顺利。, en: It went well.}\n    fallback: files",
    ):
        assert line in new, line
    assert "_en" not in new and "villages" not in new


def test_upgrading_twice_changes_nothing_more(tmp_path, capsys):
    path = write(tmp_path, OLD)
    assert dispatch(["migrate", str(path)]) == 0
    once = path.read_bytes()
    capsys.readouterr()
    assert dispatch(["migrate", str(path), "--lang", "en"]) == 0
    assert "1 current already" in capsys.readouterr().out and path.read_bytes() == once


def test_chinese_keys_stay_chinese_and_line_ends_stay(tmp_path):
    path = write(tmp_path, OLD_CHINESE.replace("\n", "\r\n"))
    assert dispatch(["migrate", str(path)]) == 0
    wanted = OLD_CHINESE.replace("格式: 0", "格式: 1").replace(
        "  名称: 自定\n  名称_英文: Own rules\n", "  名称: {中文: 自定, 英文: Own rules}\n"
    )
    assert path.read_bytes() == wanted.replace("\n", "\r\n").encode()
    assert check_file(path).problems == []


def test_check_sends_an_old_file_to_migrate_in_one_sentence(tmp_path):
    (problem,) = check_file(write(tmp_path, OLD)).problems
    assert (problem.code, problem.line) == ("E109", 2) and "migrate" in problem.remedy.en


@pytest.mark.parametrize("version", ["2", "99"])
def test_a_newer_format_is_refused_with_a_sentence(version, tmp_path, capsys):
    path = write(tmp_path, OLD.replace("format: 0", f"format: {version}"))
    assert dispatch(["migrate", str(path), "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert f"format {version}, newer than 1" in told
    assert path.read_text("utf-8") == OLD.replace("format: 0", f"format: {version}")


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff\x00", b"format: 0\nscenario: [", b"format: old\n", b"- 1\n"]
)
def test_what_cannot_be_read_is_told_and_left(data, tmp_path, capsys):
    path = write(tmp_path, data)
    code = dispatch(["migrate", str(path), "--lang", "en"])
    captured = capsys.readouterr()
    assert path.read_bytes() == data and "Traceback" not in captured.err
    assert code == (0 if data == b"- 1\n" else 1)


def test_a_folder_is_gone_through_and_one_bad_file_stops_no_other(tmp_path, capsys):
    good = write(tmp_path, OLD, "a.yaml")
    write(tmp_path, b"format: 0\nx: [", "b.yaml")
    write(tmp_path, OLD.replace("format: 0", "format: 7"), "c.yaml")
    assert dispatch(["migrate", str(tmp_path), "--lang", "en"]) == 1
    assert "1 file upgraded, 0 current already, 2 failed" in capsys.readouterr().out
    assert "format: 1" in good.read_text("utf-8")


def test_shipped_files_are_of_the_present_format():
    folder = Path(__file__).resolve().parents[1] / "scenarios"
    for path in folder.rglob("*.yaml"):
        if "." not in path.stem:
            text = path.read_text("utf-8")
            assert migrated(parse(text, path.name)) == text
