"""Buffers read otherwise in the cold."""

from __future__ import annotations

from fractions import Fraction

import pytest

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.ph import labelled_buffer, ph_at, ph_note
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
