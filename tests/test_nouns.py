"""A scenario of another kind of unit is played in its own nouns, and nobody else's game learns them."""

import io
import re

import pytest

from game.content.load import load
from game.content.nouns import USUAL, Noun, speaking
from game.content.text import Strings, say, strings
from game.debrief import bundle
from game.debrief.files import Folder
from game.debrief.story import Story
from game.lab.policies import CODE, Styled
from game.replay import view
from game.replay.recording import open_recording
from game.replay.session import Session
from game.terminal.game import Game
from game.terminal.paper import Paper
from game.ui.app import App, Look
from game.ui.screen import Screen
from game.ui.screens.briefing import Briefing
from game.ui.screens.desk import Desk
from game.ui.screens.villages import Villages

TOWNSHIP = {"zh": re.compile("[村镇乡县]"), "en": re.compile(r"\b(village|town|count(y|ies)\b)", re.I)}
LOOKS = ("desk", "3", "places", "staff", "actions", "help", "visit 1 2", "3 with_public", "commit", "report")
AFTERWARDS = ("blame", "curves", "review 1", "why trust 1", "why score 2", "team")


@pytest.fixture(autouse=True)
def _missing_words_fail(monkeypatch):
    monkeypatch.setattr(Strings, "strict", True)


@pytest.fixture(scope="module")
def institute():
    return load("institute")


def test_what_is_said_inside_is_said_in_the_scenarios_nouns_and_nothing_outlives_it(institute):
    before = say("briefing.villages", n=5)
    with pytest.raises(RuntimeError), speaking(institute.names.nouns):
        assert say("briefing.villages", n=5).zh == "5个课题组"
        assert say("briefing.villages", n=5).en == "5 groups"
        assert say("briefing.villages", n=1).en == "1 group"
        raise RuntimeError
    assert say("briefing.villages", n=5) == before
    assert before.zh == "5个村" and before.en == "5 villages"


@pytest.mark.parametrize(
    ("written", "many"),
    [
        ("group", "groups"),
        ("community", "communities"),
        ("bay", "bays"),
        ("branch", "branches"),
        ("person|people", "people"),
    ],
)
def test_plurals_are_regular_or_stand_after_a_bar(written, many):
    noun = Noun.of("组", written)
    assert (noun.en, noun.many) == (written.split("|")[0], many)


def test_every_hole_of_a_string_names_a_noun_and_numbers_it_by_a_value():
    for key, text in strings().items():
        for part in (text.zh, text.en):
            for role, number in re.findall(r"\{@(\w+)(?::(\w+))?\}", part):
                assert role.lower() in USUAL, key
                assert not number or number == "s" or "{" + number in part, key
            assert part.count("{@") == len(re.findall(r"\{@[A-Za-z]+(?::\w+)?\}", part)), key


def test_a_scenario_that_names_some_keeps_the_usual_for_the_rest():
    nouns = load("scenarios/templates/unit.yaml").names.nouns
    assert nouns["public"] == Noun("社区", "ward", "wards")
    assert nouns["household"] == USUAL["household"]
    assert load("first_year").names.nouns == USUAL


def test_views_are_told_in_the_nouns_of_their_game_whoever_asks(institute):
    other, own = Session.new(load("first_year"), 3), Session.new(institute, 3)
    told = {}
    for session in (own, other):
        desk = view.desk(session)
        told[session] = [verb.name.en for verb in desk.cards[0].verbs if verb.id == "with_public"]
    assert told == {own: ["Do it with researchers"], other: ["Do it with villagers"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_institute_is_played_in_the_terminal_without_a_word_of_villages(institute, lang):
    session, decide, out = Session.new(institute, 5), Styled(CODE["doer"]), io.StringIO()
    game = Game(session, Paper(out, lang, 80))
    with speaking(session.names.nouns):
        game.begin()
        while not session.is_over:
            session.plan.adopt(decide(session.state, session.rules))
            game.table.turned()
            for line in LOOKS:
                game.step(line)
        for line in AFTERWARDS:
            game.step(line)
    found = [line for line in out.getvalue().splitlines() if TOWNSHIP[lang].search(line)]
    assert not found
    assert ("课题组" if lang == "zh" else "group") in out.getvalue()


def test_what_leaves_the_room_speaks_of_the_institute_too(institute, tmp_path):
    session, decide = Session.new(institute, 5, tmp_path / "one.gw.jsonl"), Styled(CODE["doer"])
    for _ in range(2):
        session.plan.adopt(decide(session.state, session.rules))
        session.commit()
    story = Story(open_recording(tmp_path / "one.gw.jsonl"))
    bundle.write(story, Folder(tmp_path / "out"), "zh")
    for name in ("worksheet.html", "script.html"):
        words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", (tmp_path / "out" / name).read_text("utf-8"))
        assert not re.findall(r".{0,12}[村镇乡].{0,12}", words), name
    page = (tmp_path / "out" / "page.html").read_text("utf-8")
    assert "各课题组" in page and "各村" not in page


def test_months_tell_of_a_township_only_in_a_township(institute):
    assert not view.desk(Session.new(institute, 3)).season
    assert view.desk(Session.new(load("first_year"), 3)).season


def test_screens_of_two_games_in_one_window_keep_their_words_apart(institute):
    app = App(Look(lang="en", motion=False), size=(1280, 720), headless=True)

    def shown(screen: Screen) -> str:
        app.reset(screen)
        app.step([])
        return " ".join(record.text for record in app.screen.texts())

    own, other = Session.new(institute, 3), Session.new(load("first_year"), 3)
    for make in (Briefing, Desk, Villages):
        assert not TOWNSHIP["en"].search(shown(make(app, own))), make
    assert "The institute" in shown(Villages(app, own)) and "Groups" in shown(Desk(app, own))
    assert "The township" in shown(Villages(app, other)) and "Villages" in shown(Desk(app, other))
