"""The part of the protocol page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from protocolapp.gui.plan.exhibit_cards import ExhibitCards
from protocolapp.gui.plan.prep_view import prep_view
from protocolapp.gui.plan.solution_card import SolutionCard
from protocolapp.gui.protocol.checks_card import ChecksCard
from protocolapp.gui.protocol.checks_view import ChecksView
from protocolapp.gui.protocol.materials import MaterialsCard, SourcesCard, ValuesCard
from protocolapp.gui.protocol.steps_column import StepsColumn
from protocolapp.gui.protocol.time_card import TimeCard
from protocolapp.gui.protocol.workflow_drawing import WorkflowDrawing
from protocolapp.gui.theme import Ink, Space, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.announce import announce
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.pathway_drawing import PathwayDrawing
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.plan.exhibits import exhibit_of_plate
from protocolapp.plan.expected_time import expected_time
from protocolapp.plan.model import Plan
from protocolapp.plan.workflow import workflow_of
from protocolapp.protocol.pathways import bundled_pathway
from protocolapp.record.protocol_page.view import ProtocolView

_MARGINS = (Space.NONE, Space.TIGHT, Space.SNUG, Space.WIDE)
_HALF, _WIDEST = 420, 1120


class PageBody(ScrollColumn, Themed):
    """How long it takes, the way through it, what it needs, every step, the sources: in the order of reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.ROOMY, _MARGINS, parent)
        self._before, self.steps, self._after = Column(Space.ROOMY), StepsColumn(), Column(Space.ROOMY)
        for part in (self._before, self.steps, self._after):
            self.column.add(part)
        self.column.add_stretch()
        self.retheme(theme_now())

    def retheme(self, theme: Theme) -> None:
        """Lines longer than this are hard to read."""
        self.column.setMaximumWidth(theme.px(_WIDEST))

    def show_page(self, view: ProtocolView, plan: Plan, checks: ChecksView) -> None:
        """Show another protocol, from its top."""
        self._before.clear()
        self._after.clear()
        self._before.add(_head(view))
        for text in (view.overview, view.authors):
            if text:
                self._before.add(PlainLabel(text, Type.BODY, wrap=True, selectable=True))
        self._before.add(TimeCard(expected_time(plan)))
        self._before.add(ChecksCard(checks))
        self._show_workflow(plan)
        self._show_pathway(plan)
        self._show_needs(view, plan)
        self._before.add(Heading(self.tr("Steps")))
        self.steps.show_sections(view.sections)
        self._after.add(SourcesCard(view.sources))
        self.verticalScrollBar().setValue(0)

    def _show_workflow(self, plan: Plan) -> None:
        self._before.add(Heading(self.tr("Workflow")))
        self.workflow = WorkflowDrawing(workflow_of(plan))
        self.workflow.step_asked.connect(self.go_to_step)
        self.workflow.walked.connect(self._keep_in_sight)
        self._before.add(self.workflow)

    def _show_pathway(self, plan: Plan) -> None:
        """Where the assay reads, if the file says it."""
        readout = plan.protocol.readout
        pathway = bundled_pathway(readout.pathway) if readout is not None else None
        if pathway is None:
            return
        self._before.add(Heading(self.tr("Where it reads in the pathway")))
        card = Card()
        card.add(PathwayDrawing(pathway, readout))
        self._before.add(card)

    def _show_needs(self, view: ProtocolView, plan: Plan) -> None:
        """Materials, values and solutions, for the typical samples."""
        heading = Column(Space.HAIR)
        heading.add(Heading(self.tr("Materials")))
        heading.add(Caption(view.scale, Ink.SECOND))
        self._before.add(heading)
        materials = Flow(Space.BASE, _HALF)
        if view.reagents:
            materials.add(MaterialsCard(self.tr("Reagents"), view.reagents))
        if view.equipment:
            materials.add(MaterialsCard(self.tr("Equipment"), view.equipment))
        self._before.add(materials)
        if view.parameters:
            self._before.add(ValuesCard(view.parameters))
        prep = prep_view(plan)
        if prep.solutions:
            self._before.add(Heading(self.tr("Solutions")))
        for solution in prep.solutions:
            self._before.add(SolutionCard(solution))
        if plan.plates:
            self.plates = ExhibitCards()
            self.plates.show_exhibits([exhibit_of_plate(plate) for plate in plan.plates])
            self._before.add(Heading(self.tr("Plates")))
            self._before.add(self.plates)

    def go_to_step(self, ref: str) -> None:
        """Bring the whole text of a step to the top, and mark it."""
        block = self.steps.mark(ref)
        if block is None:
            return
        top = block.mapTo(self.column, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - theme_now().px(Space.ROOMY))
        announce(block, block.step.text)

    def _keep_in_sight(self, room: QRect) -> None:
        """room: in the drawing of the workflow."""
        middle = self.workflow.mapTo(self.column, room.center())
        self.ensureVisible(middle.x(), middle.y(), 0, room.height() // 2 + theme_now().px(Space.ROOMY))


def _head(view: ProtocolView) -> Column:
    """What it is, what for, which version, how long."""
    head, facts = Column(Space.TIGHT), Flow(Space.TIGHT)
    for fact in view.facts:
        facts.add(Badge(fact))
    facts.add(Caption(view.fingerprint, wrap=False))
    head.add(Heading(view.title, Type.HEAD))
    head.add(PlainLabel(view.objective, Type.LEAD, ink=Ink.SECOND, wrap=True))
    head.add(facts)
    return head
