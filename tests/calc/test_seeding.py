"""Seeding: no cell is lost, and what cannot be done is told with what can."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from protocolapp.calc.cultures.seeding_plan import (
    Dispensing,
    Seeding,
    checked_viability,
    needed_density,
    reached_per_well,
)
from protocolapp.calc.cultures.vessels import VESSELS
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.seeding import CALCULATOR
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import q

BENCH = Bench(bundled_pipettes())
PLATE = {"cells_per_well": "5000 cells", "wells": "96", "volume": "100 µL", "stock": "1e6 cells/mL"}

dispensings = st.builds(
    Dispensing,
    st.integers(1, 400),
    st.fractions(10, 5000, max_denominator=10).map(lambda value: Quantity.of(value, "µL")),
    st.fractions(0, 1, max_denominator=20),
    st.fractions(0, 5, max_denominator=10).map(lambda value: Quantity.of(value, "mL")),
)
cells = st.integers(100, 10**6).map(lambda number: Quantity.of(number, "cells"))
densities = st.integers(10**5, 10**8).map(lambda number: Quantity.of(number, "cells/mL"))


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, BENCH)


@given(dispensings, cells, densities)
def test_no_cell_is_lost_and_the_parts_add_up(made: Dispensing, per_well: Quantity, live: Quantity) -> None:
    seeding = Seeding(made, per_well, live)
    assert (seeding.take * live).amount_in("cells") == seeding.cells.amount_in("cells")
    assert seeding.take + seeding.medium == made.total
    assert (seeding.density * made.volume).amount_in("cells") == per_well.magnitude
    assert seeding.too_thin == seeding.medium.is_negative


@given(dispensings, cells, densities)
def test_what_is_made_is_what_the_wells_need_and_the_overage_and_the_dead_volume(
    made: Dispensing, per_well: Quantity, live: Quantity
) -> None:
    seeding = Seeding(made, per_well, live)
    rest = seeding.cells.magnitude - per_well.magnitude * made.wells
    spare = made.volume * made.wells * made.overage + made.dead
    assert rest == (seeding.density * spare).amount_in("cells")


@given(dispensings, cells, densities)
def test_each_unknown_gives_back_what_the_others_were_made_from(
    made: Dispensing, per_well: Quantity, live: Quantity
) -> None:
    take = Seeding(made, per_well, live).take
    assert needed_density(made, per_well, take) == live
    assert reached_per_well(made, live, take) == per_well
    assert Seeding(made, per_well, live).most_wells(take) == made.wells


@given(dispensings, cells, densities, st.integers(2, 5))
def test_without_a_dead_volume_everything_grows_with_the_wells(
    made: Dispensing, per_well: Quantity, live: Quantity, times: int
) -> None:
    small = Dispensing(made.wells, made.volume, made.overage, q("0 mL"))
    large = small.for_wells(made.wells * times)
    one, many = Seeding(small, per_well, live), Seeding(large, per_well, live)
    assert many.take == one.take * times
    assert many.medium == one.medium * times


@given(dispensings, cells, densities, st.fractions(0, 100, max_denominator=10))
def test_the_largest_number_of_wells_is_enough_and_one_more_is_not(
    made: Dispensing, per_well: Quantity, live: Quantity, millilitres: Fraction
) -> None:
    available = Quantity.of(millilitres, "mL")
    most = Seeding(made, per_well, live).most_wells(available)
    assert Seeding(made.for_wells(most + 1), per_well, live).take > available
    if most:
        assert Seeding(made.for_wells(most), per_well, live).take <= available


@given(st.sampled_from(sorted(VESSELS)), st.sampled_from(sorted(VESSELS)), st.integers(10_000, 10**6))
def test_between_vessels_the_cells_per_area_stay(one: str, other: str, number: int) -> None:
    typed = {"wells": "1", "volume": "5 mL", "stock": "1e9 cells/mL", "by": "like"}
    outcome = worked(like_cells=f"{number} cells", like_vessel=one, vessel=other, **typed)
    per_area = outcome.value("cells_per_well").magnitude / VESSELS[other].area.magnitude
    assert per_area == number / VESSELS[one].area.magnitude


@given(st.integers(1, 100))
def test_dead_cells_are_made_up_for(percent: int) -> None:
    all_alive = worked(**PLATE).value("take")
    outcome = worked(viability=f"{percent} %", **PLATE)
    assume(outcome.result("take") is not None)
    assert outcome.value("take") * Fraction(percent, 100) == all_alive
    assert any(one.code == Code.LOW_VIABILITY for one in outcome.flags) == (percent < 90)


@pytest.mark.parametrize(
    "changed",
    [{"volume": "0.1 mL"}, {"stock": "1000 cells/µL"}, {"cells_per_well": "5e3 cells"}, {"overage": "0.1"}],
)
def test_the_units_of_the_inputs_change_nothing(changed: dict[str, str]) -> None:
    usual, other = worked(**PLATE), worked(**PLATE | changed)
    for name in ("take", "medium", "cells", "density"):
        assert usual.value(name) == other.value(name)


def test_the_ways_of_saying_it_agree() -> None:
    """5000 cells in 0.1 mL are 5e4 per mL; in a 96-well plate, 0.32 cm², they are 15 625 per cm²."""
    rest = {name: text for name, text in PLATE.items() if name != "cells_per_well"}
    by_area = worked(by="area", vessel="96-well", cells_per_area="15625 cells/cm²", **rest)
    by_density = worked(by="density", density="5e4 cells/mL", **rest)
    assert by_area.value("take") == by_density.value("take") == worked(**PLATE).value("take")


def test_nothing_impossible_is_shown_when_it_blocks() -> None:
    for typed in (PLATE | {"stock": "1e4 cells/mL"}, PLATE | {"available": "0.1 mL"}):
        outcome = worked(**typed)
        assert outcome.blocked
        assert outcome.result("take") is None
        assert outcome.result("medium") is None


def test_what_is_spun_down_holds_all_cells_needed() -> None:
    outcome = worked(**PLATE | {"stock": "1e4 cells/mL"})
    assert (outcome.value("spin_down") * q("1e4 cells/mL")).amount_in("cells") == 528_000
    assert outcome.value("resuspend") == q("10.56 mL")


def test_a_short_suspension_names_the_wells_it_is_enough_for() -> None:
    (flag,) = [one for one in worked(available="0.4 mL", **PLATE).flags if one.severity == "block"]
    assert (flag.code, flag.about) == (Code.CELLS_SHORT, "available")
    assert "72 wells" in flag.remedy


def test_what_is_really_delivered_is_told_as_a_density() -> None:
    taken = worked(**PLATE | {"stock": "7e5 cells/mL"}).result("take")
    assert taken is not None
    assert taken.gives is not None
    assert taken.gives != q("5e4 cells/mL")
    assert abs(taken.gives.amount_in("cells/mL") - 50_000) < 50  # 754.29 µL set as 754


def test_a_viability_of_nothing_or_more_than_all_is_refused() -> None:
    for share in (Fraction(0), Fraction(11, 10)):
        with pytest.raises(QuantityError):
            checked_viability(share)


def test_a_whole_384_well_plate_is_far_below_a_keystroke() -> None:
    """Counted in operations rather than in time: the answer has one row of volumes however many wells there are."""
    small, large = worked(**PLATE | {"wells": "1"}), worked(**PLATE | {"wells": "384"})
    assert len(small.results) == len(large.results)


@given(st.integers(1_000, 49_999))
def test_the_volume_that_a_remedy_names_makes_the_suspension_dense_enough(per_millilitre: int) -> None:
    typed = {**PLATE, "stock": f"{per_millilitre} cells/mL"}
    (flag,) = [one for one in worked(**typed).flags if one.code == Code.CELLS_TOO_THIN]
    volume = flag.remedy.partition("give each well ")[2].partition(" at least")[0]
    assert not worked(**{**typed, "volume": volume}).blocked


def test_at_a_density_a_larger_volume_is_no_remedy() -> None:
    outcome = worked(by="density", density="5e4/mL", wells="6", volume="2 mL", stock="4e4/mL")
    (flag,) = [one for one in outcome.flags if one.code == Code.CELLS_TOO_THIN]
    assert "give each well" not in flag.remedy


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"cells_per_well": "5e3"}, False),
        ({"cells_per_well": "5 %"}, True),
        ({"cells_per_well": "0"}, True),
        ({"cells_per_well": "-5000"}, True),
        ({"stock": "1.0×10⁶ / ml"}, False),
        ({"stock": "1e3/µL"}, False),
        ({"stock": "1e6"}, True),
        ({"stock": "1e6/mg"}, True),
        ({"stock": "1e6/2"}, True),
    ],
)
def test_cells_go_without_saying_but_not_what_they_are_in(changed: dict[str, str], refused: bool) -> None:
    outcome = worked(**{**PLATE, **changed})
    assert [one.code for one in outcome.flags] == ([Code.UNREADABLE] if refused else [])
    if not refused:
        assert outcome.value("take") == q("528 µL")
