"""The order in which Tab walks, made that in which people read, also where widgets were added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLayout, QScrollArea, QWidget


def walk_in_reading_order(*parts: QWidget) -> None:
    """Let Tab go through all that these hold, one part after the other, as the layouts place them."""
    stops = [stop for part in parts for stop in _stops(part)]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _stops(inside)
    elif not isinstance(widget, QAbstractItemView):
        layout = widget.layout()
        if layout is not None:
            yield from _in_layout(layout, widget.children())


def _in_layout(layout: QLayout, children: list[QObject]) -> Iterator[QWidget]:
    """Asks for places, never for the items: Qt deletes an item with its widget, and Python would not hear of it."""
    placed: dict[int, QWidget | QLayout] = {}
    for child in (*children, *layout.children()):
        if isinstance(child, QWidget | QLayout) and child is not layout:
            placed[layout.indexOf(child)] = child
    for place in sorted(placed):
        found = placed[place]
        if place < 0:  # in no layout, or in one further down
            continue
        if isinstance(found, QWidget):
            yield from _stops(found)
        else:
            yield from _in_layout(found, children)
