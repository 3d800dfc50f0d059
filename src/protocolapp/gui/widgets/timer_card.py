"""One timer: name and state, large digits, when it ends, and the place where it is acknowledged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight, theme_now
from protocolapp.gui.theme.icons import make_icon
from protocolapp.gui.widgets.announce import announce
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.digits import Digits
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plain_text import without_mnemonic
from protocolapp.gui.widgets.progress_bar import ProgressBar
from protocolapp.gui.widgets.timer_view import TimerAsk, TimerView, TimerWish, announcement
from protocolapp.run.timer import TimerPhase


@dataclass(frozen=True, slots=True)
class _Look:
    word: str
    icon: str
    ink: Ink = Ink.INK
    ground: str = "panel"
    line: str = "line"


LOOKS = {
    TimerPhase.RUNNING: _Look("", "clock"),
    TimerPhase.MAY_CONTINUE: _Look("May continue", "circle-check", Ink.ACCENT),
    TimerPhase.DUE: _Look("Due", "bell-ring", Ink.ALARM, "alarm_soft", "alarm"),
    TimerPhase.OVERDUE: _Look("Overdue", "triangle-alert", Ink.ALARM, "alarm_soft", "alarm"),
    TimerPhase.MISSED: _Look("Missed", "bell-off", Ink.ALARM, "alarm_soft", "alarm"),
    TimerPhase.PAUSED: _Look("Paused", "circle-pause", Ink.SECOND),
    TimerPhase.ENDED: _Look("Ended", "check", Ink.SECOND),
}
_WORDS = {
    TimerWish.PAUSE: ("Pause", "pause"),
    TimerWish.RESUME: ("Resume", "play"),
    TimerWish.EXTEND: ("Extend…", "plus"),
    TimerWish.STOP: ("Stop timer…", "square"),
    TimerWish.OPEN: ("Go to its step", "arrow-right"),
}


class TimerCard(Card):
    """Shows a TimerView. Its height is the same in every state: the alarm takes the place it already had."""

    asked = Signal(object)

    def __init__(
        self,
        view: TimerView,
        *,
        announce: Callable[[QWidget, str], None] = announce,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            spacing=Space.HAIR, margins=(Space.BASE, Space.SNUG, Space.BASE, Space.SNUG), parent=parent
        )
        self._announce, self._said = announce, ""
        self._view: TimerView | None = None
        self._sign = IconLabel("clock", Ink.INK, 16)
        self._title = PlainLabel("", Type.SMALL, Weight.SEMIBOLD, elide=True)
        self._digits = Digits()
        self._ends = PlainLabel("", Type.SMALL, ink=Ink.SECOND, elide=True)
        self._of = PlainLabel("", Type.SMALL, ink=Ink.SECOND)
        self._bar = ProgressBar(view.title)
        self._acknowledge = Button(self.tr("Acknowledge"), Variant.DANGER)
        self._acknowledge.clicked.connect(self._ask_acknowledge)
        self._more = Button("", Variant.QUIET, icon="ellipsis")
        self._more.clicked.connect(self._offer)
        for key in (self._acknowledge, self._more):
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where somebody works
        self._assemble()
        self.show_view(view)

    def _assemble(self) -> None:
        head, times = Row(Space.TIGHT), Row(Space.TIGHT)
        foot = Row(Space.TIGHT, (Space.NONE, Space.HAIR, Space.NONE, Space.NONE))
        head.add(self._sign)
        head.add(self._title, stretch=1)
        times.add(self._ends, stretch=1)
        times.add(self._of)
        self._place = QStackedWidget()
        waiting = Column(0)
        waiting.add_stretch()
        waiting.add(self._bar)
        waiting.add_stretch()
        self._place.addWidget(waiting)
        self._place.addWidget(self._acknowledge)
        foot.add(self._place, stretch=1)
        foot.add(self._more)
        for part in (head, self._digits, times, foot):
            self.add(part)

    @property
    def view(self) -> TimerView:
        """What it shows."""
        assert self._view is not None  # noqa: S101  (shown when it was made)
        return self._view

    def show_view(self, view: TimerView) -> None:
        """Show another moment. Only what differs is touched."""
        before, self._view = self._view, view
        self._digits.show_digits(view.digits)
        self._bar.set_fraction(view.fraction)
        if before is None or _standing(before) != _standing(view):
            self._show_standing(view)
        words = announcement(view)
        if words and words != self._said:
            self._announce(self, words)
        self._said = words

    def _show_standing(self, view: TimerView) -> None:
        look = LOOKS[view.phase]
        word = f"{self.tr(look.word)} · " if look.word else ""
        self._title.setText(word + view.title)
        self.setAccessibleName(word + view.title)
        self._sign.set_icon(look.icon, look.ink)
        for label in (self._title, self._digits):
            label.set_ink(look.ink)
        self._ends.setText(view.ends)
        self._of.setText(view.of)
        self.set_colours(look.ground, look.line)
        self._acknowledge.set_key(view.key)
        self._acknowledge.setAccessibleName(self.tr("Acknowledge {timer}").format(timer=view.title))
        self._more.setAccessibleName(self.tr("More for {timer}").format(timer=view.title))
        self._more.setEnabled(bool(view.wishes))
        self._place.setCurrentIndex(1 if view.can_acknowledge else 0)

    def _ask_acknowledge(self) -> None:
        self.asked.emit(TimerAsk(self.view.timer_id, TimerWish.ACKNOWLEDGE))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for wish in self.view.wishes:
            word, icon = _WORDS[wish]
            drawing = make_icon(icon, theme_now().tokens.second)
            action = menu.addAction(drawing, without_mnemonic(self.tr(word)))
            action.setData(str(wish))
        menu.triggered.connect(self._ask)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _ask(self, action: QAction) -> None:
        self.asked.emit(TimerAsk(self.view.timer_id, TimerWish(action.data())))


def _standing(view: TimerView) -> tuple[object, ...]:
    """All that does not change with each tick."""
    return (view.title, view.phase, view.ends, view.of, view.can_acknowledge, view.wishes, view.key)
