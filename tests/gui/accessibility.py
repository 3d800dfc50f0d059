"""What people who hear the screen, or press it with gloves, need of a whole window: for the tests of all screens."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider, QLabel, QWidget

LEAST_TARGET = 24
_Role = QAccessible.Role
_TARGETS = {
    _Role.Button,
    _Role.PushButton,
    _Role.CheckBox,
    _Role.RadioButton,
    _Role.ComboBox,
    _Role.EditableText,
}
_NAMED = _TARGETS | {_Role.Table, _Role.List, _Role.Slider, _Role.ProgressBar}


def accessibility_faults(window: QWidget) -> list[str]:
    """All that is wrong in a shown window: nameless controls, targets under 24 px, labels that guess markup."""
    faults = []
    for interface in _walk(QAccessible.queryAccessibleInterface(window)):
        thing = interface.object()
        if not isinstance(thing, QWidget) or not thing.isVisible() or isinstance(thing, QAbstractSlider):
            continue
        where = f"{type(thing).__name__} {thing.objectName()!r} in {type(thing.parent()).__name__}"
        if interface.role() in _NAMED and not interface.text(QAccessible.Text.Name).strip():
            faults.append(f"{where} has no name")
        rect = interface.rect()
        if interface.role() in _TARGETS and min(rect.width(), rect.height()) < LEAST_TARGET:
            faults.append(f"{where} is {rect.width()} x {rect.height()} px, under {LEAST_TARGET}")
    for label in window.findChildren(QLabel):  # a tooltip, a window of its own, is escaped instead
        if not label.isWindow() and label.textFormat() is not Qt.TextFormat.PlainText:
            faults.append(f"the label {label.text()[:40]!r} may be read as markup")
    return faults


def accessible_name(widget: QWidget) -> str:
    """The name as a screen reader is given it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def _walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid():
        return
    yield interface
    if isinstance(interface.object(), QAbstractItemView):
        return  # its cells are spoken for by the model
    for number in range(interface.childCount()):
        yield from _walk(interface.child(number))
