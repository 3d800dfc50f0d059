"""A recipe as it is typed into the recipe calculator, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from protocolapp.calc.flag import Severity
from protocolapp.calc.form import Bench, Given, Row, Sheet, Typed
from protocolapp.calc.form.bench import NO_CATALOGUE
from protocolapp.calc.form.taking import take
from protocolapp.calc.mixtures.ingredient import Ingredient
from protocolapp.calc.mixtures.recipe_rows import AS_USUAL, needs_mw, read_rows
from protocolapp.calc.recipe import CALCULATOR
from protocolapp.calc.substances.reagent_kind import ROLES
from protocolapp.lab import Catalogue
from protocolapp.protocol.checks.namespace import RESERVED
from protocolapp.protocol.expression import Expression
from protocolapp.protocol.model import LAB, Component, Solution
from protocolapp.protocol.plain_letters import plain_text
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.quantity_text import quantity_text
from protocolapp.protocol.recipes import load_recipes_text, volume_of
from protocolapp.protocol.roles import Role
from protocolapp.protocol.yaml_text import Plain, yaml_text
from protocolapp.quantity import NUMBER, DecimalMark, Quantity, find_unit, format_quantity

_TABLE, OTHER = "components", "other"
_LONGEST_KEY = 48


class RecipeError(Exception):
    """A recipe cannot be had, or not be kept. problems: of its file, with line and column."""

    def __init__(self, message: str, remedy: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(f"{message} {remedy}")
        self.message, self.remedy, self.problems = message, remedy, tuple(problems)


def typed_of(solution: Solution, decimal: DecimalMark = ".") -> Typed:
    """What is to be typed into the recipe calculator for it. decimal: the mark the calculator will be read with.

    An overage given as a volume is turned into its share of the volume; `not_taken` tells of one that cannot be.
    """
    texts = {
        "volume": _text(volume_of(solution), decimal),
        "make_up_with": solution.make_up_with,
    }
    texts["overage"] = _text(_overage_share(solution), decimal)
    rows = [_row(component, decimal) for component in solution.contains]
    return {**{key: text for key, text in texts.items() if text}, _TABLE: rows}


def not_taken(solution: Solution) -> str:
    """What the calculator cannot take of a recipe, in a sentence; empty when it takes all."""
    if solution.overage is None or _overage_share(solution) is not None:
        return ""
    return (
        f"The overage of {format_quantity(solution.overage)} is left out: without a volume it is no share. "
        "Type it as a percentage once you know the volume."
    )


def _overage_share(solution: Solution) -> Quantity | None:
    overage, volume = solution.overage, volume_of(solution)
    if overage is None or overage.dimension == NUMBER:
        return overage
    return (overage / volume).to("%") if volume is not None else None


def solution_of(
    typed: Typed,
    name: str,
    *,
    decimal: DecimalMark = ".",
    catalogue: Catalogue = NO_CATALOGUE,
    before: Solution | None = None,
) -> Solution:
    """The recipe that was typed into the recipe calculator. Raises RecipeError.

    What the calculator takes from the catalogue or judges by a name (molar mass, role, fresh) is written out, for a
    protocol takes no guesses. before: the recipe it was opened from; its note, shelf life and sources stay with what
    was not changed.
    """
    taken = take(CALCULATOR, typed, decimal)
    faults = [flag for flag in taken.flags if flag.severity is Severity.BLOCK]
    if faults:
        raise RecipeError(faults[0].message, faults[0].remedy)
    given = taken.given.rows(_TABLE)
    if not name.strip():
        raise RecipeError("The recipe has no name.", "Say what people call it.")
    if not given:
        raise RecipeError("There is nothing in this recipe.", "Add what it contains.")
    rows = read_rows(Sheet(Bench(catalogue=catalogue)), given)
    kept = {one.what: one for one in before.contains} if before is not None else {}
    contains = [
        _component(row.ingredient, typed_row, kept.get(row.ingredient.what))
        for row, typed_row in zip(rows, given, strict=True)
    ]
    said = {} if before is None else _kept_of(before, taken.given)
    return _checked({"name": name.strip(), **_measures(taken.given), **said, "contains": contains})


def _measures(given: Given) -> dict[str, Plain]:
    said: dict[str, Plain] = {"make up with": given.text("make_up_with")}
    if given.has("volume"):
        said["volume"] = quantity_text(given.quantity("volume"))
    if given.share("overage"):
        said["overage"] = quantity_text(given.quantity("overage").to("%"))
    return said


def _kept_of(before: Solution, given: Given) -> dict[str, Plain]:
    """What the calculator does not ask for, and an overage that nobody changed, as it was written."""
    said = before.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    asked = {"name", "volume", "contains", "make up with"}
    if before.overage is not None and not _same_overage(before, given):
        asked |= {"overage", "overage_cite"}
    return {key: value for key, value in said.items() if key not in asked}


def _same_overage(before: Solution, given: Given) -> bool:
    share, typed = _overage_share(before), given.quantity("overage").to("%")
    if share is None:  # it could not be shown
        return not typed.magnitude
    same_volume = given.has("volume") and volume_of(before) == given.quantity("volume")
    is_share = before.overage is not None and before.overage.dimension == NUMBER
    return quantity_text(share.to("%")) == quantity_text(typed) and (is_share or same_volume)


def _component(ingredient: Ingredient, typed: Given, before: Component | None) -> dict[str, Plain]:
    stock = ingredient.stock
    mw = ingredient.mw if typed.has("mw") or needs_mw(ingredient) else None
    role = ingredient.role if ingredient.role in set(Role) else ""
    said: dict[str, Plain] = {
        "what": ingredient.what,
        "final": quantity_text(ingredient.final),
        "stock": "" if stock is None else quantity_text(stock),
        "mw": "" if mw is None else quantity_text(mw),
        "role": role,
        "add": "fresh" if ingredient.fresh else "",
    }
    if before is not None:
        said["cite"] = (before.cite or "") if before.final == ingredient.final else ""
        said["stock_cite"] = (before.stock_cite or "") if stock is not None and before.stock == stock else ""
        if ingredient.role == OTHER or typed.choice("role") == AS_USUAL:  # what was not said is not said anew
            said["role"] = [role.value for role in before.roles]
    return {key: text for key, text in said.items() if text}


def _checked(said: Mapping[str, Plain]) -> Solution:
    """Read as a file would be, so that nothing is kept that could not be read again."""
    name = key_of(str(said["name"]))
    components = cast("Sequence[Mapping[str, Plain]]", said["contains"])
    sources = {str(part[key]) for part in (said, *components) for key in part if key.endswith("cite")} - {LAB}
    cited: dict[str, Plain] = {source: {"title": source} for source in sorted(sources)}
    loaded = load_recipes_text(yaml_text({"citations": cited, "solutions": {name: said}}), "recipe")
    if loaded.recipes is None:
        message = loaded.problems[0].message
        raise RecipeError(f"{message[:1].upper()}{message[1:]}.", loaded.problems[0].remedy)
    return loaded.recipes.solutions[name]


def _row(component: Component, decimal: DecimalMark) -> Row:
    row = {
        "what": component.what,
        "final": _text(component.final, decimal),
        "stock": _text(component.stock, decimal),
        "mw": _text(component.mw, decimal),
        "role": _role_key(component.roles),
        "fresh": "yes" if component.fresh else "no",
    }
    return {key: text for key, text in row.items() if text}


def _role_key(roles: Sequence[Role]) -> str:
    """The choice of the calculator; empty, so judged by the name, where the recipe says nothing."""
    if not roles:
        return ""
    return roles[0].value.replace(" ", "-") if roles[0].value in ROLES else OTHER


def _text(quantity: Quantity | Expression | None, decimal: DecimalMark) -> str:
    """Empty for what hangs on the values of a protocol."""
    if not isinstance(quantity, Quantity):
        return ""
    number, _, unit = quantity_text(quantity).partition(" ")
    return f"{number.replace('.', decimal)} {unit}".strip()


def key_of(name: str) -> str:
    """A name for files: `co_ip_lysis_buffer` for `Co-IP lysis buffer`; never a word with a meaning of its own."""
    words = "_".join(re.findall(r"[a-z0-9]+", plain_text(name).lower()))[:_LONGEST_KEY].strip("_")
    if not words[:1].isalpha():
        words = f"solution_{words}".strip("_")
    return f"{words}_solution" if words in RESERVED or find_unit(words) is not None else words
