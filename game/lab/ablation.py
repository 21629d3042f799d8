"""Which mechanisms a claim rests on: switch them off by data and see what is left of its effect."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from game.lab.claims import OFF, ONLY_WITH, Claim, Term
from game.lab.evidence import Finding, measure

HALF = 0.5  # of the effect: what falls below is undone
CLOSE = 0.1  # of it: so near the half, either registration is right
MOST_TOGETHER = 3  # mechanisms in one set
CANDIDATES = 5  # sets are sought among the mechanisms that lower the effect most


@dataclass(frozen=True)
class Ablation:
    """left: share of the effect that is left with one mechanism off, signed.

    needs: every mechanism that undoes the claim alone, the strongest first; where none does, the smallest
    set that does; empty if no set of three does. What is registered is in `finding.claim.needs`.
    """

    finding: Finding
    left: dict[str, float]
    needs: tuple[str, ...]
    together: float  # share left with everything that the claim names off at once

    @property
    def is_as_registered(self) -> bool:
        """With what it names off at least half is gone, with any other off it stays."""
        named = set(self.finding.claim.needs)
        if all(share > HALF for share in self.left.values()):
            return named == set(self.needs)
        unnamed = [share for mechanism, share in self.left.items() if mechanism not in named]
        alone = [self.left[mechanism] for mechanism in named]
        undone = bool(named) and all(share < HALF + CLOSE for share in (*alone, self.together))
        return undone and all(share > HALF - CLOSE for share in unnamed)


def can_be_ablated(claim: Claim) -> bool:
    """Claims of no difference, and those said not to hold, have no effect that could fall by half."""
    return claim.kind == "emergent" and claim.direction != "equal" and claim.expect != "does_not_hold"


def ablate(
    chosen: Sequence[Claim], games: int = 200, progress: Callable[[int, int], None] | None = None
) -> list[Ablation]:
    """Every claim with every mechanism off, then the smallest sets for those that no single one undoes."""
    whole = {finding.claim.id: finding for finding in measure(chosen, games)}
    left: dict[str, dict[str, float]] = {claim.id: {} for claim in chosen}
    for done, mechanism in enumerate(OFF, 1):
        touched = [claim for claim in chosen if _runs(claim, mechanism)]
        shares = _left(touched, (mechanism,), whole, games)
        for claim in chosen:
            left[claim.id][mechanism] = shares.get(claim.id, 1.0)
        if progress:
            progress(done, len(OFF))
    needs = {ident: _single(shares) for ident, shares in left.items()}
    for size in range(2, MOST_TOGETHER + 1):
        open_claims = [claim for claim in chosen if not needs[claim.id]]
        needs |= _sets(open_claims, size, left, whole, games)
    together = _registered(chosen, whole, games)
    return [Ablation(whole[c.id], left[c.id], needs[c.id], together[c.id]) for c in chosen]


def _runs(claim: Claim, mechanism: str) -> bool:
    """Whether the mechanism exists in any arm of the claim."""
    needs = ONLY_WITH.get(mechanism)
    return not needs or any(needs in term.arm.mechanisms for term in claim.all_terms)


def _registered(chosen: Sequence[Claim], whole: dict[str, Finding], games: int) -> dict[str, float]:
    """What is left of each claim with all off that it names."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in chosen:
        groups.setdefault(tuple(sorted(claim.needs)), []).append(claim)
    found: dict[str, float] = {}
    for mechanisms, some in groups.items():
        found |= _left(some, mechanisms, whole, games) if mechanisms else {claim.id: 1.0 for claim in some}
    return found


def _single(shares: dict[str, float]) -> tuple[str, ...]:
    strongest = sorted(shares, key=lambda mechanism: shares[mechanism])
    return tuple(mechanism for mechanism in strongest if shares[mechanism] <= HALF)


def _sets(claims: list[Claim], size: int, left: dict, whole: dict, games: int) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {claim.id: () for claim in claims}
    asked: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        strongest = sorted(OFF, key=lambda mechanism: left[claim.id][mechanism])[:CANDIDATES]
        for together in combinations(strongest, size):
            asked.setdefault(tuple(sorted(together)), []).append(claim)
    best: dict[str, float] = {}
    for together, some in asked.items():
        for ident, share in _left(some, together, whole, games).items():
            if share <= HALF and share < best.get(ident, 1.0):
                best[ident], found[ident] = share, together
    return found


def _left(
    claims: Iterable[Claim], mechanisms: tuple[str, ...], whole: dict[str, Finding], games: int
) -> dict[str, float]:
    """Share of each claim's effect that is left with the mechanisms off."""
    findings = measure([_without(claim, mechanisms) for claim in claims], games)
    return {f.claim.id: f.effect / (whole[f.claim.id].effect or 1e-9) for f in findings}


def _without(claim: Claim, mechanisms: tuple[str, ...]) -> Claim:
    def off(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(
            replace(term, arm=replace(term.arm, off=tuple(sorted({*term.arm.off, *mechanisms}))))
            for term in terms
        )

    return replace(claim, terms=off(claim.terms), divide=off(claim.divide))
