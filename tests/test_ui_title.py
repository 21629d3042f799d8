"""The title and what it opens: by mouse, by keyboard alone, in both languages, kept for the next time."""

import pygame
import pytest

from game.commands._gallery import settle
from game.content.glossary import terms
from game.content.load import load
from game.content.text import Strings
from game.replay.recording import open_recording
from game.replay.saves import list_saves, save_folder
from game.replay.session import Session
from game.replay.settings import load_settings, settings_file
from game.ui import field, preferences
from game.ui.app import App, Look
from game.ui.screens import new_game, opening, saves
from game.ui.screens import settings as settings_page
from game.ui.screens.about import About
from game.ui.screens.briefing import Briefing
from game.ui.screens.desk import Desk
from game.ui.screens.glossary import Glossary
from game.ui.screens.new_game import NewGame
from game.ui.screens.review import Review
from game.ui.screens.saves import Recordings, Saves, clean_path
from game.ui.screens.settings import Settings
from game.ui.screens.title import Title
from game.ui.screens.year_end import YearEnd
from tests.ui_checks import assert_tidy
from tests.ui_events import click, focused, press, type_text
from tests.view_games import finished

SIZE = (1280, 720)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path / "home"))
    Strings.strict = True
    yield
    Strings.strict = False


@pytest.fixture
def app():
    app = App(Look(motion=False), size=SIZE, headless=True)
    preferences.keep(app)
    app.keys = {"f1": lambda: opening.glossary(app), "f10": lambda: opening.settings(app)}
    app.push(Title(app))
    settle(app)
    return app


def words(app):
    return " ".join(box.text for box in app.screen.texts())


def a_save(name, months=0):
    """A saved game that has gone on for some months."""
    year = finished("adaptive", "polarised_nominal")
    path = save_folder() / f"{name}.gw.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    year.branch(months + 1, path)
    return path


def damage(path):
    head, mark, tail = path.read_text(encoding="utf-8").rpartition('"digest":"')
    path.write_text(head + mark + "0" + tail, encoding="utf-8")


# ---------------------------------------------------------------------- the title


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 1.0), ((1024, 768), 1.0), ((1024, 600), 2.0)])
def test_the_pages_around_a_game_are_tidy(app, lang, size, text):
    a_save("going", 3)
    damage(a_save("flawed", 5))
    a_save("over", 12)
    (save_folder() / "no.gw.jsonl").write_text("…", encoding="utf-8")
    app.resize(size)
    app.set_look(lang=lang, text=text)
    for page in (Title, NewGame, Saves, Recordings, Settings, Glossary, About):
        app.reset(page(app))
        settle(app)
        assert_tidy(app.screen, f"{page.__name__} {lang} {size} {text}")


def test_the_first_screen_says_what_is_recorded_where_and_what_for(app):
    said = words(app)
    assert "录像文件" in said and "不联网" in said and "只供教学" in said
    assert str(save_folder().parent) in app.screen.get("where").text


def test_the_language_is_switched_on_the_first_screen_and_kept(app):
    click(app, app.screen.get("language").segments()[1].center)
    app.step([])
    assert app.look.lang == "en" and "New game" in words(app)
    assert load_settings().language == "en"


def test_every_entry_has_a_number_key_and_arrows_go_through_them(app):
    assert focused(app.screen) == "new"
    press(app, "down", "down", "down", "down")
    assert focused(app.screen) == "settings"
    for key, page in {"1": NewGame, "3": Recordings, "4": Settings, "5": Glossary, "6": About}.items():
        press(app, key)
        assert isinstance(app.screen, page)
        press(app, "escape")
        assert isinstance(app.screen, Title)
    app.running = True
    press(app, "7")
    assert not app.running


def test_continue_waits_until_there_is_a_game(app):
    press(app, "2")
    assert isinstance(app.screen, Title) and app.screen.get("continue").reason
    a_save("going", 3)
    app.screen.opened()
    settle(app)
    assert not app.screen.get("continue").reason and "第4个月" in words(app)
    press(app, "2")
    assert isinstance(app.screen, Saves)


# -------------------------------------------------------------------- a new game


def test_a_game_begins_by_mouse_with_the_institution_unnamed(app):
    click(app, "new")
    app.step([])
    click(app, "begin")
    app.step([])
    assert isinstance(app.screen, Briefing)
    (save,) = list_saves()
    assert "nominal" not in save.path.name
    assert save.institution.zh not in words(app)
    app.pop()
    assert isinstance(app.screen, Title)


def test_a_game_begins_by_keyboard_under_a_chosen_institution(app):
    press(app, "1")
    app.screen.focus(app.screen.get("way.choose"))
    press(app, "enter", "tab", "tab", "tab", "enter")
    chosen = app.screen.institution
    assert app.screen.way == "choose" and chosen == app.screen.institutions[2].id
    assert focused(app.screen) == f"institution.{chosen}"
    press(app, "ctrl+enter")
    assert isinstance(app.screen, Briefing)
    assert app.screen.play.session.header.institution == chosen
    assert chosen in list_saves()[0].path.name


def test_luck_draws_an_institution_and_hides_its_name(app, monkeypatch):
    monkeypatch.setattr(new_game.secrets, "choice", lambda listed: listed[-1])
    press(app, "1")
    click(app, "way.luck")
    app.step([])
    last = app.screen.institutions[-1]
    press(app, "ctrl+enter")
    session = app.screen.play.session
    assert session.header.institution == last.id and last.id not in session.path.name
    assert last.name.zh not in words(app)


def test_seed_and_pseudonym_go_into_the_recording(app):
    press(app, "1")
    app.screen.focus(app.screen.get("seed"))
    press(app, "ctrl+a")
    type_text(app, "77")
    app.screen.focus(app.screen.get("pseudonym"))
    type_text(app, "三组二号")
    press(app, "ctrl+enter")
    header = open_recording(list_saves()[0].path).header
    assert header.seed == 77 and header.pseudonym == "三组二号" and header.lang == "zh"


def test_a_seed_that_is_no_number_is_refused_with_its_reason(app):
    press(app, "1")
    app.screen.focus(app.screen.get("seed"))
    press(app, "ctrl+a")
    type_text(app, "七七")
    assert "整数" in app.screen.get("begin").reason.zh
    press(app, "ctrl+enter")
    assert isinstance(app.screen, NewGame) and not list_saves()
    click(app, "new_seed")
    app.step([])
    assert app.screen.seed.isdecimal() and not app.screen.get("begin").reason


def test_a_game_that_cannot_be_started_says_why(app, tmp_path):
    press(app, "1")
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nscenario: {id: x, nmae: {zh: 甲, en: A}}\n", encoding="utf-8")
    app.screen.scenario = str(broken)
    press(app, "ctrl+enter")
    assert isinstance(app.screen, NewGame) and app.screen.dialogs
    assert "broken.yaml" in words(app).replace(" ", "")


# ------------------------------------------------------------ saves and recordings


def test_a_saved_game_goes_on_where_it_was_left(app):
    a_save("going", 3)
    press(app, "2", "enter")  # nothing there yet when the title looked
    app.push(Saves(app))
    app.step([])
    assert "第4个月" in words(app)
    press(app, "enter")
    assert isinstance(app.screen, Desk) and app.screen.play.session.turn == 4


def test_a_game_not_begun_opens_with_the_briefing_and_a_finished_one_with_the_years_end(app):
    opening.resume(app, a_save("new"))
    assert isinstance(app.screen, Briefing)
    opening.resume(app, a_save("over", 12))
    assert isinstance(app.screen, YearEnd)


def test_a_damaged_save_says_so_and_goes_on_beside_the_file(app):
    path = a_save("flawed", 5)
    damage(path)
    before = path.read_bytes()
    app.push(Saves(app))
    app.step([])
    assert "有损坏" in words(app) and "另存" in words(app)
    click(app, "use.0")
    settle(app)
    assert isinstance(app.screen, Desk) and app.toasts
    app.screen.play.commit(lambda error: pytest.fail(str(error)))
    assert path.read_bytes() == before and len(list_saves()) == 2


def test_what_is_no_recording_can_only_be_deleted(app):
    save_folder().mkdir(parents=True)
    (save_folder() / "no.gw.jsonl").write_text("…", encoding="utf-8")
    app.push(Saves(app))
    app.step([])
    assert "打不开" in words(app) and app.screen.find("use.0") is None
    assert app.screen.find("delete.0")


def test_deleting_asks_first_and_removes_one_file(app):
    kept, gone = a_save("kept", 2), a_save("gone", 4)
    app.push(Saves(app))
    app.step([])
    number = [save.path for save in app.screen.saves].index(gone)
    click(app, f"delete.{number}")
    press(app, "escape")
    assert gone.exists()
    click(app, f"delete.{number}")
    click(app, "confirm.yes")
    assert kept.exists() and not gone.exists()
    app.step([])
    assert len(app.screen.saves) == 1


def test_a_recording_opens_by_its_path_in_whatever_form(app, tmp_path, monkeypatch):
    path = a_save("over", 12).rename(tmp_path / "from a friend.gw.jsonl")
    press(app, "3")
    assert focused(app.screen) == "path"
    monkeypatch.setattr(saves, "read_clipboard", lambda: f'"{path}"\n')
    click(app, "paste")
    app.step([])
    click(app, "open")
    settle(app)
    assert isinstance(app.screen, Review)
    app.pop()
    assert isinstance(app.screen, Recordings)


def test_a_path_that_leads_nowhere_is_told_in_a_dialog(app, tmp_path):
    press(app, "3")
    press(app, "enter")
    assert app.toasts and not app.screen.dialogs
    type_text(app, str(tmp_path / "nothing.gw.jsonl"))
    press(app, "enter")
    assert app.screen.dialogs and "nothing.gw.jsonl" in words(app)
    press(app, "enter")
    assert not app.screen.dialogs and isinstance(app.screen, Recordings)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/a/b.gw.jsonl", "/a/b.gw.jsonl"),
        (' "/a b/c" \n', "/a b/c"),
        ("file:///a/%E5%B2%AD%20b", "/a/岭 b"),
        ("file:///C:/x.jsonl", "C:/x.jsonl"),
    ],
)
def test_paths_are_taken_as_file_managers_give_them(typed, path):
    cleaned = clean_path(typed)
    assert cleaned and cleaned.as_posix() == path


def test_an_empty_path_is_none():
    assert clean_path(' "" ') is None


# ------------------------------------------------------------------------ settings


def test_settings_work_at_once_and_are_kept(app):
    press(app, "f10")
    press(app, "right")  # the language
    assert app.look.lang == "en" and "Settings" in words(app)
    press(app, "tab", "right", "right", "tab", "right")
    assert app.look.text == 1.5 and app.look.dark
    click(app, "contrast")
    app.step([])
    click(app, "motion")
    app.step([])
    kept = load_settings()
    assert (kept.language, kept.text_size, kept.dark, kept.contrast, kept.motion) == (
        "en",
        150,
        True,
        True,
        True,
    )
    assert preferences.look_of(kept) == app.look


def test_settings_that_cannot_be_written_are_told(app):
    settings_file().mkdir(parents=True)
    app.set_look(dark=True)
    assert app.toasts and app.look.dark


def test_a_text_size_out_of_the_row_is_shown_in_it(app):
    app.set_look(text=1.1)
    press(app, "f10")
    assert app.screen.get("text_size").text == "110%"


def test_the_folder_can_be_opened_or_its_path_copied(app, monkeypatch):
    copied, opened = [], []
    monkeypatch.setattr(settings_page, "write_clipboard", copied.append)
    monkeypatch.setattr(settings_page, "_show", opened.append)
    press(app, "f10")
    click(app, "copy")
    click(app, "open_folder")
    assert copied == [str(save_folder().parent)] and opened == [save_folder().parent]
    monkeypatch.setattr(settings_page, "_show", lambda folder: (_ for _ in ()).throw(OSError()))
    click(app, "open_folder")
    assert len(copied) == 2 and "打不开" in app.toasts[-1].text


def test_from_a_game_the_settings_lead_back_to_it_or_to_the_title(app):
    session = Session.new(load("first_year"), 7)
    app.push(Desk(app, session))
    press(app, "f10")
    click(app, "to_game")
    assert isinstance(app.screen, Desk)
    press(app, "f10")
    click(app, "to_title")
    click(app, "confirm.yes")
    assert isinstance(app.screen, Title) and len(app.screens) == 1


# ------------------------------------------------------------------------ glossary


def test_f1_opens_the_glossary_from_anywhere_and_closes_it(app):
    press(app, "f1")
    assert isinstance(app.screen, Glossary)
    press(app, "f1")
    assert isinstance(app.screen, Title)
    press(app, "f10", "f1", "escape")
    assert isinstance(app.screen, Settings)
    click(app, "back")
    press(app, "1")
    app.screen.focus(app.screen.get("pseudonym"))
    press(app, "f1")
    assert isinstance(app.screen, Glossary)


def test_f1_works_under_a_dialog(app):
    app.push(Desk(app, Session.new(load("first_year"), 7)))
    app.step([])
    app.screen.commit()
    assert app.screen.dialogs
    press(app, "f1")
    assert isinstance(app.screen, Glossary)
    press(app, "escape")
    assert isinstance(app.screen, Desk) and app.screen.dialogs


def test_typing_finds_terms_in_both_languages_and_escape_clears(app):
    press(app, "f1")
    assert app.screen.get("count").text.startswith(str(len(terms())))
    type_text(app, "容错")
    app.step([])
    assert "tolerance and correction" in words(app) and "秸秆" not in words(app)
    press(app, "escape")
    type_text(app, "straw")
    app.step([])
    assert "秸秆禁烧" in words(app)
    type_text(app, "xyz")
    app.step([])
    assert app.screen.find("none")
    press(app, "escape")
    assert isinstance(app.screen, Glossary) and app.screen.word == ""
    press(app, "escape")
    assert isinstance(app.screen, Title)


def test_a_link_opens_the_glossary_at_its_term(app):
    opening.glossary(app, "tolerance")
    app.step([])
    assert app.screen.get("search").value == "容错纠错"
    app.pop()
    opening.glossary(app, "没有这个词")
    app.step([])
    assert app.screen.find("none")


def test_terms_are_searched_while_typing_without_delay(app):
    press(app, "f1")
    start = pygame.time.get_ticks()
    for letter in "responsib":
        type_text(app, letter)
    assert pygame.time.get_ticks() - start < 9 * 150
    assert field.TextField is type(app.screen.focused)


# --------------------------------------------------------------------------- about


def test_about_names_licences_versions_and_that_nothing_is_sent(app):
    press(app, "6")
    said = words(app)
    for word in ("MIT", "SIL", "pygame-ce", "不上传", "虚构"):
        assert word in said
