"""Taking in what was typed: every field read or refused at once, what is missing named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form.calculator import Calculator, Solve
from protocolapp.calc.form.exact import NOTHING_EXACT, ExactValues, settled
from protocolapp.calc.form.field import Field, Kind, Row, Typed
from protocolapp.calc.form.given import Given
from protocolapp.calc.form.reading import read_text
from protocolapp.quantity import DecimalMark, QuantityError


@dataclass(frozen=True, slots=True)
class Taken:
    """given: what could be read. flags: what could not. missing: fields that have to be filled in first.

    open_sets: of each of these fields all but one are needed, and more are left out; those are in `missing` too.
    """

    given: Given
    flags: tuple[Flag, ...]
    missing: tuple[str, ...]
    open_sets: tuple[Solve, ...] = ()


def active_fields(calculator: Calculator, typed: Typed) -> tuple[Field, ...]:
    """The fields that are asked for as the choices stand: those whose `when` holds."""
    return tuple(one for one in calculator.fields if _asked(one, calculator, typed))


def _asked(field: Field, calculator: Calculator, typed: Typed) -> bool:
    """A field that hangs on one that is itself not asked for is not asked for either."""
    if field.when is None:
        return True
    other = calculator.field(field.when.field)
    if other is None or not _asked(other, calculator, typed):
        return False
    try:
        chosen = read_text(other, text_of(other, typed))
    except QuantityError:
        chosen = other.default
    key = ("yes" if chosen else "no") if isinstance(chosen, bool) else chosen
    return key in field.when.values


def take(
    calculator: Calculator, typed: Typed, decimal: DecimalMark = ".", exact: ExactValues = NOTHING_EXACT
) -> Taken:
    """Read all that is asked for. Nothing typed makes this raise.

    exact: values that stand for what was typed at their places, where a text would round them.
    """
    values: dict[str, object] = {}
    flags: list[Flag] = []
    missing: list[str] = []
    fields = active_fields(calculator, typed)
    solved = _active_solves(calculator, fields)
    free = {name for one in solved for name in one.fields}
    typed = {**typed, **_assumed(solved, calculator, typed)}
    for field in fields:
        if field.kind is Kind.TABLE:
            rows = _rows(field, typed.get(field.name, ()), decimal, flags, exact)
            if rows:
                values[field.name] = rows
            elif not field.optional:
                missing.append(field.name)
            continue
        text = text_of(field, typed)
        if text:
            _read(field, text, decimal, values, flags, exact)
        elif field.must and field.name not in free:
            missing.append(field.name)
    empty = [_left_out(one, typed) for one in solved]
    open_sets = tuple(one for one, names in zip(solved, empty, strict=True) if len(names) > 1)
    flags += [
        _nothing_unknown(one, calculator) for one, names in zip(solved, empty, strict=True) if not names
    ]
    missing += [name for names in empty if len(names) > 1 for name in names]
    unknown = next((names[0] for names in empty if len(names) == 1), "")
    return Taken(Given(values, unknown=unknown), tuple(flags), tuple(dict.fromkeys(missing)), open_sets)


def _active_solves(calculator: Calculator, fields: Sequence[Field]) -> list[Solve]:
    """The sets whose fields are all asked for; one that lies within a larger one of these gives way to it."""
    names = {field.name for field in fields}
    asked = [one for one in calculator.solves if set(one.fields) <= names]
    return [one for one in asked if not any(set(one.fields) < set(other.fields) for other in asked)]


def _assumed(solved: Sequence[Solve], calculator: Calculator, typed: Typed) -> dict[str, str]:
    """What holds of the sets in which two are left out, and one of them may be."""
    found: dict[str, str] = {}
    for one in solved:
        field = calculator.field(one.assumed) if one.assumed else None
        left = _left_out(one, typed)
        if field is not None and len(left) == 2 and field.name in left:
            found[field.name] = field.start
    return found


def text_of(field: Field, typed: Typed) -> str:
    """What was typed into a field, or its default; empty for a table."""
    text = typed.get(field.name, "")
    return (text.strip() if isinstance(text, str) else "") or field.default


def _read(
    field: Field,
    text: str,
    decimal: DecimalMark,
    values: dict[str, object],
    flags: list[Flag],
    exact: ExactValues,
    row: int = 0,
    at: str = "",
) -> None:
    # Our own texts are written as files write them, whatever the screen's decimal mark.
    mark: DecimalMark = "." if text in (field.default, field.start) else decimal
    known = exact.get((at, row, field.name) if at else (field.name, 0, "")) if exact else None
    try:
        values[field.name] = read_text(field, text, mark) if known is None else settled(field, known)
    except QuantityError as error:
        about = f"{at}.{field.name}" if at else field.name
        flags.append(
            Flag(Severity.BLOCK, Code.UNREADABLE, error.message, error.remedy, about, str(row or ""))
        )


def _rows(
    field: Field, rows: str | Sequence[Row], decimal: DecimalMark, flags: list[Flag], exact: ExactValues
) -> tuple[Given, ...]:
    if isinstance(rows, str):
        return ()
    found: list[Given] = []
    for number, row in enumerate(rows, start=1):
        if any(text.strip() for text in row.values()):
            found.append(_row(field, row, number, decimal, flags, exact))
    if len(found) > field.most:
        flags.append(
            Flag(
                Severity.BLOCK,
                Code.UNREADABLE,
                f"{field.label} has {len(found)} rows.",
                f"It takes {field.most} at the most.",
                field.name,
            )
        )
    return tuple(found)


def _row(
    field: Field, row: Row, number: int, decimal: DecimalMark, flags: list[Flag], exact: ExactValues
) -> Given:
    values: dict[str, object] = {}
    for column in field.columns:
        text = row.get(column.name, "").strip() or column.default
        if text:
            _read(column, text, decimal, values, flags, exact, number, field.name)
        elif column.must:
            message = f"{column.label} is missing in row {number}."
            about = f"{field.name}.{column.name}"
            flags.append(Flag(Severity.BLOCK, Code.MISSING, message, "Fill it in.", about, str(number)))
    return Given(values, number)


def _left_out(one: Solve, typed: Typed) -> list[str]:
    return [name for name in one.fields if not str(typed.get(name, "")).strip()]


def _nothing_unknown(one: Solve, calculator: Calculator) -> Flag:
    labels = ", ".join(field.label for name in one.fields if (field := calculator.field(name)))
    message = f"All of {labels} are given, so nothing is left to work out."
    return Flag(Severity.BLOCK, Code.NOTHING_UNKNOWN, message, "Leave one of them empty.", one.fields[-1])
