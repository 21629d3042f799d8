"""The blame waterfall: what each link of the chain kept of a case, what it passed on, and why (R15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from game.content.text import Text, say
from game.replay.view_shapes import Share, Waterfall
from game.replay.view_words import (
    Played,
    at,
    decimal,
    graded,
    joined,
    listed,
    person_name,
    quoted,
    show,
    spread,
    task_title,
    village_name,
    whole,
)
from game.sim.effective import root_of_share
from game.sim.fixed import ONE, fixed, mul
from game.sim.month import Month
from game.sim.phases.channels import paper_of
from game.sim.ruleset import DUTIES

PARTS = ("finding", "complaint", "slip", "incident", "false_report", "idle", "graft", "exposure")
CLEAR = ((fixed("0.66"), "clear"), (fixed("0.33"), "partly"))
HEARD = ((fixed("0.5"), "heard"), (fixed("0.25"), "little"))
DECIMALS = 2


@dataclass(frozen=True)
class _Split:
    """One case or many, link by link, in fixed point; the parts sum to the whole."""

    whole: int
    above: tuple[int, ...]  # by level
    leader: int
    handler: int
    tolerated: int  # taken away by tolerance (negative: an overruled cover adds)

    def plus(self, other: "_Split") -> "_Split":
        return _Split(
            self.whole + other.whole,
            tuple(a + b for a, b in zip(self.above, other.above, strict=True)),
            self.leader + other.leader,
            self.handler + other.handler,
            self.tolerated + other.tolerated,
        )


def cases(played: Played, turn: int) -> tuple[Waterfall, ...]:
    """Every case of the month, the heaviest for the player first."""
    month = played.month(turn)
    slots = np.flatnonzero((month.sanction[:, 0] > 0) & month.tasks.is_active[:, 0]).tolist()
    order = sorted(slots, key=lambda j: (-at(month.leader_part, j), -at(month.sanction, j), j))
    told = [_case(played, month, slot) for slot in order]
    if at(month.no_task_part) > 0:
        told.append(_no_task(played, month))
    return tuple(told)


def case_of(played: Played, turn: int, slot: int) -> Waterfall:
    """The month's case about the task in a slot; slot -1: the incident with no task in hand."""
    month = played.month(turn)
    return _case(played, month, slot) if slot >= 0 else _no_task(played, month)


def month_blame(played: Played, turn: int) -> Waterfall | None:
    """All the month's cases in one waterfall; None in a month without."""
    split = _of_month(played.month(turn))
    return _total(played, split, say("chain.month"), played.month(turn)) if split else None


def year_blame(played: Played, turns: Iterable[int]) -> Waterfall | None:
    """The year's, link by link."""
    splits = [s for s in (_of_month(played.month(t)) for t in turns) if s]
    if not splits:
        return None
    total = splits[0]
    for split in splits[1:]:
        total = total.plus(split)
    return _total(played, total, say("chain.year"), None)


def powers_held(played: Played, turns: Iterable[int]) -> Decimal:
    """Percent of the powers that the tasks of these months needed and the township held."""
    held = needed = 0
    for turn in turns:
        month = played.month(turn)
        active, need = month.tasks.is_active[:, 0], month.tasks.need[:, 0]
        needed += int(need[active].sum())
        held += int(mul(need, np.broadcast_to(month.p.authority, (1,)))[active].sum())
    return decimal(Fraction(100 * held, needed), 0) if needed else Decimal(100)


def case_kind(month: Month, slot: int) -> str:
    """The part that weighs most names the case."""
    return max((p for p in PARTS if p in month.case_parts), key=lambda p: at(month.case_parts[p], slot))


def _case(played: Played, month: Month, slot: int) -> Waterfall:
    tasks = month.tasks
    kind, title = case_kind(month, slot), task_title(played, at(tasks.kind, slot), slot)
    village = village_name(played, at(tasks.public, slot))
    staff = person_name(played, at(tasks.staff, slot), month)
    split = split_of(month, slot)
    reasons = _reasons(played, month, slot)
    return Waterfall(
        kind=kind,
        title=title,
        text=say(f"chain.case.{kind}", title=quoted(title), village=village, staff=staff),
        village=village,
        staff=staff,
        **_shares(played, split, reasons),
    )


def _no_task(played: Played, month: Month) -> Waterfall:
    """An incident with no task in hand there: half of it is the leader's, the rest nobody's."""
    own = at(month.no_task_part)
    busy = set(month.tasks.public[month.tasks.is_active[:, 0], 0].tolist())
    struck = [v for v in np.flatnonzero(month.incident[:, 0]).tolist() if v not in busy]
    village = listed([village_name(played, v) for v in struck])
    split = _Split(own, tuple(0 for _ in played.names.levels), own, 0, 0)
    text = say("chain.case.no_task", village=village)
    reasons = {"town_head": say("chain.why.no_task")}
    return Waterfall("no_task", village, text, village, Text(), **_shares(played, split, reasons))


def _total(played: Played, split: _Split, title: Text, month: Month | None) -> Waterfall:
    reasons = _standing_reasons(month) if month else {}
    return Waterfall("total", title, title, Text(), Text(), **_shares(played, split, reasons))


def split_of(month: Month, slot: int) -> _Split:
    """R15 for a single case, with the roundings of the rule itself."""
    sanction, levels = at(month.sanction, slot), month.rules.level_count
    town = int(mul(month.sanction[slot, 0], month.town_share[slot, 0]))
    kept, reaches = [], month.sanction[slot, 0]
    if levels:
        through = root_of_share(month.town_share[slot, :1], levels)[0]
        for _ in range(levels - 1):
            goes_on = mul(reaches, through)
            kept.append(int(reaches - goes_on))
            reaches = goes_on
        kept.append(sanction - town - sum(kept))
    leader, handler = at(month.leader_part, slot), at(month.staff_part, slot)
    return _Split(sanction, tuple(kept), leader, handler, sanction - sum(kept) - leader - handler)


def _of_month(month: Month) -> _Split | None:
    slots = np.flatnonzero((month.sanction[:, 0] > 0) & month.tasks.is_active[:, 0]).tolist()
    own = at(month.no_task_part)
    total = _Split(own, (0,) * month.rules.level_count, own, 0, 0)
    for slot in slots:
        total = total.plus(split_of(month, slot))
    return total if total.whole > 0 else None


def _shares(played: Played, split: _Split, reasons: dict[str, Text]) -> dict:
    links = [
        (level.id, level.name, kept) for level, kept in zip(played.names.levels, split.above, strict=True)
    ]
    links.append(("town", say("chain.town"), 0))
    if split.tolerated:
        links.append(
            ("tolerated", say("chain.tolerated" if split.tolerated > 0 else "chain.added"), split.tolerated)
        )
    links += [("town_head", say("chain.you"), split.leader), ("handler", say("chain.handler"), split.handler)]
    unit = 10**DECIMALS
    exact = [Fraction(kept * unit, ONE) for _, _, kept in links]
    total = whole(Fraction(split.whole * unit, ONE))
    shares, arrives = [], total
    for (name, title, kept), amount in zip(links, spread(exact, total), strict=True):
        shares.append(_share(name, title, amount, arrives, kept, split.whole, reasons))
        arrives -= amount
    value = Decimal(total).scaleb(-DECIMALS)
    return dict(whole=value, shown=show(value, unit="chain.points"), shares=tuple(shares))


def _share(name: str, title: Text, amount: int, arrives: int, kept: int, sanction: int, reasons) -> Share:
    value = Decimal(amount).scaleb(-DECIMALS)
    percent = whole(Fraction(100 * kept, sanction)) if sanction else 0
    why = reasons.get(name, reasons.get("above", Text()) if name not in _OWN else Text())
    return Share(name, title, value, show(value), percent, Decimal(arrives).scaleb(-DECIMALS), why)


_OWN = ("town", "tolerated", "town_head", "handler")


def _standing_reasons(month: Month) -> dict[str, Text]:
    """What the rules say of every case: the duty list and the right to be heard."""
    clear = graded(at(month.p.list_clarity), CLEAR, "unclear")
    heard = graded(at(month.p.appeal), HEARD, "unheard")
    return {"above": say(f"chain.list.{clear}"), "town": say(f"chain.heard.{heard}")}


def _by_order(month: Month, slot: int) -> list[Text]:
    """What the way the order came, the duty list and a call to the office did to the town's part."""
    rules, out = month.rules, []
    if rules.has("channels"):
        paper = paper_of(at(month.tasks.channel, slot))
        if paper == "letter":
            out.append(say("chain.letter"))
        elif month.no_paper[slot, 0]:
            out.append(say("chain.oral"))
    if rules.has("powers"):
        duty = DUTIES[at(month.tasks.duty, slot)]
        if duty != "basic":
            out.append(say(f"chain.duty.{duty}"))
        if month.moved[slot, 0]:
            out.append(say("chain.moved"))
        elif at(month.lent, slot):
            out.append(say("chain.came"))
        elif month.reported_orally[slot, 0]:
            out.append(say("chain.orally"))
    return out


def _reasons(played: Played, month: Month, slot: int) -> dict[str, Text]:
    """Why each link kept what it kept of one case, in field language."""
    reasons, orders = _standing_reasons(month), month.orders
    directed = bool(month.directed[slot, 0])
    absent = whole(Fraction(100 * (ONE - at(month.powers, slot)), ONE))
    written = at(orders.consult) if directed else 0
    reasons["above"] = joined([reasons["above"], say("chain.powers", absent=absent) if absent else Text()])
    by_order = _by_order(month, slot)
    paper = say("chain.written") if written else say("chain.unwritten") if directed else Text()
    reasons["town"] = joined([reasons["town"], paper, *by_order])
    own = [say("chain.directed") if directed else say("chain.undirected")]
    own.append(say("chain.absorb", n=at(orders.absorb)))
    reasons["town_head"] = joined(own)
    reasons["handler"] = say("chain.hands", staff=person_name(played, at(month.tasks.staff, slot), month))
    if month.overruled[slot, 0]:
        reasons["tolerated"] = say("chain.overruled")
    elif month.covered[slot, 0]:
        reasons["tolerated"] = say("chain.filed" if month.granted[slot, 0] else "chain.claimed")
    return reasons
