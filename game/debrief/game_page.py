"""The page of one game: a single file that argues from evidence."""

from game.content.text import say
from game.debrief import page_blame, page_cases, page_front, page_turn, page_turning, page_twin, shell
from game.debrief.anchors import anchor
from game.debrief.html import Html, Markup
from game.debrief.story import Story

PARTS = ("start", "timeline", "turning", "months", "split", "cases", "tolerance", "hours", "staff", "twin")
PARTS += ("questions",)


def page(story: Story, lang: str, institution: str = "") -> str:
    """The whole document. `institution`: an id or file to compare with; the usual one where none is named."""
    h = Html(lang)
    other = institution or page_twin.other_than(story)
    title = f"{h.text(story.names.scenario.name)} · {h.text(story.player)}"
    body = [
        page_front.banner(h, story),
        page_front.heading(h, story),
        page_front.ledgers(h, story),
        page_front.timeline(h, story),
        page_turning.section(h, story, story.turning) if story.turning else None,
        _months(h, story),
        [page_turn.section(h, story, turn) for turn in range(1, story.last + 1)],
        page_front.blame(h, story),
        page_blame.section(h, story.split) if story.split else None,
        page_cases.case_files(h, story),
        page_cases.tolerance(h, story),
        page_front.hours(h, story),
        page_front.staff(h, story),
        page_front.villages(h, story),
        page_twin.section(h, story, other) if other else None,
        page_front.questions(h, story),
        page_front.sources(h, story),
    ]
    return shell.page(h, title, _top(h, story, bool(other)), h.inside(body))


def _top(h: Html, story: Story, has_twin: bool) -> Markup:
    absent = {"twin"} if not has_twin else set()
    absent |= {"turning"} if story.turning is None else set()
    absent |= {"split"} if story.split is None else set()
    parts = [part for part in PARTS if part not in absent]
    links = [h("a", say(f"debrief.nav.{part}"), href=f"#{part}") for part in parts]
    switch = h(
        "span",
        h("button", say("review.known"), value="known", type="button"),
        h("button", say("review.truth"), value="truth", type="button"),
        cls="switch",
        title=say("review.truth_tip"),
    )
    return h(
        "nav", h("div", h("span", story.player, cls="name"), links, h("span", cls="grow"), switch), cls="top"
    )


def _months(h: Html, story: Story) -> Markup:
    marked = {
        event.turn for events in story.happenings for event in events if event.kind in ("incident", "removed")
    }
    buttons = [
        h("a", story.turn_name(turn), href=f"#{anchor(turn)}", cls="marked" if turn in marked else None)
        for turn in range(1, story.last + 1)
    ]
    step = [
        h("button", sign, type="button", data_step=by, aria_label=say(f"debrief.{key}"))
        for sign, by, key in (("‹", -1, "month_before"), ("›", 1, "month_after"))
    ]
    play, stop = h.text(say("debrief.play")), h.text(say("debrief.stop"))
    player = h("button", play, id="play", type="button", data_play=play, data_stop=stop)
    return h("div", buttons, h("span", step, player, cls="noprint"), cls="months", id="months")
