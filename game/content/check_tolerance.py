"""Whether an institution can say yes at all, and no at all: R6 and R16 at their two ends.

The best case an examiner may meet and the worst are put before him as the rules do it. Where he would sign
less than once in two hundred of the best, or all but two in a hundred of the worst, a lesson about
weighing has nothing to weigh.
"""

from collections.abc import Mapping

from game.sim.fixed import ONE, fixed, mul
from game.sim.parameters import DEFAULT
from game.sim.phases.tolerance import MERITS, SHARP
from game.sim.tables import sigma

RARE = ONE // 200
_SUPPORT = fixed("0.2")  # two points of attention spent on helping a filing along
_SURE = fixed("0.85")  # the surest success of a pilot


def never(values: Mapping[str, int]) -> str | None:
    """What it never does, "grants" or "refuses", these fixed-point parameters; None: it can do both."""
    at = lambda name: values.get(name, DEFAULT[name])  # noqa: E731
    if at("ft_on") < ONE // 2:
        return None  # without the procedure there is nothing to decide
    override = ONE + mul(fixed("1.5"), at("ft_override"))
    liability = mul(mul(at("ft_liab"), ONE - (at("ft_clarity") >> 1)), mul(at("acct"), override))
    reading = mul(fixed("0.9"), fixed("0.35") + mul(fixed("0.65"), at("ft_reasons")))
    bar = mul(fixed("0.7"), at("ft_leniency"))
    before = reading + bar + _SUPPORT - 3 * mul(liability, ONE - _SURE) - fixed("0.1")
    light = reading + bar - mul(liability, fixed("0.64")) - fixed("0.3")
    worst = mul(fixed(MERITS["negligence"]), reading) + bar - mul(liability, fixed("2.24")) - fixed("0.3")
    if max(_chance(before), _chance(light)) < RARE:
        return "grants"
    return "refuses" if _chance(worst) > ONE - 4 * RARE else None


def _chance(net) -> int:
    return int(sigma(mul(net, SHARP)))
