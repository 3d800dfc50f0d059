"""Plates: every well once, every dose with its replicates, as many plates as it takes."""

from __future__ import annotations

from collections import Counter
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.cultures.vessels import VESSELS
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.form.picture import PlatesPicture, WellRole
from protocolapp.calc.plate import CALCULATOR
from protocolapp.calc.plates.plate_format import FORMATS, row_name, well_name
from protocolapp.calc.plates.plate_map import Along, Layout, lay_out
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import QuantityError

layouts = st.builds(
    Layout,
    format=st.sampled_from([FORMATS[key] for key in ("6", "24", "96", "384")]),
    doses=st.integers(1, 14),
    replicates=st.integers(1, 4),
    controls=st.fixed_dictionaries(
        {}, optional={WellRole.VEHICLE: st.integers(1, 9), WellRole.BLANK: st.integers(1, 5)}
    ),
    edge=st.booleans(),
    along=st.sampled_from(list(Along)),
    rising=st.booleans(),
)


def computed(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench(bundled_pipettes()))


@settings(max_examples=60)
@given(layouts, st.integers(1, 12))
def test_every_well_is_used_once_and_every_dose_has_its_replicates(layout: Layout, compounds: int) -> None:
    if layout.control_wells >= layout.usable:
        with pytest.raises(QuantityError):
            lay_out(layout, compounds)
        return
    made = lay_out(layout, compounds)
    counted: Counter[tuple[int, int]] = Counter()
    homes: dict[int, set[int]] = {}
    series: dict[tuple[int, int], set[int]] = {}
    for plate in made.plates:
        places = [(one.row, one.column) for one in plate.wells]
        assert len(places) == len(set(places))
        assert all(
            0 <= row < layout.format.rows and 0 <= column < layout.format.columns for row, column in places
        )
        for one in plate.wells:
            if one.role is WellRole.SAMPLE:
                counted[one.compound, one.dose] += 1
                homes.setdefault(one.compound, set()).add(plate.number)
                series.setdefault((one.compound, one.replicate), set()).add(plate.number)
            assert (one.role is WellRole.EDGE) == (layout.edge and layout.format.is_edge(one.row, one.column))
        assert {role: plate.count(role) for role in layout.controls} == dict(layout.controls)
    wanted = [(compound, dose) for compound in range(1, compounds + 1) for dose in range(1, layout.doses + 1)]
    assert counted == dict.fromkeys(wanted, layout.replicates)
    if layout.compounds_per_plate:
        assert all(len(plates) == 1 for plates in homes.values())
        assert len(made.plates) == ceil(compounds / layout.compounds_per_plate)
    elif layout.series_per_plate:
        assert all(len(plates) == 1 for plates in series.values())
        assert len(made.plates) == ceil(compounds * layout.replicates / layout.series_per_plate)
    else:
        room = layout.usable - layout.control_wells
        assert len(made.plates) == ceil(compounds * layout.doses * layout.replicates / room)
    assert layout.compounds_on(len(made.plates)) >= compounds
    counts = [layout.sample_wells(compounds, plate.number) for plate in made.plates]
    assert counts == [plate.count(WellRole.SAMPLE) for plate in made.plates]


@settings(max_examples=60)
@given(layouts)
def test_a_series_stands_in_one_line_where_a_line_is_long_enough(layout: Layout) -> None:
    if not layout.compounds_per_plate or layout.along is Along.DENSE:
        return
    line = (layout.format.columns if layout.along is Along.ROWS else layout.format.rows) - 2 * layout.edge
    if layout.doses > line:
        return
    (plate,) = lay_out(layout, 1).plates
    for replicate in range(1, layout.replicates + 1):
        series = [one for one in plate.wells if one.replicate == replicate]
        lines = {one.row if layout.along is Along.ROWS else one.column for one in series}
        doses = [one.dose for one in series]
        assert len(lines) == 1
        assert doses == sorted(doses, reverse=layout.rising)


@pytest.mark.parametrize("key", list(FORMATS))
def test_no_two_wells_of_a_plate_share_a_name(key: str) -> None:
    plate = FORMATS[key]
    names = {well_name(row, column) for row in range(plate.rows) for column in range(plate.columns)}
    assert len(names) == plate.wells == int(key)


def test_the_last_wells_have_their_usual_names() -> None:
    last = {key: well_name(one.rows - 1, one.columns - 1) for key, one in FORMATS.items()}
    assert last == {
        "6": "B3", "12": "C4", "24": "D6", "48": "F8", "96": "H12", "384": "P24", "1536": "AF48",
    }  # fmt: skip
    assert row_name(25) == "Z"


def test_growth_areas_are_those_of_the_vessels() -> None:
    areas = {key: one.area for key, one in FORMATS.items()}
    assert areas["96"] == VESSELS["96-well"].area
    assert areas["384"] is None


def test_what_does_not_fit_says_what_would() -> None:
    (flag,) = computed(compounds="1", points="10", replicates="12").flags
    assert flag.code == Code.LAYOUT_DOES_NOT_FIT
    assert "8 replicates" in flag.remedy
    assert "384-well plate" in flag.remedy
    assert flag.severity is Severity.WARN
    assert computed(compounds="1", points="10", replicates="8").flags == ()
    larger = computed(format="384", compounds="1", points="10", replicates="12")
    assert [one for one in larger.flags if one.severity is not Severity.NOTE] == []


def test_the_doses_named_in_a_remedy_do_fit() -> None:
    (flag,) = computed(format="24", compounds="1", points="12", replicates="3").flags
    assert "6 doses" in flag.remedy
    assert not computed(format="24", compounds="1", points="6", replicates="3").blocked
    (flag,) = computed(format="24", compounds="1", points="7", replicates="3").flags
    assert flag.severity is Severity.WARN


def test_the_picture_and_the_table_agree() -> None:
    outcome = computed(
        format="384",
        compounds="40",
        points="10",
        replicates="3",
        top="10 µM",
        fold="half-log",
        vehicle="8",
        edge="yes",
    )
    picture, table = outcome.picture, outcome.table("wells")
    assert isinstance(picture, PlatesPicture)
    assert table is not None
    assert len(picture.plates) == outcome.value("plates").as_number()
    drawn = [well.detail.partition(":")[0] for plate in picture.plates for well in plate.wells]
    assert drawn == [row[1].text for row in table.rows]
    levels = {well.level for plate in picture.plates for well in plate.wells if well.role is WellRole.SAMPLE}
    assert len(levels) == 10
    assert picture.plates[0].wells[25].detail == "B2: compound 1, 10\u00a0µM, replicate 1"
    assert picture.plates[0].wells[25].level == 1


def test_plates_at_hand_tell_the_compounds_they_hold() -> None:
    held = computed(plates="2", points="8", replicates="3", vehicle="6")
    compounds = held.value("compounds").as_number()
    assert (
        computed(compounds=str(compounds), points="8", replicates="3", vehicle="6")
        .value("plates")
        .as_number()
        == 2
    )
    more = computed(compounds=str(compounds + 1), points="8", replicates="3", vehicle="6")
    assert more.value("plates").as_number() == 3


def test_a_compound_too_large_for_a_plate_goes_on_over_several() -> None:
    """8 doses × 3 on six wells: 24 wells, 4 plates, each dose three times."""
    outcome = computed(format="6", compounds="1", points="8", replicates="3")
    table = outcome.table("wells")
    assert table is not None
    assert outcome.value("plates").as_number() == 4
    assert outcome.value("wells_left").is_zero
    assert Counter(row[4].text for row in table.rows) == {str(dose): 3 for dose in range(1, 9)}


def test_more_plates_than_are_drawn_are_counted() -> None:
    """(96 − 4) // 10 is 9 series, so 3 compounds on a plate: ⌈2000 / 3⌉ = 667."""
    outcome = computed(compounds="2000", points="10", replicates="3", along="dense", vehicle="4")
    assert outcome.value("plates").as_number() == 667
    assert outcome.value("wells_used").as_number() == 60_000 + 4 * 667
    assert isinstance(outcome.picture, PlatesPicture)
    assert len(outcome.picture.plates) == 80
    assert outcome.picture.plates[0].title == "Plate 1"
    assert any("first 80 of 667" in flag.message for flag in outcome.flags)


def test_too_few_plates_at_hand_are_refused_with_the_number_that_would_do() -> None:
    (flag,) = computed(format="6", plates="3", points="8", replicates="3").flags
    assert (flag.severity, flag.about) == (Severity.BLOCK, "plates")
    assert "4 plates" in flag.remedy
    assert computed(format="6", plates="4", points="8", replicates="3").value("compounds").as_number() == 1


def test_controls_alone_may_not_fill_a_plate() -> None:
    (flag,) = computed(format="6", compounds="1", points="2", vehicle="6").flags
    assert (flag.code, flag.severity) == (Code.LAYOUT_DOES_NOT_FIT, Severity.BLOCK)
    assert "12-well plate" in flag.remedy
    assert not computed(format="12", compounds="1", points="2", vehicle="6").blocked
