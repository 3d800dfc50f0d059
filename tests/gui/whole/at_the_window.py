"""The real main window on a real data folder, and words for what a person does at it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.run_view import RunView
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.start import Session
from protocolapp.gui.window import MainWindow
from protocolapp.local_workplace import INDEX, LocalWorkplace
from protocolapp.run.service import RunService
from tests.fakes.clock import FakeClock
from tests.fakes.known_library import know_the_shipped
from tests.gui.accessibility import accessible_name
from tests.gui.whole.answering import answer, choose_file, pick

MOST_PRESSES = 600

W = TypeVar("W", bound=QWidget)


class AtTheWindow:
    """A session of the program, begun as by its command, with a clock that stands."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: FakeClock | None = None) -> None:
        self.qtbot, self.folder, self.clock = qtbot, folder, clock or FakeClock()
        know_the_shipped(folder / INDEX)
        self.workplace = LocalWorkplace(folder, {}, self.clock)
        self.session = Session(self.workplace, ())
        self.session.begin()
        window = self.session.window
        assert isinstance(window, MainWindow)
        self.window = window
        qtbot.addWidget(window)
        qtbot.waitExposed(window)
        self.window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=10_000)

    def close(self) -> None:
        """Leave the program as a person does."""
        self.window.close()
        self.session.end()
        self.session.deleteLater()
        self.window.desk.deleteLater()

    def button(self, name: str) -> QAbstractButton:
        """The visible, enabled button of this name; waits until it is there."""
        found: list[QAbstractButton] = []

        def there() -> bool:
            found[:] = [
                button
                for button in self.window.findChildren(QAbstractButton)
                if button.isVisible() and button.isEnabled() and accessible_name(button).startswith(name)
            ]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=10_000)
        return found[0]

    def press(self, name: str) -> None:
        """Click a button."""
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def _field(self, kind: type[W], name: str) -> W:
        """The visible field of this name; waits until it is there."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [
                one
                for one in self.window.findChildren(kind)
                if one.isVisible() and one.isEnabled() and one.accessibleName().split(",")[0] == name
            ]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=10_000)
        return found[0]

    def choose(self, name: str, choice: str) -> None:
        """Choose one of a list."""
        pick(self, self._field(QComboBox, name), choice)

    def fill(self, name: str, text: str) -> None:
        """Type over what stands in a field."""
        field = self._field(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Tab)

    def shown(self, kind: type[W]) -> W:
        """The visible widget of a kind; waits until it is there."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [widget for widget in self.window.findChildren(kind) if widget.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=10_000)
        return found[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is."""
        self.qtbot.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)

    def repaint(self) -> None:
        """Let layouts and paints that are due happen."""
        QApplication.processEvents()

    def focus(self) -> QWidget:
        """Who has the keyboard; the window is taken to the front if it is not there."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow, timeout=10_000)
        return QApplication.focusWidget() or self.window

    def go_on(self, **span: float) -> None:
        """Time passes, and the heart beats."""
        self.clock.go_on(**span)
        self.window.desk.beat_now()

    @property
    def service(self) -> RunService:
        """The one run on the desk, or of several the one on the screen."""
        services = list(self.window.desk.runs().values())
        return services[0] if len(services) == 1 else self.shown(RunScreen).driver.looking.service

    @property
    def view(self) -> RunView:
        view = self.shown(RunScreen).view
        assert view is not None
        return view

    def work(self, *, until: str = "") -> None:
        """The one key, what is asked answered, waits waited; to a step (its ref), or to the end."""
        for _ in range(MOST_PRESSES):
            view = self.view
            if view.action.primary is Primary.RECORD or (
                until and view.step is not None and view.step.ref == until
            ):
                return
            self.clock.go_on(seconds=15)
            if view.action.primary is Primary.WAIT:
                self.go_on(milliseconds=min(one.remaining_ms for one in self.service.readings().values()))
            elif view.action.primary is Primary.TYPE:
                answer(self)
            else:
                self.key(Qt.Key.Key_Space)
        raise AssertionError(
            f"the run has no end: {self.view.action.label}, the keyboard is at {self.focus()}"
        )

    def save_dialog(self, path: Path) -> None:
        """Answer the dialog that asks where to write."""
        choose_file(self, path)
