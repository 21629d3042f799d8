"""All chart geometry under one name."""

from game.typeset.bars import Bar, Part, Step, bar_list, stacked_bar, waterfall
from game.typeset.drawing import Block, Disc, Drawing, Label, Pen, Polygon, Polyline, Shape, span
from game.typeset.flow import Flow, Link, Node, flow_chart
from game.typeset.lines import LineChart, LineSpec, Mark, Series, line_chart
from game.typeset.scales import Axis, axis_for, nice_ticks, spread
from game.typeset.terrain import MapSpec, Place, TownMap, town_map

__all__ = [
    "Axis",
    "Bar",
    "Block",
    "Disc",
    "Drawing",
    "Flow",
    "Label",
    "LineChart",
    "LineSpec",
    "Link",
    "MapSpec",
    "Mark",
    "Node",
    "Part",
    "Pen",
    "Place",
    "Polygon",
    "Polyline",
    "Series",
    "Shape",
    "Step",
    "TownMap",
    "axis_for",
    "bar_list",
    "flow_chart",
    "line_chart",
    "nice_ticks",
    "span",
    "spread",
    "stacked_bar",
    "town_map",
    "waterfall",
]
