"""The right side: everything worked out, large, with what there is to say and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.calc.flag import Severity
from protocolapp.calc.form import Bench
from protocolapp.gui.calculators.calculator_view import CalculatorView
from protocolapp.gui.calculators.few_notes import FewNotes
from protocolapp.gui.calculators.form_state import FormState
from protocolapp.gui.calculators.how_card import HowCard
from protocolapp.gui.calculators.picture_card import PictureCard
from protocolapp.gui.calculators.pipettes_line import PipettesLine
from protocolapp.gui.calculators.result_tables import FurtherValues, ResultTables
from protocolapp.gui.calculators.supply_card import SupplyCard
from protocolapp.gui.calculators.tiles import Tiles
from protocolapp.gui.plan.notes import Notes
from protocolapp.gui.plan.prep_view import NoteView
from protocolapp.gui.run.copied_value import copied_words
from protocolapp.gui.theme import Ink, Space, Theme, Themed, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plain_text import tooltip
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.gui.widgets.undo_bar import UndoBar

_WIDEST, _MOST_NOTES = 1080, 8
_MANY_ROWS, _PAUSE_MS = 400, 150
"""More rows than a plate of 384 wells has are shown when nobody types."""

_MARGINS = (Space.WIDE, Space.WIDE, Space.WIDE, Space.BASE)
_BAR = (Space.WIDE, Space.TIGHT, Space.BASE, Space.BASE)


class ResultsPane(Column, Themed):
    """rebuilt: there are other things to walk through than before."""

    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._view: CalculatorView | None = None
        self._work: tuple[FormState, Bench] | None = None
        self._soon, self._later = QTimer(self), QTimer(self)
        for timer, pause, slot in (
            (self._soon, 0, self._show_the_rest),
            (self._later, _PAUSE_MS, self._show_tables),
        ):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(slot)
        self.page = ScrollColumn(Space.BASE, _MARGINS)
        self._said = Caption("", wrap=False)
        self._waiting = PlainLabel("", ink=Ink.SECOND, wrap=True)
        self.urgent, self.tiles, self.further = Notes(), Tiles(), FurtherValues()
        self.tables, self.picture, self.notes = ResultTables(), PictureCard(), FewNotes()
        self.supply, self.how, self.pipettes = SupplyCard(), HowCard(), PipettesLine()
        self.copy = Button(self.tr("Copy"))
        self.copy_table = Button(self.tr("Copy table"))
        self.paper = Button(self.tr("Print"))
        self.into_run = Button(self.tr("Into the run"))
        for key, hint in ((self.copy, "Ctrl+Shift+A"), (self.paper, "Ctrl+P")):
            key.setToolTip(tooltip(hint))
        self.undo = UndoBar()
        self._assemble()
        for source in (self.tiles, self.further, self.tables):
            source.copied.connect(self.say_copied)
        for changing in (self.tiles, self.tables, self.supply):
            changing.rebuilt.connect(self.rebuilt)
        self.retheme(theme_now())

    def add_key(self, key: Button) -> None:
        """A key before the heading."""
        self._head.insert(0, key)

    def retheme(self, theme: Theme) -> None:
        """Numbers too far from their names are read in the wrong line."""
        super().retheme(theme)
        if hasattr(self, "page"):
            self.page.column.setMaximumWidth(theme.px(_WIDEST))

    def show_view(self, view: CalculatorView, state: FormState, bench: Bench, *, alone: bool) -> None:
        """What is worked out now. alone: the form is out of sight, so what stands at its fields is told here too."""
        self._view, self._work = view, (state, bench)
        notes = view.all_notes if alone else view.notes
        self.urgent.show_notes(_few([note for note in notes if note.severity is not Severity.NOTE]))
        self.notes.show_notes(_few([note for note in notes if note.severity is Severity.NOTE]))
        waiting = view.waiting or (
            "" if view.answered or notes else self.tr("See what is marked in the form.")
        )
        if waiting != self._waiting.literal():
            self._waiting.setText(waiting)
            self._waiting.setVisible(bool(waiting))
        self.tiles.show_results(view.results, pending=view.pending)
        self.further.show_values(() if view.pending else view.further)
        self.how.show_view(view)
        for key in (self.copy, self.paper, self.into_run):
            key.setEnabled(view.answered)
        self.copy_table.setVisible(bool(view.tables))
        self._soon.start()

    def forget(self) -> None:
        """Another calculator comes: what is in sight has nothing to do with it."""
        self.tiles.forget()
        self.tables.show_tables((), pending=False)
        self.say("")

    def say(self, words: str) -> None:
        """What was just done, in a few words."""
        self._said.setText(words)

    def say_copied(self, text: str) -> None:
        """Something is on the clipboard."""
        self.say(self.tr("Copied: {text}").format(text=copied_words(text)))

    def finish(self) -> None:
        """Show at once what otherwise comes a moment later."""
        for timer, slot in ((self._soon, self._show_the_rest), (self._later, self._show_tables)):
            if timer.isActive():
                timer.stop()
                slot()

    def _assemble(self) -> None:
        self._head = Row(Space.SNUG)
        self._head.add(Heading(self.tr("Results"), wrap=False))
        self._head.add_stretch()
        self._head.add(self._said)
        parts: Sequence[QWidget] = (
            self._head, self.urgent, self._waiting, self.tiles, self.picture, self.tables, self.further,
            self.notes, self.supply, self.how, self.pipettes,
        )  # fmt: skip
        for part in parts:
            self.page.column.add(part)
        self.page.column.add_stretch()
        keys = Flow(Space.TIGHT)
        for key in (self.copy, self.copy_table, self.paper, self.into_run):
            keys.add(key)
        bar = Column(Space.TIGHT, _BAR)
        policy = self.undo.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # it stands below all that is read
        self.undo.setSizePolicy(policy)
        bar.add(self.undo)
        bar.add(keys)
        self.add(self.page, stretch=1)
        self.add(bar)
        self._waiting.hide()

    def _show_the_rest(self) -> None:
        """Tables and pictures, after what is in sight has been painted."""
        if self._view is None or self._work is None:
            return
        if sum(len(table.rows) for table in self._view.tables) > _MANY_ROWS:
            self._later.start()
        else:
            self._show_tables()
        if self.picture.show_picture(self._view.picture):
            self.rebuilt.emit()
        self.supply.show_calculation(self._work[0], self._view.outcome, self._work[1])

    def _show_tables(self) -> None:
        self._later.stop()
        if self._view is not None:
            self.tables.show_tables(self._view.tables, pending=self._view.pending)


def _few(notes: Sequence[NoteView]) -> Sequence[NoteView]:
    """A hundred rows with the same trouble are told by the first few."""
    more = len(notes) - _MOST_NOTES
    if more <= 0:
        return notes
    last = notes[_MOST_NOTES - 1]
    return [*notes[:_MOST_NOTES], NoteView(last.severity, last.word, f"{more} more of the kind.", "")]
