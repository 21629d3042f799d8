"""The other chair: a tolerance application of the game as whoever has to sign it sees it.

What lies on his table is what the rule itself weighed (R6, R16): the case as it read, the leniency of the
standard, less what his own signature may cost him. The same file is weighed once more with the numbers of
another institution: the same facts, and the same misreading of them, as far as files there can be misread.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.simulate import parameters
from game.replay.view import played
from game.replay.view_answers import decisions
from game.replay.view_shapes import Factor
from game.replay.view_tolerance import factors
from game.replay.view_words import Played, at, decimal, points
from game.sim.effective import Effective, effective
from game.sim.fixed import ONE, div, fixed, mul
from game.sim.month import Month
from game.sim.phases.tolerance import RELIEF, SHARP
from game.sim.tables import sigma

KINDS = {"filing": "filed", "staff_claim": "claimed"}
LEAST_BLUR = fixed("0.01")


@dataclass(frozen=True)
class Weighed:
    """What the rule says about signing, under one institution."""

    has_tolerance: bool
    liability: Decimal  # L: the share of a failure whoever signed answers for (ft_liab)
    stake: Decimal  # what his signature stood to lose, in hundredths like the factors
    factors: tuple[Factor, ...]
    percent: int  # how likely an examiner who goes by the rule signs

    @property
    def leans(self) -> bool:
        """Whether he rather signs."""
        return self.has_tolerance and self.percent >= 50


@dataclass(frozen=True)
class Application:
    """One file on the examiner's table. `points`: the blame it is about; a filing has none yet."""

    turn: int
    kind: str  # filing · staff_claim
    slot: int
    heading: Text
    facts: tuple[Text, ...]
    points: Decimal
    left: Decimal  # of them where he signs
    signed: bool  # what was decided in the game
    overruled: bool
    good_faith: bool  # the truth behind the file
    here: Weighed

    @property
    def key(self) -> str:
        return f"{self.turn}/{self.kind}/{self.slot}"


def applications(session) -> tuple[Application, ...]:
    """Every filing and every claim of the staff, month by month."""
    game = played(session)
    return tuple(
        one for turn in range(1, game.open_turn) for kind in KINDS for one in _of_month(game, turn, kind)
    )


def elsewhere(session, application: Application, other) -> Weighed:
    """The same file under another institution (compiled with the same scenario)."""
    game = played(session)
    before, state = game.before(application.turn), game.after(application.turn).copy()
    state.turn, state.county = before.turn, before.county  # but with the stances that this month took
    state.parameters = parameters(other)
    return _weighed(
        game.month(application.turn), application.kind, application.slot, effective(state, game.rules)
    )


def _of_month(game: Played, turn: int, kind: str) -> list[Application]:
    month = game.month(turn)
    told = [one for one in decisions(game, turn) if one.kind == kind]
    slots = np.flatnonzero(getattr(month, KINDS[kind])[:, 0] & month.tasks.is_active[:, 0]).tolist()
    return [
        _application(month, turn, kind, slot, decision) for slot, decision in zip(slots, told, strict=True)
    ]


def _application(month: Month, turn: int, kind: str, slot: int, decision) -> Application:
    is_filing = kind == "filing"
    signed = bool((month.granted if is_filing else month.claim_granted)[slot, 0])
    at_issue = 0 if is_filing else at(mul(month.sanction, month.town_share), slot)
    return Application(
        turn,
        kind,
        slot,
        decision.heading,
        decision.reasons[:1] if not is_filing else (_hope(month, slot),),
        decimal(at_issue, 2),
        decimal(int(mul(at_issue, RELIEF)), 2),
        signed,
        not is_filing and signed and bool(month.overruled[slot, 0]),
        is_filing or bool(month.good_faith[slot, 0]),
        _weighed(month, kind, slot, month.p),
    )


def _hope(month: Month, slot: int) -> Text:
    percent = decimal(Fraction(100 * at(month.success_chance, slot), ONE), 0)
    return say("seat.hope", n=percent)


def _weighed(month: Month, kind: str, slot: int, p: Effective) -> Weighed:
    """The rule's own sum with the numbers of `p`; what he read is the game's, its error as large as files
    there allow."""
    is_filing = kind == "filing"
    merit = at(month.merit if is_filing else month.claim_merit, slot)
    support = at(mul(fixed("0.1"), at(month.orders.support) * ONE) + month.p.merit) if is_filing else 0
    if is_filing:
        stake = at(month.filing_liability, slot)
        habit, net = fixed("0.1"), at(month.filing_net, slot)
    else:
        heavy = min(ONE, int(mul(at(month.sanction, slot), fixed("0.666667"))))
        stake = int(mul(mul(at(month.p.liability), fixed("0.4") + heavy), fixed("1.6")))
        habit, net = fixed("0.3"), at(month.claim_net, slot)
    read = net - at(month.p.bar) - support + stake + habit  # reading times what he took the case for
    signal = int(div(read, max(1, at(month.p.reading))))
    if p is not month.p:
        blurred = max(LEAST_BLUR, at(month.p.blur))
        signal = merit + (signal - merit) * at(p.blur) // blurred
        read = int(mul(signal, at(p.reading)))
        stake = stake * at(p.liability) // max(1, at(month.p.liability))
    parts = {
        "merit": read,
        "leniency": at(p.bar),
        "support": support,
        "liability": -stake,
        "habit": -habit,
    }
    chance = int(sigma(np.array([mul(sum(parts.values()), SHARP)]))[0])
    return Weighed(
        bool(at(p.has_tolerance)),
        decimal(at(p.ft_liab), 2),
        points(stake, 0),
        factors(parts),
        round(100 * chance / ONE) if at(p.has_tolerance) else 0,
    )
