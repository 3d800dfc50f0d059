"""Reading what is told of a plate: `vehicle wells of assay_plate`, `plates of …`, `top of …`."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from protocolapp.calc.form.picture import WellRole
from protocolapp.protocol.expression.errors import ExpressionError
from protocolapp.protocol.expression.scanner import Scanner
from protocolapp.protocol.expression.tree import BOTTOM, TOP, OfPlate, OnPlate

ROLES: Mapping[str, WellRole] = MappingProxyType(
    {str(role).partition(",")[0]: role for role in WellRole if role is not WellRole.EMPTY}
)
"""The words for what wells are for: `vehicle`, `no enzyme`, `edge` …"""

_ENDS: Mapping[str, int] = MappingProxyType({"top": TOP, "bottom": BOTTOM})


def count_on_plate(scanner: Scanner, offset: int) -> OfPlate | None:
    """What is counted, up to the closing bracket; None where it is no matter of a plate. Raises ExpressionError."""
    before = scanner.place
    words = _words_until_of(scanner)
    if not words or words[-1] not in (OnPlate.WELLS, OnPlate.PLATES, OnPlate.DOSES):
        scanner.place = before
        return None
    what, said = OnPlate(words[-1]), " ".join(words[:-1])
    if what is not OnPlate.WELLS and said:
        raise ExpressionError(f"{what} have no kinds", f"Write count({what} of …).", before)
    role = _role(said, before) if said else ""
    plate = _plate(scanner)
    but = ""
    if what is OnPlate.WELLS and not role and scanner.take_word("but"):
        start = scanner.place
        but = _role(_words(scanner), start)
    return OfPlate(plate, what, role, but, offset=offset)


def dose_of_plate(scanner: Scanner, offset: int) -> OfPlate:
    """`top of assay_plate`, `bottom of …`, `3 of …`. Raises ExpressionError."""
    remedy = "Write dose(top of …), dose(bottom of …) or dose(2 of …) with the name of the plate."
    word = scanner.take_word(*_ENDS)
    place = _ENDS.get(word, 0)
    if not word:
        number = scanner.quantity()
        if number is None or not number.dimension.is_number or number.magnitude.denominator != 1:
            raise scanner.fail("which dose?", remedy)
        place = int(number.magnitude)
        if place < 1:
            raise ExpressionError("doses count from 1, the strongest", remedy, offset)
    if not scanner.take_word("of"):
        raise scanner.fail("the dose of what?", remedy)
    return OfPlate(_plate(scanner), OnPlate.DOSE, place=place, offset=offset)


def _words_until_of(scanner: Scanner) -> list[str]:
    """The words before an `of`; none where there is no `of`, or it follows on `tubes`."""
    words: list[str] = []
    while (word := scanner.take_word()) and word != "of":
        words.append(word)
    return words if word == "of" else []


def _words(scanner: Scanner) -> str:
    words: list[str] = []
    while word := scanner.take_word():
        words.append(word)
    return " ".join(words)


def _plate(scanner: Scanner) -> str:
    plate = scanner.take_word()
    if not plate:
        raise scanner.fail("the name of a plate is missing here", "Write the name it has under plates:.")
    return plate


def _role(said: str, offset: int) -> str:
    if said in ROLES:
        return said
    near = get_close_matches(said, ROLES, n=1)
    remedy = f"Did you mean {near[0]}?" if near else f"Write one of {', '.join(ROLES)}."
    raise ExpressionError(f"no wells are called “{said}”", remedy, offset)
