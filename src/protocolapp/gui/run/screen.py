"""The Run screen: assembles its parts, shows what the view says, and keeps the keyboard where it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from protocolapp.gui.desk import Beat, Desk, NotSaved, RunChanged, Saved
from protocolapp.gui.run.coming_line import ComingLine
from protocolapp.gui.run.copied_value import copied_words
from protocolapp.gui.run.driver import Driver
from protocolapp.gui.run.keyboard import Keyboard
from protocolapp.gui.run.keys import Keys
from protocolapp.gui.run.newer_banner import NewerBanner
from protocolapp.gui.run.rail import WIDTH, Rail
from protocolapp.gui.run.run_view import RunView
from protocolapp.gui.run.step_card import StepCard
from protocolapp.gui.run.time_bar import TimeBar
from protocolapp.gui.theme import Space, theme_now
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.empty_state import EmptyState
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.services.library import LibraryItem
from protocolapp.services.preferences import Preferences

_MARGINS = (Space.BASE, Space.BASE, Space.BASE, Space.SNUG)
_LEAST, _LEAST_MIDDLE, _LOW = (280, 320), 520, 500
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RunScreen(QStackedWidget):
    """record_requested and run_requested carry a run id."""

    record_requested = Signal(str)
    go_on_requested = Signal(object)
    library_requested = Signal()
    run_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._view: RunView | None = None
        super().__init__(parent)
        self._desk = desk
        self._narrow = False
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Run"))
        self.rail, self.card = Rail(), StepCard()
        self._time, self._coming = TimeBar(), ComingLine()
        self._read_only, self._newer = Banner(), NewerBanner(desk)
        self.keys, self._keyboard = Keys(self), Keyboard(self, self.card)
        self.driver = Driver(desk, self.card, self)
        self._looking = self.driver.looking
        self._assemble()
        self._wire()

    @property
    def view(self) -> RunView | None:
        """What it shows; None before a run was shown."""
        return self._view

    def show_run(self, run_id: str) -> None:
        """Show a run at its current step. Raises StoreError, UnknownRunError."""
        self._desk.open(run_id)
        if run_id != self._looking.run_id:
            self.card.close_open()
        self._looking.begin(run_id)
        self._tell_fault(self._looking.service.fault)
        self._newer.begin(self._looking.service)
        self.setCurrentIndex(1)
        self.card.head.undo.close_offer()
        self._show(self._looking.view())
        self._keyboard.settle()

    def tell_library(self, items: Sequence[LibraryItem]) -> None:
        """What the library holds now: perhaps a newer version of the run's protocol."""
        self._newer.tell_library(items)

    def _tell_fault(self, fault: str) -> None:
        """Before anything is tried, and not only when it is refused."""
        self._read_only.hide()
        if fault:
            remedy = self.tr("Settings has the backups to restore it from.")
            self._read_only.tell(
                self.tr("This run can only be read"), f"{fault} {remedy}", state=InputState.WARN
            )

    def show_nothing(self) -> None:
        """No run is open."""
        self._looking.begin("")
        self._view = None
        self._keyboard.follow(None)
        self.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._view is not None and self.keys.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter at the end of a scanned code does not press the key that has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self.keys.scanning and event.key() in _PRESSES:
                return self.keys.press(event)
            return False
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._newer.come()
        self._refresh()
        self._keyboard.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._view is not None:
            self._newer.come()  # whoever works in another window, or comes back from it, has no finger here

    def minimumSizeHint(self) -> QSize:
        """It makes do with little: what does not fit scrolls, or takes turns."""
        theme = theme_now()
        return QSize(theme.px(_LEAST[0]), theme.px(_LEAST[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _assemble(self) -> None:
        empty = EmptyState(
            "flask-conical",
            self.tr("No run is open"),
            self.tr("Choose a protocol to begin one, or an unfinished run to go on with."),
            self.tr("Go to the library"),
        )
        empty.acted.connect(self.library_requested)
        self.addWidget(empty)
        self._middle = Column(Space.SNUG, _MARGINS)
        above = ((self._read_only, 0), (self._newer, 0))
        for part, stretch in (*above, (self._time, 0), (self.card, 1), (self._coming, 0)):
            self._middle.add(part, stretch)
        whole = Row(Space.NONE)
        whole.add(self.rail)
        whole.add(self._middle, stretch=1)
        self.addWidget(whole)

    def _wire(self) -> None:
        self._desk.run_changed.connect(self._changed)
        self._desk.beat.connect(self._beat)
        self._desk.saved.connect(self._saved)
        self._desk.not_saved.connect(self._not_saved)
        self.keys.asked.connect(self.driver.do)
        self.keys.scanned.connect(self.driver.scan)
        self.rail.chosen.connect(self._looking.look_at)
        self.card.head.listed.connect(self._list_steps)
        self._looking.moved.connect(self._looked)
        self.driver.settle.connect(self._keyboard.settle)
        for part in (self.card.body, self.card.where):
            part.copied.connect(self._copied)
        self._desk.preferences_changed.connect(self._prefer)
        self._prefer(self._desk.preferences)
        self.driver.record_asked.connect(self.record_requested)
        self.driver.go_on_asked.connect(self.go_on_requested)
        self.card.bar.primary.installEventFilter(self)
        self._newer.acted.connect(self._keyboard.settle)
        self._newer.turned.connect(self._make_room)

    def _changed(self, changed: RunChanged) -> None:
        if changed.run_id == self._looking.run_id:
            self.driver.changed(changed.change)
            self._refresh()
            self._keyboard.settle_if_free()

    def _beat(self, _beat: Beat) -> None:
        if self.isVisible():
            self._refresh()

    def _fit(self) -> None:
        """Where it is narrow for its text, the list of steps takes the card's place while it is wanted."""
        narrow = self.width() < theme_now().px(WIDTH + _LEAST_MIDDLE)
        if narrow != self._narrow:
            self._narrow = narrow
            self.card.head.offer_list(narrow)
            (self._coming.put if narrow else self.rail.add)(self.rail.saved)
        self.rail.setVisible(not narrow)
        self._middle.show()
        self._make_room()

    def _make_room(self) -> None:
        """Where it is low for its text, the news of another version takes the place of time line and next step."""
        crowded = self.height() < theme_now().px(_LOW) and not self._newer.isHidden()
        self._time.setVisible(not crowded)
        self._coming.be_short(crowded)

    def _list_steps(self) -> None:
        self.rail.show()
        self._middle.hide()

    def _looked(self) -> None:
        self._fit()
        self._refresh()
        self._keyboard.settle()

    def _saved(self, saved: Saved) -> None:
        if saved.run_id == self._looking.run_id and not self._desk.unsaved:
            self.rail.saved.saved(saved.at.local.strftime("%H:%M:%S"))

    def _not_saved(self, failed: NotSaved) -> None:
        if failed.run_id == self._looking.run_id:
            self.rail.saved.not_saved(failed.message.rstrip("."))

    def _copied(self, text: str) -> None:
        self.rail.saved.copied(copied_words(text))
        self._keyboard.settle_if_free()

    def _prefer(self, preferences: Preferences) -> None:
        self.card.body.copy_units(preferences.copy_with_unit)

    def _refresh(self) -> None:
        if self._looking.run_id:
            self._show(self._looking.view())

    def _show(self, view: RunView) -> None:
        before, self._view = self._view, view
        if before == view:
            return
        self._keyboard.follow(view.action)
        if before is None or before.header != view.header:
            self.rail.show_header(view.header)
        if before is None or before.sections != view.sections:
            self.rail.show_sections(view.sections)
        if before is None or before.time_line != view.time_line:
            self._time.show_time(view.time_line)
        if before is None or before.coming != view.coming:
            self._coming.show_coming(view.coming)
        if before is None or before.step is None or view.step is None or before.step.ref != view.step.ref:
            self._newer.come()
        self.card.show_run(view)
        self.driver.load_pictures()
