"""A class of recordings: batches that equal single games, splits, no names, damaged files set aside."""

import csv
import json
import time
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from game.commands import dispatch
from game.debrief import class_page, class_papers, extras, parquet, printable
from game.replay import class_facts, lines
from game.replay.cohort import Cohort, read
from game.replay.session import Session
from tests import replays

REASONS = ("people_first", "clear_order")
COMMENT = "<b onclick=x>先稳住</b>"


def play(path: Path, number: int, turns: int = 3, institution: str = "polarised_nominal") -> None:
    """A short game; every other one takes the second option of each card."""
    session = Session.new(replays.lesson(institution), 3 + number // 4, path, pseudonym=f"学员{number:03}")
    for _ in range(turns):
        if session.is_over:
            break
        event = int(session.state.event[0])
        if event >= 0 and number % 3:
            session.plan.choose(number % 2)
            session.plan.set_reason(session.names.reasons[number % 2].id)
            session.plan.set_comment(COMMENT if number == 1 else "")
        session.commit()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    for number in range(8):
        play(folder / f"p{number}.gw.jsonl", number)
    for number in range(3):
        play(folder / f"few{number}.gw.jsonl", number, 2, "loose")
    first = (folder / "p0.gw.jsonl").read_bytes()
    (folder / "x_empty.gw.jsonl").write_bytes(b"")
    (folder / "x_foreign.gw.jsonl").write_text("[1, 2]\n" * 3, encoding="utf-8")
    (folder / "x_nested.gw.jsonl").write_text("[" * 100_000, encoding="utf-8")
    (folder / "x_edited.gw.jsonl").write_bytes(first.replace(b'"turn":2', b'"turn":9', 1))
    (folder / "x_forged.gw.jsonl").write_bytes(forged(first))
    (folder / "torn.gw.jsonl").write_bytes(first[:-40])
    return folder


def forged(data: bytes) -> bytes:
    """A level changed and the whole chain computed anew: only computing the game again shows it."""
    out, chain = [], lines.START
    for raw in data.splitlines():
        body = json.loads(raw)
        body.pop("chain")
        if body["line"] == "turn" and body["turn"] == 2:
            body["levels"]["score"] += 65536
        text, chain = lines.write(body, chain)
        out.append(text)
    return b"".join(out)


@pytest.fixture(scope="module")
def cohort(folder) -> Cohort:
    return read(sorted(folder.glob("*.jsonl")))


def test_damaged_and_forged_recordings_are_set_aside_with_a_sentence_each(cohort):
    assert cohort.size == 12
    told = {aside.path.name: aside.text for aside in cohort.aside}
    assert sorted(told) == [f"x_{n}.gw.jsonl" for n in ("edited", "empty", "foreign", "forged", "nested")]
    assert "Turn 2" in told["x_forged.gw.jsonl"].en and "appraisal score" in told["x_forged.gw.jsonl"].en
    assert all(text.zh and text.en for text in told.values())


def test_what_the_batch_holds_is_what_each_game_had(folder, cohort):
    session = Session.resume(folder / "p4.gw.jsonl")
    rows = cohort.db.execute(
        "select t.score, t.trust, t.public, t.event, t.choice from turn t join game g on g.id = t.game "
        "where g.path like '%p4.gw.jsonl' order by t.turn"
    ).fetchall()
    for turn, row in enumerate(rows, 1):
        levels = session.levels(turn)
        assert row[:3] == tuple(levels[name] / 65536 for name in ("score", "trust", "public"))
        event = session.names.events[int(session.history[turn - 1].event[0])]
        assert row[3] == event.id and row[4] in [choice.id for choice in event.choices]


def test_marks_are_the_booked_effects_of_the_dilemma(folder, cohort):
    from game.replay import view

    session = Session.resume(folder / "p5.gw.jsonl")
    rows = cohort.db.execute(
        "select m.turn, m.amount from mark m join game g on g.id = m.game "
        "where g.path like '%p5.gw.jsonl' and m.level = 'trust'"
    ).fetchall()
    for turn, amount in rows:
        causes = {cause.id: cause.amount for cause in view.why(session, turn, "trust").causes}
        assert abs(float(causes.get("choice", 0)) - amount) < 0.06  # rounded to a tenth for people


def test_splits_count_the_choices_and_their_reasons(cohort):
    scenario = cohort.scenarios()[0][0]
    found = class_facts.splits(cohort, scenario)
    assert found and all(not split.options for split in found if split.met < class_facts.FEWEST)
    for split in (split for split in found if split.options):
        assert sum(option.count for option in split.options) == split.met
        assert 0 <= split.disagreement <= 1.0001
        assert all(sum(n for _, n in o.reasons) <= o.count - o.by_default for o in split.options)
    chosen = class_facts.moments(found)
    assert len(chosen) <= 3 and all(split.disagreement > 0 for split in chosen)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_class_page_names_nobody_ranks_nobody_and_lets_no_markup_in(cohort, lang):
    page = class_page.page(cohort, lang)
    assert "学员" not in page and "<b onclick" not in page and "&lt;b onclick" in page
    assert ("仅供教学" if lang == "zh" else "for training only") in page
    assert "[debrief." not in page and page.count("<script") == 1
    sheet = class_papers.worksheet(cohort, class_papers.moments(cohort))
    assert "学员" not in printable.page(sheet, lang)
    assert "学员" not in class_papers.counts(cohort, lang)


def test_fewer_than_five_games_draw_no_chart(folder):
    few = read(sorted(folder.glob("few*.jsonl")))
    page = class_page.page(few, "en")
    assert few.size == 3 and "<svg" not in page and "<table" not in page
    assert not class_papers.moments(few)


def test_institutions_of_fewer_than_five_games_get_no_distribution(cohort):
    scenario = cohort.scenarios()[0][0]
    by_size = {
        games: class_facts.spreads(cohort, scenario, i)
        for i, games in class_facts.institutions(cohort, scenario)
    }
    assert by_size[9] and by_size[3] == ()


def test_counts_open_as_a_table(cohort):
    rows = list(csv.reader(StringIO(class_papers.counts(cohort, "zh").removeprefix("\ufeff"))))
    assert rows[0] == ["教学模拟 · 仅供教学"] and len({len(row) for row in rows[1:]}) == 1 and len(rows) > 3


@pytest.mark.slow
def test_the_command_writes_the_class_and_every_game_and_exits_0(folder, tmp_path, capsys):
    some = [folder / f"p{n}.gw.jsonl" for n in range(5)] + [folder / "x_empty.gw.jsonl"]
    code = dispatch(["debrief", *map(str, some), "--out", str(tmp_path), "--lang", "en"])
    said = capsys.readouterr()
    assert code == 0 and said.err.count("Set aside") == 1 and "x_empty" in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class", *(f"p{n}" for n in range(5))]
    names = {path.name for path in (tmp_path / "p0").iterdir()}
    assert {
        "page.html",
        "worksheet.docx",
        "script.docx",
        "slides.pptx",
        "turns.csv",
        "statements.jsonl",
    } <= names


def test_the_command_says_what_is_missing_and_writes_the_rest(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(extras, "missing", lambda: ["docx", "pptx"])
    code = dispatch(
        [
            "debrief",
            str(folder / "p1.gw.jsonl"),
            "--out",
            str(tmp_path),
            "--card",
            "2",
            "--no-deep",
            "--lang",
            "en",
        ]
    )
    said = capsys.readouterr()
    assert code == 0 and "python-docx and python-pptx are not installed" in said.err
    names = {path.name for path in (tmp_path / "p1").iterdir()}
    assert "page.html" in names and "card-02.html" in names
    assert not [name for name in names if name.endswith((".docx", ".pptx"))]


def test_the_command_exits_1_where_nothing_can_be_opened_and_2_where_nothing_is(folder, tmp_path, capsys):
    assert dispatch(["debrief", str(folder / "x_empty.gw.jsonl"), "--out", str(tmp_path)]) == 1
    assert dispatch(["debrief", str(folder / "absent.gw.jsonl"), "--out", str(tmp_path)]) == 2
    assert not list(tmp_path.iterdir()) and "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
def test_a_class_of_two_hundred_gives_its_page(tmp_path):
    for number in range(200):
        play(tmp_path / f"{number}.gw.jsonl", number, 12)
    cohort = read(sorted(tmp_path.glob("*.jsonl")))
    assert cohort.size == 200 and not cohort.aside
    page = class_page.page(cohort, "zh")
    assert page.count('id="moment-') == 3 and len(page.encode()) < 3_000_000


@pytest.mark.slow
def test_parquet_names_what_is_missing_and_the_rest_is_written(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(parquet, "is_there", lambda: False)
    given = [str(folder / f"p{n}.gw.jsonl") for n in range(2)]
    assert dispatch(["debrief", *given, "--out", str(tmp_path), "--parquet", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "pyarrow" in said.err and "Traceback" not in said.err
    assert (tmp_path / "class" / "class.html").is_file() and not (tmp_path / "tables").exists()


def test_parquet_holds_every_turn_and_no_name(cohort):
    pytest.importorskip("pyarrow")
    from pyarrow import parquet as reading  # pyright: ignore[reportMissingImports]

    found = {name: reading.read_table(BytesIO(data)) for name, data in parquet.files(cohort).items()}
    assert found["games.parquet"].num_rows == cohort.size
    turns = cohort.db.execute("select count(*) from turn").fetchone()[0]
    assert found["turns.parquet"].num_rows == turns
    for table in found.values():
        assert "training only" in table.schema.metadata[b"use_en"].decode()
        assert not {"path", "pseudonym", "comment"} & set(table.column_names)


def test_a_gigabyte_is_set_aside_by_its_size_unread(folder, tmp_path):
    huge = tmp_path / "huge.gw.jsonl"
    with huge.open("wb") as file:
        file.truncate(1 << 30)  # takes no room on the disk
    nested = tmp_path / "nested.gw.jsonl"
    nested.write_text('{"line":"game","before":' + "[" * 200_000, encoding="utf-8")
    began = time.monotonic()
    found = read([huge, nested, folder / "p0.gw.jsonl"])
    assert found.size == 1 and [aside.path for aside in found.aside] == [huge, nested]
    assert time.monotonic() - began < 5
    assert all(aside.text.zh and aside.text.en for aside in found.aside)


def test_paths_and_markup_of_a_recording_stay_words(folder, tmp_path):
    """A pseudonym like a path and a comment like a page: nothing is written beside DIR, nothing runs."""
    path = tmp_path / "in" / "x.gw.jsonl"
    path.parent.mkdir()
    session = Session.new(replays.lesson(), 3, path, pseudonym="../../../up/<img src=x onerror=1>")
    session.plan.set_comment("../../<script>1</script>")
    session.commit()
    out = tmp_path / "a" / "b"
    assert dispatch(["debrief", str(path), "--out", str(out), "--no-deep", "--lang", "en"]) == 0
    written = [file for file in tmp_path.rglob("*") if file.is_file() and file != path]
    assert written and all(file.is_relative_to(out) for file in written)
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<img src=x" not in text and "<script>1" not in text
