"""What a step asks for: its entries, the columns it fills, and the lots of what is used first here."""

from __future__ import annotations

from protocolapp.plan.bind import Binding
from protocolapp.plan.facts import EntryKey, Value
from protocolapp.plan.model import Asked
from protocolapp.plan.show import show_given
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Asked as Noted
from protocolapp.protocol.model import Kind, Reagent, Solution, Valued
from protocolapp.protocol.values import kind_of, read_value, within
from protocolapp.quantity import QuantityRange, format_range

_NOTED_KINDS = {Noted.LOT: Kind.TEXT, Noted.EXPIRY: Kind.DATE, Noted.SUPPLIER: Kind.TEXT}


def asked_at(turn: Turn, binding: Binding) -> tuple[Asked, ...]:
    """The entries and columns of a step, row by row."""
    rows = [(line.id, line.label) for line in turn.lines] if turn.step.per is not None else [("", "")]
    asked = [_entry(turn, name, row, label, binding) for name in turn.step.enter for row, label in rows]
    asked += (_column(name, row, label, binding) for name in turn.step.fills for row, label in rows)
    return tuple(asked)


def _entry(turn: Turn, name: str, row: str, row_label: str, binding: Binding) -> Asked:
    entry = turn.step.enter[name]
    value = binding.setting.facts.entries.get(EntryKey(turn.ref, name, row))
    return _asked(name, entry, row, row_label, value, entry.typical, entry.required, column=False)


def _column(name: str, row: str, row_label: str, binding: Binding) -> Asked:
    column = binding.setting.protocol.samples.columns[name]
    value = binding.resolve(name, row).value
    # What the sample table already holds need not be measured again.
    given = any(sample.id == row and name in sample.values for sample in binding.setting.samples)
    return _asked(name, column, row, row_label, value, column.typical, not given, column=True)


def _asked(
    name: str, valued: Valued, row: str, row_label: str, value: Value | None, typical: str | None, required: bool, *, column: bool
) -> Asked:
    return Asked(
        name=name,
        label=valued.label,
        kind=kind_of(valued),
        row=row,
        row_label=row_label,
        unit=valued.unit or "",
        choices=valued.choices or (),
        limits=limits_text(valued),
        typical=show_given(read_value(valued, typical), valued.unit).text if typical is not None else "",
        help=valued.help or "",
        required=required,
        value=value,
        text=show_given(value, valued.unit).text if value is not None else "",
        outside=value is not None and not within(valued, value),
        column=column,
    )


def limits_text(valued: Valued) -> str:
    """`80–90 %`; empty without a range."""
    if valued.range is None:
        return ""
    low, high = valued.range
    return format_range(QuantityRange(low, high))


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
        _noted(f"{solution}.{key}.{noted.value}", f"{component.what}: {noted.value}", noted, ref, key, component.what, binding)
        for key, component in zip(keys, model.contains, strict=True)
        if component.fresh is fresh
        for noted in (Noted.LOT, Noted.EXPIRY)
    )


def _noted(name: str, label: str, noted: Noted, ref: str, row: str, row_label: str, binding: Binding) -> Asked:
    value = binding.setting.facts.entries.get(EntryKey(ref, name, row))
    text = show_given(value).text if value is not None else ""
    return Asked(name, label, _NOTED_KINDS[noted], row, row_label, required=False, value=value, text=text)
