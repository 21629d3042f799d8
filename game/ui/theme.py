"""Colours, type scale and spacing: the only place that holds them.

Red belongs to authority (letterhead, seal, deadline, playhead) and never means "bad"; bad is amber with a
word, good is teal with a word. Documents stay paper in the dark: `Theme.on_paper` is for inside a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`share` of b in a."""
    return tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale: a face, a size on the 1280x720 grid and its line height in em."""

    face: str
    size: float
    leading: float = 1.4


STYLES: dict[str, Type] = {
    "hero": Type("sans-700", 44, 1.2),
    "letterhead": Type("serif-900", 29, 1.35),
    "page": Type("serif-900", 23, 1.35),
    "gauge": Type("sans-700", 23, 1.25),
    "section": Type("serif-900", 21, 1.4),
    "option": Type("sans-700", 17, 1.4),
    "card": Type("sans-500", 16, 1.4),
    "strong": Type("sans-700", 15, 1.5),
    "body": Type("sans-400", 15, 1.6),
    "button": Type("sans-500", 15, 1.4),
    "document": Type("serif-400", 16.5, 1.52),
    "document_head": Type("sans-700", 16, 1.55),
    "note": Type("sans-400", 14, 1.5),
    "note_strong": Type("sans-700", 14, 1.5),
    "small": Type("sans-400", 13, 1.45),
    "small_strong": Type("sans-700", 13, 1.45),
    "axis": Type("sans-400", 12, 1.35),
    "chip": Type("sans-500", 12.5, 1.35),
    "kai": Type("kai-400", 18, 1.55),
    "kai_note": Type("kai-400", 22, 1.4),
    "mono": Type("mono-500", 13, 1.45),
}
BOLD = {"sans-400": "sans-700", "sans-500": "sans-700", "serif-400": "serif-900", "kai-400": "sans-700"}

GAP = 8
RADIUS = 8
PAPER_RADIUS = 3


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens. `tone(name)` gives a tone's ink and its soft ground."""

    name: str
    dark: bool
    contrast: bool
    desk: Colour
    panel: Colour
    card: Colour
    paper: Colour
    paper2: Colour
    ink: Colour
    ink2: Colour
    ink3: Colour
    line: Colour
    hair: Colour
    track: Colour
    rail: Colour
    rail_on: Colour
    rail_ink: Colour
    rail_ink2: Colour
    gold: Colour
    red: Colour
    blue: Colour
    teal: Colour
    amber: Colour
    violet: Colour
    red_soft: Colour
    blue_soft: Colour
    teal_soft: Colour
    amber_soft: Colour
    violet_soft: Colour
    band: Colour
    on_colour: Colour  # text on a ground of blue, teal, red …
    key_ground: Colour  # the dark square behind a number key, the primary dark chip
    key_ink: Colour
    sand: Colour  # neutral ribbons and bars
    node: Colour  # the bars that ribbons join, the town on the map
    note_ground: Colour  # the yellow discussion slip
    note_head: Colour
    shadow: Colour
    shadow_alpha: int

    def __getitem__(self, token: str) -> Colour:
        return getattr(self, token)

    def tone(self, name: str) -> tuple[Colour, Colour]:
        """Ink and soft ground of red, blue, teal, amber, violet; anything else is neutral."""
        if name in TONES:
            return self[name], self[name + "_soft"]
        return self.ink2, self.track if self.contrast else self.hair

    @property
    def on_paper(self) -> Theme:
        return _PAPER[self.name]


TONES = ("red", "blue", "teal", "amber", "violet")

_LIGHT_SOFT = dict(
    zip(
        [t + "_soft" for t in TONES], map(rgb, "#F6E4DF #DFEAF3 #DCEDEA #F7EAD0 #E9E2F1".split()), strict=True
    )
)
_DARK_SOFT = dict(
    zip(
        [t + "_soft" for t in TONES], map(rgb, "#45282A #22394C #1F3B3A #413420 #35304A".split()), strict=True
    )
)

LIGHT = Theme(
    name="light",
    dark=False,
    contrast=False,
    desk=rgb("#DAD5C8"),
    panel=rgb("#FBF8F1"),
    card=rgb("#FFFFFF"),
    paper=rgb("#FFFDF7"),
    paper2=rgb("#F6F2E7"),
    ink=rgb("#1E2227"),
    ink2=rgb("#565C63"),
    ink3=rgb("#6E747A"),
    line=rgb("#D5CDBC"),
    hair=rgb("#E7E0D2"),
    track=rgb("#E4DDCF"),
    rail=rgb("#1E3532"),
    rail_on=rgb("#2C4B46"),
    rail_ink=rgb("#FFFFFF"),
    rail_ink2=rgb("#BCC9C5"),
    gold=rgb("#E7C98B"),
    red=rgb("#B5231A"),
    blue=rgb("#1F5A8A"),
    teal=rgb("#0F6E73"),
    amber=rgb("#935A00"),
    violet=rgb("#6B4E8E"),
    band=rgb("#A8CFC6"),
    on_colour=rgb("#FFFFFF"),
    key_ground=rgb("#1E3532"),
    key_ink=rgb("#FFFFFF"),
    sand=rgb("#DEDACF"),
    node=rgb("#1E3532"),
    note_ground=rgb("#F8EED1"),
    note_head=rgb("#F0DFAE"),
    shadow=rgb("#3A2A12"),
    shadow_alpha=62,
    **_LIGHT_SOFT,
)
DARK = Theme(
    name="dark",
    dark=True,
    contrast=False,
    desk=rgb("#171B1E"),
    panel=rgb("#20262A"),
    card=rgb("#272E33"),
    paper=rgb("#EFE9DB"),
    paper2=rgb("#E3DCCB"),
    ink=rgb("#ECEAE4"),
    ink2=rgb("#B4B7B5"),
    ink3=rgb("#959B9D"),
    line=rgb("#3A4348"),
    hair=rgb("#30383D"),
    track=rgb("#394247"),
    rail=rgb("#101416"),
    rail_on=rgb("#24302F"),
    rail_ink=rgb("#FFFFFF"),
    rail_ink2=rgb("#A9B3B1"),
    gold=rgb("#E7C98B"),
    red=rgb("#F07B6E"),
    blue=rgb("#7DB4E3"),
    teal=rgb("#5CC0B6"),
    amber=rgb("#E6AC4B"),
    violet=rgb("#B79BE0"),
    band=rgb("#33605A"),
    on_colour=rgb("#12181B"),
    key_ground=rgb("#14191B"),
    key_ink=rgb("#ECEAE4"),
    sand=rgb("#454B4C"),
    node=rgb("#93A8A3"),
    note_ground=rgb("#3B3524"),
    note_head=rgb("#4C4329"),
    shadow=rgb("#000000"),
    shadow_alpha=120,
    **_DARK_SOFT,
)
LIGHT_CONTRAST = replace(
    LIGHT,
    name="light_contrast",
    contrast=True,
    desk=rgb("#EFEDE6"),
    panel=rgb("#FFFFFF"),
    paper=rgb("#FFFFFF"),
    ink=rgb("#000000"),
    ink2=rgb("#22262A"),
    ink3=rgb("#3A3F44"),
    line=rgb("#55514A"),
    hair=rgb("#A8A294"),
    track=rgb("#D8D2C4"),
    rail=rgb("#0B1F1C"),
    rail_ink2=rgb("#FFFFFF"),
    red=rgb("#98130B"),
    blue=rgb("#0B4675"),
    teal=rgb("#00565B"),
    amber=rgb("#6B4000"),
    violet=rgb("#523679"),
    band=rgb("#8CC0B5"),
    shadow_alpha=0,
)
DARK_CONTRAST = replace(
    DARK,
    name="dark_contrast",
    contrast=True,
    desk=rgb("#000000"),
    panel=rgb("#0C0F11"),
    card=rgb("#14181B"),
    paper=rgb("#FFFFFF"),
    ink=rgb("#FFFFFF"),
    ink2=rgb("#E6E6E2"),
    ink3=rgb("#CDD1D1"),
    line=rgb("#8D979C"),
    hair=rgb("#5B656A"),
    track=rgb("#4A5459"),
    rail=rgb("#000000"),
    rail_ink2=rgb("#FFFFFF"),
    red=rgb("#FF9A8E"),
    blue=rgb("#9CCBF2"),
    teal=rgb("#7FDDD3"),
    amber=rgb("#FFC766"),
    violet=rgb("#CFB8F2"),
    shadow_alpha=0,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)}


def theme_for(dark: bool, contrast: bool) -> Theme:
    return THEMES[("dark" if dark else "light") + ("_contrast" if contrast else "")]


def _paper_theme(theme: Theme) -> Theme:
    """Inside a sheet of paper it is always day; only the paper itself is dimmer in the dark."""
    day = LIGHT_CONTRAST if theme.contrast else LIGHT
    line = mix(theme.paper, rgb("#8A7C5C"), 0.35)
    return replace(
        day,
        card=theme.paper,
        panel=mix(theme.paper, theme.paper2, 0.35),
        ink3=mix(day.ink3, day.ink, 0.25),
        paper=theme.paper,
        paper2=theme.paper2,
        red=rgb("#98130B") if theme.contrast else rgb("#C3281C"),
        line=line,
        hair=mix(theme.paper, line, 0.6),
    )


_PAPER = {name: _paper_theme(theme) for name, theme in THEMES.items()}
