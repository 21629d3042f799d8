"""The wall as lines of text: for a terminal, a screen reader, or to read it through beforehand."""

from collections.abc import Iterator

from game.content.text import Text, same, say
from game.replay.class_facts import FEWEST
from game.replay.wall import Wall, WallStep, anonymous

_STEP = Text("—— {n}/{all} {title}", "—— {n}/{all} {title}")
_OPTION = Text("  {letter}. {text}", "  {letter}. {text}")
_TOOK = Text("  {letter}. {text}（{took}）", "  {letter}. {text} ({took})")
_FIGURE = Text("  {name}：{values}", "  {name}: {values}")
_WAS = Text("  {group}：{name}", "  {group}: {name}")


def lines(wall: Wall) -> Iterator[Text]:
    """Every step; the institutions are named in the last but one."""
    for number, step in enumerate(wall.steps, 1):
        yield _STEP.fill(n=number, all=len(wall.steps), title=step.title)
        yield from step.lines
        yield from _options(step)
        for row in step.rows:
            shown = [_value(value, row.decimals) for value in row.values]
            yield _FIGURE.fill(name=row.name, values=_beside(shown))
        if step.kind == "reveal":
            yield from (_WAS.fill(group=anonymous(n), name=name) for n, name in enumerate(wall.names))
        yield Text()


def _options(step: WallStep) -> Iterator[Text]:
    total = sum(option.count for option in step.options)
    for n, option in enumerate(step.options):
        letter = "ABCDEFGH"[n % 8]
        if not total:
            yield _OPTION.fill(letter=letter, text=option.text)
            continue
        took = [say("class.wall.was", n=option.count, share=option.count / total)]
        for place, count in enumerate(option.groups):
            whole = sum(other.groups[place] for other in step.options)
            took.append(say("class.wall.group_took", name=anonymous(place), n=count, all=whole))
        yield _TOOK.fill(letter=letter, text=option.text, took=_beside(took))


def _value(value: float | None, decimals: int) -> Text:
    if value is None:
        return say("class.wall.too_few", n=FEWEST)
    return Text(f"{{n:{decimals}}}", f"{{n:{decimals}}}").fill(n=value)


def _beside(texts: list[Text]) -> Text:
    return Text("；".join(t.zh for t in texts), "; ".join(t.en for t in texts)) if texts else same("—")
