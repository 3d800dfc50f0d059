"""A place beside the dock, over the screen, where its questions fit; it moves nothing and stops nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, theme_now
from protocolapp.gui.widgets.box import Column

_WIDTH = 420
_WATCHED = (
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Resize,
    QEvent.Type.Move,
)


class Beside(Column):
    """A child of the window, at the left of the dock; hidden while nothing in it is shown."""

    def __init__(self, dock: QWidget) -> None:
        super().__init__(Space.TIGHT, parent=dock)
        self._dock = dock
        self._content: list[QWidget] = []
        dock.installEventFilter(self)
        self.hide()

    def put(self, widget: QWidget) -> None:
        """Something that is shown here when it shows itself."""
        self._content.append(widget)
        widget.installEventFilter(self)
        self.add(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        shown = any(not widget.isHidden() for widget in self._content)
        if shown:
            self._place()
        self.setVisible(shown)

    def _place(self) -> None:
        window = self._dock.window()
        if self.parent() is not window:
            self.setParent(window)
        theme = theme_now()
        corner = self._dock.mapTo(window, QPoint(0, 0)) if window is not self._dock else QPoint(0, 0)
        left_of = corner.x() - theme.px(Space.BASE)
        width = min(theme.px(_WIDTH), max(left_of - theme.px(Space.BASE), self._dock.width()))
        wanted = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        height = min(max(wanted, self.minimumSizeHint().height()), window.height())
        self.setGeometry(max(0, left_of - width), corner.y() + theme.px(Space.BASE), width, height)
        self.raise_()
