"""What the viability assay has one pipette, worked out by hand: by default, and for the choices that change it."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import EntryKey, Facts, Sample, Value
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from tests.calc.pipettes import ALL, q

TWO = ("Lorlatinib", "Alectinib")


@cache
def viability() -> Protocol:
    protocol = load_protocol(protocols_folder() / "viability_mts.yaml").protocol
    assert protocol is not None
    return protocol


def plan_of(*names: str, counted: str = "500000 cells/mL", **parameters: Value) -> Plan:
    """counted: the live cells. At time zero 0.35 is read with cells, 0.12 with medium only."""
    rows = tuple(Sample(f"s{number}", name) for number, name in enumerate(names or ("Lorlatinib",), 1))
    entries: dict[EntryKey, Value] = {
        EntryKey("seeding/count", "cell_density"): q(counted),
        EntryKey("time_zero_plate/read", "zero_cells"): q("0.35 AU"),
        EntryKey("time_zero_plate/read", "zero_blank"): q("0.12 AU"),
    }
    return make_plan(viability(), Facts(parameters, rows, entries), Lab(pipettes=ALL))


def amount(plan: Plan, name: str) -> Quantity:
    value = plan.values[name].value
    assert isinstance(value, Quantity)
    return value


USUAL = [
    ("cells_needed", "181500 cells"),  # 33 wells (27 doses, 3 vehicle, 3 untreated) x 5000, and 10 %
    ("suspension_volume", "3630 µL"),
    ("counted_volume", "363 µL"),  # at 500 000 live cells/mL
    ("medium_to_cells", "3267 µL"),
    ("seeding_density", "50000 cells/mL"),
    ("blank_volume", "330 µL"),
    ("edge_volume", "3960 µL"),  # 36 outer wells
    ("dose_volume", "330 µL"),
    ("dose_tubes", "495 µL"),  # 330 µL stay, 165 µL go on
    ("vehicle_volume", "4 mL"),  # 8 x 330 µL and 3 x 100 µL, and 10 %: up to a whole mL
    ("vehicle_dmso", "4 µL"),
    ("working_strength", "10 mM"),
    ("top_volume", "2 mL"),
    ("top_inhibitor", "2 µL"),
    ("plain_volume", "660 µL"),
    ("mts_volume", "20 µL"),
    ("mts_total", "792 µL"),  # 36 wells in use
]


@pytest.mark.parametrize(("name", "volume"), USUAL, ids=[row[0] for row in USUAL])
def test_the_usual_volumes(name: str, volume: str) -> None:
    assert amount(plan_of(), name) == q(volume)


def test_nothing_blocks_or_warns_whatever_is_chosen() -> None:
    for treatment in ("48 h", "72 h", "96 h"):
        for zero in ("not read", "separate plate"):
            plan = plan_of(*TWO, treatment_time=treatment, time_zero=zero)
            assert {flag.code for flag in plan.flags} <= {"SERIES_CONVENTION"}


@pytest.mark.parametrize("dose", ["100 nM", "300 nM", "1 µM", "5 µM"])
def test_a_lower_dose_is_first_diluted_in_dmso_so_that_all_wells_hold_as_much(dose: str) -> None:
    plan = plan_of(highest_dose=q(dose))
    assert "treatment/working" in plan.by_ref
    strength = amount(plan, "working_strength")
    assert strength == q(dose) * 1000
    assert amount(plan, "working_stock") >= q("2 µL")
    assert amount(plan, "working_stock") * (q("10 mM") / strength) == amount(plan, "working_volume")
    assert amount(plan, "working_volume") >= 2 * amount(plan, "top_inhibitor")


def test_the_highest_dose_of_the_stock_needs_no_dilution_in_dmso() -> None:
    assert "treatment/working" not in plan_of().by_ref


def test_a_dose_beyond_the_stock_is_blocked_with_a_way_out() -> None:
    plan = plan_of(highest_dose=q("50 µM"))
    [flag] = [one for one in plan.flags if one.code == "ABOVE_MOST"]
    assert "up to 0.5 %" in flag.remedy
    assert not plan_of(highest_dose=q("50 µM"), dmso_share=q("0.5 % v/v")).blocked


def test_a_thin_suspension_is_told() -> None:
    [flag] = [one for one in plan_of(counted="20000 cells/mL").flags if one.about == "counted_volume"]
    assert "too thin" in flag.remedy


@pytest.mark.parametrize(
    ("controls", "plates", "wells", "mts"), [("3", 2, 66, "1584 µL"), ("2", 1, 58, "1320 µL")]
)
def test_two_inhibitors_stand_on_two_plates_or_with_fewer_controls_on_one(
    controls: str, plates: int, wells: int, mts: str
) -> None:
    """2 x 27 doses, and of vehicle, untreated and medium only three wells on each of two plates, or two on one."""
    plan = plan_of(*TWO, control_wells=Fraction(controls))
    plate = plan.plate("cell_plate")
    assert plate is not None
    assert plate.plates == plates
    assert plan.values["cell_wells"].text == str(wells)
    assert amount(plan, "mts_total") == q(mts)


def test_each_plate_is_read_by_itself() -> None:
    asked = [one for one in plan_of(*TWO).by_ref["viability/read"].asked if one.name == "absorbance"]
    assert [(one.row, one.row_label, len(one.wells)) for one in asked] == [
        ("plate:1", "Plate 1", 36),
        ("plate:2", "Plate 2", 36),
    ]
    [alone] = [one for one in plan_of().by_ref["viability/read"].asked if one.name == "absorbance"]
    assert (alone.row, alone.row_label) == ("", "")


def test_time_zero_takes_cells_and_reagent_of_its_own() -> None:
    plan = plan_of(time_zero="separate plate")
    assert amount(plan, "cells_needed") == q("198000 cells")  # three wells more
    assert amount(plan, "blank_volume") == q("660 µL")
    assert amount(plan, "mts_zero") == q("132 µL")  # 3 + 3 wells
    assert amount(plan, "zero_signal") == q("0.23 AU")


@pytest.mark.parametrize("choice", ["48 h", "72 h", "96 h"])
def test_the_timer_runs_as_long_as_the_treatment_that_was_chosen(choice: str) -> None:
    [step] = [one for one in plan_of(treatment_time=choice).steps if one.ref.startswith("incubation/")]
    assert step.wait is not None
    assert step.wait.rings_ms == int(choice.split()[0]) * 3_600_000
    assert choice in step.text
    assert step.wait.text.replace("\u00a0", " ") == choice
