"""Solutions: that each can be made from its components, and that something says how much of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from protocolapp.calc.flag import Code
from protocolapp.calc.mixtures.ingredient import Amount, Ingredient, amount_of
from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.rings import rings
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import Expression
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Component, Solution
from protocolapp.protocol.places import Path
from protocolapp.quantity import NUMBER, STRENGTHS, VOLUME, Dimension, Quantity

_ONE_LITRE = Quantity.of(1, "L")
_LARGEST_OVERAGE = Fraction(2)


def check_recipes(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every solution."""
    used = {
        name for _, _, step in subject.steps() for name, amount in step.uses.items() if amount is not None
    }
    used |= {held for tube in subject.protocol.tubes.values() for held in tube.holds.values()}
    solutions = subject.protocol.solutions
    fillers = {name: subject.protocol.filler_of(one) for name, one in solutions.items()}
    used |= {filler for filler in fillers.values() if filler is not None}
    for ring in rings({name: (filler,) if filler is not None else () for name, filler in fillers.items()}):
        message = f"this is made up with itself: {', '.join((*ring, ring[0]))}"
        remedy = "Make one of them up with water, or with what is at hand."
        yield Finding(("solutions", ring[0], "make up with"), message, remedy)
    for name, solution in solutions.items():
        path = ("solutions", name)
        yield from _filler(solution, path, subject)
        yield from _volume(solution, path, meanings)
        if solution.volume is None and name not in used and subject.whole:
            remedy = "Add uses: with an amount to a step, or volume: to the solution."
            yield Finding(path, "nothing says how much of this solution is needed", remedy, at_key=True)
        yield from check_mixture(solution, path, subject.whole, meanings)


def check_mixture(
    solution: Solution, path: Path, whole: bool, meanings: Meanings | None = None
) -> Iterator[Finding]:
    """That a solution can be made from its components. whole: nothing in the file was left out.

    meanings: of the names that formulas use; None for a recipe of its own, which has none.
    """
    yield from _overage(solution, path)
    for place, component in enumerate(solution.contains):
        yield from _formulas(component, (*path, "contains", place), meanings)
    yield from _components(solution, path, whole)


def _formulas(component: Component, path: Path, meanings: Meanings | None) -> Iterator[Finding]:
    """Strengths that hang on other values: that they are strengths, and of one kind."""
    kinds: list[Dimension] = []
    for key, formula in component.formulas.items():
        here = (*path, key)
        if meanings is None:
            message = "a recipe of its own has no names to calculate with"
            yield Finding(here, message, "Write a strength, such as 50 mM.")
            continue
        dimension = meanings.of_expression(formula, here, None).dimension
        if dimension is not None and dimension not in STRENGTHS:
            message = f"this is {dimension.with_article}, not a strength"
            yield Finding(here, message, "Let it come out as a concentration, such as 50 mM.")
        elif dimension is not None:
            kinds.append(dimension)
    plain = [value for value in (component.final, component.stock) if isinstance(value, Quantity)]
    kinds += [value.dimension for value in plain] if component.formulas else []
    if len(set(kinds)) > 1 and component.mw is None:
        first, second = kinds[0], kinds[1]
        message = f"{first.with_article} cannot be reached from {second.with_article}"
        yield Finding((*path, "stock"), message, "Give both in one kind of unit, or add mw:.")


def _filler(solution: Solution, path: Path, subject: Subject) -> Iterator[Finding]:
    """What looks like the name of a solution, and is none."""
    written = solution.make_up_with
    if "_" not in written or written in subject.protocol.solutions or subject.excused(written):
        return
    near = nearest(written, subject.protocol.solutions)
    remedy = f"Did you mean {near}?" if near else "Name a solution of this file, or write it in words."
    yield Finding((*path, "make up with"), f"there is no solution “{written}”", remedy)


def _volume(solution: Solution, path: Path, meanings: Meanings) -> Iterator[Finding]:
    if solution.volume is None:
        return
    dimension = meanings.of_expression(solution.volume, (*path, "volume"), None).dimension
    if dimension is not None and dimension != VOLUME:
        message = f"this is {dimension.with_article}, not a volume"
        yield Finding((*path, "volume"), message, "Give a volume, such as count(samples) * 1 mL.")


def _overage(solution: Solution, path: Path) -> Iterator[Finding]:
    overage = solution.overage
    if overage is None or overage.dimension == VOLUME:
        return
    here = (*path, "overage")
    if overage.dimension != NUMBER:
        yield Finding(
            here, f"this is {overage.dimension.with_article}", "Give a share or a volume: 10 % or 2 mL."
        )
    elif not overage.unit.symbol:
        yield Finding(
            here, "the overage has no unit", f"Write {overage.written} %, or a volume such as 2 mL."
        )
    elif overage.base > _LARGEST_OVERAGE:
        yield Finding(here, f"{overage.written} is more than is ever thrown away", "Give at most 200 %.")


def _components(solution: Solution, path: Path, whole: bool) -> Iterator[Finding]:
    amounts: list[Quantity] = []
    always: set[str] = set()
    sometimes: set[str] = set()
    fits = True
    for place, component in enumerate(solution.contains):
        here = (*path, "contains", place)
        if component.what in always or (component.what in sometimes and component.when is None):
            yield Finding((*here, "what"), f"{component.what} is in this solution already", "Write it once.")
        (always if component.when is None else sometimes).add(component.what)
        if not isinstance(component.final, Quantity) or isinstance(component.stock, Expression):
            continue  # what it takes is told by the plan
        worked = amount_of(_ingredient(component, component.final, component.stock), _ONE_LITRE)
        for finding in _told(worked, component, here, whole):
            fits = False
            yield finding
        # Of those that go in only sometimes the recipe is judged when it is known which do.
        if component.when is None and worked.quantity is not None and worked.quantity.dimension == VOLUME:
            amounts.append(worked.quantity)
    total = sum(amounts, Quantity.of(0, "L"))
    if fits and total > _ONE_LITRE:
        share = ceil(total.base * 100)  # upwards: 100 % would be no problem
        message = f"the components take {share:,} % of the volume to be made"
        yield Finding((*path, "contains"), message, "Use stronger stocks.", at_key=True)


def _ingredient(component: Component, final: Quantity, stock: Quantity | None) -> Ingredient:
    return Ingredient(component.what, component.what, final, stock, component.mw)


def _told(worked: Amount, component: Component, path: Path, whole: bool) -> Iterator[Finding]:
    key = "stock" if component.stock is not None else "final"
    for flag in worked.flags:
        if flag.code is Code.MW_MISSING and not whole:
            continue  # the stock may be there, and be wrong
        if flag.code in (Code.STOCK_TOO_DILUTE, Code.STOCK_MISMATCH, Code.MW_MISSING):
            yield Finding((*path, key), flag.message, flag.remedy)
