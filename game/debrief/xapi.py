"""A game as xAPI 1.0.3 statements, one a line: the serious-game profile, own verbs where it has none.

Described in docs/xapi.md. The actor is a pseudonym's account and nothing else; comments stay out.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from game import __version__
from game.content.text import Text
from game.debrief.html import plain
from game.debrief.story import Story
from game.replay.happenings import Happening
from game.replay.simulate import levels
from game.sim.fixed import ONE

HOME = "https://dare-to-act.example/xapi"
PROFILE = "https://w3id.org/xapi/seriousgames"
ADL = "http://adlnet.gov/expapi/verbs"
VERBS = {
    "initialized": (f"{ADL}/initialized", Text("开始", "initialized")),
    "completed": (f"{ADL}/completed", Text("完成", "completed")),
    "terminated": (f"{ADL}/terminated", Text("中止", "terminated")),
    "experienced": (f"{ADL}/experienced", Text("经历", "experienced")),
    "selected": ("https://w3id.org/xapi/adb/verbs/selected", Text("选择", "selected")),
    "accessed": (f"{PROFILE}/verbs/accessed", Text("走访", "accessed")),
}
OWN = {
    "justified": Text("说明理由", "justified"),
    "inspected": Text("被督查", "was inspected"),
    "filed": Text("报备获准", "filed and was granted"),
    "unfiled": Text("报备不予", "filed and was refused"),
    "held": Text("被问责", "was held to account"),
    "answered": Text("答复案件", "answered a case"),
    "overruled": Text("认定被推翻", "was overruled"),
    "removed": Text("被免职", "was removed"),
}
VERBS |= {name: (f"{HOME}/verbs/{name}", words) for name, words in OWN.items()}
# kind of happening -> verb
EVENTS = {
    "finding": "inspected",
    "incident": "experienced",
    "filing_granted": "filed",
    "filing_refused": "unfiled",
    "sanction": "held",
    "answer": "answered",
    "overruled": "overruled",
    "removed": "removed",
}
TYPES = {
    "game": f"{PROFILE}/activity-types/serious-game",
    "turn": f"{PROFILE}/activity-types/level",
    "dilemma": f"{PROFILE}/activity-types/alternative",
    "task": f"{PROFILE}/activity-types/alternative",
    "village": f"{PROFILE}/activity-types/area",
    "event": f"{HOME}/activity-types/event",
}


def lines(story: Story) -> str:
    """All statements as JSON Lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in statements(story))


def statements(story: Story) -> Iterator[dict[str, Any]]:
    """Statement by statement, in the order it happened. The same recording gives the same ids every time."""
    frame = _Frame(story)
    game = frame.activity("game", "", story.names.scenario.name)
    yield frame.statement("initialized", game)
    for turn in range(1, story.last + 1):
        yield from _turn(frame, story, turn)
    if story.is_over:
        removed = story.year.removed
        ledgers = {account.id: float(account.total) for account in story.year.accounts}
        result: dict[str, Any] = {"completion": not removed, "extensions": frame.extensions(**ledgers)}
        if story.year.ending:
            result["response"] = story.year.ending.id
        yield frame.statement("terminated" if removed else "completed", game, result)


def _turn(frame: "_Frame", story: Story, turn: int) -> Iterator[dict[str, Any]]:
    desk = story.review(turn).desk
    if desk.dilemma:
        yield from _dilemma(frame, story, turn)
    for card in (*desk.cards, *desk.rest.cards):
        verb = next((verb.id for verb in card.verbs if verb.chosen), None)
        if verb:
            task = frame.activity("task", f"turn/{turn}/task/{card.key}", card.title)
            yield frame.statement("selected", task, {"response": verb}, turn)
    for village in desk.villages:
        if village.visiting:
            place = frame.activity("village", f"village/{village.id}", village.name)
            yield frame.statement("accessed", place, None, turn)
    for event in story.happenings[turn - 1]:
        if event.kind in EVENTS:
            yield _event(frame, event, turn)
    values = {name: value / ONE for name, value in levels(story.history[turn], story.rules).items()}
    result = {"completion": True, "extensions": frame.extensions(levels=values)}
    result["extensions"][f"{PROFILE}/extensions/progress"] = round(turn / story.rules.turns, 4)
    yield frame.statement(
        "completed", frame.activity("turn", f"turn/{turn}", story.turn_name(turn)), result, turn
    )


def _dilemma(frame: "_Frame", story: Story, turn: int) -> Iterator[dict[str, Any]]:
    dealt = story.review(turn).desk.dilemma
    assert dealt is not None, "asked only where a card was dealt"
    card = frame.activity("dilemma", f"dilemma/{dealt.id}", dealt.name)
    for step in dealt.steps:
        if step.choice:
            hour = frame.activity(
                "dilemma",
                f"dilemma/{dealt.id}/{step.id}",
                Text(f"{dealt.name.zh} {step.clock}", f"{dealt.name.en} {step.clock}"),
            )
            more = frame.extensions(by_default=step.by_default, options=[c.id for c in step.choices])
            yield frame.statement("selected", hour, {"response": step.choice.id, "extensions": more}, turn)
    if not dealt.steps:
        chosen = dealt.fallback if dealt.chosen is None else dealt.chosen
        more = frame.extensions(
            by_default=dealt.chosen is None, options=[choice.id for choice in dealt.choices]
        )
        said = {"response": dealt.choices[chosen].id, "extensions": more}
        yield frame.statement("selected", card, said, turn)
    reason = next((reason for reason in dealt.reasons if reason.chosen), None)
    if reason:
        yield frame.statement("justified", card, {"response": reason.id}, turn)


def _event(frame: "_Frame", event: Happening, turn: int) -> dict[str, Any]:
    what = frame.activity("event", f"turn/{turn}/{event.kind}/{event.key or 'all'}", event.what)
    more: dict[str, Any] = {"count": event.count}
    if event.amount:
        more["points"] = round(event.amount / ONE, 4)
    return frame.statement(EVENTS[event.kind], what, {"extensions": frame.extensions(**more)}, turn)


class _Frame:
    """What all statements of a game share."""

    def __init__(self, story: Story):
        header = story.header
        self.scenario = f"{HOME}/scenario/{quote(story.names.scenario.id, safe='')}"
        self.registration = uuid5(
            NAMESPACE_URL, f"{HOME}/{header.start}/{header.seed}/{story.recording.chain}"
        )
        self.started = _day(header.date)
        self.count = 0
        name = plain(story.recording.pseudonym).strip()[:120] or f"recording-{self.registration.hex[:12]}"
        self.actor = {"objectType": "Agent", "account": {"homePage": f"{HOME}/pseudonyms", "name": name}}
        self.about = self.extensions(
            institution=story.names.institution.id,
            scenario_hash=story.compiled.scenario_hash,
            rules=header.rules,
            seed=str(header.seed),
            verified=story.is_same,
            purpose="training only",
        )

    def activity(self, kind: str, path: str, name: Text) -> dict[str, Any]:
        id_ = f"{self.scenario}/{quote(path)}" if path else self.scenario
        named = {
            tag: plain(words) for tag, words in (("zh-CN", name.get("zh")), ("en", name.get("en"))) if words
        }
        return {"objectType": "Activity", "id": id_, "definition": {"type": TYPES[kind], "name": named}}

    def extensions(self, **values: Any) -> dict[str, Any]:
        return {f"{HOME}/extensions/{name}": value for name, value in values.items()}

    def statement(
        self, verb: str, what: dict[str, Any], result: dict[str, Any] | None = None, turn: int = 0
    ) -> dict[str, Any]:
        iri, words = VERBS[verb]
        self.count += 1
        more = dict(self.about) | (self.extensions(turn=turn) if turn else {})
        made: dict[str, Any] = {
            "id": str(uuid5(self.registration, str(self.count))),
            "actor": self.actor,
            "verb": {"id": iri, "display": {"zh-CN": words.zh, "en": words.en}},
            "object": what,
            "context": {
                "registration": str(self.registration),
                "platform": f"Dare to Act {__version__}",
                "contextActivities": {
                    "category": [{"id": f"{PROFILE}/v1.0"}],
                    "grouping": [{"id": self.scenario}],
                },
                "extensions": more,
            },
            "version": "1.0.3",
        }
        if result:
            made["result"] = result
        if self.started:
            # only the day is known; the seconds keep the order
            made["timestamp"] = (self.started + timedelta(seconds=self.count)).isoformat()
        return made


def _day(text: str) -> datetime | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
