"""All widgets under one name: `from game.ui import widgets as w`."""

from game.ui.buttons import Button, IconButton, RailButton
from game.ui.charting import Bars, LineChart, Ribbons, StackedBar, Waterfall
from game.ui.choices import Segmented, Tabs, Toggle
from game.ui.dials import Slider, Stepper
from game.ui.document import Document, DocumentPage, Paper
from game.ui.field import TextField
from game.ui.floating import Dialog, confirm
from game.ui.gauges import CalendarLeaf, Gauge, Meter, Points
from game.ui.labels import Chip, Icon, KeyCap
from game.ui.layout import Column, Flow, Grid, Layers, Pad, Row
from game.ui.listing import List
from game.ui.maps import Scrubber, VillageMap
from game.ui.panels import Card, Panel, Rule, Space, frame, spring
from game.ui.scroll import ScrollView
from game.ui.tables import Table
from game.ui.widget import Widget
from game.ui.words import Label, Paragraph, heading, rich

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
