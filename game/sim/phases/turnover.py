"""Who leaves, who is borrowed upward, who comes: posts and their identities stay (R86, R87)."""

import numpy as np

from game.sim.fixed import HALF, ONE, clip, div, fixed, mul
from game.sim.month import Month
from game.sim.phases.learning import book_caution
from game.sim.tables import MOTIVATION_SPREAD

SHORTEST, SPAN = 3, 4  # months of a secondment: 3 to 6
PER_ABILITY = fixed("6.25")  # 1 / 0.16: a person of mean ability counts one
USUAL = fixed("0.22")  # of a year's chance: one over the mean length


def move(m: Month) -> None:
    if not m.has("people"):
        return
    _borrow(m)
    _leave(m)
    book_caution(m, "newcomers")


def _borrow(m: Month) -> None:
    """借调: those above ask for the able; the township cannot well refuse (R87)."""
    s, p, r = m.state, m.p, m.rules
    draw, months = m.chance.some("secondment", r.staff_id, 2)
    good = clip(mul(s.ability - fixed("0.78"), PER_ABILITY), 0, 2 * ONE)
    asked = mul(mul(p.secondment, USUAL), good)
    free = (s.away <= m.turn + 1) & ~r.is_leading[:, None]
    m.borrowed = free & (draw < asked)
    if not m.borrowed.any():
        return
    many = np.cumsum(m.borrowed, 0) + (s.away > m.turn + 1).sum(0) <= r.staff_count // 4
    m.borrowed &= many  # somebody has to stay
    back = m.turn + 1 + SHORTEST + ((months * SPAN) >> 16)
    s.away = np.where(m.borrowed, back, s.away)


def _leave(m: Month) -> None:
    """The tired and the disheartened look for another post; whoever follows hears how things are done."""
    s, p, r = m.state, m.p, m.rules
    draw = m.chance.some("turnover", r.staff_id, 1)[0]
    heart = clip(div(s.motivation, np.maximum(s.motivation_base, 1)), 0, ONE)
    wish = HALF + s.fatigue + 2 * (ONE - heart)
    monthly = mul(p.turnover // 12, wish)
    m.left = (draw < monthly) & ~r.is_leading[:, None] & (s.away <= m.turn + 1)
    if not m.left.any():
        return
    _come(m, *np.nonzero(m.left))
    m.books.change("fatigue", "newcomers", np.where(m.left, -s.fatigue, 0))
    m.books.change("staff_blame", "newcomers", np.where(m.left, -s.staff_blame, 0))
    theirs = np.take_along_axis(m.left, np.maximum(s.case_staff, 0), 0)
    s.case_staff_blame = np.where(theirs, 0, s.case_staff_blame)  # the account went with the person
    s.joined = np.where(m.left, m.turn + 1, s.joined)


def _come(m: Month, post: np.ndarray, game: np.ndarray) -> None:
    """Whoever takes over brings motivation and ability of his own, and believes what colleagues say."""
    s, p, r = m.state, m.p, m.rules
    spread, skill = (draw[post, game] for draw in m.chance.some("newcomer", r.staff_id, 2))
    s.motivation_base[post, game] = mul(mul(p.mu[game], MOTIVATION_SPREAD.take(spread)), r.motivation[post])
    s.ability[post, game] = fixed("0.78") + mul(fixed("0.32"), skill)
    m.books.change("motivation", "newcomers", np.where(m.left, s.motivation_base - s.motivation, 0))
    for believed in (s.expected_blame, s.expected_credit, s.expected_cover):
        believed[..., post, game] = believed[..., game].sum(-2) // r.staff_count
