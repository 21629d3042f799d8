"""The screens of play: a whole year by mouse and by keyboard alone, and every text inside its box."""

from dataclasses import replace
from decimal import Decimal

import pygame
import pytest

from game.content.load import load
from game.replay import view
from game.replay.recording import open_recording
from game.replay.session import Session
from game.replay.verifying import replay
from game.ui.screens.desk import Desk
from game.ui.screens.frame import screen_of
from game.ui.screens.history import heights
from game.ui.screens.play import Play
from game.ui.screens.report import Report
from tests.ui_events import window
from tests.view_games import played_session

SEED = 7


pytestmark = pytest.mark.usefixtures("strict_strings")  # a missing word fails


@pytest.fixture(scope="module")
def compiled():
    return load("first_year")


def post(app, *events):
    """Events as the system would send them, and one look of the loop."""
    pygame.event.clear()
    for event in events:
        pygame.event.post(event)
    app.step()


def click(app, id):
    widget = app.screen.get(id)
    app.screen.reveal(widget)
    app.step([])
    pos = app.screen.get(id).rect.center
    buttons = {"pos": pos, "button": 1}
    post(
        app,
        pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, **buttons),
        pygame.event.Event(pygame.MOUSEBUTTONUP, **buttons),
    )


def press(app, *names):
    for name in names:
        *mods, key = name.split("+")
        mod = sum({"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT}[m] for m in mods)
        code = {"enter": pygame.K_RETURN, "escape": pygame.K_ESCAPE}.get(key) or pygame.key.key_code(key)
        post(app, pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0))


def leave_report(app):
    """Page by page to the end of the month's report, without opening the year's end."""
    for _ in range(8):
        if app.screen.at == len(app.screen.pages) - 1:
            return
        click(app, "next")


def play_month_by_mouse(app, session):
    desk = app.screen.play.desk
    for n, card in enumerate(desk.cards[:2]):
        click(app, f"card.{card.slot}")
        click(app, "verb.real" if n else "verb.trace")
    click(app, "rail.villages")
    click(app, f"village.{desk.villages[session.turn % 10].id}")
    click(app, "visit")
    if desk.cases:
        click(app, "cases")
        click(app, f"case.{desk.cases[0].place}")
        click(app, "answer.accept")
    if desk.dilemma:
        click(app, "dilemma")
        click(app, f"choice.{desk.dilemma.fallback}")
    click(app, "commit")
    if app.screen.dialogs:
        click(app, "commit.yes")


def play_month_by_keys(app, session):
    desk = app.screen.play.desk
    press(app, "1", "q", "2", "w", "z", "f3", "3", "v", "f2")
    if desk.cases:
        press(app, "f", "1", "escape")
    if desk.dilemma:
        press(app, "d", str(desk.dilemma.fallback + 1), "escape")
    press(app, "ctrl+enter")
    if app.screen.dialogs:
        press(app, "enter")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_foot_keeps_its_words_on_a_large_screen_with_large_text(lang):
    session = played_session("doer", "full_reform", turns=8)  # September, the longest month, is next
    app = window(lang, (1920, 1080), 1.5)
    app.push(Desk(app, session))
    app.step([])
    for name in ("dilemma", "cases", "commit"):
        button = app.screen.get(name)
        assert button.rect.w >= button.measure_width()[1], name


def test_the_line_of_a_rank_rises_when_the_place_gets_better():
    desk = view.desk(played_session("doer", "full_reform", turns=2))
    rank = next(gauge for gauge in desk.gauges if gauge.id == "rank")
    rank = replace(rank, history=tuple(Decimal(n) for n in (14, 9, 3)))
    assert heights(rank) == [-14, -9, -3]
    assert heights(replace(rank, id="score")) == [14, 9, 3]


def year(session, month, onward):
    app = window(size=(1024, 600))
    app.push(Desk(app, session))
    while not session.is_over:
        before = session.turn
        month(app, session)
        assert isinstance(app.screen, Report), type(app.screen).__name__
        assert len(session.turns) == before
        assert session.orders[-1].verb.any() and session.orders[-1].visit.any()
        if not session.is_over:
            onward(app)
            assert isinstance(app.screen, Desk)
    return app


def test_a_whole_year_is_played_by_mouse_and_its_recording_verifies(compiled, tmp_path):
    session = Session.new(compiled, SEED, tmp_path / "mouse.jsonl")

    def onward(app):
        leave_report(app)
        click(app, "next")

    app = year(session, play_month_by_mouse, onward)
    leave_report(app)
    click(app, "next")
    assert type(app.screen).__name__ == "YearEnd"
    assert replay(open_recording(tmp_path / "mouse.jsonl")).verdict.exit_code == 0


@pytest.mark.slow
def test_a_whole_year_is_played_by_keyboard_alone_and_its_recording_verifies(compiled, tmp_path):
    session = Session.new(compiled, SEED, tmp_path / "keys.jsonl")
    year(session, play_month_by_keys, lambda app: press(app, "escape"))
    assert replay(open_recording(tmp_path / "keys.jsonl")).verdict.exit_code == 0


# --- single things ---------------------------------------------------------------------------------------


@pytest.fixture
def desk(compiled):
    """A desk in the fifth month: cases are open and visits were made."""
    session = Session.new(compiled, SEED)
    for month in range(4):
        for card, verb in zip(Play(session).desk.cards, ("real", "file_first", "innovate"), strict=False):
            session.plan.set_card(card.slot, verb)
        session.plan.toggle_visit(month)
        for case in Play(session).desk.cases:
            session.plan.answer(case.place, "claim")
        session.commit()
    app = window()
    app.push(Desk(app, session))
    app.step([])
    return app


def test_a_verb_is_stamped_on_the_card_and_taken_off_when_chosen_again(desk):
    card = desk.screen.play.desk.cards[0]
    press(desk, "1", "q")
    assert session_verb(desk, card.slot) == "real"
    assert desk.ui.t("desk.verb.real") in [w.text for w in desk.screen.get(f"card.{card.slot}").walk()]
    click(desk, "verb.real")
    assert session_verb(desk, card.slot) is None


def session_verb(app, slot):
    return next(card.chosen for card in app.screen.play.tasks if card.slot == slot)


def test_undo_and_redo_work_by_key_and_by_button(desk):
    slot = desk.screen.play.desk.cards[1].slot
    press(desk, "2", "w", "ctrl+z")
    assert session_verb(desk, slot) is None
    press(desk, "ctrl+y")
    assert session_verb(desk, slot) == "trace"
    click(desk, "undo")
    assert session_verb(desk, slot) is None


def test_what_costs_more_than_is_left_is_refused_with_a_sentence(desk):
    press(desk, "1", "q", "2", "q", "3", "q", "4", "q", "5", "q", "6", "q", "7")
    assert desk.screen.play.desk.attention_left == 0
    verb = desk.screen.get("verb.real")
    assert not verb.enabled and verb.reason.zh and verb.reason.en
    press(desk, "q")
    assert desk.screen.tooltip and desk.screen.tooltip.text == desk.ui.say(verb.reason)


def test_a_dial_that_is_dragged_is_one_step_to_undo(desk):
    dial = desk.screen.get("dial.absorb")
    before, track = dial.value, dial.track()
    down = {"pos": (track.left + track.w // 4, track.centery), "button": 1}
    post(desk, pygame.event.Event(pygame.MOUSEBUTTONDOWN, **down))
    for part in (2, 3):
        where = (track.left + track.w * part // 4, track.centery)
        post(desk, pygame.event.Event(pygame.MOUSEMOTION, pos=where, rel=(1, 0), buttons=(1, 0, 0)))
    post(desk, pygame.event.Event(pygame.MOUSEBUTTONUP, pos=where, button=1))
    assert desk.screen.get("dial.absorb").value > before
    press(desk, "ctrl+z")
    assert desk.screen.get("dial.absorb").value == before


def test_standing_actions_take_points_and_give_them_back(desk):
    press(desk, "z", "z")
    assert desk.screen.get("standing.consult").value == 2
    tile = desk.screen.get("standing.consult")
    spot = {"pos": tile.minus().center, "button": 1}
    post(
        desk,
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, **spot),
        pygame.event.Event(pygame.MOUSEBUTTONUP, **spot),
    )
    assert desk.screen.get("standing.consult").value == 1


def test_the_rest_of_the_tasks_opens_into_cards_that_can_be_taken_up(desk):
    press(desk, "9")
    card = desk.screen.play.desk.rest.cards[0]
    click(desk, f"card.{card.slot}")
    press(desk, "w")
    assert session_verb(desk, card.slot) == "trace"


def test_the_keys_of_verbs_work_while_a_tab_hides_them(desk):
    desk.resize((1024, 600))
    desk.set_look(text=1.5)
    press(desk, "1", "e")
    assert desk.screen.find("verb.file_first") is None
    assert desk.screen.play.card.chosen == "file_first"


def test_a_gauge_opens_its_history_in_words_and_escape_closes_it(desk):
    click(desk, "gauge.hours")
    assert desk.screen.dialogs
    words = " ".join(box.text for box in desk.screen.texts())
    assert desk.ui.t("desk.about.hours")[:8] in words
    press(desk, "escape")
    assert not desk.screen.dialogs


def test_the_line_at_the_foot_speaks_about_what_is_pointed_at(desk):
    verb = desk.screen.get("verb.push_back")
    pos = verb.rect.center
    post(desk, pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
    assert desk.ui.t("verb.push_back.text") in desk.screen.hint_line.text


def test_tab_goes_through_the_work_before_the_gauges_and_the_rail(desk):
    ids = [widget.id for widget in desk.screen.focus_order()]
    first = desk.screen.play.desk.cards[0].slot
    assert ids[0] == f"card.{first}"
    assert ids.index("verb.real") < ids.index("commit") < ids.index("gauge.score") < ids.index("rail.desk")


def test_pointing_at_a_verb_shows_what_it_would_take(desk):
    pos = desk.screen.get("verb.with_public" if desk.screen.get("verb.with_public").enabled else "verb.real")
    post(desk, pygame.event.Event(pygame.MOUSEMOTION, pos=pos.rect.center, rel=(0, 0), buttons=(0, 0, 0)))
    assert desk.screen.get("attention").planned == pos.dots[0]


def test_a_reason_and_words_about_the_dilemma_reach_the_recording(compiled):
    session = with_dilemma(compiled)
    app = window()
    app.push(screen_of("dilemma")(app, session))
    reason = session.names.reasons[0].id
    press(app, "1")
    click(app, f"reason.{reason}")
    click(app, "comment")
    post(app, pygame.event.Event(pygame.TEXTINPUT, text="因为下雨"))
    press(app, "escape")
    assert isinstance(app.screen, Desk)
    assert (session.plan.reason, session.plan.comment) == (reason, "因为下雨")
    press(app, "ctrl+z")
    assert session.plan.comment == ""


def with_dilemma(compiled):
    session = Session.new(compiled, SEED)
    while Play(session).desk.dilemma is None:
        session.commit()
    return session


def test_the_notes_of_the_first_turn_go_with_what_they_explain(compiled):
    app = window()
    play = Play(Session.new(compiled, SEED))
    app.push(Desk(app, play))
    app.step([])
    assert play.coach[0] == "inbox"
    press(app, "2")
    assert play.coach[0] == "verbs"
    click(app, "coach.ok")
    assert play.coach[0] == "gauges"
    click(app, "coach.skip")
    assert app.screen.find("coach.ok") is None


def test_escape_on_the_desk_asks_before_it_leaves_the_game(desk):
    press(desk, "escape")
    assert desk.screen.dialogs
    press(desk, "escape")
    assert not desk.screen.dialogs and isinstance(desk.screen, Desk)


def test_the_briefing_leads_to_the_desk_and_does_not_name_the_institution(compiled):
    app = window()
    session = Session.new(compiled, SEED)
    app.push(screen_of("briefing")(app, session))
    app.step([])
    said = " ".join(box.text for box in app.screen.texts())
    assert app.ui.say(session.names.institution.name) not in said
    press(app, "enter")
    assert isinstance(app.screen, Desk)


def test_the_language_changes_while_the_desk_lies_open(desk):
    desk.set_look(lang="en")
    desk.step([])
    assert desk.screen.get("rail.villages").text == "Villages"
    desk.set_look(lang="zh")
    desk.step([])
    assert desk.screen.get("commit").text == desk.ui.t("desk.commit", month=5)


# --- every text inside its box ---------------------------------------------------------------------------


def screens(app, play):
    """Every screen of play, with every kind of paper and every page of the report."""
    yield "briefing", screen_of("briefing")(app, play)
    for slot in {card.channel: card.slot for card in play.tasks}.values():
        play.open_slot = slot
        yield f"desk {slot}", Desk(app, play)
    play.rest_open = True
    yield "desk, all tasks", Desk(app, play)
    for name in ("dilemma", "cases", "villages", "staff"):
        yield name, screen_of(name)(app, play)
    report = Report(app, play)
    for page in range(len(report.pages)):
        report = Report(app, play)
        report.at = page
        yield f"report {report.pages[page][0]}", report


@pytest.mark.parametrize("size, text", [((1280, 720), 1.0), ((1024, 768), 1.0)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_text_is_inside_its_box(desk, lang, size, text):
    check_texts(desk.screen.play, lang, size, text)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_text_is_inside_its_box_at_every_size(desk, lang, size, text):
    check_texts(desk.screen.play, lang, size, text)


def check_texts(play, lang, size, text):
    app = window(lang, size, text)
    slack = app.ui.u(3)
    for name, screen in screens(app, play):
        app.reset(screen)
        app.screen.prepare()
        for box in app.screen.texts():
            holder = box.holder.inflate(2 * slack, 2 * slack)
            assert holder.contains(box.box), (name, box.text, box.widget)
        overlap = [row for row in (foot_of(app), top_of(app)) if row is not None]
        assert all(app.screen.window.contains(row) for row in overlap), name


def foot_of(app):
    found = app.screen.find("commit") or app.screen.find("next") or app.screen.find("start")
    return found.rect if found else None


def top_of(app):
    found = app.screen.find("gauge.blame")
    return found.rect if found and app.ui.rows >= 430 else None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_how_to_play_opens_by_a_key_and_fits(desk, lang):
    desk.set_look(lang=lang)
    press(desk, "h")
    assert desk.screen.find("help.ok")
    for box in desk.screen.texts():
        assert box.layer == 0 or not box.cut, box.text
    press(desk, "enter")
    assert not desk.screen.dialogs
