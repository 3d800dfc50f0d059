"""Where the keyboard is on the run screen: at what comes next, unless a person has put it somewhere else."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.action_view import ActionView, Primary
from protocolapp.gui.run.step_card import StepCard


class Keyboard(QObject):
    """Moves the keyboard about on a screen and its card. What holds it else is left alone."""

    def __init__(self, screen: QWidget, card: StepCard) -> None:
        super().__init__(screen)
        self._screen, self._card = screen, card
        self._action: ActionView | None = None
        card.answered.connect(self.settle_soon)
        card.body.rebuilding.connect(self._hold)

    def follow(self, action: ActionView | None) -> None:
        """What the one key does now, None without a run. A key that rests hands the keyboard to the screen."""
        self._action = action
        # asked of the window, so that it holds also while the window is behind others
        has_keyboard = self._screen.window().focusWidget() is self._card.bar.primary
        if action is not None and action.primary is Primary.WAIT and has_keyboard:
            self._screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Give the keyboard to what comes next: the line to type into, else the primary key."""
        action, primary = self._action, self._card.bar.primary
        if action is None or self._card.asks or not self._screen.isVisible():
            return
        line = self._card.body.input(action.focus) if action.focus is not None else None
        target = line if line is not None else primary if primary.isEnabled() else self._screen
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle_if_free(self) -> None:
        """Only where the keyboard is nowhere in particular, so that it may go to what comes next."""
        holder = self._screen.window().focusWidget()
        if holder is None or holder in (self._screen, self._card.bar.primary) or not holder.isVisible():
            self.settle()

    def settle_soon(self) -> None:
        """Once the answer has had its effect: it may lead to another question."""
        QTimer.singleShot(0, self, self.settle_if_free)

    def _hold(self) -> None:
        """A line that goes must not hand the keyboard to whatever happens to be next to it."""
        holder = self._screen.window().focusWidget()
        if holder is not None and self._card.body.isAncestorOf(holder):
            self._screen.setFocus(Qt.FocusReason.OtherFocusReason)
