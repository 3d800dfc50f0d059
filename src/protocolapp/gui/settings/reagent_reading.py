"""What is typed about the lab's own reagents, read row by row.

A row also carries, unseen, what the table has no column for, so that it survives a change of name.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.substances.formula import parse_formula
from protocolapp.gui.settings.lab_reading import (
    CellError,
    LabReading,
    Row,
    exactly,
    name_in,
    quantity_in,
    read_rows,
)
from protocolapp.lab import Substance
from protocolapp.quantity import (
    MASS_CONCENTRATION,
    MOLAR_MASS,
    DecimalMark,
    Dimension,
    Quantity,
    QuantityError,
    exact_text,
    parse_exact,
)

LONGEST_NOTE = 1000
_UNSEEN_TEXTS = ("family", "cas", "stock", "source")


def read_reagents(rows: Sequence[Row], decimal: DecimalMark = ".") -> LabReading[Substance]:
    """Columns name, formula, mw (g/mol where no unit is typed), density (g/mL), also (parted by ;) and note."""
    return read_rows(rows, lambda row: _reagent(row, decimal))


def reagent_row(substance: Substance, decimal: DecimalMark = ".") -> dict[str, str]:
    """The row of a reagent: its six cells, and what is unseen."""
    cells = {
        "name": substance.name,
        "formula": substance.formula,
        "mw": "" if substance.mw is None else exactly(substance.mw, decimal),
        "density": "" if substance.density is None else exactly(substance.density, decimal),
        "also": "; ".join(substance.also),
        "note": substance.note,
    }
    unseen = {key: getattr(substance, key) for key in _UNSEEN_TEXTS}
    if substance.strength is not None:
        unseen["strength"] = exact_text(substance.strength)
    unseen |= {
        key: str(number)
        for key, number in (("pka", substance.pka), ("ph_per_kelvin", substance.ph_per_kelvin))
        if number is not None
    }
    return cells | {key: text for key, text in unseen.items() if text}


def _reagent(row: Row, decimal: DecimalMark) -> tuple[Substance, Row]:
    name = name_in(row, "reagent")
    formula = row.get("formula", "").strip()
    worked = _molar_mass(formula)
    substance = Substance(
        name,
        formula=formula,
        mw=_maybe(row, "mw", "g/mol", MOLAR_MASS, decimal),
        density=_maybe(row, "density", "g/mL", MASS_CONCENTRATION, decimal),
        also=tuple(dict.fromkeys(one for word in row.get("also", "").split(";") if (one := word.strip()))),
        note=_note(row),
        strength=parse_exact(row["strength"]) if row.get("strength") else None,
        pka=_unseen_number(row, "pka"),
        ph_per_kelvin=_unseen_number(row, "ph_per_kelvin"),
        own=True,
        family=row.get("family", ""),
        cas=row.get("cas", ""),
        stock=row.get("stock", ""),
        source=row.get("source", ""),
    )
    shown = reagent_row(substance, decimal)
    if substance.mw is None and worked is not None:
        shown["mw"] = _rounded(worked, decimal)
    return substance, shown


def _molar_mass(formula: str) -> Quantity | None:
    if not formula:
        return None
    try:
        return parse_formula(formula).mw
    except QuantityError as error:
        raise CellError("formula", str(error)) from error


def _rounded(mw: Quantity, decimal: DecimalMark) -> str:
    """To what balances and bottles give, for the eye alone."""
    cents = round(mw.amount_in("g/mol") * 100)
    return exactly(Quantity.of(Fraction(cents, 100), "g/mol"), decimal)


def _maybe(row: Row, column: str, unit: str, kind: Dimension, decimal: DecimalMark) -> Quantity | None:
    return quantity_in(row, column, unit, kind, decimal) if row.get(column, "").strip() else None


def _note(row: Row) -> str:
    note = " ".join(row.get("note", "").split())
    if len(note) > LONGEST_NOTE:
        raise CellError("note", f"The note has {len(note)} characters. Keep it below {LONGEST_NOTE}.")
    return note


def _unseen_number(row: Row, key: str) -> Fraction | None:
    return Fraction(row[key]) if row.get(key) else None
