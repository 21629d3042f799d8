"""Year's end, review and twin: every text in its box, the playhead quick, keys enough, the flip named."""

import time
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.replay.blame import split_blame
from game.replay.flip import flips
from game.replay.flip_decisions import avoid
from game.replay.recording import Recording, open_recording, parse
from game.replay.session import Session
from game.replay.turning_points import find
from game.replay.turning_shapes import Trials
from game.typeset import charts as c
from game.ui.app import App
from game.ui.screens.after import screen_of
from game.ui.screens.past import Past
from game.ui.screens.review import Review
from game.ui.screens.twin import Twin
from game.ui.screens.twin_choose import institutions
from game.ui.screens.year_end import PAGES, YearEnd
from tests import replays
from tests.ui_checks import assert_tidy
from tests.ui_events import click, down, focused, move, press, up, window
from tests.view_games import finished, played_session

OTHER = "full_reform"
REVIEW_PAGES = ("desk", "why", "turning", "split", "days", "staff", "lessons", "month")
LOOKS = [("zh", (1280, 720), 1.0), ("en", (1024, 768), 1.0), ("zh", (1024, 600), 1.5)]
ALL_LOOKS = [
    (lang, size, text)
    for lang in ("zh", "en")
    for size in ((1024, 600), (1024, 768), (1280, 720), (1920, 1080))
    for text in (1.0, 1.5, 2.0)
]


pytestmark = pytest.mark.usefixtures("strict_strings")  # a missing word fails


@pytest.fixture(scope="module")
def past() -> Past:
    """A hard worker's year that ended in removal, with its views kept for all tests that only look."""
    return Past(replays.played())


def show(app: App, screen):
    app.show(screen)
    app.step([])
    return screen


def wait(app: App, screen: Twin) -> None:
    """Until the work beside the window is done; the loop rests between looks, as it does in the window."""
    until = time.monotonic() + 20
    while screen.task and time.monotonic() < until:
        app.step([])
        time.sleep(0.005)
    assert screen.task is None, "the twin was not computed"
    app.step([])


def said(screen) -> str:
    return " ".join(text.text for text in screen.texts())


def recording(**header) -> Recording:
    """The hard worker's file, its header changed."""
    found = parse(bytes(replays.played().journal.data))
    return replace(found, header=replace(found.header, **header))


def departing(turn: int) -> Recording:
    """The same file, with one level of a turn not what the game gave."""
    found = recording()
    turns = list(found.turns)
    wrong = turns[turn - 1].levels | {"score": 1}
    turns[turn - 1] = replace(turns[turn - 1], levels=wrong)
    return replace(found, turns=tuple(turns))


def _turns(past: Past, institution: str) -> bool:
    assert past.session is not None
    return flips(past.session, institution).flips


# --- every text in its box


def each_page(app: App, past: Past):
    """Every page of the three screens, one after the other."""
    year = show(app, YearEnd(app, past))
    for page in PAGES:
        year.show(page)
        yield year, f"year {page}"
    review = show(app, Review(app, past))
    for truth in (True, False):
        review.set_truth(truth)
        for page in REVIEW_PAGES:
            review.show(page)
            yield review, f"review {page} {truth}"
    review.set_truth(True)
    for curve in ("trust", "risk", "team"):
        review.show_curve(curve)
        yield review, f"review {curve}"
    twin = show(app, Twin(app, past))
    yield twin, "twin choose"
    twin.chosen = OTHER
    twin.compute()
    wait(app, twin)
    for page in ("curves", "differences", "ledgers"):
        twin.show(page)
        yield twin, f"twin {page}"


@pytest.mark.parametrize(("lang", "size", "text"), LOOKS)
def test_every_text_is_inside_its_box(past, lang, size, text):
    past.turn = past.turns // 2
    app = window(lang, size, text)
    for screen, where in each_page(app, past):
        app.step([])
        assert_tidy(screen, f"{where} {lang} {size} {text}")


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "size", "text"), ALL_LOOKS)
def test_every_text_is_inside_its_box_in_all_sizes(past, lang, size, text):
    for turn in (1, past.turns):
        past.turn = turn
        app = window(lang, size, text, dark=size[0] == 1280)
        for screen, where in each_page(app, past):
            app.step([])
            assert_tidy(screen, f"{where} turn {turn}")


def test_language_and_size_change_live_and_stay_tidy(past):
    app = window()
    review = show(app, Review(app, past))
    before = said(review)
    app.set_look(lang="en", text=1.25, dark=True, contrast=True)
    app.step([])
    assert said(review) != before and "Timeline" in said(review)
    assert_tidy(review)


def test_a_year_served_to_the_end_reads_as_well():
    session = finished("cautious", "loose")
    assert not session.state.is_removed[0]
    app = window()
    for page in PAGES:
        year = show(app, YearEnd(app, session))
        year.show(page)
        app.step([])
        assert_tidy(year, page)


# --- year's end


def test_the_parts_of_a_ledger_are_drawn_to_its_total(past):
    app = window()
    year = show(app, YearEnd(app, past))
    for account in past.year_end.accounts:
        chart = year.get(f"ledger.{account.id}")
        assert sum(term.amount for term in chart.terms) == pytest.approx(chart.total.amount)
        assert account.shown.zh in chart.text


def test_a_village_is_picked_by_mouse_and_by_keys(past):
    app = window()
    year = show(app, YearEnd(app, past))
    year.show("truth")
    app.step([])
    chart = year.get("map")
    names = [village.name.zh for village in past.year_end.villages]
    x, y = chart.map.spots[past.year_end.villages[4].id]
    click(app, (round(chart.rect.x + x), round(chart.rect.y + y)))
    assert year.village == 4 and names[4] in said(year)
    year.focus(year.get("map"))
    press(app, "left")
    assert year.village != 4


def test_the_ways_on_from_the_years_end(past):
    app = window()
    show(app, YearEnd(app, past))
    click(app, "review")
    assert isinstance(app.screen, Review)
    press(app, "escape")
    assert isinstance(app.screen, YearEnd)
    press(app, "c")
    assert isinstance(app.screen, Twin)
    press(app, "f2")
    assert isinstance(app.screen, YearEnd)


def test_playing_again_asks_for_institution_and_luck(past, tmp_path, monkeypatch):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    app = window()
    year = show(app, YearEnd(app, past))
    click(app, "again")
    assert_tidy(year, "again")
    click(app, "again.lax")
    click(app, "again.yes")
    began = cast(Any, app.screen).play.session
    assert began.names.institution.id == "lax" and began.seed == past.header.seed
    assert not began.turns and began.path.parent.parent == tmp_path


# --- the review


def test_scrubbing_to_any_turn_takes_less_than_a_tenth_of_a_second():
    app = window(size=(1920, 1080))
    review = show(app, Review(app, Past(replays.played())))
    app.step([])
    for page in REVIEW_PAGES[:-1]:
        review.show(page)
        app.step([])
        taken = []
        for turn in [*range(1, review.past.turns + 1), 1, review.past.turns]:
            start = time.process_time()  # what others do on the machine does not count
            review.go_to(turn)
            app.step([])
            taken.append(time.process_time() - start)
        assert sorted(taken)[len(taken) // 2] < 0.1, (page, taken)


def test_the_playhead_is_dragged_and_stays_held(past):
    past.turn = 1
    app = window()
    review = show(app, Review(app, past))
    bar = review.get("scrubber")
    track = bar.track()
    move(app, (track.x, track.centery))
    down(app, (track.x, track.centery))
    seen = set()
    for step in range(21):
        move(app, (track.x + track.w * step // 20, track.centery + 30))
        seen.add(past.turn)
    up(app, (track.right, track.centery))
    assert seen == set(range(1, past.turns + 1)) and past.turn == past.turns


def test_arrow_keys_home_end_and_play_move_the_playhead(past):
    past.turn = 1
    app = window()
    review = show(app, Review(app, past))
    assert focused(review) == "scrubber"
    press(app, "right", "right")
    assert past.turn == 3
    press(app, "end")
    assert past.turn == past.turns
    press(app, "home", "space")
    assert review.playing and past.turn == 1
    review._beat -= 10_000
    app.step([])
    assert past.turn == 2
    press(app, "p")
    assert not review.playing
    press(app, ".", ".", ",")
    assert past.turn == 3


def test_playing_ends_at_the_last_month(past):
    app = window()
    review = show(app, Review(app, past))
    past.turn = past.turns - 1
    review.toggle()
    for _ in range(2):
        review._beat -= 10_000
        app.step([])
    assert past.turn == past.turns and not review.playing


def test_known_then_shows_nothing_that_was_hidden_or_still_to_come(past):
    past.turn = 2
    app = window()
    review = show(app, Review(app, past))
    press(app, "t")
    assert not past.truth
    chart = review.get("timeline")
    assert max(event.at for event in chart.spec.events) <= 2
    assert all(series.values[3] is None for series in chart.spec.lines.series)
    assert review.find("curve") is None and "实绩" not in chart.text
    review.show("why")
    app.step([])
    assert review.find("level.score") and not review.find("level.trust")
    for page in ("days", "staff", "lessons"):
        review.show(page)
        app.step([])
        assert "看不到" in said(review)
    press(app, "t")
    assert past.truth and "实绩" in review.get("timeline").text


def test_a_level_and_one_village_of_it_are_picked(past):
    past.turn, past.truth = past.turns, True
    app = window()
    review = show(app, Review(app, past))
    review.show("why")
    app.step([])
    click(app, "level.trust")
    assert review.level == "trust"
    whole = review.get("causes").text
    review.pick_member(0)
    app.step([])
    assert review.get("causes").text != whole
    causes = past.why(past.turn, "trust")
    assert sum(cause.amount for cause in causes.causes) == causes.change


def test_the_paper_of_that_month_opens_again(past):
    past.turn = 3
    app = window()
    review = show(app, Review(app, past))
    review.show("desk")
    app.step([])
    card = past.review(3, past.truth).desk.cards[0]
    click(app, f"card.{card.slot}")
    assert review.dialogs and card.title.zh in said(review)
    assert_tidy(review, "paper")
    press(app, "escape")
    assert not review.dialogs


def test_another_game_goes_on_from_a_month(past, tmp_path, monkeypatch):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    past.turn = 4
    app = window()
    show(app, Review(app, past))
    click(app, "branch")
    click(app, "confirm.yes")
    other = cast(Any, app.screen).play.session
    assert other.turn == 4 and other.path.exists() and other is not past.session


def test_a_recording_that_departs_is_shown_up_to_there_and_says_so():
    app = window()
    review = show(app, Review(app, departing(4)))
    assert review.past.turns == 3 and "第4回合" in review.get("notice").text
    press(app, "end")
    assert review.past.turn == 3
    assert_tidy(review)
    assert review.get("rail.year_end").reason


def test_a_recording_of_other_rules_shows_its_levels_and_nothing_computed():
    app = window()
    review = show(app, Review(app, recording(rules=999)))
    assert review.past.session is None and "999" in review.get("notice").text
    assert review.past.turns == len(replays.played().turns)
    levels = review.past.recorded[review.past.turns]
    press(app, "end")
    assert f"{levels['score'] / 65536:.2f}" in said(review)
    assert_tidy(review)
    assert review.get("rail.twin").reason and review.find("truth") is None


# --- the twin


@pytest.mark.parametrize("size, text", [((1280, 720), 1.0), ((1920, 1080), 1.5), ((1280, 720), 2.0)])
def test_both_verdicts_of_the_twin_are_read_whole(past, size, text):
    app = window("en", size, text)
    twin = show(app, Twin(app, past))
    click(app, f"institution.{OTHER}")
    click(app, "choose")
    wait(app, twin)
    app.step([])
    for name in ("verdict.a", "verdict.b"):
        head = next(one for one in twin.get(name).walk() if getattr(one, "style", "") in ("hero", "gauge"))
        assert head.rect.w >= head.measure_width()[1], head.text


def test_the_twin_shows_removal_here_and_office_there_and_names_the_flip(past):
    app = window()
    twin = show(app, Twin(app, past))
    assert len(institutions()) == 10 and all(twin.find(f"institution.{i.id}") for i in institutions())
    click(app, f"institution.{OTHER}")
    click(app, "choose")
    wait(app, twin)
    app.step([])
    words = said(twin)
    assert "免职" in said_of(twin, "verdict.a") and "留任" in said_of(twin, "verdict.b")
    flip = flips(past.session, OTHER)
    label = next(p.label for p in flip.differing if p.name == flip.smallest[0].parameters[0])
    assert label.zh in words and "结果就变成留任" in twin.get("flip.text").text
    chart = twin.get("timeline")
    a, b = chart.spec.lines.series[:2]
    assert a.values[-1] > 20 > b.values[-1]
    assert any(event.shape == "flag" for event in chart.spec.events)


def said_of(screen, id: str) -> str:
    return " ".join(widget.text for widget in screen.get(id).walk())


def test_the_twin_by_keys_alone(past):
    past.twins.clear()
    app = window()
    twin = show(app, Twin(app, past))
    assert focused(twin) == "choose"
    press(app, "ctrl+enter")
    wait(app, twin)
    app.step([])
    assert focused(twin) == "pages"
    press(app, "right")
    assert twin.page == "differences"
    press(app, "right")
    assert twin.page == "ledgers"
    press(app, "left", "left")
    twin.focus(twin.get("level"))
    press(app, "right")
    assert twin.level == "real" and twin.get("timeline").spec.lines.high == 100
    twin.focus(twin.get("timeline"))
    press(app, "right")
    first = twin.event
    press(app, "right")
    assert first and twin.event != first and "本局" in twin.get("event").text
    press(app, "n")
    assert twin.found is None
    press(app, "escape")
    assert isinstance(app.screen, YearEnd)


def test_what_could_not_be_repeated_is_listed_with_its_reason(past):
    app = window()
    twin = show(app, Twin(app, past))
    twin.chosen = OTHER
    twin.compute()
    wait(app, twin)
    twin.show("differences")
    app.step([])
    result = past.twins[OTHER][0]
    words = said(twin)
    assert result.lost
    for reason in {lost.why.zh for lost in result.lost}:
        assert reason[:8] in words
    assert str(len(result.lost)) in words


def test_a_twin_without_a_flip_says_that_none_does(past):
    """Two institutions under which he ends alike: the card says so instead of naming a change."""
    same = next(i.id for i in institutions() if i.id != "polarised_nominal" and not _turns(past, i.id))
    app = window()
    twin = show(app, Twin(app, past))
    twin.chosen = same
    twin.compute()
    wait(app, twin)
    app.step([])
    assert "两种制度下都被免职" in twin.get("flip.text").text
    assert len(twin.get("flip.levers").body) == len(past.twins[same][1].differing)
    assert_tidy(twin)


def test_a_flip_too_large_to_be_named_is_said_to_be_so(past):
    app = window()
    twin = show(app, Twin(app, past))
    twin.chosen = OTHER
    twin.compute()
    wait(app, twin)
    result, flip = past.twins[OTHER]
    twin.found = (result, replace(flip, smallest=()))
    twin.rebuild()
    app.step([])
    n = len(flip.differing)
    assert f"{n}项" in twin.get("flip.text").text and f"{n * (n - 1) // 2}种" in twin.get("flip.text").text


def test_the_smallest_change_is_asked_about_other_outcomes_too(past):
    app = window()
    twin = show(app, Twin(app, past))
    twin.chosen = OTHER
    twin.compute()
    wait(app, twin)
    for outcome in ("incidents", "granted", "removed"):
        twin.pick_outcome(outcome)
        wait(app, twin)
        assert twin.found and twin.found[1].outcome == outcome
        assert twin.get("flip.text").text
        assert_tidy(twin, outcome)


def test_a_sign_of_the_timeline_is_explained_where_it_is_clicked(past):
    app = window()
    twin = show(app, Twin(app, past))
    twin.chosen = OTHER
    twin.compute()
    wait(app, twin)
    app.step([])
    chart = twin.get("timeline")
    event = next(event for event in chart.spec.events if event.shape == "flag")
    x, y = chart.line.spots[event.key]
    click(app, (round(chart.rect.x + x), round(chart.rect.y + y)))
    app.step([])
    assert twin.event == event.key and "只在本局" in twin.get("event").text


# --- the geometry of the charts


PEN = c.Pen(lambda text, style: 8.0 * len(text), lambda style: 14.0)


@given(st.lists(st.floats(-60, 90).filter(lambda amount: abs(amount) > 1), min_size=1, max_size=7))
def test_every_part_of_a_running_sum_starts_where_the_one_before_ended(amounts):
    terms = [c.Term("部分", amount, f"{amount:.1f}") for amount in amounts]
    drawing = c.running_sum(400, terms, c.Term("合计", 1.0, "1"), PEN)
    joints = [shape.points[0][0] for shape in drawing.shapes if isinstance(shape, c.Polyline)]
    blocks = [shape for shape in drawing.shapes if isinstance(shape, c.Block)]
    assert all(block.x >= 0 and block.x + block.w <= 400.01 for block in blocks)
    for joint, block in zip(joints, blocks[1 : len(terms)], strict=False):
        assert min(abs(block.x - joint), abs(block.x + block.w - joint)) < 1.6


@given(st.integers(2, 14), st.integers(260, 1200), st.integers(0, 13))
def test_months_and_playhead_of_a_timeline_never_share_a_place(count, width, play):
    play = min(play, count - 1)
    months = [f"{n}月" for n in range(count)]
    lines = c.LineSpec([c.Series("实绩", [float(n) for n in range(count)])], play=play)
    events = [c.Event(0, n, "amber", "triangle", "12.3", key=str(n)) for n in range(count)]
    spec = c.TimelineSpec(["问责"], events, lines, months, play=play, play_text=months[play])
    drawing = c.timeline(width, 220, spec, PEN).drawing
    heads = sorted(c.span(label, PEN) for label in drawing.labels() if label.text in months)
    assert all(a[2] <= b[0] for a, b in pairwise(heads))
    assert all(left >= 0 and right <= width for left, _, right, _ in heads)


# --- the ways between


def test_a_guess_is_written_down_before_the_twin_is_shown(tmp_path):
    path = replays.written(tmp_path / "year.gw.jsonl")
    from game.replay.session import Session

    session = Session.resume(path)
    app = window()
    twin = show(app, Twin(app, session))
    twin.set_guess(False)
    twin.compute()
    wait(app, twin)
    note = session.notes[-1]
    assert note.note == "prediction" and note.values == {"institution": OTHER, "removed": False}
    app.step([])
    assert "估计" in said_of(twin, "verdict.b")


def test_a_failing_twin_is_told_and_can_be_tried_again(past, monkeypatch):
    past.twins.clear()
    app = window()
    twin = show(app, Twin(app, past))

    def fails(task):
        raise RuntimeError("no room")

    monkeypatch.setattr(twin, "_work", fails)
    twin.compute()
    wait(app, twin)
    assert any("no room" in toast.text for toast in app.toasts)
    assert twin.found is None and twin.find("choose")


def test_every_screen_knows_the_way_to_its_sisters():
    assert [screen_of(name).here for name in ("year_end", "review", "twin")] == ["year_end", "review", "twin"]


# --- turning points, the blame line, the flow of the days


@pytest.fixture(scope="module")
def searched() -> Past:
    """A year in which something could be saved, searched with few substitutes."""
    past = Past(finished("cautious", "polarised_nominal"))
    assert past.session is not None
    past.turning = find(past.session, Trials(2, 8, 8), processes=False)
    past.split = split_blame(past.session, 2, processes=False)
    return past


@pytest.mark.slow
def test_the_search_runs_in_processes_and_the_window_keeps_its_frames():
    app = window()
    screen: Any = show(app, Review(app, Past(finished("cautious", "polarised_nominal"))))
    screen.show("turning")
    began, rough = time.monotonic(), 0.0
    while screen.looking.task and time.monotonic() - began < 90:
        app.step([])
        if not rough and screen.past.turning:
            rough = time.monotonic() - began
        time.sleep(0.01)
    assert screen.looking.is_done and screen.past.turning and screen.past.turning.stage == "final"
    assert rough < 8


def test_turning_points_stand_on_their_page_and_on_the_scrubber(searched):
    app = window()
    screen: Any = show(app, Review(app, searched))
    screen.show("turning")
    app.step([])
    found: Any = searched.turning
    assert found.stage == "final" and found.marks
    bar = screen.find("scrubber")
    assert {turn for turn, _ in bar.signs} == {mark.turn - 1 for mark in found.marks}
    assert app.ui.say(found.foremost()[0].text)[:20] in said(screen)
    assert any(ink == "violet" for _, ink in bar.signs) == any(mark.is_opposed for mark in found.marks)
    screen.set_truth(False)
    app.step([])
    signs = screen.find("scrubber").signs
    screen.set_truth(True)
    assert not signs, "hindsight is not shown as known then"


def test_try_again_is_one_click_and_leaves_the_recording_alone(searched, tmp_path, monkeypatch):
    monkeypatch.setenv("DARE_TO_ACT_HOME", str(tmp_path))
    app = window()
    screen: Any = show(app, Review(app, searched))
    screen.show("turning")
    app.step([])
    found, session = searched.turning, searched.session
    assert found and session
    turn, before = found.foremost()[0].turn, bytes(session.journal.data)
    screen.find("again.0").activate()
    app.step([])
    desk: Any = app.screen
    assert type(desk).__name__ == "Desk" and len(desk.play.session.orders) == turn - 1
    assert bytes(session.journal.data) == before


@pytest.mark.parametrize("lang,size,text", LOOKS)
def test_the_new_pages_fit(searched, lang, size, text):
    app = window(lang, size, text)
    screen: Any = show(app, Review(app, searched))
    for name in ("turning", "split", "days"):
        screen.show(name)
        app.step([])
        assert_tidy(screen)


def test_leaving_the_review_stops_the_search():
    app = window()
    screen: Any = show(app, Review(app, Past(played_session("doer", "polarised_nominal", turns=1))))
    screen.show("turning")
    task = screen.looking.task
    assert task and task.running
    screen.closed()
    assert not task.running and screen.looking.task is None


def test_the_blame_line_of_the_window_adds_up(searched):
    app = window()
    screen: Any = show(app, Review(app, searched))
    screen.show("split")
    for name in ("public", "blame"):
        screen.pick_outcome(name)
        app.step([])
        assert searched.split
        split = searched.split.split(name)
        chart = screen.find("split.sum")
        assert sum(term.amount for term in chart.terms) == pytest.approx(chart.total.amount)
        assert app.ui.say(split.text)[:12] in said(screen)


# --- the other chair and the smallest change of decisions


def computed(app: App, past: Past) -> Any:
    screen: Any = show(app, Twin(app, past))
    screen.compute()
    wait(app, screen)
    return screen


@pytest.mark.parametrize("lang,size,text", LOOKS)
def test_seat_and_decisions_fit_before_and_after(past, lang, size, text):
    app = window(lang, size, text)
    screen = computed(app, past)
    past.seats.clear()
    for name in ("decisions", "seat"):
        screen.show(name)
        app.step([])
        assert_tidy(screen)
    screen.find("sign").activate()
    app.step([])
    assert_tidy(screen)


def test_in_the_other_chair_one_answers_before_one_sees_and_it_is_kept(tmp_path):
    fresh = Past(replays.play(Session.new(replays.lesson(), replays.SEED, tmp_path / "a.gw.jsonl")))
    app = window()
    screen = computed(app, fresh)
    screen.show("seat")
    app.step([])
    assert screen.find("seat.table") is None and screen.find("seat.cost") is None
    screen.find("refuse").activate()
    app.step([])
    assert screen.find("seat.table") and screen.find("seat.cost") and screen.find("sign") is None
    note = open_recording(tmp_path / "a.gw.jsonl").notes[-1]
    assert note.note == "seat" and note.values["signed"] is False
    assert note.values["application"] == fresh.applications[0].key


def test_the_smallest_change_of_decisions_is_looked_for_and_told(past, monkeypatch):
    app = window()
    screen = computed(app, past)
    monkeypatch.setattr("game.ui.screens.twin.avoid", lambda session: avoid(session, changes=1))
    screen.show("decisions")
    app.step([])
    screen.find("avoid").activate()
    wait(app, screen)
    found, past.avoided = past.avoided, None
    assert found is not None and found.tried > 100
    assert app.ui.say(found.text)[:10] in said(screen)
