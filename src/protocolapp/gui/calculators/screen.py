"""The Calculators screen: the list at the left, what is typed in the middle, what follows from it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form import Calculator, Typed
from protocolapp.gui.calculators.bench import bench_of
from protocolapp.gui.calculators.calculator_form import CalculatorForm, Entered, RowsEntered
from protocolapp.gui.calculators.calculator_list import CalculatorList
from protocolapp.gui.calculators.calculator_view import CalculatorView, calculator_view
from protocolapp.gui.calculators.copying import Copier
from protocolapp.gui.calculators.form_side import FormSide
from protocolapp.gui.calculators.form_state import FormState, as_kept, empty, example
from protocolapp.gui.calculators.into_run import IntoRun
from protocolapp.gui.calculators.keeping import InputKeeper
from protocolapp.gui.calculators.keys import KEYS, Gesture, key_list
from protocolapp.gui.calculators.paper import Calculation, PaperWriter
from protocolapp.gui.calculators.result_tables import LONG
from protocolapp.gui.calculators.results_pane import ResultsPane
from protocolapp.gui.calculators.sets_keeper import SetsKeeper
from protocolapp.gui.calculators.three_sides import Side, ThreeSides
from protocolapp.gui.desk import Desk
from protocolapp.gui.plan.written_banner import WrittenBanner
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.focus_order import walk_in_reading_order
from protocolapp.gui.widgets.key_list import KeyList
from protocolapp.services.preferences import Preferences

_FIRST = "dilution"
_FEW_COLUMNS, _MANY_COLUMNS = 3, 5
"""In a form, and in results: a table of more takes more room."""


class CalculatorsScreen(Column):
    """settings_wanted: the pipettes are to be changed. reagent_wanted carries the name of one to add to the lab's."""

    settings_wanted = Signal()
    reagent_wanted = Signal(str)

    def __init__(self, desk: Desk, calculators: Sequence[Calculator], parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._desk = desk
        self._calculators = {one.name: one for one in calculators}
        self._bench = bench_of(desk.workplace)
        self._states: dict[str, FormState] = {}
        self._state: FormState | None = None
        self._view: CalculatorView | None = None
        self._before: FormState | None = None
        self._asked: tuple[str, tuple[str, ...]] | None = None
        self.banner = WrittenBanner(self.tr("Calculation written"))
        self.pick = CalculatorList(tuple(calculators))
        self.side, self.results = FormSide(), ResultsPane()
        self.sides = ThreeSides(self.pick, self.side, self.results)
        self.keeper = InputKeeper(desk, self)
        self.copier = Copier(self.results, self)
        self.sets = SetsKeeper(desk.workplace, self)
        self.run_notes = IntoRun(desk, self.banner, self)
        self.paper = PaperWriter(desk, self)
        self.side.add_keys(self.sides.to_list, self.sides.to_results)
        self.results.add_key(self.sides.to_form)
        self.keys = KeyList(key_list())
        self.add(self.banner)
        self.add(self.keys)
        self.add(self.sides, stretch=1)
        self._wire()
        self.results.pipettes.show_lab(desk.workplace.lab())
        self.results.tiles.copy_units(desk.preferences.copy_with_unit)

    @property
    def form(self) -> CalculatorForm:
        """The form of the open calculator. Raises LookupError while none is."""
        return self.side.form

    @property
    def view(self) -> CalculatorView | None:
        """What is shown; None before a calculator was opened."""
        return self._view

    def open(self, name: str) -> None:
        """Show this calculator with what was last typed into it. An unknown name opens the first."""
        calculator = self._calculators.get(name) or next(iter(self._calculators.values()))
        state = self._states.get(calculator.name) or self._first_state(calculator)
        form = CalculatorForm(calculator, self._bench, self.sets.card_for(calculator.name))
        form.entered.connect(self._typed)
        form.rows_entered.connect(self._typed_rows)
        form.reagent_wanted.connect(self.reagent_wanted)
        self.side.show_form(form)
        self.sides.go(Side.FORM)
        self.pick.set_current(calculator.name)
        self.results.forget()
        self.side.undo.close_offer()
        form.show_state(state, everywhere=True)
        self._take(state)
        self.keeper.keep_open(calculator.name)
        self._order()

    def keep_typed(self) -> bool:
        """Write what was typed. Whether all of it is on the disk now."""
        return self.keeper.save()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._state is None:
            self.open(self.keeper.last_open() or _FIRST)
            self.pick.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.side.undo.close_offer()
        self.keeper.save()

    def _wire(self) -> None:
        self.pick.chosen.connect(self._choose)
        self.side.example_wanted.connect(self._to_example)
        self.side.clearing_wanted.connect(self._clear)
        results = self.results
        for key, slot in (
            (results.copy, self.copier.copy_all),
            (results.copy_table, self.copier.copy_tables),
            (results.paper, self._print),
            (results.into_run, self._into_run),
        ):
            key.clicked.connect(slot)
        results.pipettes.settings_wanted.connect(self.settings_wanted)
        results.rebuilt.connect(self._order)
        results.undo.undo_asked.connect(self.run_notes.undo)
        self.run_notes.noted.connect(results.undo.offer)
        self.side.undo.undo_asked.connect(self._take_back)
        self.sets.taken.connect(self._take_set)
        self.paper.written.connect(self.banner.tell_written)
        for failing in (self.paper.failed, self.keeper.not_kept):
            failing.connect(self.banner.tell_failure)
        self._desk.lab_changed.connect(self._lab_changed)
        self._desk.catalogue_changed.connect(self._reagents_changed)
        self._desk.library_changed.connect(self._reagents_changed)
        self._desk.preferences_changed.connect(self._preferences_changed)
        self.sides.narrowed.connect(self._show)
        self.side.to_keys.clicked.connect(self.keys.toggle)
        slots = {
            Gesture.SEARCH: self._find,
            Gesture.COPY_FIRST: self.copier.copy_first,
            Gesture.COPY_ALL: self.copier.copy_all,
            Gesture.PRINT: self._print,
            Gesture.KEYS: self.keys.toggle,
        }
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, gesture in KEYS.items():
            QShortcut(QKeySequence(keys), self, slots[gesture], context=here)

    def _first_state(self, calculator: Calculator) -> FormState:
        kept = self.keeper.kept(calculator.name)
        return (
            example(calculator, self._bench.decimal)
            if kept is None
            else as_kept(calculator, kept, self._bench.decimal)
        )

    def _choose(self, name: str) -> None:
        self.open(name)
        self.form.focus_first()

    def _typed(self, entered: Entered) -> None:
        if self._state is not None and self._view is not None:
            state = self._state.with_text(entered.name, entered.text, self._view.values)
            self.form.show_state(state)
            self._typed_on(state)

    def _typed_rows(self, entered: RowsEntered) -> None:
        if self._state is not None:
            self._typed_on(self._state.with_rows(entered.name, entered.rows))

    def _typed_on(self, state: FormState) -> None:
        self.side.undo.close_offer()
        self._take(state)
        self._keep(state)

    def _take(self, state: FormState) -> None:
        """Work everything out and show it; less than a blink."""
        self._state = self._states[state.calculator.name] = state
        self._view = calculator_view(state, self._bench)
        self.sets.show_state(state, self._bench)
        self.copier.show_view(self._view, state)
        self._make_room(self._view)
        self._show()

    def _make_room(self, view: CalculatorView) -> None:
        """For tables of many columns; only when a person chose other fields, never while numbers are typed."""
        asked = (view.calculator.name, view.active)
        if asked != self._asked:
            self._asked = asked
            fields = [one for one in view.calculator.fields if one.name in view.active]
            self.sides.widen(
                form=any(len(one.columns) > _FEW_COLUMNS for one in fields),
                results=any(len(one.columns) > _MANY_COLUMNS for one in view.tables),
            )

    def _show(self) -> None:
        if self._view is not None and self._state is not None:
            self.form.show_view(self._view)
            self.results.show_view(self._view, self._state, self._bench, alone=self.sides.narrow)

    def _replace(self, state: FormState, said: str = "") -> None:
        """Other values all over, because somebody asked for them. said: what was done, to be taken back."""
        if said:
            self._before = self._state
            self.side.undo.offer(said)
        self.form.show_state(state, everywhere=True)
        self._take(state)
        self._keep(state)

    def _keep(self, state: FormState) -> None:
        self.keeper.keep(state.calculator.name, state.kept(self._bench.decimal))

    def _to_example(self) -> None:
        if self._state is not None:
            self.sets.forget()
            self._replace(
                example(self._state.calculator, self._bench.decimal), self.tr("Reset to the example")
            )

    def _clear(self) -> None:
        if self._state is not None:
            self.sets.forget()
            self._replace(empty(self._state.calculator), self.tr("Cleared"))
            self.form.focus_first()

    def _take_back(self) -> None:
        if self._before is not None:
            self._replace(self._before)
            self._before = None

    def _find(self) -> None:
        if not self.sides.all_in_sight:
            self.sides.go(Side.LIST)
        self.pick.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pick.search.selectAll()

    def _print(self) -> None:
        if self._state is not None and self._view is not None and self._view.answered:
            self.paper.ask(Calculation(self._state.calculator, self._state.typed(), self._view.outcome))

    def _into_run(self) -> None:
        key = self.results.into_run
        self.run_notes.ask(self.copier.text(LONG), key.mapToGlobal(QPoint(0, key.height())))

    def _lab_changed(self, _lab: object) -> None:
        self._bench = bench_of(self._desk.workplace)
        self.results.pipettes.show_lab(self._desk.workplace.lab())
        if self._state is not None:
            self._take(self._state)

    def _reagents_changed(self) -> None:
        """Other substances are known, and other recipes lie there: the form offers them anew."""
        self._bench = bench_of(self._desk.workplace)
        if self._state is not None:
            self.open(self._state.calculator.name)

    def _take_set(self, typed: Typed) -> None:
        if self._state is not None:
            state = as_kept(self._state.calculator, typed, self._bench.decimal)
            self._replace(state, self.tr("Opened in place of what was typed"))
            self._order()
            self.form.focus_first()

    def _preferences_changed(self, preferences: Preferences) -> None:
        self.results.tiles.copy_units(preferences.copy_with_unit)
        self._show()

    def _order(self) -> None:
        walk_in_reading_order(self.keys, self.pick, self.side, self.results)
