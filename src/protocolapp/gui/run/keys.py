"""The keys of the run screen, and how one key press is told from a scanner that types a code."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

SCAN_MS = 45
"""A scanner types the next sign within this; a hand does not."""

_SHORTEST_SCAN = 3


class Gesture(StrEnum):
    """What a key asks for; the value is what the list of keys says."""

    PRIMARY = "Do the next thing: tick, start the timer, done"
    ANYWAY = "Done although something is missing or the wait is not over"
    NOTE = "Write a note"
    DEVIATION = "Record a deviation"
    SKIP = "Skip this step"
    WAY = "Go another way: change a choice"
    REPEAT = "Do this step again"
    REOPEN = "Open a step again that has ended"
    FAIL = "This step failed"
    ATTACH = "Attach a file"
    PASTE = "Attach the picture on the clipboard"
    EXPLAIN = "Where does this value come from?"
    UNDO = "Undo"
    ACKNOWLEDGE = "Acknowledge the alarm"
    PAUSE = "Pause or resume the run"
    MORE = "More"
    BEFORE = "Look at the step before"
    BEHIND = "Look at the step after"
    BACK = "Back to the current step, or close what is open"
    HELP = "Show the keys"


LETTERS: Mapping[str, Gesture] = {
    "N": Gesture.NOTE,
    "D": Gesture.DEVIATION,
    "S": Gesture.SKIP,
    "W": Gesture.WAY,
    "R": Gesture.REPEAT,
    "O": Gesture.REOPEN,
    "F": Gesture.FAIL,
    "T": Gesture.ATTACH,
    "I": Gesture.EXPLAIN,
    "A": Gesture.ACKNOWLEDGE,
    "P": Gesture.PAUSE,
    "M": Gesture.MORE,
    "?": Gesture.HELP,
}

_NAMED: Mapping[tuple[Qt.Key, bool], tuple[str, Gesture]] = {
    (Qt.Key.Key_Space, False): ("Space", Gesture.PRIMARY),
    (Qt.Key.Key_Return, False): ("Enter", Gesture.PRIMARY),
    (Qt.Key.Key_Return, True): ("Ctrl+Enter", Gesture.ANYWAY),
    (Qt.Key.Key_Z, True): ("Ctrl+Z", Gesture.UNDO),
    (Qt.Key.Key_V, True): ("Ctrl+V", Gesture.PASTE),
    (Qt.Key.Key_PageUp, False): ("PgUp", Gesture.BEFORE),
    (Qt.Key.Key_PageDown, False): ("PgDn", Gesture.BEHIND),
    (Qt.Key.Key_Escape, False): ("Esc", Gesture.BACK),
}


def key_list() -> tuple[tuple[str, str], ...]:
    """All keys and what they do, for the list that `?` opens."""
    named = [(name, str(gesture)) for name, gesture in _NAMED.values()]
    return (*named, *((letter, str(gesture)) for letter, gesture in LETTERS.items()))


class Keys(QObject):
    """asked carries a Gesture, scanned the code that a scanner typed outside any line."""

    asked = Signal(object)
    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SCAN_MS)
        self._pause.timeout.connect(self._paused)

    @property
    def scanning(self) -> bool:
        """Whether signs are coming in that may be a code."""
        return bool(self._typed)

    def press(self, event: QKeyEvent) -> bool:
        """A key that nothing else wanted. Returns whether it was one of these; a held key counts once."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        if event.isAutoRepeat():
            return (key, control) in _NAMED
        sign = event.text()
        if self._typed and not control and (key is Qt.Key.Key_Return or (sign.isprintable() and sign)):
            return self._go_on(key, sign)
        if (key, control) in _NAMED:
            self.asked.emit(_NAMED[(key, control)][1])
            return True
        if not control and sign.isprintable() and sign.strip():
            self._typed = sign
            self._pause.start()
            return True
        return False

    def _go_on(self, key: Qt.Key, sign: str) -> bool:
        if key is Qt.Key.Key_Return:
            self._pause.stop()
            self._end_scan()
        else:
            self._typed += sign
            self._pause.start()
        return True

    def _paused(self) -> None:
        """No sign has followed: a single one is a key, several are a code without Enter."""
        if len(self._typed) == 1:
            typed, self._typed = self._typed, ""
            if typed.upper() in LETTERS:
                self.asked.emit(LETTERS[typed.upper()])
        else:
            self._end_scan()

    def _end_scan(self) -> None:
        typed, self._typed = self._typed, ""
        if len(typed) >= _SHORTEST_SCAN:
            self.scanned.emit(typed)
