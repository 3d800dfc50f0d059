"""The record screen: what happened in a run, as it will be printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Background, Failure
from protocolapp.gui.desk import Desk, RunChanged, Saved, WasRefused
from protocolapp.gui.explain.where_card import WhereCard
from protocolapp.gui.explain.where_key import WHERE_KEYS
from protocolapp.gui.record.asking import ask_run
from protocolapp.gui.record.bar import RecordBar
from protocolapp.gui.record.described import Described, Description
from protocolapp.gui.record.document import Document
from protocolapp.gui.record.parts import record_parts
from protocolapp.gui.record.pdf_export import PdfExport
from protocolapp.gui.record.record_view import bar_view
from protocolapp.gui.record.run_reading import ReadRun, UnreadableRun, read_run
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from protocolapp.gui.widgets.saved_indicator import SavedIndicator
from protocolapp.gui.widgets.ways_on import WayChosen
from protocolapp.run.commands import Command, DescribeRun, HideRun, ReopenRun
from protocolapp.run.ports import StoreError, UnknownRunError
from protocolapp.services.going_on import GoOn

_ABOVE = (Space.VAST, Space.NONE, Space.VAST, Space.NONE)
_REASONS = ("completed too early", "a step was missed", "a value has to be corrected")


class RecordScreen(Column):
    """run_requested: go on with this run. go_on_requested carries a GoOn. back: leave the record."""

    run_requested = Signal(str)
    go_on_requested = Signal(object)
    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._desk = desk
        self._run_id = ""
        self._run: ReadRun | None = None
        self._described: Described | None = None
        self._reading = Background(self)
        self._build()
        self._connect()

    def show_run(self, run_id: str) -> None:
        """Show the record of this run as it is now."""
        if run_id != self._run_id:
            self._run_id, self._run, self._described = run_id, None, None
            self.document.clear()
            self.bar.show_nothing()
            self.banner.hide()
            self.exporting.hide()
            self.sheet.hide()
            self.where.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the run anew; what is shown stays until that is done."""
        workplace = self._desk.workplace
        try:
            events = workplace.history().read(self._run_id)
        except StoreError as error:
            self._tell(Failure.of(error))
        except UnknownRunError:
            self._tell(Failure(self.tr("There is no such run"), self.tr("It is not in the data."), ""))
        else:
            self._reading.start(
                partial(read_run, self._run_id, events, workplace.clock.now(), workplace.attachments)
            )

    def export(self) -> None:
        """Ask where to, and write the PDF."""
        if self._run is not None:
            self.exporting.begin(self._run_id)

    def _build(self) -> None:
        self.bar, self.banner, self.sheet = RecordBar(), Banner(), ReasonSheet()
        self.exporting, self.where = PdfExport(self._desk), WhereCard()
        self._saved = SavedIndicator()
        self.document = Document(self.tr("Record of the run"))
        above = Column(Space.TIGHT, _ABOVE)
        for part in (self.banner, self.exporting, self.sheet, self._saved, self.where):
            above.add(part)
        self.add(self.bar)
        self.add(above)
        self.add(self.document, stretch=1)

    def _connect(self) -> None:
        self.bar.back.connect(self.back)
        self.bar.go_on.connect(self._go_on)
        self.bar.reopen.connect(self._ask_reopen)
        self.bar.following.chosen.connect(self._follow)
        self.bar.hide_asked.connect(self._hide)
        self.bar.export.connect(self.export)
        self.bar.where.clicked.connect(self._where_from)
        self.sheet.given.connect(self._reopen)
        self.banner.acted.connect(self.banner.hide)
        self._reading.done.connect(self._show)
        self._desk.run_changed.connect(self._changed)
        self._desk.refused.connect(self._refused)
        self._desk.saved.connect(self._note_saved)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self.export),
            (QKeySequence.StandardKey.Back, self.back.emit),
            (WHERE_KEYS, self._where_from),
        ):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, run: ReadRun | UnreadableRun) -> None:
        if run.run_id != self._run_id:
            return
        if isinstance(run, UnreadableRun):
            self.document.clear()
            self.bar.show_nothing()
            self._tell(Failure(run.title, run.message, run.remedy))
            return
        again = self._run is not None
        self._run = run
        self.bar.show_view(bar_view(run))
        if self._described is not None and self._described.editing:
            return  # nothing moves under a hand that types; it is shown anew when the fields are closed
        self._described = Described(run.record.named, run.record.aim, editable=run.sound)
        self._described.described.connect(self._describe)
        self.document.show_parts(record_parts(run.record, self._described), keep_place=again)

    def _changed(self, changed: RunChanged) -> None:
        if changed.run_id == self._run_id and self.isVisible():
            self.refresh()

    def _note_saved(self, saved: Saved) -> None:
        if saved.run_id == self._run_id and self.isVisible():
            self._saved.saved(f"{saved.at.local:%H:%M:%S}")

    def _go_on(self) -> None:
        self.run_requested.emit(self._run_id)

    def _follow(self, way: WayChosen) -> None:
        self.go_on_requested.emit(GoOn(self._run_id, way.place))

    def _where_from(self) -> None:
        if self._run is not None and self._run.values is not None:
            self.where.open(self._run.values)

    def _ask_reopen(self) -> None:
        self.sheet.ask(self.tr("Why does this run go on?"), _REASONS, self.tr("Reopen run"))

    def _reopen(self, reason: str) -> None:
        self._ask(ReopenRun(reason))

    def _hide(self) -> None:
        if self._run is not None:
            self._ask(HideRun(not self._run.hidden))

    def _describe(self, description: Description) -> None:
        self._ask(DescribeRun(description.title, description.aim))

    def _ask(self, command: Command) -> None:
        failure = ask_run(self._desk, self._run_id, command, self)
        if failure is not None:
            self._tell(failure)

    def _refused(self, refused: WasRefused) -> None:
        if refused.asker is self:
            refusal = refused.refusal
            self._tell(Failure.of(refusal))

    def _tell(self, failure: Failure) -> None:
        self.banner.tell(failure.title, f"{failure.message} {failure.remedy}".strip(), self.tr("Close"))
