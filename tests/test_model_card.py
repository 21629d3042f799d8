"""The model card speaks about every parameter of the rules, and its pages are not stale."""

import build_model_card

from game.content.model_card import CONFIDENCE, card
from game.sim.parameters import BEHAVIOUR, INSTITUTION


def test_every_parameter_has_a_meaning_a_unit_a_basis_and_a_confidence_in_both_languages():
    found = card()
    assert [entry.id for entry in found.institution] == list(INSTITUTION)
    assert [entry.id for entry in found.behaviour] == list(BEHAVIOUR)
    for entry in (*found.institution, *found.behaviour):
        for text in (entry.name, entry.meaning, entry.unit, entry.basis):
            assert text.zh and text.en, entry.id
        assert entry.confidence in CONFIDENCE and entry.low <= entry.default <= entry.high


def test_the_card_says_what_is_assumed_and_what_is_left_out():
    assert len(card().assumes) >= 5 and len(card().leaves_out) >= 5


def test_the_pages_are_what_the_rules_and_the_file_say():
    stale = [p.name for p, text in build_model_card.pages().items() if p.read_text("utf-8") != text]
    assert not stale, "run: python tools/build_model_card.py"
