"""What `protocolapp calc` tells of the calculators: the list, and the fields of one with an example."""

from __future__ import annotations

import shlex
from typing import Any

from protocolapp.calc.form import Calculator, Field, Kind, Topic, active_fields
from protocolapp.calc.registry import calculators
from protocolapp.cli.output import OK, say, say_json, say_table


def list_all(*, as_json: bool) -> int:
    """The calculators by topic."""
    if as_json:
        say_json([_as_json(one) for one in calculators()])
        return OK
    for topic in Topic:
        found = [one for one in calculators() if one.topic is topic]
        if found:
            say(f"{topic}")
            first, *others = [("  ", one.name, one.summary) for one in found]
            say_table(first, others)
            say()
    say("`protocolapp calc NAME` tells of a calculator's fields.")
    return OK


def describe(wanted: Calculator, *, as_json: bool) -> int:
    """A calculator's fields, which of them may be the unknown, its formulas, and an example to try."""
    if as_json:
        say_json(_as_json(wanted))
        return OK
    say(f"{wanted.title}: {wanted.summary}")
    say()
    say_table(("field", "what", "accepts", ""), [_field_row(one) for one in wanted.fields])
    for field in (one for one in wanted.fields if one.kind is Kind.TABLE):
        say()
        say(f"columns of {field.name}, given by --table {field.name}=FILE.csv:")
        say_table(("column", "what", "accepts", ""), [_field_row(one) for one in field.columns])
    say()
    for solved in wanted.solves:
        say(f"Leave out the one of these that is to be worked out: {', '.join(solved.fields)}.")
    for formula in wanted.formulas:
        say(f"  {formula}")
    if wanted.sources:
        say(f"Sources: {'; '.join(wanted.sources)}")
    say(f"\nFor example: {example(wanted)}")
    return OK


def example(wanted: Calculator) -> str:
    """The example that the screen begins with, as a command."""
    asked = active_fields(wanted, {})
    settings = [f"{one.name}={one.start}" for one in asked if one.start]
    tables = [f"--table {one.name}=FILE.csv" for one in asked if one.kind is Kind.TABLE and not one.optional]
    return " ".join(["protocolapp calc", wanted.name, *map(shlex.quote, settings), *tables])


def _field_row(field: Field) -> tuple[str, str, str, str]:
    return ", ".join((field.name, *field.also)), field.label, _accepts(field), _remarks(field)


def _accepts(field: Field) -> str:
    if field.kind is Kind.CHOICE:
        return " | ".join(one.key for one in field.choices)
    if field.kind in (Kind.QUANTITY, Kind.QUANTITIES):
        kinds = ", ".join(dict.fromkeys(one.name for one in field.accepts))
        share = field.unit == "%"
        return "a share, such as 10 %" if share else kinds if len(field.accepts) < 4 else "a strength"
    return str(field.kind)


def _remarks(field: Field) -> str:
    said = []
    if field.when is not None:
        said.append(f"only with {field.when.field}={'|'.join(field.when.values)}")
    if field.default:
        said.append(f"{field.default} if left out")
    elif field.optional:
        said.append("optional")
    return "; ".join([*said, field.help] if field.help else said)


def _as_json(wanted: Calculator) -> dict[str, Any]:
    return {
        "name": wanted.name,
        "title": wanted.title,
        "topic": str(wanted.topic),
        "summary": wanted.summary,
        "formulas": list(wanted.formulas),
        "sources": list(wanted.sources),
        "unknowns": [list(one.fields) for one in wanted.solves],
        "fields": [_field_json(one) for one in wanted.fields],
    }


def _field_json(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": field.name,
        "also": list(field.also),
        "label": field.label,
        "kind": str(field.kind),
        "unit": field.unit,
        "example": field.start,
        "default": field.default,
        "optional": field.optional,
        "help": field.help,
    }
    if field.choices:
        made["choices"] = [one.key for one in field.choices]
    if field.when is not None:
        made["when"] = {field.when.field: list(field.when.values)}
    if field.columns:
        made["columns"] = [_field_json(one) for one in field.columns]
    return made
