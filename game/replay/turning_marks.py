"""What deserves a mark: a gap beyond its own error, in a month in which something could still be saved."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations

from game.content.text import Text
from game.replay import turning_words
from game.replay.branches import LEDGERS
from game.replay.gaps import Gap
from game.replay.session import Session
from game.replay.turning_shapes import Branch, Mark

ALWAYS = Decimal(95)  # removed in this percentage of the games of every arm: the office cannot be saved
FLOOR = Decimal(1)  # points; a ledger below has nothing left to lose
KINDS = ("dilemma", "plan")


def lost(branches: Sequence[Branch], gap: Callable[[str, int, int], Gap]) -> str:
    """Why nothing could be saved in this month, "" if something could. gap(ledger, arm, other arm)."""
    if all(branch.removed_percent >= ALWAYS for branch in branches):
        return "removed"
    if all(max(branch.career_points, branch.public_points) < FLOOR for branch in branches):
        return "floor"
    pairs = combinations(range(len(branches)), 2)
    differs = any(gap(ledger, b, a).is_sure for a, b in pairs for ledger in LEDGERS)
    return "" if differs else "equal"


def marks(session: Session, turn: int, month: Text, branches: Sequence[Branch]) -> tuple[Mark, ...]:
    """The marks of a month: of its card and of its plan, at most one for each verdict."""
    found = []
    for kind in KINDS:
        others = [branch for branch in branches if branch.kind == kind]
        for verdict, branch in _verdicts(others):
            size = max(abs(branch.gap(ledger).amount) for ledger in LEDGERS if branch.sign(ledger))
            text = turning_words.sentence(session, turn, month, kind, verdict, branch)
            found.append(Mark(turn, kind, verdict, branch, size, text))
    return tuple(found)


def _verdicts(others: list[Branch]) -> list[tuple[str, Branch]]:
    """(verdict, the branch that shows it best)."""
    signs = {branch.key: tuple(branch.sign(ledger) for ledger in LEDGERS) for branch in others}
    missed = [b for b in others if max(signs[b.key]) > 0 and min(signs[b.key]) >= 0]
    opposed = [b for b in others if set(signs[b.key]) == {1, -1}]
    worse = [b for b in others if min(signs[b.key]) < 0 and max(signs[b.key]) <= 0]
    found = []
    if missed:
        found.append(("missed", max(missed, key=_gain)))
    if opposed:
        found.append(("opposed", max(opposed, key=_smaller_gap)))
    if others and len(worse) == len(others):
        found.append(("held", max(worse, key=_gain)))
    return found


def _gain(branch: Branch) -> Decimal:
    """What is clear on both ledgers, added up: only to choose which branch tells the most."""
    return sum((branch.gap(ledger).amount for ledger in LEDGERS if branch.sign(ledger)), Decimal(0))


def _smaller_gap(branch: Branch) -> Decimal:
    return min(abs(branch.gap(ledger).amount) for ledger in LEDGERS)
