"""A case begins as a clue: what is on file about it, and what is sanctioned by the clock (R50, R51)."""

import numpy as np

from game.sim.fixed import fixed, mul
from game.sim.month import Month
from game.sim.ruleset import FAKE, STALL, TRACE
from game.sim.state import CASE_KIND, CASE_STATUS, CASES, FACT_ROWS, FLAG_BIT, STAGE

NEW_CASES = CASES // 2
WORTH_A_FILE = fixed("0.05")
UNCHECKED = fixed("0.4")  # what is added in haste where the facts would have spoken for the person


def select(m: Month) -> None:
    """The month's three heaviest cases of the township become clues; some are sanctioned at once."""
    s = m.state
    m.is_file = np.zeros(s.kind.shape, bool)
    m.is_pending = m.is_file.copy()
    if not m.has("procedure"):
        return
    _make_room(m)
    m.file_slot = np.zeros((NEW_CASES, s.games), np.int64)
    m.file_opened = np.zeros((NEW_CASES, s.games), bool)
    if m.rules.has_player and m.turn == m.rules.run_in - 1:
        return  # the next leader finds no files of his predecessor's
    left = np.where(s.is_active, m.leader_part + m.staff_part, 0)
    clock = m.chance.some("case_clock", np.arange(NEW_CASES), 1)[0] < m.p.clock
    m.file_clock = clock
    for row in range(NEW_CASES):
        slot = left.argmax(0)
        at = (slot, m.lane)
        opened = left[at] > WORTH_A_FILE
        m.file_slot[row], m.file_opened[row] = slot, opened
        m.is_file[at] |= opened
        m.is_pending[at] |= opened & ~clock[row]
        left[at] = 0
    hasty = m.is_file & ~m.is_pending & m.good_faith
    for name in ("leader_part", "staff_part"):
        part = getattr(m, name)
        setattr(m, name, np.where(hasty, part + mul(part, UNCHECKED), part))


def _make_room(m: Month) -> None:
    """The files of the month before last are put away."""
    s, first = m.state, NEW_CASES * (m.turn % 2)
    rows = slice(first, first + NEW_CASES)
    if m.rules.has_player and m.turn == m.rules.run_in - 1:
        rows = slice(None)
        s.bar[-1] = 0
    for name in ("kind", "status", "turn", "slot", "task", "public", "staff", "severity", "blame", "merit"):
        getattr(s, f"case_{name}")[rows] = 0
    s.case_staff_blame[rows] = s.case_stage[rows] = s.case_fact[:, rows] = 0


def write(m: Month, kinds: np.ndarray) -> None:
    """Puts the clues on file with what each task left behind; `kinds` (J, G) are kinds of case."""
    s, first = m.state, NEW_CASES * (m.turn % 2)
    flags = _flags(m)
    for row in range(NEW_CASES):
        at, place, opened = (m.file_slot[row], m.lane), first + row, m.file_opened[row]
        by_clock = opened & ~m.is_pending[at]
        values = dict(
            case_kind=kinds[at],
            case_status=np.full(s.games, CASE_STATUS["open"]),
            case_turn=np.full(s.games, m.turn),
            case_slot=m.file_slot[row],
            case_task=s.kind[at],
            case_public=s.public[at],
            case_staff=s.staff[at],
            case_severity=m.sanction[at],
            case_blame=m.leader_part[at],
            case_staff_blame=m.staff_part[at],
            case_merit=m.claim_merit[at],
            case_stage=np.where(by_clock, STAGE["sanctioned"], STAGE["clue"]),
        )
        for name, value in values.items():
            getattr(s, name)[place] = np.where(opened, value, 0)
        facts = dict(
            way=m.way[at],
            red_line=s.is_redline[at] * 1,
            powers=m.powers[at],
            record=m.record[at],
            result=m.result[at],
            flags=flags[at] + np.where(by_clock, FLAG_BIT["clock"], 0),
        )
        for name, value in facts.items():
            s.case_fact[FACT_ROWS[name], place] = np.where(opened, value, 0)
    _write_no_task(m, first + NEW_CASES - 1)


def _write_no_task(m: Month, place: int) -> None:
    """Held to account by territory alone: sanctioned at once, open to appeal."""
    s = m.state
    opened = (m.no_task_part > 0) & (s.case_status[place] == 0) & (m.turn != m.rules.run_in - 1)
    values = dict(
        case_kind=CASE_KIND["no_task"],
        case_status=CASE_STATUS["open"],
        case_turn=m.turn,
        case_slot=-1,
        case_public=m.incident.argmax(0),
        case_staff=-1,
        case_severity=2 * m.no_task_part,
        case_blame=m.no_task_part,
        case_merit=fixed("0.55"),
        case_stage=STAGE["sanctioned"],
    )
    for name, value in values.items():
        row = getattr(s, name)[place]
        getattr(s, name)[place] = np.where(opened, value, row)
    bits = FLAG_BIT["clock"] + FLAG_BIT["good_faith"]
    s.case_fact[FACT_ROWS["flags"], place] += np.where(opened, bits, 0)


def _flags(m: Month) -> np.ndarray:
    """What an inquiry will find on file or on the spot, as bits."""
    idle = (m.way == STALL) | (m.way == TRACE)
    asked = m.directed & (m.orders.consult > 0)
    gain = m.taken_found if m.has("graft") else m.misused
    marks = dict(
        directed=m.directed,
        with_public=m.with_public,
        handed_down=m.handed_down,
        filed=m.granted,
        consulted=asked,
        gain=gain,
        fake=m.way == FAKE,
        good_faith=m.good_faith,
        idle=idle,
    )
    if m.has("channels"):
        marks["written"] = ~m.no_paper
    if m.has("powers"):
        marks["whistled"] = m.whistled
    return sum(np.where(mark, FLAG_BIT[name], 0) for name, mark in marks.items())  # type: ignore[return-value]
