"""Solutions scaled to the run: how much, by which recipe, in which portions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.ingredient import Ingredient
from protocolapp.calc.recipe import Recipe, batch_of, make_recipe
from protocolapp.lab import Pipette
from protocolapp.plan.batches import Batch
from protocolapp.plan.bind import SAMPLES, Binding
from protocolapp.plan.component import component_keys, rest_component, shown_component
from protocolapp.plan.demand import Demand, Use, demand_of
from protocolapp.plan.model import Missing, PlannedBatch, PlannedSolution
from protocolapp.plan.show import at_text
from protocolapp.protocol.model import Solution
from protocolapp.quantity import Quantity, QuantityError, format_quantity


@dataclass(frozen=True, slots=True)
class Wanted:
    """A solution the run needs, and where. refs: of the turns, by place; steps: refs of the steps that make it."""

    id: str
    solution: Solution
    uses: tuple[Use, ...]
    batches: tuple[Batch, ...]
    refs: Mapping[int, str]
    steps: tuple[str, ...]


def plan_solution(wanted: Wanted, known: Binding, typical: Binding, pipettes: Sequence[Pipette]) -> PlannedSolution:
    """Scale one solution; where its volume cannot be told yet, say what it waits for."""
    solution = wanted.solution
    demand = _need(wanted, known, typical)
    empty = PlannedSolution(
        wanted.id, solution.name, demand.amount, _text(demand.amount), None, "", _text(solution.overage),
        _keep(solution), solution.note or "", (), (), wanted.steps, waits_for=demand.waits_for, cite=solution.cite or "",
    )  # fmt: skip
    need = demand.amount
    if need is None or need.is_zero or need.is_negative:
        return replace(empty, need=None, need_text="", waits_for=demand.waits_for or (_no_samples(known),))
    factor = 1 + (solution.overage.as_number() if solution.overage is not None else Fraction(0))
    volume = need * factor
    recipe = make_recipe(_ingredients(solution), volume, pipettes)
    batches = _batches(wanted, recipe, known, typical, pipettes)
    flags = (*_named(recipe.flags, wanted.id), *_short(wanted, need, known, typical))
    keys = component_keys(solution)
    components = [rest_component(solution, recipe.rest, pipettes)]
    components += (shown_component(one, solution, keys) for one in (*recipe.base, *recipe.fresh))
    return replace(
        empty, volume=volume, volume_text=format_quantity(volume), components=tuple(components), batches=batches,
        flags=flags, estimated=demand.estimated,
    )  # fmt: skip


def _need(wanted: Wanted, known: Binding, typical: Binding) -> Demand:
    if wanted.solution.volume is None:
        return demand_of(wanted.uses, known, typical)
    return demand_of([Use(wanted.id, 0, wanted.solution.volume, ("",))], known, typical)


def _ingredients(solution: Solution) -> tuple[Ingredient, ...]:
    keys = component_keys(solution)
    return tuple(
        Ingredient(key, one.what, one.final, one.stock, one.mw, one.fresh, one.role.value if one.role is not None else "")
        for key, one in zip(keys, solution.contains, strict=True)
    )


def _batches(
    wanted: Wanted, recipe: Recipe, known: Binding, typical: Binding, pipettes: Sequence[Pipette]
) -> tuple[PlannedBatch, ...]:
    """The base, and the portions completed with fresh components; their volumes add up to the whole exactly."""
    solution = wanted.solution
    keys = component_keys(solution)
    everywhere = tuple(wanted.refs[use.place] for use in wanted.uses)
    rest = rest_component(solution, recipe.rest, pipettes)
    base = tuple(shown_component(one, solution, keys) for one in recipe.base)
    made = recipe.base_volume
    first = PlannedBatch(
        wanted.id, solution.name, 0, False, made, format_quantity(made), (rest, *base), everywhere
    )
    if not recipe.fresh:
        return (first,)
    portions: list[PlannedBatch] = [first]
    volumes = _shares(wanted, recipe.volume, known, typical)
    for number, (batch, volume) in enumerate(zip(wanted.batches, volumes, strict=True), 1):
        of_base, fresh = batch_of(recipe, volume, pipettes)
        taken = rest_component(solution, of_base, pipettes, base=True)
        added = tuple(shown_component(one, solution, keys) for one in fresh)
        refs = tuple(wanted.refs[place] for place in batch.uses)
        portions.append(
            PlannedBatch(wanted.id, solution.name, number, True, volume, format_quantity(volume), (taken, *added), refs)
        )
    return tuple(portions)


def _shares(wanted: Wanted, volume: Quantity, known: Binding, typical: Binding) -> list[Quantity]:
    """The volume split over the batches by what each one's uses take; the last by subtraction."""
    taken = []
    for batch in wanted.batches:
        amount = demand_of((use for use in wanted.uses if use.place in batch.uses), known, typical).amount
        taken.append(amount.base if amount is not None else Fraction(0))
    total = sum(taken)
    if not total:
        return [volume, *(volume * 0 for _ in taken[1:])]
    shares = [volume * (one / total) for one in taken[:-1]]
    return [*shares, volume - sum(shares, volume * 0)]


def _short(wanted: Wanted, need: Quantity, known: Binding, typical: Binding) -> tuple[Flag, ...]:
    if wanted.solution.volume is None:
        return ()
    taken = demand_of(wanted.uses, known, typical).amount
    if taken is None or taken <= need:
        return ()
    message = (
        f"The steps use {format_quantity(taken)} of {wanted.solution.name}, more than the "
        f"{format_quantity(need)} the protocol makes."
    )
    return (Flag(Severity.WARN, Code.VOLUME_SHORT, message, "Raise its `volume:`, or leave it out.", wanted.id),)


def _named(flags: Sequence[Flag], solution: str) -> tuple[Flag, ...]:
    return tuple(replace(flag, about=f"{solution}.{flag.about}" if flag.about else solution) for flag in flags)


def _keep(solution: Solution) -> str:
    keep = solution.keep
    if keep is None:
        return ""
    span = keep.span or ""
    try:
        shown = format_quantity(keep.lasts) if keep.lasts is not None and span[:1].isdigit() else span
    except QuantityError:
        shown = span
    return ", ".join(part for part in (at_text(keep.at), shown) if part)


def _no_samples(known: Binding) -> Missing:
    return Missing(SAMPLES, known.setting.protocol.samples.plural)


def _text(quantity: Quantity | None) -> str:
    return format_quantity(quantity) if quantity is not None else ""
