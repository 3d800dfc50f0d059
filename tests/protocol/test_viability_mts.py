"""The shipped viability assay holds every figure of the guide [G1], cited, and marks what is the lab's choice."""

from __future__ import annotations

import pytest

from protocolapp.protocol.load import summary
from protocolapp.protocol.model import LAB, ControlWell, Entry, PlateUse, Protocol
from protocolapp.protocol.roles import Role
from tests.protocol.shipped import shipped, step

GUIDE = "G1"


@pytest.fixture(scope="module")
def viability() -> Protocol:
    return shipped("viability_mts")


def entry(protocol: Protocol, name: str) -> Entry:
    return next(one.enter[name] for _, one in protocol.steps() if name in one.enter)


PARAMETERS = [
    ("cell_line", "NCI-H3122", LAB, None),
    ("cells_per_well", "5000 cells", LAB, "500 cells to 50000 cells"),
    ("seeding_volume", "100 µL", LAB, "50 µL to 200 µL"),
    ("treatment_time", "72 h", GUIDE, None),
    ("time_zero", "not read", LAB, None),
    ("highest_dose", "10 µM", LAB, "100 nM to 100 µM"),
    ("dose_fold", "3", LAB, "1.5 to 10"),
    ("dose_points", "9", LAB, "5 to 20"),
    ("replicates", "3", LAB, "2 to 8"),
    ("control_wells", "3", LAB, "2 to 16"),
    ("compound_stock", "10 mM", LAB, None),
    ("dmso_share", "0.1 % v/v", LAB, "0.05 % v/v to 0.5 % v/v"),
    ("mts_share", "20 %", LAB, "10 % to 25 %"),
    ("wavelength", "490 nm", GUIDE, None),
    ("reference_wavelength", "650 nm", LAB, "630 nm to 690 nm"),
    ("extra_share", "10 %", LAB, "0 % to 100 %"),
]


@pytest.mark.parametrize(("name", "value", "cite", "span"), PARAMETERS, ids=[row[0] for row in PARAMETERS])
def test_a_parameter(viability: Protocol, name: str, value: str, cite: str, span: str | None) -> None:
    found = viability.parameters[name]
    assert (found.default, found.cite) == (value, cite)
    assert (found.range and f"{found.range[0].written} to {found.range[1].written}") == span
    assert found.range_cite == (LAB if span else None)


def test_every_parameter_is_in_the_table(viability: Protocol) -> None:
    assert {row[0] for row in PARAMETERS} == set(viability.parameters)


def test_the_choices(viability: Protocol) -> None:
    assert viability.parameters["treatment_time"].choices == ("48 h", "72 h", "96 h")
    assert viability.parameters["time_zero"].choices == ("not read", "separate plate")


WAITS = [
    ("incubation/incubate_48", "48 h", LAB, LAB),
    ("incubation/incubate_72", "72 h", GUIDE, GUIDE),
    ("incubation/incubate_96", "96 h", LAB, LAB),
    ("time_zero_plate/develop", "1-4 h", GUIDE, LAB),
    ("viability/develop", "1-4 h", GUIDE, GUIDE),
]


@pytest.mark.parametrize(("key", "span", "cite", "step_cite"), WAITS, ids=[row[0] for row in WAITS])
def test_a_wait_at_37_degrees(viability: Protocol, key: str, span: str, cite: str, step_cite: str) -> None:
    found = step(viability, key)
    assert found.wait is not None
    assert found.wait.span is not None
    assert (found.wait.span.written, found.wait.cite, found.cite) == (span, cite, step_cite)
    assert found.at is not None
    assert found.at.text == "37 °C"


def test_the_plate_develops_for_2_h_unless_told_otherwise(viability: Protocol) -> None:
    for key in ("time_zero_plate/develop", "viability/develop"):
        wait = step(viability, key).wait
        assert wait is not None
        assert wait.rings_after.written == "2 h"


def test_overnight_is_the_guides_word_and_its_hours_the_labs(viability: Protocol) -> None:
    adhere = step(viability, "seeding/adhere")
    assert adhere.wait is not None
    hours = (adhere.wait.may_continue_after, adhere.wait.rings_after, adhere.wait.overdue_after)
    assert adhere.wait.called == "overnight"
    assert [one.written for one in hours] == ["12 h", "18 h", "24 h"]
    assert (adhere.wait.cite, adhere.cite) == (LAB, GUIDE)
    assert adhere.at is not None
    assert adhere.at.text == "37 °C"


def test_every_timer_is_in_the_tables(viability: Protocol) -> None:
    timed = {f"{section.id}/{one.id}" for section, one in viability.steps() if one.timed}
    assert timed == {row[0] for row in WAITS} | {"seeding/adhere"}


GUIDES_WORDS = [
    ("seeding/count", "{{ cell_line }} cells"),
    ("seeding/seed", "96-well"),
    ("seeding/adhere", "adhere overnight, 37 °C, 5 % CO2, humidified"),
    ("treatment/vehicle", "DMSO"),
    ("treatment/series", "serial dilutions of each inhibitor in medium"),
    ("treatment/replace", "Replace the medium with {{ seeding_volume }} of medium with inhibitor"),
    ("treatment/replace", "the vehicle (DMSO)"),
    ("incubation/incubate_72", "72 h"),
    ("viability/add", "tetrazolium (MTS) reagent to each well"),
    ("viability/read", "absorbance at {{ wavelength }}"),
    ("analysis/background", "Subtract the background, the mean of the wells with medium only"),
    ("analysis/percent", "% viability of each dose relative to the vehicle-treated cells"),
    ("analysis/fit", "Fit % viability against log10 of the concentration"),
]


@pytest.mark.parametrize(
    ("key", "words"), GUIDES_WORDS, ids=[f"{row[0]} {row[1][:20]}" for row in GUIDES_WORDS]
)
def test_a_condition_in_words(viability: Protocol, key: str, words: str) -> None:
    assert words in step(viability, key).do.text
    assert step(viability, key).cite == GUIDE


def test_growth_stays_logarithmic(viability: Protocol) -> None:
    caution = step(viability, "seeding/seed").caution or ""
    assert "a density that keeps growth logarithmic through the experiment" in caution


def test_only_alk_positive_cells_are_taken(viability: Protocol) -> None:
    assert "ALK-positive" in (step(viability, "seeding/count").caution or "")
    assert viability.reagents["growing_cells"].name.startswith("ALK-positive cells")
    assert viability.reagents["growing_cells"].cite == GUIDE


def test_nothing_but_the_guides_steps_is_cited_as_the_guides(viability: Protocol) -> None:
    cited = {f"{section.id}/{one.id}" for section, one in viability.steps() if one.cite == GUIDE}
    assert cited == {row[0] for row in GUIDES_WORDS} | {"viability/develop"}


@pytest.mark.parametrize(
    "key",
    [
        "seeding/suspend", "seeding/blanks", "seeding/zero_seed", "seeding/look", "time_zero_plate/add",
        "time_zero_plate/read", "treatment/working", "treatment/highest", "analysis/growth",
    ],
)  # fmt: skip
def test_steps_the_guide_leaves_out_are_the_labs(viability: Protocol, key: str) -> None:
    assert step(viability, key).cite == LAB


def test_the_plate_has_vehicle_untreated_and_medium_only_wells(viability: Protocol) -> None:
    plate = viability.plates["cell_plate"]
    assert plate.holds is PlateUse.CELLS
    assert plate.wells.text == "96"
    assert {role: wells.text for role, wells in plate.controls.items()} == dict.fromkeys(
        (ControlWell.VEHICLE, ControlWell.UNTREATED, ControlWell.BLANK), "control_wells"
    )
    assert plate.edge
    assert plate.doses is not None
    assert plate.doses.top is not None
    doses = (plate.doses.top.text, plate.doses.fold.text, plate.doses.points.text)
    assert doses == ("highest_dose", "dose_fold", "dose_points")
    assert plate.cite == LAB


def test_the_vehicle_is_dmso_and_the_reagent_a_tetrazolium(viability: Protocol) -> None:
    assert viability.reagents["dmso"].roles == (Role.VEHICLE,)
    assert viability.reagents["mts"].roles == (Role.TETRAZOLIUM,)
    assert {viability.reagents[name].cite for name in ("dmso", "mts", "inhibitors")} == {GUIDE}


def test_the_50_percent_point_is_a_gi50_only_with_a_plate_at_time_zero(viability: Protocol) -> None:
    placed = {one.key: one for one in viability.placed()}
    assert entry(viability, "viability_ic50").label == "IC50 of viability"
    assert entry(viability, "gi50").label == "GI50"
    assert [one.text for one in placed["analysis/growth"].conditions] == ["time_zero is separate plate"]
    assert [one.text for one in placed["time_zero_plate/read"].conditions] == ["time_zero is separate plate"]
    assert placed["analysis/fit"].conditions == ()
    assert "only with a plate read at time zero" in (step(viability, "analysis/fit").caution or "")


USES = [
    ("seeding/suspend", {"medium": "suspension_volume"}),
    ("seeding/blanks", {"medium": "blank_volume", "pbs": "edge_volume"}),
    ("time_zero_plate/add", {"mts": "mts_zero"}),
    ("treatment/vehicle", {"dmso": "vehicle_dmso", "medium": "vehicle_medium"}),
    ("treatment/working", {"inhibitors": "working_stock", "dmso": "working_dmso"}),
    ("treatment/highest", {"inhibitors": "top_inhibitor", "medium": "top_medium"}),
    ("treatment/replace", {"medium": "plain_volume"}),
    ("viability/add", {"mts": "mts_total"}),
]


@pytest.mark.parametrize(("key", "amounts"), USES, ids=[row[0] for row in USES])
def test_what_a_step_uses(viability: Protocol, key: str, amounts: dict[str, str]) -> None:
    assert {name: used and used.text for name, used in step(viability, key).uses.items()} == amounts


ENTRIES = [
    ("cell_density", "10000 cells/mL to 100000000 cells/mL", "500000 cells/mL"),
    ("cell_viability", "90 % to 100 %", "95 %"),
    ("zero_cells", "0 AU to 4 AU", "0.35 AU"),
    ("zero_blank", "0 AU to 4 AU", "0.12 AU"),
    ("viability_ic50", "0.01 nM to 100000 nM", "40 nM"),
    ("gi50", "0.01 nM to 100000 nM", "30 nM"),
]


@pytest.mark.parametrize(("name", "span", "typical"), ENTRIES, ids=[row[0] for row in ENTRIES])
def test_an_entry(viability: Protocol, name: str, span: str, typical: str) -> None:
    found = entry(viability, name)
    assert found.range is not None
    assert f"{found.range[0].written} to {found.range[1].written}" == span
    assert (found.typical, found.range_cite) == (typical, LAB)


def test_the_reading_follows_the_development_within_half_an_hour(viability: Protocol) -> None:
    within = step(viability, "viability/read").within
    assert within is not None
    assert within.most is not None
    assert (within.after, within.most.written, within.cite) == ("viability/develop", "30 min", LAB)


def test_the_sections_follow_the_guide(viability: Protocol) -> None:
    titles = [section.title for section in viability.sections]
    assert titles == [
        "Cell seeding", "Time zero", "Compound treatment", "Incubation", "Viability", "Data analysis",
    ]  # fmt: skip


def test_time_zero_is_read_before_the_treatment(viability: Protocol) -> None:
    keys = [f"{section.id}/{one.id}" for section, one in viability.steps()]
    assert keys.index("seeding/adhere") < keys.index("time_zero_plate/read") < keys.index("treatment/replace")


def test_every_step_and_value_says_where_it_comes_from(viability: Protocol) -> None:
    assert all(one.cite for _, one in viability.steps())
    assert all(one.cite for one in viability.reagents.values())
    assert all(column.cite for column in viability.samples.columns.values())
    assert {one.cite for one in viability.calculations.values()} == {LAB}


def test_the_library_can_find_it(viability: Protocol) -> None:
    said = summary(viability)
    assert said["id"] == "viability-mts"
    assert said["steps"] == 25
    assert "tetrazolium" in said["roles"]
    assert "MTS reagent" in said["words"]
