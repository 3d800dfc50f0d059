"""Plates in a protocol: laid out with the run's samples, counted in formulas, their doses taken."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, compute
from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.registry import calculator
from protocolapp.plan import make_plan, plan_as_text
from protocolapp.plan.explaining import explain
from protocolapp.plan.facts import Facts, Sample
from protocolapp.plan.model import Plan, PlannedPlate
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from tests.plan.writing import protocol_of, samples

BODY = """
    parameters:
      plate_wells: {label: Plate, default: 384-well, choices: [96-well, 384-well], cite: lab}
      top_dose: {label: Top dose, default: 10 µM, range: [1 nM, 1 mM], cite: lab}
      dose_points: {label: Doses, kind: count, default: 9, range: [1, 48], cite: lab}
      replicates: {label: Replicates, kind: count, default: 3, range: [1, 12], cite: lab}
      with_plate: {label: With a plate, kind: yes/no, default: yes, cite: lab}
    solutions:
      enzyme_mix:
        name: Enzyme mix
        contains:
          - {what: Tris-HCl pH 7.5, final: 25 mM, stock: 1 M}
    plates:
      assay_plate:
        label: Assay plate
        holds: kinase reaction
        wells: plate_wells
        doses: {top: top_dose, fold: half-log, points: dose_points}
        replicates: replicates
        controls: {vehicle: 4, no enzyme: 2}
        edge: yes
        volume: 5 µL
        solvent: {what: DMSO, share: 1 %, but: {no enzyme: 0.5 %}}
        when: with_plate
    calculations:
      plates_needed: {label: Plates, value: count(plates of assay_plate)}
      lowest: {label: Lowest dose, value: dose(bottom of assay_plate)}
      third: {label: Third dose, value: dose(3 of assay_plate)}
      doses: {label: Doses of it, value: count(doses of assay_plate)}
      vehicles: {label: Vehicle wells, value: count(vehicle wells of assay_plate)}
"""
STEPS = """
    - id: enzyme
      do: Add enzyme, down to {{ lowest }}.
      show: [assay_plate]
      uses: {enzyme_mix: count(wells of assay_plate but no enzyme) * 10 µL}
"""


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    return protocol_of(BODY, STEPS)


def planned(protocol: Protocol, facts: Facts) -> tuple[Plan, PlannedPlate]:
    plan = make_plan(protocol, facts)
    (plate,) = plan.plates
    return plan, plate


def test_each_sample_has_its_series_in_the_wells(protocol: Protocol) -> None:
    plan, plate = planned(protocol, samples("crizotinib", "lorlatinib"))
    by_name = {well.name: well for well in plate.wells}
    first, last = by_name["B2"], by_name["G10"]
    assert (first.sample, first.sample_name, first.dose, first.replicate) == ("s1", "crizotinib", 1, 1)
    assert first.strength == Quantity.of(10, "µM")
    assert (last.sample, last.dose, last.replicate) == ("s2", 9, 3)
    assert by_name["H2"].role is WellRole.VEHICLE
    assert plate.dose_texts[:3] == ("10\u00a0µM", "3.16\u00a0µM", "1\u00a0µM")
    assert plan.value_at("third").value == Quantity.of(1, "µM")  # type: ignore[union-attr]
    assert plan.values["lowest"].text == "1\u00a0nM"
    assert plan.values["doses"].value == 9
    assert plate.shares[WellRole.VEHICLE] == Quantity.of(1, "%")
    assert plate.shares[WellRole.NO_ENZYME] == Quantity.of("0.5", "%")
    assert WellRole.EDGE not in plate.shares


def test_what_goes_to_all_wells_but_some_is_counted_so(protocol: Protocol) -> None:
    plan, plate = planned(protocol, samples("crizotinib", "lorlatinib"))
    assert plate.count() == 2 * 9 * 3 + 6
    assert plate.count(but=WellRole.NO_ENZYME) == 58
    (mix,) = plan.solutions
    assert mix.need == Quantity.of(580, "µL")
    assert plan.values["vehicles"].value == 4


def test_the_step_shows_the_map_and_what_its_signs_stand_for(protocol: Protocol) -> None:
    plan, _ = planned(protocol, samples("crizotinib", "lorlatinib"))
    (exhibit,) = plan.by_ref["work/enzyme"].exhibits
    assert exhibit.title == "Assay plate, 384 wells"
    assert [[cell.text for cell in row] for row in exhibit.tables[0].rows] == [
        ["1", "crizotinib", "27"],
        ["2", "lorlatinib", "27"],
        ["V", "vehicle", "4"],
        ["E", "no enzyme", "2"],
        ["·", "edge, buffer only", "76"],
    ]
    text = plan_as_text(plan)
    assert "see: Assay plate, 384 wells" in text
    assert "\nG  ·  2  2  2  2  2  2  2  2  2   .   ." in text
    assert "  9     1\u00a0nM" in text


def test_a_dropped_sample_leaves_its_wells_empty_and_the_others_where_they_are(protocol: Protocol) -> None:
    facts = samples("one", "two", "three")
    _, before = planned(protocol, facts)
    dropped = replace(
        facts, samples=(facts.samples[0], replace(facts.samples[1], dropped="lost"), facts.samples[2])
    )
    plan, after = planned(protocol, dropped)
    kept = {well for well in before.wells if well.sample != "s2"}
    assert set(after.wells) == kept
    assert after.count(WellRole.SAMPLE) == 54
    assert after.count(WellRole.EMPTY) == before.count(WellRole.EMPTY) + 27
    assert plan.solutions[0].need == Quantity.of(580, "µL")


def test_without_samples_it_waits_for_them(protocol: Protocol) -> None:
    plan, plate = planned(protocol, Facts())
    assert not plate.laid_out
    assert [missing.text for missing in plate.waits_for] == ["needs samples"]
    assert plan.values["plates_needed"].text == "needs samples"
    assert plan.by_ref["work/enzyme"].exhibits[0].waits == "needs samples"


def test_a_plate_that_does_not_apply_has_no_wells(protocol: Protocol) -> None:
    plan = make_plan(protocol, samples("one").with_parameter("with_plate", False))
    assert plan.plates == ()
    assert plan.values["plates_needed"].value == 0
    assert plan.values["lowest"].value == Quantity.of(1, "nM")


def test_what_does_not_fit_is_told_with_what_would(protocol: Protocol) -> None:
    facts = (
        samples("one").with_parameter("plate_wells", "96-well").with_parameter("dose_points", Fraction(24))
    )
    plan, plate = planned(protocol, facts)
    (flag,) = [flag for flag in plan.flags if flag.about == "assay_plate"]
    assert flag.code == Code.LAYOUT_DOES_NOT_FIT
    assert flag.message.startswith("Assay plate: One compound takes 24 × 3 wells")
    assert "384-well plate" in flag.remedy
    assert plate.plates == 2


def test_a_figure_that_makes_no_plate_blocks_and_what_hangs_on_it_waits(protocol: Protocol) -> None:
    plan, plate = planned(protocol, samples("one").with_parameter("dose_points", Fraction(5, 2)))
    blocking = [flag for flag in plan.flags if flag.severity is Severity.BLOCK]
    assert [flag.about for flag in blocking] == ["assay_plate"]
    assert "Doses: 2.5 is not a whole number" in blocking[0].message
    assert not plate.laid_out
    assert plan.values["plates_needed"].text == "needs Assay plate"


def test_a_dose_that_is_not_there_is_told(protocol: Protocol) -> None:
    plan, _ = planned(protocol, samples("one").with_parameter("dose_points", Fraction(2)))
    (flag,) = [flag for flag in plan.flags if flag.about == "third"]
    assert "has 2 doses, no dose 3" in flag.message


def test_very_many_samples_are_counted_though_not_all_are_drawn(protocol: Protocol) -> None:
    many = Facts(samples=tuple(Sample(f"s{number}", f"S{number}") for number in range(1, 1001)))
    _, plate = planned(protocol, many)
    assert plate.count(WellRole.SAMPLE) == 27_000
    assert plate.plates > 80
    assert len(plate.wells) <= 20 * 384


@given(
    number=st.integers(1, 12), points=st.integers(1, 12), replicates=st.integers(1, 4),
    size=st.sampled_from(["96-well", "384-well"]),
)  # fmt: skip
def test_the_wells_add_up(protocol: Protocol, number: int, points: int, replicates: int, size: str) -> None:
    """Law: wells of all roles = wells of the plates; each well holds one thing; each sample has all its doses."""
    facts = samples(*(f"S{one}" for one in range(number)))
    for name, value in (("dose_points", points), ("replicates", replicates)):
        facts = facts.with_parameter(name, Fraction(value))
    _, plate = planned(protocol, facts.with_parameter("plate_wells", size))
    assert sum(plate.counts.values()) == plate.size * plate.plates
    assert plate.count() == number * points * replicates + plate.plates * 6
    assert plate.count() == sum(
        plate.count(role) for role in plate.counts if role not in (WellRole.EDGE, WellRole.EMPTY)
    )
    places = [(well.plate, well.name) for well in plate.wells]
    assert len(set(places)) == len(places)
    for sample in facts.samples:
        wells = [well for well in plate.wells if well.sample == sample.id]
        found = sorted((well.dose, well.replicate) for well in wells)
        assert found == sorted(
            (dose, one) for dose in range(1, points + 1) for one in range(1, replicates + 1)
        )


@given(
    top=st.integers(1, 900),
    points=st.integers(2, 20),
    fold=st.sampled_from(["2", "3", "half-log", "5", "10"]),
)
def test_the_doses_are_those_of_the_series_calculator(top: int, points: int, fold: str) -> None:
    """Law: the same strengths, exactly, as the calculator for dilution series gives."""
    body = BODY.replace("fold: half-log", f"fold: {fold}")
    facts = replace(
        samples("one"), parameters={"top_dose": Quantity.of(top, "µM"), "dose_points": Fraction(points)}
    )
    _, plate = planned(protocol_of(body, STEPS), facts)
    typed = {"top": f"{top} µM", "fold": fold, "points": str(points), "volume": "100 µL"}
    outcome = compute(calculator("series"), typed, Bench())
    assert plate.doses[0] == outcome.value("top")
    assert plate.doses[-1] == outcome.value("bottom")
    assert len(plate.doses) == points


def test_a_formula_is_explained_with_the_wells_it_counts(protocol: Protocol) -> None:
    plan, _ = planned(protocol, samples("crizotinib", "lorlatinib"))
    (vehicles,) = explain(plan, "vehicles")
    assert vehicles.numbers == "4"
    (lowest,) = explain(plan, "lowest")
    assert (lowest.formula, lowest.numbers) == ("dose(bottom of assay_plate)", "1\u00a0nM")


@pytest.mark.parametrize("fold", ["0", "1/2", "1"])
def test_a_fold_that_dilutes_nothing_is_told_as_it_was_set(fold: str) -> None:
    parameters = "      dose_fold: {label: Fold, default: 3, cite: lab}\n      replicates:"
    body = BODY.replace("fold: half-log", "fold: dose_fold").replace("      replicates:", parameters, 1)
    facts = replace(samples("one"), parameters={"dose_fold": Fraction(fold)})
    messages = [flag.message for flag in make_plan(protocol_of(body, STEPS), facts).flags]
    shown = {"1/2": "0.5"}.get(fold, fold)
    assert f"Assay plate: A fold of {shown} dilutes nothing." in messages
