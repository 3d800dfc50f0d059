"""What was typed for a protocol, carried over to another version of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from protocolapp.gui.bare_numbers import with_unit
from protocolapp.gui.setup.draft import NAME, Draft, Row
from protocolapp.gui.setup.parameter_fields import parameter_fields, unit_of
from protocolapp.protocol.model import Column, Parameter, Protocol
from protocolapp.run.words import counted

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The draft for the other version, and what is different for whoever typed it, in full sentences."""

    draft: Draft
    told: str


def carry_over(draft: Draft, protocol: Protocol) -> CarriedOver:
    """What was typed stays where its name is still there. A bare number keeps the unit it was typed for."""
    parameters, lost = _parameters(draft, protocol)
    rows, lost_cells, left_out = _rows(draft, protocol)
    told = (
        _listed("No longer asked for", (*lost, *lost_cells)),
        _listed(f"Left out (at most {counted(protocol.samples.most, 'row', 'rows')})", left_out),
        _listed("Now in another unit", _other_units(draft.protocol, protocol)),
        _listed("New", _new(draft.protocol, protocol)),
        _listed("Another default", _other_defaults(draft, protocol)),
    )
    carried = replace(draft, protocol=protocol, parameters=parameters, rows=rows)
    return CarriedOver(carried, " ".join(sentence for sentence in told if sentence))


def _parameters(draft: Draft, protocol: Protocol) -> tuple[dict[str, str], list[str]]:
    choices = {field.name: field.choices for field in parameter_fields(protocol)}
    typed, lost = dict[str, str](), list[str]()
    for name, text in draft.parameters.items():
        before, now = draft.protocol.parameters[name], protocol.parameters.get(name)
        if now is None or (choices[name] and text not in choices[name]):
            lost.append(f"{before.label} (“{text}”)")
        else:
            typed[name] = _in_its_unit(text, unit_of(before), unit_of(now))
    return typed, lost


def _rows(draft: Draft, protocol: Protocol) -> tuple[tuple[Row, ...], list[str], list[str]]:
    before, now = draft.protocol.samples.columns, protocol.samples.columns
    gone = [name for name in before if name not in now]
    filled = {name: sum(bool(row.get(name)) for row in draft.rows) for name in gone}
    lost = [f"{before[name].label} ({counted(n, 'row', 'rows')})" for name, n in filled.items() if n]
    rows = [_row(row, before, now) for row in draft.rows]
    most = protocol.samples.most
    left_out = [row.get(NAME) or f"row {number}" for number, row in enumerate(rows[most:], most + 1)]
    return tuple(rows[:most]), lost, left_out


def _row(row: Row, before: Mapping[str, Column], now: Mapping[str, Column]) -> Row:
    cells = {NAME: row[NAME]} if NAME in row else {}
    for name, text in row.items():
        if name in now and name in before:
            cells[name] = _in_its_unit(text, before[name].unit or "", now[name].unit or "")
    return cells


def _in_its_unit(text: str, before: str, now: str) -> str:
    return text if before == now else with_unit(text, before)


def _other_units(before: Protocol, now: Protocol) -> list[str]:
    pairs = [
        (one.label, unit_of(before.parameters[name]), unit_of(one))
        for name, one in now.parameters.items()
        if name in before.parameters
    ]
    pairs += [
        (one.label, before.samples.columns[name].unit or "", one.unit or "")
        for name, one in now.samples.columns.items()
        if name in before.samples.columns
    ]
    return [f"{label} ({unit or 'no unit'})" for label, old, unit in pairs if old != unit]


def _new(before: Protocol, now: Protocol) -> list[str]:
    added = [one.label for name, one in now.parameters.items() if name not in before.parameters]
    columns = now.samples.columns.items()
    return added + [one.label for name, one in columns if name not in before.samples.columns]


def _other_defaults(draft: Draft, now: Protocol) -> list[str]:
    """Of what nobody has typed over."""
    untouched: Iterable[tuple[Parameter, Parameter]] = (
        (draft.protocol.parameters[name], one)
        for name, one in now.parameters.items()
        if name in draft.protocol.parameters and name not in draft.parameters
    )
    return [f"{one.label} ({one.default})" for old, one in untouched if old.default != one.default]


def _listed(what: str, names: Iterable[str]) -> str:
    listed = list(names)
    if not listed:
        return ""
    more = len(listed) - _MOST_NAMED
    return f"{what}: {', '.join(listed[:_MOST_NAMED])}{f' and {more} more' if more > 0 else ''}."
