"""Mouse and keyboard alone both suffice: focus, shortcuts, refusals, scrolling, dialogs."""

import pygame
import pytest

from game.content.text import Text as T
from game.ui import widgets as w
from game.ui.app import App, Look
from game.ui.screen import HOVER_DELAY, Screen
from tests.ui_events import click, down, focused, move, press, up, wheel


class Page(Screen):
    """Two columns of buttons, a refused one, a list that scrolls, controls."""

    def __init__(self, app):
        super().__init__(app)
        self.done: list = []

    def note(self, what):
        return lambda *more: self.done.append((what, *more))

    def build(self, ui):
        left = w.Column(
            w.Button("一", self.note("one"), id="one", shortcut="1"),
            w.Button("二", self.note("two"), id="two", shortcut="ctrl+z"),
            w.Button("三", self.note("three"), reason=T("注意力不够", "no attention left"), id="three"),
            width=200,
        )
        rows = [w.Card(w.Label(f"第{n}件"), on_click=self.note(n), id=f"row.{n}") for n in range(30)]
        middle = w.ScrollView(w.Column(*rows), id="list", grow=1)
        right = w.Column(
            w.Slider(50, self.note("dial"), id="dial"),
            w.Segmented([("a", "甲"), ("b", "乙"), ("c", "丙")], "a", self.note("pick"), id="pick"),
            w.Stepper(3, 0, 5, self.note("step"), id="step"),
            w.Toggle("声音", False, self.note("sound"), id="sound"),
            w.Paragraph("什么是[[容错|tolerance]]？", rich=True, on_link=self.note("link"), id="words"),
            width=240,
        )
        return w.Row(left, middle, right, gap=20, pad=20, across="fill")


@pytest.fixture
def app():
    app = App(Look(motion=False), size=(1280, 720), headless=True)
    app.show(Page(app))
    app.step([])
    return app


def test_tab_goes_through_everything_in_reading_order_and_round(app):
    press(app, "tab", "tab", "tab", "tab")
    assert focused(app.screen) == "row.0"
    press(app, "shift+tab")
    assert focused(app.screen) == "three"
    press(app, "shift+tab", "shift+tab", "shift+tab")
    assert focused(app.screen) == "words"
    press(app, "tab")
    assert focused(app.screen) == "one"


def test_arrows_go_to_the_nearest_widget_that_way(app):
    press(app, "tab", "down")
    assert focused(app.screen) == "two"
    press(app, "right")
    assert focused(app.screen).startswith("row.")
    press(app, "left")
    assert focused(app.screen) in ("one", "two", "three")


def test_enter_space_and_click_do_the_same(app):
    press(app, "tab", "enter", "space")
    click(app, "one")
    assert app.screen.done == [("one",)] * 3


def test_shortcuts_work_from_anywhere(app):
    press(app, "1", "ctrl+z")
    assert app.screen.done == [("one",), ("two",)]


def test_a_refused_widget_can_be_reached_says_why_and_does_nothing(app):
    press(app, "tab", "tab", "tab")
    assert focused(app.screen) == "three"
    assert app.screen.tooltip.text == "注意力不够"
    press(app, "enter")
    click(app, "three")
    assert app.screen.done == []
    assert app.screen.get("three").reason.en == "no attention left"


def test_a_tooltip_waits_and_leaves_with_the_mouse(app, monkeypatch):
    clock = [1000]
    monkeypatch.setattr(app, "now", lambda: clock[0])
    move(app, app.screen.get("three").rect.center)
    assert not app.screen.tooltip
    clock[0] += HOVER_DELAY + 1
    app.step([])
    assert app.screen.tooltip.text == "注意力不够"
    move(app, (640, 700))
    assert app.screen.tooltip is None


def test_a_press_that_ends_elsewhere_is_no_click(app):
    one = app.screen.get("one").rect.center
    down(app, one)
    up(app, (one[0], one[1] + 200))
    assert app.screen.done == []


def test_the_wheel_scrolls_what_is_under_the_mouse(app):
    view = app.screen.get("list")
    top = app.screen.get("row.0").rect.top
    wheel(app, -3, view.rect.center)
    assert view.value > 0
    assert app.screen.get("row.0").rect.top == top - view.value
    wheel(app, 9, view.rect.center)
    assert view.value == 0
    wheel(app, -3, app.screen.get("one").rect.center)
    assert view.value == 0


def test_a_row_that_gets_the_focus_scrolls_into_view(app):
    view = app.screen.get("list")
    app.screen.focus(app.screen.get("row.25"))
    app.step([])
    assert view.rect.contains(app.screen.get("row.25").rect)


def test_page_keys_scroll_without_any_focus(app):
    press(app, "pagedown")
    assert app.screen.get("list").value > 200
    press(app, "end")
    view = app.screen.get("list")
    assert view.value == view.most
    press(app, "home")
    assert view.value == 0


def test_the_bar_can_be_dragged(app):
    view = app.screen.get("list")
    bar = view.bar()
    down(app, bar.center)
    move(app, (bar.centerx, bar.centery + 200))
    up(app, (bar.centerx, bar.centery + 200))
    assert view.value > 300


def test_scrolled_away_rows_do_not_take_clicks(app):
    view = app.screen.get("list")
    wheel(app, -40, view.rect.center)
    seen = next(n for n in range(30) if view.rect.contains(app.screen.get(f"row.{n}").rect))
    assert seen > 3
    click(app, f"row.{seen}")
    assert app.screen.done == [(seen,)]
    click(app, app.screen.get("row.0").rect.center)
    assert app.screen.done == [(seen,)]


def test_a_dial_is_turned_by_arrows_and_by_dragging(app):
    dial = app.screen.get("dial")
    app.screen.focus(dial)
    press(app, "right", "right", "left")
    assert dial.value == 55
    press(app, "home")
    assert dial.value == 0
    down(app, dial.rect.center)
    move(app, (dial.rect.right + 50, dial.rect.centery))
    up(app, (dial.rect.right + 50, dial.rect.centery))
    assert dial.value == 100
    assert app.screen.done[-1] == ("dial", 100)


def test_a_choice_is_one_stop_and_arrows_move_in_it(app):
    pick = app.screen.get("pick")
    app.screen.focus(pick)
    press(app, "right")
    assert pick.value == "b" and pick.text == "乙" and focused(app.screen) == "pick"
    click(app, pick.segments()[2].center)
    assert app.screen.done == [("pick", "b"), ("pick", "c")]


def test_a_stepper_keeps_its_bounds(app):
    step = app.screen.get("step")
    app.screen.focus(step)
    press(app, "right", "right", "right")
    assert step.value == 5
    click(app, step.ends()[0].center)
    assert step.value == 4


def test_a_toggle_turns_by_space(app):
    app.screen.focus(app.screen.get("sound"))
    press(app, "space")
    assert app.screen.get("sound").value is True
    assert app.screen.done == [("sound", True)]


def test_a_glossary_link_in_a_paragraph_can_be_clicked(app):
    words = app.screen.get("words")
    line = words.lines(words.rect.w)[0]
    piece = next(piece for piece in line.pieces if piece.text == "容错")
    click(app, (words.rect.x + round(piece.x) + 4, words.rect.y + 8))
    assert app.screen.done == [("link", "tolerance")]


def test_a_glossary_link_can_be_opened_by_keys_alone(app):
    app.screen.focus(app.screen.get("words"))
    press(app, "right", "enter")
    assert app.screen.done == [("link", "tolerance")]


def test_the_mouse_shows_what_can_be_pressed_and_typed_in(app, monkeypatch):
    shapes = []
    monkeypatch.setattr(pygame.mouse, "set_cursor", shapes.append)
    move(app, app.screen.get("one").rect.center)
    move(app, (5, 5))
    assert shapes == [pygame.SYSTEM_CURSOR_HAND, pygame.SYSTEM_CURSOR_ARROW]


def test_scrolling_glides_and_comes_to_rest(app):
    app.set_look(motion=True)
    app.step([])
    view = app.screen.get("list")
    wheel(app, -3, view.rect.center)
    first = view.value
    for _ in range(40):
        app.step([])
    assert 0 < first < view.value == view.target
    assert not app.step([])


class Chooser(Screen):
    def __init__(self, app):
        super().__init__(app)
        self.picked = []

    def build(self, ui):
        rows = [(name, w.Label(name)) for name in ("loose", "moderate", "polarised", "lax")]
        rules = w.List(rows, "moderate", self.picked.append, id="rules", reasons={"lax": "这一课不用"})
        return w.Column(rules, w.Button("好", id="ok"), pad=30)


def test_a_list_is_walked_by_arrows_and_chosen_by_enter_or_click(app):
    app.show(Chooser(app))
    app.step([])
    press(app, "tab", "down", "down", "enter")
    assert app.screen.get("rules").value == "polarised" and app.screen.picked == ["polarised"]
    press(app, "end", "enter")
    assert app.screen.picked == ["polarised"] and app.screen.tooltip.text == "这一课不用"
    press(app, "down")
    assert focused(app.screen) == "ok"
    click(app, "rules.loose")
    assert app.screen.picked == ["polarised", "loose"]


def open_dialog(app, **more):
    def buttons():
        return [
            w.Button("不", app.screen.close_dialog, id="no"),
            w.Button("是", kind="primary", id="yes"),
        ]

    app.screen.open(lambda ui: w.Dialog("问一句", w.Paragraph(T("正文", "words")), buttons(), **more))
    app.step([])


def test_a_dialog_takes_the_focus_keeps_it_and_gives_it_back(app):
    press(app, "tab", "tab")
    open_dialog(app)
    assert focused(app.screen) == "yes"
    stops = set()
    for _ in range(6):
        press(app, "tab")
        stops.add(focused(app.screen))
    assert stops == {"no", "yes", "dialog.close"}
    press(app, "escape")
    assert app.screen.dialogs == [] and focused(app.screen) == "two"


def test_behind_a_dialog_nothing_can_be_clicked_or_triggered(app):
    open_dialog(app, can_close=False)
    click(app, app.screen.root.find("one").rect.center)
    press(app, "1", "escape")
    assert app.screen.done == [] and len(app.screen.dialogs) == 1


def test_a_click_beside_a_dialog_closes_it(app):
    open_dialog(app)
    click(app, (30, 700))
    assert app.screen.dialogs == []


def test_a_question_is_asked_before_what_cannot_be_undone(app):
    w.confirm("删除？", "删了就没有了。", "删除", app.screen.note("deleted"), screen=app.screen)
    app.step([])
    press(app, "enter")
    assert app.screen.done == [("deleted",)] and app.screen.dialogs == []


def test_a_rebuild_keeps_focus_scroll_and_typed_text(app):
    view = app.screen.get("list")
    app.screen.focus(app.screen.get("row.25"))
    app.step([])
    before = view.value
    app.screen.rebuild()
    app.step([])
    assert focused(app.screen) == "row.25"
    assert app.screen.get("list").value == before and app.screen.get("list") is not view


def test_a_widget_is_found_by_its_id_or_the_ids_are_named(app):
    assert app.screen.get("one").text == "一"
    with pytest.raises(KeyError, match=r"row\.3"):
        app.screen.get("nothing")


def test_the_mouse_makes_widgets_hover_and_leaving_the_window_ends_it(app):
    one = app.screen.get("one")
    move(app, one.rect.center)
    assert one.hovered
    app.step([pygame.event.Event(pygame.WINDOWLEAVE)])
    assert not one.hovered
