"""What is added to a well later dilutes all that stands in it: MTS 20 onto 100 leaves 0.833, ADP-Glo 1:1:2 0.25."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from protocolapp.calc.form import Field, Given, Sheet
from protocolapp.calc.form.fields import quantity, table, text
from protocolapp.calc.form.sheet import Shown
from protocolapp.quantity import VOLUME, Quantity


@dataclass(frozen=True, slots=True)
class LaterAddition:
    """name: of what is added. total: in the well afterwards. left: the share of every strength that is left."""

    name: str
    volume: Quantity
    total: Quantity
    left: Quantity


def after_additions(well: Quantity, additions: Sequence[tuple[str, Quantity]]) -> tuple[LaterAddition, ...]:
    """One after the other into a well that holds `well`. additions: name and volume."""
    total = well
    found = []
    for name, volume in additions:
        total = total + volume
        found.append(LaterAddition(name, volume, total, well / total))
    return tuple(found)


def later_field() -> Field:
    """The table in which later additions are typed."""
    return table(
        "later", "Added later",
        (
            text("name", "What", default="addition"),
            quantity("volume", "Volume", VOLUME, unit="µL"),
        ),
        optional=True, most=12, help="into the same well, one after the other: MTS, stop solution, detection reagent",
    )  # fmt: skip


def write_later(
    sheet: Sheet,
    additions: Sequence[LaterAddition],
    beside: Sequence[tuple[str, str]],
    values: Callable[[LaterAddition], Sequence[Shown]],
) -> None:
    """The table of what they leave. beside: further columns, name and label; values: what stands in them."""
    heads = [("name", "Added"), ("volume", "Volume"), ("total", "In the well"), ("left", "Left, times")]
    rows = [(one.name, one.volume, one.total, one.left, *values(one)) for one in additions]
    sheet.table("later", "After later additions", [*heads, *beside], rows)


def typed_additions(given: Given) -> list[tuple[str, Quantity]]:
    """What was typed into it."""
    return [(row.text("name"), row.quantity("volume")) for row in given.rows("later")]
