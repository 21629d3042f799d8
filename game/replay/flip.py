"""Which difference between two institutions decides: each differing parameter moved alone, then in pairs,
under the same decisions and the same luck, all as one batch.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import numpy as np

from game.content.compile import Compiled
from game.content.names import Named
from game.content.text import Text, listing
from game.replay import simulate, words
from game.replay.carry import carry
from game.replay.session import Session
from game.replay.twin import under
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.observe import observe
from game.sim.parameters import INSTITUTION, ROW
from game.sim.ruleset import CONDITION_NAMES
from game.sim.state import State


@dataclass(frozen=True)
class Parameter:
    """One parameter that differs; values fixed point."""

    name: str
    label: Text
    a: int
    b: int


@dataclass(frozen=True)
class Variant:
    """The game with some parameters moved from a to b, and what came of it."""

    parameters: tuple[str, ...]
    happens: bool
    turn: int  # in which it first was so, 0 never
    blame: int  # the leader's own account at the end, fixed point


@dataclass(frozen=True)
class FlipResult:
    outcome: str  # a name that conditions read; it happens where it is above 0
    institutions: tuple[Named, Named]
    differing: tuple[Parameter, ...]
    a: Variant  # nothing moved
    b: Variant  # everything moved
    smallest: tuple[Variant, ...]  # the sets of one, else of two, that flip the outcome; least blame first
    tried: int  # how many sets were tried
    text: Text

    @property
    def flips(self) -> bool:
        """Whether the other institution as a whole brings the other outcome."""
        return self.a.happens != self.b.happens


def flips(session: Session, institution_b: str | Path | Compiled, outcome: str = "removed") -> FlipResult:
    """The smallest set of differing parameters that turns the outcome. `outcome`: a count or state by its
    name in conditions, such as removed, incidents or granted.
    """
    if outcome not in simulate.LEVEL_NAMES:
        raise ValueError(outcome)
    other = institution_b if isinstance(institution_b, Compiled) else under(session.compiled, institution_b)
    rows_a, rows_b = (simulate.parameters(compiled) for compiled in (session.compiled, other))
    differing = tuple(
        Parameter(name, words.parameter_name(name), int(rows_a[ROW[name], 0]), int(rows_b[ROW[name], 0]))
        for name in INSTITUTION
        if rows_a[ROW[name], 0] != rows_b[ROW[name], 0]
    )
    names = [parameter.name for parameter in differing]
    sets = [(), tuple(names), *((name,) for name in names)]
    a, b, *singles = _play(session, rows_a, rows_b, sets, outcome)
    smallest = _flipping(singles, a)
    if a.happens != b.happens and not smallest and len(names) > 2:
        pairs = list(combinations(names, 2))
        sets += pairs
        smallest = _flipping(_play(session, rows_a, rows_b, pairs, outcome), a)
    if a.happens == b.happens:
        smallest = []
    institutions = (session.names.institution, other.names.institution)
    text = _says(outcome, institutions, a, b, smallest, len(names))
    return FlipResult(outcome, institutions, differing, a, b, tuple(smallest), len(sets) - 2, text)


def _flipping(variants: list[Variant], a: Variant) -> list[Variant]:
    return sorted((v for v in variants if v.happens != a.happens), key=lambda v: (v.blame, v.parameters))


def _play(
    session: Session, a: np.ndarray, b: np.ndarray, sets: list[tuple[str, ...]], outcome: str
) -> list[Variant]:
    """Every set of moved parameters as one game of a batch, each with a run-in of its own."""
    rows = np.repeat(a, len(sets), axis=1)
    for game, moved in enumerate(sets):
        at = [ROW[name] for name in moved]
        rows[at, game] = b[at, 0]
    state = simulate.run_in(session.rules, [session.seed] * len(sets), rows)[-1]
    first = np.zeros(len(sets), np.int64)
    for turn, orders in enumerate(session.orders, 1):
        carried, _ = carry(orders, session.history[turn - 1], state, session.rules)
        state = engine.step(state, carried, session.rules)
        first = np.where((first == 0) & _happens(state, session, outcome), turn, first)
    happens = _happens(state, session, outcome)
    return [
        Variant(moved, bool(happens[game]), int(first[game]) if happens[game] else 0, int(state.blame[game]))
        for game, moved in enumerate(sets)
    ]


def _happens(state: State, session: Session, outcome: str) -> np.ndarray:
    return observe(state, session.rules)[CONDITION_NAMES.index(outcome)] > 0


def _says(
    outcome: str,
    institutions: tuple[Named, Named],
    a: Variant,
    b: Variant,
    found: list[Variant],
    differing: int,
) -> Text:
    what = words.level_name(outcome)
    if not differing:
        return _NO_DIFFERENCE
    if a.happens == b.happens:
        return (_BOTH if a.happens else _NEITHER).fill(w=what)
    if not found:
        return _NONE.fill(n=differing, w=what)
    labels = [words.parameter_name(name) for name in found[0].parameters]
    moved = Text(listing(labels, "zh"), listing(labels, "en"))
    before, after = (Decimal(one.blame) / ONE for one in (a, found[0]))
    sentence = _ONE_SET.fill(m=moved, i=institutions[1].name, w=what, a=before, b=after)
    rest = len(found) - 1
    more = _MORE.fill(n=rest) if rest else Text()
    return Text(sentence.zh + more.zh, sentence.en + more.en)


_NO_DIFFERENCE = Text("两种制度没有差别。", "The two institutions do not differ.")
_BOTH = Text("“{w}”在两种制度下都会发生。", "It happens under both institutions: {w}.")
_NEITHER = Text("“{w}”在两种制度下都不会发生。", "It happens under neither institution: {w}.")
_NONE = Text(
    "两种制度有{n}项不同，单独改其中一项或两项，都不能改变“{w}”的结果。",
    "The institutions differ in {n} parameters; moving one or two of them does not change the outcome ({w}).",
)
_ONE_SET = Text(
    "决定、运气都不变，只把“{m}”改成“{i}”的取值，“{w}”的结果就会改变（本人问责{a:1}→{b:1}）。",
    'With the same decisions and luck, moving only "{m}" to its value under "{i}" turns it: '
    "{w} (own blame {a:1} → {b:1}).",
)
_MORE = Text("另有{n}种同样大小的改法。", " {n} other {n:change|changes} of this size would do it too.")
