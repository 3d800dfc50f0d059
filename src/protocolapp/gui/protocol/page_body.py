"""The part of the protocol page that scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.plan.plan_cards import PlanLineCard
from protocolapp.gui.plan.plan_line_view import plan_line_view
from protocolapp.gui.plan.prep_view import prep_view
from protocolapp.gui.plan.solution_card import SolutionCard
from protocolapp.gui.protocol.checks_card import ChecksCard
from protocolapp.gui.protocol.checks_view import ChecksView
from protocolapp.gui.protocol.materials import MaterialsCard, SourcesCard, ValuesCard
from protocolapp.gui.protocol.protocol_view import ProtocolView
from protocolapp.gui.protocol.steps_column import StepsColumn
from protocolapp.gui.theme import Ink, Space, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.plan.model import Plan

_MARGINS = (Space.NONE, Space.TIGHT, Space.SNUG, Space.WIDE)
_HALF, _WIDEST = 420, 1120


class PageBody(ScrollColumn, Themed):
    """Overview and time line, materials, values, solutions, steps, sources: in the order one needs them."""

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
        self._begin(view, plan, checks)
        self.steps.show_sections(view.sections)
        self._after.add(SourcesCard(view.sources))
        self.verticalScrollBar().setValue(0)

    def _begin(self, view: ProtocolView, plan: Plan, checks: ChecksView) -> None:
        for text in (view.overview, view.authors):
            if text:
                self._before.add(PlainLabel(text, Type.BODY, wrap=True, selectable=True))
        line = PlanLineCard()
        line.show_line(plan_line_view(plan))
        self._before.add(line)
        self._before.add(ChecksCard(checks))
        materials = Flow(Space.BASE, _HALF)
        materials.add(MaterialsCard(self.tr("Reagents"), view.reagents))
        materials.add(MaterialsCard(self.tr("Equipment"), view.equipment))
        self._before.add(materials)
        if view.parameters:
            self._before.add(ValuesCard(view.parameters))
        prep = prep_view(plan)
        if prep.solutions:
            heading = Heading(self.tr("Solutions"))
            self._before.add(heading)
            self._before.add(Caption(view.scale, Ink.SECOND))
        for solution in prep.solutions:
            self._before.add(SolutionCard(solution))


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
