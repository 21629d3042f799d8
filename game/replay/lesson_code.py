"""The short code of a lesson: eight characters that are hard to misread, the last of them a check.

A code either holds the whole lesson (a shipped scenario, up to two institutions of the model, a small seed),
so that typing it is enough on a PC that has nothing but the game; or, for everything else, it is the mark of
a lesson file. Seven characters of five bits:

    0  kind 1 · assignment 1 · minutes/5 5 · institution 5 · institution 5 · seed 10 · mark of the scenario 8
    1  mark of the lesson file 34
"""

from dataclasses import dataclass
from hashlib import blake2b

from game.content.text import Text, UserError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O or U
_LOOK_ALIKES = str.maketrans("OILU", "011V")
_WIDE = {0xFF01 + n: chr(0x21 + n) for n in range(94)}  # full-width forms of an input method
LENGTH = 8
PAYLOAD_BITS = 5 * (LENGTH - 1)
MOST_SEED = 1 << 10
MOST_MINUTES = 155  # in steps of five
MOST_INSTITUTIONS = 31
ASSIGNMENTS = ("name", "group")


@dataclass(frozen=True)
class Packed:
    """A lesson as a code holds it. `scenario` is the mark of its id; institutions by their place, from 0."""

    scenario: int
    institutions: tuple[int, ...]
    seed: int
    minutes: int
    assign: str


def pack(packed: Packed) -> str:
    """The code that holds a lesson whole; the values are within their bounds."""
    first, second = (*(place + 1 for place in packed.institutions), 0)[:2]
    value = ASSIGNMENTS.index(packed.assign)
    for part, bits in ((packed.minutes // 5, 5), (first, 5), (second, 5), (packed.seed, 10)):
        value = value << bits | part
    return _written(value << 8 | packed.scenario)


def of_file(digest: bytes) -> str:
    """The code that marks a lesson file."""
    value = int.from_bytes(digest[:8], "big") >> (64 - (PAYLOAD_BITS - 1))
    return _written(1 << (PAYLOAD_BITS - 1) | value)


def unpack(code: str) -> Packed | None:
    """What a clean code holds; None where it marks a lesson file."""
    value = 0
    for letter in code.replace("-", "")[: LENGTH - 1]:
        value = value << 5 | ALPHABET.index(letter)
    if value >> (PAYLOAD_BITS - 1):
        return None
    parts = []
    for bits in (8, 10, 5, 5, 5, 1):
        parts.append(value & (1 << bits) - 1)
        value >>= bits
    scenario, seed, second, first, minutes, assign = parts
    institutions = tuple(place - 1 for place in (first, second) if place)
    return Packed(scenario, institutions, seed, minutes * 5, ASSIGNMENTS[assign])


def clean(typed: str) -> str:
    """A code as people type it, in its one spelling. Raises UserError where it cannot be one."""
    text = typed.translate(_WIDE).upper().translate(_LOOK_ALIKES)
    letters = "".join(letter for letter in text if letter.isalnum())
    if len(letters) != LENGTH or any(letter not in ALPHABET for letter in letters):
        raise UserError(_NOT_A_CODE.fill(n=len(letters)))
    if _check([ALPHABET.index(letter) for letter in letters[:-1]]) != ALPHABET.index(letters[-1]):
        raise UserError(_MISTYPED.fill(code=_grouped(letters)))
    return _grouped(letters)


def scenario_mark(ident: str) -> int:
    return blake2b(ident.encode(), digest_size=1).digest()[0]


def _written(payload: int) -> str:
    symbols = [payload >> 5 * place & 31 for place in reversed(range(LENGTH - 1))]
    return _grouped("".join(ALPHABET[symbol] for symbol in (*symbols, _check(symbols))))


def _grouped(letters: str) -> str:
    return f"{letters[:4]}-{letters[4:]}"


def _check(symbols: list[int]) -> int:
    """The last symbol: with it the sum of powers times symbols over GF(32) is nothing. One wrong character,
    or any two exchanged, never pass."""
    total, weight = 0, 1
    for symbol in symbols:
        total ^= _times(weight, symbol)
        weight = _times(weight, 2)
    return next(symbol for symbol in range(32) if _times(weight, symbol) == total)


def _times(a: int, b: int) -> int:
    """The product in GF(32), modulo x^5 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
        b >>= 1
    return product


_NOT_A_CODE = Text(
    "课程码是8个字母或数字，写作XXXX-XXXX；这里有{n}个。请照屏幕或课件上的重新输入。",
    "A lesson code has 8 letters or digits, written XXXX-XXXX; here are {n}. Type it again as it is shown.",
)
_MISTYPED = Text(
    "课程码{code}有一处输错了（末位校验不符）。请逐个对照后重新输入。",
    "Something in the code {code} is mistyped (its check character does not fit). Compare and type it again.",
)
