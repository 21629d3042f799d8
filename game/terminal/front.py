"""Before and around a game in the terminal: a menu of new and saved games, the loop of lines, leaving."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from game.content.load import list_institutions, list_scenarios, load
from game.content.nouns import speaking
from game.content.text import LANGUAGES, Text, UserError, say
from game.replay.saves import Save, list_saves, new_save
from game.replay.session import Session
from game.terminal.game import Game, Leave
from game.terminal.paper import Paper

MOST_SAVES = 9
SEEDS = 1_000_000

Reader = Callable[[str], str | None]  # a prompt -> the line typed, None at the end of the input


@dataclass(frozen=True)
class Start:
    """What was asked for on the command line; without a scenario or a file the menu opens."""

    scenario: str | None = None
    institution: str | None = None
    seed: int | None = None
    resume: Path | None = None
    given: Session | None = None  # a game that was made elsewhere
    folder: Path | None = None  # where saves lie; None: the person's own folder

    @property
    def is_given(self) -> bool:
        return self.scenario is not None or self.resume is not None


def play(
    start: Start, read: Reader, out: TextIO, lang: str = "zh", asks: bool = False, width: int | None = None
) -> int:
    """Plays until the player leaves or the input ends. Raises UserError for files that cannot be opened."""
    paper = Paper(out, lang, width)
    try:
        session = open_session(start, lang) if start.is_given else _menu(start, paper, read)
    except (KeyboardInterrupt, Leave):
        session = None
    if session is None:
        paper.say(say("terminal.bye"))
        return 0
    game = Game(session, paper, asks)
    with speaking(session.names.nouns):
        _welcome(paper, session)
        _lines(game, read)
        game.farewell()
    return 0


def _lines(game: Game, read: Reader) -> None:
    """One line after the other; the end of the input and Ctrl-C leave like `quit`."""
    try:
        game.begin()
        while (line := read("> ")) is not None:
            game.step(line)
            game.paper.flush()
        game.paper.say()
    except Leave:
        pass
    except KeyboardInterrupt:
        game.paper.say()


def open_session(start: Start, lang: str) -> Session:
    """The game that was asked for, new or resumed. Raises UserError where it cannot be opened."""
    if start.given is not None:
        return start.given
    if start.resume is not None:
        return Session.resume(start.resume)
    compiled = load(start.scenario or "", start.institution)
    seed = secrets.randbelow(SEEDS) if start.seed is None else start.seed
    path = new_save(compiled, start.folder, is_secret=start.institution is None)
    return Session.new(compiled, seed, path, lang=lang)


def _welcome(paper: Paper, session: Session) -> None:
    """The briefing, on the first turn of a new game; otherwise one line."""
    names = session.names
    paper.heading(say("terminal.title", scenario=names.scenario.name, post=names.post))
    if not session.turns:
        for lang_text in names.briefing.get(paper.lang).split("\n\n"):
            paper.say(lang_text.replace("\n", " " if paper.lang == "en" else ""))
    paper.say(say("terminal.seed", seed=session.seed))
    paper.say(say("terminal.short_help"))


def _menu(start: Start, paper: Paper, read: Reader) -> Session | None:
    """New game, saved game, other language; None where the player leaves."""
    while True:
        scenarios, saves = list_scenarios(), list_saves(start.folder)[:MOST_SAVES]
        entries: list[Text] = [say("terminal.new_game", name=s.name, text=s.summary) for s in scenarios]
        entries += [_saved(save) for save in saves]
        entries += [say("terminal.other_language"), say("terminal.leave")]
        paper.heading(say("terminal.menu"))
        for number, entry in enumerate(entries, 1):
            paper.say(entry, first=f"{number} ")
        number = _number(read, paper, len(entries))
        if number is None or number == len(entries):
            return None
        if number == len(entries) - 1:
            paper.lang = LANGUAGES[1 - LANGUAGES.index(paper.lang)]
            continue
        try:
            if number > len(scenarios):
                return Session.resume(saves[number - len(scenarios) - 1].path)
            return _new_game(start, paper, read, scenarios[number - 1].id)
        except UserError as error:
            paper.say(error.text)


def _saved(save: Save) -> Text:
    key = "terminal.finished" if save.is_over else "terminal.continue"
    if save.is_damaged or (not save.can_continue and not save.is_over):
        key = "terminal.damaged"
    return say(key, name=save.scenario, turn=save.turn, turns=save.turns, date=save.date, file=save.path.name)


def _new_game(start: Start, paper: Paper, read: Reader, scenario: str) -> Session | None:
    """Asks under which institution; an empty line takes the scenario's own."""
    institution = start.institution
    if institution is None:
        known = list_institutions()
        paper.heading(say("terminal.institutions"))
        for number, entry in enumerate(known, 1):
            paper.say(say("terminal.institution", name=entry.name, text=entry.summary), first=f"{number} ")
        number = _number(read, paper, len(known), default=0)
        if number is None:
            return None
        institution = known[number - 1].id if number else None
    asked = Start(scenario, institution, start.seed, folder=start.folder)
    return open_session(asked, paper.lang)


def _number(read: Reader, paper: Paper, most: int, default: int | None = None) -> int | None:
    """A number from a menu; None at the end of the input."""
    while (line := read(say("terminal.which").get(paper.lang))) is not None:
        typed = line.strip()
        if not typed and default is not None:
            return default
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed)
        paper.say(say("terminal.no_option", n=most))
    return None
