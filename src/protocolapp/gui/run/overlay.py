"""A place over the lower part of the card, where questions and remarks rise without moving what is below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, theme_now
from protocolapp.gui.widgets.scroll_column import ScrollColumn

_WATCHED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest)


class Overlay(ScrollColumn):
    """Sits at the lower edge of another widget (over), as high as what it shows; gone when that is hidden.

    Where there is too little room it takes that of the whole parent, and scrolls if that is not enough.
    """

    def __init__(self, over: QWidget, parent: QWidget) -> None:
        self._content: tuple[QWidget, ...] = ()  # a scroll area watches its own column while it is being made
        self._over, self._whole = over, parent
        super().__init__(Space.TIGHT, parent=parent)
        over.installEventFilter(self)

    def put(self, widget: QWidget) -> None:
        """Something that is shown here when it shows itself."""
        self._content = (*self._content, widget)
        widget.installEventFilter(self)
        self.column.add(widget)
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
        column = self.column
        wanted = column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()
        whole = self._whole.height() - 2 * side
        height = min(max(wanted, column.minimumSizeHint().height()), whole)
        bottom = room.bottom() if height <= room.height() else whole + side - 1
        self.setGeometry(room.left() + side, bottom - height + 1, width, height)
        self.raise_()
        holder = self.window().focusWidget()
        if holder is not None and self.isAncestorOf(holder):
            self.ensureWidgetVisible(holder)
