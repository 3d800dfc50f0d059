"""The tables of published potencies, against the figures of the guides typed anew; and what a table refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from protocolapp.protocol.bundled_file import BundledFileError
from protocolapp.protocol.tables import FigureTable, Qualifier, bundled_table, table_names
from protocolapp.protocol.tables.bundled import read_table
from protocolapp.quantity import parse_quantity
from protocolapp.resources import resource

ALK = """
crizotinib | wild type | 20 nM
alectinib | wild type | 1.9 nM
ceritinib | wild type | 0.15 nM
brigatinib | wild type | 0.5 nM
lorlatinib | wild type | 1 nM
crizotinib | L1196M | > 1000 nM
crizotinib | G1202R | 560 nM
alectinib | G1202R | 595 nM
ceritinib | G1202R | 309 nM
lorlatinib | G1202R | 80 nM
crizotinib | F1174L | resistant, no figure given
alectinib | F1174L | 36.81 nM
lorlatinib | F1174L | 36.81 nM
"""
ALK5 = """
galunisertib | cell-free | 50 nM
SB431542 | cell-free | 94 nM
A-83-01 | cell-based (ALK5-TD) | 12 nM
GW6604 | ALK5 autophosphorylation | 140 nM
RepSox | not given | no figure given
"""


def table(name: str) -> FigureTable:
    found = bundled_table(name)
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "said", "source"), [("alk", ALK, "G1"), ("alk5", ALK5, "G2")])
def test_every_figure_of_the_guide_is_there_and_no_other(name: str, said: str, source: str) -> None:
    found = table(name)
    rows = [f"{row.compound} | {row.form} | {row.text}".replace("\u00a0", " ") for row in found.rows]
    assert rows == said.strip().splitlines()
    assert {row.cite for row in found.rows} == {source} == {*found.citations}
    assert (found.id, found.unit, found.keys) == (name, "nM", ("compound", "form"))


def test_the_tables_have_names() -> None:
    assert table_names() == ("alk", "alk5")
    assert bundled_table("egfr") is None


def test_a_figure_is_found_under_each_of_its_names() -> None:
    figure = table("alk").lookup(" Crizotinib ", "l1196m")
    assert figure is not None
    assert figure.value == parse_quantity("1 µM")
    assert figure.qualifier is Qualifier.ABOVE
    assert table("alk5").lookup("LY2157299", "cell-free") is table("alk5").lookup("galunisertib", "cell-free")
    assert table("alk").lookup("crizotinib", "C1156Y") is None
    assert table("alk").lookup("brigatinib", "G1202R") is None


def test_what_one_must_know_of_a_figure_is_said() -> None:
    noted = {
        (row.compound, row.form): row.note for row in (*table("alk").rows, *table("alk5").rows) if row.note
    }
    twice = "The guide gives the same value for alectinib and lorlatinib."
    assert noted == {
        ("alectinib", "F1174L"): twice,
        ("lorlatinib", "F1174L"): twice,
        ("A-83-01", "cell-based (ALK5-TD)"): "It also inhibits ALK4 and ALK7.",
    }


def test_a_figure_that_is_not_there_has_no_value() -> None:
    for compound, form, qualifier in (
        ("crizotinib", "F1174L", "resistant"),
        ("RepSox", "not given", "not given"),
    ):
        figure = (table("alk").lookup(compound, form)) or table("alk5").lookup(compound, form)
        assert figure is not None
        assert (figure.value, figure.qualifier) == (None, qualifier)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda row: row.pop("value"), "“=” needs a value"),
        (lambda row: row.update(qualifier="resistant"), "“resistant” has no value"),
        (lambda row: row.update(qualifier="about"), "“about” is none of the known words"),
        (lambda row: row.update(value="20 mg"), "20 mg is not in nM"),
        (lambda row: row.update(value="20"), "20"),
        (lambda row: row.update(cite="G9"), "there is no source “G9”"),
        (lambda row: row.update(compound="Alectinib"), "alectinib, wild type is there twice"),
        (lambda row: row.update(also="alectinib"), "is there twice"),
    ],
)
def test_a_damaged_table_is_refused(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], object], message: str
) -> None:
    data = json.loads(resource("potencies", "alk.json").read_text(encoding="utf-8"))
    spoil(data["rows"][0])
    file = tmp_path / "alk.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BundledFileError) as refused:
        read_table(file)
    assert message in refused.value.message
    assert refused.value.remedy
