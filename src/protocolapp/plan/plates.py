"""Plates: their figures worked out, their wells laid out, and what of it does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from protocolapp.calc.doses.series_shape import MOST_POINTS, shape_given, shape_possible
from protocolapp.calc.flag import Code, Flag
from protocolapp.calc.form import Bench, Given, Sheet
from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_format import FORMATS
from protocolapp.calc.plates.plate_map import Along
from protocolapp.plan.model import Missing, PlannedPlate
from protocolapp.plan.plate_wells import Series, Wells, laid_out
from protocolapp.protocol.expression import ROLES, CalculationError, Expression, Name, OfPlate, OnPlate
from protocolapp.protocol.model import Plate, Solvent
from protocolapp.protocol.plate_sizes import size_named
from protocolapp.quantity import Quantity, exact_text, format_quantity

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding

MOST_REPLICATES = 384


class _Waits(Exception):  # noqa: N818 - nothing is wrong: something is not known yet
    """A figure that is not known yet."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of one plate, worked out one by one. Each raises _Waits or CalculationError."""

    plate: Plate
    binding: Binding

    def quantity(self, expression: Expression) -> Quantity:
        value, waits = self.binding.compute(expression, "")
        if value is None:
            raise _Waits(waits)
        return value if isinstance(value, Quantity) else Quantity(value)

    def whole(self, expression: Expression, what: str, most: int, *, least: int = 1) -> int:
        number = self.quantity(expression).as_number()
        if number.denominator != 1 or not least <= number <= most:
            told = format_quantity(Quantity(number))
            raise CalculationError(
                f"{what}: {told} is not a whole number from {least} to {most}.", "Correct it."
            )
        return int(number)

    def size(self) -> str:
        """The key of the format; a choice parameter may name it, `384-well`."""
        tree = self.plate.wells.tree
        chosen = self.binding.resolve(tree.name).value if isinstance(tree, Name) else None
        text = chosen if isinstance(chosen, str) else format_quantity(self.quantity(self.plate.wells))
        size = size_named(text)
        if not size:
            sizes = ", ".join(FORMATS)
            raise CalculationError(f"There is no plate of {text} wells.", f"Take one of {sizes}.")
        return size

    def doses(self, sheet: Sheet) -> tuple[Quantity, ...]:
        """The strongest first; none where there is no series, or the sheet says why there can be none."""
        doses = self.plate.doses
        if doses is None:
            return ()
        points = self.whole(doses.points, "Doses", MOST_POINTS)
        anchor = doses.top if doses.top is not None else doses.centre
        assert anchor is not None  # noqa: S101 - the model asks for one of the two
        strength, fold = self.quantity(anchor), self.quantity(doses.fold).as_number()
        if points == 1:
            return (strength,)
        given = Given(
            {"top" if doses.top is not None else "centre": strength, "fold": fold, "points": points}
        )
        return shape_given(given).strengths if shape_possible(sheet, given) else ()

    def controls(self) -> tuple[tuple[WellRole, int], ...]:
        return tuple(
            (WellRole(str(role)), self.whole(number, f"{str(role).capitalize()} wells", 1536, least=0))
            for role, number in self.plate.controls.items()
        )

    def shares(self, solvent: Solvent | None, roles: Iterable[WellRole]) -> dict[WellRole, Quantity]:
        if solvent is None:
            return {}
        other = {WellRole(str(role)): share for role, share in solvent.but.items()}
        wells = [role for role in roles if role not in (WellRole.EDGE, WellRole.EMPTY)]
        return {role: self.quantity(other.get(role, solvent.share)) for role in wells}


def plan_plate(name: str, plate: Plate, binding: Binding) -> PlannedPlate:
    """Lay out one plate for the samples of a run; where that cannot be done, say what is missing or wrong."""
    applies = name not in binding.setting.left_out
    planned = PlannedPlate(name, plate.label, plate.holds, applies=applies, cite=plate.cite or "")
    sheet = Sheet(Bench())
    try:
        planned = _laid_out(planned, plate, _Figures(plate, binding), sheet)
    except _Waits as waits:
        return replace(planned, waits_for=waits.missing)
    except CalculationError as error:
        sheet.block(Code.CANNOT_CALCULATE, error.message, error.remedy)
    return replace(planned, flags=tuple(_named(flag, name, plate.label) for flag in sheet.outcome().flags))


def _laid_out(planned: PlannedPlate, plate: Plate, figures: _Figures, sheet: Sheet) -> PlannedPlate:
    binding = figures.binding
    size, doses = figures.size(), figures.doses(sheet)
    replicates = figures.whole(plate.replicates, "Replicates", MOST_REPLICATES) if plate.replicates else 1
    series = tuple(Series(one.id, one.name, bool(one.dropped)) for one in binding.setting.facts.samples)
    wells = Wells(
        size, max(len(doses), 1), replicates, figures.controls(), plate.edge, Along(str(plate.along)),
        tuple(exact_text(one) for one in doses), series, figures.quantity(plate.volume) if plate.volume else None,
    )  # fmt: skip
    if sheet.outcome().blocked:
        return planned
    if not any(not one.dropped for one in series):
        raise _Waits((binding.missing("samples"),))
    made = laid_out(wells)
    sheet.take_flags(made.flags)
    return replace(
        planned,
        size=int(size),
        plates=made.plates,
        wells=made.wells,
        counts=made.counts,
        doses=doses,
        dose_texts=made.dose_texts,
        replicates=replicates,
        volume=wells.volume,
        solvent=plate.solvent.what if plate.solvent is not None else "",
        shares=figures.shares(plate.solvent, made.counts),
        picture=made.picture,
    )


def _named(flag: Flag, name: str, label: str) -> Flag:
    return replace(flag, message=f"{label}: {flag.message}", about=name, row="")


def told_of(plate: PlannedPlate, asked: OfPlate, itself: Missing) -> Quantity | tuple[Missing, ...]:
    """What a calculation asks of a plate, or what it waits for. itself: the plate as something that is missing.

    Raises CalculationError for a dose that the plate does not have.
    """
    if asked.what is OnPlate.DOSE:
        return _dose(plate, asked.place) if plate.doses else plate.waits_for or (itself,)
    if asked.what is OnPlate.DOSES:
        return Quantity.of(len(plate.doses)) if plate.laid_out else plate.waits_for or (itself,)
    if not plate.applies:
        return Quantity.of(0)
    if not plate.laid_out:
        return plate.waits_for or (itself,)
    if asked.what is OnPlate.PLATES:
        return Quantity.of(plate.plates)
    return Quantity.of(plate.count(ROLES.get(asked.role), ROLES.get(asked.but)))


def _dose(plate: PlannedPlate, place: int) -> Quantity:
    if place > len(plate.doses):
        message = f"“{plate.label}” has {len(plate.doses)} doses, no dose {place}."
        raise CalculationError(message, "Take one of them; 1 is the strongest.")
    return plate.doses[place - 1 if place > 0 else place]
