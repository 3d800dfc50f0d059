"""The stages of a pre-dilution as a table, each ready to be made."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.equipment.predilution import Stage
from protocolapp.calc.form import Sheet
from protocolapp.quantity import Quantity

_COLUMNS = (
    ("fold", "Fold"), ("take", "Take"), ("diluent", "Diluent"), ("total", "Makes"), ("strength", "Strength"),
)  # fmt: skip


def write_stages(sheet: Sheet, stock: Quantity, stages: Sequence[Stage]) -> None:
    """stock: how strong what the first stage is taken from is."""
    rows, strength = [], stock
    for stage in stages:
        strength = (strength / stage.fold).to(strength.unit)
        take, rest = sheet.pipetted(stage.take, "predilution"), sheet.pipetted(stage.diluent, "predilution")
        rows.append((f"1:{stage.fold}", take, rest, stage.total, strength))
    sheet.table("predilution", "Pre-dilution", _COLUMNS, rows)


def write_fold(sheet: Sheet, fold: int) -> None:
    """How far it is diluted in all."""
    detail = "parts in all to 1 part"
    sheet.value("predilution_fold", "Pre-dilution in all", fold, detail=detail, main=False)
