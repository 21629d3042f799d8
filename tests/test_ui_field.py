"""Typing, Chinese through an input method too."""

import pygame
import pytest

from game.ui import field as field_module
from game.ui import widgets as w
from game.ui.app import App, Look
from game.ui.screen import Screen
from tests.ui_events import click, down, move, press, type_text, up


class Page(Screen):
    first_focus = "line"

    def __init__(self, app):
        super().__init__(app)
        self.seen = []
        self.fired = []

    def build(self, ui):
        return w.Column(
            w.TextField("先到现场", self.seen.append, id="line", most=20, on_enter=self.fired.append),
            w.TextField("", id="area", lines=3, width=200, align="start"),
            w.Button("一", lambda: self.fired.append("one"), shortcut="1", id="one"),
            pad=40,
            gap=12,
        )


@pytest.fixture
def app():
    app = App(Look(motion=False), size=(1280, 720), headless=True)
    app.show(Page(app))
    app.step([])
    return app


@pytest.fixture
def line(app):
    return app.screen.get("line")


def composing(app, text, start=0):
    app.step([pygame.event.Event(pygame.TEXTEDITING, text=text, start=start, length=0)])


def test_typed_text_goes_where_the_caret_is(app, line):
    press(app, "left", "left")
    type_text(app, "再")
    assert line.value == "先到再现场"
    assert app.screen.seen == ["先到再现场"]


def test_an_input_method_shows_its_composition_in_place_before_it_is_text(app, line):
    composing(app, "du cha", 6)
    assert line.value == "先到现场" and line.shown() == "先到现场du cha"
    shown = [box.text for box in app.screen.texts()]
    assert "先到现场du cha" in shown
    type_text(app, "督查")
    assert line.value == "先到现场督查" and line.composed == ""


def test_keys_belong_to_the_input_method_while_it_composes(app, line):
    composing(app, "du", 2)
    press(app, "backspace", "left", "1")
    assert line.value == "先到现场" and app.screen.fired == []
    composing(app, "", 0)
    press(app, "backspace")
    assert line.value == "先到现"


def test_the_list_of_the_input_method_stands_at_the_caret(app, line, monkeypatch):
    places = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", places.append)
    composing(app, "du", 2)
    assert places and line.rect.contains(places[-1])
    first = places[-1].x
    composing(app, "du cha", 6)
    assert places[-1].x > first


def test_text_input_is_on_only_while_a_field_has_the_focus(app, monkeypatch):
    calls = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: calls.append("start"))
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: calls.append("stop"))
    click(app, "one")
    click(app, "area")
    assert calls == ["stop", "start"]


def test_shortcuts_rest_while_someone_types(app):
    press(app, "1")
    assert app.screen.fired == []
    click(app, "one")
    press(app, "1")
    assert app.screen.fired == ["one", "one"]


def test_tab_leaves_the_field_and_enter_hands_in(app, line):
    press(app, "enter", "tab")
    assert app.screen.fired == ["先到现场"]
    assert app.screen.focused.id == "area"


def test_copy_cut_and_paste_keep_chinese(app, line, monkeypatch):
    board = []
    monkeypatch.setattr(field_module, "write_clipboard", board.append)
    monkeypatch.setattr(field_module, "read_clipboard", lambda: board[-1])
    press(app, "ctrl+a", "ctrl+c", "end", "ctrl+v")
    assert line.value == "先到现场先到现场"
    press(app, "ctrl+a", "ctrl+x")
    assert line.value == "" and board[-1] == "先到现场先到现场"


def test_a_paste_loses_its_line_ends_and_keeps_to_the_limit(app, line, monkeypatch):
    monkeypatch.setattr(field_module, "read_clipboard", lambda: "一\r\n二" + "多" * 90)
    press(app, "ctrl+v")
    assert line.value.startswith("先到现场一 二多") and len(line.value) == 20


def test_a_selection_is_replaced_by_what_is_typed(app, line):
    press(app, "home", "shift+right", "shift+right")
    type_text(app, "走")
    assert line.value == "走现场"


def test_delete_and_backspace_at_the_ends_do_nothing(app, line):
    press(app, "delete", "home", "backspace")
    assert line.value == "先到现场"


def test_a_click_puts_the_caret_between_letters_and_a_drag_selects(app, line):
    inner, cell = line.inner(), app.ui.face("body").em
    down(app, (inner.x + 2 * cell, inner.centery))
    assert line.caret == 2
    move(app, (inner.x + 4 * cell, inner.centery))
    up(app, (inner.x + 4 * cell, inner.centery))
    assert (line.anchor, line.caret) == (2, 4)


def test_a_long_line_slides_so_that_the_caret_is_seen(app):
    area = app.screen.get("area")
    area.rows = 1
    app.screen.focus(area)
    type_text(app, "很长的一句话" * 12)
    assert area.rect.contains(area.caret_rect())
    press(app, "home")
    assert area.rect.contains(area.caret_rect()) and area.slide == 0


def test_several_lines_break_by_the_rules_and_the_caret_walks_them(app):
    area = app.screen.get("area")
    app.screen.focus(area)
    type_text(app, "先到现场看一看，再谈台账的事，群众反映的问题要一件一件落实")
    rows = area.set_lines()
    assert len(rows) > 2
    row = area.place_of(area.caret)[0]
    press(app, "up")
    assert area.place_of(area.caret)[0] == row - 1
    press(app, "down")
    assert area.place_of(area.caret)[0] == row


def test_the_caret_blinks_and_only_the_field_is_painted(app, line, monkeypatch):
    clock = [app.now() + 5000]  # later than anything that has happened, however long the tests have run
    monkeypatch.setattr(app, "now", lambda: clock[0])
    app.step([])
    clock[0] += field_module.BLINK + 1
    before = line.caret_on
    app.screen.prepare()
    app.screen.advance(clock[0])
    assert line.caret_on is not before
    assert app.screen.dirt.rects == [line.rect]


def test_nothing_can_be_typed_into_a_refused_field(app, line):
    line.reason = "已上报"
    type_text(app, "改")
    press(app, "backspace")
    assert line.value == "先到现场"


def test_typed_text_outlives_a_change_of_language(app, line):
    type_text(app, "再")
    app.screen.get("line").caret = 1
    app.set_look(lang="en")
    app.step([])
    assert app.screen.focused.id == "line"
