"""All widgets under one name: `from game.ui import widgets as w`."""

from game.ui.charting import Bars, LineChart, Ribbons, Scrubber, StackedBar, VillageMap, Waterfall
from game.ui.controls import (
    Button,
    IconButton,
    RailButton,
    Segmented,
    Slider,
    Stepper,
    Tabs,
    Toggle,
)
from game.ui.document import Document, DocumentPage, Paper
from game.ui.field import TextField
from game.ui.floating import Dialog, confirm
from game.ui.gauges import CalendarLeaf, Gauge, Meter, Points, Table
from game.ui.layout import Card, Column, Flow, Grid, Layers, Pad, Panel, Row, Rule, Space, frame, spring
from game.ui.listing import List
from game.ui.scroll import ScrollView
from game.ui.widget import Widget
from game.ui.words import Chip, Icon, KeyCap, Label, Paragraph, heading, rich

__all__ = [
    "Bars",
    "Button",
    "CalendarLeaf",
    "Card",
    "Chip",
    "Column",
    "Dialog",
    "Document",
    "DocumentPage",
    "Flow",
    "Gauge",
    "Grid",
    "Icon",
    "IconButton",
    "KeyCap",
    "Label",
    "Layers",
    "LineChart",
    "List",
    "Meter",
    "Pad",
    "Panel",
    "Paper",
    "Paragraph",
    "Points",
    "RailButton",
    "Ribbons",
    "Row",
    "Rule",
    "ScrollView",
    "Scrubber",
    "Segmented",
    "Slider",
    "Space",
    "StackedBar",
    "Stepper",
    "Table",
    "Tabs",
    "TextField",
    "Toggle",
    "VillageMap",
    "Waterfall",
    "Widget",
    "confirm",
    "frame",
    "heading",
    "rich",
    "spring",
]
