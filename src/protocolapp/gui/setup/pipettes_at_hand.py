"""Which of the lab's pipettes are at hand for this run: all of them, unless somebody says otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption
from protocolapp.lab import Lab

_BOX_WIDTH = 190
_MOST_NAMED = 3


class PipettesAtHand(Column):
    """A quiet line; behind its key a box for each pipette. changed: another choice was made."""

    changed = Signal()

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._names: tuple[str, ...] = ()
        self._left_out: frozenset[str] = frozenset()
        self.boxes: dict[str, CheckBox] = {}
        self._line = Caption("")
        self.key = Button("", Variant.QUIET)
        self._sheet = Flow(Space.SNUG, _BOX_WIDTH)
        line = Row(Space.TIGHT)
        line.add(self._line, stretch=1)
        line.add(self.key, align=Qt.AlignmentFlag.AlignTop)
        self.add(line)
        self.add(self._sheet)
        self._sheet.hide()
        self.key.clicked.connect(self._turn)
        self.show_lab(lab)

    def show_lab(self, lab: Lab) -> None:
        """The lab's pipettes now; a new one is at hand."""
        names = tuple(one.name for one in lab.pipettes)
        if names != self._names:
            self._names = names
            self._fill()
        self._tell()

    def at_hand(self) -> tuple[str, ...] | None:
        """The names of those that are; None for all."""
        names = tuple(name for name in self._names if name not in self._left_out)
        return names if len(names) < len(self._names) else None

    def line(self) -> str:
        """What stands in the line."""
        return self._line.text()

    def _fill(self) -> None:
        self._sheet.clear()
        self.boxes = {name: CheckBox(name) for name in self._names}
        for name, box in self.boxes.items():
            box.setChecked(name not in self._left_out)
            box.toggled.connect(self._choose)
            self._sheet.add(box)

    def _turn(self) -> None:
        self._sheet.setVisible(self._sheet.isHidden())
        self._tell()

    def _choose(self) -> None:
        self._left_out = frozenset(name for name, box in self.boxes.items() if not box.isChecked())
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        without = [name for name in self._names if name in self._left_out]
        count = len(self._names)
        self.setVisible(bool(count))
        self._line.setText(_told(count, without))
        is_open = not self._sheet.isHidden()
        self.key.setText(self.tr("Done") if is_open else self.tr("Choose…"))
        self.key.setAccessibleName(
            self.tr("Close the pipettes") if is_open else self.tr("Choose the pipettes at hand")
        )


def _told(count: int, without: list[str]) -> str:
    if not without:
        return f"Pipettes: all\u00a0{count}"
    if len(without) == count:
        return "Pipettes: none, so volumes are not fitted to any"
    names = ", ".join(without[:_MOST_NAMED])
    more = f" and {len(without) - _MOST_NAMED} more" if len(without) > _MOST_NAMED else ""
    return f"Pipettes: {count - len(without)} of\u00a0{count}, without {names}{more}"
