"""Sample tables from a spreadsheet: separators, headings, encodings, and every cell that cannot be used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import SampleTable
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from protocolapp.services.sample_rows import SampleRows, cells, decode, read_samples


@pytest.fixture(scope="module")
def table() -> SampleTable:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return protocol.samples


def _names(rows: SampleRows) -> list[str]:
    return [sample.name for sample in rows.samples]


@pytest.mark.parametrize(
    "text",
    [
        "Name\tTreatment\tProtein\nH3122\tDMSO\t4.2\nH2228\tlorlatinib\t3.98\n",
        "Name,Treatment,Protein\r\nH3122,DMSO,4.2\r\nH2228,lorlatinib,3.98\r\n",
        "Name;Treatment;Protein\nH3122;DMSO;4.2\nH2228;lorlatinib;3.98",
        "sample\tprotein\ttreatment\nH3122\t4.2 mg/mL\tDMSO\nH2228\t3.98 mg/mL\tlorlatinib\n",
        "Lysate\tProtein (mg/mL)\tTreatment\nH3122\t4.2\tDMSO\nH2228\t3.98\tlorlatinib\n",
        "H3122\tDMSO\t4.2\nH2228\tlorlatinib\t3.98\n",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_copies_is_read_with_and_without_headings(table: SampleTable, text: str) -> None:
    rows = read_samples(table, cells(text))
    assert rows.problems == ()
    assert _names(rows) == ["H3122", "H2228"]
    assert [sample.values["treatment"] for sample in rows.samples] == ["DMSO", "lorlatinib"]
    assert [sample.values["protein"] for sample in rows.samples] == [
        Quantity.of("4.2", "mg/mL"),
        Quantity.of("3.98", "mg/mL"),
    ]


def test_a_comma_is_a_decimal_mark_where_the_screen_says_so(table: SampleTable) -> None:
    rows = read_samples(table, cells("H3122\tDMSO\t4,2\n"), decimal=",")
    assert rows.samples[0].values["protein"] == Quantity.of("4.2", "mg/mL")


def test_rows_are_numbered_on_from_those_that_are_there(table: SampleTable) -> None:
    rows = read_samples(table, cells("one\ntwo\n"), first_id=4)
    assert [sample.id for sample in rows.samples] == ["s4", "s5"]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("H3122\tDMSO\t4.2 mL\n", (1, 3), "volume"),
        ("Name\tProtein\nH3122\tabc\n", (2, 2), "abc"),
        ("Name\tColour\nH3122\tred\n", (1, 2), "Colour"),
        ("Name\tProtein\n\t4.2\n", (2, 1), "no name"),
        ("H3122\nh3122\n", (2, 1), "called"),
    ],
)
def test_each_problem_is_placed_as_the_spreadsheet_counts(
    table: SampleTable, text: str, place: tuple[int, int], word: str
) -> None:
    rows = read_samples(table, cells(text))
    problem = next(one for one in rows.problems if (one.line, one.column) == place)
    assert word in problem.message
    assert problem.remedy


def test_the_good_rows_stay_beside_the_bad(table: SampleTable) -> None:
    rows = read_samples(table, cells("H3122\tDMSO\tmany\nH2228\tDMSO\t4\n"))
    assert _names(rows) == ["H3122", "H2228"]
    assert "protein" not in rows.samples[0].values


def test_too_many_samples_are_told(table: SampleTable) -> None:
    text = "".join(f"cell {number}\n" for number in range(table.most + 1))
    rows = read_samples(table, cells(text))
    assert [problem.message for problem in rows.problems] == [f"there are {table.most + 1} samples"]


def test_nothing_at_all_is_told(table: SampleTable) -> None:
    assert read_samples(table, cells(" \n\n")).problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_save_is_decoded(encoding: str) -> None:
    assert decode("Größe µg\n".encode(encoding)) == "Größe µg\n"


def test_old_windows_text_is_decoded() -> None:
    assert decode("Größe µg".encode("cp1252")) == "Größe µg"


def test_quoted_cells_keep_their_separators() -> None:
    assert cells('Name,Treatment\n"H3122, DMSO","1 µM\nlorlatinib"\n') == [
        ["Name", "Treatment"],
        ["H3122, DMSO", "1 µM\nlorlatinib"],
    ]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_a_fault(table: SampleTable, data: bytes) -> None:
    rows = read_samples(table, cells(decode(data)))
    assert len(rows.samples) + len(rows.problems) >= 0
    assert all(sample.name for sample in rows.samples)


_WORD = st.text(st.characters(categories=("L", "N"), include_characters=" -/'"), min_size=1, max_size=20).map(
    str.strip
)


@given(st.lists(_WORD.filter(bool), min_size=1, max_size=8, unique_by=str.casefold))
def test_names_come_back_as_they_were_copied(table: SampleTable, names: list[str]) -> None:
    rows = read_samples(table, cells("Name\tTreatment\n" + "".join(f"{name}\tDMSO\n" for name in names)))
    assert _names(rows) == names


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Protein, µg/mL", "4200"), ("Protein (ug/ml)", "4200"), ("protein [g/L]", "4.2"), ("Protein", "4.2")],
)
def test_a_bare_number_is_read_in_the_unit_of_its_heading(
    table: SampleTable, heading: str, cell: str
) -> None:
    rows = read_samples(table, cells(f"Name\t{heading}\nH3122\t{cell}\n"))
    assert rows.problems == ()
    assert rows.samples[0].values["protein"] == Quantity.of("4.2", "mg/mL")


def test_also_with_a_decimal_comma(table: SampleTable) -> None:
    rows = read_samples(table, cells("Name\tProtein (g/L)\nH3122\t4,2\n"), decimal=",")
    assert rows.samples[0].values["protein"] == Quantity.of("4.2", "g/L")


@pytest.mark.parametrize("heading", ["Protein (furlongs)", "Protein, 24 h", "Protein (BCA"])
def test_a_heading_of_no_unit_known_is_never_passed_over(table: SampleTable, heading: str) -> None:
    rows = read_samples(table, cells(f"Name\t{heading}\nH3122\t420\n"))
    assert [problem.line for problem in rows.problems] == [2]
