"""What a class takes along: a worksheet and slides of its three moments, and a table of counts."""

from collections.abc import Sequence

from game.content.text import Text, say
from game.debrief import table
from game.debrief import worksheet_parts as parts
from game.debrief.deck import BLUE, EDGE, INK, Deck
from game.debrief.sheet import Block, Grid, Heading, NewPage, Para, Sheet
from game.replay import class_facts
from game.replay.class_facts import FEWEST, Split
from game.replay.cohort import Cohort


def moments(cohort: Cohort) -> tuple[Split, ...]:
    """The three moments of the scenario that was played most."""
    for scenario, games in cohort.scenarios():
        if games >= FEWEST:
            return class_facts.moments(class_facts.splits(cohort, scenario))
    return ()


def worksheet(cohort: Cohort, found: Sequence[Split]) -> Sheet:
    """For the groups of the class: each moment with the split of the class, then empty to fill."""
    blocks: list[Block] = [
        parts.roles(),
        Para(say("debrief.class.rules", n=FEWEST), "note"),
        *parts.problems(),
    ]
    for number, split in enumerate(found, 1):
        blocks += [
            NewPage(),
            Heading(say("debrief.class.moment", n=number, name=split.event.name)),
            Para(split.event.text),
            _counts(split),
            *parts.causes(),
            NewPage(),
            *parts.measures(),
        ]
    asked = cohort.compiled[cohort.scenarios()[0][0]].names.questions
    blocks += parts.closing(asked) + parts.forms()
    return Sheet(say("debrief.sheet.title"), _subtitle(cohort), tuple(blocks))


def _subtitle(cohort: Cohort) -> Text:
    return say("debrief.class.count", n=cohort.size, aside=len(cohort.aside))


def _counts(split: Split) -> Grid:
    heads = [say(f"debrief.class.column.{name}") for name in ("choice", "share", "reasons", "books")]
    rows = [
        [o.text, _votes(o.count, split.met), _reasons(o), class_facts.marks_text(o)] for o in split.options
    ]
    return Grid(rows, heads, (6, 2, 4, 4))


def _votes(count: int, met: int) -> Text:
    return say("debrief.class.votes", n=count, share=count / met)


def _reasons(option: class_facts.Option) -> Text:
    said = [say("debrief.class.reason", reason=reason, n=n) for reason, n in option.reasons[:4]]
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))


def slides(cohort: Cohort, found: Sequence[Split], lang: str) -> bytes:
    """Two slides a moment: the situation without the answer, then how the class divided."""
    deck = Deck(say("debrief.class.title"), lang)
    deck.slide(say("debrief.class.title"), _subtitle(cohort))
    deck.bullets([say("debrief.class.rules", n=FEWEST), say("debrief.class.how")], (EDGE, 1.8, 11.9, 2.5), 20)
    deck.bullets([split.event.name for split in found], (EDGE, 4.4, 11.9, 2.2), 24)
    for number, split in enumerate(found, 1):
        title = say("debrief.class.moment", n=number, name=split.event.name)
        deck.slide(title, "")
        deck.text(split.event.text, (EDGE, 1.4, 11.9, 2.0), 20, INK)
        deck.head(say("debrief.sheet.options"), (EDGE, 3.6))
        deck.bullets([option.text for option in split.options], (EDGE, 4.0, 11.9, 2.8), 20)
        deck.slide(
            title, say("debrief.class.why", share=split.disagreement, steps=round(split.consequence, 1))
        )
        _division(deck, split)
    return deck.data()


def _division(deck: Deck, split: Split) -> None:
    """A bar for every option, drawn so that it can be changed, and what was said and booked."""
    top = 1.6
    row = 4.9 / max(1, len(split.options))
    for option in split.options:
        share = option.count / split.met
        deck.text(option.text, (EDGE, top, 4.5, row - 0.1), 16, INK)
        deck.bar((5.4, top + 0.08, max(0.05, 2.4 * share), 0.32), BLUE)
        votes = _votes(option.count, split.met)
        deck.text(votes, (5.4 + 2.4 * share + 0.1, top, 1.7, 0.4), 16, BLUE, bold=True)
        deck.text(_reasons(option), (5.4, top + 0.45, 4.3, row - 0.5), 13, INK)
        deck.text(class_facts.marks_text(option), (9.9, top, 2.8, row - 0.1), 13, INK)
        top += row


def counts(cohort: Cohort, lang: str) -> str:
    """Every dilemma of five games or more: choice, reason, how many."""
    heads = ("scenario", "dilemma", "choice", "count", "by_default", "reason", "stated")
    rows: list[Sequence[Text | str | int | float]] = [[say(f"debrief.table.{name}") for name in heads]]
    for scenario, _ in cohort.scenarios():
        name = cohort.compiled[scenario].names.scenario.name
        for split in class_facts.splits(cohort, scenario):
            for option in split.options:
                start = [name, split.event.name, option.text, option.count, option.by_default]
                rows += [[*start, reason, n] for reason, n in option.reasons] or [[*start, "", ""]]
    return table.written(rows, lang)
