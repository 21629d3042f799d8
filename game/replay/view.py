"""One game and who looks -> what to show. Pure; the window and the terminal draw only what comes from here.

Known then is what the town head could know in that turn: results, trust, hidden risk, capacity and beliefs
appear only where he walked, and only as they were when he did. The truth is for review and year's end.
The cards dealt and the choices open are the engine's, whose conditions may read what nobody can see.
A turn counts from 1; a session's open turn is the one about to be decided.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from game.content.names import Names
from game.content.nouns import speaking
from game.replay import view_report, view_review, view_team, view_why, view_year
from game.replay.view_desk import desk as desk_of
from game.replay.view_options import Sitting
from game.replay.view_shapes import (
    Curve,
    Desk,
    LevelWhy,
    Report,
    Review,
    Team,
    YearEnd,
)
from game.replay.view_why import KNOWN, UNITS, levels
from game.replay.view_words import Played
from game.sim.orders import Orders, nothing
from game.sim.ruleset import Ruleset
from game.sim.state import State

__all__ = [
    "KNOWN",
    "LEVELS",
    "Played",
    "curves",
    "desk",
    "levels",
    "played",
    "report",
    "review",
    "team",
    "why",
    "year_end",
]

LEVELS = tuple(UNITS)  # what `why` can be asked about; KNOWN of them before the fog is lifted
REACH_BACK = 5  # months before the arrival that gauges still show


class Planned(Protocol):
    @property
    def orders(self) -> Orders: ...
    @property
    def reason(self) -> str: ...
    @property
    def comment(self) -> str: ...
    @property
    def scene_left(self) -> bool: ...


class Game(Protocol):
    """What a view needs of a session."""

    rules: Ruleset
    names: Names
    run_in: list[State]
    history: list[State]
    turns: list

    @property
    def plan(self) -> Planned: ...


Seen = TypeVar("Seen", bound=Callable[..., Any])


def _in_its_nouns(look: Seen) -> Seen:
    """A view is told in the nouns of the game it shows, whoever asks for it."""

    @wraps(look)
    def told(session: Game, *given: Any, **named: Any) -> Any:
        with speaking(session.names.nouns):
            return look(session, *given, **named)

    return told  # type: ignore[return-value]


def played(session: Game) -> Played:
    """The game behind a session, for the functions of the view_* files."""
    return Played(
        rules=session.rules,
        names=session.names,
        states=tuple(session.history),
        earlier=tuple(session.run_in[-1 - REACH_BACK : -1]),
        reasons=tuple(turn.reason for turn in session.turns),
        comments=tuple(turn.comment for turn in session.turns),
    )


@_in_its_nouns
def desk(session: Game, turn: int | None = None) -> Desk:
    """The open turn with the plan so far; an earlier turn with what was decided in it."""
    return desk_of(_sitting(session, turn))


@_in_its_nouns
def report(session: Game, turn: int | None = None) -> Report:
    """What the month of a turn brought (by default the last one sent up), as it was known then."""
    game = played(session)
    return view_report.report(game, game.open_turn - 1 if turn is None else turn)


@_in_its_nouns
def year_end(session: Game) -> YearEnd:
    """Both ledgers, the ending, the fog lifted."""
    return view_year.year_end(played(session))


@_in_its_nouns
def review(session: Game, turn: int, truth: bool) -> Review:
    """A turn looked at again: as it was known then, or as it was."""
    return view_review.review(_sitting(session, turn), truth)


@_in_its_nouns
def why(session: Game, turn: int, level: str, member: int | None = None) -> LevelWhy:
    """The signed causes of one level's change in a turn; they sum to the change. KeyError: no such level."""
    return view_why.why(played(session), turn, level, member)


@_in_its_nouns
def team(session: Game, turn: int | None = None) -> Team:
    """The staff as they really are after a turn (by default the last one sent up)."""
    game = played(session)
    return view_team.team(game, game.open_turn - 1 if turn is None else turn)


@_in_its_nouns
def curves(session: Game, truth: bool) -> tuple[Curve, ...]:
    """Month by month from the arrival on; known then, only what the books said."""
    return view_review.curves(played(session), truth)


def _sitting(session: Game, turn: int | None) -> Sitting:
    game = played(session)
    if turn is None or turn >= game.open_turn:
        last = game.open_turn
        plan = session.plan
        return Sitting(game, last, plan.orders, plan.reason or None, plan.comment, plan.scene_left)
    month = game.month(turn)
    reason = game.reasons[turn - 1] if turn <= len(game.reasons) else ""
    comment = game.comments[turn - 1] if turn <= len(game.comments) else ""
    return Sitting(
        game, turn, month.orders or nothing(game.before(turn), game.rules), reason or None, comment
    )
