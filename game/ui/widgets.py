"""All widgets under one name: `from game.ui import widgets as w`."""

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
from game.ui.field import TextField
from game.ui.floating import Dialog, confirm
from game.ui.layout import Card, Column, Flow, Grid, Layers, Pad, Panel, Row, Rule, Space, spring
from game.ui.scroll import ScrollView
from game.ui.widget import Widget
from game.ui.words import Chip, Icon, KeyCap, Label, Paragraph, heading, rich

__all__ = [
    "Button",
    "Card",
    "Chip",
    "Column",
    "Dialog",
    "Flow",
    "Grid",
    "Icon",
    "IconButton",
    "KeyCap",
    "Label",
    "Layers",
    "Pad",
    "Panel",
    "Paragraph",
    "RailButton",
    "Row",
    "Rule",
    "ScrollView",
    "Segmented",
    "Slider",
    "Space",
    "Stepper",
    "Tabs",
    "TextField",
    "Toggle",
    "Widget",
    "confirm",
    "heading",
    "rich",
    "spring",
]
