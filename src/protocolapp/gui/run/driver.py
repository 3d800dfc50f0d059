"""From gestures to commands: what each key of the run screen asks of the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication

from protocolapp.gui.desk import Desk
from protocolapp.gui.explain.where_view import Explainable, WhereAsked
from protocolapp.gui.run import forms
from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.asking import Asking
from protocolapp.gui.run.attaching import Attaching
from protocolapp.gui.run.filling import Filling
from protocolapp.gui.run.fork_view import ForkView
from protocolapp.gui.run.keys import Gesture
from protocolapp.gui.run.looking import Looking
from protocolapp.gui.run.more_menu import Rare, more_menu
from protocolapp.gui.run.sheet import Filled, Form
from protocolapp.gui.run.step_card import StepCard
from protocolapp.gui.run.step_view import StepView
from protocolapp.gui.run.thumbnails import Thumbnails
from protocolapp.gui.run.typed import FilesGiven, FileWanted
from protocolapp.gui.run.undo_offer import undo_offer
from protocolapp.gui.widgets.ways_on import WayChosen
from protocolapp.run import commands as c
from protocolapp.run.commands import Command
from protocolapp.run.explaining import given_in
from protocolapp.run.service import RunChange
from protocolapp.services.going_on import GoOn


class Driver(QObject):
    """settle: the keyboard may go to what comes next. record_asked carries the run's id, go_on_asked a GoOn."""

    settle = Signal()
    record_asked = Signal(str)
    go_on_asked = Signal(object)

    def __init__(self, desk: Desk, card: StepCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._card = desk, card
        self.looking = Looking(desk, self)
        self._asking = Asking(desk, card.reason, card.banner, self)
        self._filling = Filling(self.looking, self._asking, card.body, self)
        self._filling.settled.connect(self.settle)
        self._filling.unplaced.connect(self._note_code)
        self.attaching = Attaching(desk, self._asking, card.banner, card, self)
        self._thumbnails = Thumbnails(desk, self)
        self._thumbnails.loaded.connect(self._pictures)
        self._deeds: Mapping[Gesture, Callable[[], None]] = {
            Gesture.PRIMARY: self.act,
            Gesture.ANYWAY: self._anyway,
            Gesture.NOTE: self._note,
            Gesture.DEVIATION: self._deviation,
            Gesture.SKIP: self._skip,
            Gesture.WAY: self._way,
            Gesture.REPEAT: self._repeat,
            Gesture.REOPEN: self._reopen,
            Gesture.FAIL: self._fail,
            Gesture.ATTACH: self._attach,
            Gesture.PASTE: self._paste,
            Gesture.EXPLAIN: self._explain,
            Gesture.UNDO: self._undo,
            Gesture.ACKNOWLEDGE: self._acknowledge,
            Gesture.PAUSE: self._pause,
            Gesture.MORE: self._more,
            Gesture.BEFORE: self._look_before,
            Gesture.BEHIND: self._look_behind,
            Gesture.BACK: self.back,
            Gesture.HELP: self._card.keys.toggle,
        }
        self._rare: Mapping[Rare, Callable[[], None]] = {
            Rare.ANYWAY: self._anyway,
            Rare.FAIL: self._fail,
            Rare.REOPEN: self._reopen,
            Rare.ATTACH: self._attach,
            Rare.EXPLAIN: self._explain,
            Rare.DESCRIBE: self._describe,
            Rare.WAY: self._any_way,
            Rare.PARAMETER: self._parameter,
            Rare.ADD: self._add_sample,
            Rare.DROP: self._drop_sample,
            Rare.PAUSE: self._pause,
            Rare.RESUME: self._pause,
            Rare.COMPLETE: self._complete,
            Rare.RECORD: self._record,
            Rare.REOPEN_RUN: self._reopen_run,
            Rare.ABANDON: self._abandon,
            Rare.KEYS: self._card.keys.toggle,
        }
        self._wire()

    def do(self, gesture: Gesture) -> None:
        """What a key asks for."""
        self._deeds[gesture]()

    def choose(self, rare: Rare) -> None:
        """What the menu of rarer things offers."""
        self._rare[rare]()

    def scan(self, code: str) -> None:
        """A code that a scanner typed outside any line."""
        self._filling.scan(code)

    def act(self) -> None:
        """The one key."""
        action = self.looking.view().action
        if action.primary is Primary.BACK:
            self.looking.look_at("")
        elif action.primary is Primary.RECORD:
            self._record()
        elif action.command is not None:
            self._submit(action.command)
        elif action.primary is Primary.TYPE:
            self.settle.emit()

    def back(self) -> None:
        """Close what is open, else back to the current step."""
        if self._card.keys.isVisible():
            self._card.keys.toggle()
        elif self.looking.view().back:
            self.looking.look_at("")

    def changed(self, change: RunChange) -> None:
        """Something was stored."""
        self.looking.follow(change.recorded)
        self._card.head.offer_undo(undo_offer(change))

    def _wire(self) -> None:
        bar, card = self._card.bar, self._card
        bar.acted.connect(self.act)
        bar.noted.connect(self._note)
        bar.deviated.connect(self._deviation)
        bar.skipped.connect(self._skip)
        bar.repeated.connect(self._repeat)
        bar.undone.connect(self._undo)
        bar.more.connect(self._more)
        card.head.undo.undo_asked.connect(self._undo)
        card.head.back.connect(self.back)
        card.body.way_asked.connect(self._other_way)
        card.body.where_asked.connect(self._tell_where)
        card.end.record_asked.connect(self._record)
        card.end.ways.chosen.connect(self._go_on)
        card.sheet.filled.connect(self._filled)
        card.body.given.connect(self._given)
        card.body.file_wanted.connect(self._file_wanted)

    def _submit(self, command: Command) -> bool:
        return self._asking.submit(self.looking.run_id, command)

    def _step(self) -> StepView | None:
        return self.looking.view().step

    def _ref(self) -> str:
        step = self._step()
        return step.ref if step is not None else ""

    def _where(self) -> str:
        step = self._step()
        return f"step {step.number}" if step is not None else "the run"

    def _anyway(self) -> None:
        self._at_open_step(c.CompleteStep)

    def _skip(self) -> None:
        self._at_open_step(c.SkipStep)

    def _fail(self) -> None:
        self._at_open_step(c.FailStep)

    def _at_open_step(self, command: Callable[[str], Command]) -> None:
        step = self._step()
        if step is not None and not step.closed:
            self._submit(command(step.ref))

    def _attach(self) -> None:
        if self._ref() and self.looking.service.state.open:
            self.attaching.choose(self.looking.run_id, self._ref())

    def _paste(self) -> None:
        if self._ref() and self.looking.service.state.open:
            self.attaching.paste(self.looking.run_id, self._ref())

    def _given(self, given: FilesGiven) -> None:
        ref = given.key.step if given.key is not None else self._ref()
        self.attaching.attach(self.looking.run_id, ref, given)

    def _file_wanted(self, wanted: FileWanted) -> None:
        self.attaching.choose(self.looking.run_id, wanted.key.step, wanted.key)

    def load_pictures(self) -> None:
        """Small pictures of the files on the card, as far as they are not there yet."""
        step = self._step()
        if step is not None and step.files:
            self._thumbnails.want(step.files)

    def _pictures(self, pictures: Mapping[str, QImage]) -> None:
        self._card.body.files.show_pictures(pictures)

    def _repeat(self) -> None:
        if self._ref():
            self._submit(c.RepeatStep(self._ref()))

    def _reopen(self) -> None:
        if self._ref():
            self._submit(c.ReopenStep(self._ref()))

    def _explain(self) -> None:
        """Of the value that has the keyboard, else of the step's first; any other can be chosen there."""
        self._tell_where(self._card.body.value_of(QApplication.focusWidget()) or WhereAsked())

    def _tell_where(self, about: WhereAsked) -> None:
        service = self.looking.service
        given = given_in(service.state, service.plan)
        self._card.where.open(Explainable(service.plan, given), about)

    def _undo(self) -> None:
        self._submit(c.Undo())

    def _acknowledge(self) -> None:
        self._desk.acknowledge_first(self._asking)

    def _pause(self) -> None:
        paused = self.looking.view().header.paused
        self._submit(c.ResumeRun() if paused else c.PauseRun())

    def _complete(self) -> None:
        self._submit(c.CompleteRun())

    def _abandon(self) -> None:
        """The one thing that is asked before it is done: the sheet for its reason is that question."""
        self._submit(c.AbandonRun())

    def _reopen_run(self) -> None:
        self._submit(c.ReopenRun())

    def _record(self) -> None:
        self.record_asked.emit(self.looking.run_id)

    def _go_on(self, way: WayChosen) -> None:
        self.go_on_asked.emit(GoOn(self.looking.run_id, way.place))

    def _look_before(self) -> None:
        self.looking.look_beside(-1)

    def _look_behind(self) -> None:
        self.looking.look_beside(1)

    def _note(self) -> None:
        self._open(forms.note_form(self._where()))

    def _note_code(self, code: str) -> None:
        self._open(forms.note_form(self._where(), code))

    def _deviation(self) -> None:
        step = self._step()
        self._open(forms.deviation_form(self._where(), step.conditions if step is not None else ""))

    def _describe(self) -> None:
        self._open(forms.describe_form(self.looking.service.state))

    def _way(self) -> None:
        """That of the fork told at this step, else any."""
        step = self._step()
        forks = [fork for fork in step.forks if not fork.asked_at] if step is not None else []
        if forks:
            self._other_way(forks[0])
        else:
            self._any_way()

    def _other_way(self, fork: ForkView) -> None:
        """Where it was entered, if it was; a parameter is chosen anew here."""
        if fork.asked_at:
            self.looking.look_at(fork.asked_at)
        else:
            self._open(forms.way_form(self.looking.service.plan, fork.name))

    def _any_way(self) -> None:
        if self.looking.view().choices:
            self._open(forms.way_form(self.looking.service.plan))

    def _parameter(self) -> None:
        self._open(forms.parameter_form(self.looking.service.plan, self.looking.service.state))

    def _add_sample(self) -> None:
        self._open(forms.add_form(self.looking.service.plan))

    def _drop_sample(self) -> None:
        self._open(forms.drop_form(self.looking.service.state))

    def _open(self, form: Form) -> None:
        if self.looking.service.state.open:
            self._card.sheet.open(form)

    def _filled(self, filled: Filled) -> None:
        self._card.sheet.close_sheet()
        self._submit(forms.command_of(filled, self._ref()))

    def _more(self) -> None:
        key = self._card.bar.more_key
        menu = more_menu(self.looking.view(), key)
        menu.triggered.connect(self._chosen)
        menu.popup(key.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _chosen(self, action: QAction) -> None:
        self.choose(Rare(action.data()))
