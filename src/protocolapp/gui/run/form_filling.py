"""The small forms on the run's sheet: opened at a key, and submitted once somebody has filled them in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from protocolapp.gui.run import forms
from protocolapp.gui.run.asking import Asking
from protocolapp.gui.run.fork_view import ForkView
from protocolapp.gui.run.looking import Looking
from protocolapp.gui.run.sheet import Filled, Form, Sheet


class FormFilling(QObject):
    """Each opens its form while the run is open; what is filled in is about the step that is looked at."""

    def __init__(self, looking: Looking, asking: Asking, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._looking, self._asking, self._sheet = looking, asking, sheet
        sheet.filled.connect(self._filled)

    def note(self) -> None:
        """A note about the step, or the run."""
        self._open(forms.note_form(self._where()))

    def note_code(self, code: str) -> None:
        """A note that begins with what was scanned."""
        self._open(forms.note_form(self._where(), code))

    def deviation(self) -> None:
        """What was done otherwise than planned."""
        step = self._looking.step
        self._open(forms.deviation_form(self._where(), step.conditions if step is not None else ""))

    def describe(self) -> None:
        """The run's title and aim."""
        self._open(forms.describe_form(self._looking.service.state))

    def way(self) -> None:
        """That of the fork told at this step, else any."""
        step = self._looking.step
        told = [fork for fork in step.forks if not fork.asked_at] if step is not None else []
        if told:
            self.other_way(told[0])
        else:
            self.any_way()

    def other_way(self, fork: ForkView) -> None:
        """Where it was entered, if it was; a parameter is chosen anew here."""
        if fork.asked_at:
            self._looking.look_at(fork.asked_at)
        else:
            self._open(forms.way_form(self._looking.service.plan, fork.name))

    def any_way(self) -> None:
        """All choices, if there are any."""
        if self._looking.view().choices:
            self._open(forms.way_form(self._looking.service.plan))

    def parameter(self) -> None:
        """Another value for a parameter."""
        self._open(forms.parameter_form(self._looking.service.plan, self._looking.service.state))

    def add_sample(self) -> None:
        """One more sample."""
        self._open(forms.add_form(self._looking.service.plan))

    def drop_sample(self) -> None:
        """One sample less, from now on."""
        self._open(forms.drop_form(self._looking.service.state))

    def _where(self) -> str:
        step = self._looking.step
        return f"step {step.number}" if step is not None else "the run"

    def _open(self, form: Form) -> None:
        if self._looking.service.state.open:
            self._sheet.open(form)

    def _filled(self, filled: Filled) -> None:
        self._sheet.close_sheet()
        self._asking.submit(self._looking.run_id, forms.command_of(filled, self._looking.ref))
