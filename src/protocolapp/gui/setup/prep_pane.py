"""The right side of the set-up: everything worked out from what is typed on the left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from protocolapp.gui.plan.exhibit_cards import ExhibitCards
from protocolapp.gui.plan.notes import Notes
from protocolapp.gui.plan.plan_cards import PickCard, PlanLineCard, VolumesCards
from protocolapp.gui.plan.prep_view import PrepView, prep_rows
from protocolapp.gui.plan.solution_card import SolutionCard
from protocolapp.gui.setup.setup_view import SetupView
from protocolapp.gui.theme import Space, Theme, Themed, theme_now
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.copied_table import tsv_line
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.plan.exhibits import exhibit_of_plate
from protocolapp.plan.model import Plan

_WIDEST = 1080
_MARGINS = (Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)


class PrepPane(ScrollColumn, Themed):
    """Cards stay where they are, so that nothing jumps while somebody types. copied carries the text."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, _MARGINS, parent)
        self._plan: Plan | None = None
        self._view: SetupView | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_lists)
        self.cards: dict[str, SolutionCard] = {}
        self._need = Caption("", wrap=False)
        self._copy = Button(self.tr("Copy prep sheet"), Variant.QUIET, icon="copy")
        self._copy.clicked.connect(self.copy_prep_sheet)
        self._head = head = Row(Space.SNUG)
        head.add(Heading(self.tr("To prepare"), wrap=False))
        head.add_stretch()
        head.add(self._need)
        head.add(self._copy)
        self._notes, self._solutions = Notes(), Column(Space.BASE)
        self._line, self.volumes, self.picks = PlanLineCard(), VolumesCards(), PickCard()
        self.plates = ExhibitCards()
        self.plates.copied.connect(self.copied)
        for part in (head, self._notes, self._solutions, self.volumes, self.plates, self._line, self.picks):
            self.column.add(part)
        self.column.add_stretch()
        self.retheme(theme_now())

    def add_key(self, key: Button) -> None:
        """A key before the heading."""
        self._head.insert(0, key)

    def retheme(self, theme: Theme) -> None:
        """Numbers too far from their names are read in the wrong line."""
        self.column.setMaximumWidth(theme.px(_WIDEST))

    def show_view(self, view: SetupView, plan: Plan) -> None:
        """What is worked out now."""
        self._plan = plan
        self._need.setText(view.prep.need)
        self._copy.setEnabled(not view.pending)
        self._notes.show_notes(view.prep.notes)
        self._show_solutions(view.prep)
        self._line.show_line(view.line)
        self._view = view
        self._soon.start()

    def _show_lists(self) -> None:
        """The long tables, after what is in sight has been painted."""
        if self._view is not None and self._plan is not None:
            plates = () if self._view.pending else self._plan.plates
            self.plates.show_exhibits([exhibit_of_plate(plate) for plate in plates])
            self.volumes.show_volumes(self._view.volumes)
            self.picks.show_picks(self._view.prep.picks)

    def copy_prep_sheet(self) -> None:
        """All recipes and the pick list, as cells for a spreadsheet."""
        if self._plan is not None:
            text = "".join(tsv_line(row) for row in prep_rows(self._plan))
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def _show_solutions(self, prep: PrepView) -> None:
        if list(self.cards) != [solution.id for solution in prep.solutions]:
            self._solutions.clear()
            self.cards = {solution.id: SolutionCard(solution) for solution in prep.solutions}
            for card in self.cards.values():
                self._solutions.add(card)
        for solution in prep.solutions:
            self.cards[solution.id].show_solution(solution)
