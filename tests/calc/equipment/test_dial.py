"""Dials: settings are whole steps, and read as any volume of that increment would be written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.equipment.dial import Dial
from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.form import Bench, Sheet
from protocolapp.lab import Pipette
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import DecimalMark, Quantity, format_plain, format_quantity
from tests.calc.pipettes import ALL, P2, P20, P200, P1000, q

LAB = bundled_pipettes()


@pytest.mark.parametrize("pipette", [P2, P20, P200, P1000], ids=lambda one: one.name)
def test_the_ends_of_the_range_are_settings(pipette: Pipette) -> None:
    dial = Dial.of(pipette)
    assert (dial.volume(dial.fewest), dial.volume(dial.most)) == (pipette.minimum, pipette.maximum)
    assert dial.nearest(pipette.minimum.base) == dial.fewest
    assert dial.nearest(pipette.maximum.base) == dial.most
    beyond = pipette.maximum + pipette.increment
    assert dial.nearest(beyond.base) is None
    assert dial.ends_below(beyond.base)
    assert not dial.ends_below(pipette.maximum.base)


@settings(max_examples=60)
@given(st.integers(1, 99_899), st.sampled_from([".", ","]))
def test_what_is_set_reads_like_any_volume_to_the_increment(hundredths: int, decimal: DecimalMark) -> None:
    taken = PipetteSet(LAB, decimal).take(Quantity.of(Fraction(hundredths, 100), "µL"))
    if taken.pipette is None:
        return
    delivered, increment = taken.delivered, taken.pipette.increment
    assert abs(taken.wanted - delivered) <= increment
    assert taken.text == format_quantity(delivered, increment=increment, decimal=decimal)
    assert taken.plain == format_plain(delivered, increment=increment)


@settings(max_examples=60)
@given(st.integers(1, 30_000))
def test_a_cell_holds_its_volume_in_the_unit_it_is_written_in(microlitres: int) -> None:
    cell = (sheet := Sheet(Bench(ALL))).cell(sheet.pipetted(Quantity.of(microlitres, "µL")))
    assert cell.value is not None
    assert cell.value == Quantity.of(microlitres, "µL")
    assert cell.plain.endswith(cell.value.unit.symbol)


def test_an_increment_without_an_end_is_still_written() -> None:
    odd = Pipette("P3", q("1 µL"), q("3 µL"), Quantity.of(Fraction(1, 3), "µL"))
    taken = PipetteSet([odd]).take(q("2 µL"))
    assert Dial.of(odd).places is None
    assert taken.delivered == q("2 µL")
    assert taken.text.startswith("2")
