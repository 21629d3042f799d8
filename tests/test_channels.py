"""Channels in domain words (R70-R72); the mechanism runs only where the scenario says so."""

from dataclasses import replace

import numpy as np

from game.sim import engine, orders
from game.sim.fixed import ONE, fixed
from game.sim.parameters import ROW
from game.sim.ruleset import CHANNELS, VERB, Deck
from tests.sim_rules import POLARISED, games, lesson

LETTER, GROUP, PHONE, DOCUMENT = (CHANNELS.index(name) for name in ("letter", "group", "phone", "document"))


def town(channel: int = DOCUMENT, on: bool = True):
    rules = replace(lesson(), deck=Deck())
    kinds = replace(rules.kinds, channel=np.full_like(rules.kinds.channel, channel))
    return replace(rules, kinds=kinds, mechanisms=frozenset({"channels"} if on else ()))


def month(rules, institution=None, consult=0, **values):
    state = games(rules, np.arange(200), institution)
    for name, value in values.items():
        state.parameters[ROW[name]] = fixed(value)
    plan = orders.nothing(state, rules)
    plan.verb[orders.top(orders.worth(state), 4)] = VERB["real"]
    plan.consult += consult
    return engine.step(state, plan, rules, detail=True)


def test_an_oral_order_leaves_the_township_with_more_of_the_blame():  # R71
    share = lambda channel: month(town(channel)).month.town_share.mean()  # noqa: E731
    assert share(PHONE) > share(DOCUMENT) + 0.05 * ONE
    assert share(LETTER) > share(DOCUMENT), "a signed letter moves responsibility down"


def test_who_asked_in_writing_has_the_paper_the_phone_did_not_leave():  # R71
    asked, silent = month(town(PHONE), consult=1).month, month(town(PHONE)).month
    directed = asked.directed
    assert not asked.no_paper[directed].any() and silent.no_paper[directed].all()
    assert asked.no_paper[~directed & asked.tasks.is_active].all(), "the answer covers what he directed"
    assert asked.town_share[directed].mean() < silent.town_share[directed].mean()


def test_a_case_without_the_order_on_paper_is_worth_less_to_an_examiner():  # R71
    oral, written = month(town(PHONE), ft_on="1").month, month(town(), ft_on="1").month
    honest = oral.good_faith & written.good_faith & (oral.way == written.way)
    honest &= oral.directed
    assert (oral.claim_merit[honest] < written.claim_merit[honest]).all()


def test_inspections_that_are_cut_leak_into_group_messages():  # R72
    kept, cut = month(town(), POLARISED), month(town(), POLARISED, insp_rate="0.2")
    assert not (kept.month.tasks.channel == GROUP).any(), "an office that sees enough sends no messages"
    later = engine.step(cut, orders.nothing(cut, town()), town())
    assert (later.month.tasks.channel == GROUP).mean() > 0.2
    assert (cut.month.time["messages"] > 0).all() and (kept.month.time["messages"] == 0).all()
    saved = (kept.month.time["inspections"] - cut.month.time["inspections"]).mean()
    assert 0.2 * saved < cut.month.time["messages"].mean() < saved, "part of what was saved is asked again"


def test_cutting_leaks_less_where_offices_answer_less_or_feel_the_burden():  # R72
    def leaked(**values):
        return month(town(), POLARISED, insp_rate="0.2", **values).month.time["messages"].mean()

    alone = leaked()
    assert leaked(bureau_liab="0.5") < alone and leaked(internalise="0.6") < alone
    assert leaked(leak="0") == 0


def test_a_letter_is_never_replaced_by_a_message():  # R72
    rules = town(LETTER)
    cut = month(rules, POLARISED, insp_rate="0", leak="1")
    later = engine.step(cut, orders.nothing(cut, rules), rules)
    assert (later.month.tasks.channel == LETTER).all()


def test_without_the_mechanism_no_channel_changes_anything():  # R70
    plain = [month(town(channel, on=False)) for channel in (DOCUMENT, PHONE)]
    assert plain[0].digest(3) == plain[1].digest(3) and not len(plain[0].channel)
    changed = month(town(PHONE, on=False), leak="1", oral_shift="1", letter_shift="1")
    for level in ("trust", "risk", "blame", "staff_blame", "score", "results", "days", "caution"):
        np.testing.assert_array_equal(getattr(changed, level), getattr(plain[1], level), err_msg=level)
