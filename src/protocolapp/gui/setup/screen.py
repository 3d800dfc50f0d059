"""The set-up screen: what is typed on the left, what follows from it on the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.background import Failure
from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.desk import Desk
from protocolapp.gui.explain.where_card import WhereCard
from protocolapp.gui.explain.where_key import WHERE_KEYS, WhereKey
from protocolapp.gui.explain.where_view import Explainable, WhereAsked
from protocolapp.gui.library.file_banner import FileBanner
from protocolapp.gui.library.followed_file import FileChange
from protocolapp.gui.plan.bench_sheet import BenchSheetWriter
from protocolapp.gui.plan.written_banner import WrittenBanner
from protocolapp.gui.setup.carrying_over import carry_over
from protocolapp.gui.setup.draft import Draft
from protocolapp.gui.setup.handing_over import draft_of, remark_on
from protocolapp.gui.setup.prep_pane import PrepPane
from protocolapp.gui.setup.reading import Reading, read_draft
from protocolapp.gui.setup.setup_form import SetupForm
from protocolapp.gui.setup.setup_view import setup_view
from protocolapp.gui.setup.start_bar import StartBar
from protocolapp.gui.setup.two_sides import TwoSides
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Pane
from protocolapp.plan import make_plan
from protocolapp.plan.model import Plan
from protocolapp.protocol.model import Protocol
from protocolapp.run.ports import StoreError
from protocolapp.run.refusal import Refused
from protocolapp.run.setup import RunSetup
from protocolapp.services.going_on import CarriedOver

_TOP_MARGINS = (Space.WIDE, Space.NONE, Space.WIDE, Space.HAIR)
_MINUTE_MS = 60_000


class SetupScreen(Column):
    """started carries the id of the run that was begun."""

    started = Signal(str)
    back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._desk = desk
        self._form: SetupForm | None = None
        self._reading: Reading | None = None
        self._plan: Plan | None = None
        self._sheet = BenchSheetWriter(desk, self)
        self._build()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.work_out)
        desk.lab_changed.connect(self._lab_changed)

    def show_protocol(self, protocol: Protocol) -> None:
        """Set up a run of this protocol; what was typed for it, in whatever version, is still there."""
        before = self._form.draft().protocol if self._form is not None else None
        if before is not None and before.id == protocol.id:
            if before != protocol:
                self._file_banner.tell_other(before, protocol, self._take_over(protocol))
            self.work_out()
            return
        lab, operator = self._desk.workplace.lab(), self._desk.preferences.operator
        self._file_banner.hide()
        self._place_form(SetupForm(protocol, lab, operator, decimal_mark()))
        self.work_out()

    def show_carried(self, carried: CarriedOver) -> None:
        """Set up a run that goes on with the samples of another one, in place of what was typed."""
        self._forget()
        self.show_protocol(carried.protocol)
        self.form.begin_with(draft_of(carried, decimal_mark()), remark_on(carried))
        self.work_out()

    def take_change(self, change: FileChange) -> None:
        """Go on with what the edited file says; while it has problems, with what it said before."""
        before = self._form.draft().protocol if self._form is not None else None
        if before is None or before not in (change.before, change.loaded.protocol):
            return
        if change.loaded.protocol is None:
            self._file_banner.tell_change(change)
        elif change.loaded.protocol == before:
            self._file_banner.hide()  # mended to what is shown
        else:
            self._file_banner.tell_change(change, self._take_over(change.loaded.protocol))
            self.work_out()

    @property
    def form(self) -> SetupForm:
        """The form of the protocol shown. Raises LookupError while none is."""
        if self._form is None:
            raise LookupError("no protocol is shown")
        return self._form

    def work_out(self) -> None:
        """Read what is typed, plan, and show it all; less than a blink."""
        if self._form is None:
            return
        workplace = self._desk.workplace
        lab = workplace.lab()
        self._form.pipettes.show_lab(lab)
        draft = self._form.draft()
        read = read_draft(draft, decimal_mark())
        setup = self._setup(draft, read)
        self._plan = make_plan(setup.protocol, setup.facts, setup.lab_at_hand(lab))
        self._reading = read.without(self._plan.left_out, draft)
        view = setup_view(self._reading, self._plan, workplace.clock.now())
        self._form.show_view(view)
        self._form.run_fields.tell_operator(self._desk.preferences.operator)
        self.prep.show_view(view, self._plan)
        self.bar.show_state(view.why_not)

    def start(self) -> None:
        """Begin the run, if it can begin."""
        self._begin(rehearsal=False)

    def rehearse(self) -> None:
        """Begin the same as a rehearsal, marked as one everywhere."""
        self._begin(rehearsal=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self.work_out()
        if self._form is not None:
            self._form.samples.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _build(self) -> None:
        self._banner, self._file_banner = WrittenBanner(), FileBanner()
        back = Button(self.tr("Back"), Variant.QUIET, icon="arrow-left")
        top = Row(Space.NONE, _TOP_MARGINS)
        self.where, where = WhereCard(), WhereKey()
        top.add(back)
        top.add_stretch()
        top.add(where)
        self.bar = StartBar()
        self.prep = PrepPane()
        self._left = Pane(spacing=Space.NONE, margins=(Space.NONE, Space.SNUG, Space.NONE, Space.NONE))
        self._left.add(top)
        self._left.add(self.bar)
        self.sides = TwoSides(self._left, self.prep)
        top.add(self.sides.to_prep)
        self.prep.add_key(self.sides.to_form)
        self.add(self._banner)
        self.add(self._file_banner)
        self.add(self.where)
        self.add(self.sides, stretch=1)
        back.clicked.connect(self.back)
        where.clicked.connect(self._where_from)
        self.prep.volumes.asked.connect(self._tell_where)
        self.bar.start.connect(self.start)
        self.bar.rehearse.connect(self.rehearse)
        self._sheet.written.connect(self._banner.tell_written)
        self._sheet.failed.connect(self._banner.tell_failure)
        for keys, slot in (
            ("Ctrl+Return", self.start),
            (QKeySequence.StandardKey.Print, self._print),
            (WHERE_KEYS, self._where_from),
        ):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.bar.sheet_wanted.connect(self._print)

    def _place_form(self, form: SetupForm) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form, self._plan = form, None
        self._left.insert(1, form)
        form.changed.connect(self.work_out)
        form.operator_given.connect(self._take_operator)

    def _take_over(self, protocol: Protocol) -> str:
        """What is typed goes on with another version of its protocol. Returns what that means for it."""
        form = self.form
        if protocol.samples != form.draft().protocol.samples:
            form.finish_typing()
        carried = carry_over(form.draft(), protocol)
        form.take_over(carried.draft, decimal_mark())
        return carried.told or self.tr("What was typed is as it was.")

    def _begin(self, *, rehearsal: bool) -> None:
        if self._form is None or self._reading is None or self._reading.why_not:
            return
        setup = self._setup(self._form.draft(), self._reading, rehearsal=rehearsal)
        try:
            run_id = self._desk.start(setup)
        except Refused as refused:
            self._banner.tell_failure(Failure.of(refused.refusal))
        except StoreError as error:
            self._banner.tell_failure(Failure.of(error))
        else:
            self._banner.hide()
            self._file_banner.hide()
            self._forget()
            self.started.emit(run_id)

    def _setup(self, draft: Draft, reading: Reading, *, rehearsal: bool = False) -> RunSetup:
        facts = reading.facts
        return RunSetup(
            draft.protocol, draft.title, draft.aim, facts.parameters, facts.samples, draft.rotor, rehearsal,
            draft.pipettes, draft.continues, draft.continues_label,
        )  # fmt: skip

    def _forget(self) -> None:
        """The next set-up begins afresh."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = self._reading = self._plan = None

    def _where_from(self) -> None:
        self._tell_where(WhereAsked())

    def _tell_where(self, about: WhereAsked) -> None:
        if self._plan is not None and self._reading is not None and self._reading.volumes_known:
            self.where.open(Explainable(self._plan), about)

    def _print(self) -> None:
        if self._plan is not None and self._reading is not None and self._reading.volumes_known:
            self._sheet.ask(self._plan)

    def _take_operator(self, operator: str) -> None:
        try:
            self._desk.set_preferences(replace(self._desk.preferences, operator=operator.strip()))
        except StoreError as error:
            self._banner.tell_failure(Failure.of(error))
        self.work_out()

    def _lab_changed(self, _lab: object) -> None:
        if self.isVisible():
            self.work_out()
