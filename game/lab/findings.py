"""What a report comes to, in sentences a trainer reads without help: faults first, then what to look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.content.text import Text, say
from game.lab.report import Report, Row
from game.lab.trial_options import Card, Worth

CHOICES_LEAST = 0.05  # of the variance: below it a player's way of working hardly shows
ONE_ENDING = 0.9  # of all games
MINUTES_OFF = 1.5  # times the declared length


@dataclass(frozen=True)
class Finding:
    """severity: fault (mend it) · look (may be meant so) · good. `line` 0: about no single line."""

    code: str
    severity: str
    text: Text
    line: int = 0
    about: str = ""


def findings(report: Report) -> list[Finding]:
    """All of them; where a matter is in order, that is said too."""
    found = [*_unreached(report), *_options(report), *_poisoned(report), *_balance(report), *_time(report)]
    order = {"fault": 0, "look": 1, "good": 2}
    return sorted(found, key=lambda finding: order[finding.severity])


def _made(code: str, severity: str, line: int = 0, about: str = "", /, **values: object) -> Finding:
    return Finding(code, severity, say(f"trial.finding.{code}", **values), line, about)


def _unreached(report: Report) -> Iterator[Finding]:
    codes = {"event": "dead_event", "choice": "closed_option", "ending": "dead_ending"}
    for row in report.unreached:
        about = f"{row.of}/{row.id}" if row.of else row.id
        yield _made(codes[row.kind], "fault", row.line, about, name=row.name, id=about, games=report.games)
    if not report.unreached:
        yield _made("all_reached", "good", games=report.games)


def _options(report: Report) -> Iterator[Finding]:
    rows = {(row.of, row.id): row for row in report.of("choice")}
    events = {row.id: row for row in report.of("event")}
    said = False
    for card in report.cards:
        made = list(_card(card, rows, events[card.event]))
        said |= bool(made)
        yield from made
    if report.cards and not said:
        yield _made("options_balanced", "good")


def _card(card: Card, rows: dict[tuple[str, str], Row], event: Row) -> Iterator[Finding]:
    if card.never_matters:
        yield _made("never_matters", "fault", event.line, card.event, name=event.name, states=card.states)
        return
    for worth in card.options:
        row = rows[card.event, worth.choice]
        about = f"{card.event}/{worth.choice}"
        told = dict(event=event.name, option=row.name, states=worth.states)
        if worth.dominated_by:
            other = rows[card.event, worth.dominated_by].name
            yield _made("dominated", "fault", row.line, about, other=other, **told)
        else:
            yield from _always(worth, row, about, told)


def _always(worth: Worth, row: Row, about: str, told: dict) -> Iterator[Finding]:
    both = {ledger: worth.verdict(ledger) for ledger in worth.best}
    if set(both.values()) == {"always"}:
        yield _made("best_for_both", "fault", row.line, about, **told)
        return
    for ledger, verdict in both.items():
        if verdict:
            yield _made(f"{verdict}_{ledger}", "look", row.line, about, **told)


def _poisoned(report: Report) -> Iterator[Finding]:
    for bad in report.poisoned:
        start = say(f"trial.start.{bad.start}")
        about = f"{bad.event}/{bad.choice}"
        yield _made("poisoned", "fault", 0, about, id=about, start=start, wrong=bad.wrong)
    if not report.poisoned and report.cards:
        yield _made("no_poison", "good")


def _balance(report: Report) -> Iterator[Finding]:
    for part in report.shares:
        ledger = say(f"trial.ledger.{part.ledger}")
        own, luck = part.of["style"], part.of["luck"] + part.of["interplay"]
        if part.spread and own < CHOICES_LEAST:
            yield _made("choices_weak", "look", ledger=ledger, share=own)
        else:
            told = dict(own=own, institution=part.of["institution"], luck=luck)
            yield _made("choices_count", "good", ledger=ledger, **told)
    for row in report.of("ending"):
        if row.a_game > ONE_ENDING and len(report.of("ending")) > 1:
            yield _made("one_ending", "look", row.line, row.id, name=row.name, share=row.a_game)


def _time(report: Report) -> Iterator[Finding]:
    told, need = report.compiled.names.minutes, report.load.minutes["zh"]
    values = dict(told=told, need=round(need), chars=round(report.load.total["zh"]))
    is_off = not told / MINUTES_OFF <= need <= told * MINUTES_OFF
    yield _made("minutes_off" if is_off else "minutes_fit", "look" if is_off else "good", **values)
