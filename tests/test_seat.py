"""The other chair: applications as the rule weighed them, the same file elsewhere, what is kept of it."""

from dataclasses import replace

import pytest

from game.replay.recording import open_recording
from game.replay.seat import applications, elsewhere
from game.replay.session import Session
from game.replay.twin import under
from game.replay.view import played
from game.replay.view_answers import decisions
from game.sim.fixed import fixed
from tests.view_games import compiled, finished


@pytest.fixture(scope="module")
def session() -> Session:
    return finished("filer", "polarised_nominal")


def test_every_filing_and_claim_of_the_staff_is_an_application(session):
    game = played(session)
    told = [
        (turn, one.kind, one.heading)
        for turn in range(1, game.open_turn)
        for kind in ("filing", "staff_claim")
        for one in decisions(game, turn)
        if one.kind == kind
    ]
    assert told and [(one.turn, one.kind, one.heading) for one in applications(session)] == told


def test_the_weights_shown_are_those_of_the_report(session):
    game = played(session)
    for one in applications(session):
        shown = [d for d in decisions(game, one.turn) if d.kind == one.kind and d.heading == one.heading]
        assert any(set(d.factors) == set(one.here.factors) for d in shown), one.key


def test_under_its_own_institution_the_same_file_weighs_the_same(session):
    for one in applications(session):
        again = elsewhere(session, one, session.compiled)
        assert abs(again.percent - one.here.percent) <= 1 and again.stake == one.here.stake


def test_who_answers_for_less_signs_more_readily(session):
    less = replace(session.compiled, institution={**session.compiled.institution, "ft_liab": fixed("0.05")})
    files = applications(session)
    apart = [elsewhere(session, one, less).percent - one.here.percent for one in files]
    assert min(apart) >= -1 and max(apart) > 0
    assert all(elsewhere(session, one, less).stake <= one.here.stake for one in files)


def test_where_there_is_no_tolerance_nobody_can_sign(session):
    one = applications(session)[0]
    there = elsewhere(session, one, under(session.compiled, "loose"))
    assert there.has_tolerance or (there.percent == 0 and not there.leans)


def test_a_signature_spares_the_applicant_most_of_it():
    for style in ("innovator", "doer"):
        for one in applications(finished(style, "polarised_nominal")):
            assert 0 <= one.left <= one.points
            assert one.kind == "filing" or one.points > 0


def test_what_was_said_in_the_other_chair_stays_in_the_recording(tmp_path):
    fresh = Session.new(compiled(), 3, tmp_path / "a.gw.jsonl")
    fresh.commit()
    fresh.note("seat", application="1/staff_claim/4", signed=True, institution="full_reform")
    note = open_recording(tmp_path / "a.gw.jsonl").notes[-1]
    assert note.note == "seat" and note.values["signed"] is True
