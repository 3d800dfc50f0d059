"""Loads what the first click will need while nobody waits for it: after the first paint, and never for long.

The engine of runs and the wording of records are loaded off the screen's thread. What has to do with Qt stays on it,
one module at a time.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from protocolapp.gui.background import Background

PAUSE_MS = 10
"""Between two modules, so that keys and paints come first."""

_ENGINE = ("protocolapp.run.service", "protocolapp.protocol.load")
_RECORDS = ("protocolapp.services.export",)
_SCREENS = (
    "widgets",
    "plan",
    "protocol",
    "setup",
    "timers",
    "run",
    "record",
    "history",
    "calculators",
    "settings",
)


class Warming(QObject):
    """ready: the engine is there, and opening a run holds up nothing."""

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._records = Background(self), Background(self)
        self._engine.done.connect(self._engine_is_there)
        self._records.done.connect(self._records_are_there)
        self._left = _screen_modules()
        self._stopped = False
        self._pause = QTimer(self)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._load_next)

    def start(self) -> None:
        """Begin, behind all else that waited for the first paint."""
        QTimer.singleShot(0, self, self._begin)

    def stop(self) -> None:
        """Load nothing more: the program ends."""
        self._stopped = True
        self._pause.stop()

    def _begin(self) -> None:
        if not self._stopped:
            self._engine.start(partial(_load, _ENGINE))

    def _engine_is_there(self) -> None:
        if not self._stopped:
            self.ready.emit()
            self._records.start(_load_the_rest)

    def _records_are_there(self) -> None:
        if not self._stopped:
            self._pause.start()

    def _load_next(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._pause.stop()
        else:
            import_module(name)


def _load(names: Iterable[str]) -> None:
    for name in names:
        import_module(name)


def _load_the_rest() -> None:
    """What records and calculations stand on."""
    _load(_RECORDS)
    from protocolapp.calc.registry import calculators

    calculators()


def _screen_modules() -> Iterator[str]:
    """Every module of the screens, those that others stand on first."""
    for folder in _SCREENS:
        package = import_module(f"protocolapp.gui.{folder}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield module.name
