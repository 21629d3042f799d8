"""The five curves of the evidence page: one parameter moved over its range, several measures looked at.

They show shapes; what is claimed of them is registered in claims.yaml like everything else.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.content.text import Text
from game.lab.claims import WINDOW, Arm, Claim, Term
from game.lab.evidence import play_terms

_REAL_TOLERANCE = (
    ("ft_on", "1"),
    ("ft_override", "0.05"),
    ("ft_clarity", "0.85"),
    ("ft_filing_days", "1"),
    ("ft_reasons", "0.8"),
)


@dataclass(frozen=True)
class Panel:
    """One measure along a curve; `factor` turns it into the unit of its name."""

    measure: str
    name: Text
    factor: float = 1.0


@dataclass(frozen=True)
class Curve:
    """What is moved, from where, and what is looked at. parameter "levels" is the length of the chain."""

    id: str
    title: Text
    axis: Text
    institution: str
    parameter: str
    points: tuple[str, ...]
    panels: tuple[Panel, ...]
    set: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()  # ids of registered claims that this curve is about


@dataclass(frozen=True)
class Measured:
    """Mean and half width of the 95 % interval for each point, by measure."""

    curve: Curve
    values: dict[str, list[tuple[float, float]]]


CURVES = (
    Curve(
        "inspection",
        Text("督查频次与实绩", "Inspection and real results"),
        Text("督查频次", "frequency of inspection"),
        "moderate",
        "insp_rate",
        ("0", "0.25", "0.5", "0.8", "1.2", "1.6", "2"),
        (
            Panel("results", Text("实绩", "real results")),
            Panel("records", Text("表面达标", "shown compliance")),
            Panel("trace", Text("走痕迹的任务，%", "tasks done on paper, %"), 100),
        ),
        claims=("inspection_inverted_u_rise", "inspection_inverted_u_fall"),
    ),
    Curve(
        "examiner",
        Text("认定者担责与报备、创新、如实", "The examiner's liability: filings, pilots, honest reports"),
        Text("认定者担责", "liability of whoever grants"),
        "polarised",
        "ft_liab",
        ("0", "0.2", "0.4", "0.6", "0.8", "1"),
        (
            Panel("applications", Text("报备，件/月", "filings a month")),
            Panel("innovations", Text("创新，件/月", "pilots a month")),
            Panel("fake", Text("造假的任务，%", "tasks faked, %"), 100),
        ),
        _REAL_TOLERANCE,
        ("liable_examiner_fewer_applications", "liable_examiner_fewer_pilots"),
    ),
    Curve(
        "chain",
        Text("链条长短与问责落在哪里", "Length of the chain and where blame lands"),
        Text("上级层数", "levels above"),
        "polarised",
        "levels",
        ("1", "2", "3", "4", "5"),
        (
            Panel("amplification", Text("加码倍数", "amplification, times")),
            Panel("town_share", Text("乡镇承担的问责，%", "share of blame borne by the town, %"), 100),
            Panel("staff_blame", Text("干部问责，分/月", "staff's blame, points a month")),
        ),
    ),
    Curve(
        "bottom_up",
        Text("群众评议的权重", "Weight of the villagers' appraisal"),
        Text("群众评议权重", "weight of villagers"),
        "moderate",
        "w_villager",
        ("0", "0.15", "0.3", "0.45", "0.6", "0.75", "0.9"),
        (
            Panel("results", Text("实绩", "real results")),
            Panel("trust", Text("信任", "trust")),
            Panel("unwelcome_done", Text("该办但不受欢迎的事，%", "needed but unwelcome work done, %"), 100),
        ),
        claims=("villagers_raise_results", "villagers_mark_down_the_unwelcome"),
    ),
    Curve(
        "leniency",
        Text("认定尺度：创新与滥用", "Width of tolerance: pilots and abuse"),
        Text("认定尺度", "leniency"),
        "moderate",
        "ft_leniency",
        ("-1", "-0.6", "-0.3", "0", "0.3", "0.6", "1"),
        (
            Panel("results", Text("实绩", "real results")),
            Panel("innovations", Text("创新，件/月", "pilots a month")),
            Panel("excused", Text("失职获免，件/月", "negligence excused a month")),
        ),
        (*_REAL_TOLERANCE, ("ft_liab", "0.05")),
        ("leniency_optimum_rise", "leniency_optimum_fall"),
    ),
)


def measured(games: int = 200, progress: Callable[[int, int], None] | None = None) -> list[Measured]:
    """Every curve over `games` games a point, all points under the same luck."""
    claims = [_as_claim(curve) for curve in CURVES]
    averages = play_terms(claims, games, progress=progress)
    found = []
    for curve in CURVES:
        values = {
            panel.measure: [
                _scaled(averages[arm(curve, point), panel.measure, WINDOW], panel.factor)
                for point in curve.points
            ]
            for panel in curve.panels
        }
        found.append(Measured(curve, values))
    return found


def arm(curve: Curve, point: str) -> Arm:
    """The township at one point of a curve."""
    if curve.parameter == "levels":
        return Arm(curve.institution, curve.set, levels=int(point))
    return Arm(curve.institution, (*curve.set, (curve.parameter, point)))


def _as_claim(curve: Curve) -> Claim:
    terms = tuple(Term(arm(curve, point), p.measure) for point in curve.points for p in curve.panels)
    return Claim(curve.id, curve.title, "holds", "equal", terms)


def _scaled(values: np.ndarray, factor: float) -> tuple[float, float]:
    half = 1.96 * values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else 0.0
    return factor * float(values.mean()), factor * float(half)
