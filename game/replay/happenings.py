"""What a month brought that can be pointed at: findings, incidents, filings, sanctions, the end. Pure."""

from dataclasses import dataclass

import numpy as np

from game.content.decisions import slot_key
from game.content.names import EventWords, Names
from game.content.text import Text
from game.sim.observe import ending
from game.sim.ruleset import Ruleset
from game.sim.state import CASE_STATUSES, State

KINDS = (
    "dilemma",
    "filing_granted",
    "filing_refused",
    "finding",
    "incident",
    "sanction",
    "answer",
    "overruled",
    "removed",
    "ending",
    "campaign",
    "exposure",
    "county",
    "graft",
    "people",
)


@dataclass(frozen=True)
class Happening:
    """Two arms of a twin share one where turn, kind and key are the same."""

    turn: int
    kind: str  # KINDS
    key: str  # what it is about, stable: office#ordinal, village, event, status
    what: Text
    count: int = 1
    amount: int = 0  # points of blame, fixed point


def happenings(after: State, rules: Ruleset, names: Names, turn: int) -> list[Happening]:
    """What the month that led to `after` brought, game 0 of it; needs its workings and books."""
    month = after.month
    if month is None:
        return []
    found = [*_dilemma(month, names, turn), *_filings(month, names, turn)]
    if findings := int((month.found | month.hollow | month.caught)[:, 0].sum()):
        found.append(Happening(turn, "finding", "", Text("督查查出问题", "inspectors found fault"), findings))
    for public in np.flatnonzero(month.incident[:, 0]):
        village = names.publics[public]
        what = Text("{v}出事", "serious event in {v}").fill(v=village.name)
        found.append(Happening(turn, "incident", village.id, what))
    found += _pressure(month, names, turn)
    found += _blame(after, names, turn)
    return found + _end(after, rules, names, turn)


def _pressure(month, names: Names, turn: int) -> list[Happening]:
    """Campaigns, exposures, the county's reactions, private gain found, people who came and went."""
    found = []
    if month.has("campaigns"):
        for row in np.flatnonzero(month.tasks.campaign[:, 0]):
            what = Text("应急攻坚：{h}", "urgent campaign: {h}").fill(h=names.hazards[row].name)
            found.append(Happening(turn, "campaign", names.hazards[row].id, what))
    if month.has("exposure"):
        for public in np.flatnonzero(month.exposed[:, 0]):
            what = Text("{v}被曝光", "{v} exposed").fill(v=names.publics[public].name)
            found.append(Happening(turn, "exposure", names.publics[public].id, what))
    if month.has("graft") and (count := int(month.taken_found[:, 0].sum())):
        found.append(Happening(turn, "graft", "", Text("查实谋私", "private gain proved"), count))
    if month.has("people"):
        found += _people(month, names, turn)
    return found


def _people(month, names: Names, turn: int) -> list[Happening]:
    found = []
    if month.special[0]:
        found.append(Happening(turn, "county", "special", Text("上级专项整治", "special campaign")))
    if month.new_leader[0]:
        found.append(Happening(turn, "county", "new_leader", Text("上级主要领导调整", "new leader above")))
    told = (
        (month.borrowed, Text("{p}被借调", "{p} seconded")),
        (month.left, Text("{p}调离", "{p} moved on")),
    )
    for who, words in told:
        for person in np.flatnonzero(who[:, 0]):
            staff = names.staff[person]
            found.append(Happening(turn, "people", staff.id, words.fill(p=staff.name)))
    return found


def _dilemma(month, names: Names, turn: int) -> list[Happening]:
    event, choice = int(month.tasks.event[0]), int(month.choice[0])
    words = names.events[event] if event >= 0 else None
    if words is None:
        return []
    first = sum(len(earlier.every_choice) for earlier in names.events[:event])
    if words.steps:
        return _scene(month, words, first, turn)
    if choice < 0:
        return []
    option = choice - first
    what = Text("{e}：{c}", "{e}: {c}").fill(e=words.name, c=words.choices[option].text)
    return [Happening(turn, "dilemma", f"{words.id}/{words.choices[option].id}", what)]


def _scene(month, words: EventWords, first: int, turn: int) -> list[Happening]:
    """One happening for each step that was in play."""
    found = []
    for step, row in zip(words.steps, month.steps[:, 0].tolist(), strict=False):
        if row >= 0:
            choice = words.every_choice[row - first]
            what = Text("{e} {at}：{c}", "{e} {at}: {c}").fill(e=words.name, at=step.clock, c=choice.text)
            found.append(Happening(turn, "dilemma", f"{words.id}/{step.id}.{choice.id}", what))
    return found


def _filings(month, names: Names, turn: int) -> list[Happening]:
    found = []
    for slot in np.flatnonzero(month.filed[:, 0]):
        granted = bool(month.granted[slot, 0])
        kind = "filing_granted" if granted else "filing_refused"
        verdict = Text("报备获准", "filing granted") if granted else Text("报备不予", "filing refused")
        task = task_name(names, int(month.tasks.kind[slot, 0]), int(slot), int(month.tasks.public[slot, 0]))
        what = Text("{d}：{t}", "{d}: {t}").fill(d=verdict, t=task)
        found.append(Happening(turn, kind, slot_key(int(slot), names), what))
    return found


def _blame(after: State, names: Names, turn: int) -> list[Happening]:
    found, entries, month = [], after.ledger.entries, after.month  # pyright: ignore[reportOptionalMemberAccess]
    booked = sum(int(entries[key][0]) for key in (("blame", "cases"), ("blame", "no_task")) if key in entries)
    if booked > 0:
        what = Text("本人被问责", "held to account")
        found.append(Happening(turn, "sanction", "", what, amount=booked))
    for place in np.flatnonzero(month.answered[:, 0]):  # pyright: ignore[reportOptionalMemberAccess]
        status = CASE_STATUSES[int(month.answered[place, 0])]  # pyright: ignore[reportOptionalMemberAccess]
        found.append(Happening(turn, "answer", f"{place}/{status}", _ANSWERED[status]))
    if overruled := int(month.overruled[:, 0].sum()):  # pyright: ignore[reportOptionalMemberAccess]
        what = Text("认定被上级推翻", "tolerance overruled from above")
        found.append(Happening(turn, "overruled", "", what, overruled))
    return found


def _end(after: State, rules: Ruleset, names: Names, turn: int) -> list[Happening]:
    if not after.is_over[0]:
        return []
    found = []
    if after.is_removed[0]:
        found.append(Happening(turn, "removed", "", Text("被免职", "removed from office")))
    row = int(ending(after, rules)[0])
    if 0 <= row < len(names.endings):
        found.append(Happening(turn, "ending", names.endings[row].id, names.endings[row].name))
    return found


def task_name(names: Names, kind: int, slot: int, public: int) -> Text:
    """A task by kind and village; the general task by its office."""
    known = kind > 0
    words = names.kinds[kind].name if known else names.offices[slot % len(names.offices)].name
    return Text("{k}（{v}）", "{k} ({v})").fill(k=words, v=names.publics[public].name)


_ANSWERED = {
    "accepted": Text("接受处理", "accepted"),
    "exempted": Text("申请容错：予以免责", "claim of tolerance: exempted"),
    "refused": Text("申请容错：不予认定", "claim of tolerance: refused"),
    "overruled": Text("申请容错：认定后被推翻", "claim of tolerance: granted, then overruled"),
    "reduced": Text("申诉：减轻", "appeal: reduced"),
    "rejected": Text("申诉：驳回", "appeal: rejected"),
    "explained": Text("说明情况", "explained"),
    "mitigated": Text("容错：予以减责", "tolerance: mitigated"),
    "declined": Text("容错：够得上但无人签字", "tolerance: due, but nobody signed"),
    "sanctioned": Text("核查后作出处理", "sanctioned after the inquiry"),
    "withdrawn": Text("问责撤销，澄清正名", "sanction withdrawn, name cleared"),
    "confirmed": Text("回访合格，澄清正名", "revisit passed, name cleared"),
    "overturned": Text("回访查出失职，容错撤销", "revisit found neglect, tolerance withdrawn"),
}
