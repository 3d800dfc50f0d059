"""Plates: sizes that there are, and figures of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.calc.plates.plate_format import FORMATS
from protocolapp.calc.substances.strengths import DILUTABLE
from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import Expression, Literal, Name, Negative
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Doses, Kind, Plate, Solvent
from protocolapp.protocol.places import Path
from protocolapp.protocol.plate_sizes import size_named
from protocolapp.protocol.problem import quote
from protocolapp.protocol.values import kind_of
from protocolapp.quantity import NUMBER, PERCENT_VV, VOLUME, Dimension, Quantity

_SIZES = f"Take one of {', '.join(FORMATS)}."
_WHOLE = "Write a whole number"


def check_plates(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every figure of every plate."""
    for name, plate in subject.protocol.plates.items():
        path: Path = ("plates", name)
        yield from _wells(subject, meanings, plate.wells, (*path, "wells"))
        if plate.doses is not None:
            yield from _doses(meanings, plate.doses, (*path, "doses"))
        if plate.replicates is not None:
            yield from _counted(meanings, plate.replicates, (*path, "replicates"), least=1)
        for role, number in plate.controls.items():
            yield from _counted(meanings, number, (*path, "controls", str(role)), least=1)
        if plate.volume is not None:
            yield from _measured(meanings, plate.volume, (*path, "volume"), (VOLUME,), "a volume")
        if plate.solvent is not None:
            yield from _solvent(meanings, plate, plate.solvent, (*path, "solvent"))


def _wells(subject: Subject, meanings: Meanings, wells: Expression, path: Path) -> Iterator[Finding]:
    """A number there are plates of, or a choice of such numbers."""
    tree = wells.tree
    named = subject.names.get(tree.name) if isinstance(tree, Name) else None
    valued = named.valued if named is not None else None
    if valued is not None and kind_of(valued) is Kind.CHOICE:
        for choice in valued.choices or ():
            if not size_named(choice):
                yield Finding(path, f"{quote(choice)} names no plate that there is", _SIZES)
        return
    if isinstance(tree, Literal) and tree.quantity.dimension == NUMBER:
        if str(tree.quantity.base) not in FORMATS:
            yield Finding(path, f"there is no plate of {wells.text} wells", _SIZES)
        return
    yield from _measured(meanings, wells, path, (NUMBER,), "a number of wells")


def _doses(meanings: Meanings, doses: Doses, path: Path) -> Iterator[Finding]:
    anchor = "top" if doses.top is not None else "centre"
    strength = doses.top if doses.top is not None else doses.centre
    if strength is not None:
        yield from _measured(meanings, strength, (*path, anchor), DILUTABLE, "a concentration")
    yield from _measured(meanings, doses.fold, (*path, "fold"), (NUMBER,), "a number")
    fold = _literal(doses.fold)
    if fold is not None and fold.dimension == NUMBER and fold.base <= 1:
        message = "such a fold dilutes nothing"
        yield Finding((*path, "fold"), message, "Write one above 1, such as 2, 3 or half-log.")
    yield from _counted(meanings, doses.points, (*path, "points"), least=1)


def _solvent(meanings: Meanings, plate: Plate, solvent: Solvent, path: Path) -> Iterator[Finding]:
    shares: list[tuple[Path, Expression]] = [((*path, "share"), solvent.share)]
    shares += [((*path, "but", str(role)), share) for role, share in solvent.but.items()]
    for place, share in shares:
        yield from _measured(meanings, share, place, (NUMBER, PERCENT_VV), "a share, such as 0.1 %")
    for role in solvent.but:
        if role not in plate.controls:
            message = f"there are no {role} wells on this plate"
            yield Finding(
                (*path, "but", str(role)), message, "Add them to controls:, or take this out.", at_key=True
            )


def _counted(meanings: Meanings, number: Expression, path: Path, least: int) -> Iterator[Finding]:
    yield from _measured(meanings, number, path, (NUMBER,), "a whole number")
    literal = _literal(number)
    if literal is None or literal.dimension != NUMBER:
        return
    if literal.base.denominator != 1 or literal.base < least:
        remedy = f"{_WHOLE} from {least} on."
        yield Finding(path, f"{quote(number.text)} is no whole number above zero", remedy)


def _measured(
    meanings: Meanings, expression: Expression, path: Path, due: tuple[Dimension, ...], words: str
) -> Iterator[Finding]:
    found = meanings.of_expression(expression, path, None).dimension
    if found is not None and found not in due:
        yield Finding(path, f"this is {found.with_article}", f"Give {words}.")


def _literal(expression: Expression) -> Quantity | None:
    """The quantity that is written there, and nothing else beside it."""
    tree, sign = expression.tree, 1
    if isinstance(tree, Negative):
        tree, sign = tree.operand, -1
    return tree.quantity * sign if isinstance(tree, Literal) else None
