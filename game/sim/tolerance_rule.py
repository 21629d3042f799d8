"""One rule for every case of error (R40-R49): facts and a local rule in, a decision and its reasons out.

The answer is the rule's own, without a draw. Beside it stands the chance that the examiner at hand signs
what the rule says, given his own stake. No case and no institution is named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace as Values

import numpy as np

from game.sim import liability_factors as liability
from game.sim import sanction_factors as sanction
from game.sim.fixed import ONE, clip, fixed, mul
from game.sim.tables import sigma
from game.sim.tolerance_factors import BASE, TOLERANCE, Factor, is_statutory, recognised, refusals

ASKS = ("tolerance", "correction", "liability", "re_use")
DECISIONS: dict[str, tuple[str, ...]] = {
    "tolerance": ("refuse", "mitigate", "exempt"),
    "correction": ("upheld", "withdrawn"),
    "liability": (*liability.PARTIES, "shared"),
    "re_use": ("not_eligible", "eligible"),
}
SHARED = DECISIONS["liability"].index("shared")
JUST_BELOW = fixed("0.01")


@dataclass(frozen=True)
class Finding:
    """One answer for every game.

    decision: places in DECISIONS[ask]; degree: fixed point, 0 to 1; weights: what each factor moved, with
    `stops` (what no merit outweighs) and caps among them, so that base + weights give the degree; signs: the
    chance that the examiner signs for the person; stake: what signing may cost him; shares: (4, G) by
    liability.PARTIES where that was asked.
    """

    ask: str
    decision: np.ndarray
    degree: np.ndarray
    base: int
    weights: Mapping[str, np.ndarray]
    stops: Mapping[str, np.ndarray]
    signs: np.ndarray
    stake: np.ndarray
    shares: np.ndarray | None = None


def decide(ask: str, f: Values, r: Values) -> Finding:
    """The finding on facts `f` under the local rule `r` (tolerance_facts.facts, .local_rule)."""
    return _DECIDE[ask](f, r)


def tolerance(f: Values, r: Values) -> Finding:
    """Exempt, mitigate or refuse: six factors, then the refusals, then what the rule's standing allows."""
    weights = _weights(TOLERANCE, f, r)
    caps = _cap(np.asarray(BASE + sum(weights.values())), f, r)
    stops = refusals(f, r)
    degree = _degree(BASE, weights | caps, stops)
    decision = (degree >= r.mitigate_at) * 1 + (degree >= r.exempt_at)
    decision = np.where(_any(stops), 0, decision)
    return _finding("tolerance", f, r, decision, degree, BASE, weights | caps, stops, degree)


def correction(f: Values, r: Values) -> Finding:
    """Withdrawn or upheld. The act's own merit counts as tolerance would have seen it."""
    f = Values(**{**vars(f), "merit": tolerance(f, r).degree})
    base = sanction.CORRECTION_BASE
    weights, stops = _weights(sanction.CORRECTION, f, r), sanction.correction_stops(f, r)
    degree = _degree(base, weights, stops)
    decision = ((degree >= r.withdraw_at) & ~_any(stops)) * 1
    return _finding("correction", f, r, decision, degree, base, weights, stops, degree)


def re_use(f: Values, r: Values) -> Finding:
    """Eligible or not."""
    base = sanction.RE_USE_BASE
    weights, stops = _weights(sanction.RE_USE, f, r), sanction.re_use_stops(f, r)
    degree = _degree(base, weights, stops)
    decision = ((degree >= r.reuse_at) & ~_any(stops)) * 1
    return _finding("re_use", f, r, decision, degree, base, weights, stops, degree)


def who_is_liable(f: Values, r: Values) -> Finding:
    """The party with at least half, or `shared`. The degree is the actor's own share."""
    shares = liability.parts(f, r)
    weights = {
        push.id: np.where(push.value(f, r) != 0, shares[0] - liability.parts(f, r, push.id)[0], 0)
        for push in liability.PUSHES
    }
    largest = shares.argmax(0)
    decision = np.where(shares.max(0) * 2 >= ONE, largest, SHARED)
    base = liability.START[0] * ONE // sum(liability.START)
    merit = ONE - shares[0]
    return _finding("liability", f, r, decision, shares[0], base, weights, {}, merit, shares)


_DECIDE = {"tolerance": tolerance, "correction": correction, "liability": who_is_liable, "re_use": re_use}


def _weights(factors: tuple[Factor, ...], f: Values, r: Values) -> dict[str, np.ndarray]:
    return {factor.id: mul(fixed(factor.weight), factor.value(f, r)) for factor in factors}


def _score(base: int, weights: Mapping[str, np.ndarray]) -> np.ndarray:
    return clip(base + sum(weights.values()), 0, ONE)


def _degree(base: int, weights: Mapping[str, np.ndarray], stops: Mapping[str, np.ndarray]) -> np.ndarray:
    return np.where(_any(stops), 0, _score(base, weights))


def _any(stops: Mapping[str, np.ndarray]) -> np.ndarray:
    return np.any(np.stack(np.broadcast_arrays(*stops.values())), axis=0)


def _cap(score: np.ndarray, f: Values, r: Values) -> dict[str, np.ndarray]:
    """Where no recognised mechanism stands, relief stops short of exemption unless the law grants it."""
    over = np.minimum(r.exempt_at - JUST_BELOW - score, 0)
    over = np.where(is_statutory(f), 0, over)
    return {
        "no_mechanism": np.where(r.mechanism == 0, over, 0),
        "rule_not_recognised": np.where((r.mechanism == 1) & ~recognised(f, r), over, 0),
    }


def examiner(f: Values, r: Values, merit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The chance that he signs for the person, and what is at stake for him (R49, as R16).

    A joint review leaves him two fifths of the liability, co-signature halves the fear of being overruled,
    public attention raises it; where punishing needs a higher organ's approval, refusing costs effort.
    """
    overrule = mul(mul(r.ft_override, ONE + f.publicity), ONE - r.cosigned * (ONE // 2))
    own = mul(mul(r.ft_liab, ONE - (r.ft_clarity >> 1)), mul(r.acct, ONE + mul(fixed("1.5"), overrule)))
    own = np.where(r.joint == 1, mul(own, fixed("0.4")), own)
    severity = np.minimum(ONE, np.maximum(f.harm, f.form))
    stake = mul(mul(own, fixed("0.4") + mul(severity, fixed("0.666667"))), fixed("1.6"))
    reading = mul(fixed("0.9"), fixed("0.35") + mul(fixed("0.65"), r.ft_reasons))
    net = mul(merit, reading) + mul(fixed("0.7"), r.ft_leniency) - stake - fixed("0.3")
    net = net + r.raised * fixed("0.15")
    return sigma(mul(net, fixed("8.333333"))), stake


def _finding(ask: str, f: Values, r: Values, decision, degree, base, weights, stops, merit, shares=None):
    signs, stake = examiner(f, r, merit)
    return Finding(ask, decision, degree, base, weights, stops, signs, stake, shares)
