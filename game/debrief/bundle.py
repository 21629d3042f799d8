"""Everything one game or one class gives: page, papers, slides, tables, statements, in one language."""

from collections.abc import Sequence

from game.content.nouns import speaking
from game.debrief import class_page, class_papers, extras, game_page, printable, table, xapi
from game.debrief.case_card import case_card
from game.debrief.files import Folder
from game.debrief.moments import Moment, moment, moments
from game.debrief.script import script
from game.debrief.sheet import Sheet
from game.debrief.story import Story
from game.debrief.worksheet import worksheet
from game.replay.cohort import Cohort


def write(story: Story, folder: Folder, lang: str, cards: Sequence[int] = (), institution: str = "") -> None:
    """Writes all of it. `cards`: turns of which a case card is wanted beside those of the three moments;
    `institution`: what the page compares with."""
    with speaking(story.names.nouns):
        _write(story, folder, lang, cards, institution)


def _write(story: Story, folder: Folder, lang: str, cards: Sequence[int], institution: str) -> None:
    found = moments(story)
    folder.write("page.html", game_page.page(story, lang, institution))
    papers(folder, "worksheet", worksheet(story, found), lang)
    papers(folder, "script", script(story, found), lang)
    for one in (*found, *_more(story, found, cards)):
        papers(folder, f"card-{one.turn:02}", case_card(story, one), lang)
    if "pptx" not in extras.missing():
        from game.debrief.slides import presentation

        folder.write("slides.pptx", presentation(story, found, lang))
    for name, text in table.tables(story, lang).items():
        folder.write(name, text)
    folder.write("statements.jsonl", xapi.lines(story))


def write_class(played: Cohort, folder: Folder, lang: str) -> None:
    """The page of a class, its worksheet, slides and counts; in the nouns of what it played most."""
    with speaking(played.nouns):
        _write_class(played, folder, lang)


def _write_class(played: Cohort, folder: Folder, lang: str) -> None:
    found = class_papers.moments(played)
    folder.write("class.html", class_page.page(played, lang))
    folder.write("counts.csv", class_papers.counts(played, lang))
    papers(folder, "worksheet", class_papers.worksheet(played, found), lang)
    if "pptx" not in extras.missing():
        folder.write("slides.pptx", class_papers.slides(played, found, lang))


def papers(folder: Folder, name: str, sheet: Sheet, lang: str) -> None:
    """A paper as a page to print and, where python-docx is there, as a Word file."""
    folder.write(f"{name}.html", printable.page(sheet, lang))
    if "docx" not in extras.missing():
        from game.debrief.word import document

        folder.write(f"{name}.docx", document(sheet, lang))


def _more(story: Story, found: Sequence[Moment], cards: Sequence[int]) -> list[Moment]:
    there = {one.turn for one in found}
    return [
        moment(story, turn) for turn in sorted(set(cards)) if turn not in there and 1 <= turn <= story.last
    ]
