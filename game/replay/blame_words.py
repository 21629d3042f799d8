"""The blame line in words."""

from decimal import Decimal

from game.content.text import Text
from game.replay import words
from game.replay.blame_shapes import Part
from game.replay.view_words import listed, show

# Decimals in which an outcome is split; 1 where nothing is said.
DECIMALS = {"hidden_risk": 2, "load": 2, "caution": 3, "motivation": 2}
DECIMALS |= dict.fromkeys(("real_share", "trace_share", "fake_share"), 2)
_BETTER = ("career", "public", "served", "score", "compliance", "trust", "real", "capacity", "motivation")
_WORSE = ("removed", "incidents", "blame", "rank", "complaints", "load", "hidden_risk", "caution")
_WORSE += ("findings", "overruled", "fake_share")
BETTER: dict[str, int] = {**dict.fromkeys((*_BETTER, "real_share"), 1), **dict.fromkeys(_WORSE, -1)}

FOUR_NAMES = {
    "mine": Text("我的决定", "my decisions"),
    "rules": Text("规则", "the rules"),
    "above": Text("上级", "those above"),
    "luck": Text("运气", "luck"),
}
_NAMES = {
    "served": Text("任职月数", "months in office"),
    "removed": Text("因免职少任的月数", "months lost to removal"),
    "career": Text("仕途账", "career ledger"),
    "public": Text("百姓账", "public ledger"),
}


def outcome_name(outcome: str) -> Text:
    return _NAMES.get(outcome) or words.level_name(outcome)


def sentence(
    outcome: str, actual: Decimal, baseline: Decimal, total: Decimal, parts: tuple[Part, ...]
) -> Text:
    """The split in a sentence; luck with its interval."""
    return _SENTENCE.fill(
        what=outcome_name(outcome),
        actual=show(actual),
        baseline=show(baseline),
        total=show(total, sign=True),
        parts=listed([_part(part) for part in parts]),
    )


def _part(part: Part) -> Text:
    template = _WITH_INTERVAL if part.key == "luck" else _PLAIN
    return template.fill(name=part.name, n=show(part.amount, sign=True), half=show(part.half))


def method(seeds: int, style: Text) -> Text:
    return _METHOD.fill(seeds=seeds, style=style)


_PLAIN = Text("{name}{n}", "{name} {n}")
_WITH_INTERVAL = Text("{name}{n}（±{half}）", "{name} {n} (± {half})")
_SENTENCE = Text(
    "{what}：这一局{actual}；四项都换成寻常，平均{baseline}；相差{total}，分为{parts}。",
    "{what}: {actual} in this game, {baseline} on average with all four at the ordinary; "
    "the difference of {total} is {parts}.",
)
_METHOD = Text(
    "四项各有“照旧”和“换成寻常”两种，十六种搭配都算一遍，按沙普利值分摊：决定换成寻常当家人的，规则换成“常规”制度的，"
    "上级换成不加码、不攀比、责任随权走，运气换成另外{seeds}局的平均。按名字照搬的决定无处可用时不作数；"
    "本人已离任的月份按最接近的风格“{style}”做下去。",
    "Each of the four is either as it was or at the ordinary; all sixteen combinations are played and the "
    "difference is shared out by Shapley values. Ordinary means: the decisions of an ordinary leader; the "
    "moderate institution's rules; superiors who add nothing on the way down, do not outbid each other and "
    "leave blame where the powers are; the mean of {seeds} other draws of luck. Decisions are repeated by "
    "name and count for nothing where there is nothing they apply to; in months after he had left, the "
    "closest style (“{style}”) goes on for him.",
)
