"""A calculator's form, made from its declaration; it never rewrites what is under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form import Bench, Calculator, Field, Kind, Row, Suggest
from protocolapp.gui.calculators.calculator_view import CalculatorView
from protocolapp.gui.calculators.form_state import FormState, example
from protocolapp.gui.calculators.line_fields import FormField, form_field, takes_a_line
from protocolapp.gui.calculators.reagent_way import ReagentWay
from protocolapp.gui.calculators.suggesting import words_offered
from protocolapp.gui.calculators.table_input import TableInput
from protocolapp.gui.theme import Ink, Space
from protocolapp.gui.widgets.editable_table import RowsChanged
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn

_MARGINS = (Space.WIDE, Space.NONE, Space.ROOMY, Space.BASE)
_FIELD_WIDTH = 160


@dataclass(frozen=True, slots=True)
class Entered:
    """A person typed or chose this in a field."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RowsEntered:
    """A person changed the rows of a table."""

    name: str
    rows: tuple[Row, ...]


class CalculatorForm(ScrollColumn):
    """entered carries Entered, rows_entered RowsEntered; reagent_wanted the name of one to add to the lab's own."""

    entered = Signal(object)
    rows_entered = Signal(object)
    reagent_wanted = Signal(str)

    def __init__(
        self,
        calculator: Calculator,
        bench: Bench,
        above: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """above: stands before the fields."""
        super().__init__(Space.SNUG, _MARGINS, parent)
        self.calculator = calculator
        self.fields: dict[str, FormField] = {}
        self.tables: dict[str, TableInput] = {}
        self.ways: dict[str, ReagentWay] = {}
        self._names: dict[QWidget, str] = {}
        self._flows: dict[Flow, list[str]] = {}
        self._offers = words_offered(calculator, bench)
        self._decimal = bench.decimal
        self.column.add(Heading(calculator.title))
        self.column.add(PlainLabel(calculator.summary, ink=Ink.SECOND, wrap=True))
        if above is not None:
            self.column.add(above)
        self._build(calculator.fields)
        self.column.add_stretch()
        shown = example(calculator, bench.decimal)
        for name, table in self.tables.items():
            table.table.set_example(shown.rows[name])

    def show_state(self, state: FormState, *, everywhere: bool = False) -> None:
        """Hold what is typed. everywhere: under the cursor too, where somebody asked for other values."""
        for name, field in self.fields.items():
            if everywhere or not field.input.hasFocus():
                field.put(state.texts.get(name, ""))
        if everywhere:
            for name, table in self.tables.items():
                table.put(state.rows.get(name, ()))

    def show_view(self, view: CalculatorView) -> None:
        """What is asked for, what is worked out, and how each field stands."""
        for name, field in self.fields.items():
            _set_shown(field, name in view.active)
            field.show_standing(view.fields.get(name), view.worked_out.get(name, ""))
        for flow, names in self._flows.items():
            _set_shown(flow, not view.unasked(names))
        for name, table in self.tables.items():
            _set_shown(table, name in view.active)
            table.show_standing(view.fields.get(name), view.cells.get(name, {}))
        for name, way in self.ways.items():
            way.show_stranger(view.strangers.get(name, ""))

    def focus_first(self) -> None:
        """The keyboard goes to the first field."""
        first = next(iter([*self.fields.values(), *self.tables.values()]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)  # what stands there is typed over

    def _build(self, fields: Sequence[Field]) -> None:
        """Short fields stand side by side, long ones and tables take the whole width."""
        flow: Flow | None = None
        for field in fields:
            if field.kind is Kind.TABLE:
                flow = None
                self._add_table(field)
            elif takes_a_line(field):
                flow = None
                self.column.add(self._add_field(field))
            else:
                if flow is None:
                    flow = Flow(Space.SNUG, _FIELD_WIDTH)
                    self._flows[flow] = []
                    self.column.add(flow)
                flow.add(self._add_field(field))
                self._flows[flow].append(field.name)

    def _add_field(self, declared: Field) -> FormField:
        words = self._offers.get(declared.suggest, ()) if declared.suggest is not None else ()
        field = form_field(declared, self._decimal, words)
        if declared.suggest is Suggest.REAGENTS:
            field.add(self._way(declared.name))
        field.add_stretch()  # stays at the top of its line
        field.edited.connect(self._tell)
        self.fields[declared.name] = field
        self._names[field] = declared.name
        return field

    def _add_table(self, declared: Field) -> None:
        table = TableInput(declared, self._offers)
        if any(one.suggest is Suggest.REAGENTS for one in declared.columns):
            table.add(self._way(declared.name))
        table.changed.connect(self._tell_rows)
        self.tables[declared.name] = table
        self._names[table] = declared.name
        self.column.add(table)

    def _way(self, name: str) -> ReagentWay:
        way = self.ways[name] = ReagentWay()
        way.wanted.connect(self.reagent_wanted)
        return way

    def _tell(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget) and sender in self._names:
            self.entered.emit(Entered(self._names[sender], text))

    def _tell_rows(self, changed: RowsChanged) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget) and sender in self._names:
            self.rows_entered.emit(RowsEntered(self._names[sender], changed.rows))


def _set_shown(widget: QWidget, shown: bool) -> None:
    if widget.isHidden() is shown:
        widget.setVisible(shown)
