"""Recipes and kits as kept sets of the recipe calculator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from protocolapp.calc.form import Bench, Typed
from protocolapp.gui.calculators.kept_sets import BrokenFile, FoundSets, KeptSet, SetsError
from protocolapp.protocol.model import Solution
from protocolapp.protocol.model.recipe_file import RecipeFile
from protocolapp.protocol.problem import visible
from protocolapp.quantity import DecimalMark
from protocolapp.run.ports import StoreError
from protocolapp.services.recipe_typing import RecipeError, not_taken, solution_of, typed_of
from protocolapp.services.recipes import FoundRecipes, one_recipe, with_solution
from protocolapp.services.workplace import Workplace

_NOT_SAVED, _NOT_OPENED = "The recipe was not saved", "The recipe cannot be opened"


@dataclass(frozen=True, slots=True)
class _Place:
    """A solution in its file."""

    path: Path
    file: RecipeFile
    key: str

    @property
    def solution(self) -> Solution:
        return self.file.solutions[self.key]


class RecipeSets:
    """Fulfils KeptSets: one set for each solution of each file."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def found(self) -> FoundSets:
        files = sorted(self._workplace.recipes(), key=lambda one: one.shipped)
        sets = [
            KeptSet(solution.name, one.path, key, one.title if one.is_kit else "", not one.shipped)
            for one in files
            if one.recipes is not None
            for key, solution in one.recipes.solutions.items()
        ]
        return FoundSets(tuple(sets), tuple(_broken(one) for one in files if one.recipes is None))

    def typed(self, one: KeptSet, decimal: DecimalMark) -> Typed:
        place = self._place(one)
        if place is None:
            raise SetsError(
                _NOT_OPENED,
                f"{one.path.name} no longer holds it.",
                "Look through the list again: it is read anew.",
            )
        return typed_of(place.solution, decimal)

    def left_out(self, one: KeptSet) -> str:
        place = self._place(one)
        return not_taken(place.solution) if place is not None else ""

    def keep(self, name: str, typed: Typed, bench: Bench, opened: KeptSet | None) -> Path:
        instead = self.found().own_named(name)
        there = self._place(instead) if instead is not None else None
        source = there or (self._place(opened) if opened is not None else None)
        before = source.solution if source is not None else None
        try:
            solution = solution_of(
                typed, name, decimal=bench.decimal, catalogue=bench.catalogue, before=before
            )
            if there is not None:
                changed = with_solution(there.file, there.key, solution)
                return self._workplace.save_recipes(changed, there.path)
            cited = source.file.citations if source is not None else None
            return self._workplace.save_recipes(one_recipe(solution, cited))
        except RecipeError as error:
            raise SetsError(_NOT_SAVED, error.message, error.remedy) from error
        except StoreError as error:
            raise SetsError(error.title, error.message, error.remedy) from error

    def _place(self, one: KeptSet) -> _Place | None:
        """Where it lies now."""
        return next((at for at in self._places() if (at.path, at.key) == (one.path, one.key)), None)

    def _places(self) -> Iterator[_Place]:
        for one in self._workplace.recipes():
            if one.recipes is not None:
                for key in one.recipes.solutions:
                    yield _Place(one.path, one.recipes, key)


def _broken(one: FoundRecipes) -> BrokenFile:
    if not one.problems:
        return BrokenFile(one.path, "It cannot be read.")
    first, more = one.problems[0], len(one.problems) - 1
    told = f"Line {first.line}: {visible(first.message)}."
    return BrokenFile(one.path, f"{told} {more} more." if more else told, visible(first.remedy))
