"""What staff conclude from what they saw: own cases, colleagues' cases, whether asking works (R17-R20)."""

import numpy as np

from game.sim.fixed import ONE, approach, clip, fixed, mul, toward
from game.sim.month import Month, tally
from game.sim.observe import mean
from game.sim.ruleset import INNOVATE, REAL, WAYS
from game.sim.tables import exp_minus

COVER_AT_FIRST = tuple(fixed(x) for x in ("0.5", "0.5", "0.2"))
HEAVY = fixed("0.3")  # a sanction that everybody talks about


def learning_rate(m: Month, cases) -> np.ndarray:
    """How far colleagues move on `cases` cases: 1 - exp(-alpha_soc * cases)."""
    return ONE - exp_minus(m.p.alpha_soc * cases)


def book_caution(m: Month, cause: str) -> None:
    """The staff's caution is the blame they expect on average of real, ordinary work."""
    m.books.become("caution", cause, mean(m.state.expected_blame[REAL, 0]))


def learn(m: Month) -> None:
    credit = _credit(m)
    _own_cases(m, credit)
    book_caution(m, "own_cases")
    _colleagues_cases(m, credit)
    book_caution(m, "colleagues")
    _cover_seen(m)
    _motivation(m)
    _shares(m)


def _credit(m: Month) -> np.ndarray:
    """Appraisal of each task: the index less findings, and the villagers' view by its weight (R17)."""
    s, p = m.state, m.p
    appraised = clip(m.index, 0, ONE) - np.where(m.found, fixed("0.25"), 0)
    appraised = appraised - np.where(m.caught, fixed("0.6"), 0) + np.where(m.succeeded, p.innov_credit, 0)
    unpopular = s.is_unwelcome & m.is_real & ~m.with_public  # a villagers' meeting makes it their own
    villagers = mul(p.see_village, np.minimum(m.result, ONE)) + ((ONE - p.see_village) >> 1)
    villagers = villagers - np.where(unpopular, p.pander, 0) + mul(fixed("0.08"), m.trust - ONE // 2)
    return mul(ONE - p.w_villager, appraised) + mul(p.w_villager, villagers)


def _own_cases(m: Month, credit: np.ndarray) -> None:
    """b <- b + alpha (x - b) for whoever had the task (R17)."""
    s, n = m.state, m.rules.staff_count
    rate = np.where(s.is_active, m.p.alpha_own, 0)
    at = m.at_belief + m.way * (2 * n * s.games)
    step = 1 if m.has("people") and (s.away > m.turn).any() else n  # a stand-in may hold two of one round
    for believed, seen in ((s.expected_blame, m.staff_part), (s.expected_credit, credit)):
        flat = believed.reshape(-1)
        for start in range(0, len(at), step):  # the rota gives nobody two tasks within one round of n
            rows = slice(start, start + step)
            flat[at[rows]] = toward(flat[at[rows]], seen[rows], rate[rows])


def _colleagues_cases(m: Month, credit: np.ndarray) -> None:
    """Everybody moves toward the month's mean, faster where a case was heavy: bad news travels (R18)."""
    s, games, kinds = m.state, m.state.games, 2 * len(WAYS)
    at = (m.way * 2 + s.is_redline) * games + m.lane
    count = tally(at, s.is_active.astype(np.int64), kinds, games)
    heavy = tally(at, (s.is_active & (m.staff_part > HEAVY)).astype(np.int64), kinds, games)
    lessons = ((s.expected_blame, m.staff_part, count + 2 * heavy), (s.expected_credit, credit, count))
    for believed, seen, cases in lessons:
        total = tally(at, np.where(s.is_active, seen, 0), kinds, games)
        average = (total // np.maximum(count, 1)).reshape(len(WAYS), 2, 1, games)
        approach(believed, average, learning_rate(m, cases).reshape(len(WAYS), 2, 1, games))


def learn_cover(m: Month, cover: int, cases: np.ndarray, share) -> None:
    """Belief that cover is given moves toward the share of `cases` in which it was (R19)."""
    believed = m.state.expected_cover[cover]
    believed += mul(share - mean(believed), learning_rate(m, 2 * cases))
    np.copyto(believed, clip(believed, fixed("0.02"), fixed("0.98")))


def _cover_seen(m: Month) -> None:
    s = m.state
    if not m.p.has_tolerance.any():
        return
    won_filing = m.granted & ~(m.covered_before & m.overruled)
    won_claim = m.claim_granted & ~m.overruled
    tried = (
        (m.filed, won_filing),
        (m.claimed & m.good_faith, won_claim),
        (m.claimed & ~m.good_faith, won_claim),
    )
    for cover, (asked, won) in enumerate(tried):
        cases = asked.sum(0)
        learn_cover(m, cover, cases, ((asked & won).sum(0) << 16) // np.maximum(cases, 1))
        drift = np.where(m.p.has_tolerance, fixed("0.004"), 0)
        s.expected_cover[cover] += mul(COVER_AT_FIRST[cover] - s.expected_cover[cover], drift)


def _motivation(m: Month) -> None:
    """Results warm, unfair blame chills, and it returns slowly to what the person brought (R20)."""
    s, books = m.state, m.books
    staff, games = m.rules.staff_count, s.games
    good = m.is_real & (m.result > fixed("0.7")) & s.is_active
    warm = tally(m.at_staff, np.where(good, fixed("0.003"), 0), staff, games)
    chill = tally(m.at_staff, mul(m.unfair, fixed("0.1")), staff, games)
    back = mul(s.motivation_base - s.motivation, fixed("0.02"))
    books.change("motivation", "returning", back)
    books.change("motivation", "good_results", mul(warm, s.motivation_base))
    books.change("motivation", "unfair_blame", -mul(chill, s.motivation_base))
    books.bound("motivation", fixed("0.05"), 2 * ONE)


def _shares(m: Month) -> None:
    """What colleagues do, as one sees it: the pull of the ordinary."""
    s = m.state
    active = np.maximum(s.is_active.sum(0), 1)
    m.way_share = np.stack([(way.sum(0) << 16) // active for way in m.is_way])
    s.shares = mul(s.shares, fixed("0.6")) + mul(m.way_share, fixed("0.4"))
    own = m.own_way >= REAL
    own_real = (own & (m.own_way <= INNOVATE + 1) & s.is_active).sum(0)
    m.team_share = (own_real << 16) // active
    s.team = mul(s.team, fixed("0.666667")) + mul(m.team_share, fixed("0.333333"))
