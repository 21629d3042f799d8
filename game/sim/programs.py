"""Conditions and weights as data: postfix programs over fixed-point arrays, run for a whole batch.

`content/conditions.py` parses, checks types and proves ranges; what arrives here cannot overflow.
"""

import numpy as np

from game.sim.fixed import mul
from game.sim.ruleset import Program

_TWO = {
    "add": np.add,
    "sub": np.subtract,
    "mul": mul,
    "min": np.minimum,
    "max": np.maximum,
    "lt": np.less,
    "le": np.less_equal,
    "gt": np.greater,
    "ge": np.greater_equal,
    "eq": np.equal,
    "ne": np.not_equal,
    "and": np.logical_and,
    "or": np.logical_or,
}
_ONE = {"neg": np.negative, "abs": np.abs, "not": np.logical_not}


def evaluate(program: Program, values: np.ndarray, flags: np.ndarray) -> np.ndarray:
    """Runs a program for every game.

    values: (len(CONDITION_NAMES), G) fixed point; flags: (F, G) bool. Returns (G,): bool for a condition,
    fixed point for a weight. Instructions: ("const", fixed), ("name", row), ("flag", row), or an operator.
    """
    stack = []
    games = values.shape[1]
    for operation, argument in program:
        if operation == "const":
            stack.append(np.full(games, argument, np.int64))
        elif operation == "name":
            stack.append(values[argument])
        elif operation == "flag":
            stack.append(flags[argument])
        elif operation in _ONE:
            stack.append(_ONE[operation](stack.pop()))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_TWO[operation](left, right))
    return stack.pop()
