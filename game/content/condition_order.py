"""The order of a condition's words: values and operators alternate, brackets match, none nested too deep.

Checked before anything is parsed, so every complaint names its place and what is missing there.
"""

from typing import NoReturn

from game.content.condition_words import FUNCTIONS, Fault, Token
from game.content.text import Text

DEEPEST = 16
_BEFORE_NOT = ("(", ",", "and", "or", "not")
EXAMPLE = Text("例如：信任 < 40 且 月份 >= 3。", "For example: trust < 40 and month >= 3.")
JOIN = Text("是非判断之间用“且”“或”“非”相连。", "Join yes-or-no parts with and, or, not.")
_TOO_DEEP = Text("括号超过{limit}层。", "brackets are nested more than {limit} deep.")


class ConditionError(Exception):
    """Everything wrong with one condition."""

    def __init__(self, faults: list[Fault]):
        super().__init__("; ".join(f"{fault.code} at {fault.at}" for fault in faults))
        self.faults = faults


def fail(code: str, at: int, length: int = 1, suggestion: Text | None = None, **values: object) -> NoReturn:
    raise ConditionError([Fault(code, at, length, values, suggestion)])


def check_order(found: list[Token]) -> None:
    """Values and operators must alternate and brackets must match; raises ConditionError at the place."""
    if not found:
        fail("E121", 0, what=Text("条件是空的。", "the condition is empty."), remedy=EXAMPLE)
    stack: list[Token] = []
    needs_value, before = True, None
    for token in found:
        if needs_value:
            needs_value = _take_value(token, before, stack)
        else:
            needs_value = _take_operator(token, before, stack)
        if len(stack) > DEEPEST:
            fail("E124", token.at, what=_TOO_DEEP.fill(limit=DEEPEST))
        before = token
    last = found[-1]
    if needs_value:
        what = Text("“{word}”后面缺少内容。", 'something is missing after "{word}".').fill(word=last.text)
        fail("E121", last.at, len(last.text), what=what, remedy=EXAMPLE)
    if stack:
        what = Text("这个括号没有收尾。", "this bracket is not closed.")
        fail("E121", stack[-1].at, what=what, remedy=Text("补上“)”。", 'Add ")".'))


def _take_value(token: Token, before: Token | None, stack: list[Token]) -> bool:
    """A token where a value must come; returns whether a value is still needed after it."""
    is_call = before is not None and before.kind == "name" and before.word in FUNCTIONS
    if token.word == "(":
        stack.append(before if is_call and before else token)
        return True
    if is_call and before:
        what = Text("“{name}”后面要跟括号。", '"{name}" needs brackets.').fill(name=before.text)
        fail("E121", before.at, len(before.text), what=what, remedy=EXAMPLE)
    if token.kind == "number":
        return False
    if token.kind == "name":
        return token.word in FUNCTIONS
    if token.word == "-" or (token.word == "not" and (before is None or before.word in _BEFORE_NOT)):
        return True
    if token.word == "not" and before is not None:
        what = Text("“{word}”不能跟在“{one}”后面。", '"{word}" cannot follow "{one}".')
        fail("E121", token.at, len(token.text), what=what.fill(word=token.text, one=before.text), remedy=JOIN)
    what = Text("“{word}”前面缺少一个数或名字。", 'a number or name is missing before "{word}".')
    fail("E121", token.at, len(token.text), what=what.fill(word=token.text), remedy=EXAMPLE)


def _take_operator(token: Token, before: Token | None, stack: list[Token]) -> bool:
    if token.kind != "op" or token.word in ("(", "not"):
        what = Text(
            "“{one}”与“{two}”之间缺少运算或“且”“或”。", 'an operator is missing between "{one}" and "{two}".'
        )
        what = what.fill(one=before.text if before else "", two=token.text)
        fail("E121", token.at, len(token.text), what=what, remedy=EXAMPLE)
    if token.word == ")":
        if not stack:
            what = Text("多了一个右括号。", "there is no bracket to close here.")
            fail("E121", token.at, what=what, remedy=Text("删去它。", "Remove it."))
        stack.pop()
        return False
    if token.word == "," and not (stack and stack[-1].kind == "name"):
        what = Text("逗号只能用在 min、max 的括号里。", "a comma only belongs inside min( ) and max( ).")
        fail("E121", token.at, what=what, remedy=EXAMPLE)
    return True
