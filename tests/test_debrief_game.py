"""What one game gives: the page and its links, papers, slides, tables, statements; hostile recordings."""

import csv
import json
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement

from game.content.text import UserError, strings
from game.debrief import bundle, charts, game_page, printable, table, xapi
from game.debrief.decisions import decided
from game.debrief.files import Folder
from game.debrief.html import Html, plain
from game.debrief.moments import moments
from game.debrief.story import Story
from game.debrief.worksheet import worksheet
from game.replay import happenings, hours, hours_chart
from game.replay.recording import open_recording
from game.replay.session import Session
from tests import replays
from tests.view_games import finished

HOSTILE = "<script>alert(1)</script>\"'&]]>\u202e\x07<img src=x onerror=alert(1)>../../etc/=1+1"


@cache
def story(style: str = "innovator", institution: str = "polarised_nominal") -> Story:
    """A game of a style, written and read again."""
    import tempfile

    session = finished(style, institution)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.gw.jsonl"
        fresh = Session.new(session.compiled, session.seed, path, pseudonym="甲")
        for orders in session.orders:
            fresh.plan.adopt(orders)
            fresh.commit()
        return Story(open_recording(path))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "a$(x) b.gw.jsonl"
    session = Session.new(replays.lesson(), 5, path, pseudonym=HOSTILE)
    for _ in range(3):
        session.plan.choose(0)
        session.plan.set_reason(session.names.reasons[0].id)
        session.plan.set_comment(HOSTILE)
        session.commit()
    return path


class Places(HTMLParser):
    """Ids, links and tags of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.tags: set[str] = set()
        self.values: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.values.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.add(value or "")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("style", ["cautious", "doer", "innovator"])
def test_every_link_of_a_page_leads_to_a_place_in_it(style, lang):
    page = game_page.page(story(style), lang)
    places = Places(page)
    assert len(places.ids) == len(set(places.ids)), "ids are unique"
    assert all(link.startswith("#") for link in places.links), "nothing leads out of the page"
    assert {link[1:] for link in places.links} <= set(places.ids)
    assert len(page.encode()) < 3_000_000
    assert not re.findall(r"\[debrief\.[a-z_.]+\]", page), "no string is missing"


def test_decisions_causes_and_cases_lead_to_each_other():
    told = story("innovator")
    page = game_page.page(told, "zh")
    case = next(case for case in told.cases if case.decision)
    answer = next(
        d for d in decided(told, case.answered) if any(link.anchor == case.anchor for link in d.links)
    )
    assert answer.group == "answers"
    origin = next(
        d for t in range(1, told.last + 1) for d in decided(told, t) if d.group == "dilemma" and d.links
    )
    turn = int(origin.anchor.split("-")[0][1:])
    assert f'href="#{origin.links[0].anchor}"' in page and f'id="{origin.links[0].anchor}"' in page
    assert f'href="#t{turn}-dilemma"' in page, "the cause leads back to the dilemma"


def test_a_page_needs_nothing_else_and_runs_no_other_script():
    page = game_page.page(story(), "en")
    assert "http://" not in page and "https://" not in page and page.count("<script") == 1
    policy = re.search(r'content="(default-src[^"]+)"', page)
    assert policy and "sha256-" in policy.group(1) and "unsafe-eval" not in policy.group(1)
    assert "教学模拟 · 仅供教学" in game_page.page(story(), "zh")


def test_nobody_could_have_known_the_truth_is_marked_on_what_only_came_out_later():
    page = game_page.page(story(), "zh")
    for level in ("trust", "risk", "results", "caution"):
        assert re.search(rf'<details id="t1-why-{level}" class="why t"', page)
    for level in ("score", "records", "blame", "days"):
        assert re.search(rf'<details id="t1-why-{level}" class="why"', page)


def test_hours_of_the_flow_are_those_of_the_books():
    told = story("cautious")
    flow = hours.flow(told.played)
    spent = sum(int(part.amount) for review in told.reviews for part in review.hours if part.id != "left")
    records = sum(
        int(part.amount) for review in told.reviews for part in review.hours if part.id == "records"
    )
    assert abs(sum(flow.values()) - spent) <= told.last * len(
        told.reviews[0].hours
    )  # roundings of each month
    assert abs(sum(days for key, days in flow.items() if key[2] == "records") - records) <= told.last


def test_small_demands_are_drawn_together_and_no_day_is_lost():
    flow = hours.flow(story("cautious").played)
    few = hours_chart.gathered(flow, 0.08)
    assert sum(few.values()) == sum(flow.values())
    assert len({key[0] for key in few}) < len({key[0] for key in flow}) and any(k[0] == "rest" for k in few)


def test_a_level_below_zero_is_drawn_and_not_cut_off():
    assert charts.lowest([[12.0, None], [0.0]]) == 0
    assert charts.lowest([[50.0], [-2.5, 3.0]]) == -20


def test_three_moments_are_three_turns_with_the_reason_for_each():
    for style in ("cautious", "doer", "innovator"):
        found = moments(story(style))
        assert len({one.turn for one in found}) == 3 and all(one.why and one.situation for one in found)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_of_a_recording_reaches_any_file_as_markup(hostile, tmp_path, lang):
    told = Story(open_recording(hostile))
    out = Folder(tmp_path / "out")
    folder = out.inside(told.stem)
    bundle.write(told, folder, lang)
    assert all(path.resolve().is_relative_to((tmp_path / "out").resolve()) for path in folder.written)
    assert {path.parent for path in folder.written} == {folder.path}
    for path in folder.written:
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            places = Places(text)
            assert "img" not in places.tags and "onerror" not in {name for name, _ in places.values}
            assert text.count("<script") == (1 if path.name == "page.html" else 0)
            assert "\u202e" not in text and "\x07" not in text
        if path.suffix in (".docx", ".pptx"):
            with zipfile.ZipFile(path) as file:
                assert not [n for n in file.namelist() if n.startswith(("/", "..")) or "vba" in n.lower()]
    page = (folder.path / "page.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page, "the words are there, as words"


def test_cells_that_a_spreadsheet_would_compute_are_text():
    assert table.cell("=1+1", "zh") == "'=1+1" and table.cell("-2+3", "en") == "'-2+3"
    assert table.cell(-0.5, "zh") == "-0.5"


def test_tables_open_with_chinese_intact():
    files = table.tables(story(), "zh")
    for name, text in files.items():
        assert text.startswith("\ufeff"), f"{name} has the mark that Excel and WPS look for"
        rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
        assert rows[0] == ["教学模拟 · 仅供教学"] and len({len(row) for row in rows[1:]}) == 1
    levels = list(csv.reader(StringIO(files["levels.csv"])))
    assert (
        levels[2][levels[1].index("信任")] == "事后才知"
        and levels[2][levels[1].index("考核分")] == "当时所知"
    )


@pytest.mark.parametrize("style", ["cautious", "innovator", "filer"])
def test_statements_pass_the_rules_of_xapi(style):  # docs/xapi.md
    told = story(style, "full_reform" if style == "filer" else "polarised_nominal")
    lines = xapi.lines(told).splitlines()
    ids = set()
    for line in lines:
        statement = json.loads(line)
        BaseXapiStatement(**statement)
        ids.add(statement["id"])
        assert statement["actor"] == {
            "objectType": "Agent",
            "account": {"homePage": f"{xapi.HOME}/pseudonyms", "name": "甲"},
        }
    assert len(ids) == len(lines) > told.last
    assert xapi.lines(told) == "\n".join(lines) + "\n", "the same recording gives the same statements"
    used = {json.loads(line)["verb"]["id"] for line in lines}
    assert used <= {iri for iri, _ in xapi.VERBS.values()}


def test_every_own_verb_is_in_the_manual():
    manual = (Path(__file__).parents[1] / "docs" / "xapi.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in manual for name in xapi.OWN)


def test_word_and_slides_name_chinese_typefaces(tmp_path):
    from game.debrief import slides, word

    told = story()
    found = moments(told)
    with zipfile.ZipFile(BytesIO(word.document(worksheet(told, found), "zh"))) as file:
        styles, foot = file.read("word/styles.xml").decode(), file.read("word/footer1.xml").decode()
    assert 'w:eastAsia="微软雅黑"' in styles and "教学模拟" in foot
    with zipfile.ZipFile(BytesIO(slides.presentation(told, found, "zh"))) as file:
        pages = [
            file.read(n).decode() for n in file.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)
        ]
    assert len(pages) == 2 + 2 * 3 + 1 and all("微软雅黑" in page and "教学模拟" in page for page in pages)


def test_papers_say_the_same_as_pages_and_as_word_files():
    told = story()
    text = printable.page(worksheet(told, moments(told)), "zh")
    assert "<script" not in text and "容错申请书" in text and "风险报备表" in text


def test_names_stay_inside_the_folder(tmp_path):
    out = Folder(tmp_path)
    names = ["../../x", "/etc/passwd", "con", "..", "", "a/b", "a_b", "A_B", "\u202e x"]
    folders = [out.inside(name) for name in names]
    assert all(folder.path.parent == tmp_path for folder in folders)
    assert len({str(folder.path).casefold() for folder in folders}) == len(names)


def test_a_recording_without_a_turn_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "new.gw.jsonl"
    Session.new(replays.lesson(), 5, path)
    with pytest.raises(UserError) as told:
        Story(open_recording(path))
    assert "No month" in told.value.text.en


def test_markup_escapes_everything_it_did_not_make():
    h = Html("zh")
    assert h("p", "<b>", h("b", "x"), title='"<') == '<p title="&quot;&lt;">&lt;b&gt;<b>x</b></p>'
    assert plain("a\u2066b\ud800") == "ab"


def test_the_twin_of_the_page_asks_for_a_prediction_and_tells_both_ledgers():
    told = story("doer")
    page = game_page.page(told, "en", "moderate")
    section = page[page.index('id="twin"') :]
    assert section.index("First write down") < section.index("<details")
    assert "Only as played" in section and "The smallest change" in section
    with pytest.raises(UserError) as refused:
        game_page.page(told, "en", "no_such")
    assert "no_such" in refused.value.text.en and refused.value.exit_code == 2


def test_turning_points_stand_in_the_page_and_lead_to_the_desk_and_back(monkeypatch):
    from game.replay.turning_points import Trials, find

    told = story("cautious")
    monkeypatch.setattr(told, "turning", find(told.session, Trials(8, 16, 16), processes=False))
    page = game_page.page(told, "en")
    places = Places(page)
    assert {link[1:] for link in places.links} <= set(places.ids)
    mark = told.turning.marks[0]  # type: ignore[union-attr]
    assert f'href="#t{mark.turn}-turning"' in page and "Turning points" in page
    found = moments(told)
    assert len(found) == 3 and all("turning point" in one.why.en for one in found)
    assert any(mark.text == one.truth[0] for one in found), "what it would have brought is told afterwards"


@pytest.mark.slow
def test_the_split_of_outcomes_in_the_page_adds_up(monkeypatch):
    from game.replay.blame import split_blame

    told = story("cautious")
    monkeypatch.setattr(told, "split", split_blame(told.session, 8, processes=False))
    page = game_page.page(told, "zh")
    section = page[page.index('id="split"') : page.index('id="cases"')]
    for split in told.split.splits:  # type: ignore[union-attr]
        assert split.baseline + sum(part.amount for part in split.parts) == split.actual
    assert "四项分解" in section and section.count("<svg") >= 5


def test_making_a_story_of_a_flawed_recording_writes_nothing(hostile, tmp_path):
    path = tmp_path / "edited.gw.jsonl"
    path.write_bytes(hostile.read_bytes().replace(b'"turn":3', b'"turn":8', 1))
    told = Story(open_recording(path))
    assert not told.is_same and told.last == 2
    page = game_page.page(told, "zh")
    assert "这份记录有问题" in page and list(tmp_path.iterdir()) == [path]


def test_every_kind_of_happening_has_its_word_in_the_tables():
    assert [kind for kind in happenings.KINDS if f"debrief.event.{kind}" not in strings()] == []
