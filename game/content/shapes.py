"""What each field of a model holds: a leaf, another model, or a list of either."""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from game.content.schema import Model
from game.content.schema_scenario import Effect

LEAF, MODEL, MODELS, EFFECT_LIST, LEAVES = "leaf", "model", "models", "effects", "leaves"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: a leaf, a model, or a list of either."""

    kind: str
    model: type[Model] | None = None


@cache
def shapes(model: type[Model]) -> dict[str, Shape]:
    """The shape of every field of a model."""
    return {name: _shape(field.annotation) for name, field in model.model_fields.items()}


def _shape(annotation: Any) -> Shape:
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Shape(MODEL, annotation)
    if get_origin(annotation) is list:
        item = get_args(annotation)[0]
        if item == Effect:
            return Shape(EFFECT_LIST)
        if isinstance(item, type) and issubclass(item, Model):
            return Shape(MODELS, item)
        return Shape(LEAVES)
    return Shape(LEAF)
