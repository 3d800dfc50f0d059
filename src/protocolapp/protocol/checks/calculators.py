"""Calculators in calculations: known by name, given what they ask for, and asked for what they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from protocolapp.calc.form import Calculator
from protocolapp.calc.registry import UnknownCalculatorError, calculator
from protocolapp.protocol.calculators import Answerable, Columns, Named, specimen
from protocolapp.protocol.checks.calculator_fields import GivenFields
from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Calculation
from protocolapp.protocol.places import Path
from protocolapp.quantity import NUMBER, QuantityError, as_unit

_MOST_TRIED = 12
"""Combinations of choices that a calculator is tried with."""


def check_calculators(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every calculation that a calculator works out."""
    for name, calculation in subject.protocol.calculations.items():
        if calculation.calculator is None:
            continue
        found = _known(calculation.calculator)
        if isinstance(found, Calculator):
            yield from _used(subject, meanings, name, calculation, found)
        else:
            message = f"there is no calculator “{calculation.calculator}”"
            yield Finding(("calculations", name, "calculator"), message, found)


def _known(name: str) -> Calculator | str:
    """The calculator of exactly this name, or what to write instead."""
    try:
        found = calculator(name)
    except UnknownCalculatorError as error:
        if not error.near:
            return "See the list of calculators: protocolapp calc."
        return f"Did you mean {' or '.join(error.near)}?"
    return found if found.name == name else f"Did you mean {found.name}?"


def _used(
    subject: Subject, meanings: Meanings, name: str, calculation: Calculation, found: Calculator
) -> Iterator[Finding]:
    fields = GivenFields(subject, meanings, name, calculation, found)
    fields.read()
    yield from fields.findings
    if calculation.gives is None:
        yield Finding(
            ("calculations", name), "it is not said which result this is", "Add gives:.", at_key=True
        )
        return
    if fields.findings:
        return  # what it would answer cannot be told
    tried = [specimen(found, fields.ways, words) for words in _words(subject, fields)]
    wrong = list(_fields_left(name, found, fields, tried))
    yield from wrong
    if not wrong:
        yield from _gives(name, calculation, fields, tried)


def _words(subject: Subject, fields: GivenFields) -> Iterator[Mapping[str, str]]:
    """The words that stand for choices made by a parameter, each combination once."""
    named = {field: way.name for field, way in fields.ways.items() if isinstance(way, Named)}
    options = []
    for field, name in named.items():
        defined = subject.names.get(name)
        valued = defined.valued if defined is not None else None
        options.append(
            [(field, choice) for choice in (valued.choices if valued is not None else None) or ("",)]
        )
    for combination in islice(product(*options), _MOST_TRIED):
        yield {**fields.examples, **dict(combination)}


def _fields_left(
    name: str, found: Calculator, fields: GivenFields, tried: list[Answerable]
) -> Iterator[Finding]:
    """Fields that have to be given and are not; and given ones that no choice asks for."""
    missing = set.intersection(*(set(one.outcome.missing) for one in tried))
    for left in (one for one in found.fields if one.name in missing):
        message = f"the calculator {found.name} needs “{left.name}” ({left.label})"
        yield Finding(("calculations", name, "calculator"), message, f"Add {left.name}: under with:.")
    for key in fields.calculation.given:
        field = found.field(key)
        if field is not None and not any(field.name in one.asked for one in tried):
            message = f"“{key}” is not asked for as the choices stand"
            path = ("calculations", name, "with", key)
            yield Finding(path, message, "Take it out, or make the choice that asks for it.", at_key=True)


def _gives(
    name: str, calculation: Calculation, fields: GivenFields, tried: list[Answerable]
) -> Iterator[Finding]:
    path: Path = ("calculations", name, "gives")
    gives = calculation.gives or ""
    by_row = any(isinstance(way, Columns) for way in fields.ways.values())
    if "." in gives and (calculation.per is None or not by_row):
        message = f"“{gives}” has a value for each row"
        yield Finding(path, message, "Add per: sample, and give the table its columns: {absorbance: a562}.")
        return
    if "." not in gives and by_row and calculation.per is not None:
        message = f"“{gives}” is one value for all rows"
        yield Finding(path, message, "Take out per:, or name a column of a table: lanes.sample.")
        return
    told = [one for one in tried if one.told]
    known = list(dict.fromkeys(each for one in told for each in one.names))
    if told and gives not in known:
        near = nearest(gives, known)
        remedy = f"Did you mean {near}?" if near else f"It gives {', '.join(known)}."
        yield Finding(path, f"the calculator gives no “{gives}”", remedy)
        return
    yield from _unit(name, calculation, told)


def _unit(name: str, calculation: Calculation, told: list[Answerable]) -> Iterator[Finding]:
    """A quantity says its unit, and the right one; a unit that is none is told with the other calculations."""
    gives = calculation.gives or ""
    examples = [value for one in told if (value := one.value_of(gives)[1]) is not None]
    if not examples:
        return
    found = examples[0].dimension
    if calculation.unit is None:
        if found != NUMBER:
            message = f"“{gives}” is {found.with_article}, and no unit is given"
            yield Finding(("calculations", name, "gives"), message, f"Add unit:, such as {examples[0].unit}.")
        return
    try:
        due = as_unit(calculation.unit).dimension
    except QuantityError:
        return
    if all(one.dimension != due for one in examples):
        message = f"“{gives}” is {found.with_article}, not {due.with_article}"
        yield Finding(("calculations", name, "unit"), message, f"Write {examples[0].unit}, for one.")
