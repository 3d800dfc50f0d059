"""An outcome as plain data, for other programs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from protocolapp.calc.flag import Flag
from protocolapp.calc.form.outcome import Cell, Outcome, Result, Table
from protocolapp.calc.form.picture import PlatePicture, PlatesPicture
from protocolapp.quantity import Quantity
from protocolapp.quantity.numerals import exact_number, fixed, leading_power, terminating_places

DIGITS = 40
"""Figures given of a value that no decimal ends: as many as irrational ones are worked out to."""


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """`{"results": {name: {"value", "unit", "shown" …}}, "tables": …, "flags": […], "steps": […]}`.

    value: every digit where the decimal ends, else 40 figures, and the exact fraction beside it.
    """
    made: dict[str, Any] = {
        "results": {one.name: _result(one) for one in outcome.results},
        "tables": {one.name: _table(one) for one in outcome.tables},
        "flags": [flag_as_json(flag) for flag in outcome.flags],
        "steps": [
            {"formula": one.formula, "filled": one.filled, "result": one.result} for one in outcome.steps
        ],
        "missing": list(outcome.missing),
        "blocked": outcome.blocked,
    }
    if isinstance(outcome.picture, PlatesPicture):
        made["plates"] = [_plate(plate) for plate in outcome.picture.plates]
    return made


def flag_as_json(flag: Flag) -> dict[str, str]:
    """A flag; about and row say where it belongs, where it does."""
    made = {
        "code": str(flag.code),
        "severity": str(flag.severity),
        "message": flag.message,
        "remedy": flag.remedy,
    }
    return made | {key: text for key, text in (("about", flag.about), ("row", flag.row)) if text}


def decimal_text(value: Fraction) -> str:
    """Every digit where the decimal ends; else DIGITS significant figures."""
    if terminating_places(value) is not None and "/" not in (written := exact_number(value)):
        return written
    return fixed(value, max(DIGITS - 1 - leading_power(value), 0))


def _quantity(quantity: Quantity) -> dict[str, Any]:
    value = quantity.magnitude
    made: dict[str, Any] = {"value": decimal_text(value), "unit": quantity.unit.symbol}
    if quantity.approximate:
        made["approximate"] = True
    elif terminating_places(value) is None:
        made["fraction"] = f"{value.numerator}/{value.denominator}"
    return made


def _value(value: Quantity | None, plain: str) -> dict[str, Any]:
    return _quantity(value) if value is not None else {"value": plain, "unit": ""}


def _result(result: Result) -> dict[str, Any]:
    made: dict[str, Any] = _value(result.value, result.plain)
    made |= {"shown": result.text, "label": result.label}
    taken = result.pipetting
    if taken is not None and taken.pipette is not None:
        delivered = taken.delivered
        made["pipette"] = taken.detail
        made["delivered"] = _quantity(delivered.to(result.value.unit if result.value else delivered.unit))
    if result.gives is not None:
        made["gives"] = _quantity(result.gives)
    return made


def _table(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    return {
        "title": table.title,
        "columns": [{"name": one.name, "label": one.label} for one in table.columns],
        "rows": [dict(zip(names, map(_cell, row), strict=True)) for row in table.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    made: dict[str, Any] = _value(cell.value, cell.plain)
    return made | {"shown": cell.text} | ({"pipette": cell.detail} if cell.detail else {})


def _plate(plate: PlatePicture) -> dict[str, Any]:
    return {
        "title": plate.title,
        "rows": plate.rows,
        "columns": plate.columns,
        "wells": [
            {
                "row": well.row,
                "column": well.column,
                "role": str(well.role),
                "text": well.text,
                "detail": well.detail,
            }
            for well in plate.wells
        ],
    }
