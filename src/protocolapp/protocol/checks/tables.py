"""Tables of figures, and what is looked up in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from protocolapp.protocol.checks.meanings import USABLE, Meanings
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import CalculationError, OfPlate, Scope, Unknown, Value, Wanted, holds
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Calculation, Figures, Kind, Per, Valued
from protocolapp.protocol.model.figures import QUALIFIERS
from protocolapp.protocol.places import Path
from protocolapp.protocol.problem import quote
from protocolapp.protocol.values import kind_of
from protocolapp.quantity import Quantity

_MOST_COMBINED = 400


def check_tables(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every table, and every calculation that looks something up."""
    for name, figures in subject.protocol.tables.items():
        yield from _rows(figures, ("tables", name))
    for name, calculation in subject.protocol.calculations.items():
        if calculation.look_up is not None:
            yield from _look_up(subject, meanings, name, calculation)


def _rows(figures: Figures, path: Path) -> Iterator[Finding]:
    seen: set[tuple[str, ...]] = set()
    due = figures.dimension
    keys = len(figures.by) or (len(figures.rows[0].of) if figures.rows else 0)
    for place, row in enumerate(figures.rows):
        at: Path = (*path, "rows", place)
        if len(row.of) != keys:
            counted = f"{len(row.of)} key{'' if len(row.of) == 1 else 's'}"
            yield Finding(
                (*at, "of"), f"this row has {counted}, not {keys}", "Give each row all keys.", at_key=True
            )
        if row.value is not None and due is not None and row.value.dimension != due:
            message = f"this is {row.value.dimension.with_article}, but the table holds {due.with_article}"
            yield Finding((*at, "value"), message, "Give all figures the same kind of unit.")
        if row.qualifier is not None and row.qualifier not in QUALIFIERS:
            remedy = f"Write one of {', '.join(QUALIFIERS)}; or write it as a note."
            yield Finding((*at, "qualifier"), f"{quote(row.qualifier)} is no qualifier", remedy)
        elif row.value is None and row.qualifier in (None, ">", "<") and row.note is None:
            yield Finding(at, "this row has no figure", "Add value:, or note: with the reason.", at_key=True)
        if row.folded in seen:
            message = f"{', '.join(row.of)} is there twice"
            yield Finding((*at, "of"), message, "Keep one of the two.", at_key=True)
        seen.add(row.folded)


def _look_up(subject: Subject, meanings: Meanings, name: str, calculation: Calculation) -> Iterator[Finding]:
    path: Path = ("calculations", name)
    figures = subject.protocol.tables.get(calculation.look_up or "")
    if figures is None:
        if not subject.excused(calculation.look_up or ""):
            near = nearest(calculation.look_up or "", subject.protocol.tables)
            remedy = f"Did you mean {near}?" if near else "Define it under tables:."
            yield Finding((*path, "look up"), f"there is no table “{calculation.look_up}”", remedy)
        return
    if not figures.rows:
        return  # which is told at the table
    keys = len(figures.rows[0].of)
    given = len(calculation.by)
    if given > keys or not figures.told_apart_by(given):
        message = f"the table is looked up by {keys} key{'' if keys == 1 else 's'}, not {given}"
        yield Finding(
            (*path, "by"),
            message,
            f"Name {keys}: {', '.join(figures.by) or 'in the order of its rows'}.",
            at_key=True,
        )
        return
    wrong = [
        finding
        for place in range(given)
        for finding in _key(subject, calculation, figures, (*path, "by"), place)
    ]
    yield from wrong
    if calculation.otherwise is not None:
        yield from _otherwise(meanings, calculation, figures, (*path, "otherwise"))
    elif not wrong:
        yield from _uncovered(subject, calculation, figures, path)


def _key(
    subject: Subject, calculation: Calculation, figures: Figures, path: Path, place: int
) -> Iterator[Finding]:
    """A choice or a text, of which some value is in the table."""
    name, at = calculation.by[place], (*path, place)
    named = subject.names.get(name)
    if named is None:
        if not subject.excused(name):
            near = nearest(name, [each for each, one in subject.names.items() if one.sort in USABLE])
            remedy = f"Did you mean {near}?" if near else "Name a choice."
            yield Finding(at, f"there is no “{name}” to look up by", remedy)
        return
    valued = named.valued if named.sort in USABLE else None
    if valued is None or kind_of(valued) not in (Kind.CHOICE, Kind.TEXT):
        what = named.sort if valued is None else f"of kind {kind_of(valued)}"
        yield Finding(at, f"“{name}” is {what}", "Look it up by a choice or a text.")
        return
    if named.per is not None and named.per is not calculation.per and calculation.per is not Per.TUBE:
        yield Finding(at, f"“{name}” has one value per {named.per}", f"Add per: {named.per}.")
    known = {row.folded[place]: row.of[place] for row in figures.rows if len(row.of) > place}
    choices = valued.choices if kind_of(valued) is Kind.CHOICE else None
    if choices and not any(choice.casefold() in known for choice in choices):
        remedy = f"The table has {', '.join(dict.fromkeys(known.values()))}."
        yield Finding(at, f"none of the choices of “{name}” is in the table", remedy)


def _otherwise(
    meanings: Meanings, calculation: Calculation, figures: Figures, path: Path
) -> Iterator[Finding]:
    assert calculation.otherwise is not None  # noqa: S101 - asked only then
    found, due = (
        meanings.of_expression(calculation.otherwise, path, calculation.per).dimension,
        figures.dimension,
    )
    if found is not None and due is not None and found != due:
        message = f"this is {found.with_article}, but the table holds {due.with_article}"
        yield Finding(path, message, "Give the same kind of value.")


def _uncovered(subject: Subject, calculation: Calculation, figures: Figures, path: Path) -> Iterator[Finding]:
    """Choices for which there is no figure, and nothing that holds instead."""
    valued = [subject.names[name].valued for name in calculation.by if name in subject.names]
    options = [_choices(one) for one in valued]
    if any(not each for each in options):
        missing: tuple[str, ...] = ("what may be typed there",)
    else:
        combined = list(product(*options))[:_MOST_COMBINED]
        asked = (one for one in combined if _may_be_asked(calculation, one))
        missing = next((one for one in asked if not figures.has(one)), ())
    if missing:
        message = f"there is no figure for {', '.join(missing)}, and nothing holds instead"
        yield Finding((*path, "look up"), message, "Add otherwise:, such as otherwise: 100 nM.")


def _may_be_asked(calculation: Calculation, keys: tuple[str, ...]) -> bool:
    """Whether the calculation applies with these choices, as far as they alone tell."""
    if calculation.when is None:
        return True
    try:
        return (
            holds(calculation.when.tree, _Chosen(dict(zip(calculation.by, keys, strict=True)))) is not False
        )
    except CalculationError:
        return True  # told where conditions are checked


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Choices that are made, and nothing else that is known."""

    made: Mapping[str, str]

    def lookup(self, name: str) -> Value | Unknown:
        return self.made.get(name) or Unknown((Wanted(name),))

    def count(self, what: str) -> int | Unknown:
        return Unknown((Wanted(what),))

    def of_plate(self, asked: OfPlate) -> Quantity | Unknown:
        return Unknown((Wanted(asked.plate),))

    def per(self, name: str) -> Per | None:
        del name
        return None

    def rows(self, per: Per) -> Sequence[Scope]:
        del per
        return ()


def _choices(valued: Valued | None) -> tuple[str, ...]:
    return (valued.choices or ()) if valued is not None and kind_of(valued) is Kind.CHOICE else ()
