"""The history screen: every run there was, a page at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Background, Failure
from protocolapp.gui.desk import Desk, WasRefused
from protocolapp.gui.history.filters import Filters
from protocolapp.gui.history.history_view import HistoryView, RunLine, chain_words, history_view, turned
from protocolapp.gui.history.pager import Pager
from protocolapp.gui.history.run_bar import RunBar
from protocolapp.gui.history.run_table import RunTable
from protocolapp.gui.record.asking import ask_run
from protocolapp.gui.record.pdf_export import PdfExport
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.empty_state import EmptyState
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.run.chain import ChainReport, verify
from protocolapp.run.commands import HideRun
from protocolapp.run.ports import RunQuery, StoredEvent, StoreError, UnknownRunError

_SIDES = (Space.VAST, Space.NONE, Space.VAST, Space.NONE)


class HistoryScreen(Column):
    """run_requested: go on with this run. record_requested: show its record. library_requested: start one."""

    run_requested = Signal(str)
    record_requested = Signal(str)
    library_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._desk = desk
        self._query = RunQuery()
        self._hidden_run = ""
        self._verifying = Background(self)
        self._build()
        self._query = self.filters.query()
        self._connect()

    def refresh(self) -> None:
        """Ask the store for this page as it is now."""
        try:
            page = self._desk.workplace.history().find(self._query)
        except StoreError as error:
            self._tell(Failure.of(error))
            return
        if not page.runs and self._query.offset:
            self._query = turned(self._query, -1)  # the last run of the last page is hidden now
            self.refresh()
            return
        self._show(history_view(page, self._query))

    def _build(self) -> None:
        self.filters, self.banner = Filters(), Banner()
        self.exporting = PdfExport(self._desk)
        above = Column(Space.TIGHT, _SIDES)
        above.add(self.banner)
        above.add(self.exporting)
        self.table = RunTable(self.tr("Runs"))
        self.pager = Pager()
        self._nothing = Column(Space.NONE)
        self._page = ScrollColumn(Space.SNUG, _SIDES)
        for inside in (self.filters, self.table, self.pager, self._nothing):
            self._page.column.add(inside)
        self._page.column.add_stretch()
        self.bar = RunBar()
        for part, stretch in ((above, 0), (self._page, 1), (self.bar, 0)):
            self.add(part, stretch)

    def _connect(self) -> None:
        self.filters.changed.connect(self._look)
        self.pager.turned.connect(self._turn)
        self.table.chosen.connect(self.bar.show_line)
        self.table.opened.connect(self._open)
        self.bar.go_on.connect(self._go_on)
        self.bar.open_record.connect(self._open_record)
        self.bar.verify.connect(self._verify)
        self.bar.export.connect(self._export)
        self.bar.hide_asked.connect(self._hide)
        self.bar.undo.undo_asked.connect(self._unhide)
        self.banner.acted.connect(self.banner.hide)
        self._verifying.done.connect(self._verified)
        for signal in (self._desk.run_opened, self._desk.run_changed):
            signal.connect(self._changed)
        self._desk.refused.connect(self._refused)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._find)

    def _show(self, view: HistoryView) -> None:
        self.table.setVisible(bool(view.lines))
        self.table.show_lines(view.lines)
        self.pager.show_place(view.place, before=view.before, behind=view.behind)
        self._nothing.clear()
        if view.nothing is not None:
            heading, sentence = view.nothing
            whole = self._query == RunQuery(order=self._query.order)
            action = self.tr("Go to the library") if whole else self.tr("Show all runs")
            empty = EmptyState("history" if whole else "search", heading, sentence, action)
            empty.acted.connect(self.library_requested if whole else self.filters.clear)
            self._nothing.add(empty)

    def _find(self) -> None:
        self._page.verticalScrollBar().setValue(0)
        self.filters.focus_search()

    def _look(self) -> None:
        self._query = self.filters.query()
        self.refresh()

    def _turn(self, pages: int) -> None:
        self._query = turned(self._query, pages)
        self.refresh()
        self._page.verticalScrollBar().setValue(0)

    def _changed(self, _news: object) -> None:
        if self.isVisible():
            self.refresh()

    def _open(self, line: RunLine) -> None:
        (self.run_requested if line.open else self.record_requested).emit(line.run_id)

    def _go_on(self) -> None:
        line = self.table.line()
        if line is not None:
            self.run_requested.emit(line.run_id)

    def _open_record(self) -> None:
        line = self.table.line()
        if line is not None:
            self.record_requested.emit(line.run_id)

    def _export(self) -> None:
        line = self.table.line()
        if line is not None:
            self.exporting.begin(line.run_id)

    def _verify(self) -> None:
        line = self.table.line()
        if line is None:
            return
        try:
            events = self._desk.workplace.history().read(line.run_id)
        except (StoreError, UnknownRunError) as error:
            self.bar.tell(str(error), bad=True)
            return
        self.bar.tell(self.tr("Verifying…"))
        self._verifying.start(partial(_follow, line.run_id, events))

    def _verified(self, found: tuple[str, ChainReport]) -> None:
        run_id, report = found
        line = self.table.line()
        if line is not None and line.run_id == run_id:
            self.bar.tell(chain_words(report), bad=report.first_bad is not None)

    def _hide(self) -> None:
        line = self.table.line()
        if line is None or not self._ask(line.run_id, HideRun(not line.hidden)):
            return
        if not line.hidden:
            self._hidden_run = line.run_id
            self.bar.offer_undo(self.tr("Hidden: {run}").format(run=line.said))

    def _unhide(self) -> None:
        self._ask(self._hidden_run, HideRun(hidden=False))

    def _ask(self, run_id: str, command: HideRun) -> bool:
        failure = ask_run(self._desk, run_id, command, self)
        if failure is not None:
            self._tell(failure)
        return failure is None

    def _refused(self, refused: WasRefused) -> None:
        if refused.asker is self:
            refusal = refused.refusal
            self._tell(Failure.of(refusal))

    def _tell(self, failure: Failure) -> None:
        self.banner.tell(failure.title, f"{failure.message} {failure.remedy}".strip(), self.tr("Close"))


def _follow(run_id: str, events: tuple[StoredEvent, ...]) -> tuple[str, ChainReport]:
    """On a thread of its own: touches no widget."""
    return run_id, verify(events)
