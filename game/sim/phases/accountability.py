"""Blame runs down the chain as far as the duty list and the right to be heard let it (R15)."""

import numpy as np

from game.sim.effective import root_of_share
from game.sim.fixed import ONE, clip, fixed, mul
from game.sim.month import Month, tally
from game.sim.phases import channels, inquiry, powers, whistle
from game.sim.phases.inquiry import NEW_CASES, WORTH_A_FILE
from game.sim.state import CASE_KIND, CASE_STATUS

OWN_SHARE = fixed("0.3")  # more of the blame is his where he gave the instruction


def pass_down(m: Month) -> None:
    """The whole sanction of each case, the township's part, the leader's and the staff member's."""
    p, o = m.p, m.orders
    m.sanction = mul(p.acct, m.severity)
    share = powers.by_list(m) + p.passed_down
    asked = np.where(m.directed, o.consult, 0)  # who asked in writing has the answer on file
    m.town_share = clip(mul(share, ONE - fixed("0.12") * np.minimum(asked, 4)), 0, ONE)
    if m.has("channels"):
        channels.pass_down(m)
    if m.has("powers"):
        whistle.move(m)
    kept = clip(o.absorb * ONE // 100 + p.absorb, 0, ONE)
    leader_share = np.minimum(ONE, kept + np.where(m.directed, OWN_SHARE, 0))
    town = mul(m.sanction, m.town_share)
    m.staff_part = mul(town, ONE - leader_share)
    m.leader_part = town - m.staff_part
    without_task = (m.incident.sum(0) - m.scapegoat.sum(0)) * ONE
    m.no_task_part = mul(mul(p.acct, m.incident_weight), without_task) >> 1
    _keep_above(m, m.sanction - town)


def _keep_above(m: Month, above: np.ndarray) -> None:
    """What stays above, level by level: each passes the same share on to the next (R15)."""
    levels = m.rules.level_count
    if not levels:
        return
    whole = above.sum(0)
    through = root_of_share(m.town_share, levels)
    kept, reaches = [], m.sanction
    for _ in range(levels - 1):
        goes_on = mul(reaches, through)
        kept.append((reaches - goes_on).sum(0))
        reaches = goes_on
    kept.append(whole - sum(kept))
    m.kept_above = np.stack(kept)
    m.books.change("blame_above", "cases", m.kept_above)


def book(m: Month) -> None:
    """After cover was given or not: what the leader and the staff really carry."""
    s = m.state
    m.books.change("blame", "cases", np.where(m.is_pending, 0, m.leader_part).sum(0))
    m.books.change("blame", "no_task", m.no_task_part)
    part = np.where(s.is_active & ~m.is_pending, m.staff_part, 0)
    m.books.change("staff_blame", "cases", tally(m.at_staff, part, m.rules.staff_count, s.games))
    m.unfair = np.where(m.good_faith & s.is_active & ~m.is_pending, m.staff_part, 0)
    if m.has("procedure"):
        inquiry.write(m, _kinds(m))
    elif m.has_leader:
        _open_files(m)


def _open_files(m: Month) -> None:
    """The month's three heaviest cases of the leader become files he may answer (R30)."""
    s = m.state
    first = NEW_CASES * (m.turn % 2)
    kind = _kinds(m)
    left = np.where(s.is_active, m.leader_part, 0)
    for place in range(first, first + NEW_CASES):
        slot = left.argmax(0)
        at = (slot, m.lane)
        opened = left[at] > WORTH_A_FILE
        _write_file(m, place, slot, kind[at], opened)
        left[at] = 0
    no_task = (m.no_task_part > 0) & (s.case_status[first + NEW_CASES - 1] == 0)
    place = first + NEW_CASES - 1
    _write_file(m, place, np.full(s.games, -1), np.full(s.games, CASE_KIND["no_task"]), no_task, keep=True)


def _kinds(m: Month) -> np.ndarray:
    """What kind of case each task would make: the part that weighs most."""
    names = [name for name in _PART_NAMES if name in m.case_parts]
    parts = [np.where(m.state.is_active, m.case_parts[name], -1) for name in names]
    return np.array([CASE_KIND[name] for name in names])[np.stack(parts).argmax(0)]


_PART_NAMES = ("finding", "complaint", "slip", "incident", "false_report", "idle", "graft", "exposure")


def _write_file(m: Month, place: int, slot, kind, opened, keep: bool = False) -> None:
    s = m.state
    at = (np.maximum(slot, 0), m.lane)
    with_task = slot >= 0
    values = dict(
        case_kind=kind,
        case_status=np.full(s.games, CASE_STATUS["open"]),
        case_turn=np.full(s.games, m.turn),
        case_slot=slot,
        case_task=np.where(with_task, s.kind[at], 0),
        case_public=np.where(with_task, s.public[at], m.incident.argmax(0)),
        case_staff=np.where(with_task, s.staff[at], -1),
        case_severity=np.where(with_task, m.sanction[at], 2 * m.no_task_part),
        case_blame=np.where(with_task, m.leader_part[at], m.no_task_part),
        case_staff_blame=np.where(with_task, m.staff_part[at], 0),
        case_merit=np.where(with_task, m.claim_merit[at], fixed("0.55")),
    )
    for name, value in values.items():
        array = getattr(s, name)
        array[place] = np.where(opened, value, array[place] if keep else 0)
