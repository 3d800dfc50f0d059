"""What is typed, ticked and scanned at a step, on its way into the run."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.desk import WasRefused
from protocolapp.gui.run.asking import Asking
from protocolapp.gui.run.entry_input import EntryLine
from protocolapp.gui.run.looking import Looking
from protocolapp.gui.run.step_body import StepBody
from protocolapp.gui.run.typed import Typed
from protocolapp.gui.run.whole_input import WholeInput
from protocolapp.gui.widgets.table_cells import Ticked
from protocolapp.plan.facts import EntryKey
from protocolapp.run.commands import AttachFile, EnterValue, TickRow


class Filling(QObject):
    """settled: the line is filled, so the keyboard may go on. unplaced: a scanned code that no line here waits for."""

    settled = Signal()
    unplaced = Signal(str)

    def __init__(self, looking: Looking, asking: Asking, body: StepBody, parent: QObject) -> None:
        super().__init__(parent)
        self._looking, self._asking, self._body = looking, asking, body
        body.entered.connect(self._entered)
        body.passed.connect(self._passed)
        body.now_wanted.connect(self._now)
        body.ticked.connect(self._ticked)
        asking.not_taken.connect(self._not_taken)
        asking.taken.connect(self._taken)

    def scan(self, code: str) -> None:
        """A code that came while no line had the keyboard: into the first line that waits for one."""
        focus = self._looking.view().action.focus
        wanted = self._body.input(focus) if focus is not None else None
        empty = [line for line in self._body.lines() if not line.text()]
        line = wanted if isinstance(wanted, EntryLine) else next(iter(empty), None)
        if line is None:
            self.unplaced.emit(code)
        else:
            line.setText(code)
            self._entered(Typed(line.field.key, code))

    def _entered(self, typed: Typed) -> None:
        command = EnterValue(
            typed.key.step, typed.key.name, typed.text, typed.key.row, decimal=decimal_mark()
        )
        self._asking.submit(self._looking.run_id, command)

    def _now(self, typed: Typed) -> None:
        line = self._body.input(typed.key)
        if isinstance(line, EntryLine):
            line.put_now(self._looking.now.local)

    def _passed(self, typed: Typed) -> None:
        """Enter in a line where nothing has changed: an empty one that is needed is passed over."""
        line = self._body.input(typed.key)
        if not typed.text and line is not None and line.field.required:
            self._looking.pass_over(typed.key)
        else:
            self._go_on(typed)

    def _ticked(self, ticked: Ticked) -> None:
        ref = self._looking.ref
        if ref:
            self._asking.submit(self._looking.run_id, TickRow(ref, ticked.row, ticked.checked))

    def _taken(self, command: object) -> None:
        if isinstance(command, EnterValue):
            typed = _typed(command)
            line = self._body.input(typed.key)
            recorded = isinstance(line, WholeInput) and _has_keyboard(line)
            if line is not None:
                line.settle()
            if recorded:
                self.settled.emit()  # its key rests now, and Qt would hand the keyboard to the drawing beside it
            else:
                self._go_on(typed)
        elif isinstance(command, AttachFile) and command.entry:
            self.settled.emit()

    def _not_taken(self, was: WasRefused) -> None:
        """Unreadable: it stays, to be mended. Not explained: back to what is kept."""
        if not isinstance(was.command, EnterValue):
            return
        typed = _typed(was.command)
        line = self._body.input(typed.key)
        if was.refusal.needs_reason and line is not None:
            line.settle()
        else:
            self._body.problem(typed, f"{was.refusal.message} {was.refusal.remedy}")

    def _go_on(self, typed: Typed) -> None:
        """The keyboard leaves a line only when it was filled by Enter: who has clicked elsewhere stays there."""
        line = self._body.input(typed.key)
        if line is None or line.hasFocus():
            following = self._following(line)
            if following is not None:
                following.setFocus()
            else:
                self.settled.emit()

    def _following(self, line: object) -> EntryLine | None:
        """After an optional line the next one, while nothing else waits to be typed."""
        if not isinstance(line, EntryLine) or line.field.required:
            return None
        if self._looking.view().action.focus is not None:
            return None
        lines = self._body.lines()
        rest = lines[lines.index(line) + 1 :] if line in lines else []
        return next((one for one in rest if not one.text()), None)


def _typed(command: EnterValue) -> Typed:
    return Typed(EntryKey(command.ref, command.name, command.row), command.text)


def _has_keyboard(part: QWidget) -> bool:
    """Whether the keyboard is anywhere in this part, also while the window is behind others."""
    holder = part.window().focusWidget()
    return holder is not None and part.isAncestorOf(holder)
