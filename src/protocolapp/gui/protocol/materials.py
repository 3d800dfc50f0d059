"""What a protocol needs, as cards: reagents, equipment, values with their ranges, sources."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow
from protocolapp.record.protocol_page.view import MaterialView, ParameterView, SourceView


class MaterialsCard(Card):
    """A list of things, each with what one must know of it."""

    def __init__(self, title: str, things: tuple[MaterialView, ...], parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, parent=parent)
        self.add(Heading(title, Type.LEAD))
        for thing in things:
            self.add(_thing(thing))
        self.add_stretch()


class ValuesCard(Card):
    """The parameters as they stand without a set-up."""

    def __init__(self, values: tuple[ParameterView, ...], parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        title = self.tr("Values")
        self.add(Heading(title, Type.LEAD))
        table = DataTable(
            title,
            (
                TableColumn("label", self.tr("Value"), stretch=True, least=180),
                TableColumn("default", self.tr("Starts from"), numbers=True),
                TableColumn("cite", self.tr("Source")),
                TableColumn("span", self.tr("Range")),
                TableColumn("span_cite", self.tr("Source")),
            ),
        )
        table.set_rows([_row(value) for value in values])
        self.add(table)


class SourcesCard(Card):
    """The publications that figures are cited from."""

    def __init__(self, sources: tuple[SourceView, ...], parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, parent=parent)
        self.add(Heading(self.tr("Sources"), Type.LEAD))
        for source in sources:
            block = Column(Space.HAIR)
            head = Row(Space.SNUG)
            head.add(Badge(source.key), align=Qt.AlignmentFlag.AlignTop)
            head.add(PlainLabel(source.text, wrap=True, selectable=True), stretch=1)
            block.add(head)
            if source.cited_for:
                block.add(Caption(self.tr("Cited for {things}.").format(things=source.cited_for), Ink.SECOND))
            self.add(block)


def _thing(thing: MaterialView) -> Column:
    block = Column(Space.NONE)
    head = Row(Space.SNUG)
    head.add(PlainLabel(thing.name, wrap=True), stretch=1)
    if thing.total:
        weight = Weight.SEMIBOLD if thing.total[0].isdigit() else Weight.REGULAR
        head.add(PlainLabel(thing.total, weight=weight), align=Qt.AlignmentFlag.AlignTop)
    block.add(head)
    facts = " · ".join(part for part in (thing.facts, thing.steps, thing.cite) if part)
    if facts:
        block.add(Caption(facts, Ink.SECOND))
    if thing.note:
        block.add(Caption(thing.note))
    return block


def _row(value: ParameterView) -> TableRow:
    texts = (value.value, value.cite, value.span, value.span_cite)
    return TableRow(value.label, (Cell(value.label, message=value.help), *(Cell(text) for text in texts)))
