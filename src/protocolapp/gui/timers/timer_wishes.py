"""What a person asks of timers, on its way into their runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from protocolapp.gui.desk import Desk
from protocolapp.gui.run.asking import Asking
from protocolapp.gui.run.sheet import Filled, Sheet
from protocolapp.gui.timers.beside import Beside
from protocolapp.gui.timers.free_timer import EXTENSIONS_MIN, free_timer_form, read_length, start_command
from protocolapp.gui.timers.heard import heard
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.plain_text import without_mnemonic
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from protocolapp.gui.widgets.timer_view import TimerAsk, TimerWish
from protocolapp.quantity import QuantityError
from protocolapp.run import commands as c
from protocolapp.run.commands import Command

_MINUTE_MS = 60_000


class TimerWishes(QObject):
    """run_requested carries the id of a run to go to. Its questions rise beside the dock."""

    run_requested = Signal(str)

    def __init__(self, desk: Desk, dock: QWidget) -> None:
        super().__init__(dock)
        self._desk, self._dock = desk, dock
        self._run_id = ""
        self._extended: tuple[str, str] = ("", "")
        beside = Beside(dock)
        self.banner, self.reason, self.sheet = Banner(), ReasonSheet(), Sheet()
        for part in (self.banner, self.reason, self.sheet):
            beside.put(part)
        self._asking = Asking(desk, self.reason, self.banner, self)
        self.sheet.filled.connect(self._filled)

    @property
    def run_id(self) -> str:
        """The run that a free timer belongs to: the one shown, else the newest open one; empty for none."""
        runs = self._desk.runs()
        unfinished = [run_id for run_id, service in runs.items() if service.state.open]
        return self._run_id if self._run_id in unfinished else next(reversed(unfinished), "")

    def show_run(self, run_id: str) -> None:
        """Another run is shown."""
        self._run_id = run_id

    def acknowledge_first(self) -> bool:
        """The alarm that stands first. False when none rings."""
        return self._desk.acknowledge_first(self._asking)

    def start_free(self) -> None:
        """Ask for a free timer's length and name."""
        self.sheet.open(free_timer_form())

    def ask(self, ask: TimerAsk) -> None:
        """What a card asks for."""
        run_id, _, timer = ask.timer_id.rpartition("/")
        match ask.wish:
            case TimerWish.ACKNOWLEDGE:
                self._submit(run_id, heard(self._desk.runs()[run_id].state.timers[timer]))
            case TimerWish.PAUSE:
                self._submit(run_id, c.PauseTimer(timer))
            case TimerWish.RESUME:
                self._submit(run_id, c.ResumeTimer(timer))
            case TimerWish.STOP:
                self._submit(run_id, c.CancelTimer(timer))
            case TimerWish.EXTEND:
                self._offer_extensions(run_id, timer)
            case TimerWish.OPEN:
                self.run_requested.emit(run_id)

    def extend(self, run_id: str, timer: str, minutes: int) -> None:
        """Let it ring later; a negative number of minutes, earlier."""
        self._submit(run_id, c.ExtendTimer(timer, minutes * _MINUTE_MS))

    def _submit(self, run_id: str, command: Command) -> None:
        self._asking.submit(run_id, command)

    def _offer_extensions(self, run_id: str, timer: str) -> None:
        self._extended = (run_id, timer)
        menu = QMenu(self._dock)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for minutes in (*EXTENSIONS_MIN, *(-minutes for minutes in EXTENSIONS_MIN[:2])):
            sign = "+" if minutes > 0 else "−"
            menu.addAction(without_mnemonic(f"{sign}{abs(minutes)}\u00a0min")).setData(minutes)
        menu.triggered.connect(self._extension_chosen)
        menu.popup(QCursor.pos())

    def _extension_chosen(self, action: QAction) -> None:
        self.extend(*self._extended, int(action.data()))

    def _filled(self, filled: Filled) -> None:
        try:
            length = read_length(filled.values["length"])
        except QuantityError as error:
            self.sheet.problem("length", str(error))
            return
        self.sheet.close_sheet()
        if self.run_id:
            self._submit(self.run_id, start_command(filled.values["label"], length))
