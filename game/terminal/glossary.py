"""The official terms, looked up from the terminal."""

from functools import cache

from game.content.text import STRINGS_FILE, Text, say
from game.terminal.paper import Paper

FILE = STRINGS_FILE.with_name("glossary.yaml")
MOST = 8


@cache
def terms() -> tuple[tuple[Text, Text], ...]:
    """(term, what it means), in the order of the file."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load(FILE.read_text(encoding="utf-8"), Loader=loader) if FILE.exists() else []
    return tuple((Text(e["zh"], e["en"]), Text(e["note"]["zh"], e["note"]["en"])) for e in entries or [])


def explain(paper: Paper, word: str) -> None:
    """The terms that hold a word, with their meaning; without a word the list of terms."""
    if not word.strip():
        names = [term.get(paper.lang) for term, _ in terms()]
        paper.say(say("terminal.glossary", n=len(names)))
        paper.say(("、" if paper.lang == "zh" else ", ").join(names))
        return
    wanted = word.strip().casefold()
    found = [t for t in terms() if wanted in t[0].zh.casefold() or wanted in t[0].en.casefold()]
    found = found or [t for t in terms() if wanted in t[1].zh.casefold() or wanted in t[1].en.casefold()]
    for term, note in found[:MOST]:
        paper.say(say("terminal.term", zh=term.zh, en=term.en, note=note), first="- ")
    if not found:
        paper.say(say("terminal.no_term", word=word))
