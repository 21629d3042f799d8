"""Turning points in words: what was decided, what else would have brought what, through which causes."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from game.content.text import NO_TEXT, Text
from game.replay.branches import LEDGERS
from game.replay.gaps import Part
from game.replay.scene import is_scene
from game.replay.scene import taken as steps_taken
from game.replay.scene import told as told_steps
from game.replay.session import Session
from game.replay.turning_shapes import Branch, Moment
from game.replay.view_words import listed, quoted, show

CAUSES = 3  # causes named for each ledger


def sentence(session: Session, turn: int, month: Text, kind: str, verdict: str, branch: Branch) -> Text:
    """One mark: the head, what it would have brought on either ledger, and that they disagree, if so."""
    card = _card(session, turn) if kind == "dilemma" else {}
    head = _HEADS[kind, verdict == "held"].fill(month=month, arm=quotation(branch.name), **card)
    ledgers = [_ledger(branch, ledger) for ledger in LEDGERS]
    end = _OPPOSED if verdict == "opposed" else NO_TEXT
    zh = head.zh + "；".join(text.zh for text in ledgers) + "。" + end.zh
    en = head.en + "; ".join(text.en for text in ledgers) + "." + end.en
    return Text(zh, en)


def _card(session: Session, turn: int) -> dict[str, Text]:
    """The card of a turn and what was chosen on it; left undecided, its fallback."""
    here, orders = session.history[turn - 1], session.orders[turn - 1]
    event = int(here.event[0])
    if is_scene(here, session.rules):
        came = steps_taken(here, session.rules, session.names, orders)
        return {"event": quoted(session.names.events[event].name), "taken": quotation(told_steps(came))}
    said = int(orders.choice[0])
    taken = said if said >= 0 else int(session.rules.deck.fallback[event])
    told = session.names.events[event]
    return {"event": quoted(told.name), "taken": quotation(told.choices[taken].text)}


def quotation(text: Text) -> Text:
    """In quotation marks; what is quoted inside gets the inner ones."""
    inner = str.maketrans("“”", "‘’")
    zh, en = (side.rstrip("。.").translate(inner) for side in (text.zh, text.en))
    return Text(f"“{zh}”", f"“{en}”")


def _ledger(branch: Branch, ledger: str) -> Text:
    """What one ledger would have gained or lost, how sure, and the causes that weigh most."""
    gap, name = branch.gap(ledger), _LEDGERS[ledger]
    if not branch.sign(ledger):
        return _SAME.fill(ledger=name)
    template = _MORE if gap.amount > 0 else _LESS
    weighty = [part for part in branch.parts(ledger) if abs(part.amount) * 10 >= abs(gap.amount)]
    causes = [_cause(part) for part in weighty[:CAUSES]]
    main = template.fill(ledger=name, n=abs(gap.amount), half=gap.half)
    if not causes:
        return main
    because = _BECAUSE.fill(causes=listed(causes))
    return Text(main.zh + because.zh, main.en + because.en)


def _cause(part: Part) -> Text:
    amount = part.amount.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Text("{what}{n}", "{what} {n}").fill(what=part.text, n=show(amount, sign=True))


def found(moments: Sequence[Moment], marks: int, lost_from: int) -> Text:
    """The result in a sentence or two."""
    if lost_from == 1:
        return _LOST_FROM_THE_START[moments[0].lost].fill(style=moments[0].habit.name)
    told = _NONE if not marks else _SOME.fill(n=marks)
    if not lost_from:
        return told
    late = _LOST_FROM.fill(month=moments[lost_from - 1].month, why=_LOST[moments[lost_from - 1].lost])
    return Text(told.zh + late.zh, told.en + late.en)


def method(fewest: int, most: int, stage: str) -> Text:
    """How it was found."""
    both = Text("{a}", "{a}") if fewest == most else Text("{a}至{b}", "{a} to {b}")
    seeds = both.fill(a=fewest, b=most)
    told = _METHOD.fill(seeds=seeds)
    return Text(told.zh + _ROUGH.zh, told.en + _ROUGH.en) if stage == "rough" else told


_CHOSE = Text("{month}抉择{event}选了{taken}。", "{month}, dilemma {event}: {taken} was chosen. ")
_PLAN = Text("{month}的安排。", "The plan for {month}. ")
_HEADS = {
    ("dilemma", False): Text(_CHOSE.zh + "改选{arm}，", _CHOSE.en + "With {arm} instead: "),
    ("dilemma", True): Text(
        _CHOSE.zh + "其他选择都不如它；最接近的是{arm}，",
        _CHOSE.en + "Every other choice would have brought less; the nearest was {arm}: ",
    ),
    ("plan", False): Text(
        _PLAN.zh + "换成{arm}风格来安排，", _PLAN.en + "Planned in the style of the {arm} instead: "
    ),
    ("plan", True): Text(
        _PLAN.zh + "九种风格都不如实际的安排；最接近的是{arm}风格，",
        _PLAN.en + "All nine styles would have brought less; the nearest was that of the {arm}: ",
    ),
}
_LEDGERS = {
    "career": Text("仕途账", "the career ledger"),
    "public": Text("百姓账", "the public ledger"),
}
_MORE = Text("{ledger}多{n:1}分（误差±{half:1}）", "{n:1} points more on {ledger} (± {half:1})")
_LESS = Text("{ledger}少{n:1}分（误差±{half:1}）", "{n:1} points less on {ledger} (± {half:1})")
_SAME = Text("{ledger}没有值得一提的差别", "no difference worth telling on {ledger}")
_BECAUSE = Text("，其中{causes}", ", of which {causes}")
_OPPOSED = Text("两本账在这里方向相反。", " Here the two ledgers disagree.")

_SOME = Text("标出{n}处转折。", "{n} {n:turning point is|turning points are} marked.")
_NONE = Text(
    "没有哪个月换一个决定会带来超出误差、值得一提的差别。",
    "In no month would another decision have made a difference beyond its error that is worth telling.",
)
_LOST = {
    "removed": Text("此后换哪个决定都免不了被免职", "no decision could keep the office any more"),
    "floor": Text("两本账都已见底", "both ledgers were empty"),
    "equal": Text("此后各种决定分不出高下", "no decision made a difference any more"),
}
_LOST_FROM = Text("从{month}起不再标注：{why}。", " From {month} on nothing is marked: {why}.")
_LOST_FROM_THE_START = {
    "removed": Text(
        "从到任起，只要一直按“{style}”风格做下去，单换哪个月的决定都免不了被免职，所以没有转折可标。",
        "From the start, going on in the style of the “{style}”, no single month's decision could have kept "
        "the office, so there is no turning point to mark.",
    ),
    "floor": Text(
        "从到任起两本账就都见底，没有转折可标。",
        "Both ledgers were empty from the start; there is no turning point to mark.",
    ),
    "equal": Text(
        "从到任起，换哪个月的决定，两本账都分不出高下，所以没有转折可标。",
        "From the start, no single month's decision made a difference on either ledger, so there is no "
        "turning point to mark.",
    ),
}
_METHOD = Text(
    "每种决定之后都按最接近到那时为止各项决定的风格做下去，遇到同样的{seeds}组替代运气；差距大于自身误差（全部比较合计95%）"
    "并达到1分才标注。",
    "After each decision all go on in the style closest to the decisions so far, under the same {seeds} "
    "draws of substitute luck; a gap is marked if it exceeds its own error (95 % over all comparisons "
    "together) and comes to a point.",
)
_ROUGH = Text("这是初看，正在细算。", " This is a first look; it is being refined.")
