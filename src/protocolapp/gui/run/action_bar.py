"""The keys under the step. Each keeps its place whatever the step asks for; the one primary key stands at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from protocolapp.gui.run.action_view import ActionView, Primary
from protocolapp.gui.theme import Space, Theme, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.flow_layout import Flow

_LEAST_PRIMARY = 184
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_PRIMARY_KEYS = {Primary.DO: "Space"}


class ActionBar(Column):
    """noted, deviated, skipped, repeated, undone, more, acted: a key was pressed.

    Where it is narrow the key hints are left out; where it is very narrow the primary key has a line of its own.
    """

    noted = Signal()
    deviated = Signal()
    skipped = Signal()
    repeated = Signal()
    undone = Signal()
    more = Signal()
    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._repeats = False
        self._hints: dict[Button, str] = {}
        self._icons: dict[Button, tuple[str, str]] = {}
        self._needs = (0, 0)
        self._side, self._line = Flow(Space.TIGHT), Row(Space.TIGHT)
        self._note, self._deviation = self._key(self.tr("Note"), "N"), self._key(self.tr("Deviation"), "D")
        self._note.clicked.connect(self.noted)
        self._deviation.clicked.connect(self.deviated)
        self._skip = self._key(self.tr("Skip"), "S")
        self._skip.clicked.connect(self._skip_or_repeat)
        self._undo = self._key(self.tr("Undo"), "Ctrl+Z", "undo-2")
        self._undo.clicked.connect(self.undone)
        self.more_key = self._key(self.tr("More"), "M", "ellipsis")
        self.more_key.setAccessibleName(self.tr("More"))
        self.more_key.clicked.connect(self.more)
        self.primary = Button("", Variant.PRIMARY, key="Space", large=True)
        self.primary.clicked.connect(self.acted)
        self.primary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        holder = Column(Space.NONE)
        holder.add_stretch()
        holder.add(self._side)
        holder.add_stretch()
        self._line.add(holder)
        self._line.add(self.primary, stretch=1)
        self.add(self._line)
        self._stacked = False
        self._measure(theme_now())
        self._fit()

    def show_action(self, view: ActionView) -> None:
        """What the keys do now. None of them moves."""
        self.primary.setText(view.label)
        self.primary.set_key(_PRIMARY_KEYS.get(view.primary, ""))
        self.primary.setEnabled(view.primary is not Primary.WAIT)
        self.primary.setAccessibleName(f"{view.label}, {view.detail}" if view.detail else view.label)
        self._repeats = view.repeat
        self._skip.setText(self.tr("Repeat") if view.repeat else self.tr("Skip"))
        self._hints[self._skip] = "R" if view.repeat else "S"
        if self._hinted():
            self._skip.set_key(self._hints[self._skip])
        self._skip.setEnabled(view.skip or view.repeat)
        for button in (self._note, self._deviation):
            button.setEnabled(view.remarks)
        self._undo.setEnabled(bool(view.undo))
        self._undo.setAccessibleName(f"{self.tr('Undo')}: {view.undo}" if view.undo else self.tr("Undo"))

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if self._ready():
            self._measure(theme)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(_LEAST_PRIMARY), super().minimumSizeHint().height())

    def keys(self) -> tuple[Button, ...]:
        """All keys but the primary one, in reading order."""
        return tuple(self._hints)

    def _fit(self) -> None:
        full, bare = self._needs
        self._dress(wide=self.width() >= full)
        stacked = self.width() < bare
        if stacked != self._stacked:
            self._stacked = stacked
            self._line.set_direction(_DOWN if stacked else _ACROSS)
        keys = sum(button.sizeHint().width() for button in self._hints)
        gaps = theme_now().px(Space.TIGHT) * (len(self._hints) - 1)
        self._side.setMinimumWidth(0 if stacked else keys + gaps)

    def _measure(self, theme: Theme) -> None:
        """The widths needed with and without the hints."""
        self.primary.setMinimumWidth(theme.px(_LEAST_PRIMARY))
        self._skip.setMinimumWidth(0)
        word = self._skip.literal()
        self._skip.setText(self.tr("Repeat"))
        self._needs = (self._width(theme, hinted=True), self._width(theme, hinted=False))
        self._skip.setMinimumWidth(self._skip.sizeHint().width())
        self._skip.setText(word)

    def _width(self, theme: Theme, *, hinted: bool) -> int:
        self._dress(wide=hinted)
        keys = sum(button.sizeHint().width() + theme.px(Space.TIGHT) for button in self._hints)
        return keys + theme.px(_LEAST_PRIMARY)

    def _dress(self, *, wide: bool) -> None:
        for button, hint in self._hints.items():
            button.set_key(hint if wide else "")
        for button, (word, icon) in self._icons.items():
            button.setText(word if wide else "")
            button.set_icon("" if wide else icon)

    def _hinted(self) -> bool:
        return self.width() >= self._needs[0]

    def _ready(self) -> bool:
        return hasattr(self, "primary")

    def _skip_or_repeat(self) -> None:
        (self.repeated if self._repeats else self.skipped).emit()

    def _key(self, word: str, key: str, icon: str = "") -> Button:
        """icon: stands for the word where it is narrow."""
        button = Button(word, key=key)
        if icon:
            self._icons[button] = (word, icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hints[button] = key
        self._side.add(button)
        return button
