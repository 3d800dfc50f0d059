"""The dock at the window's right: all timers of all runs, always in sight, whatever screen one is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.desk import Beat, Desk, RunChanged
from protocolapp.gui.theme import Ink, Space, Theme, Type, theme_now
from protocolapp.gui.timers.alarm_sound import AlarmSound, SoundState
from protocolapp.gui.timers.card_list import CardList
from protocolapp.gui.timers.compact_list import CompactList
from protocolapp.gui.timers.dock_view import DockView, OpenRun, dock_view
from protocolapp.gui.timers.room import WIDTH, is_narrow, room
from protocolapp.gui.timers.timer_wishes import TimerWishes
from protocolapp.gui.timers.window_keys import WindowKeys
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Pane
from protocolapp.gui.widgets.headings import Caption, Heading

_MARGINS = (Space.SNUG, Space.ROOMY, Space.SNUG, Space.BASE)


class TimersDock(Pane):
    """run_requested carries the id of a run to go to; ringing how many alarms wait to be acknowledged."""

    run_requested = Signal(str)
    ringing = Signal(int)

    def __init__(self, desk: Desk, sound: AlarmSound, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.LeftEdge, Space.SNUG, _MARGINS, WIDTH, parent)
        self.setAccessibleName(self.tr("Timers"))
        self._desk, self._sound = desk, sound
        self._view: DockView | None = None
        self._narrow = False
        self._count = Caption(ink=Ink.SECOND, wrap=False)
        self.windows, self.cards, self._compact = WindowKeys(), CardList(), CompactList()
        self._quiet = Caption(ink=Ink.SECOND)
        self._caution = Caption()
        self._silence = Caption(ink=Ink.WARN)
        self._test = Button(self.tr("Test sound"), Variant.QUIET, icon="volume-2")
        self._free = Button(self.tr("Free timer"), icon="plus")
        self._free.setAccessibleName(self.tr("Free timer"))
        self._test.setAccessibleName(self.tr("Test sound"))
        for key in (self._test, self._free):
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard at the step's one key
        self.wishes = TimerWishes(desk, self)
        self._assemble()
        self._wire()

    @property
    def view(self) -> DockView | None:
        """What it shows."""
        return self._view

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if hasattr(self, "wishes"):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """`A`, wherever in the window nobody else wanted it: never while something is typed."""
        if watched is self.window() and event.type() is QEvent.Type.Resize:
            self._fit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() and not event.isAutoRepeat()
            return plain and event.key() == Qt.Key.Key_A and self.wishes.acknowledge_first()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)
        self._fit()
        self._desk.beat_now()

    def _assemble(self) -> None:
        head = Row(Space.TIGHT)
        head.add(Heading(self.tr("Timers"), Type.LEAD, wrap=False), stretch=1)
        head.add(self._count)
        self.add(head)
        self.add(self.windows)
        self.add(self.cards, stretch=1)
        self.add(self._compact, stretch=1)
        for part in (self._quiet, self._caution, self._silence):
            self.add(part)
        self.add(self._test, align=Qt.AlignmentFlag.AlignLeft)
        self.add(self._free)
        self._silence.hide()
        self._test.hide()

    def _wire(self) -> None:
        self._desk.beat.connect(self._beat)
        self._desk.run_changed.connect(self._changed)
        self._sound.state_changed.connect(self._sounds)
        self._test.clicked.connect(self._sound.test)
        self.windows.pressed.connect(self.run_requested)
        self._free.clicked.connect(self.wishes.start_free)
        self.cards.asked.connect(self.wishes.ask)
        self._compact.asked.connect(self.wishes.ask)
        self.wishes.run_requested.connect(self.run_requested)

    def _beat(self, beat: Beat) -> None:
        services = self._desk.runs()
        runs = {
            run_id: OpenRun(
                services[run_id].state,
                readings,
                services[run_id].next_action(beat.now),
                services[run_id].plan,
                beat.windows.get(run_id, ()),
            )
            for run_id, readings in beat.readings.items()
            if run_id in services and (readings or beat.windows.get(run_id))
        }
        self._show(dock_view(runs, beat.now))

    def _changed(self, changed: RunChanged) -> None:
        """A free timer belongs to the run one works at: the one that changed last."""
        self.wishes.show_run(changed.run_id)
        self._free.setEnabled(bool(self.wishes.run_id))

    def _show(self, view: DockView) -> None:
        before, self._view = self._view, view
        (self._compact if self._narrow else self.cards).show_timers(view.timers)
        self.windows.show_windows(view.windows, self._narrow)
        self._count.setText(view.count)
        self._say(self._quiet, view.quiet)
        self._say(self._caution, view.caution)
        self._free.setEnabled(bool(self.wishes.run_id))
        if before is None or before.ringing != view.ringing:
            self.ringing.emit(view.ringing)

    def _fit(self) -> None:
        """A key for each timer instead of a card where the window is narrow for its text."""
        theme = theme_now()
        self._narrow = is_narrow(theme, self.window().width())
        self.setFixedWidth(room(theme, self.window().width()))
        self.cards.setVisible(not self._narrow)
        self._compact.setVisible(self._narrow)
        self._count.setVisible(not self._narrow)
        self._free.setText("" if self._narrow else self.tr("Free timer"))
        self._test.setText("" if self._narrow else self.tr("Test sound"))
        if self._view is not None:
            self._show(self._view)

    def _sounds(self, state: SoundState) -> None:
        self._say(self._silence, state.text)
        self._test.setVisible(bool(state.text))

    def _say(self, label: Caption, text: str) -> None:
        if label.literal() != text:
            label.setText(text)
        label.setVisible(bool(text) and not self._narrow)
