"""The small language of `when:` and `weight:`: text -> checked tree -> postfix program for the rules.

Numbers, the names of `aliases.CONDITIONS`, flags, + - *, comparisons, and/or/not (且 或 非), min max abs.
Nothing is ever evaluated as Python: the words become numbered place-holders first, `ast` only groups them,
and every node that comes back must be on the allow-list below. Ranges are proved here, so the rules need
no check for overflow.
"""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.content.aliases import CONDITIONS, allowed, meant
from game.content.condition_order import EXAMPLE, JOIN, ConditionError, check_order, fail
from game.content.condition_words import FUNCTIONS, Fault, Token, tokens
from game.content.expressions import BOOL, NUMBER, RANGES, SWITCH, SWITCHES, Expr, decided, interval, walk
from game.content.text import Text
from game.sim.fixed import ONE, fixed
from game.sim.ruleset import CONDITION_NAMES, Program

LONGEST, MOST_TOKENS = 400, 120
HEAVIEST = 1_000_000  # the largest weight an expression may reach
_LIMIT = 1 << 46  # fixed point; the rules' product of two such results fits 63 bits before it is rounded

_ARITHMETIC = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul"}
_COMPARISONS = {ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.Eq: "eq", ast.NotEq: "ne"}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition or weight that the rules can run."""

    text: str
    tree: Expr
    program: Program
    always: bool | None = None  # True or False if it never varies
    names: frozenset[str] = field(default_factory=frozenset)
    flags: frozenset[str] = field(default_factory=frozenset)


def compile_condition(text: str, flags: Mapping[str, int] | None = None, want: str = BOOL) -> Condition:
    """The program of a condition (want=BOOL) or weight (want=NUMBER); raises ConditionError."""
    tree = _Reader(text, flags or {}).read(want)
    always = None
    if want == BOOL and tree.low == tree.high:
        always = bool(tree.low)
    parts = list(walk(tree))
    return Condition(
        text,
        tree,
        tuple(_postfix(tree)),
        always,
        frozenset(part.name for part in parts if part.op == "name"),
        frozenset(part.name for part in parts if part.op == "flag"),
    )


def _postfix(tree: Expr) -> Iterable[tuple[str, int]]:
    for node in walk(tree):
        yield node.op, node.value


class _Reader:
    """One condition's text and the words found in it."""

    def __init__(self, text: str, flags: Mapping[str, int]):
        self.text = text
        self.flags = flags

    def read(self, want: str) -> Expr:
        if len(self.text) > LONGEST:
            fail("E124", LONGEST, what=_TOO_LONG.fill(count=len(self.text), limit=LONGEST))
        found, faults = tokens(self.text)
        if faults:
            raise ConditionError(faults)
        if len(found) > MOST_TOKENS:
            fail("E124", found[MOST_TOKENS].at, what=_TOO_MANY.fill(limit=MOST_TOKENS))
        self._check_names(found)
        check_order(found)
        self.tokens = found
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        tree = self._convert(self._grouped())
        return self._as_bool(tree) if want == BOOL else self._as_number(tree, is_weight=True)

    def _grouped(self) -> ast.expr:
        """The words as place-holders _0, _1, …, grouped by Python's own rules of precedence."""
        pieces, column = [], 0
        for index, token in enumerate(self.tokens):
            piece = token.word if token.kind == "op" else f"_{index}"
            self.starts[column] = index
            self.ends[column + len(piece)] = token.at + len(token.text)
            pieces.append(piece)
            column += len(piece) + 1
        try:
            return ast.parse(" ".join(pieces), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            fail("E121", 0, len(self.text), what=_UNCLEAR, remedy=EXAMPLE)

    def _check_names(self, found: list[Token]) -> None:
        names = (*CONDITION_NAMES, *self.flags)
        faults = [
            Fault(
                "E122",
                token.at,
                len(token.text),
                {"name": token.text, "allowed": allowed(CONDITION_NAMES, CONDITIONS, most=40)},
                meant(token.text, (*names, "and", "or", "not", *FUNCTIONS), {**CONDITIONS, **_WORD_ALIASES}),
            )
            for token in found
            if token.kind == "name" and token.word not in names and token.word not in FUNCTIONS
        ]
        if faults:
            raise ConditionError(faults)

    def _span(self, node: ast.expr) -> tuple[int, str]:
        """Where a node stands in the condition, and its text there."""
        at = self.tokens[self.starts[node.col_offset]].at
        return at, self.text[at : self.ends[node.end_col_offset or 0]]

    def _convert(self, node: ast.expr) -> Expr:
        at, text = self._span(node)
        if isinstance(node, ast.Name):
            return self._leaf(self.tokens[self.starts[node.col_offset]])
        if isinstance(node, ast.BoolOp):
            op = "and" if isinstance(node.op, ast.And) else "or"
            return _fold(op, [self._as_bool(self._convert(part)) for part in node.values], at, text)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            part = self._as_bool(self._convert(node.operand))
            return Expr("not", (part,), BOOL, 1 - part.high, 1 - part.low, at=at, text=text)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self._number("neg", (self._as_number(self._convert(node.operand)),), at, text)
        if isinstance(node, ast.Compare):
            return self._compare(node, at, text)
        if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
            left, right = (
                self._as_number(self._convert(node.left)),
                self._as_number(self._convert(node.right)),
            )
            return self._number(_ARITHMETIC[type(node.op)], (left, right), at, text)
        if isinstance(node, ast.Call):
            return self._call(node, at, text)
        fail("E121", at, len(text), what=_UNCLEAR, remedy=EXAMPLE)

    def _leaf(self, token: Token) -> Expr:
        if token.kind == "number":
            value = fixed(token.text)
            return Expr("const", low=value, high=value, value=value, at=token.at, text=token.text)
        if token.word in self.flags:
            index = self.flags[token.word]
            return Expr("flag", (), BOOL, 0, 1, index, token.word, token.at, token.text)
        low, high = RANGES[token.word]
        kind = SWITCH if token.word in SWITCHES else NUMBER
        row = CONDITION_NAMES.index(token.word)
        return Expr("name", (), kind, low * ONE, high * ONE, row, token.word, token.at, token.text)

    def _compare(self, node: ast.Compare, at: int, text: str) -> Expr:
        sides = [self._as_number(self._convert(side)) for side in (node.left, *node.comparators)]
        pairs = []
        for left, right, op in zip(sides, sides[1:], node.ops, strict=False):
            name = _COMPARISONS[type(op)]
            pairs.append(Expr(name, (left, right), BOOL, *decided(name, left, right), at=at, text=text))
        return _fold("and", pairs, at, text)

    def _call(self, node: ast.Call, at: int, text: str) -> Expr:
        token = self.tokens[self.starts[node.col_offset]]
        least, most = FUNCTIONS[token.word]
        args = [self._as_number(self._convert(arg)) for arg in node.args]
        if not least <= len(args) <= most:
            needs = (
                Text("一个数", "one number") if most == 1 else Text("两个到八个数", "two to eight numbers")
            )
            what = Text("“{name}”要{needs}。", '"{name}" takes {needs}.').fill(name=token.text, needs=needs)
            fail("E121", at, len(token.text), what=what, remedy=_MIN_EXAMPLE)
        whole = args[0]
        if token.word == "abs":
            return self._number("abs", (whole,), at, text)
        for arg in args[1:]:
            whole = self._number(token.word, (whole, arg), at, text)
        return whole

    def _number(self, op: str, args: tuple[Expr, ...], at: int, text: str) -> Expr:
        low, high = interval(op, args)
        if max(-low, high) >= _LIMIT:
            fail("E125", at, len(text), size=max(-low, high) // ONE, limit=_LIMIT // ONE)
        return Expr(op, args, NUMBER, low, high, at=at, text=text)

    def _as_bool(self, tree: Expr) -> Expr:
        if tree.kind == SWITCH:
            zero = Expr("const", at=tree.at)
            return Expr("ne", (tree, zero), BOOL, 0, 1, at=tree.at, text=tree.text)
        if tree.kind == NUMBER:
            remedy = Text("写成比较，例如“{name} < 40”。", 'Compare it, for example "{name} < 40".')
            fail(
                "E123",
                tree.at,
                max(1, len(tree.text)),
                what=_NEEDS_BOOL.fill(name=tree.text),
                remedy=remedy.fill(name=tree.text),
            )
        return tree

    def _as_number(self, tree: Expr, is_weight: bool = False) -> Expr:
        if tree.kind == BOOL:
            remedy = _FLAG_ALONE.fill(name=tree.text) if tree.op == "flag" else JOIN
            fail(
                "E123",
                tree.at,
                max(1, len(tree.text)),
                what=_NEEDS_NUMBER.fill(name=tree.text),
                remedy=remedy,
            )
        if is_weight and (tree.high > HEAVIEST * ONE):
            fail("E125", 0, len(self.text), size=tree.high // ONE, limit=HEAVIEST)
        return tree


def _fold(op: str, parts: list[Expr], at: int, text: str) -> Expr:
    """a and b and c as one node after another."""
    whole = parts[0]
    pick = min if op == "and" else max
    for part in parts[1:]:
        whole = Expr(
            op, (whole, part), BOOL, pick(whole.low, part.low), pick(whole.high, part.high), at=at, text=text
        )
    return whole


_WORD_ALIASES = {"and": "且", "or": "或", "not": "非"}
_UNCLEAR = Text("读不懂这个条件。", "this condition cannot be read.")
_TOO_LONG = Text(
    "条件有{count}个字符，超过{limit}个。", "the condition has {count} characters, more than {limit}."
)
_TOO_MANY = Text("条件超过{limit}个词。", "the condition has more than {limit} words.")
_MIN_EXAMPLE = Text("例如：min(信任, 实绩)。", "For example: min(trust, real).")
_NEEDS_BOOL = Text(
    "“{name}”是一个数，这里要的是是非判断。", '"{name}" is a number, but here a yes or no is needed.'
)
_NEEDS_NUMBER = Text(
    "“{name}”是是非判断，这里要的是一个数。", '"{name}" is a yes or no, but here a number is needed.'
)
_FLAG_ALONE = Text("标记本身就是是或否，直接写“{name}”或“非 {name}”。",
                   'A flag is a yes or no by itself: write "{name}" or "not {name}".')  # fmt: skip
