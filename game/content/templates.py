"""The scenarios one may start from: copied under a new id, comments and all."""

from game.content.aliases import KEYS
from game.content.library import TEMPLATES
from game.content.reading import read_source
from game.content.source import Mapping, Scalar
from game.content.text import Text

# In the order in which they are offered; each is a file of this name, with a plan beside it.
NAMES: dict[str, Text] = {
    "dilemma": Text("一次两难，15分钟", "a single dilemma, 15 minutes"),
    "half_year": Text("半年，六个回合", "half a year, six turns"),
    "year": Text("全年，基于“到任第一年”只写不同之处", "a full year, stating only how it differs"),
    "compare": Text("比较两种制度", "comparing two institutions"),
    "unit": Text("另一类单位（街道办事处）", "another kind of unit (a subdistrict office)"),
}
USUAL = "half_year"


def scenario_text(template: str, name: str) -> str:
    """The template's text with `name` as its id."""
    path = TEMPLATES / f"{template}.yaml"
    source = read_source(path)
    head = source.root.get("scenario") if isinstance(source.root, Mapping) else None
    node = (head.get("id") or head.get(KEYS["id"])) if isinstance(head, Mapping) else None
    assert isinstance(node, Scalar), path
    lines = source.text.split("\n")
    line, start = lines[node.line - 1], node.column - 1
    lines[node.line - 1] = line[:start] + name + line[start + len(node.raw) :]
    return "\n".join(lines)


def plan_text(template: str, name: str) -> str:
    """The template's scripted play."""
    return (TEMPLATES / f"{template}.plan.yaml").read_text("utf-8").replace("NAME", name)
