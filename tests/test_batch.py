"""Batches of games: neither slices nor processes show in a result; the tables of the model note."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from game.lab import batch
from game.lab.batch import Job, play, play_all, play_here
from game.lab.columns import COLUMNS, read, summary
from game.lab.policies import Styled
from game.lab.styles import CODE, decide
from game.lab.styles_table import LEDGERS, most_options, styles_table
from game.lab.tables import LONG_RUN_CELLS, institutions_table, seeds
from game.sim import engine
from game.sim.bare import bare_ruleset, full_ruleset
from game.sim.fixed import ONE
from game.sim.ruleset import STYLES
from tests.sim_rules import POLARISED, SHIELDED, games, lesson, tiny

COLUMNS_KEPT = ("career", "public", "ending", "served")


def job(count=23, rules=None, institution=POLARISED, codes=None) -> Job:
    codes = np.arange(count) % len(STYLES) if codes is None else codes
    rules = rules or tiny()
    return Job(
        rules,
        engine.parameters(institution, 1),
        seeds(count),
        Styled(codes),
        COLUMNS_KEPT,
        ("trust", "blame"),
    )


def same(one: batch.Result, other: batch.Result) -> bool:
    pairs = ((one.at_end, other.at_end), (one.every_turn, other.every_turn))
    return all(a.keys() == b.keys() and all(np.array_equal(a[k], b[k]) for k in a) for a, b in pairs)


@pytest.mark.parametrize("at_once", [1, 4, 22, 23, 500])
def test_slices_do_not_show_in_the_result(at_once):
    whole = play_here(job())
    assert same(play_all([job()], at_once=at_once)[0], whole)


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_gives_the_same_result(pool):
    with pool(2) as executor:
        assert same(play_all([job()], executor, at_once=6)[0], play_here(job()))


def test_processes_start_by_themselves_only_for_many_games(monkeypatch):
    monkeypatch.setattr(batch, "processors", lambda: 2)
    started = []
    real = batch.ProcessPoolExecutor
    monkeypatch.setattr(
        batch, "ProcessPoolExecutor", lambda count, **more: started.append(count) or real(count, **more)
    )
    few = play(job())
    assert not started
    monkeypatch.setattr(batch, "WORTH_PROCESSES", 1)
    assert same(play(job()), few) and started == [2]


def test_a_game_of_a_batch_is_the_game_played_by_hand():
    rules = tiny()
    state = games(rules, seeds(3), POLARISED)
    for _ in range(rules.turns):
        state = engine.step(state, decide(state, rules, CODE["doer"]), rules)
    kept = play_here(job(3, codes=np.full(3, CODE["doer"]))).at_end
    assert all(np.array_equal(kept[name], value) for name, value in read(state, rules, COLUMNS_KEPT).items())


def test_games_of_one_seed_share_their_run_in_without_a_trace():
    twice = replace(job(6), seeds=np.array([4, 4, 9, 9, 4, 2], np.uint64))
    rows = np.repeat(twice.parameters, 6, 1)  # parameters for each game: nothing is shared
    assert same(play_here(twice), play_here(replace(twice, parameters=rows)))


def test_every_game_may_have_its_own_institution():
    rows = np.concatenate([engine.parameters(values, 3) for values in (POLARISED, SHIELDED)], 1)
    mixed = play_all([replace(job(6), parameters=rows, seeds=np.tile(seeds(3), 2))], at_once=4)[0]
    codes = np.arange(6) % len(STYLES)
    for part, values in enumerate((POLARISED, SHIELDED)):
        alone = play_here(job(3, institution=values, codes=codes[3 * part : 3 * part + 3]))
        assert np.array_equal(mixed.at_end["career"][3 * part : 3 * part + 3], alone.at_end["career"])


def test_the_last_turn_kept_is_the_end():
    result = play_here(replace(job(), at_end=("trust", "blame")))
    for name in ("trust", "blame"):
        assert result.every_turn[name].shape == (tiny().turns, 23)
        assert np.array_equal(result.every_turn[name][-1], result.at_end[name])


def test_progress_counts_every_game_once():
    told = []
    play_all([job(5), job(4)], progress=lambda done, total: told.append((done, total)), at_once=3)
    assert told[-1] == (9, 9) and [done for done, _ in told] == sorted({done for done, _ in told})


def test_every_column_is_one_whole_number_a_game():
    rules = lesson(turns=1)
    state = games(rules, [1, 2])
    after = engine.step(state, decide(state, rules, 0), rules)
    for values in (read(state, rules, COLUMNS), read(after, rules, COLUMNS)):
        assert all(value.shape == (2,) and value.dtype.kind in "iub" for value in values.values())
    with pytest.raises(KeyError):
        read(state, rules, ("morale",))


def test_a_summary_is_the_mean_over_games_with_its_interval():
    mean, half = summary(np.array([1, 2, 3, 4]) * ONE)
    assert mean == 2.5 and half == pytest.approx(1.96 * np.std([1, 2, 3, 4], ddof=1) / 2)
    assert summary(np.array([3 * ONE])) == (3.0, 0.0)


def test_the_institutions_table_has_every_cell_and_shows_what_polarisation_does():
    table = institutions_table({"moderate": {}, "polarised": POLARISED}, games=24)
    assert all(set(row) == set(LONG_RUN_CELLS) for row in table.values())
    ordinary, polarised = table["moderate"], table["polarised"]
    assert polarised["results"].mean < ordinary["results"].mean - 10
    assert polarised["records"].mean > ordinary["records"].mean
    assert polarised["trace"].mean > ordinary["trace"].mean + 10
    assert 0 < ordinary["results"].half < 3


def test_the_styles_table_pays_caution_and_removes_those_who_work():
    row = styles_table({"polarised": POLARISED}, games=16)["polarised"]
    assert tuple(row.cells) == STYLES
    assert row.best("career") == "cautious" and row.best("public") == "village"
    assert row.cells["doer"].removed > 0.8 and row.cells["cautious"].removed == 0
    assert row.cells["innovator"].served < 6 and row.compatibility < 0
    for ledger in LEDGERS:
        parts = row.shares[ledger]
        assert set(parts) == {"choices", "luck", "interplay"} and sum(parts.values()) == pytest.approx(1)
        assert parts["choices"] > parts["luck"], "removal and results hang on the style, not on the seed"


def test_both_tables_run_the_whole_institution_and_a_scenario_with_its_cards():
    whole = full_ruleset(bare_ruleset())
    bare, full = (institutions_table({"moderate": {}}, 8, rules=r)["moderate"] for r in (None, whole))
    assert bare["results"].mean != full["results"].mean
    cards = lesson(turns=3)
    row = styles_table({"moderate": {}}, 4, rules=cards)["moderate"]
    assert most_options(cards) > 0 and most_options(whole) == 0
    assert row.dominant() in ("", row.best("career")) and set(row.cells) == set(STYLES)
