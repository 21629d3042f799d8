"""The facts of the cases at hand, as the one rule of tolerance_rule.py reads them (R52, R53)."""

from types import SimpleNamespace

import numpy as np

from game.sim.fixed import HALF, ONE, div, fixed, mul
from game.sim.ruleset import FILED, INNOVATE, TRACE
from game.sim.state import CASE_KIND, FACT_ROWS, FLAG_BIT, State
from game.sim.tolerance_facts import facts, level, local_rule

FORM_LEVELS = np.array([0, *(level("form", n) for n in (
    "talk", "notice", "admonition", "party_warning", "serious_warning", "demotion"
))])  # fmt: skip


def has(flags: np.ndarray, name: str) -> np.ndarray:
    return flags & FLAG_BIT[name] > 0


def gather(state: State, place: np.ndarray, game: np.ndarray) -> SimpleNamespace:
    """Everything on file of the given cases, each (number of cases,)."""
    at = (place, game)
    names = ("kind", "turn", "slot", "public", "staff", "severity", "blame", "staff_blame", "merit")
    found = {name: getattr(state, f"case_{name}")[at] for name in names}
    found |= {name: state.case_fact[(row, *at)] for name, row in FACT_ROWS.items()}
    return SimpleNamespace(place=place, game=game, **found)


def facts_of(c: SimpleNamespace, acct, answered: np.ndarray, repeated: np.ndarray, **sanction):
    """Facts of an act. answered: the leader put it right and said so; repeated: the same person lately."""
    good, fake, directed = has(c.flags, "good_faith"), has(c.flags, "fake"), has(c.flags, "directed")
    new = (c.way == INNOVATE) | (c.way == FILED)
    together = good & has(c.flags, "with_public")
    kept, shown = c.record >= HALF, fake | (c.way == TRACE)
    idle = has(c.flags, "idle")
    incident = c.kind == CASE_KIND["incident"]
    weight = div(c.severity, acct)  # what happened, before the institution's scale of sanctions
    share = np.minimum(mul(weight, fixed("0.35")), fixed("0.65"))
    asked = has(c.flags, "consulted")
    return facts(
        purpose=np.where(
            together, fixed("0.85"), np.where(good, fixed("0.4"), np.where(shown, fixed("-0.8"), 0))
        ),
        good_faith=np.where(good, ONE, np.where(fake, fixed("-1.5"), fixed("-0.5"))),
        private_gain=np.where(has(c.flags, "gain"), HALF, np.where(good, -ONE, 0)),
        first_trial=new & good,
        diligence=np.where(good & (c.result > fixed("0.7")), HALF, np.where(idle, -ONE, 0)),
        cause=np.where(c.powers < fixed("0.75"), fixed("0.8"), np.where(good, fixed("0.2"), -HALF)),
        powers=np.maximum(0, 2 * c.powers - ONE),
        superior_task=np.where(has(c.flags, "written"), HALF, np.where(directed, ONE // 5, 0)),
        collective=np.where(directed & (c.record >= fixed("0.7")), ONE, np.where(directed, ONE // 4, 0)),
        residents_vote=np.where(together, ONE, 0),
        site_record=np.where(fake, 0, np.where(c.record >= fixed("0.9"), ONE, np.where(kept, HALF, 0))),
        expert=np.where(c.way == FILED, ONE, 0),
        filing=np.where(has(c.flags, "filed"), ONE, 0),
        filing_dated=1,
        consulted=np.where(asked, ONE, 0),
        consult_days=30,
        reported=np.where(asked | has(c.flags, "whistled"), ONE, np.where(directed, ONE // 5, 0)),
        report_dated=1,
        missing_steps=np.where(has(c.flags, "handed_down"), 2, np.where(c.record < fixed("0.3"), 1, 0)),
        red_line=np.where(c.red_line > 0, np.where(incident, ONE, fixed("0.8")), 0),
        false_material=np.where(fake, ONE, 0),
        repeat=repeated & ~good,
        harm=np.where(c.kind == CASE_KIND["slip"], 0, share),
        result=np.where(c.result > fixed("0.7"), ONE, np.where(c.result > fixed("0.3"), HALF, -HALF)),
        publicity=np.where(incident, HALF, 0),
        corrected=np.where(answered, HALF, 0),
        cooperation=np.where(answered, ONE, 0),
        **sanction,
    )


def rule_of(p, c: SimpleNamespace, draws: list[np.ndarray], shared: np.ndarray, routine: np.ndarray):
    """The local rule as it meets these cases.

    What an institution has only by share (co-signature, freezing, joint review, whose burden) is met or not
    by the case's own draw, so that more of it is never less. shared: somebody signs with the examiner;
    routine: how far tolerance has become a routine (R55).
    """
    of = lambda name: getattr(p, name)[c.game]  # noqa: E731
    cosigned, frozen, joint, burden = draws
    width = mul(fixed("0.25"), routine)
    return local_rule(
        mechanism=of("has_tolerance") * 1,
        sector=1,
        cosigned=(cosigned < of("ft_cosigned")) * 1,
        freeze=(frozen < of("ft_freeze")) * 1,
        joint=(joint < of("ft_joint")) * 1,
        applicant=(burden < of("ft_burden")) * 1,
        clarity=of("ft_clarity"),
        drift=of("ft_drift"),
        revisit_required=1,
        correction_clause=1,
        exempt_at=np.maximum(fixed("0.6") - width, fixed("0.1")),
        mitigate_at=np.maximum(fixed("0.4") - width, fixed("0.05")),
        ft_clarity=of("ft_clarity"),
        ft_liab=np.where(shared, mul(of("ft_liab"), fixed("0.6")), of("ft_liab")),
        ft_override=of("ft_override"),
        ft_reasons=of("ft_reasons"),
        ft_leniency=of("ft_leniency"),
        acct=of("acct"),
    )
