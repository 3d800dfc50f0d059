"""What a person does at the window with each kind of value that a step asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget

from protocolapp.gui.run.entry_input import MOMENTS, EntryChoice, EntryLine
from protocolapp.gui.run.file_entry import EntryFile
from protocolapp.gui.run.plate_entry import EntryPlate
from protocolapp.gui.run.table_entry import EntryTable
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Asked
from protocolapp.run.progress import key_of

if TYPE_CHECKING:
    from tests.gui.whole.at_the_window import AtTheWindow

_LOT = "L-01"
_ON_THE_KEYBOARD = str.maketrans("µ\u2212⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "u-0123456789-", "\u00a0\u202f")
"""How people type what is written for them: 5e5 for 5×10⁵."""

AnyField = EntryLine | EntryChoice | EntryTable | EntryPlate | EntryFile


def answer(here: AtTheWindow) -> None:
    """Answer what the one key waits for, with what is typical; lots and texts without one get something."""
    key = here.view.action.focus
    assert key is not None
    asked = _asked(here, key)
    match _input(here, key):
        case EntryLine() as line:
            _type(here, line, asked)
        case EntryChoice() as box:
            _choose(here, box, asked)
        case EntryTable() as table:
            _paste(here, table, asked.typical.replace(";", "\t"))
        case EntryPlate() as plate:
            _paste(here, plate, asked.typical)
        case EntryFile() as file:
            _open(here, file, asked.typical)


def _asked(here: AtTheWindow, key: EntryKey) -> Asked:
    step = here.service.plan.by_ref[key.step]
    return next(one for one in step.asked if key_of(step, one) == key)


def _input(here: AtTheWindow, key: EntryKey) -> AnyField:
    """The field on the card; waits until it is there."""
    found: list[AnyField] = []

    def there() -> bool:
        fields = (one for one in here.window.findChildren(QWidget) if isinstance(one, AnyField))
        found[:] = [one for one in fields if one.isVisible() and one.field.key == key]
        return bool(found)

    here.qtbot.waitUntil(there, timeout=10_000)
    return found[0]


def _type(here: AtTheWindow, line: EntryLine, asked: Asked) -> None:
    line.setFocus()
    if asked.kind in MOMENTS:
        here.key(Qt.Key.Key_N)
        return
    typed = line.field.hint.removeprefix("e.g. ")
    here.type(_LOT if typed in ("", "optional") else typed.replace("×10", "e").translate(_ON_THE_KEYBOARD))
    here.key(Qt.Key.Key_Return)


def _choose(here: AtTheWindow, box: EntryChoice, asked: Asked) -> None:
    pick(here, box, asked.typical)


def pick(here: AtTheWindow, box: QComboBox, choice: str) -> None:
    """Open a list of choices, and click on one; on the first where nothing is said."""
    wanted = box.findText(choice) if choice else 0
    assert wanted >= 0, f"{choice!r} is not among the choices"
    box.setFocus()
    box.showPopup()
    here.qtbot.waitUntil(box.view().isVisible, timeout=10_000)
    index = box.model().index(wanted, 0)
    here.qtbot.mouseClick(
        box.view().viewport(), Qt.MouseButton.LeftButton, pos=box.view().visualRect(index).center()
    )
    here.qtbot.waitUntil(lambda: not box.view().isVisible(), timeout=10_000)


def _paste(here: AtTheWindow, part: EntryTable | EntryPlate, text: str) -> None:
    assert text, f"nothing is typical for {part.field.name}"
    QApplication.clipboard().setText(text)
    (part.table if isinstance(part, EntryTable) else part).paste()
    here.qtbot.mouseClick(part.record, Qt.MouseButton.LeftButton)


def _open(here: AtTheWindow, file: EntryFile, name: str) -> None:
    path = here.folder / (name or "file.txt")
    path.write_bytes(b"made by a reader\n")
    here.qtbot.mouseClick(file.choose, Qt.MouseButton.LeftButton)
    choose_file(here, path)
    here.qtbot.waitUntil(lambda: bool(file.field.text), timeout=10_000)


def choose_file(here: AtTheWindow, path: Path) -> None:
    """Answer the dialog that asks for a file."""
    dialogs: list[QFileDialog] = []

    def there() -> bool:
        dialogs[:] = [one for one in here.window.findChildren(QFileDialog) if one.isVisible()]
        return bool(dialogs)

    here.qtbot.waitUntil(there, timeout=10_000)
    dialogs[0].selectFile(str(path))
    dialogs[0].fileSelected.emit(str(path))
    dialogs[0].filesSelected.emit([str(path)])
    dialogs[0].close()
