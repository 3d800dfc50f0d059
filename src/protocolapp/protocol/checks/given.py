"""Values that somebody gives: kind, unit, choices, range, and the default or typical value that a rehearsal uses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from protocolapp.protocol.checks.subject import Named, Sort, Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Column, Entry, Kind, Parameter, Valued
from protocolapp.protocol.plate_script import read_script
from protocolapp.protocol.problem import quote
from protocolapp.protocol.readings import TableValue
from protocolapp.protocol.values import (
    ValueProblem,
    cells_outside,
    dimension_due,
    is_misread,
    kind_of,
    read_value,
    starting_text,
    within,
)
from protocolapp.quantity import NUMBER, QuantityError, as_unit, find_unit, parse_quantity

_MEASURED = (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT)


def check_given(subject: Subject) -> Iterator[Finding]:
    """Parameters, columns and entries that do not fit together."""
    for named in subject.definitions:
        if named.valued is not None:
            yield from check_value(named, named.valued)
            yield from _no_start(named, named.valued)


def check_value(named: Named, valued: Valued) -> Iterator[Finding]:
    """One of them, or a column of a table: kind, unit, choices, range, and what it starts from if it says so."""
    yield from _kind(named, valued)
    range_fits = True
    for finding in _range(named, valued):
        range_fits = False
        yield finding
    yield from _start(named, valued, range_fits)


def _kind(named: Named, valued: Valued) -> Iterator[Finding]:
    kind = kind_of(valued)
    if valued.unit is not None and kind is not Kind.QUANTITY:
        yield Finding(
            (*named.path, "unit"), f"a value of kind {kind} has no unit", "Delete the unit or the kind."
        )
    elif valued.unit is not None:
        try:
            as_unit(valued.unit)
        except QuantityError as error:
            yield Finding((*named.path, "unit"), error.message, error.remedy)
    if valued.choices is None:
        if kind is Kind.CHOICE:
            yield Finding(
                named.path, "a choice needs its choices", "Add choices: [one, another].", at_key=True
            )
        return
    path = (*named.path, "choices")
    if kind is not Kind.CHOICE:
        yield Finding(
            path, f"a value of kind {kind} has no choices", "Delete the choices or the kind.", at_key=True
        )
    if len(valued.choices) < 2:
        yield Finding(path, "one choice is none", "Write at least two choices.", at_key=True)
    folded = sorted(choice.casefold() for choice in valued.choices)
    for one, next_ in pairwise(folded):
        if one == next_:
            yield Finding(
                path, f"the choice {quote(one)} is there twice", "Keep one of the two.", at_key=True
            )


def _range(named: Named, valued: Valued) -> Iterator[Finding]:
    if valued.range is None:
        return
    path = (*named.path, "range")
    kind, (low, high) = kind_of(valued), valued.range
    if kind not in (*_MEASURED, Kind.PLATE):
        yield Finding(
            path, f"a value of kind {kind} has no range", "Delete the range or the kind.", at_key=True
        )
        return
    if low.dimension != high.dimension:
        message = f"the range goes from {low.dimension.with_article} to {high.dimension.with_article}"
        yield Finding(path, message, "Use the same kind of unit for both ends.", at_key=True)
        return
    if low >= high:
        remedy = "Write the smaller value first: [least, most]."
        yield Finding(path, f"the range does not rise: {low.written} to {high.written}", remedy, at_key=True)
    due = NUMBER if kind is Kind.PLATE else dimension_due(valued)
    if due is not None and due != low.dimension:
        message = f"the range is {low.dimension.with_article}, but the value is {due.with_article}"
        yield Finding(path, message, "Use the same kind of unit for both.", at_key=True)


def _no_start(named: Named, valued: Valued) -> Iterator[Finding]:
    worked_out = isinstance(valued, Column) and valued.value is not None
    if starting_text(valued) is None and not worked_out:
        what = "column" if named.sort is Sort.COLUMN else "entry"
        message = f"the {what} “{named.name}” has no typical value, so the protocol cannot be rehearsed"
        yield Finding(named.path, message, "Add typical: with what is usual.", at_key=True)


def _start(named: Named, valued: Valued, range_fits: bool) -> Iterator[Finding]:
    """The default or typical value: readable, within its range."""
    text = starting_text(valued)
    if text is None or (isinstance(valued, Entry) and kind_of(valued) is Kind.TABLE and not valued.columns):
        return
    path = (*named.path, "default" if isinstance(valued, Parameter) else "typical")
    if is_misread(valued):
        yield _misread(path, text)
        return
    if valued.choices is None and kind_of(valued) is Kind.CHOICE:
        return
    try:
        if kind_of(valued) is Kind.PLATE:
            read_script(text)
            return
        value = read_value(valued, text)
    except ValueProblem as problem:
        if valued.unit is None or find_unit(valued.unit) is not None:  # else that is said already
            yield Finding(path, problem.message, problem.remedy)
        return
    if isinstance(value, TableValue):
        yield from (_cell_outside(path, *cell) for cell in cells_outside(valued, value))
    elif range_fits and valued.range is not None and not within(valued, value):
        low, high = valued.range
        message = f"{text} is outside the range {low.written} to {high.written}"
        yield Finding(path, message, "Change the value or the range.")


def _cell_outside(path: tuple[str | int, ...], where: str, due: Valued, text: str) -> Finding:
    limits = f"the range {due.range[0].written} to {due.range[1].written}" if due.range else "the choices"
    return Finding(path, f"{where}: {text} is outside {limits}", "Change the value or the range.")


def _misread(path: tuple[str | int, ...], text: str) -> Finding:
    """A text that looks like a quantity that was not understood."""
    try:
        parse_quantity(text)
    except QuantityError as error:
        return Finding(path, error.message, f"{error.remedy} For a text, add kind: text.")
    return Finding(path, f"{quote(text)} is taken for a text", "If it is one, add kind: text.")
