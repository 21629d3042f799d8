"""A tree of nodes as YAML text again: what stood in several files becomes one that opens anywhere."""

import json

from game.content.source import Mapping, Node, Scalar, Sequence


def as_yaml(node: Node) -> str:
    """The tree as a block of YAML; comments and layout are not kept, every value is."""
    return "\n".join(_lines(node, "")) + "\n"


def _lines(node: Node, indent: str) -> list[str]:
    if isinstance(node, Mapping):
        return _pairs(node, indent)
    if isinstance(node, Sequence):
        return _entries(node, indent)
    return [indent + _scalar(node)]


def _pairs(node: Mapping, indent: str) -> list[str]:
    lines = []
    for key, child in node.values.items():
        name = _scalar(node.keys[key])
        if _is_short(child):
            lines.append(f"{indent}{name}: {_short(child)}".rstrip())
        else:
            lines += [f"{indent}{name}:", *_lines(child, indent + "  ")]
    return lines


def _entries(node: Sequence, indent: str) -> list[str]:
    lines = []
    for child in node.items:
        if _is_short(child):
            lines.append(f"{indent}- {_short(child)}".rstrip())
        else:
            first, *rest = _lines(child, indent + "  ")
            lines += [f"{indent}- {first[len(indent) + 2 :]}", *rest]
    return lines


def _is_short(node: Node) -> bool:
    return isinstance(node, Scalar) or not (node.items if isinstance(node, Sequence) else node.values)


def _short(node: Node) -> str:
    return _scalar(node) if isinstance(node, Scalar) else "[]" if isinstance(node, Sequence) else "{}"


def _scalar(node: Scalar) -> str:
    """A plain scalar as it was written, so that a number stays the same number; text in quotes."""
    is_one_line = "\n" not in node.raw
    return node.raw if node.is_plain and is_one_line else json.dumps(node.raw, ensure_ascii=False)
