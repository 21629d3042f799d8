"""Where the days went as a flow to draw: columns of demands, people and outcomes, and the ribbons between."""

from collections.abc import Callable, Sequence

from game.content.text import Text, say
from game.replay import hours
from game.replay.view_words import Played
from game.sim.ruleset import CAREERS
from game.typeset.charts import Link, Node

OUTCOMES = {"results": "teal", "rework": "violet", "records": "amber", "attending": "amber", "other": "sand"}
HEADS = ("demand", "people", "outcome")

Say = Callable[[Text], str]


def parts(
    played: Played, told: Say, least: float = 0, apart: bool = False
) -> tuple[list[Node], list[Link], list[str]]:
    """Nodes, links and heads of columns. `told` writes a text in the language shown; demands below the share
    `least` of all days are drawn as one; `apart`: numbers stand below the names."""
    found = gathered(hours.flow(played), least)
    demands = _order(found, 0)
    people = [name for name in (*CAREERS, "all") if any(key[1] == name for key in found)]
    outcomes = [name for name in OUTCOMES if any(key[2] == name for key in found)]
    total = sum(found.values()) or 1
    nodes = []
    for place, names in enumerate((demands, people, outcomes)):
        for name in names:
            amount = sum(n for key, n in found.items() if key[place] == name)
            called = _name(played, place, name)
            numbers = told(say("debrief.hours.amount", n=amount, share=amount / total))
            words = told(say("debrief.hours.node", name=called, n=amount, share=amount / total))
            both = (told(called), numbers) if apart else (words, "")
            nodes.append(Node(f"{place}/{name}", both[0], place, both[1], _ink(place, name)))
    heads = [told(say(f"debrief.hours.head.{name}")) for name in HEADS]
    return nodes, _links(found, demands, people, outcomes), heads


def gathered(found: hours.Flow, least: float) -> hours.Flow:
    """The flow with its small demands taken together; its days stay the same."""
    total = sum(found.values()) or 1
    sums: dict[str, int] = {}
    for (demand, _, _), days in found.items():
        sums[demand] = sums.get(demand, 0) + days
    small = {demand for demand, days in sums.items() if days < least * total}
    if len(small) < 2:
        return found
    out: hours.Flow = {}
    for (demand, who, outcome), days in found.items():
        key = ("rest" if demand in small else demand, who, outcome)
        out[key] = out.get(key, 0) + days
    return out


def _name(played: Played, place: int, name: str) -> Text:
    if place == 0:
        return hours.demand_name(played, name)
    return hours.people_name(name) if place == 1 else hours.outcome_name(name)


def _ink(place: int, name: str) -> str:
    ink = OUTCOMES[name] if place == 2 else "node"
    return ink if ink != "sand" else "node"


def _order(found: hours.Flow, place: int) -> list[str]:
    """The names of a column, the heaviest first."""
    sums: dict[str, int] = {}
    for key, days in found.items():
        sums[key[place]] = sums.get(key[place], 0) + days
    return sorted(sums, key=lambda name: (name == "rest", -sums[name]))


def _links(
    found: hours.Flow, demands: Sequence[str], people: Sequence[str], outcomes: Sequence[str]
) -> list[Link]:
    links = []
    for demand in demands:
        for who in people:
            amount = sum(n for (d, p, _), n in found.items() if d == demand and p == who)
            if amount:
                links.append(Link(f"0/{demand}", f"1/{who}", amount))
    for who in people:
        for outcome in outcomes:
            amount = sum(n for (_, p, o), n in found.items() if p == who and o == outcome)
            if amount:
                links.append(Link(f"1/{who}", f"2/{outcome}", amount, OUTCOMES[outcome]))
    return links
