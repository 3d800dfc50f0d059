"""The middle of the card: instruction, values, warnings, table, lines to fill in, remarks. It scrolls when long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.explain.where_view import WhereAsked, is_value
from protocolapp.gui.plan.exhibit_cards import ExhibitCards
from protocolapp.gui.run.check_list import CheckList
from protocolapp.gui.run.copied_value import without_unit
from protocolapp.gui.run.entry_input import MOMENTS, EntryInput, EntryLine, entry_input
from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.file_entry import EntryFile
from protocolapp.gui.run.file_list import FileList
from protocolapp.gui.run.fork_line import ForkLine
from protocolapp.gui.run.row_table import RowTable
from protocolapp.gui.run.step_view import StepView, WarningKind, WarningView
from protocolapp.gui.run.typed import FilesGiven, Typed
from protocolapp.gui.run.wait_panel import WaitPanel
from protocolapp.gui.run.whole_input import WholeInput
from protocolapp.gui.run.whole_inputs import AnyInput, Draft, drafts_of, put_draft, take_draft, whole_input
from protocolapp.gui.run.window_chip import WindowChip
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.drop_zone import local_files
from protocolapp.gui.widgets.field import Field
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.gui.widgets.table_cells import CellAsked
from protocolapp.gui.widgets.value_chip import ValueChip
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Chip

_CALLOUTS = {
    WarningKind.HAZARD: CalloutKind.HAZARD,
    WarningKind.CAUTION: CalloutKind.CAUTION,
    WarningKind.TIP: CalloutKind.TIP,
}
_FIELD_WIDTH = 240


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
        self._chips: list[ValueChip] = []
        self.exhibits: ExhibitCards | None = None
        self._inputs: dict[EntryKey, AnyInput] = {}
        self._drafts: dict[EntryKey, Draft] = {}
        self.files = FileList()
        self.setAcceptDrops(True)
        self._helps: dict[EntryKey, Field] = {}
        self._table: RowTable | None = None
        self._checks: CheckList | None = None
        self._wait, self.chip = WaitPanel(), WindowChip()
        self._text = PlainLabel()
        self._conditions = self._remarks = self._waits = self._text

    def show_step(self, view: StepView, next_row: str) -> None:
        """In place where the step is still the same, so that the cursor and the eye stay where they are."""
        if self._shown is None or _shape(self._shown) != _shape(view):
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
        for chip, value in zip(self._chips, view.chips, strict=True):
            self._fill(chip, value)
        if self.exhibits is not None:
            self.exhibits.show_exhibits(view.exhibits)
        if self._table is not None:
            self._table.show_step(view, next_row)
        if self._checks is not None:
            self._checks.show_rows(view.checks)
        for field in view.fields:
            self._inputs[field.key].show_field(field)
            if field.key in self._helps:
                self._helps[field.key].set_help(_help(field))
        self.files.show_files(view.files)

    def copy_units(self, with_unit: bool) -> None:
        """Whether a value is copied as `18.33 mL` or as `18.33`."""
        self._with_unit = with_unit
        if self._shown is not None:
            for chip, value in zip(self._chips, self._shown.chips, strict=True):
                self._fill(chip, value)

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

    def _build(self, view: StepView, next_row: str) -> None:
        self.rebuilding.emit()
        self._drafts |= drafts_of(self._inputs.values())
        self.column.clear()
        self._chips, self._inputs, self._helps = [], {}, {}
        self._table = self._checks = None
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

    def value_of(self, holder: QWidget | None) -> WhereAsked | None:
        """The name and row of the value that has the keyboard, else of the first there is; None where there is none."""
        view = self._shown
        if view is None:
            return None
        for chip, value in zip(self._chips, view.chips, strict=True):
            if chip is holder and is_value(value.name):
                return WhereAsked(value.name)
        if self._table is not None and self._table is holder and self._table.currentIndex().isValid():
            return self._of_cell(self._table.asked_of(self._table.currentIndex()))
        names = (*(value.name for value in view.chips), *view.cell_names)
        return next((WhereAsked(name) for name in names if is_value(name)), None)

    def _ask_chip(self) -> None:
        sender = self.sender()
        value = self.value_of(sender if isinstance(sender, QWidget) else None)
        if value is not None:
            self.where_asked.emit(value)

    def _ask_cell(self, asked: CellAsked) -> None:
        value = self._of_cell(asked)
        if value is not None:
            self.where_asked.emit(value)

    def _of_cell(self, asked: CellAsked) -> WhereAsked | None:
        kind, _, number = asked.column.partition(":")
        if kind != "cell" or self._shown is None:
            return None
        name = self._shown.cell_names[int(number)]
        return WhereAsked(name, asked.row) if is_value(name) else None

    def _add_warnings(self, view: StepView, *kinds: WarningKind) -> None:
        for warning in view.warnings:
            if warning.kind in kinds:
                self.column.add(_callout(warning))

    def _add_exhibits(self, view: StepView) -> None:
        """Plates and calculations; made only at the steps that show some."""
        self.exhibits = ExhibitCards() if view.exhibits else None
        if self.exhibits is not None:
            self.exhibits.copied.connect(self.copied)
            self.column.add(self.exhibits)

    def _add_chips(self, view: StepView) -> None:
        if not view.chips:
            return
        flow = Flow(Space.SNUG)
        for value in view.chips:
            chip = ValueChip(value.label, value.text, value.detail)
            self._fill(chip, value)
            chip.copied.connect(self.copied)
            chip.asked.connect(self._ask_chip)
            chip.set_asking(is_value(value.name))
            self._chips.append(chip)
            flow.add(chip)
        self.column.add(flow)

    def _fill(self, chip: ValueChip, value: Chip) -> None:
        plain = value.plain or value.text
        copy = plain if self._with_unit else without_unit(plain)
        chip.set_value(value.label, value.text, value.detail, copy=copy)

    def _add_rows(self, view: StepView, next_row: str) -> None:
        if view.rows:
            self._table = RowTable(view, next_row)
            self._table.ticked.connect(self.ticked)
            self._table.copied.connect(self.copied)
            self._table.asked.connect(self._ask_cell)
            for line in self._table.inputs.values():
                self._listen(line)
            self.column.add(self._table)
        if view.checks:
            self._checks = CheckList(view.checks)
            self._checks.ticked.connect(self.ticked)
            self.column.add(self._checks)

    def _add_fields(self, view: StepView) -> None:
        fields = [field for field in view.fields if not field.whole]
        if not fields:
            return
        flow = Flow(Space.BASE, _FIELD_WIDTH)
        for field in fields:
            line = entry_input(field)
            self._inputs[field.key] = line
            self._helps[field.key] = Field(field.label, line, _help(field), unit=field.unit)
            self._listen(line)
            flow.add(self._helps[field.key])
            if isinstance(line, EntryLine) and field.kind in MOMENTS:
                self._helps[field.key].add(_now_key(line), align=Qt.AlignmentFlag.AlignLeft)
        self.column.add(flow)

    def _add_whole(self, view: StepView) -> None:
        """Tables, plates and files, below each other; what was begun in them before is there again."""
        for field in view.fields:
            if not field.whole:
                continue
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


def _shape(view: StepView) -> tuple[object, ...]:
    """What the widgets are made for; the rest only changes what they say."""
    rows = tuple((row.id, tuple(field.key for field in row.fields)) for row in view.rows)
    checks = tuple(row.id for row in view.checks)
    fields = tuple(
        (field.key, field.name, field.label, field.kind, field.choices, field.columns)
        for field in view.fields
    )
    table = (view.headings, view.field_headings, view.row_title, rows)
    return (view.ref, view.forks, table, checks, fields, view.warnings, len(view.chips), bool(view.exhibits))


def _now_key(line: EntryLine) -> Button:
    key = Button(QCoreApplication.translate("run", "Now"), Variant.QUIET, icon="clock", key="N")
    key.setEnabled(not line.isReadOnly())
    key.clicked.connect(line.ask_now)
    return key


def _callout(warning: WarningView) -> Callout:
    return Callout(_CALLOUTS[warning.kind], warning.text)


def _help(field: FieldView) -> str:
    return " · ".join(part for part in (field.warning, field.history or field.help) if part)
