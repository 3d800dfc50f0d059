"""The forks told at a step: which way is gone, and where another one is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.protocol.model import Kind, Parameter
from protocolapp.protocol.values import kind_of
from protocolapp.run.state import RunState


@dataclass(frozen=True, slots=True)
class ForkView:
    """name: what decides. text: `Protein assay: BCA`. asked_at: the step that asks for it; empty for a parameter."""

    name: str
    text: str
    asked_at: str = ""


def fork_views(step: PlannedStep, plan: Plan, state: RunState) -> tuple[ForkView, ...]:
    """Those of which this is the first step; none once the run has ended."""
    forks = [fork for fork in plan.forks if fork.at == step.ref] if state.open else []
    return tuple(ForkView(fork.name, fork.text, fork.asked_at) for fork in forks)


def typed_parameters(plan: Plan) -> dict[str, Parameter]:
    """The parameters that apply and are no choices."""
    parameters = plan.protocol.parameters.items()
    return {
        name: one for name, one in parameters if name not in plan.left_out and kind_of(one) is not Kind.CHOICE
    }


def other_ways(plan: Plan, name: str = "") -> tuple[tuple[str, str], ...]:
    """What may be chosen instead, as `name=choice` and what people read. name: of this parameter alone."""
    choices = [
        (one, parameter)
        for one, parameter in plan.protocol.parameters.items()
        if one not in plan.left_out and kind_of(parameter) is Kind.CHOICE and name in ("", one)
    ]
    return tuple(
        (f"{one}={choice}", choice if name else f"{parameter.label}: {choice}")
        for one, parameter in choices
        for choice in parameter.choices or ()
        if choice != plan.values[one].text
    )
