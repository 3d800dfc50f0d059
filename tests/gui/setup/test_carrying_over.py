"""What was typed for a protocol goes on with another version of it."""

from __future__ import annotations

import pytest

from protocolapp.gui.setup.carrying_over import carry_over
from protocolapp.gui.setup.draft import NAME, Draft
from protocolapp.gui.setup.reading import read_draft
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from tests.services.folders import small_protocol

PARAMETERS = """\
parameters:
  amount: {label: Amount, default: 1 mg, cite: lab}
  control: {label: Control, default: IgG, choices: [IgG, beads], cite: lab}
"""
SAMPLES = """\
samples:
  typical: [one, two]
  most: 4
  columns:
    protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL, cite: lab}
    dish: {label: Dish, kind: text, typical: small, cite: lab}
"""
TEXT = small_protocol().replace("samples: {typical: [one, two]}\n", PARAMETERS + SAMPLES)


def _protocol(*changes: tuple[str, str]) -> Protocol:
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    loaded = load_text(text, "mine.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


BEFORE = _protocol()
TYPED = Draft(
    BEFORE,
    {"amount": "2", "control": "beads"},
    ({NAME: "A", "protein": "4", "dish": "blue"}, {NAME: "B", "protein": "500 µg/mL"}),
    title="My run",
    aim="to see",
    rotor="R",
    pipettes=("P2",),
)


def test_everything_stays_where_only_words_were_edited() -> None:
    after = _protocol(("Rinse with PBS.", "Rinse twice with PBS."))
    carried = carry_over(TYPED, after)
    assert carried.told == ""
    assert (carried.draft.parameters, carried.draft.rows) == (TYPED.parameters, TYPED.rows)
    assert (carried.draft.title, carried.draft.aim, carried.draft.rotor) == ("My run", "to see", "R")
    assert carried.draft.pipettes == ("P2",)
    assert carried.draft.protocol is after


def test_what_is_no_longer_asked_for_is_told_with_what_was_typed() -> None:
    gone = _protocol(
        ("  amount: {label: Amount, default: 1 mg, cite: lab}\n", ""),
        ("    dish: {label: Dish, kind: text, typical: small, cite: lab}\n", ""),
    )
    carried = carry_over(TYPED, gone)
    assert carried.told.replace("\u00a0", " ") == "No longer asked for: Amount (“2”), Dish (1 row)."
    assert carried.draft.parameters == {"control": "beads"}
    assert [row.get("protein") for row in carried.draft.rows] == ["4", "500 µg/mL"]
    read_draft(carried.draft)  # finds every name it looks for


def test_a_choice_that_is_gone_is_told() -> None:
    carried = carry_over(TYPED, _protocol(("choices: [IgG, beads]", "choices: [IgG, none]")))
    assert carried.told == "No longer asked for: Control (“beads”)."


def test_a_bare_number_keeps_the_unit_it_was_typed_for() -> None:
    """2 mg must never become 2 µg."""
    after = _protocol(("default: 1 mg", "default: 900 µg"), ("unit: mg/mL", "unit: µg/mL"))
    carried = carry_over(TYPED, after)
    assert carried.told == "Now in another unit: Amount (µg), Protein (µg/mL)."
    reading = read_draft(carried.draft)
    assert reading.facts.parameters["amount"] == Quantity.of(2, "mg")
    assert [sample.values["protein"] for sample in reading.facts.samples] == [
        Quantity.of(4, "mg/mL"),
        Quantity.of("0.5", "mg/mL"),
    ]


def test_what_is_new_and_what_nobody_had_typed_is_told() -> None:
    after = _protocol(
        ("default: IgG", "default: beads"),
        ("parameters:\n", "parameters:\n  time: {label: Time, default: 5 min, cite: lab}\n"),
        ("  columns:\n", "  columns:\n    lot: {label: Lot, kind: text, typical: x, cite: lab}\n"),
    )
    untouched = Draft(BEFORE, {"amount": "2"}, TYPED.rows)
    assert carry_over(untouched, after).told == "New: Time, Lot. Another default: Control (beads)."
    assert carry_over(TYPED, after).told == "New: Time, Lot."


def test_rows_beyond_the_most_are_named() -> None:
    carried = carry_over(TYPED, _protocol(("most: 4", "most: 1"), ("[one, two]", "[one]")))
    assert carried.told.replace("\u00a0", " ") == "Left out (at most 1 row): B."
    assert [row[NAME] for row in carried.draft.rows] == ["A"]


@pytest.mark.parametrize("text", ["", "2 mg", "01.50", "<b>x</b>", "2 bananas"])
def test_a_text_is_never_rewritten_while_the_unit_stays(text: str) -> None:
    draft = Draft(BEFORE, {"amount": text}, ({NAME: text or "x", "protein": text},))
    carried = carry_over(draft, _protocol(("default: 1 mg", "default: 3 mg")))
    assert carried.draft.parameters["amount"] == text
    assert carried.draft.rows == draft.rows
