"""Golden recordings as readable transcripts: what a game brings, month by month, to the digest.

A difference is either a bug or a meant change of rules or content. If it is meant and a recorded game would
end differently, raise engine.RULES_NUMBER; then renew with `python -m tests.test_golden`.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from game.content.decisions import from_orders
from game.content.load import Compiled, load, new_state
from game.lab.policies import policy
from game.sim import engine
from game.sim.fixed import ONE
from game.sim.observe import calendar_month, ending, observe
from game.sim.orders import lawful
from game.sim.ruleset import CONDITION_NAMES, WAYS
from game.sim.state import State

GOLDEN = Path(__file__).parent / "golden"
GAMES = (
    ("doer", "polarised_nominal", 3),
    ("filer", "full_reform", 5),
    ("cautious", "moderate", 8),
    ("adaptive", "polarised_shielded", 11),
)
SHOWN = "score compliance rank real trust hidden_risk load blame caution motivation".split()


def transcript(style: str, institution: str, seed: int) -> str:
    compiled = load("first_year", institution)
    rules = compiled.rules
    play = policy(style, compiled.names)
    state = new_state(compiled, [seed])
    lines = [f"first_year · {institution} · {style} · seed {seed} · rules {engine.RULES_NUMBER}"]
    lines.append(f"arrival  {levels(state, compiled)}  {state.digest()}")
    while not state.is_over[0]:
        plan = lawful(state, rules, play(state, rules))
        said = from_orders(plan, state, compiled.names)
        after = engine.step(state, plan, rules)
        lines += month(state, after, said, compiled)
        state = after
    row = int(ending(state, rules)[0])
    lines.append(f"ending   {compiled.names.endings[row].id if row >= 0 else '-'}")
    return "\n".join(lines) + "\n"


def month(state: State, after: State, said: dict, compiled: Compiled) -> list[str]:
    m, names = after.month, compiled.names
    cards = " ".join(f"{key}={verb}" for key, verb in sorted(said.pop("cards", {}).items()))
    ways = " ".join(f"{way}:{int(m.is_way[code].sum())}" for code, way in enumerate(WAYS))
    hit = [names.publics[row].id for row in m.incident[:, 0].nonzero()[0]]
    seen = [
        f"inspected {int(m.inspected.sum())} found {int(m.found.sum())} slips {int(m.slipped.sum())}",
        f"filed {int(m.filed.sum())} granted {int(m.granted.sum())}",
        f"claims {int(m.claimed.sum())} covered {int(m.covered.sum())}",
    ]
    return [
        f"month {calendar_month(compiled.rules, state.turn):>2}  {levels(after, compiled)}  {after.digest()}",
        f"    decided  {cards} {said}",
        f"    staff    {ways}",
        f"    came     {'; '.join(seen)}" + (f"; incident {', '.join(hit)}" if hit else ""),
    ]


def levels(state: State, compiled: Compiled) -> str:
    values: dict[str, int] = dict(zip(CONDITION_NAMES, observe(state, compiled.rules)[:, 0], strict=True))
    return " ".join(f"{name} {values[name] / ONE:.2f}" for name in SHOWN)


def path_of(style: str, institution: str, seed: int) -> Path:
    return GOLDEN / f"{style}.{institution}.{seed}.txt"


@pytest.mark.parametrize("game", GAMES, ids=lambda game: "-".join(map(str, game)))
def test_a_recorded_year_comes_out_as_it_did(game):
    expected = path_of(*game).read_text("utf-8").splitlines()
    found = transcript(*game).splitlines()
    for number, (old, new) in enumerate(zip(expected, found, strict=False), 1):
        assert new == old, f"{path_of(*game).name} line {number}"
    assert len(found) == len(expected)


def test_the_transcripts_show_removal_and_a_full_term():
    lengths = {game: path_of(*game).read_text("utf-8").count("\nmonth") for game in GAMES}
    assert lengths[GAMES[0]] < 12 and lengths[GAMES[1]] == 12
    assert all(a != b for a, b in pairwise(path_of(*game).read_text("utf-8") for game in GAMES))


if __name__ == "__main__":
    for one in GAMES:
        path_of(*one).write_text(transcript(*one), "utf-8")
