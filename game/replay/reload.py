"""A changed scenario under the same decisions and the same luck: back to the turn where the author was.

Where a decision no longer exists the game stops there, with that turn open, and says which it was.
"""

from dataclasses import dataclass
from pathlib import Path

from game.content import decisions as deciding
from game.content.compile import Compiled
from game.content.load import load
from game.content.text import Text, say
from game.lab.policies import Styled
from game.lab.trial import pieces, play_piece
from game.replay.session import Session

GAMES = 2000  # in which a card is looked for


@dataclass(frozen=True)
class Reloaded:
    """The game after the change. lost: what of the decisions no longer exists, at the turn now open."""

    session: Session
    lost: tuple[str, ...] = ()

    @property
    def told(self) -> Text:
        turn = self.session.turn
        if not self.lost:
            return say("trial.reload.done", turn=turn)
        return say("trial.reload.lost", turn=turn, what="、".join(self.lost))


def reload(session: Session, scenario: str | Path, institution: str | Path | None = None) -> Reloaded:
    """The same game of the file as it is now, in memory. Raises ContentError or UserError where the file
    cannot be played; the old session is left as it was."""
    compiled = load(scenario, institution)
    new = Session.new(compiled, session.seed, lang=session.header.lang)
    for turn in session.turns:
        if new.is_over:
            return Reloaded(new)
        lost = _adopt(new, turn.decisions)
        new.plan.set_reason(turn.reason)
        new.plan.set_comment(turn.comment)
        if lost:
            return Reloaded(new, lost)
        new.commit()
    if session.is_over or new.is_over:
        return Reloaded(new)
    return Reloaded(new, _adopt(new, deciding.from_orders(session.plan.orders, session.state, session.names)))


def _adopt(session: Session, decisions: dict) -> tuple[str, ...]:
    """Takes over the decisions of a month; the names of those that do not exist here or are refused."""
    orders, lost = deciding.to_orders(decisions, session.state, session.rules, session.names)
    session.plan.adopt(orders)
    kept = deciding.from_orders(session.plan.orders, session.state, session.names)
    gone = [one.name for one in lost]
    gone += [key for key in decisions if key not in kept and not lost]
    return tuple(dict.fromkeys(gone))


def first_turn(compiled: Compiled, event: str) -> tuple[int, int, int] | None:
    """(turn, style, seed) of the earliest turn in which the card lies on the desk, over 2,000 games of the
    nine styles; None where it never does, or where there is no such event."""
    row = next((row for row, words in enumerate(compiled.names.events) if words.id == event), None)
    found = [
        tally.first[row]
        for tally in map(play_piece, pieces(compiled.rules, [compiled.institution], GAMES, forks=0))
        if row is not None and row in tally.first
    ]
    return min(found, key=lambda one: (one[0], one[2], one[1]), default=None)


def play_to(session: Session, turn: int, style: int) -> Session:
    """Plays a new game by a style until `turn` is open."""
    leader = Styled(style)
    while session.turn < turn and not session.is_over:
        session.plan.adopt(leader(session.state, session.rules))
        session.commit()
    return session
