"""A calculation as text: onto the clipboard as a whole, by its tables or by its first result, and for a note."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from protocolapp.calc.form.as_text import given_as_text, outcome_as_text, table_cells
from protocolapp.gui.calculators.calculator_view import CalculatorView
from protocolapp.gui.calculators.form_state import FormState
from protocolapp.gui.calculators.results_pane import ResultsPane
from protocolapp.gui.widgets.copied_table import tsv_line


class Copier(QObject):
    """Says in the results what was copied; nothing is copied while nothing is worked out."""

    def __init__(self, results: ResultsPane, parent: QObject) -> None:
        super().__init__(parent)
        self._results = results
        self._now: tuple[CalculatorView, FormState] | None = None

    def show_view(self, view: CalculatorView, state: FormState) -> None:
        """What would be copied."""
        self._now = (view, state) if view.answered else None

    def text(self, most_rows: int | None = None) -> str:
        """The calculation as plain text, with what was given; empty while there is none.

        most_rows: longer tables are told by the number of their rows.
        """
        if self._now is None:
            return ""
        view, state = self._now
        given = given_as_text(view.calculator, state.typed(), most_rows)
        return outcome_as_text(view.outcome, view.calculator.title, given=given, most_rows=most_rows)

    def copy_all(self) -> None:
        """Everything, as plain text."""
        text = self.text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self._results.say(self.tr("Copied: all of it as text"))

    def copy_tables(self) -> None:
        """The tables, as cells for a spreadsheet."""
        tables = self._now[0].tables if self._now is not None else ()
        rows = [row for table in tables for row in ([], *table_cells(table))][1:]
        if rows:
            QGuiApplication.clipboard().setText("".join(tsv_line(row) for row in rows))
            self._results.say(self.tr("Copied: {count} rows").format(count=len(rows) - len(tables)))

    def copy_first(self) -> None:
        """What one came for: the first of the large results, or the tables where there is none."""
        tile = next((one for one in self._results.tiles.tiles if not one.isHidden()), None)
        if self._now is not None and tile is not None:
            tile.copy_value()
        else:
            self.copy_tables()
