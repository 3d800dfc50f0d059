"""The middle of the card: instruction, values, warnings, table, lines to fill in, remarks. It scrolls when long."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.explain.where_view import WhereAsked, is_value
from protocolapp.gui.plan.exhibit_cards import ExhibitCards
from protocolapp.gui.run.check_list import CheckList
from protocolapp.gui.run.entry_fields import EntryFields
from protocolapp.gui.run.entry_input import EntryInput, EntryLine
from protocolapp.gui.run.file_entry import EntryFile
from protocolapp.gui.run.file_list import FileList
from protocolapp.gui.run.fork_line import ForkLine
from protocolapp.gui.run.row_table import RowTable
from protocolapp.gui.run.step_view import StepView, WarningKind
from protocolapp.gui.run.typed import FilesGiven, Typed
from protocolapp.gui.run.value_chips import ValueChips
from protocolapp.gui.run.wait_panel import WaitPanel
from protocolapp.gui.run.warning_boxes import warning_boxes
from protocolapp.gui.run.whole_input import WholeInput
from protocolapp.gui.run.whole_inputs import AnyInput, Draft, drafts_of, put_draft, take_draft, whole_input
from protocolapp.gui.run.window_chip import WindowChip
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.drop_zone import local_files
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.plan.facts import EntryKey


class StepBody(ScrollColumn):
    """ticked carries the kit's Ticked; entered, passed and now_wanted carry a Typed; copied the text of a value.

    given carries a FilesGiven, dropped here or for an entry; file_wanted a FileWanted. files: the list of them.
    way_asked: a ForkView, for another way at its fork. where_asked: a WhereAsked.
    rebuilding: what it holds is about to go, and with it the keyboard's place.
    """

    ticked = Signal(object)
    entered = Signal(object)
    passed = Signal(object)
    now_wanted = Signal(object)
    given = Signal(object)
    file_wanted = Signal(object)
    copied = Signal(str)
    way_asked = Signal(object)
    where_asked = Signal(object)
    rebuilding = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, (0, 0, Space.HAIR, 0), parent)
        self._shown: StepView | None = None
        self._with_unit = True
        self._chips: ValueChips | None = None
        self.exhibits: ExhibitCards | None = None
        self._inputs: dict[EntryKey, AnyInput] = {}
        self._drafts: dict[EntryKey, Draft] = {}
        self.files = FileList()
        self.setAcceptDrops(True)
        self._fields: EntryFields | None = None
        self._table: RowTable | None = None
        self._checks: CheckList | None = None
        self._wait, self.chip = WaitPanel(), WindowChip()
        self._text = PlainLabel()
        self._conditions = self._remarks = self._waits = self._text

    def show_step(self, view: StepView, next_row: str) -> None:
        """In place where the step is still the same, so that the cursor and the eye stay where they are."""
        if self._shown is None or self._shown.shape != view.shape:
            self._build(view, next_row)
        self._shown = view
        self._text.setText(view.text)
        self._conditions.setText(view.conditions)
        self._waits.setText(view.waits_for)
        self._wait.show_wait(view.wait)
        self.chip.show_window(view.window)
        self._remarks.setText("\n".join(view.remarks))
        for label in (self._conditions, self._waits, self._remarks):
            label.setVisible(bool(label.literal()))
        if self._chips is not None:
            self._chips.show_values(view.chips)
        if self.exhibits is not None:
            self.exhibits.show_exhibits(view.exhibits)
        if self._table is not None:
            self._table.show_step(view, next_row)
        if self._checks is not None:
            self._checks.show_rows(view.checks)
        if self._fields is not None:
            self._fields.show_fields(view.short)
        for field in view.whole:
            self._inputs[field.key].show_field(field)
        self.files.show_files(view.files)

    def copy_units(self, with_unit: bool) -> None:
        """Whether a value is copied as `18.33 mL` or as `18.33`."""
        self._with_unit = with_unit
        if self._chips is not None:
            self._chips.copy_units(with_unit)

    def input(self, key: EntryKey) -> AnyInput | None:
        """Where a value is typed."""
        inputs: dict[EntryKey, AnyInput] = {
            **self._inputs,
            **(self._table.inputs if self._table is not None else {}),
        }
        return inputs.get(key)

    def lines(self) -> list[EntryLine]:
        """All lines that text can be typed into, in reading order."""
        inputs = [*(self._table.inputs.values() if self._table is not None else ()), *self._inputs.values()]
        return [one for one in inputs if isinstance(one, EntryLine) and not one.isReadOnly()]

    def problem(self, typed: Typed, message: str) -> None:
        """Say at a line that it was not taken, and why."""
        line = self.input(typed.key)
        if line is not None:
            line.refuse()
            line.setAccessibleDescription(message)
            if isinstance(line, WholeInput):
                line.tell(message)

    def value_of(self, holder: QWidget | None) -> WhereAsked | None:
        """The name and row of the value that has the keyboard, else of the first there is; None where there is none."""
        view = self._shown
        if view is None:
            return None
        asked = self._chips.value_at(holder) if self._chips is not None else None
        if asked is not None:
            return asked
        if self._table is not None and self._table is holder and self._table.currentIndex().isValid():
            return self._table.current_value()
        names = (*(value.name for value in view.chips), *view.cell_names)
        return next((WhereAsked(name) for name in names if is_value(name)), None)

    def _build(self, view: StepView, next_row: str) -> None:
        self.rebuilding.emit()
        self._drafts |= drafts_of(self._inputs.values())
        self.column.clear()
        self._inputs = {}
        self._chips = self._table = self._checks = self._fields = None
        self._text = PlainLabel(size=Type.STEP, weight=Weight.SEMIBOLD, wrap=True)
        self._conditions = PlainLabel(size=Type.LEAD, ink=Ink.SECOND, wrap=True)
        head = Column(Space.TIGHT)
        head.add(self._text)
        head.add(self._conditions)
        self._wait, self.chip = WaitPanel(), WindowChip()
        self._add_forks(view)
        self._add_warnings(view, WarningKind.HAZARD)
        self.column.add(head)
        self.column.add(self.chip)
        self.column.add(self._wait)
        self._add_chips(view)
        self._waits = PlainLabel(ink=Ink.WARN, wrap=True)
        self.column.add(self._waits)
        self._add_warnings(view, WarningKind.CAUTION, WarningKind.TIP)
        self._add_exhibits(view)
        self._add_rows(view, next_row)
        self._add_fields(view)
        self._add_whole(view)
        self.files = FileList()
        self.column.add(self.files)
        self._remarks = Caption(ink=Ink.SECOND)
        self.column.add(self._remarks)
        self.column.add_stretch()
        self.verticalScrollBar().setValue(0)

    def _add_forks(self, view: StepView) -> None:
        for fork in view.forks:
            line = ForkLine(fork)
            line.asked.connect(self.way_asked)
            self.column.add(line)

    def _add_warnings(self, view: StepView, *kinds: WarningKind) -> None:
        for box in warning_boxes(view, *kinds):
            self.column.add(box)

    def _add_exhibits(self, view: StepView) -> None:
        """Plates and calculations; made only at the steps that show some."""
        self.exhibits = ExhibitCards() if view.exhibits else None
        if self.exhibits is not None:
            self.exhibits.copied.connect(self.copied)
            self.column.add(self.exhibits)

    def _add_chips(self, view: StepView) -> None:
        if view.chips:
            self._chips = ValueChips(view.chips, self._with_unit)
            self._chips.copied.connect(self.copied)
            self._chips.where_asked.connect(self.where_asked)
            self.column.add(self._chips)

    def _add_rows(self, view: StepView, next_row: str) -> None:
        if view.rows:
            self._table = RowTable(view, next_row)
            self._table.ticked.connect(self.ticked)
            self._table.copied.connect(self.copied)
            self._table.where_asked.connect(self.where_asked)
            for line in self._table.inputs.values():
                self._listen(line)
            self.column.add(self._table)
        if view.checks:
            self._checks = CheckList(view.checks)
            self._checks.ticked.connect(self.ticked)
            self.column.add(self._checks)

    def _add_fields(self, view: StepView) -> None:
        if view.short:
            self._fields = EntryFields(view.short)
            self._inputs |= self._fields.inputs
            for line in self._fields.inputs.values():
                self._listen(line)
            self.column.add(self._fields)

    def _add_whole(self, view: StepView) -> None:
        """Tables, plates and files, below each other; what was begun in them before is there again."""
        for field in view.whole:
            part = whole_input(field)
            if isinstance(part, EntryFile):
                part.wanted.connect(self.file_wanted)
                part.given.connect(self.given)
            else:
                part.entered.connect(self.entered)
            self._inputs[field.key] = part
            self.column.add(part)
            put_draft(part, take_draft(self._drafts, field))

    def _listen(self, line: EntryInput) -> None:
        line.entered.connect(self.entered)
        if isinstance(line, EntryLine):
            line.passed.connect(self.passed)
            line.now_wanted.connect(self.now_wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._shown is not None and local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files that fall anywhere on the step belong to it."""
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.given.emit(FilesGiven(paths))
