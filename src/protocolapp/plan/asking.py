"""What a step asks for: its entries, the columns it fills, and the lots of what is used first here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from protocolapp.plan.bind import Binding
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.plan.model import Asked, AskedColumn
from protocolapp.plan.plate_rows import plate_rows
from protocolapp.plan.show import show_given
from protocolapp.plan.taken import asked_amounts
from protocolapp.plan.turn import Turn
from protocolapp.plan.typical_plate import ReadPlate, read_plates_of
from protocolapp.protocol.model import Asked as Noted
from protocolapp.protocol.model import Entry, Kind, Reagent, Solution, Valued
from protocolapp.protocol.plate_text import plate_text
from protocolapp.protocol.values import kind_of, read_value, within
from protocolapp.quantity import QuantityRange, find_unit, format_range

_NOTED_KINDS = {Noted.LOT: Kind.TEXT, Noted.EXPIRY: Kind.DATE, Noted.SUPPLIER: Kind.TEXT}


def asked_at(turn: Turn, binding: Binding) -> tuple[Asked, ...]:
    """The entries and columns of a step, row by row."""
    rows = [(line.id, line.label) for line in turn.lines] if turn.step.per is not None else [("", "")]
    asked: list[Asked] = []
    for name, entry in turn.step.enter.items():
        asking = replace(_asking(name, entry, entry.typical), columns=_columns(entry))
        ask = _asked_of_plates if kind_of(entry) is Kind.PLATE else _asked_of_rows
        asked += ask(asking, entry, turn.ref, rows, binding)
    for name in (one for one in turn.step.fills if one not in binding.setting.left_out):
        column = binding.setting.protocol.samples.columns[name]
        asking = replace(_asking(name, column, column.typical), column=True)
        # What the sample table already holds need not be measured again.
        given = {sample.id for sample in binding.setting.samples if name in sample.values}
        needed = column.value is None  # what is worked out may be typed over
        values = ((row, label, binding.typed(name, row)) for row, label in rows)
        asked += (
            _answered(asking, column, row, label, value, needed and row not in given)
            for row, label, value in values
        )
    return (*asked, *asked_amounts(turn, rows, binding))


def _asking(name: str, valued: Valued, typical: str | None) -> Asked:
    return Asked(
        name=name,
        label=valued.label,
        kind=kind_of(valued),
        unit=valued.unit or "",
        choices=valued.choices or (),
        limits=limits_text(valued),
        typical=_typical_text(valued, typical) if typical is not None else "",
        help=valued.help or "",
    )


def _typical_text(valued: Valued, typical: str) -> str:
    if kind_of(valued) in (Kind.TABLE, Kind.PLATE):
        return typical
    return show_given(read_value(valued, typical), valued.unit).text


def _asked_of_rows(
    asking: Asked, entry: Entry, ref: str, rows: Sequence[tuple[str, str]], binding: Binding
) -> Iterator[Asked]:
    entries = binding.setting.facts.entries
    for row, label in rows:
        value = entries.get(EntryKey(ref, asking.name, row))
        yield _answered(asking, entry, row, label, value, entry.required)


def _asked_of_plates(
    asking: Asked, entry: Entry, ref: str, rows: Sequence[tuple[str, str]], binding: Binding
) -> Iterator[Asked]:
    """One for each plate; those read before that are planned no more need not be read, and stay to be seen."""
    entries, plates = binding.setting.facts.entries, read_plates_of(entry, binding)
    kept = {key.row for key in entries if (key.step, key.name) == (ref, asking.name)}
    for own, label in rows:
        for one in plate_rows(len(plates), kept, own, label):
            plate = plates[one.number - 1] if one.number <= len(plates) else None
            value = entries.get(EntryKey(ref, asking.name, one.row))
            needed = entry.required and one.planned
            yield _answered(_of_plate(asking, plate), entry, one.row, one.label, value, needed)


def _of_plate(asking: Asked, plate: ReadPlate | None) -> Asked:
    """With the plate's size, the wells in use, and what is typically read in them."""
    if plate is None:
        return asking
    typical = plate_text(plate.typical) if plate.typical is not None else ""
    return replace(asking, typical=typical, shape=plate.shape, wells=plate.wells)


def _columns(entry: Entry) -> tuple[AskedColumn, ...]:
    """Of a table."""
    return tuple(
        AskedColumn(
            name, column.label, kind_of(column), column.unit or "", column.choices or (), limits_text(column)
        )
        for name, column in entry.columns.items()
    )


def _answered(
    asking: Asked, valued: Valued, row: str, label: str, value: Value | None, required: bool
) -> Asked:
    if value is None:
        return replace(asking, row=row, row_label=label, required=required)
    text, outside = show_given(value, valued.unit).text, not within(valued, value)
    return replace(
        asking, row=row, row_label=label, required=required, value=value, text=text, outside=outside
    )


def limits_text(valued: Valued) -> str:
    """`80–90 %`, `0.2–5 mg`: in the unit it is asked for in, else in that of both its ends; empty without a range."""
    if valued.range is None:
        return ""
    low, high = valued.range
    unit = find_unit(valued.unit) if valued.unit is not None else None
    return format_range(QuantityRange(low, high), unit=unit or (low.unit if low.unit == high.unit else None))


def asked_of_reagent(identity: str, reagent: Reagent, ref: str, binding: Binding) -> tuple[Asked, ...]:
    """Lot, expiry and supplier as the reagent asks for them, at the step that uses it first."""
    return tuple(
        _noted(f"{identity}.{noted.value}", f"{reagent.name}: {noted.value}", noted, ref, "", "", binding)
        for noted in reagent.enter
    )


def asked_of_components(
    solution: str, model: Solution, keys: tuple[str, ...], fresh: bool, ref: str, binding: Binding
) -> tuple[Asked, ...]:
    """Lot and expiry of each component, at the step that adds it; the row is the component's."""
    return tuple(
        _noted(
            f"{solution}.{key}.{noted.value}",
            f"{component.what}: {noted.value}",
            noted,
            ref,
            key,
            component.what,
            binding,
        )
        for key, component in zip(keys, model.contains, strict=True)
        if component.fresh is fresh
        for noted in (Noted.LOT, Noted.EXPIRY)
    )


def _noted(
    name: str, label: str, noted: Noted, ref: str, row: str, row_label: str, binding: Binding
) -> Asked:
    value = binding.setting.facts.entries.get(EntryKey(ref, name, row))
    text = show_given(value).text if value is not None else ""
    return Asked(
        name, label, _NOTED_KINDS[noted], row, row_label,
        required=False, value=value, text=text, expiry=noted is Noted.EXPIRY,
    )  # fmt: skip
