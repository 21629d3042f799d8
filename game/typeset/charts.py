"""All chart geometry under one name."""

from game.typeset.bars import Bar, Part, Step, bar_list, stacked_bar, waterfall
from game.typeset.drawing import Block, Disc, Drawing, Label, Pen, Polygon, Polyline, Shape, span
from game.typeset.flow import Flow, Link, Node, flow_chart
from game.typeset.lines import LineChart, LineSpec, Mark, Series, line_chart
from game.typeset.running import Term, running_sum
from game.typeset.scales import Axis, axis_for, nice_ticks, spread
from game.typeset.terrain import MapSpec, Place, TownMap, town_map
from game.typeset.timeline import Event, Timeline, TimelineSpec, row_height, timeline

__all__ = [
    "Axis",
    "Bar",
    "Block",
    "Disc",
    "Drawing",
    "Event",
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
    "Term",
    "Timeline",
    "TimelineSpec",
    "TownMap",
    "axis_for",
    "bar_list",
    "flow_chart",
    "line_chart",
    "nice_ticks",
    "row_height",
    "running_sum",
    "span",
    "spread",
    "stacked_bar",
    "timeline",
    "town_map",
    "waterfall",
]
