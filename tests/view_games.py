"""Games for tests of views and of the terminal: sessions played by the styles, and one with other counts."""

from dataclasses import replace
from functools import cache
from itertools import count

import numpy as np

from game.content.load import load
from game.content.names import (
    AdviserWords,
    ChoiceWords,
    EndingWords,
    EventWords,
    KindWords,
    Named,
    Names,
    OfficeWords,
    PublicWords,
    StaffWords,
)
from game.content.text import Text, same
from game.lab.policies import CODE, Styled
from game.replay.session import Session
from game.replay.view_words import Played
from game.sim.ruleset import CAREERS, Ruleset
from tests.sim_rules import NOMINAL, games, hard_worker, play, tiny


@cache
def compiled(institution: str = "polarised_nominal"):
    return load("first_year", institution)


def played_session(style: str, institution: str, seed: int = 3, turns: int = 12) -> Session:
    """A session in which one of the nine styles decides."""
    session = Session.new(compiled(institution), seed)
    decide = Styled(CODE[style])
    while not session.is_over and len(session.months) < turns:
        session.plan.adopt(decide(session.state, session.rules))
        session.commit()
    return session


@cache
def finished(style: str, institution: str, seed: int = 3) -> Session:
    """The same, played once for all tests that only look."""
    return played_session(style, institution, seed)


@cache
def tiny_game() -> Played:
    """7 staff, 3 offices, 4 publics, a chain of two levels, three nameless cards."""
    rules = tiny()
    states = play(games(rules, 5, NOMINAL), rules, hard_worker, detail=True)
    return Played(rules, tiny_names(rules), tuple(states))


def tiny_names(rules: Ruleset) -> Names:
    def some(kind: str, size: int) -> list[tuple[str, Text]]:
        return [(f"{kind}_{i}", same(f"{kind} {i}")) for i in range(size)]

    numbers = count()
    events = tuple(
        EventWords(
            id_,
            name,
            text=same("what now"),
            advisers=(AdviserWords(0, same("do it")), AdviserWords(1, same("leave it"))),
            choices=tuple(ChoiceWords(f"choice_{next(numbers)}", same("so"), same("then")) for _ in range(2)),
        )
        for id_, name in some("event", len(rules.deck.identity))
    )
    nothing = Named("test", same("test"))
    return Names(
        scenario=nothing,
        summary=Text(),
        briefing=Text(),
        post=same("head"),
        place=nothing,
        county=same("county"),
        institution=nothing,
        institution_summary=Text(),
        levels=tuple(Named(*words) for words in some("level", rules.level_count)),
        offices=tuple(OfficeWords(*words) for words in some("office", rules.office_count)),
        staff=tuple(
            StaffWords(id_, name, career=CAREERS[career])
            for (id_, name), career in zip(some("staff", rules.staff_count), rules.career, strict=True)
        ),
        publics=tuple(PublicWords(*words) for words in some("public", rules.public_count)),
        kinds=(KindWords("general", same("work")),),
        events=events,
        flags=("flag",),
        reasons=(Named("law", same("the law")),),
        endings=(EndingWords("end", same("the end")),),
    )


def without_conditions(session: Session) -> Ruleset:
    """The rules with every choice of every card always open."""
    deck = session.rules.deck
    return replace(session.rules, deck=replace(deck, choice_when=((),) * len(deck.choice_when)))


def disturbed(game: Played, rng: np.random.Generator) -> Played:
    """The same game with everything hidden changed: what was not seen, and what nobody can see."""
    seen = {v for t in range(1, len(game.states)) for v in np.flatnonzero(game.month(t).orders.visit[:, 0])}
    hidden = np.array([v not in seen for v in range(game.rules.public_count)])
    walked = [np.flatnonzero(game.month(t).orders.visit[:, 0]) for t in range(1, len(game.states))]
    states = [
        game.states[0],
        *(_disturbed_state(s, hidden, w, rng) for s, w in zip(game.states[1:], walked, strict=True)),
    ]
    states[0] = _disturbed_state(game.states[0], np.ones_like(hidden), np.zeros(0, int), rng)
    return replace(game, states=tuple(states))


def _disturbed_state(state, hidden, walked, rng):
    other = state.copy()
    noise = lambda array: rng.integers(0, 30000, array.shape)  # noqa: E731
    for name in ("trust", "risk", "capacity"):
        array = getattr(other, name)
        array[hidden] += noise(array[hidden])
    names = "motivation motivation_base ability expected_blame expected_credit expected_cover control alarm"
    for name in (names + " solutions shares served results results_sum caution team").split():
        array = getattr(other, name)
        array += noise(array)
    other.ledger = None
    other.month = _disturbed_month(state.month, walked, rng)
    return other


def _disturbed_month(month, walked, rng):
    other = object.__new__(type(month))
    other.__dict__.update(month.__dict__)
    here = np.isin(month.tasks.public[:, 0], walked)[:, None]
    for (
        name
    ) in "result own_way merit capacity trust help misused straight gain ability success_chance".split():
        array = getattr(month, name)
        other.__dict__[name] = np.where(here, array, rng.integers(0, 2, array.shape).astype(array.dtype))
    return other
