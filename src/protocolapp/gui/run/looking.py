"""Which run and which of its steps is looked at. Nothing of this is recorded."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from protocolapp.gui.desk import Desk
from protocolapp.gui.run.run_view import RunView, view_run
from protocolapp.gui.run.step_view import StepView
from protocolapp.plan.facts import EntryKey
from protocolapp.run.events import Recorded
from protocolapp.run.ports import Stamp
from protocolapp.run.service import RunService


class Looking(QObject):
    """moved: another step is looked at."""

    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.run_id = ""
        self._chosen = ""
        self._passed_over: frozenset[EntryKey] = frozenset()

    @property
    def service(self) -> RunService:
        """The run's service. Raises StoreError, UnknownRunError."""
        return self._desk.open(self.run_id)

    @property
    def now(self) -> Stamp:
        """What the clocks say."""
        return self._desk.workplace.clock.now()

    @property
    def step(self) -> StepView | None:
        """The step looked at; None where there is only the run as a whole."""
        return self.view().step

    @property
    def ref(self) -> str:
        """That of the step looked at, or empty."""
        step = self.step
        return step.ref if step is not None else ""

    def begin(self, run_id: str) -> None:
        """Another run, at its current step; empty for none."""
        self.run_id, self._chosen, self._passed_over = run_id, "", frozenset()

    def view(self) -> RunView:
        """What is to be shown now."""
        service, now = self.service, self.now
        return view_run(
            service.state, service.plan, service.readings(now), now, self._chosen, self._passed_over
        )

    def look_at(self, ref: str) -> None:
        """Another step; empty for the current one."""
        self._chosen = ref
        self.moved.emit()

    def look_before(self) -> None:
        """The step before the one looked at, if there is one."""
        self._look_beside(-1)

    def look_behind(self) -> None:
        """The step after the one looked at, if there is one."""
        self._look_beside(1)

    def pass_over(self, key: EntryKey) -> None:
        """This entry will not be made: the one key goes on without it."""
        self._passed_over |= {key}
        self.moved.emit()

    def follow(self, recorded: tuple[Recorded, ...]) -> None:
        """Once the step looked at has ended, back to where the run stands."""
        ends = {one.event.type for one in recorded} & {"step_completed", "step_skipped", "step_failed"}
        if ends or not self.service.state.open:
            self._chosen = ""

    def _look_beside(self, by: int) -> None:
        steps = self.service.plan.steps
        shown = self.step
        place = shown.number - 1 + by if shown is not None else len(steps) - 1
        if 0 <= place < len(steps):
            self.look_at(steps[place].ref)
