"""经费: what the township has in hand, what takes it, and what is left undone without it (R77)."""

import numpy as np

from game.sim.fixed import ONE, div, fixed, mul, total
from game.sim.month import Month
from game.sim.observe import calendar_month
from game.sim.phases.staff import REAL_DAYS
from game.sim.ruleset import FILED, INNOVATE

# 10,000 yuan: a look by an office, a head-month of records, a head-month of work; a new way costs more.
VISITOR, RECORD, WORK, NEW_WAY = (fixed(x) for x in ("0.15", "0.2", "0.75", "0.15"))


def pay(m: Month) -> None:
    """The month's grant; visitors and papers come first, work is done as far as the rest pays for it."""
    if not m.has("powers"):
        return
    s, p, books = m.state, m.p, m.books
    books.change("money", "grant", mul(m.rules.budget, p.funding))
    looks = mul(mul(p.insp_rate, s.control.sum(0)), ONE - mul(fixed("0.65"), p.joint_insp))
    _spend(m, "visitors", mul(looks, VISITOR))
    _spend(m, "records", mul(m.time["records"], RECORD))
    asked = _work_asked(m)
    paid = np.minimum(asked, s.money)
    books.change("money", "work", -paid)
    could = m.served
    m.served = mul(could, div(paid, np.maximum(asked, 1)))
    m.served = np.where(asked > 0, m.served, could)
    s.served = s.served - ((could - m.served) >> 1)  # people expect the purse to be as short next month
    m.money = dict(asked_work=asked, work=paid)
    _close_the_year(m)


def _close_the_year(m: Month) -> None:
    """In December the finance bureau takes back what lies unspent beyond a month's grant."""
    if calendar_month(m.rules, m.turn) == 12:
        m.books.change("money", "returned", np.minimum(0, m.rules.budget - m.state.money))


def _spend(m: Month, cause: str, asked: np.ndarray) -> None:
    m.books.change("money", cause, -np.minimum(asked, m.state.money))


def _work_asked(m: Month) -> np.ndarray:
    """Materials, vehicles, hired hands, as far as there are days to use them."""
    by_way = zip(m.is_way, REAL_DAYS, strict=True)
    work = [mul(np.where(way, m.state.work, 0).sum(0), days) for way, days in by_way]
    new = m.is_way[INNOVATE].sum(0) + m.is_way[FILED].sum(0)
    return mul(mul(total(work), WORK), m.served) + new * NEW_WAY
