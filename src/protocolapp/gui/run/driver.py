"""From gestures to commands: what each key of the run screen asks of the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication

from protocolapp.gui.desk import Desk
from protocolapp.gui.explain.where_view import Explainable, WhereAsked
from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.asking import Asking
from protocolapp.gui.run.attaching import Attaching
from protocolapp.gui.run.filling import Filling
from protocolapp.gui.run.form_filling import FormFilling
from protocolapp.gui.run.keys import Gesture
from protocolapp.gui.run.looking import Looking
from protocolapp.gui.run.more_menu import Rare, more_menu
from protocolapp.gui.run.step_card import StepCard
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
        self._forms = FormFilling(self.looking, self._asking, card.sheet, self)
        self._filling.unplaced.connect(self._forms.note_code)
        self.attaching = Attaching(desk, self._asking, card.banner, card, self)
        self._thumbnails = Thumbnails(desk, self)
        self._thumbnails.loaded.connect(self._pictures)
        self._deeds, self._rare = self._gestures(), self._rare_things()
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

    def load_pictures(self) -> None:
        """Small pictures of the files on the card, as far as they are not there yet."""
        step = self.looking.step
        if step is not None and step.files:
            self._thumbnails.want(step.files)

    def _gestures(self) -> Mapping[Gesture, Callable[[], None]]:
        return {
            Gesture.PRIMARY: self.act,
            Gesture.ANYWAY: self._anyway,
            Gesture.NOTE: self._forms.note,
            Gesture.DEVIATION: self._forms.deviation,
            Gesture.SKIP: self._skip,
            Gesture.WAY: self._forms.way,
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
            Gesture.BEFORE: self.looking.look_before,
            Gesture.BEHIND: self.looking.look_behind,
            Gesture.BACK: self.back,
            Gesture.HELP: self._card.keys.toggle,
        }

    def _rare_things(self) -> Mapping[Rare, Callable[[], None]]:
        return {
            Rare.ANYWAY: self._anyway,
            Rare.FAIL: self._fail,
            Rare.REOPEN: self._reopen,
            Rare.ATTACH: self._attach,
            Rare.EXPLAIN: self._explain,
            Rare.DESCRIBE: self._forms.describe,
            Rare.WAY: self._forms.any_way,
            Rare.PARAMETER: self._forms.parameter,
            Rare.ADD: self._forms.add_sample,
            Rare.DROP: self._forms.drop_sample,
            Rare.PAUSE: self._pause,
            Rare.RESUME: self._pause,
            Rare.COMPLETE: self._complete,
            Rare.RECORD: self._record,
            Rare.REOPEN_RUN: self._reopen_run,
            Rare.ABANDON: self._abandon,
            Rare.KEYS: self._card.keys.toggle,
        }

    def _wire(self) -> None:
        bar, card = self._card.bar, self._card
        bar.acted.connect(self.act)
        bar.noted.connect(self._forms.note)
        bar.deviated.connect(self._forms.deviation)
        bar.skipped.connect(self._skip)
        bar.repeated.connect(self._repeat)
        bar.undone.connect(self._undo)
        bar.more.connect(self._more)
        card.head.undo.undo_asked.connect(self._undo)
        card.head.back.connect(self.back)
        card.body.way_asked.connect(self._forms.other_way)
        card.body.where_asked.connect(self._tell_where)
        card.end.record_asked.connect(self._record)
        card.end.ways.chosen.connect(self._go_on)
        card.body.given.connect(self._given)
        card.body.file_wanted.connect(self._file_wanted)

    def _submit(self, command: Command) -> bool:
        return self._asking.submit(self.looking.run_id, command)

    def _anyway(self) -> None:
        self._at_open_step(c.CompleteStep)

    def _skip(self) -> None:
        self._at_open_step(c.SkipStep)

    def _fail(self) -> None:
        self._at_open_step(c.FailStep)

    def _at_open_step(self, command: Callable[[str], Command]) -> None:
        step = self.looking.step
        if step is not None and not step.closed:
            self._submit(command(step.ref))

    def _attach(self) -> None:
        if self.looking.ref and self.looking.service.state.open:
            self.attaching.choose(self.looking.run_id, self.looking.ref)

    def _paste(self) -> None:
        if self.looking.ref and self.looking.service.state.open:
            self.attaching.paste(self.looking.run_id, self.looking.ref)

    def _given(self, given: FilesGiven) -> None:
        ref = given.key.step if given.key is not None else self.looking.ref
        self.attaching.attach(self.looking.run_id, ref, given)

    def _file_wanted(self, wanted: FileWanted) -> None:
        self.attaching.choose(self.looking.run_id, wanted.key.step, wanted.key)

    def _pictures(self, pictures: Mapping[str, QImage]) -> None:
        self._card.body.files.show_pictures(pictures)

    def _repeat(self) -> None:
        if self.looking.ref:
            self._submit(c.RepeatStep(self.looking.ref))

    def _reopen(self) -> None:
        if self.looking.ref:
            self._submit(c.ReopenStep(self.looking.ref))

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

    def _more(self) -> None:
        key = self._card.bar.more_key
        menu = more_menu(self.looking.view(), key)
        menu.triggered.connect(self._chosen)
        menu.popup(key.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _chosen(self, action: QAction) -> None:
        self.choose(Rare(action.data()))
