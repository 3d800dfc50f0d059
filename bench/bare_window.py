"""A bare QMainWindow: `python -m bench.bare_window BEGIN` prints the seconds to its first paint, and its memory."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from bench.resident import resident


class Window(QMainWindow):
    """Tells when it was painted, as the program's own does."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, self, self.tell)

    def tell(self) -> None:
        print(time.time() - float(sys.argv[1]), resident())
        QApplication.quit()


if __name__ == "__main__":
    app = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    app.exec()
