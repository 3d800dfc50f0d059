"""Files of recipes: read and checked as the `solutions:` of a protocol are, and written so that they fit into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from protocolapp.protocol.build import Built, build_as
from protocolapp.protocol.checks.citations import cited_wrongly
from protocolapp.protocol.checks.recipes import check_mixture
from protocolapp.protocol.expression import (
    CalculationError,
    Count,
    Expression,
    ExpressionError,
    Literal,
    Meaning,
    Name,
    OfPlate,
    Per,
    Scope,
    Unknown,
    Value,
    evaluate,
    meaning_of,
    operands,
)
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.load import in_order
from protocolapp.protocol.model import Solution, Source
from protocolapp.protocol.model.recipe_file import RECIPES, RecipeFile
from protocolapp.protocol.places import Place
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Node, read_file, read_text
from protocolapp.protocol.yaml_text import Plain, yaml_text
from protocolapp.quantity import VOLUME, Quantity

_PLAIN_VOLUME = "Write a plain volume, such as 500 mL, or leave it out."


@dataclass(frozen=True, slots=True)
class LoadedRecipes:
    """recipes: None when there is any problem."""

    recipes: RecipeFile | None
    problems: tuple[Problem, ...]


def load_recipes(path: str | Path) -> LoadedRecipes:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise."""
    return recipes_of(*read_file(path), str(path))


def load_recipes_text(text: str, path: str) -> LoadedRecipes:
    """Read a text; `path` is only named in the problems."""
    return recipes_of(*read_text(text, path), path)


def recipes_of(root: Node | None, problems: list[Problem], path: str) -> LoadedRecipes:
    """What was read, checked."""
    if root is None:
        return LoadedRecipes(None, tuple(problems))
    built, findings = build_as(
        RecipeFile, root, [Place(problem.line, problem.column) for problem in problems]
    )
    if built is not None:
        findings += _check(built)
    found = in_order(problems, findings, root, path)
    return LoadedRecipes(None if found or built is None else built.model, found)


def volume_of(solution: Solution) -> Quantity | None:
    """The volume a recipe of a file states; None where it states none, or one that only a protocol can work out."""
    if solution.volume is None or _needs_a_protocol(solution.volume):
        return None
    try:
        worked = evaluate(solution.volume.tree, _NothingAround())
    except CalculationError:
        return None
    return worked if isinstance(worked, Quantity) and worked.dimension == VOLUME else None


def recipes_text(
    solutions: Mapping[str, Solution],
    citations: Mapping[str, Source] | None = None,
    title: str = "",
    note: str = "",
) -> str:
    """The text of a file of recipes. Its `solutions:` can be put into a protocol as they are."""
    cited = {key: _plain(source) for key, source in (citations or {}).items()}
    head: dict[str, Plain] = {"format": "1", "kind": RECIPES}
    head |= {"title": title} if title else {}
    head |= {"note": note} if note else {}
    head |= {"citations": cited} if cited else {}
    return yaml_text({**head, "solutions": {name: _plain(one) for name, one in solutions.items()}})


def _plain(part: Solution | Source) -> dict[str, Plain]:
    """In the words of the file, without what was not said."""
    data: dict[str, Plain] = part.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude_defaults=True
    )
    return data


def _check(built: Built[RecipeFile]) -> Iterator[Finding]:
    recipes = built.model
    yield from cited_wrongly(recipes, recipes.citations, lambda name: name.casefold() in built.broken)
    for name, solution in recipes.solutions.items():
        path = ("solutions", name)
        if solution.volume is not None:
            yield from _volume(solution.volume, (*path, "volume"))
        yield from check_mixture(solution, path, built.whole)


def _volume(volume: Expression, path: tuple[str, ...]) -> Iterator[Finding]:
    foreign = _needs_a_protocol(volume)
    if foreign is not None:
        word = foreign.name if isinstance(foreign, Name) else f"count({foreign.what})"
        message = f"“{word}” has no value here: a recipe stands outside a protocol"
        yield Finding(path, message, _PLAIN_VOLUME, offset=foreign.offset)
        return
    try:
        dimension = meaning_of(volume.tree, _NoNames()).dimension
        worked = evaluate(volume.tree, _NothingAround())
    except ExpressionError as error:
        yield Finding(path, error.message, error.remedy, offset=error.offset)
        return
    except CalculationError as error:
        yield Finding(path, error.message, error.remedy)
        return
    if dimension is not None and dimension != VOLUME:
        yield Finding(path, f"this is {dimension.with_article}, not a volume", _PLAIN_VOLUME)
    elif not isinstance(worked, Quantity) or worked.is_zero or worked.is_negative:
        yield Finding(path, "this is no volume above zero", _PLAIN_VOLUME)


def _needs_a_protocol(volume: Expression) -> Name | Count | OfPlate | None:
    """The first name or count in it."""
    leaves = operands(volume.tree)
    return next((leaf for leaf in leaves if not isinstance(leaf, Literal)), None)


class _NoNames:
    """Fulfils `Surroundings` for a calculation without names."""

    def meaning(self, name: Name) -> Meaning:
        raise ExpressionError(f"“{name.name}” has no value here", _PLAIN_VOLUME, name.offset)

    def counted(self, count: Count) -> Meaning:
        raise ExpressionError(f"“{count.what}” cannot be counted here", _PLAIN_VOLUME, count.offset)

    def of_plate(self, asked: OfPlate) -> Meaning:
        raise ExpressionError(f"there is no plate “{asked.plate}” here", _PLAIN_VOLUME, asked.offset)


class _NothingAround:
    """Fulfils `Scope` for a calculation without names."""

    def lookup(self, name: str) -> Value | Unknown:
        raise KeyError(name)

    def count(self, what: str) -> int:
        raise KeyError(what)

    def of_plate(self, asked: OfPlate) -> Quantity:
        raise KeyError(asked.plate)

    def per(self, name: str) -> Per | None:
        raise KeyError(name)

    def rows(self, per: Per) -> list[Scope]:
        raise KeyError(per)
