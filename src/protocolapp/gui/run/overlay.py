"""A place over the lower part of the card, where questions and remarks rise without moving what is below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, theme_now
from protocolapp.gui.widgets.box import Column

_WATCHED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest)


class Overlay(Column):
    """Sits at the lower edge of another widget (over), as high as what it shows; gone when that is hidden."""

    def __init__(self, over: QWidget, parent: QWidget) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._over = over
        self._content: list[QWidget] = []
        over.installEventFilter(self)

    def put(self, widget: QWidget) -> None:
        """Something that is shown here when it shows itself."""
        self._content.append(widget)
        widget.installEventFilter(self)
        self.add(widget)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shows = event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if shows or event.type() in _WATCHED:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        shown = any(not widget.isHidden() for widget in self._content)
        self.setVisible(shown)
        if not shown:
            return
        side = theme_now().px(Space.TIGHT)
        room = self._over.geometry()
        width = room.width() - 2 * side
        wanted = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        height = min(max(wanted, self.minimumSizeHint().height()), room.height())
        self.setGeometry(room.left() + side, room.bottom() - height + 1, width, height)
        self.raise_()
