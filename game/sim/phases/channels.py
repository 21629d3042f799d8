"""What paper an order leaves with those who gave it; looks that are cut come back as messages (R70-R72)."""

import numpy as np

from game.sim.chance import Chance
from game.sim.effective import Effective
from game.sim.fixed import ONE, div, fixed, mul
from game.sim.month import Month
from game.sim.ruleset import CHANNELS, Ruleset
from game.sim.state import State

LETTER, GROUP = CHANNELS.index("letter"), CHANNELS.index("group")
IS_ORAL = np.array([name in ("phone", "group", "visit") for name in CHANNELS])
PAPERS = ("paper", "letter", "oral")  # what an order leaves with those who gave it
MESSAGE_TIME = fixed("0.18")  # staff time a look costs that is asked for by message: three fifths of a visit


def arrive(state: State, rules: Ruleset, p: Effective, who: np.ndarray, offices: np.ndarray) -> None:
    """A task comes as its kind does, unless an office short of looks asks for it in a work group (R72)."""
    unmet, wanted = unmet_looks(state.control, p)
    leaks = mul(p.leak, np.minimum(ONE, div(unmet, np.maximum(wanted, 1))))
    draw = Chance(state.key, state.turn).some("leak", who, 1)[0]
    usual = rules.kinds.channel[state.kind]
    state.channel = np.where((draw < leaks[offices]) & (usual != LETTER), GROUP, usual)


def paper_of(channel: int) -> str:
    """One of PAPERS."""
    return PAPERS[2 if IS_ORAL[channel] else int(channel == LETTER)]


def unmet_looks(control: np.ndarray, p: Effective) -> tuple[np.ndarray, np.ndarray]:
    """(looks an office wants and is not given, looks it wants), (B, G): the more it answers for its field
    and the less it feels the township's burden, the more it wants to see."""
    wanted = mul(control, mul(p.bureau_liab, ONE - p.internalise)) >> 1
    return np.maximum(0, wanted - mul(p.insp_rate, control)), wanted


def message(m: Month) -> None:
    """Staff time that messages take (R72)."""
    if m.has("channels"):
        unmet, _ = unmet_looks(m.state.control, m.p)
        m.message_time = mul(mul(m.p.leak, unmet.sum(0)), MESSAGE_TIME)


def pass_down(m: Month) -> None:
    """Whoever put an order on paper keeps a part; a signed letter moves responsibility down, and so does an
    oral order that leaves no paper above, unless the township asked in writing (R71)."""
    p, channel = m.p, m.state.channel
    asked = m.directed & (m.orders.consult > 0)
    m.no_paper = IS_ORAL[channel] & ~asked
    moved = np.where(m.no_paper, p.oral_shift, np.where(channel == LETTER, p.letter_shift, 0))
    kept = np.where(m.no_paper | (channel == LETTER), 0, p.paper_keeps)
    m.town_share = m.town_share + mul(ONE - m.town_share, moved) - mul(m.town_share, kept)
