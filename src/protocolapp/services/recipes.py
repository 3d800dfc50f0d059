"""Files of recipes: found, read by name, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from protocolapp.protocol.checks.citations import cited_in
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Solution, Source
from protocolapp.protocol.model.recipe_file import RecipeFile
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.recipes import load_recipes, load_recipes_text, recipes_text
from protocolapp.services.ports import OwnFiles
from protocolapp.services.recipe_typing import RecipeError, key_of


@dataclass(frozen=True, slots=True)
class FoundRecipes:
    """A file of recipes. shipped: it came with the program. recipes: None when there is any problem."""

    path: Path
    shipped: bool
    recipes: RecipeFile | None
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """What people call it: its title, else its only solution, else the file."""
        if self.recipes is None:
            return self.path.stem
        solutions = tuple(self.recipes.solutions.values())
        return self.recipes.title or (solutions[0].name if len(solutions) == 1 else self.path.stem)

    @property
    def is_kit(self) -> bool:
        """Whether there are several solutions in it."""
        return self.recipes is not None and len(self.recipes.solutions) > 1


def find_recipes(files: OwnFiles) -> tuple[FoundRecipes, ...]:
    """Every file of recipes, the bundled ones first. Never raises."""
    found = []
    for one in files.recipes():
        loaded = load_recipes(one.path)
        found.append(FoundRecipes(one.path, one.shipped, loaded.recipes, loaded.problems))
    return tuple(found)


def keep_recipes(files: OwnFiles, recipes: RecipeFile, instead_of: Path | None = None) -> Path:
    """Write a file of recipes, under a name made of its title or in the place of one of the own ones.

    What somebody wrote into a file that is replaced, comments and all, is kept beside it. Returns where it lies.
    Raises StoreError, and RecipeError for what could not be read again.
    """
    text = text_of(recipes)
    if instead_of is not None:
        files.keep_by_hand(instead_of, _as_written(instead_of))
    name = recipes.title or next(iter(recipes.solutions.values())).name
    return files.write_recipes(name, text, instead_of)


def text_of(recipes: RecipeFile) -> str:
    """The text of the file; its `solutions:` can be put into a protocol. Raises RecipeError."""
    text = recipes_text(recipes.solutions, recipes.citations, recipes.title or "", recipes.note or "")
    problems = load_recipes_text(text, "recipe").problems
    if problems:
        message = f"{problems[0].message[:1].upper()}{problems[0].message[1:]}."
        raise RecipeError(message, problems[0].remedy)
    return text


def _as_written(path: Path) -> str:
    """What the program would have written; empty for what cannot be read."""
    there = load_recipes(path).recipes
    try:
        return text_of(there) if there is not None else ""
    except RecipeError:
        return ""


def with_solution(recipes: RecipeFile, key: str, solution: Solution) -> RecipeFile:
    """The same file with this solution in it, in the place of the one of this key."""
    return recipes.model_copy(update={"solutions": {**recipes.solutions, key: solution}})


def one_recipe(solution: Solution, citations: Mapping[str, Source] | None = None) -> RecipeFile:
    """A file that holds one solution. citations: of the file it came from; those it cites go along."""
    cited = {name for _, name in cited_in(solution, ())}
    kept = {name: source for name, source in (citations or {}).items() if name in cited}
    return RecipeFile.model_validate({"citations": kept, "solutions": {key_of(solution.name): solution}})


def recipe_named(reference: str, at_hand: Sequence[FoundRecipes] = ()) -> Solution:
    """The recipe of `FILE.yaml`, `FILE.yaml:solution`, or the key of a solution among those at hand.

    Raises RecipeError.
    """
    file, _, key = reference.rpartition(":") if _names_solution(reference) else (reference, "", "")
    if Path(file).suffix.lower() in {".yaml", ".yml"} or _is_file(file):
        loaded = load_recipes(file)
        if loaded.recipes is None:
            raise RecipeError(f"{file} cannot be used.", "Correct what is wrong with it.", loaded.problems)
        return _chosen(loaded.recipes.solutions, key, file)
    known = {
        name: solution
        for one in at_hand
        if one.recipes is not None
        for name, solution in one.recipes.solutions.items()
    }
    return _chosen(known, reference, "")


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # no name of a file at all
        return False


def _names_solution(reference: str) -> bool:
    """Whether it ends in `:solution`; the colon of a Windows drive has a path behind it."""
    head, colon, tail = reference.rpartition(":")
    return bool(colon) and Path(head).suffix.lower() in {".yaml", ".yml"} and not set(tail) & set("/\\")


def _chosen(solutions: Mapping[str, Solution], key: str, file: str) -> Solution:
    where = f" in {file}" if file else ""
    if not key and len(solutions) == 1:
        return next(iter(solutions.values()))
    if key in solutions:
        return solutions[key]
    names = ", ".join(solutions) or "none"
    if not key and not file:
        raise RecipeError("No recipe is named.", f"There are: {names}.")
    if not key:
        remedy = f"Write {file}:NAME, one of {names}."
        raise RecipeError(f"There are {len(solutions)} recipes{where}.", remedy)
    near = nearest(key, solutions)
    meant = f"Did you mean {near}? " if near else ""
    raise RecipeError(f"There is no recipe “{key[:60]}”{where}.", f"{meant}There are: {names}.")
