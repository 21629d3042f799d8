"""The paragraph engine for mixed Chinese and English text.

No line starts with a closing mark or ends with an opening one, numbers and Latin words stay whole, doubled
marks are squeezed and a closing mark at the end of a line may hang by its blank half. Only where the line is
too short for any of that does it break anywhere, because overflowing would be worse.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from game.typeset.kinsoku import (
    CLOSING,
    NO_START,
    OPENING,
    atoms,
    has_blank_half,
    is_breakable,
    is_word,
    squeeze,
)

Measure = Callable[[str], float]
MeasureTagged = Callable[[str, Hashable], float]

ELLIPSIS = "…"
_STRETCH = 0.3  # of an em: a gap wider than this reads as a hole, so the line stays ragged
_ORPHAN = 1.05  # of an em: a last line with fewer letters than this is one lonely character


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `tag` comes back on the pieces and goes to `measure`."""

    text: str
    tag: Hashable = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set. Lengths are in the unit of `measure`."""

    width: float
    em: float
    indent: float = 0
    justify: bool = False
    hang: bool = True
    max_lines: int = 0  # 0: no limit
    avoid_orphans: bool = True
    ellipsis: str = ELLIPSIS


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch drawn in one go, `x` from the left edge of the paragraph, `start` its place in the text."""

    text: str
    tag: Hashable
    x: float
    width: float
    start: int


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. `text[start:end]` is what it shows; `width` is its ink, without a hanging blank half."""

    pieces: tuple[Piece, ...]
    x: float
    width: float
    start: int
    end: int
    ends_paragraph: bool = False
    truncated: bool = False


@dataclass(slots=True)
class _Atom:
    text: str
    tag: Hashable
    width: float
    start: int
    wide: bool = False
    shift: float = 0.0  # what squeezing against the atom before takes away


@dataclass(slots=True)
class _Paragraph:
    atoms: list[_Atom]
    setting: Setting
    measure: MeasureTagged
    start: int
    out: list[tuple[int, int, float]] = field(default_factory=list)  # from, to, indent


def break_text(text: str, measure: Measure, setting: Setting) -> list[Line]:
    """Lines of a plain text; a newline starts a new paragraph."""
    return break_runs([Run(text)], lambda part, _tag: measure(part), setting)


def break_runs(runs: Iterable[Run], measure: MeasureTagged, setting: Setting) -> list[Line]:
    """Lines of a text in several styles."""
    lines: list[Line] = []
    for start, part in _paragraphs(runs):
        paragraph = _Paragraph(_measured(part, start, measure, setting.em), setting, measure, start)
        _fill(paragraph)
        if setting.avoid_orphans:
            _rescue_orphan(paragraph)
        lines += _set_lines(paragraph)
    return _truncate(lines, runs, measure, setting)


def natural_width(text: str, measure: Measure, em: float) -> float:
    """The width of the longest line when nothing forces a break."""
    endless = Setting(width=float("inf"), em=em, hang=False)
    return max((line.x + line.width for line in break_text(text, measure, endless)), default=0)


def balanced_width(text: str, measure: Measure, setting: Setting) -> float:
    """The least width that needs no more lines: a heading of two lines then breaks near its middle."""
    count = len(break_text(text, measure, setting))
    if count < 2:
        return setting.width
    low, high = setting.width / count, setting.width
    while high - low > setting.em / 4:
        middle = (low + high) / 2
        trial = Setting(middle, setting.em, setting.indent, False, setting.hang, 0, False)
        if len(break_text(text, measure, trial)) > count:
            low = middle
        else:
            high = middle
    return high


def _paragraphs(runs: Iterable[Run]) -> list[tuple[int, list[Run]]]:
    """Split at newlines, keeping every paragraph's place in the whole text."""
    out: list[tuple[int, list[Run]]] = [(0, [])]
    place = 0
    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                place += 1
                out.append((place, []))
            if part:
                out[-1][1].append(Run(part, run.tag))
            place += len(part)
    return out


def _measured(runs: list[Run], start: int, measure: MeasureTagged, em: float) -> list[_Atom]:
    out: list[_Atom] = []
    for run in runs:
        for text in atoms(run.text):
            width = measure(text, run.tag)
            atom = _Atom(text, run.tag, width, start, has_blank_half(text, width, em))
            if out:
                last = out[-1]
                atom.shift = -em * squeeze(last.text, text, last.wide, atom.wide)
            out.append(atom)
            start += len(text)
    return out


def _fill(p: _Paragraph) -> None:
    """Greedy: as much as fits, back to the last place where a line may end."""
    i, indent = 0, p.setting.indent
    if not p.atoms:
        p.out.append((0, 0, indent))
    while i < len(p.atoms):
        j, best = _reach(p, i, indent)
        if j < len(p.atoms):
            if best:
                j = best
            elif j == i:
                _split_atom(p, i, indent)
                j = i + 1
            else:
                j = _least_bad(p, i, j)
        p.out.append((i, j, indent))
        i, indent = j, 0
        while i < len(p.atoms) and p.atoms[i].text == " ":
            i += 1


def _reach(p: _Paragraph, i: int, indent: float) -> tuple[int, int]:
    """(first atom that no longer fits, last allowed break before it or 0)."""
    setting, list_ = p.setting, p.atoms
    used, best, j = indent + _lead(p, i), 0, i
    while j < len(list_):
        atom = list_[j]
        if atom.text != " ":
            step = atom.width + (atom.shift if j > i else 0)
            limit = setting.width + (
                setting.em / 2 if setting.hang and atom.wide and atom.text in CLOSING else 0
            )
            if used + step > limit:
                break
            used += step
        else:
            used += atom.width  # a space at the end of a line takes no room
        j += 1
        if j < len(list_) and is_breakable(atom.text, list_[j].text):
            best = j
    return j, best


def _lead(p: _Paragraph, i: int) -> float:
    """An opening mark at the left edge of a line gives up its blank half."""
    atom = p.atoms[i]
    return -p.setting.em / 2 if i and atom.wide and atom.text in OPENING and p.setting.hang else 0.0


def _split_atom(p: _Paragraph, i: int, indent: float) -> None:
    """A word longer than the whole line: cut it where it must be cut."""
    atom = p.atoms[i]
    keep = 1
    while keep < len(atom.text) and indent + p.measure(atom.text[: keep + 1], atom.tag) <= p.setting.width:
        keep += 1
    if keep >= len(atom.text):
        return
    head, tail = atom.text[:keep], atom.text[keep:]
    p.atoms[i : i + 1] = [
        _Atom(head, atom.tag, p.measure(head, atom.tag), atom.start),
        _Atom(tail, atom.tag, p.measure(tail, atom.tag), atom.start + keep),
    ]


def _least_bad(p: _Paragraph, i: int, j: int) -> int:
    """No allowed break in the line: at least do not start the next one with a closing mark."""
    for place in range(j, i, -1):
        if p.atoms[place].text[0] not in NO_START:
            return place
    return j


def _rescue_orphan(p: _Paragraph) -> None:
    """Move one more atom down when the last line would hold a single character."""
    if len(p.out) < 2:
        return
    (i, j, indent), (k, end, last_indent) = p.out[-2], p.out[-1]
    last = sum(a.width for a in p.atoms[k:end])
    letters = sum(a.width for a in p.atoms[k:end] if a.text not in CLOSING)
    if letters > _ORPHAN * p.setting.em or is_word(p.atoms[k].text):
        return
    for place in range(j - 1, i, -1):
        moved = sum(a.width for a in p.atoms[place:k])
        if moved > 0.4 * p.setting.width or last + moved > p.setting.width:
            return
        if is_breakable(p.atoms[place - 1].text, p.atoms[place].text):
            p.out[-2:] = [(i, place, indent), (place, end, last_indent)]
            return


def _set_lines(p: _Paragraph) -> list[Line]:
    return [
        _set_line(p, i, j, indent, number == len(p.out) - 1) for number, (i, j, indent) in enumerate(p.out)
    ]


def _set_line(p: _Paragraph, i: int, j: int, indent: float, last: bool) -> Line:
    while j > i and p.atoms[j - 1].text == " ":
        j -= 1
    if i == j:
        place = p.atoms[i].start if i < len(p.atoms) else p.start
        return Line((), indent, 0, place, place, last)
    part = p.atoms[i:j]
    lead = _lead(p, i)
    width = lead + sum(a.width + (a.shift if n else 0) for n, a in enumerate(part))
    tail = part[-1]
    hang = p.setting.em / 2 if tail.wide and tail.text in CLOSING else 0.0
    if hang and not p.setting.hang and indent + width <= p.setting.width:
        hang = 0.0
    slots = {n for n in range(1, len(part)) if is_breakable(part[n - 1].text, part[n].text)}
    extra = _stretch(p.setting, p.setting.width - indent - width + hang, slots, last)
    pieces = _pieces(part, indent + lead, slots, extra)
    ink = width - hang + extra * len(slots)
    return Line(pieces, indent, ink, part[0].start, tail.start + len(tail.text), last)


def _stretch(setting: Setting, gap: float, slots: set[int], last: bool) -> float:
    if not setting.justify or last or not slots or gap <= 0:
        return 0.0
    extra = gap / len(slots)
    return extra if extra < _STRETCH * setting.em else 0.0


def _pieces(part: list[_Atom], x: float, slots: set[int], extra: float) -> tuple[Piece, ...]:
    """Neighbours in one style and at natural distance are drawn as one piece."""
    out: list[Piece] = []
    for n, atom in enumerate(part):
        gap = (atom.shift + (extra if n in slots else 0)) if n else 0
        x += gap
        last = out[-1] if out else None
        if last and not gap and last.tag == atom.tag:
            out[-1] = Piece(last.text + atom.text, last.tag, last.x, last.width + atom.width, last.start)
        elif atom.text != " " or extra == 0:
            out.append(Piece(atom.text, atom.tag, x, atom.width, atom.start))
        else:
            out.append(Piece(" ", atom.tag, x, atom.width, atom.start))
        x += atom.width
    return tuple(out)


def _truncate(lines: list[Line], runs: Iterable[Run], measure: MeasureTagged, setting: Setting) -> list[Line]:
    """Cut to `max_lines` and say so with an ellipsis that fits."""
    if not setting.max_lines or len(lines) <= setting.max_lines:
        return lines
    kept = lines[: setting.max_lines]
    line = kept[-1]
    pieces = list(line.pieces)
    tag = pieces[-1].tag if pieces else next((run.tag for run in runs), None)
    dots = measure(setting.ellipsis, tag)
    while pieces and pieces[-1].x + measure(pieces[-1].text, pieces[-1].tag) + dots > setting.width:
        last = pieces.pop()
        text = last.text[:-1].rstrip()
        if text:
            pieces.append(Piece(text, last.tag, last.x, measure(text, last.tag), last.start))
    end = pieces[-1] if pieces else None
    x = end.x + measure(end.text, end.tag) if end else line.x
    stop = end.start + len(end.text) if end else line.start
    pieces.append(Piece(setting.ellipsis, tag, x, dots, stop))
    kept[-1] = Line(tuple(pieces), line.x, x + dots - line.x, line.start, stop, True, True)
    return kept
