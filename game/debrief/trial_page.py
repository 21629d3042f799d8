"""The author's report as one page: findings in sentences first, then the counts they rest on."""

from collections.abc import Sequence

from game.content.aliases import PARAMETERS, alias_of
from game.content.aliases import STYLES as STYLE_NAMES
from game.content.text import Text, number, percent, same, say
from game.debrief import shell
from game.debrief.html import Html, Markup, card
from game.debrief.svg import PEN, svg
from game.lab.findings import Finding, findings
from game.lab.report import Report, Row
from game.lab.tornado import Swing
from game.lab.trial import LEDGERS
from game.lab.trial_parts import SOURCES
from game.sim.ruleset import STYLES
from game.typeset import charts as c
from game.typeset.drawing import Block, Drawing, Label, Polyline

INKS = {"institution": "blue", "style": "teal", "luck": "amber", "interplay": "ink3"}
SHOWN_SWINGS = 16


def page(report: Report, lang: str, certificate: Text | None = None) -> str:
    """The whole document, which needs nothing else."""
    h = Html(lang)
    name = report.compiled.names.scenario.name
    body = [
        _head(h, report, certificate),
        _findings(h, findings(report)),
        _parts(h, report),
        _endings(h, report),
        _options(h, report),
        _tornado(h, report),
        _load(h, report),
        _counts(h, report),
    ]
    return shell.page(h, say("trial.title", name=name), None, h.inside(body), script=False)


def _head(h: Html, report: Report, certificate: Text | None) -> Markup:
    return h(
        "div",
        h("h1", say("trial.title", name=report.compiled.names.scenario.name)),
        h("p", say("trial.how", games=report.games, institutions=len(report.institutions)), cls="lead"),
        None if report.is_whole else h("p", say("trial.partial"), cls="note"),
        h("p", certificate, cls="note") if certificate else None,
        cls="card",
    )


def _findings(h: Html, found: Sequence[Finding]) -> Markup:
    rows = [[say(f"trial.severity.{f.severity}"), f.text, _line(f.line)] for f in found]
    return card(
        h, say("trial.section.findings"), _table(h, ["", say("trial.col.what"), say("trial.col.line")], rows)
    )


def _line(line: int) -> str:
    return str(line) if line else ""


def _table(h: Html, heads: Sequence[object], rows: Sequence[Sequence[object]]) -> Markup:
    top = h("tr", [h("th", head) for head in heads])
    return h("table", h("thead", top), h("tbody", [h("tr", [h("td", cell) for cell in row]) for row in rows]))


def style_name(style: str) -> Text:
    return Text(STYLE_NAMES.get(style, style), style)


def _parts(h: Html, report: Report) -> Markup:
    made = []
    for part in report.shares:
        bars = [
            c.Part(
                f"{h.text(say(f'trial.part.{s}'))} {percent(part.of[s], h.lang)}",
                max(0.0, part.of[s]),
                INKS[s],
            )
            for s in SOURCES
        ]
        name = say(f"trial.ledger.{part.ledger}")
        made += [h("h3", name), svg(h, c.stacked_bar(640, bars, PEN), h.text(name))]
    return card(h, say("trial.section.parts"), made or h("p", say("trial.none")))


def _endings(h: Html, report: Report) -> Markup:
    endings = report.compiled.names.endings
    heads = [say("trial.col.style"), *(e.name for e in endings)]
    heads += [say("trial.col.removed"), *(say(f"trial.col.{name}") for name in LEDGERS)]
    rows = []
    for style in STYLES:
        row: list[object] = [style_name(style)]
        row += [percent(report.endings[style][e.id], h.lang) for e in endings]
        row.append(percent(report.removed[style], h.lang))
        row += [number(report.ledgers[style][name], h.lang, 1) for name in LEDGERS]
        rows.append(row)
    return card(h, say("trial.section.endings"), _table(h, heads, rows))


def _options(h: Html, report: Report) -> Markup:
    lines = {(row.of, row.id): row for row in report.of("choice")}
    events = {row.id: row.name for row in report.of("event")}
    heads = ["choice", "states", "best_public", "best_career", "line"]
    rows = []
    for one in report.cards:
        rows.append([h("b", events[one.event]), str(one.states), "", "", ""])
        for worth in one.options:
            row = lines[one.event, worth.choice]
            cells = [
                f"{percent(worth.best[n], h.lang)} ({number(worth.apart[n], h.lang, 1, sign=True)})"
                for n in ("public", "career")
            ]
            rows.append([row.name, str(worth.states), *cells, _line(row.line)])
    note = h("p", say("trial.options_note"), cls="note")
    return card(
        h, say("trial.section.options"), note, _table(h, [say(f"trial.col.{n}") for n in heads], rows)
    )


def _tornado(h: Html, report: Report) -> Markup | None:
    if not report.swings:
        return None
    made = []
    for ledger in LEDGERS:
        widest = sorted(report.swings, key=lambda swing: -swing.reach(ledger))[:SHOWN_SWINGS]
        note = say("trial.tornado_note", ledger=say(f"trial.ledger.{ledger}"))
        made += [h("p", note, cls="note"), svg(h, bars(h, widest, ledger), h.text(note))]
    return card(h, say("trial.section.tornado"), made)


def parameter_name(name: str) -> Text:
    return alias_of(name) if name in PARAMETERS else same(name)


def bars(h: Html, swings: Sequence[Swing], ledger: str, width: float = 760.0) -> Drawing:
    """One row a parameter: from its low end (sand) to its high end (blue) around no change."""
    row, names, room = 24.0, 230.0, 60.0
    most = max([1e-6, *(abs(v[ledger]) for s in swings for v in (s.low, s.high))])
    zero, scale = names + room + (width - names - 2 * room) / 2, (width - names - 2 * room) / 2 / most
    drawing = Drawing(width, row * len(swings))
    for at, swing in enumerate(swings):
        y = row * (at + 0.5)
        drawing.add(Label(h.text(parameter_name(swing.parameter)), names - 8, y, "ink", "note", "end"))
        for value, ink, shift in ((swing.low[ledger], "amber", -5), (swing.high[ledger], "blue", 5)):
            drawing.add(Block(min(zero, zero + value * scale), y + shift - 4, abs(value) * scale, 8, ink))
        ends = sorted((swing.low[ledger], swing.high[ledger]))
        left, right = min(0.0, ends[0]), max(0.0, ends[1])
        if left < 0:
            text = number(left, h.lang, 1, sign=True)
            drawing.add(Label(text, zero + left * scale - 6, y, "ink2", "small", "end"))
        if right > 0:
            drawing.add(
                Label(number(right, h.lang, 1, sign=True), zero + right * scale + 6, y, "ink2", "small")
            )
    drawing.add(Polyline(((zero, 0), (zero, row * len(swings))), "line", 1.0))
    return drawing


def _load(h: Html, report: Report) -> Markup:
    load = report.load
    told = say(
        "trial.load",
        briefing=load.briefing["zh"],
        month=round(load.a_month["zh"]),
        card=round(load.a_card["zh"]),
        cards=load.cards,
        minutes=round(load.minutes["zh"]),
        english=round(load.minutes["en"]),
    )
    return card(h, say("trial.section.load"), h("p", told))


def _counts(h: Html, report: Report) -> Markup:
    made: list[object] = []
    events = {row.id: row for row in report.of("event")}
    heads = [say(f"trial.col.{name}") for name in ("what", "count", "a_game", "line")]
    rows: list[list[object]] = []
    for id_, event in events.items():
        rows.append([h("b", event.name), *_numbers(h, event)])
        rows += [[row.name, *_numbers(h, row)] for row in report.of("choice") if row.of == id_]
    made += [h("h3", say("trial.kind.event")), _table(h, heads, rows)]
    for kind in ("ending", "case", "answer", "count", "refusal"):
        rows = [[row.name, *_numbers(h, row)] for row in report.of(kind)]
        made += [h("h3", say(f"trial.kind.{kind}")), _table(h, heads, rows)]
    return card(h, say("trial.section.counts"), made)


def _numbers(h: Html, row: Row) -> list[str]:
    return [number(row.count, h.lang), number(row.a_game, h.lang, 2), _line(row.line)]
