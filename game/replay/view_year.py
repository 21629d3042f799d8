"""Year's end: the two ledgers, the ending, the fog lifted, and what the last month still brought."""

from decimal import Decimal
from fractions import Fraction

from game.content.text import Text, say
from game.replay.view_answers import settled_at_the_end
from game.replay.view_blame import powers_held, year_blame
from game.replay.view_review import curves, village_truths
from game.replay.view_shapes import Account, Amount, Ending, YearEnd
from game.replay.view_team import team
from game.replay.view_words import Played, at, graded, show, spread, whole
from game.sim.fixed import ONE, mul
from game.sim.observe import career, ending, mean, months_served, public
from game.sim.parameters import ROW
from game.sim.ruleset import ANSWERS
from game.sim.state import State

_READINGS = ((70, "high"), (55, "good"), (40, "fair"), (25, "low"))


def year_end(played: Played) -> YearEnd:
    """The whole term with the fog lifted; for a game cut short, up to where it stands."""
    last = len(played.states) - 1
    state, rules = played.states[last], played.rules
    turns = range(1, last + 1)
    served = _served(played, state)
    removed = bool(state.is_removed[0])
    found = int(ending(state, rules)[0])
    told = played.names.endings[found] if found >= 0 else None
    settled = tuple(settled_at_the_end(played))
    return YearEnd(
        turns=rules.turns,
        served=served,
        removed=removed,
        ending=Ending(told.id, told.name, told.text, told.epilogue) if told else None,
        accounts=(_career(played, state, served), _public(played, state, served)),
        curves=curves(played, True),
        villages=village_truths(played, last),
        team=team(played, last),
        blame=year_blame(played, turns),
        powers=powers_held(played, turns),
        settled=settled,
        instruction=_instruction(played, last) if settled else Text(),
        institution=played.names.institution.name,
        text=say("report.year.removed" if removed else "report.year.served", served=served),
    )


def _served(played: Played, state: State) -> int:
    return at(state.removed_after) if state.is_removed[0] else int(months_served(state, played.rules)[0])


def _instruction(played: Played, last: int) -> Text:
    said = ANSWERS[at(played.month(last).orders.standing)]
    return say("report.year.instruction", answer=say(f"answer.{said}.name"))


def _share_of_term(played: Played, state: State, served: int) -> Fraction:
    due = played.rules.turns if state.is_removed[0] else max(served, 1)
    return Fraction(served, due) if served else Fraction(1)


def _career(played: Played, state: State, served: int) -> Account:
    """仕途账: what the county sees, less what he was blamed for (R26)."""
    villagers = at(state.parameters, ROW["w_villager"])
    score = int(mul(ONE - villagers, at(state.score_sum) // max(served, 1)))
    trust = int(mul(villagers, 100 * at(mean(state.trust))))
    share = _share_of_term(played, state, served)
    parts = {
        "appraisal": Fraction(score),
        "villagers": Fraction(trust),
        "term": (score + trust) * (share - 1),
        "blame": Fraction(-min(at(state.blame), played.rules.removal_line)),
    }
    return _account("career", parts, at(career(state, played.rules)))


def _public(played: Played, state: State, served: int) -> Account:
    """百姓账: half what was really done, a quarter trust, a quarter safety (R26)."""
    results = Fraction(at(state.results_sum) // max(served, 1), 2)
    safety = max(0, min(100 * ONE, 100 * ONE - 35 * at(mean(state.risk))))
    parts: dict[str, Fraction] = {
        "results": results,
        "term": results * (_share_of_term(played, state, served) - 1),
        "trust": Fraction(100 * at(mean(state.trust)), 4),
        "safety": Fraction(safety, 4),
    }
    return _account("public", parts, at(public(state, played.rules)))


def _account(name: str, parts: dict[str, Fraction], total: int) -> Account:
    """The parts in points; what the ends of the scale cut off is a part of its own."""
    cut = total - sum(parts.values(), Fraction(0))
    if abs(cut) > ONE // 20:
        parts = {**parts, "limit": cut}
    steps = whole(Fraction(total * 10, ONE))
    amounts = spread([Fraction(part) * 10 / ONE for part in parts.values()], steps)
    told = tuple(
        Amount(part, say(f"report.year.{name}.{part}"), _tenths(n), show(_tenths(n), sign=True))
        for part, n in zip(parts, amounts, strict=True)
        if n
    )
    value = _tenths(steps)
    reading = say(f"report.year.{name}.{graded(value, _READINGS, 'poor')}")
    return Account(name, say(f"report.year.{name}.name"), value, show(value), reading, told)


def _tenths(steps: int) -> Decimal:
    return Decimal(steps).scaleb(-1)
