"""The tables of a printed protocol."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.plan.model import Component, Plan, PlannedSolution
from protocolapp.record.model import TableBlock
from protocolapp.record.protocol_page.citing import cited
from protocolapp.record.protocol_page.steps import StepText
from protocolapp.record.protocol_page.view import MaterialView, ProtocolView


@dataclass(frozen=True, slots=True)
class RecipeTable:
    """A solution's recipe. under: how much is needed and where it is kept."""

    title: str
    under: str
    table: TableBlock
    note: str


def reagents_table(view: ProtocolView) -> TableBlock:
    """What is bought or at hand, with what the typical samples take of it."""
    rows = tuple((one.name, one.total, one.steps, _noted(one), one.cite) for one in view.reagents)
    return TableBlock(("Reagent", "In all", "Used in", "To know", "Source"), rows, (1,))


def equipment_table(view: ProtocolView) -> TableBlock:
    """What must be ready."""
    return TableBlock(("Equipment", "To know"), tuple((one.name, one.note) for one in view.equipment))


def values_table(view: ProtocolView) -> TableBlock:
    """What is fixed before a run, each figure with its own source."""
    rows = tuple((one.label, one.value, one.cite, one.span, one.span_cite) for one in view.parameters)
    return TableBlock(("Value", "Starts from", "Source", "Range", "Source"), rows, (1,))


def recipe_tables(plan: Plan) -> tuple[RecipeTable, ...]:
    """The solutions, scaled to the samples of the plan."""
    return tuple(_recipe(solution) for solution in plan.solutions)


def details_of(step: StepText) -> str:
    """`3 rounds · 1000 × g, 1 min, 4 °C (G1) · 6 min hands-on`"""
    return " · ".join(f"{one.text} ({one.cite})" if one.cite else one.text for one in step.details)


def _noted(material: MaterialView) -> str:
    return ". ".join(part for part in (material.facts, material.note) if part)


def _recipe(solution: PlannedSolution) -> RecipeTable:
    title = f"{solution.name}, {solution.volume_text}" if solution.volume_text else solution.name
    extra = f", with {solution.overage_text} extra" if solution.overage_text else ""
    need = f"needs {solution.need_text}{extra}" if solution.need_text else ""
    rows = tuple(
        (_name(one), one.final, one.stock, one.take, one.pipette, cited(one.cite))
        for one in solution.components
    )
    header = ("Component", "Final", "Stock", "Take", "Pipette", "Source")
    kept = f"keep {solution.keep}" if solution.keep else ""
    under = "; ".join(part for part in (need, kept) if part)
    return RecipeTable(title, under, TableBlock(header, rows, (3,)), solution.note)


def _name(component: Component) -> str:
    return f"{component.what} (add fresh)" if component.fresh else component.what
