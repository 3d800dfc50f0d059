"""ADP-Glo: 1:1:2 whatever the volume, standards of one and the same nucleotide."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.adp_glo import CALCULATOR, detection_volume, reagent_volume, well_total
from protocolapp.calc.assays.adp_standard import conversion_point
from protocolapp.calc.assays.assay_plate import ASSAY_PLATES, AssayPlate, plates_for
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, q

volumes = st.fractions(Fraction(1, 10), 100, max_denominator=100)
shares = st.fractions(0, 1, max_denominator=1000)


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, {"wells": "384", **typed}, Bench(DIALS))


@given(volumes)
def test_one_to_one_to_two(volume: Fraction) -> None:
    reaction = Quantity.of(volume, "µL")
    assert reagent_volume(reaction) == reaction
    assert detection_volume(reaction) == reaction + reagent_volume(reaction)
    assert well_total(reaction) == reaction * 4


@given(shares, volumes)
def test_a_standard_keeps_its_volume_and_its_nucleotide(conversion: Fraction, volume: Fraction) -> None:
    made = conversion_point(conversion, Quantity.of(volume, "µL"))
    assert made.adp + made.atp == Quantity.of(volume, "µL")
    assert made.adp == Quantity.of(volume * conversion, "µL")


def test_every_standard_has_the_same_nucleotide_in_all() -> None:
    table = worked(nucleotide="37 µM").table("standards")
    assert table is not None
    places = {column.name: number for number, column in enumerate(table.columns)}
    for row in table.rows:
        adp, atp = row[places["adp"]].value, row[places["atp"]].value
        assert adp is not None
        assert atp is not None
        assert adp + atp == q("37 µM")


@given(volumes, st.integers(1, 5000), shares, volumes)
def test_what_is_made_less_the_dead_volume_covers_every_well(
    volume: Fraction, wells: int, overage: Fraction, dead: Fraction
) -> None:
    each, left = Quantity.of(volume, "µL"), Quantity.of(dead, "µL")
    made = enough_for(each, wells, overage, left)
    assert made - left == each * wells * (1 + overage)
    assert made - left >= each * wells


@given(st.integers(1, 5000), st.sampled_from(list(ASSAY_PLATES.values())))
def test_no_plate_too_many_and_none_too_few(wells: int, plate: AssayPlate) -> None:
    plates = plates_for(wells, plate)
    assert (plates - 1) * plate.wells < wells <= plates * plate.wells


def test_the_reagents_of_a_plate_are_one_to_two() -> None:
    outcome = worked(plate="384", dead_volume="0 µL")
    assert outcome.value("detection_total") == outcome.value("reagent_total") * 2


def test_the_solutions_of_the_standards_suffice_for_them() -> None:
    outcome = worked(nucleotide="10 µM", adp_stock="10 mM", atp_stock="10 mM")
    table = outcome.table("standards")
    assert table is not None
    total = sum((row[1].value.base for row in table.rows if row[1].value is not None), Fraction(0))
    assert outcome.value("adp_solution").base == total * Fraction(11, 10)
    assert outcome.value("adp_take") + outcome.value("adp_buffer") == outcome.value("adp_solution")


def test_a_full_well_shows_no_volumes_to_pipette() -> None:
    outcome = worked(reaction_volume="30 µL")
    assert outcome.blocked
    assert outcome.result("reagent_per_well") is None


@pytest.mark.parametrize(
    ("reaction", "code"),
    [
        ("25.2 µL", None),
        ("25.3 µL", "WELL_NEARLY_FULL"),
        ("28 µL", "WELL_NEARLY_FULL"),
        ("28.1 µL", "DOES_NOT_FIT"),
    ],
)
def test_how_full_a_well_may_be(reaction: str, code: str | None) -> None:
    """A 384 well holds 112 µL: 28 µL × 4 just fit, 90 % is 25.2 µL × 4."""
    flags = {flag.code for flag in worked(reaction_volume=reaction, replicates="1").flags}
    assert flags & {"WELL_NEARLY_FULL", "DOES_NOT_FIT"} == ({code} if code is not None else set())


def test_a_nucleotide_that_no_standard_needs_is_not_made() -> None:
    outcome = worked(nucleotide="10 µM", adp_stock="1 mM", atp_stock="1 mM", points="0")
    assert outcome.result("adp_solution") is None
    assert outcome.value("atp_solution") == q("110 µL")
