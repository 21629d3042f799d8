"""The official terms, looked up from the terminal."""

from game.content.glossary import search, terms
from game.content.text import say
from game.terminal.paper import Paper

MOST = 8


def explain(paper: Paper, word: str) -> None:
    """The terms that hold a word, with their meaning; without a word the list of terms."""
    if not word.strip():
        names = [term.name.get(paper.lang) for term in terms()]
        paper.say(say("terminal.glossary", n=len(names)))
        paper.say(("、" if paper.lang == "zh" else ", ").join(names))
        return
    found = search(word)
    for term in found[:MOST]:
        paper.say(say("terminal.term", zh=term.name.zh, en=term.name.en, note=term.note), first="- ")
    if not found:
        paper.say(say("terminal.no_term", word=word))
