"""The short lines of a step, each with its caption, its help and, for a moment, the key that fills it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.entry_input import MOMENTS, EntryInput, EntryLine, entry_input
from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.field import Field
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.plan.facts import EntryKey

_WIDTH = 240


class EntryFields(Flow):
    """inputs: where each value is typed, in reading order."""

    def __init__(self, fields: Sequence[FieldView], parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, _WIDTH, parent)
        self.inputs: dict[EntryKey, EntryInput] = {}
        self._captions: dict[EntryKey, Field] = {}
        for field in fields:
            self._add_field(field)

    def show_fields(self, fields: Sequence[FieldView]) -> None:
        """The same fields at another moment."""
        for field in fields:
            self.inputs[field.key].show_field(field)
            self._captions[field.key].set_help(_help(field))

    def _add_field(self, field: FieldView) -> None:
        line = self.inputs[field.key] = entry_input(field)
        caption = self._captions[field.key] = Field(field.label, line, _help(field), unit=field.unit)
        self.add(caption)
        if isinstance(line, EntryLine) and field.kind in MOMENTS:
            caption.add(_now_key(line), align=Qt.AlignmentFlag.AlignLeft)


def _now_key(line: EntryLine) -> Button:
    key = Button(QCoreApplication.translate("run", "Now"), Variant.QUIET, icon="clock", key="N")
    key.setEnabled(not line.isReadOnly())
    key.clicked.connect(line.ask_now)
    return key


def _help(field: FieldView) -> str:
    return " · ".join(part for part in (field.warning, field.history or field.help) if part)
