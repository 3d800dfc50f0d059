"""The inputs over the width of the card, and what was begun in them while another step is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from protocolapp.gui.run.entry_input import EntryInput
from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.file_entry import EntryFile
from protocolapp.gui.run.plate_entry import EntryPlate
from protocolapp.gui.run.table_entry import EntryTable
from protocolapp.gui.widgets.editable_table import Values
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.plate_rows import rows_of_first
from protocolapp.protocol.model import Kind

AnyInput = EntryInput | EntryTable | EntryPlate | EntryFile

Draft = Values | str
"""Rows that were typed, or a text that was pasted, and not recorded."""


def whole_input(view: FieldView) -> EntryTable | EntryPlate | EntryFile:
    """The input that suits what is asked."""
    if view.kind is Kind.TABLE:
        return EntryTable(view)
    return EntryPlate(view) if view.kind is Kind.PLATE else EntryFile(view)


def drafts_of(inputs: Iterable[AnyInput]) -> dict[EntryKey, Draft]:
    """What was begun and not recorded."""
    begun = (one for one in inputs if isinstance(one, (EntryTable, EntryPlate)) and one.draft())
    return {one.field.key: one.draft() for one in begun}


def take_draft(drafts: dict[EntryKey, Draft], view: FieldView) -> Draft | None:
    """What was begun in this input; what was begun for the only plate is for the first, once there are several."""
    rows = rows_of_first(view.key.row) if view.kind is Kind.PLATE else ()
    keys = (view.key, *(replace(view.key, row=row) for row in rows))
    return next((drafts.pop(key) for key in keys if key in drafts), None)


def put_draft(part: AnyInput, draft: Draft | None) -> None:
    """Go on with what was begun before."""
    match part, draft:
        case EntryTable() as table, tuple() as rows:
            table.put_draft(rows)
        case EntryPlate() as plate, str() as text:
            plate.put_draft(text)
        case _:
            pass
