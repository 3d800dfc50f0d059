"""How a table, a plate's readings or a file are named in a line, where there is no room for the whole."""

from __future__ import annotations

from protocolapp.protocol.readings import Attachment, PlateReadings, TableValue

_NO_BREAK = "\u00a0"


def in_a_line(value: TableValue | PlateReadings | Attachment) -> str:
    """`8 rows`, `96 wells, 0.051 to 1.82, 2 over`, `blot.tif`."""
    if isinstance(value, TableValue):
        return f"{len(value.rows)}{_NO_BREAK}{'row' if len(value.rows) == 1 else 'rows'}"
    if isinstance(value, Attachment):
        return value.name
    wells = f"{len(value.wells)}{_NO_BREAK}{'well' if len(value.wells) == 1 else 'wells'}"
    over = f"{len(value.over)}{_NO_BREAK}over" if value.over else ""
    return ", ".join(part for part in (wells, span_text(value), over) if part)


def span_text(value: PlateReadings) -> str:
    """`0.051 to 1.82`: the lowest and the highest reading as they were read; empty where all are over."""
    if len(value.over) == len(value.wells):
        return ""
    numbers, texts = value.numbers, dict(value.wells)
    ends = [texts[end(numbers, key=numbers.__getitem__)].replace("-", "\u2212") for end in (min, max)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)
