"""Every text inside its box, no two on top of each other, at every size, language and text size."""

import pygame
import pytest

from game.ui.app import App, Look
from game.ui.scroll import ScrollView
from tests.ui_checks import assert_tidy
from tests.ui_events import move, wheel
from tests.ui_gallery import PAGES, dialog

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (1024, 600), (1600, 1200), (2560, 1440)]


@pytest.fixture(scope="module")
def app():
    return App(Look(motion=False), size=(1280, 720), headless=True)


def show(app, name, size, **look):
    if app.ui.size != size:
        app.resize(size)
    app.set_look(**look)
    app.show(PAGES[name](app))
    if name == "form":
        app.screen.open(dialog)
    return app.screen


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_a_page_is_tidy(app, name, size, text, lang):
    assert_tidy(show(app, name, size, text=text, lang=lang), f"{name} {size} {text} {lang}")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_a_page_is_tidy_at_every_size_and_text_size(app, name, size, text, lang):
    assert_tidy(show(app, name, size, text=text, lang=lang), f"{name} {size} {text} {lang}")


def test_the_same_screen_is_the_same_picture(app):
    pictures = []
    for _ in range(2):
        show(app, "review", (1280, 720), text=1.0, lang="zh")
        pictures.append(pygame.image.tobytes(app.picture(), "RGB"))
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("name", PAGES)
def test_many_small_repaints_leave_the_same_picture_as_one_whole(app, name):
    screen = show(app, name, (1280, 720), text=1.0, lang="zh")
    if screen.dialogs:
        screen.close_dialog()
    app.step([])
    for widget in [w for w in screen.root.walk() if w.reacts and screen.window.contains(w.rect)]:
        move(app, widget.rect.center)
    view = max((w for w in screen.root.walk() if isinstance(w, ScrollView)), key=lambda w: w.most)
    wheel(app, -2, view.rect.center)
    move(app, (2, 2))
    partial = pygame.image.tobytes(app.surface, "RGB")
    assert pygame.image.tobytes(app.picture(), "RGB") == partial


def test_every_widget_of_the_gallery_says_something_in_both_languages(app):
    for name in PAGES:
        said = {
            lang: {
                w.id: w.text for w in show(app, name, (1280, 720), lang=lang, text=1.0).root.walk() if w.id
            }
            for lang in ("zh", "en")
        }
        for id, words in said["zh"].items():
            assert bool(words) == bool(said["en"].get(id)), (name, id)
