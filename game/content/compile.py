"""A checked scenario and an institution become a ruleset of whole numbers and the words for the way back."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from hashlib import blake2b

import numpy as np

from game.content.conditions import NUMBER, compile_condition
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
    SourceWords,
    StaffWords,
    StepWords,
)
from game.content.nouns import USUAL, Noun, Nouns
from game.content.schema_scenario import (
    Event,
    FlagSet,
    Hazard,
    LevelChange,
    Person,
    Precedent,
    Scenario,
    Stance,
    Task,
)
from game.content.text import Text
from game.sim.bare import PROSPECTS
from game.sim.fixed import ONE, fixed
from game.sim.parameters import ROW
from game.sim.ruleset import (
    CAREERS,
    CHANNELS,
    COVER,
    COVERS,
    DUTIES,
    EFFECT_LEVELS,
    FLAG,
    LEVEL,
    PRECEDENT,
    STANCE,
    STYLES,
    WAYS,
    Deck,
    Effect,
    Hazards,
    Kinds,
    Ruleset,
    general_kind,
)

GENERAL_KIND = Named("general", Text("面上工作", "Routine work"))

# What a temperament changes: factor on motivation, added ability, factor on fear of blame.
_TEMPERAMENT = {
    "steady": ("1", "0.01", "1"),
    "keen": ("1.12", "0", "1"),
    "careful": ("1", "0", "1.12"),
    "bold": ("1.04", "0", "0.86"),
    "weary": ("0.84", "0", "1"),
}
# One point of a level as people see it, in the rules' units.
_POINT = {
    "trust": "0.01",
    "hidden_risk": "0.1",
    "capacity": "0.01",
    "score": "1",
    "blame": "1",
    "motivation": "0.01",
}
_PER_DAY = Decimal(1) / 20  # a working day in head-months
_MEAN_MISFIT = Decimal("0.42")  # a kind's misfit is a factor on the behaviour parameter of that mean


def exact(value: Decimal | int) -> int:
    """A decimal as fixed point, half to even; never through a float."""
    return int((Decimal(value) * ONE).quantize(Decimal(1), ROUND_HALF_EVEN))


def identity(role: str, name: str) -> int:
    """A stable 32-bit identity from an id: chance is keyed by it, so the order in the file is free."""
    return int.from_bytes(blake2b(f"{role}:{name}".encode(), digest_size=4).digest(), "big")


def ruleset(scenario: Scenario) -> Ruleset:
    """The frozen tables of a scenario that passed `check`; raises KeyError for an id nobody checked."""
    head, place = scenario.scenario, scenario.place
    flags = flag_names(scenario)
    staff, publics = scenario.staff, scenario.publics
    offices = {office.id: row for row, office in enumerate(scenario.offices)}
    return Ruleset(
        staff_id=_identities("staff", (p.id for p in staff)),
        office_id=_identities("office", offices),
        public_id=_identities("public", (v.id for v in publics)),
        level_count=len(scenario.levels),
        career=np.array([CAREERS.index(p.career) for p in staff]),
        prospects=np.array([PROSPECTS[p.career] for p in staff]),
        is_leading=np.array([p.career == "leading" for p in staff]),
        motivation=_temperament(staff, 0),
        ability=_temperament(staff, 1),
        caution=_temperament(staff, 2),
        standard=_column(office.standard for office in scenario.offices),
        public_trust=_column(v.trust for v in publics),
        public_risk=_column(v.risk for v in publics),
        public_capacity=_column(v.capacity for v in publics),
        kinds=_kinds(scenario.tasks, offices),
        deck=_deck(scenario.events, flags),
        hazards=_hazards(scenario.hazards),
        endings=tuple(_program(ending.when, flags) for ending in scenario.endings),
        base_tasks=place.base_tasks,
        most_tasks=place.most_tasks,
        cards=place.cards,
        turns=head.turns,
        run_in=head.run_in,
        first_month=head.first_month,
        attention=head.player.attention,
        removal_line=head.player.removal_line * ONE,
        budget=exact(place.budget),
        mechanisms=frozenset(head.mechanisms),
    )


def flag_names(scenario: Scenario) -> tuple[str, ...]:
    """Every flag some choice or some news of a scene sets, in alphabetical order."""
    effects = (e for event in scenario.events for choice in event.every_choice for e in choice.effects)
    news = (told for event in scenario.events for step in event.scene for told in step.turns_out)
    flags = {e.flag for e in effects if isinstance(e, FlagSet)} | {told.flag for told in news if told.flag}
    return tuple(sorted(flags))


def _identities(role: str, ids: Iterable[str]) -> np.ndarray:
    return np.array([identity(role, name) for name in ids], np.int64)


def _column(values: Iterable[Decimal | int]) -> np.ndarray:
    return np.array([exact(value) for value in values], np.int64)


def _temperament(staff: list[Person], part: int) -> np.ndarray:
    return np.array([fixed(_TEMPERAMENT[p.temperament][part]) for p in staff], np.int64)


def _program(text: str | None, flags: tuple[str, ...]) -> tuple:
    if text is None:
        return ()
    return compile_condition(text, {name: row for row, name in enumerate(flags)}).program


def _kinds(tasks: list[Task], offices: dict[str, int]) -> Kinds:
    rows = [general_kind() | dict(office=-1, months=np.ones(12, bool), weight=1)]
    rows += [_kind(task, offices) for task in tasks]
    return Kinds(**{name: np.array([row[name] for row in rows]) for name in rows[0]})


def _kind(task: Task, offices: dict[str, int]) -> dict:
    row: dict = general_kind() | dict(
        office=offices[task.office], months=_months(task.months), weight=task.weight
    )
    spans = {
        "work": (task.work_days, _PER_DAY),
        "misfit": (task.misfit, 1 / _MEAN_MISFIT),
        "need": (task.need, Decimal(1)),
        "value": (task.value, Decimal(1)),
    }
    for name, (span, unit) in spans.items():
        if span is not None:
            low, high = exact(span[0] * unit), exact(span[1] * unit)
            row[f"{name}_low"], row[f"{name}_span"] = low, high - low
    for name, drawn in (("redline", task.redline), ("unwelcome", task.unwelcome)):
        if drawn is not None:
            row[name] = ONE * drawn
    row["channel"] = CHANNELS.index(task.channel)
    row["duty"] = DUTIES.index(task.duty) if task.duty else -1
    return row


def _months(months: tuple[int, ...]) -> np.ndarray:
    return np.isin(np.arange(1, 13), months)


def _hazards(hazards: list[Hazard]) -> Hazards:
    if not hazards:
        return Hazards()
    return Hazards(
        identity=_identities("hazard", (h.id for h in hazards)),
        months=np.array([_months(h.months) for h in hazards]),
        chance=_column(h.chance for h in hazards),
        size=_column(h.size for h in hazards),
        time=_column(h.days * _PER_DAY for h in hazards),
    )


def _deck(events: list[Event], flags: tuple[str, ...]) -> Deck:
    choices = [choice for event in events for choice in event.every_choice]
    if not events:
        return Deck(flag_count=len(flags))
    every = np.array([len(event.every_choice) for event in events])
    rows = {name: row for row, name in enumerate(flags)}
    return Deck(
        identity=_identities("event", (event.id for event in events)).astype(np.uint64),
        when=tuple(_program(event.when, flags) for event in events),
        weight=tuple(compile_condition(event.weight, rows, NUMBER).program for event in events),
        months=np.array([_months(event.months) for event in events]),
        cooldown=np.array([event.cooldown for event in events]),
        first_choice=every.cumsum() - every,
        choice_count=np.array([len(event.choices) for event in events]),
        fallback=np.array([_fallback(event) if event.choices else 0 for event in events]),
        choice_when=tuple(_program(choice.when, flags) for choice in choices),
        choice_points=np.array([choice.attention for choice in choices]),
        choice_time=_column(choice.days * _PER_DAY for choice in choices),
        choice_suits=np.array([[style in choice.suits for style in STYLES] for choice in choices]),
        effects=tuple(
            _effect(effect, row, rows) for row, choice in enumerate(choices) for effect in choice.effects
        ),
        flag_count=len(flags),
        **_steps(events, every.cumsum() - every, rows),
    )


def _fallback(asks) -> int:
    return [choice.id for choice in asks.choices].index(asks.fallback)


def _steps(events: list[Event], first_choice: np.ndarray, flags: dict[str, int]) -> dict:
    """The deck's arrays over the steps of its scenes; nothing where it has none."""
    counts = np.array([len(event.scene) for event in events])
    if not counts.any():
        return {}
    steps = [(event, step) for event in events for step in event.scene]
    firsts: list[int] = []
    for event, first in zip(events, first_choice.tolist(), strict=True):
        for step in event.scene:
            firsts.append(first)
            first += len(step.choices)
    return dict(
        first_step=counts.cumsum() - counts,
        step_count=counts,
        step_identity=_identities("step", (f"{e.id}.{s.id}" for e, s in steps)).astype(np.uint64),
        step_when=tuple(_program(step.when, tuple(flags)) for _, step in steps),
        step_first=np.array(firsts),
        step_choices=np.array([len(step.choices) for _, step in steps]),
        step_fallback=np.array([_fallback(step) for _, step in steps]),
        step_weights=tuple(tuple(told.weight for told in step.turns_out) for _, step in steps),
        step_flags=tuple(
            tuple(flags[told.flag] if told.flag else -1 for told in step.turns_out) for _, step in steps
        ),
    )


def _effect(effect, choice: int, flags: dict[str, int]) -> Effect:
    if isinstance(effect, Stance):
        return Effect(choice, STANCE, ROW[effect.stance], exact(effect.change), turns=effect.turns)
    if isinstance(effect, FlagSet):
        return Effect(choice, FLAG, flags[effect.flag], 1)
    if isinstance(effect, LevelChange):
        amount = exact(effect.change * Decimal(_POINT[effect.level]))
        return Effect(choice, LEVEL, EFFECT_LEVELS.index(effect.level), amount)
    assert isinstance(effect, Precedent)
    if effect.precedent == "cover":
        granted = ONE if effect.granted else 0
        return Effect(choice, COVER, COVERS.index(effect.of), granted, weight=effect.weight)
    is_credit = effect.credit is not None
    amount = exact((effect.credit if is_credit else effect.blame) or 0)
    way = WAYS.index(effect.precedent)
    return Effect(choice, PRECEDENT, way, amount, weight=effect.weight, is_credit=is_credit)


def names(scenario: Scenario, institution) -> Names:
    """Every word of the scenario by the index the rules use; `institution` is the head of its file."""
    head, place = scenario.scenario, scenario.place
    people = {person.id: row for row, person in enumerate(scenario.staff)}
    offices = {office.id: row for row, office in enumerate(scenario.offices)}
    kinds = [
        KindWords(t.id, t.name.text, _text(t.source), t.text.text, t.channel, offices[t.office])
        for t in scenario.tasks
    ]
    rules_stances = [e for event in scenario.events for c in event.every_choice for e in c.effects]
    return Names(
        scenario=Named(head.id, head.name.text),
        summary=head.summary.text,
        briefing=head.briefing.text,
        post=head.player.post.text,
        place=Named(head.id, place.name.text, _text(place.note)),
        county=place.county.text,
        institution=Named(institution.id, institution.name.text),
        institution_summary=_text(institution.summary),
        levels=tuple(Named(level.id, level.name.text) for level in scenario.levels),
        offices=tuple(
            OfficeWords(o.id, o.name.text, Text(), o.field.text, _text(o.platform)) for o in scenario.offices
        ),
        staff=tuple(
            StaffWords(p.id, p.name.text, _text(p.note), p.post.text, p.career, p.temperament)
            for p in scenario.staff
        ),
        publics=tuple(
            PublicWords(v.id, v.name.text, _text(v.note), v.at, v.households) for v in scenario.publics
        ),
        kinds=(KindWords(GENERAL_KIND.id, GENERAL_KIND.name), *kinds),
        hazards=tuple(Named(h.id, h.name.text, h.text.text) for h in scenario.hazards),
        events=tuple(_event_words(event, people) for event in scenario.events),
        flags=flag_names(scenario),
        reasons=tuple(Named(reason.id, reason.name.text) for reason in scenario.reasons),
        endings=tuple(
            EndingWords(e.id, e.name.text, Text(), e.text.text, _text(e.epilogue)) for e in scenario.endings
        ),
        nouns=_nouns(scenario),
        minutes=head.minutes,
        goals=tuple(goal.text for goal in head.goals),
        claims=tuple(head.claims),
        questions=tuple(question.text for question in head.questions),
        sources=_sources(head.sources),
        institution_sources=_sources(institution.sources),
        stance_effects=tuple(row for row, e in enumerate(rules_stances) if isinstance(e, Stance)),
    )


def _nouns(scenario: Scenario) -> Nouns:
    """The scenario's own nouns, and a township's for those it does not name."""
    own = {name: getattr(scenario.words, name, None) for name in USUAL}
    return USUAL | {name: Noun.of(words.zh, words.en) for name, words in own.items() if words}


def _text(words) -> Text:
    return words.text if words is not None else Text()


def _sources(sources) -> tuple[SourceWords, ...]:
    return tuple(SourceWords(source.text.text, source.confidence) for source in sources)


def _event_words(event: Event, people: dict[str, int]) -> EventWords:
    return EventWords(
        event.id,
        event.name.text,
        text=event.text.text,
        advisers=tuple(
            AdviserWords(people[a.who], a.says.text, a.interest.text, a.record.text) for a in event.advisers
        ),
        choices=_choice_words(event.choices),
        sources=_sources(event.sources),
        steps=tuple(
            StepWords(
                step.id,
                step.time,
                step.text.text,
                tuple(told.text.text for told in step.turns_out),
                _choice_words(step.choices),
            )
            for step in event.scene
        ),
    )


def _choice_words(choices) -> tuple[ChoiceWords, ...]:
    return tuple(ChoiceWords(c.id, c.text.text, c.after.text) for c in choices)


@dataclass(frozen=True)
class Compiled:
    """A scenario under an institution, ready to play; see load.py."""

    rules: Ruleset
    names: Names
    institution: dict[str, int]  # fixed-point parameters that differ from the defaults
    behaviour: dict[str, int]
    scenario_text: str
    institution_text: str
    scenario_hash: str
    institution_hash: str
    default_institution: str
