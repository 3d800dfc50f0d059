"""Solutions scaled to the run: how much, by which recipe, in which portions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.mixtures.ingredient import Ingredient
from protocolapp.calc.mixtures.mixture import Recipe, batch_of, make_recipe
from protocolapp.plan.batches import Batch
from protocolapp.plan.bind import SAMPLES, Binding
from protocolapp.plan.component import base_component, component_keys, rest_component, shown_component
from protocolapp.plan.demand import Demand, Use, demand_of
from protocolapp.plan.model import Component, Missing, PlannedBatch, PlannedSolution
from protocolapp.plan.show import at_text
from protocolapp.protocol.expression import CalculationError, Expression
from protocolapp.protocol.model import Solution
from protocolapp.quantity import Quantity, QuantityError, format_quantity

NOTHING = Demand(None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A solution the run needs, and where.

    refs: of the turns, by place; steps: refs of the steps that make it.
    """

    id: str
    solution: Solution
    uses: tuple[Use, ...]
    batches: tuple[Batch, ...]
    refs: Mapping[int, str]
    steps: tuple[str, ...]


def plan_solution(
    wanted: Wanted, known: Binding, typical: Binding, taken: Demand = NOTHING
) -> PlannedSolution:
    """Scale one solution; where its volume cannot be told yet, say what it waits for.

    taken: by other solutions, which are made up with it.
    """
    solution, pipettes = wanted.solution, known.setting.pipettes
    demand = _need(wanted, known, typical, taken)
    filler = _filler(solution, known)
    planned = _unscaled(wanted, demand)
    need = demand.amount
    if need is None or need.is_zero or need.is_negative:
        return replace(
            planned, need=None, need_text="", waits_for=demand.waits_for or (known.missing(SAMPLES),)
        )
    ingredients, waits = _ingredients(solution, known, typical)
    if ingredients is None:
        return replace(planned, waits_for=waits)
    factor = 1 + (solution.overage.as_number() if solution.overage is not None else Fraction(0))
    recipe = make_recipe(ingredients, need * factor, pipettes)
    keys = component_keys(solution)
    base = tuple(shown_component(one, solution, keys) for one in recipe.base)
    fresh = (shown_component(one, solution, keys) for one in recipe.fresh)
    return replace(
        planned,
        volume=recipe.volume,
        volume_text=format_quantity(recipe.volume),
        components=(rest_component(filler, recipe.rest, recipe.volume), *base, *fresh),
        batches=(_base(wanted, recipe, filler, base), *_portions(wanted, recipe, known, typical)),
        flags=(*_named(recipe.flags, wanted.id), *_short(wanted, need, known, typical, taken)),
        estimated=demand.estimated,
    )


def _unscaled(wanted: Wanted, demand: Demand) -> PlannedSolution:
    """What is told of a solution before its recipe is scaled."""
    return PlannedSolution(
        id=wanted.id,
        name=wanted.solution.name,
        need=demand.amount,
        need_text=_text(demand.amount),
        volume=None,
        volume_text="",
        overage_text=_text(wanted.solution.overage),
        keep=_keep(wanted.solution),
        note=wanted.solution.note or "",
        components=(),
        batches=(),
        steps=wanted.steps,
        waits_for=demand.waits_for,
        cite=wanted.solution.cite or "",
    )


def _need(wanted: Wanted, known: Binding, typical: Binding, taken: Demand) -> Demand:
    if wanted.solution.volume is None:
        return demand_of(wanted.uses, known, typical) + taken
    return demand_of([Use(wanted.id, 0, wanted.solution.volume, ("",))], known, typical)


def _ingredients(
    solution: Solution, known: Binding, typical: Binding
) -> tuple[tuple[Ingredient, ...] | None, tuple[Missing, ...]]:
    """The components with their strengths worked out; None while one cannot be told, and what that waits for."""
    found: list[Ingredient] = []
    for key, one in zip(component_keys(solution), solution.contains, strict=True):
        final, waits = _strength(one.final, known, typical)
        stock, waits_too = _strength(one.stock, known, typical) if one.stock is not None else (None, ())
        if final is None or (stock is None and one.stock is not None):
            return None, (*waits, *waits_too)
        role = one.roles[0].value if one.roles else ""
        found.append(Ingredient(key, one.what, final, stock, one.mw, one.fresh, role))
    return tuple(found), ()


def _strength(
    given: Quantity | Expression, known: Binding, typical: Binding
) -> tuple[Quantity | None, tuple[Missing, ...]]:
    """A strength; one that waits for a value is taken from the typical ones."""
    if isinstance(given, Quantity):
        return given, ()
    waits: tuple[Missing, ...] = ()
    for binding in (known, typical):
        try:
            value, missing = binding.compute(given, "")
        except CalculationError:
            return None, waits  # the calculation that fails carries its own flag
        waits = waits or missing
        if isinstance(value, Quantity):
            return value, ()
    return None, waits


def _filler(solution: Solution, known: Binding) -> str:
    """What it is made up with, as people call it."""
    protocol = known.setting.protocol
    filler = protocol.filler_of(solution)
    return protocol.solutions[filler].name if filler is not None else solution.make_up_with


def _base(wanted: Wanted, recipe: Recipe, filler: str, components: Sequence[Component]) -> PlannedBatch:
    """What is made in section *Prepare*: all of it, short of what is added fresh."""
    made = recipe.base_volume
    rest = rest_component(filler, recipe.rest, made)
    used_in = tuple(dict.fromkeys(wanted.refs[use.place] for use in wanted.uses))
    return PlannedBatch(
        wanted.id, wanted.solution.name, 0, False, made, format_quantity(made), (rest, *components), used_in
    )


def _portions(wanted: Wanted, recipe: Recipe, known: Binding, typical: Binding) -> list[PlannedBatch]:
    """The portions completed with fresh components; their volumes add up to the whole exactly."""
    if not recipe.fresh:
        return []
    solution, pipettes = wanted.solution, known.setting.pipettes
    keys = component_keys(solution)
    portions: list[PlannedBatch] = []
    volumes = _shares(wanted, recipe.volume, known, typical)
    for number, (batch, volume) in enumerate(zip(wanted.batches, volumes, strict=True), 1):
        of_base, fresh = batch_of(recipe, volume, pipettes)
        taken = base_component(solution, of_base, pipettes, last=number == len(volumes))
        added = (shown_component(one, solution, keys) for one in fresh)
        refs = tuple(wanted.refs[place] for place in batch.uses)
        portions.append(
            PlannedBatch(
                wanted.id, solution.name, number, True, volume, format_quantity(volume), (taken, *added), refs
            )
        )
    return portions


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


def _short(
    wanted: Wanted, need: Quantity, known: Binding, typical: Binding, by_others: Demand
) -> tuple[Flag, ...]:
    if wanted.solution.volume is None:
        return ()
    taken = (demand_of(wanted.uses, known, typical) + by_others).amount
    if taken is None or taken <= need:
        return ()
    who = "steps" if by_others.amount is None else "steps and other solutions"
    message = (
        f"The {who} use {format_quantity(taken)} of {wanted.solution.name}, more than the "
        f"{format_quantity(need)} the protocol makes."
    )
    return (
        Flag(Severity.WARN, Code.VOLUME_SHORT, message, "Raise its `volume:`, or leave it out.", wanted.id),
    )


def _named(flags: Sequence[Flag], solution: str) -> tuple[Flag, ...]:
    return tuple(
        replace(flag, about=f"{solution}.{flag.about}" if flag.about else solution) for flag in flags
    )


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


def _text(quantity: Quantity | None) -> str:
    return format_quantity(quantity) if quantity is not None else ""
