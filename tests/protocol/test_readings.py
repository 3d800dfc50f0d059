"""Tables, plates, dates with a time, files: how they are read from text, and what they refuse."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_format import FORMATS, row_name, well_name
from protocolapp.protocol.model import Entry, Kind
from protocolapp.protocol.plate_script import RoleWell, read_script, typical_readings
from protocolapp.protocol.plate_text import plate_text, read_plate
from protocolapp.protocol.readings import OVER, Attachment, PlateReadings, TableValue
from protocolapp.protocol.readings_text import in_a_line
from protocolapp.protocol.table_text import table_text
from protocolapp.protocol.values import ValueProblem, cells_outside, kind_of, read_value, within
from protocolapp.quantity import DecimalMark


def entry(**said: Any) -> Entry:
    return Entry.model_validate({"label": "It", **said})


STANDARDS = entry(
    columns={
        "standard": {"label": "Standard", "unit": "µg/mL", "range": ["0 µg/mL", "2000 µg/mL"]},
        "absorbance": {"label": "A562", "kind": "number"},
        "note": {"label": "Note", "kind": "text"},
    }
)


def table(*rows: tuple[str, str, str]) -> TableValue:
    return TableValue(("standard", "absorbance", "note"), rows)


def test_the_kind_follows_from_columns_and_plate() -> None:
    assert kind_of(STANDARDS) is Kind.TABLE
    assert kind_of(entry(plate="assay")) is Kind.PLATE


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("125\t0.210\tclear", ".", table(("125", "0.210", "clear"))),
        ("125;0.210", ".", table(("125", "0.210", ""))),
        ("125;0,210", ",", table(("125", "0.210", ""))),
        ("\n0;0.05\n\n;;cloudy\r\n", ".", table(("0", "0.05", ""), ("", "", "cloudy"))),
        ("1.5 mg/mL\t1,000.50", ".", table(("1500", "1000.50", ""))),
        ("A562\tStandard (µg/mL)\n0.21\t125", ".", table(("125", "0.21", ""))),
        ("absorbance;note\n0.21;first", ".", table(("", "0.21", "first"))),
    ],
)
def test_a_table_is_read_cell_by_cell(text: str, decimal: DecimalMark, value: TableValue) -> None:
    assert read_value(STANDARDS, text, decimal) == value


TIMES = entry(columns={"after": {"label": "After", "unit": "h", "range": ["0 h", "2 h"]}})


@pytest.mark.parametrize(
    ("text", "kept"),
    [("30 min", "0.5"), ("20 min", "20 min"), ("1 s", "1 s"), ("1", "1"), ("1e30 d", f"1{'0' * 30} d")],
)
def test_a_cell_is_kept_so_that_it_can_be_read_back(text: str, kept: str) -> None:
    value = read_value(TIMES, text)
    assert isinstance(value, TableValue)
    assert value.rows == ((kept,),)
    assert read_value(TIMES, table_text(value)) == value
    assert bool(cells_outside(TIMES, value)) is ("d" in text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("Standard;A562;Note", "only its headings"),
        ("125;high", "A562, row 1:"),
        ("125;0.2\n1 mL;0.3", "Standard, row 2:"),
        ("1;2;3;4", "Row 1 has more cells"),
        ("1\n" * 502, "rows; 500 fit"),
    ],
)
def test_a_table_that_cannot_be_one_says_where(text: str, words: str) -> None:
    with pytest.raises(ValueProblem, match=words) as problem:
        read_value(STANDARDS, text)
    assert problem.value.remedy


def test_the_limits_of_a_table_are_those_of_its_cells() -> None:
    value = read_value(STANDARDS, "125;0.2\n2500;0.3\n;0.1")
    assert isinstance(value, TableValue)
    assert not within(STANDARDS, value)
    assert [(where, text) for where, _, text in cells_outside(STANDARDS, value)] == [
        ("Standard, row 2", "2500")
    ]
    assert within(STANDARDS, read_value(STANDARDS, "125;9"))


cells = st.decimals(min_value=0, max_value=2000, places=2, allow_nan=False).map(str)
notes = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=9)


@given(st.lists(st.tuples(cells, cells, notes), min_size=1, max_size=20))
def test_a_table_reads_its_own_text_back(rows: list[tuple[str, str, str]]) -> None:
    value = read_value(STANDARDS, "\n".join("\t".join(row) for row in rows))
    assert isinstance(value, TableValue)
    assert read_value(STANDARDS, table_text(value)) == value
    assert [Fraction(cell) for cell in value.column("absorbance")] == [Fraction(row[1]) for row in rows]


GRID = [[f"0.{row}{column:02}" for column in range(12)] for row in range(8)]


def read(cells: list[list[str]], mark: str = "\t", decimal: DecimalMark = ".") -> PlateReadings:
    return read_plate("\n".join(mark.join(line) for line in cells), decimal)


@pytest.mark.parametrize("lettered", [False, True])
@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize(("mark", "decimal"), [("\t", "."), (";", "."), (",", "."), ("\t", ","), (";", ",")])
def test_a_grid_is_read_however_it_is_exported(
    lettered: bool, numbered: bool, mark: str, decimal: DecimalMark
) -> None:
    lines = [[cell.replace(".", decimal) for cell in line] for line in GRID]
    if lettered:
        lines = [[row_name(row), *line] for row, line in enumerate(lines)]
    if numbered:
        lines.insert(0, [*(["<>"] if lettered else []), *(str(number) for number in range(1, 13))])
    readings = read(lines, mark, decimal)
    assert (readings.rows, readings.columns, len(readings.wells)) == (8, 12, 96)
    assert dict(readings.wells)["A1"] == "0.000"
    assert readings.numbers["H12"] == Fraction("0.711")


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_whole_grid_of_any_format_is_that_plate(format_: Any) -> None:
    readings = read([["7.5"] * format_.columns for _ in range(format_.rows)])
    assert (readings.rows, readings.columns) == (format_.rows, format_.columns)


def test_a_list_of_wells_and_a_part_of_a_plate() -> None:
    listed = read_plate("Well\tAbs\nA1\t0.1\nB02\t-0.2\nH12\t\n")
    assert listed == PlateReadings(8, 12, (("A1", "0.1"), ("B2", "-0.2")))
    assert read_plate("A;1;2\nB;3").size == 96
    assert read_plate("P24\t3").size == 384
    assert read_plate("AF48\t3").size == 1536


@pytest.mark.parametrize("word", ["OVER", "over", "OVRFLW", "---", "Overflow"])
def test_what_was_beyond_the_reader_is_never_a_number(word: str) -> None:
    readings = read_plate(f"A1\t0.1\nA2\t{word}")
    assert readings.wells == (("A1", "0.1"), ("A2", OVER))
    assert readings.numbers == {"A1": Fraction("0.1")}
    assert in_a_line(readings) == "2\u00a0wells, 0.1, 1\u00a0over"


@pytest.mark.parametrize(
    ("text", "decimal", "words"),
    [
        ("", ".", "no readings"),
        ("A1\t", ".", "no readings"),
        ("A1\tNaN", ".", "“NaN” in A1 is no reading"),
        ("A1\tinf", ".", "no reading"),
        ("A1\t1\nA01\t2", ".", "A1 is there twice"),
        ("1\t2\t3\n4\t5\t7\n8\t9\t9\n1\t1\t1", ".", "4 × 3 cells is no plate"),
        ("A1\t0,123", ".", "has a comma where numbers here have a point"),
        ("A1\t0.123", ",", "has a point where numbers here have a comma"),
        ("A1\t1,234", ".", "comma"),
        ("A1\t" + "9" * 40, ".", "no reading"),
    ],
)
def test_readings_that_cannot_be_some(text: str, decimal: DecimalMark, words: str) -> None:
    with pytest.raises(ValueProblem, match=words) as problem:
        read_plate(text, decimal)
    assert problem.value.remedy


numbers = st.decimals(min_value=-9, max_value=10**9, places=3, allow_nan=False).map(str) | st.just(OVER)
shapes = st.sampled_from([(8, 12), (16, 24)])


@st.composite
def plates(draw: st.DrawFn) -> PlateReadings:
    rows, columns = draw(shapes)
    places = draw(
        st.sets(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)), min_size=1, max_size=30)
    )
    places |= {(rows - 1, columns - 1)}
    return PlateReadings(rows, columns, tuple((well_name(*place), draw(numbers)) for place in sorted(places)))


@given(plates())
def test_a_plate_reads_its_own_text_back(readings: PlateReadings) -> None:
    again = read_plate(plate_text(readings))
    assert again == readings
    assert read_plate("\n".join(f"{well}\t{text}" for well, text in readings.wells)) == readings


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for one in (STANDARDS, entry(plate="assay"), entry(kind="date and time"), entry(kind="file")):
        try:
            read_value(one, text)
        except ValueProblem as problem:
            told = (problem.message, problem.remedy)
        else:
            told = ("read", "read")
        assert all(told)


def test_the_limits_of_a_plate_are_those_of_its_wells() -> None:
    one = entry(plate="assay", range=["0", "4"])
    assert within(one, read_plate("A1\t0.1\nA2\tOVER"))
    value = read_plate("A1\t0.1\nA2\t4.5")
    assert not within(one, value)
    assert [where for where, *_ in cells_outside(one, value)] == ["A2"]


def test_a_script_of_typical_readings() -> None:
    script = read_script("sample 1000 to 60.5, vehicle 1000, no enzyme 40")
    wells = [
        RoleWell("A1", WellRole.VEHICLE),
        RoleWell("A2", WellRole.SAMPLE, Fraction(0)),
        RoleWell("A3", WellRole.SAMPLE, Fraction(1, 2)),
        RoleWell("A4", WellRole.SAMPLE, Fraction(1)),
        RoleWell("A5", WellRole.NO_ENZYME),
        RoleWell("A6", WellRole.REFERENCE),
    ]
    read = dict(typical_readings(script, 8, 12, wells).wells)
    assert read == {"A1": "1000.0", "A2": "1000.0", "A3": "530.3", "A4": "60.5", "A5": "40.0"}


@pytest.mark.parametrize("text", ["", "sample", "samples 3", "sample 1, sample 2", "sample -3", "edge 3"])
def test_a_script_that_cannot_be_one(text: str) -> None:
    with pytest.raises(ValueProblem) as problem:
        read_script(text)
    assert problem.value.remedy


def test_a_date_and_time() -> None:
    one = entry(kind="date and time")
    assert read_value(one, "2026-11-28 14:30") == datetime(2026, 11, 28, 14, 30)
    assert read_value(one, "2026-11-28T14:30") == datetime(2026, 11, 28, 14, 30)
    for text in ("2026-11-28", "14:30", "2026-11-31 14:30", "2026-11-28 24:00", "28.11.2026 14:30"):
        with pytest.raises(ValueProblem):
            read_value(one, text)


def test_of_a_file_only_the_name_can_be_typed() -> None:
    assert read_value(entry(kind="file"), "blot.tif") == Attachment("blot.tif")
