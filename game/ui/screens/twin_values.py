"""A lever's value as people write it, and what a lever means."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from game.content.schema_institution import SECTIONS
from game.content.text import Text, say
from game.sim.fixed import ONE


def value(name: str, fixed: int) -> Text:
    """At most two decimals, no idle zeros; yes or no and days where the lever is of that kind."""
    if name == "ft_on":
        return say("twin.value.yes" if fixed > 0 else "twin.value.no")
    exact = (Decimal(fixed) / ONE).quantize(Decimal("0.01"))
    plain = exact.to_integral_value() if exact == exact.to_integral_value() else exact.normalize()
    return say("twin.value.days" if name == "ft_filing_days" else "twin.value.plain", n=plain)


@lru_cache(maxsize=1)
def meanings() -> dict[str, Text]:
    """What each lever means, in a line."""
    return {name: Text(*pair) for section in SECTIONS.values() for name, pair in section.items()}
