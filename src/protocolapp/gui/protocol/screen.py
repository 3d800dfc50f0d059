"""The protocol page: everything there is to read before one begins."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Background, Failure
from protocolapp.gui.desk import Desk
from protocolapp.gui.explain.where_card import WhereCard
from protocolapp.gui.explain.where_key import WHERE_KEYS, WhereKey
from protocolapp.gui.explain.where_view import Explainable
from protocolapp.gui.library.file_banner import FileBanner
from protocolapp.gui.library.followed_file import FileChange
from protocolapp.gui.library.opening import Opened
from protocolapp.gui.plan.bench_sheet import BenchSheetWriter
from protocolapp.gui.plan.written_banner import WrittenBanner
from protocolapp.gui.protocol.checks_view import checks_view
from protocolapp.gui.protocol.page_body import PageBody
from protocolapp.gui.protocol.page_writer import PageWriter
from protocolapp.gui.protocol.rehearsing import Rehearsed, go_through, keep
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.kept_place import KeptPlace
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import Loaded
from protocolapp.protocol.model import Protocol
from protocolapp.record.protocol_page.view import protocol_view
from protocolapp.run.ports import StoreError
from protocolapp.services.checking import checks_of

_MARGINS = (Space.VAST, Space.SNUG, Space.VAST, Space.NONE)


class ProtocolScreen(Column):
    """set_up_requested carries the Protocol; rehearsed the id of the run that was gone through and kept."""

    set_up_requested = Signal(object)
    rehearsed = Signal(str)
    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _MARGINS, parent)
        self._desk = desk
        self._protocol: Protocol | None = None
        self._plan: Plan | None = None
        self._loaded: Loaded | None = None
        self._fingerprint = ""
        self._sheet, self._page, self._work = (
            BenchSheetWriter(desk, self),
            PageWriter(desk, self),
            Background(self),
        )
        self._build()
        for writer in (self._sheet, self._page):
            writer.written.connect(self._banner.tell_written)
            writer.failed.connect(self._banner.tell_failure)
        self._work.done.connect(self._keep)
        self._work.failed.connect(self._not_rehearsed)
        desk.lab_changed.connect(self._lab_changed)

    def show_protocol(self, opened: Opened) -> None:
        """Show a protocol that was loaded without a problem."""
        protocol, fingerprint = opened.loaded.protocol, opened.loaded.fingerprint
        self._file_banner.hide()
        if protocol is None or fingerprint is None or fingerprint == self._fingerprint:
            return
        self._protocol, self._loaded, self._fingerprint = protocol, opened.loaded, fingerprint
        self._banner.hide()
        self._show()

    def take_change(self, change: FileChange) -> None:
        """Show what the edited file says, from where one was reading; while it has problems, what it said before."""
        if change.before != self._protocol:
            return
        protocol, fingerprint = change.loaded.protocol, change.loaded.fingerprint
        if protocol is None or fingerprint is None:
            self._file_banner.tell_change(change)
        elif fingerprint == self._fingerprint:
            self._file_banner.hide()  # mended to what is shown
        else:
            self._protocol, self._loaded, self._fingerprint = protocol, change.loaded, fingerprint
            self._place.keep()
            self._show()
            self._file_banner.tell_change(change)

    def _show(self) -> None:
        if self._protocol is None or self._loaded is None:
            return
        lab = self._desk.workplace.lab()
        self._plan = make_plan(self._protocol, typical_facts(self._protocol), lab)
        view = protocol_view(self._plan, self._fingerprint)
        checks = checks_view(checks_of(self._loaded, self._plan, lab.pipettes))
        self.body.show_page(view, self._plan, checks)

    def _build(self) -> None:
        back = Button(self.tr("Back"), Variant.QUIET, icon="arrow-left")
        self.body, self._banner, self._file_banner = PageBody(), WrittenBanner(), FileBanner()
        self._place = KeptPlace(self.body)
        self._rehearse = Button(self.tr("Rehearse"))
        page, sheet = Button(self.tr("Print the protocol")), Button(self.tr("Print bench sheet"))
        start = Button(self.tr("Set up a run"), Variant.PRIMARY)
        actions, top = Flow(Space.SNUG), Row(Space.SNUG)
        self.where, where = WhereCard(), WhereKey()
        for button in (where, page, sheet, self._rehearse, start):
            actions.add(button)
        top.add(back, align=Qt.AlignmentFlag.AlignTop)
        top.add_stretch()
        top.add(actions)
        self.add(top)
        self.add(self._banner)
        self.add(self._file_banner)
        self.add(self.where)
        self.add(self.body, stretch=1)
        back.clicked.connect(self.back)
        start.clicked.connect(self._set_up)
        where.clicked.connect(self._where_from)
        page.clicked.connect(self._print_page)
        sheet.clicked.connect(self._print)
        self._rehearse.clicked.connect(self.rehearse)
        for keys, slot in (
            (QKeySequence.StandardKey.Print, self._print),
            (WHERE_KEYS, self._where_from),
        ):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._start = start
        self.setFocusProxy(start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def rehearse(self) -> None:
        """Go through the whole run with typical values, keep it marked as a rehearsal, and tell its id."""
        if self._protocol is None or self._work.busy:
            return
        workplace = self._desk.workplace
        now = workplace.clock.now()
        try:
            used = workplace.store().labels(now.local.date().isoformat())
        except StoreError as error:
            self._banner.tell_failure(Failure.of(error))
            return
        self._rehearse.setEnabled(False)
        self._work.start(partial(go_through, self._protocol, workplace.lab(), now, workplace.new_id(), used))

    def busy(self) -> bool:
        """Whether a rehearsal is being gone through or something printed."""
        return self._work.busy or self._sheet.busy() or self._page.busy()

    def _keep(self, rehearsed: Rehearsed) -> None:
        self._rehearse.setEnabled(True)
        try:
            keep(rehearsed, self._desk.workplace.store())
        except StoreError as error:
            self._banner.tell_failure(Failure.of(error))
        else:
            self.rehearsed.emit(rehearsed.run_id)

    def _not_rehearsed(self, failure: Failure) -> None:
        self._rehearse.setEnabled(True)
        self._banner.tell_failure(failure)

    def _set_up(self) -> None:
        if self._protocol is not None:
            self.set_up_requested.emit(self._protocol)

    def _where_from(self) -> None:
        if self._plan is not None:
            self.where.open(Explainable(self._plan))

    def _print(self) -> None:
        if self._plan is not None:
            self._sheet.ask(self._plan)

    def _print_page(self) -> None:
        if self._plan is not None:
            self._page.ask(self._plan)

    def _lab_changed(self, _lab: object) -> None:
        self._show()
