"""What is typed is kept as typed, and read with the units that the fields show."""

from __future__ import annotations

import pytest

from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, Typed
from protocolapp.calc.form.fields import (
    choice,
    count,
    numbers,
    quantities,
    quantity,
    share,
    table,
    text,
    yes_no,
)
from protocolapp.calc.registry import calculator
from protocolapp.gui.calculators.calculator_view import calculator_view
from protocolapp.gui.calculators.form_state import as_kept, empty, example, in_locale
from protocolapp.quantity import MASS_CONCENTRATION, VOLUME

DILUTION = calculator("dilution")


def _nothing(_given: Given, bench: Bench) -> Outcome:
    return Sheet(bench).outcome()


MANY = Calculator(
    name="many",
    title="Many",
    topic=Topic.BASICS,
    summary="One of each.",
    fields=(
        quantity("volume", "Volume", VOLUME, unit="µL", start="1.5 µL"),
        share("overage", "Overage", default="10 %"),
        quantities("levels", "Levels", MASS_CONCENTRATION, unit="µg/mL", start="0; 2.5; 5"),
        numbers("readings", "Readings", start="0.1, 0.2"),
        choice("mode", "Mode", {"one": "The one", "other": "The other"}),
        yes_no("blank", "A blank", default=True),
        text("name", "Name", start="a.b"),
        count("tubes", "Tubes", start="4"),
        table(
            "samples",
            "Samples",
            (text("what", "What"), quantity("amount", "Amount", VOLUME, unit="µL")),
            rows=({"what": "H3122", "amount": "1.5 µL"},),
        ),
    ),
    work=_nothing,
)


def test_an_example_leaves_out_the_unit_that_the_field_shows() -> None:
    state = example(MANY, ".")
    assert state.texts["volume"] == "1.5"
    assert state.texts["overage"] == ""
    assert state.rows["samples"] == ({"what": "H3122", "amount": "1.5"},)


def test_an_example_is_written_with_the_screens_decimal_mark() -> None:
    state = example(MANY, ",")
    assert state.texts["volume"] == "1,5"
    assert state.texts["levels"] == "0; 2,5; 5"
    assert state.texts["readings"] == "0,1; 0,2"
    assert state.texts["name"] == "a.b"
    assert state.rows["samples"][0]["amount"] == "1,5"


def test_another_unit_than_the_fields_stays() -> None:
    field = DILUTION.field("stock")
    assert field is not None
    assert in_locale(field, "10 µM", ".") == "10 µM"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("2", "2 µL"), (" 2 ", "2 µL"), ("2 mL", "2 mL"), ("1e3", "1e3 µL"), ("", ""), ("2,5", "2,5 µL")],
)
def test_a_bare_number_takes_the_fields_unit(typed: str, read: str) -> None:
    assert example(MANY, ".").with_text("volume", typed, {}).typed()["volume"] == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0 25 125", "0; 25; 125 µg/mL"),
        ("0; 25; 125", "0; 25; 125 µg/mL"),
        ("0; 25 mg/mL", "0; 25 mg/mL"),
    ],
)
def test_so_do_several_in_one_line(typed: str, read: str) -> None:
    assert example(MANY, ".").with_text("levels", typed, {}).typed()["levels"] == read


def test_so_do_the_cells_of_a_table() -> None:
    state = example(MANY, ".").with_rows("samples", [{"what": "a", "amount": "3"}, {"amount": "1 mL"}])
    assert state.typed()["samples"] == [{"what": "a", "amount": "3 µL"}, {"amount": "1 mL"}]


def test_what_is_typed_is_kept_letter_by_letter() -> None:
    state = example(DILUTION, ".").with_text("stock", " 010.50", {})
    assert state.texts["stock"] == " 010.50"
    assert as_kept(DILUTION, state.kept("."), ".") == state


def test_kept_inputs_of_another_version_do_no_harm() -> None:
    kept: Typed = {
        "mode": "gone",
        "volume": "2",
        "no such": "1",
        "blank": "no",
        "samples": "no rows",
        "tubes": [{}],
    }
    state = as_kept(MANY, kept, ".")
    assert state.texts["mode"] == "one"
    assert state.texts["blank"] == "no"
    assert state.texts["volume"] == "2"
    assert state.texts["tubes"] == ""
    assert state.rows["samples"] == ()


def test_kept_inputs_with_nothing_left_out_still_have_an_unknown() -> None:
    state = as_kept(DILUTION, dict.fromkeys(("stock", "take", "final", "final_volume"), "1"), ".")
    assert state.sets[0].unknown == "take"
    assert state.texts["take"] == ""


def test_cleared_only_the_choices_stand() -> None:
    assert {name for name, text in empty(MANY).texts.items() if text} == {"mode", "blank"}


def test_emptying_a_field_gives_the_former_unknown_its_exact_value() -> None:
    bench = Bench()
    state = example(DILUTION, ".").with_text("final_volume", "1.2345", {})
    view = calculator_view(state, bench)
    after = state.with_text("stock", "", view.values)
    assert after.texts["take"] == "1.2345"  # µL, not the rounded 1.234
    assert calculator_view(after, bench).worked_out["stock"] == "10\u00a0mM"


def test_kept_numbers_are_read_with_the_mark_they_were_typed_with() -> None:
    kept: Typed = {
        **example(MANY, ",").with_text("volume", "2,5", {}).kept(","),
        "samples": [{"what": "pH 7,4", "amount": "0,5"}],
    }
    state = as_kept(MANY, kept, ".")
    assert state.texts["volume"] == "2.5"
    assert state.rows["samples"] == ({"what": "pH 7,4", "amount": "0.5"},)
