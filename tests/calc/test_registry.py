"""Every calculator is found by itself, declares what a screen and a command line need, and answers its own example."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

import protocolapp.calc
from protocolapp.calc import calculate
from protocolapp.calc.form import Bench, Calculator, Field, Kind, Row, Solve, compute
from protocolapp.calc.form.as_json import outcome_as_json
from protocolapp.calc.form.as_text import outcome_as_text
from protocolapp.calc.form.reading import read_text
from protocolapp.calc.registry import UnknownCalculatorError, calculator, calculators
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes
from protocolapp.quantity import Quantity, find_unit
from tests.calc.pipettes import ROTOR, q

ALL = calculators()
every = pytest.mark.parametrize("one", ALL, ids=[one.name for one in ALL])
BENCH = Bench(bundled_pipettes(), (ROTOR,), bundled_catalogue())

NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")


def all_fields(one: Calculator) -> list[Field]:
    return [*one.fields, *(column for field in one.fields for column in field.columns)]


@every
def test_names_are_plain_and_told_apart(one: Calculator) -> None:
    assert all(NAME.fullmatch(field.name) for field in all_fields(one))
    names = [name for field in one.fields for name in (field.name, *field.also)]
    assert len(names) == len(set(names))


@every
def test_what_a_field_starts_from_can_be_read(one: Calculator) -> None:
    for field in all_fields(one):
        for text in (field.start, field.default):
            if text:
                read_text(field, text)
        assert not field.unit or find_unit(field.unit) is not None
        if field.kind is Kind.QUANTITY:
            assert find_unit(field.unit) is not None
            assert find_unit(field.unit).dimension in field.accepts  # type: ignore[union-attr]


@every
def test_conditions_and_unknowns_name_fields_that_are_there(one: Calculator) -> None:
    names = {field.name for field in one.fields}
    for field in one.fields:
        assert field.when is None or field.when.field in names
    for solved in one.solves:
        assert set(solved.fields) <= names
        assert solved.unknown in solved.fields
    assert not one.size or one.size in names


@every
def test_it_says_what_it_does_and_where_that_comes_from(one: Calculator) -> None:
    assert one.summary.endswith(".")
    assert one.formulas
    assert one.sources


@every
def test_the_example_of_the_screen_comes_out_without_a_block(one: Calculator) -> None:
    typed = {field.name: field.rows if field.kind is Kind.TABLE else field.start for field in one.fields}
    outcome = compute(one, typed, BENCH)
    assert [flag for flag in outcome.flags if flag.severity == "block"] == []
    assert outcome.missing == ()
    assert outcome.results or outcome.tables
    assert outcome.steps
    assert outcome_as_text(outcome)
    assert set(outcome_as_json(outcome)) >= {"results", "flags", "steps"}


@every
def test_each_field_may_be_the_unknown_and_comes_back(one: Calculator) -> None:
    """What the example gives for the unknown is given instead; each other field then comes out as it was."""
    for solved in one.solves:
        typed = _example_asking_for(one, solved)
        found = compute(one, typed, BENCH).result(solved.unknown)
        if found is None or found.value is None:
            continue
        for field in (field for field in one.fields if field.name in solved.fields):
            if field.name == solved.unknown or not typed[field.name]:
                continue
            again = {**typed, solved.unknown: _typable(found.value), field.name: ""}
            result = compute(one, again, BENCH).result(field.name)
            assert result is not None, f"{field.name} is not worked out"
            before = read_text(field, str(typed[field.name]))
            if field.kind is Kind.DATE:
                assert result.text
                continue
            assert result.value is not None
            exact = before.base if isinstance(before, Quantity) else Fraction(str(before))
            assert abs(result.value.base - exact) <= abs(exact) / 10**6, field.name


def _example_asking_for(one: Calculator, solved: Solve) -> dict[str, str | Sequence[Row]]:
    """The screen's example, with the choices made that all fields of a solvable set hang on."""
    typed: dict[str, str | Sequence[Row]] = {
        field.name: field.rows if field.kind is Kind.TABLE else field.start for field in one.fields
    }
    hanging = [field.when for field in one.fields if field.name in solved.fields and field.when is not None]
    return typed | {when.field: when.values[0] for when in hanging}


def _typable(value: object) -> str:
    from protocolapp.calc.form.as_json import decimal_text

    assert isinstance(value, Quantity)
    return f"{decimal_text(value.magnitude)[:30]} {value.unit}".strip()


def test_a_calculator_is_found_by_its_name_title_or_own_word() -> None:
    assert calculator("dilution") is calculator("Dilution") is calculator("c1v1")


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    with pytest.raises(UnknownCalculatorError) as caught:
        calculator("dilutoin")
    assert caught.value.near[0] == "dilution"


def test_it_is_usable_as_a_library() -> None:
    made = calculate("dilution", stock="10 mM", final="10 µM", final_volume="1 mL")
    assert made.value("take") == q("1 µL")
    assert calculate("dilution", c1="10 mM", c2="10 µM", v2="1 mL").value("take") == q("1 µL")
    with pytest.raises(TypeError, match="no field"):
        calculate("dilution", strength="10 mM")


def test_every_file_of_the_package_itself_is_a_calculator() -> None:
    """What several calculators are made of lies in folders, so that the list of files is the list of calculators."""
    files = {path.stem for path in Path(protocolapp.calc.__file__).parent.glob("*.py")}
    assert files - {"__init__", "flag", "registry", "supply"} == {one.name for one in ALL}


def test_what_calculators_are_made_of_knows_no_calculator() -> None:
    package = Path(protocolapp.calc.__file__).parent
    names = "|".join(one.name for one in ALL)
    knows = re.compile(rf"from protocolapp\.calc\.(?:{names}) import")
    assert [
        path.name for path in package.glob("*/*.py") if knows.search(path.read_text(encoding="utf-8"))
    ] == []
