"""The evidence as one page: five curves, and every registered claim with what came out of it."""

from collections.abc import Mapping, Sequence

from game.content.text import Text, number, say
from game.debrief import shell
from game.debrief.html import Html, Markup, card
from game.debrief.svg import PEN, Spot, svg
from game.lab.claims import Claim
from game.lab.curves import Measured, Panel
from game.lab.evidence import Finding
from game.typeset import charts as c

WIDE, HIGH = 330.0, 190.0
INKS = ("teal", "blue", "amber")
KINDS = ("emergent", "structural", "probe")


def page(
    findings: Sequence[Finding],
    curves: Sequence[Measured],
    shares: Mapping[str, float],
    lang: str,
) -> str:
    """The whole document. shares: claim id -> share of parameter draws in which it holds, may be empty."""
    h = Html(lang)
    body = [
        _heading(h, findings),
        [_curve(h, one, findings) for one in curves],
        [_claims(h, kind, findings, shares) for kind in KINDS],
    ]
    return shell.page(h, say("evidence.title"), None, h.inside(body), script=False)


def _heading(h: Html, findings: Sequence[Finding]) -> Markup:
    counted = [f for f in findings if f.claim.kind != "structural"]
    expected = [f for f in counted if f.claim.expect == "holds"]
    held = sum(f.outcome == "holds" for f in expected)
    wrong = sum(not f.is_as_registered for f in findings)
    told = say("evidence.summary", count=len(counted), expected=len(expected), held=held, wrong=wrong)
    return h(
        "div",
        h("h1", say("evidence.title")),
        h("p", told, cls="lead"),
        h("p", say("evidence.how", games=max((f.games for f in findings), default=0)), cls="note"),
        h("p", say("evidence.limits"), cls="note"),
        cls="card",
    )


def _curve(h: Html, found: Measured, findings: Sequence[Finding]) -> Markup:
    curve = found.curve
    panels = [
        _panel(h, panel, curve.points, found.values[panel.measure], INKS[place % len(INKS)])
        for place, panel in enumerate(curve.panels)
    ]
    about = [f for f in findings if f.claim.id in curve.claims]
    return card(
        h,
        curve.title,
        h("p", say("evidence.axis", axis=curve.axis), cls="note"),
        h("div", panels, cls="third"),
        h("ul", [h("li", _told(f)) for f in about]) if about else None,
        h("details", h("summary", say("evidence.numbers")), _numbers(h, found)),
    )


def _panel(
    h: Html, panel: Panel, points: Sequence[str], values: Sequence[tuple[float, float]], ink: str
) -> Markup:
    name = h.text(panel.name)
    means = [mean for mean, _ in values]
    low = min(0.0, min(mean - half for mean, half in values))
    spec = c.LineSpec(
        [c.Series("", means, ink)],
        x_labels=list(enumerate(points)),
        low=low,
        high=c.nice_ticks(low, max(mean + half for mean, half in values) or 1.0, 5)[-1],
        dots=True,
        ticks=5,
    )
    made = c.line_chart(WIDE, HIGH, spec, PEN)
    step = (made.x.end - made.x.start) / max(1, len(points) - 1)
    spots = [
        Spot(made.x.at(n) - step / 2, 0, step, HIGH, f"{point}: {_plain(h, mean)} ± {_plain(h, half)}")
        for n, (point, (mean, half)) in enumerate(zip(points, values, strict=True))
    ]
    return h("div", h("h3", name), svg(h, made.drawing, name, spots))


def _numbers(h: Html, found: Measured) -> Markup:
    curve = found.curve
    head = h("tr", h("th", curve.axis), [h("th", panel.name, cls="r") for panel in curve.panels])
    rows = []
    for n, point in enumerate(curve.points):
        cells = [found.values[panel.measure][n] for panel in curve.panels]
        told = [h("td", f"{_plain(h, mean)} ± {_plain(h, half)}", cls="r") for mean, half in cells]
        rows.append(h("tr", h("td", point), told))
    return h("table", head, rows)


def _claims(h: Html, kind: str, findings: Sequence[Finding], shares: Mapping[str, float]) -> Markup | None:
    some = [f for f in findings if f.claim.kind == kind]
    if not some:
        return None
    names = ("claim", "expected", "found", "effect", "interval", *(("draws",) if shares else ()))
    head = h("tr", [h("th", say(f"evidence.head.{name}")) for name in names])
    rows = [_row(h, f, shares) for f in some]
    return card(h, say(f"evidence.kind.{kind}"), h("table", head, rows))


def _row(h: Html, f: Finding, shares: Mapping[str, float]) -> Markup:
    claim = f.claim
    said: list[object] = [claim.sentence, h("br"), h("code", claim.id, cls="note", id=claim.id)]
    if claim.reason:
        said += [h("br"), h("span", claim.reason, cls="note")]
    if claim.needs:
        needs = Text("、", ", ").get(h.lang).join(h.text(say(f"evidence.off.{name}")) for name in claim.needs)
        said += [h("br"), h("span", say("evidence.needs", needs=needs), cls="note")]
    found = say(f"evidence.outcome.{f.outcome}")
    cells = [
        h("td", said),
        h("td", say(f"evidence.outcome.{claim.expect}")),
        h("td", found if f.is_as_registered else h("b", found, " !")),
        h("td", _signed(h, f.effect), cls="r"),
        h("td", f"{_plain(h, f.low)} … {_plain(h, f.high)}", cls="r"),
    ]
    if shares:
        cells.append(h("td", f"{100 * shares[claim.id]:.0f} %" if claim.id in shares else "", cls="r"))
    return h("tr", cells)


def _told(f: Finding) -> Text:
    return say("evidence.told", claim=claim_words(f.claim), outcome=say(f"evidence.outcome.{f.outcome}"))


def claim_words(claim: Claim) -> Text:
    """The sentence of a claim; one side of a curve says which side it is."""
    return say(f"evidence.side.{claim.side}", claim=claim.sentence) if claim.side else claim.sentence


def _plain(h: Html, value: float) -> str:
    return number(value, h.lang, 3 if abs(value) < 1 else 2 if abs(value) < 10 else 1)


def _signed(h: Html, value: float) -> str:
    return number(value, h.lang, 3 if abs(value) < 1 else 1, sign=True)
