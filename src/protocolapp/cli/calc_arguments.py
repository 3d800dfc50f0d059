"""What is given to `protocolapp calc`: fields by any of their names, tables from files, a recipe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from protocolapp.calc.form import Calculator, Field, Kind, Row, Typed, active_fields
from protocolapp.calc.form.choosing import implied_choices
from protocolapp.calc.registry import UnknownCalculatorError, calculator
from protocolapp.cli.files import UnusableError, read_bounded
from protocolapp.cli.output import complain, say_problems
from protocolapp.services.workplace import Workplace


class UsageError(Exception):
    """The arguments name something that is not there; it has been said what."""


def find(name: str) -> Calculator:
    """The calculator meant. Raises UsageError after telling that there is none."""
    try:
        return calculator(name)
    except UnknownCalculatorError as error:
        near = f"did you mean {' or '.join(error.near)}? " if error.near else ""
        complain("no such calculator", f"“{name}”", f"{near}`protocolapp calc` lists them")
        raise UsageError from error


def typed_in(
    wanted: Calculator, args: argparse.Namespace, workplace: Workplace
) -> dict[str, str | Sequence[Row]]:
    """All that is given, by field: a recipe first, which the rest may overrule; and the choices that follow from it.

    Raises UsageError, UnusableError.
    """
    recipe = _recipe(wanted, args.recipe, workplace) if args.recipe else {}
    typed: dict[str, str | Sequence[Row]] = {}
    for setting in args.settings:
        name, equals, text = setting.partition("=")
        field = _field(wanted, name.strip(), setting, known=bool(equals))
        if field.kind is Kind.TABLE:
            complain(setting, f"{field.name} is a table", f"give its rows with --table {field.name}=FILE.csv")
            raise UsageError
        if field.name in typed:
            complain(setting, f"{field.name} is given twice", "leave one of them out")
            raise UsageError
        typed[field.name] = text.strip()
    for table in args.tables:
        typed |= _table(wanted, table)
    given = {**recipe, **typed}
    return given | implied_choices(wanted, given)


def tell_unused(wanted: Calculator, typed: Typed) -> None:
    """Say which of the fields given have no say as the choices stand, and why."""
    asked = {one.name for one in active_fields(wanted, typed)}
    for name in typed:
        field = wanted.field(name)
        if field is not None and field.when is not None and name not in asked:
            choices = " or ".join(value or "nothing" for value in field.when.values)
            complain(
                "please note", f"{name} is not used", f"it counts only with {field.when.field}={choices}"
            )


def _recipe(wanted: Calculator, reference: str, workplace: Workplace) -> Typed:
    if wanted.name != "recipe":
        complain(f"--recipe {reference}", f"{wanted.name} takes no recipe", "`protocolapp calc recipe` does")
        raise UsageError
    from protocolapp.services.recipe_typing import RecipeError, not_taken, typed_of
    from protocolapp.services.recipes import recipe_named

    try:
        recipe = recipe_named(reference, workplace.recipes())
    except RecipeError as error:
        complain(f"--recipe {reference}", error.message, error.remedy)
        say_problems(error.problems, to=sys.stderr)
        raise UnusableError from error
    if told := not_taken(recipe):
        complain("please note", told)
    return typed_of(recipe)


def _field(wanted: Calculator, name: str, given: str, *, known: bool = True) -> Field:
    if not known:
        complain(given, "a value is missing", "write FIELD=VALUE")
        raise UsageError
    field = wanted.field(name) or wanted.field(name.casefold())  # V1, IC50, Km
    if field is None:
        names = [one.name for one in wanted.fields]
        near = get_close_matches(name, [*names, *(word for one in wanted.fields for word in one.also)], n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        complain(given, f"{wanted.name} has no such field", f"{meant}they are: {', '.join(names)}")
        raise UsageError
    return field


def _table(wanted: Calculator, given: str) -> dict[str, Sequence[Row]]:
    name, equals, path = given.partition("=")
    field = _field(wanted, name, f"--table {given}") if equals and wanted.field(name) else wanted.table
    if field is None or field.kind is not Kind.TABLE:
        complain(f"--table {given}", f"{wanted.name} has no such table", "give its fields as FIELD=VALUE")
        raise UsageError
    from protocolapp.services.calculator_rows import table_rows, with_points
    from protocolapp.services.sample_rows import cells, decode

    file = path if equals and wanted.field(name) else given
    found = table_rows(field, cells(decode(read_bounded(Path(file)))))
    for problem in found.problems:
        complain(f"{file}:{problem.line}:{problem.column}", problem.message, problem.remedy)
    if found.problems:
        raise UnusableError
    return {field.name: with_points(field, found.rows)}
