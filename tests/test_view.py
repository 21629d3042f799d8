"""Views: words for everything, sums that add up, and a fog that holds."""

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest

from game.content.text import Strings, Text
from game.replay import view, view_blame, view_desk, view_report, view_review, view_team, view_why, view_year
from game.replay.view_options import Sitting
from game.replay.view_words import spread, whole
from game.sim.fixed import ONE
from game.sim.ledger import LEVELS
from game.sim.orders import nothing
from game.sim.ruleset import STYLES
from game.sim.state import FACT_ROWS, FLAG_BIT
from tests.view_games import disturbed, finished, played_session, tiny_game, without_conditions

PLAYS = [("filer", "polarised_nominal"), ("village", "full_reform"), ("random", "lax"), ("doer", "polarised")]


@pytest.fixture(autouse=True)
def _missing_words_fail(monkeypatch):
    monkeypatch.setattr(Strings, "strict", True)


def texts(thing):
    """Every Text in a view."""
    if isinstance(thing, Text):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts(part)


def everything(session):
    yield view.desk(session)
    for turn in range(1, len(session.history)):
        yield view.report(session, turn)
        yield view.review(session, turn, True)
        yield view.review(session, turn, False)
    yield view.year_end(session)
    yield view.team(session)


@pytest.mark.parametrize(("style", "institution"), PLAYS)
def test_every_text_of_every_view_is_in_both_languages_and_has_no_hole_left(style, institution):
    for shown in everything(finished(style, institution)):
        for text in texts(shown):
            assert bool(text.zh) == bool(text.en), text
            assert "{" not in text.zh + text.en, text
            assert "[" not in text.zh + text.en, text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("institution", ["polarised_nominal", "full_reform"])
def test_every_cause_the_engine_books_has_words(style, institution):
    session = finished(style, institution)
    for state in session.months:
        for level, cause in state.ledger.entries:
            assert view_why.cause_text(level, cause)


@pytest.mark.parametrize(("style", "institution"), PLAYS)
def test_the_causes_shown_sum_to_the_change_shown(style, institution):
    session = finished(style, institution)
    for turn in range(1, len(session.history)):
        for level in LEVELS:
            told = view.why(session, turn, level)
            assert sum((c.amount for c in told.causes), Decimal(0)) == told.change, (turn, level)
            assert told.after - told.before == told.change
            for member in told.members:
                assert sum((c.amount for c in member.causes), Decimal(0)) == member.change, (turn, level)


def test_a_level_ends_where_the_next_month_begins():
    session = finished("village", "polarised_nominal")
    for level in LEVELS:
        told = [view.why(session, turn, level) for turn in range(1, len(session.history))]
        if level != "motivation":  # what people once brought is the same all year, but sums may round
            assert all(a.after == b.before for a, b in pairwise(told)), level


def test_causes_are_told_largest_first_and_none_is_nothing():
    told = view.why(finished("doer", "polarised"), 2, "risk")
    sizes = [abs(cause.amount) for cause in told.causes]
    assert sizes == sorted(sizes, reverse=True) and all(sizes)


def test_amounts_spread_to_whole_steps_keep_their_sum():
    from fractions import Fraction

    rng = np.random.default_rng(4)
    for _ in range(200):
        exact = [Fraction(int(x), 997) for x in rng.integers(-5000, 5000, rng.integers(1, 9))]
        total = whole(sum(exact, Fraction(0)))
        got = spread(exact, total)
        assert sum(got) == total
        assert all(abs(a - b) <= 1 for a, b in zip(got, exact, strict=True))


@pytest.mark.parametrize(("style", "institution"), PLAYS)
def test_every_case_is_shared_out_whole_along_the_chain(style, institution):
    session = finished(style, institution)
    game = view.played(session)
    for turn in range(1, len(session.history)):
        month = game.month(turn)
        told = view_blame.cases(game, turn)
        for case in told:
            assert sum(s.amount for s in case.shares) == case.whole
            assert case.shares[0].arrives == case.whole
            assert case.shares[-1].arrives == case.shares[-1].amount
        total = view_blame.month_blame(game, turn)
        booked = int(month.leader_part[:, 0].sum()) + int(month.no_task_part[0])
        if total:
            own = next(s for s in total.shares if s.id == "town_head")
            assert abs(own.amount - Decimal(booked) / ONE) <= Decimal("0.02")
        else:
            assert booked == 0


def test_what_stays_above_is_what_the_books_say():
    session = finished("doer", "polarised")
    game = view.played(session)
    for turn in range(1, len(session.history)):
        month = game.month(turn)
        slots = [j for j in range(len(month.sanction)) if month.sanction[j, 0] > 0]
        splits = [view_blame.split_of(month, j) for j in slots if month.tasks.is_active[j, 0]]
        for level in range(session.rules.level_count):
            assert sum(s.above[level] for s in splits) == int(month.kept_above[level, 0])


@pytest.mark.parametrize(("style", "institution"), PLAYS)
def test_both_ledgers_are_the_sum_of_their_parts_and_what_the_rules_say(style, institution):
    from game.sim.observe import career, public

    session = finished(style, institution)
    end = view.year_end(session)
    for account, rule in zip(end.accounts, (career, public), strict=True):
        assert sum(p.amount for p in account.parts) == account.total
        assert abs(account.total - Decimal(int(rule(session.state, session.rules)[0])) / ONE) < Decimal(
            "0.06"
        )
    assert end.removed == bool(session.state.is_removed[0])


def test_the_days_of_a_month_are_all_accounted_for():
    session = finished("random", "lax")
    for turn in range(1, len(session.history)):
        spent = view.review(session, turn, True).hours
        assert sum(part.amount for part in spent) >= 20 * session.rules.staff_count
        assert all(part.amount > 0 for part in spent)


@pytest.mark.parametrize(("style", "institution"), PLAYS)
def test_nothing_known_then_depends_on_what_was_hidden(style, institution):
    session = finished(style, institution)
    game = replace(view.played(session), rules=without_conditions(session))
    other = disturbed(game, np.random.default_rng(1))
    for turn in range(1, len(session.history)):
        sitting = Sitting(game, turn, game.month(turn).orders)
        assert view_desk.desk(sitting) == view_desk.desk(replace(sitting, played=other))
        assert view_report.report(game, turn) == view_report.report(other, turn)
        assert view_review.review(sitting, False) == view_review.review(replace(sitting, played=other), False)


def test_the_disturbed_game_is_another_one_where_the_fog_is_lifted():
    session = finished("doer", "polarised")
    game = view.played(session)
    other = disturbed(game, np.random.default_rng(1))
    assert view_review.village_truths(game, 3) != view_review.village_truths(other, 3)
    assert view_team.team(game, 3) != view_team.team(other, 3)


def test_the_team_page_and_the_curve_tell_the_same():
    session = finished("filer", "polarised_nominal")
    curve = next(c for c in view.curves(session, True) if c.id == "team")
    whole = view.team(session).whole
    assert (curve.points[0], curve.points[-1]) == (whole.real_before, whole.real_now)


def test_a_village_is_known_only_from_the_visits_and_only_as_it_was_then():
    session = played_session("doer", "polarised_nominal", turns=0)
    session.plan.toggle_visit(4)
    session.commit()
    session.commit()
    seen = view.desk(session).villages
    assert [v.index for v in seen if v.sightings] == [4]
    assert seen[4].seen is not None and seen[4].seen.turn == 1
    assert seen[4].seen.trust == whole_points(session.history[1].trust[4, 0])
    assert [v.index for v in view.report(session, 1).visits] == [4]
    assert not view.report(session, 2).visits


def whole_points(value):
    return Decimal(int(value) * 100 * 2 + ONE) // (2 * ONE)


def test_cards_are_the_highest_stakes_and_the_rest_follow():
    session = finished("default", "polarised_nominal")
    desk = view.desk(session, 1)
    state = session.history[0]
    stake = lambda c: int(state.value[c.slot, 0]) << int(c.redline)  # noqa: E731
    assert len(desk.cards) == session.rules.cards
    assert min(map(stake, desk.cards)) >= max(map(stake, desk.rest.cards))
    numbers = [c.number for c in (*desk.cards, *desk.rest.cards)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == int(state.is_active.sum()) == desk.path.tasks


def test_refusals_on_the_desk_are_those_of_the_plan():
    session = played_session("default", "moderate", turns=1)  # moderate: no filing
    for _ in range(2):
        desk = view.desk(session)
        for card in (*desk.cards, *desk.rest.cards):
            for verb in card.verbs:
                refused = session.plan.why_not("set_card", card.slot, verb.id)
                assert (verb.refusal is None) == (refused is None), (card.number, verb.id)
                assert refused is None or verb.refusal == refused.text
        for village in desk.villages:
            if not village.visiting:
                assert (village.refusal is None) == (
                    session.plan.why_not("toggle_visit", village.index) is None
                )
        for action in desk.standing:
            refused = session.plan.why_not("set_standing", action.id, action.points + 1)
            assert (action.refusal is None) == (refused is None)
        for slot in [c.slot for c in desk.cards[:6]]:
            session.plan.set_card(slot, "real")
    assert any("容错" in v.refusal.zh for v in desk.cards[0].verbs if v.refusal)


def test_the_desk_shows_what_is_planned_so_far():
    session = played_session("default", "polarised_nominal", turns=2)
    first = view.desk(session).cards[0]
    session.plan.set_card(first.slot, "file_first")
    session.plan.set_standing("back", 2)
    session.plan.set_dial("absorb", 80)
    desk = view.desk(session)
    assert desk.cards[0].chosen == "file_first"
    assert [v.id for v in desk.cards[0].verbs if v.chosen] == ["file_first"]
    assert desk.attention_left == desk.attention - 3
    assert {a.id: a.points for a in desk.standing}["back"] == 2
    assert desk.dials[0].percent == 80


def test_an_earlier_desk_shows_what_was_decided_then():
    session = finished("filer", "polarised_nominal")
    review = view.review(session, 2, False)
    orders = session.orders[1]
    assert sum(bool(c.chosen) for c in (*review.desk.cards, *review.desk.rest.cards)) == int(
        (orders.verb > 0).sum()
    )
    assert review.decided and not review.levels and not review.villages
    truth = view.review(session, 2, True)
    assert truth.desk == review.desk and truth.report == review.report and truth.decided == review.decided
    assert truth.levels and truth.ways and truth.people and truth.hours


def test_answers_are_told_as_they_were_decided():
    session = finished("filer", "polarised_nominal")
    told = 0
    for turn in range(1, len(session.history) - 1):
        after = session.history[turn]
        decided = [
            d for d in view.report(session, turn).decisions if d.kind not in ("push", "filing", "staff_claim")
        ]
        answered = int((after.month.answered[:, 0] > 0).sum())
        assert after.month.has("procedure")  # there a sanction nobody appeals against just stands (R50)
        assert len(decided) == answered
        back = sum((d.returned or Decimal(0)) for d in decided)
        causes = ("tolerance", "overruled", "correction", "signature", "explanation")
        given_back = [("blame", cause) for cause in causes]
        booked = -sum(int(after.ledger.entries[at][0]) for at in given_back if at in after.ledger.entries)
        assert abs(back - Decimal(booked) / ONE) <= Decimal("0.04")
        told += len(decided)
    assert told


def test_what_the_last_month_opened_is_settled_in_the_epilogue():
    told = 0
    for style in ("cautious", "trace_first", "adaptive"):
        session = finished(style, "polarised_nominal")
        state, last = session.state, session.rules.last_turn - 1
        by_clock = state.case_fact[FACT_ROWS["flags"], :, 0] & FLAG_BIT["clock"] > 0
        opened = int(((state.case_turn[:, 0] == last) & (state.case_kind[:, 0] > 0) & ~by_clock).sum())
        end = view.year_end(session)
        if state.is_removed[0]:
            assert not end.settled
            continue
        assert len(end.settled) >= opened
        assert bool(end.instruction) == bool(end.settled)
        told += opened
    assert told


def test_a_filing_is_weighed_with_the_rules_own_numbers():
    session = finished("filer", "polarised_nominal")
    game = view.played(session)
    found = 0
    for turn in range(1, len(session.history)):
        month = game.month(turn)
        for decision in view.report(session, turn).decisions:
            if decision.kind == "filing":
                found += 1
                assert {f.id for f in decision.factors} <= {
                    "merit",
                    "leniency",
                    "support",
                    "liability",
                    "habit",
                }
                assert decision.reasons and decision.chance and decision.signature
        assert int(month.filed.sum()) == sum(d.kind == "filing" for d in view.report(session, turn).decisions)
    assert found


def test_views_take_the_counts_of_any_scenario():
    game = tiny_game()
    assert game.rules.staff_count == 7
    for turn in range(1, len(game.states)):
        sitting = Sitting(game, turn, nothing(game.before(turn), game.rules))
        desk = view_desk.desk(sitting)
        assert len(desk.villages) == 4 and len(desk.staff) == 7 and len(desk.path.steps) == 2
        for truth in (True, False):
            assert list(texts(view_review.review(sitting, truth)))
    assert list(texts(view_year.year_end(game)))


def test_gauges_know_which_way_is_good():
    session = finished("doer", "polarised")
    for turn in range(2, len(session.history) + 1):
        for gauge in view.desk(session, turn).gauges if turn < len(session.history) else ():
            assert gauge.change == gauge.history[-1] - gauge.history[-2]
            if gauge.change:
                assert gauge.mood == (1 if gauge.change * gauge.better > 0 else -1)
            assert gauge.low <= gauge.value <= gauge.high
