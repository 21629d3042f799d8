"""Where a file on the desk stands in the procedure, and the rungs of the ladder in words."""

from game.content.text import Text, say
from game.replay.view_words import at
from game.sim.state import CASE_STATUSES, FACT_ROWS, FLAG_BIT, FORM_MONTHS, FORMS, STAGE, State


def form_words(form: int) -> Text:
    name = say(f"procedure.form.{FORMS[form]}")
    months = FORM_MONTHS[form]
    return say("procedure.with_months", form=name, n=months) if months else name


def stage(state: State, place: int) -> Text:
    """Where a file on the desk stands, and what is open to the leader now; empty without the procedure."""
    if not len(state.case_stage):
        return Text()
    if at(state.case_stage, place) == STAGE["clue"]:
        return say("procedure.stage.clue")
    flags = at(state.case_fact[FACT_ROWS["flags"]], place)
    if at(state.case_staff, place) < 0:
        return say("procedure.stage.territory")
    if flags & FLAG_BIT["clock"]:
        return say("procedure.stage.clock")
    outcome = CASE_STATUSES[at(state.case_fact[FACT_ROWS["outcome"]], place)]
    form = at(state.case_fact[FACT_ROWS["form"]], place)
    told = say(f"procedure.outcome.{outcome}")
    return say("procedure.stage.sanctioned", outcome=told, form=form_words(form))
