"""Buffers read otherwise in the cold."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, compute
from protocolapp.calc.mixtures.ph_buffers import BUFFERS, Buffer
from protocolapp.calc.ph import CALCULATOR, labelled_buffer, ph_at, ph_note
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q


def test_tris_set_at_25_degrees_reads_higher_in_the_cold() -> None:
    """7.40 + (-0.028)(4 - 25) = 7.988."""
    assert ph_at(Fraction("7.4"), "Tris", q("4 °C")) == Fraction("7.988")


def test_the_note_tells_both_values() -> None:
    note = ph_note("Tris-HCl pH 7.4", q("4 °C"), "lysis_buffer")
    assert note is not None
    assert (note.severity, note.code, note.about) == (Severity.NOTE, Code.PH_AT_TEMPERATURE, "lysis_buffer")
    assert "pH\u00a07.40 at 25\u00a0°C reads 7.99 at 4\u00a0°C" in note.message


@pytest.mark.parametrize("label", ["NaCl", "Tris base", "phosphate buffer pH 7.4", "citrate pH 3"])
def test_what_has_no_known_ph_or_hardly_drifts_is_not_noted(label: str) -> None:
    assert ph_note(label, q("4 °C")) is None


def test_at_the_temperature_it_was_set_at_there_is_nothing_to_note() -> None:
    assert ph_note("Tris-HCl pH 7.4", q("25 °C")) is None


@pytest.mark.parametrize(
    ("label", "buffer", "ph"),
    [("Tris-HCl pH 7.4", "Tris", "7.4"), ("hepes, pH 7.50", "HEPES", "7.5"), ("TRIS pH8", "Tris", "8")],
)
def test_the_buffer_and_its_ph_are_read_from_the_label(label: str, buffer: str, ph: str) -> None:
    found = labelled_buffer(label)
    assert found is not None
    assert (found.buffer, found.ph) == (buffer, Fraction(ph))


numbers = st.fractions(4, 11, max_denominator=1000)
temperatures = st.fractions(0, 95, max_denominator=10).map(lambda one: Quantity.of(one, "°C"))
buffers = st.sampled_from(list(BUFFERS.values()))


@given(buffers, numbers, temperatures, temperatures)
def test_there_and_back_is_the_same_ph(buffer: Buffer, ph: Fraction, one: Quantity, two: Quantity) -> None:
    assert buffer.reads(buffer.reads(ph, one, two), two, one) == ph


@given(buffers, numbers, temperatures, temperatures)
def test_a_buffer_keeps_its_forms_and_its_reach_at_any_temperature(
    buffer: Buffer, ph: Fraction, one: Quantity, two: Quantity
) -> None:
    there = buffer.reads(ph, one, two)
    assert buffer.holds(ph, one) == buffer.holds(there, two)
    assert buffer.share_of_base(ph, one) == buffer.share_of_base(there, two)


@given(buffers, numbers, temperatures)
def test_the_calculator_turns_round(buffer: Buffer, ph: Fraction, used_at: Quantity) -> None:
    ph = Fraction(round(ph * 100), 100)
    typed = {"buffer": buffer.name, "used_at": str(Quantity.of(round(used_at.magnitude), "°C"))}
    text = str(Quantity(ph))
    used = compute(CALCULATOR, typed | {"ph_set": text}, Bench()).value("ph_used")
    assert compute(CALCULATOR, typed | {"ph_used": str(used)}, Bench()).value("ph_set") == Quantity(ph)


@given(numbers, st.integers(1, 1000))
def test_the_two_forms_add_up_to_the_volume(ph: Fraction, millilitres: int) -> None:
    text = str(Quantity(Fraction(round(ph * 100), 100)))
    typed = {"buffer": "phosphate", "ph_set": text, "used_at": "4 °C", "volume": f"{millilitres} mL"}
    outcome = compute(CALCULATOR, typed, Bench())
    assert outcome.value("base_volume") + outcome.value("acid_volume") == Quantity.of(millilitres, "mL")


def test_a_note_is_written_with_the_decimal_mark_of_the_screen() -> None:
    note = ph_note("Tris-HCl pH 7.4", q("4 °C"), decimal=",")
    assert note is not None
    assert "pH\u00a07,40 at 25\u00a0°C reads 7,99" in note.message


@pytest.mark.parametrize(
    ("label", "ph"),
    [("Tris pH 7,4", "7.4"), ("Tris pH 7.455", "7.455"), ("Tris pH 7, 4 °C", "7"), ("HEPES, pH 7.5.", "7.5")],
)
def test_a_comma_or_a_third_place_does_not_cut_the_ph_short(label: str, ph: str) -> None:
    found = labelled_buffer(label)
    assert found is not None
    assert found.ph == Fraction(ph)
