"""Worked examples: read from their files, worked out, compared exactly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from protocolapp.calc.flag import Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.registry import calculator
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes
from protocolapp.quantity import Quantity, parse_quantity
from tests.calc.pipettes import ROTOR

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a calculator, as its file has it."""

    calculator: str
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.calculator}: {self.data['about']}"


def all_examples() -> list[Example]:
    """Every example of every file, in order."""
    return [
        Example(path.stem, one)
        for path in sorted(FOLDER.glob("*.toml"))
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    ]


def worked(example: Example) -> Outcome:
    """What the calculator makes of it."""
    pipettes = () if example.data.get("pipettes") == "none" else bundled_pipettes()
    bench = Bench(pipettes, (ROTOR,), bundled_catalogue())
    return compute(calculator(example.calculator), example.data["given"], bench)


def differences(example: Example, outcome: Outcome) -> list[str]:
    """Everything that is not as the example says."""
    found = []
    for name, expected in example.data.get("results", {}).items():
        result = outcome.result(name)
        if result is None:
            found.append(f"there is no result “{name}”")
        else:
            found += _different(name, expected, result.value, result.plain)
    for name, rows in example.data.get("tables", {}).items():
        found += _table_differences(name, rows, outcome)
    raised = sorted(str(flag.code) for flag in outcome.flags if flag.severity is not Severity.NOTE)
    if sorted(set(raised)) != sorted(set(example.data["flags"])):
        found.append(f"flags {raised} instead of {example.data['flags']}")
    notes = {str(flag.code) for flag in outcome.flags if flag.severity is Severity.NOTE}
    found += [f"there is no note {code}" for code in example.data.get("notes", []) if code not in notes]
    if outcome.missing:
        found.append(f"missing: {outcome.missing}")
    return found


def _table_differences(name: str, rows: Sequence[Mapping[str, str]], outcome: Outcome) -> list[str]:
    table = outcome.table(name)
    if table is None:
        return [f"there is no table “{name}”"]
    if len(rows) > len(table.rows):
        return [f"{name} has {len(table.rows)} rows, not {len(rows)}"]
    places = {column.name: index for index, column in enumerate(table.columns)}
    return [
        one
        for number, (expected, row) in enumerate(zip(rows, table.rows, strict=False), start=1)
        for key, text in expected.items()
        for one in _different(f"{name}[{number}].{key}", text, row[places[key]].value, row[places[key]].plain)
    ]


def _different(where: str, expected: str, value: Quantity | None, plain: str) -> list[str]:
    if value is None:
        return [] if plain == expected else [f"{where} is {plain!r}, not {expected!r}"]
    wanted = parse_quantity(expected.removeprefix("~"), allow_zero=True, allow_negative=True)
    if wanted.dimension != value.dimension:
        return [f"{where} is {value}, not a {wanted.dimension}"]
    off = abs(value.base - wanted.base)
    allowed = _half_a_digit(expected, wanted) if expected.startswith("~") else Fraction(0)
    return [] if off <= allowed else [f"{where} is {value} = {float(value.magnitude)}, not {expected}"]


def _half_a_digit(expected: str, wanted: Quantity) -> Fraction:
    """Half of the last digit written, in base units."""
    number = expected.removeprefix("~").split(" ")[0].split("\u00a0")[0].lstrip("-")
    mantissa, _, power = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return Fraction(10) ** (int(power or 0) - decimals) / 2 * wanted.unit.factor
