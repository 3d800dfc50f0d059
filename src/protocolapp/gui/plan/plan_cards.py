"""The other cards of a plan: what to have ready, what goes into each tube, and the time it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.explain.where_view import WhereAsked
from protocolapp.gui.plan.plan_line_view import PlanLineView
from protocolapp.gui.plan.prep_view import PickLineView
from protocolapp.gui.plan.volumes_view import VolumeCell, VolumesView
from protocolapp.gui.theme import Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.table_cells import Cell, CellAsked, TableColumn, TableRow
from protocolapp.gui.widgets.time_line import Segment, SegmentKind, TimeLine
from protocolapp.plan.schedule import SegmentKind as Planned

_KINDS = {
    Planned.HANDS_ON: SegmentKind.HANDS_ON,
    Planned.WAIT: SegmentKind.WAITING,
    Planned.OVERDUE: SegmentKind.OVERDUE,
}


class PickCard(Card):
    """The pick list with its totals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        self._picks: tuple[PickLineView, ...] = ()
        title = self.tr("Have ready")
        self.add(Heading(title, Type.LEAD))
        self.table = DataTable(
            title,
            (
                TableColumn("name", self.tr("Item"), stretch=True, least=180),
                TableColumn("total", self.tr("Total"), numbers=True, least=90),
                TableColumn("keep", self.tr("Kept")),
                TableColumn("steps", self.tr("Used in")),
            ),
        )
        self.add(self.table)

    def show_picks(self, picks: tuple[PickLineView, ...]) -> None:
        """Show these lines."""
        if picks == self._picks:
            return
        self._picks = picks
        self.table.set_rows([_pick(number, line) for number, line in enumerate(picks)])


class VolumesCard(Card):
    """A column for each thing worked out, a row for each tube or sample. asked: a WhereAsked."""

    asked = Signal(object)

    def __init__(self, view: VolumesView, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        self._view: VolumesView | None = None
        columns = (
            TableColumn(f"c{number}", title, numbers=True) for number, title in enumerate(view.columns)
        )
        self.table = DataTable(
            view.title, (TableColumn("name", view.row_title, stretch=True, least=160), *columns)
        )
        self.table.asked.connect(self._ask)
        self.add(Heading(view.title, Type.LEAD))
        self.add(self.table)
        self.add_stretch()
        self.show_volumes(view)

    def _ask(self, asked: CellAsked) -> None:
        number = asked.column.removeprefix("c")
        if self._view is not None and number.isdigit():
            self.asked.emit(WhereAsked(self._view.names[int(number)], self._view.ids[int(asked.row)]))

    def show_volumes(self, view: VolumesView) -> None:
        """The same columns with the values of now."""
        if view == self._view:
            return
        self._view = view
        self.table.set_rows(
            [
                TableRow(str(number), (Cell(label), *(_volume(cell) for cell in cells)))
                for number, (label, cells) in enumerate(view.rows)
            ]
        )


class VolumesCards(Column):
    """One card for the tubes, one for the samples; none where there is nothing to show. asked: as of a card."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, parent=parent)
        self._shown: tuple[tuple[str, ...], ...] = ()
        self.cards: list[VolumesCard] = []
        self.hide()

    def show_volumes(self, views: tuple[VolumesView, ...]) -> None:
        """Show these."""
        shape = tuple(view.columns for view in views)
        if shape != self._shown:
            self._shown = shape
            self.clear()
            self.cards = [VolumesCard(view) for view in views]
            for card in self.cards:
                card.asked.connect(self.asked)
                self.add(card)
        for card, view in zip(self.cards, views, strict=True):
            card.show_volumes(view)
        self.setVisible(bool(views))


class PlanLineCard(Card):
    """The time line of the whole run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        head = Row(Space.SNUG)
        self._hands_on = Caption("", wrap=False)
        title = self.tr("Time line")
        head.add(Heading(title, Type.LEAD), stretch=1)
        head.add(self._hands_on)
        self.line = TimeLine(title)
        self.add(head)
        self.add(self.line)

    def show_line(self, view: PlanLineView) -> None:
        """Show this plan in time."""
        self._hands_on.setText(view.hands_on)
        self.line.set_segments([Segment(_KINDS[piece.kind], piece.ms, piece.label) for piece in view.pieces])
        self.line.set_captions(view.begins, view.middle, view.ends)


def _volume(cell: VolumeCell) -> Cell:
    state = InputState.ERROR if cell.impossible else InputState.NORMAL
    return Cell(cell.text, message=cell.detail, enabled=cell.ready, state=state)


def _pick(number: int, line: PickLineView) -> TableRow:
    cells = (
        Cell(line.name, message=line.note),
        Cell(line.total, strong=True),
        Cell(line.keep),
        Cell(line.steps),
    )
    return TableRow(f"{number} {line.name}", cells)
