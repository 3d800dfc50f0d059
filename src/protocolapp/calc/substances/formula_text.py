"""Cutting the text of a formula: what is written in many ways made one, the charge taken off, hydrates parted.

The point is the trap: `MgCl2.6H2O` is a hydrate, never MgCl2.6 with water. It is a decimal point only where no
hydrate can be meant (`0.5H2O`, `YBa2Cu3O6.95`); where both could be, it is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.substances.formula_errors import (
    charge_in_doubt,
    count_out_of_bounds,
    empty,
    name_not_formula,
    point_in_doubt,
    space_before_number,
    too_long,
    water_not_known,
    zero_for_oxygen,
)

LONGEST = 200
MOST_PARTS = 12
MOST_TIMES = 1000

_DOTS = "·•∙⋅*‧・"
_ONE_WAY = str.maketrans(
    dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)) | dict.fromkeys(_DOTS, "·") | dict.fromkeys("−–‒", "-")
)
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-", strict=True))
_SPACES = " \t\u00a0\u2009\u202f"
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75"}

_ADDED = (
    "H2O|HCl|HBr|HI|H2SO4|HNO3|H3PO4|NH3|NaCl|CH3OH|CH4O|C2H5OH|C2H6O|CH3CN|C2H3N|CH3SO3H|CH4O3S|CF3COOH|"
    "C2HF3O2|CH3COOH|C2H4O2|C4H4O4|C2H2O4|C4H6O6|C4H6O4|C6H8O7|C7H8O3S"
)
"""What salts and solvates are made with; behind a point and a number one of these is no decimal."""

_ADDED_PART = re.compile(rf"[0-9]+(?:\.[0-9]+)?\(?(?:{_ADDED})\)?(?=$|[·.^+-])")
_MULTIPLIER = re.compile(r"([0-9]+)(?:\.([0-9]+)|/([0-9]+))?(?=[A-Z(\[{])")
_MARKED_CHARGE = re.compile(
    r"\^?[({](?P<n>[0-9]*)(?P<s>[+-]+)[)}]$|\^(?P<n2>[0-9]*)(?P<s2>[+-]+)$|\^(?P<s3>[+-])(?P<n3>[0-9]+)$"
)
_BARE_CHARGE = re.compile(r"([0-9]*)([+-]+)$")

_CODE = re.compile(r"([A-Z]{1,4})([0-9]+)")
_WATER_WITH_ZERO = re.compile(r"[·.][0-9]*\(?(H20)\)?(?=$|[·.])")
_CAPITALS = re.compile(r"[A-Z]{2,}")
_REALLY_MOLECULES = frozenset(
    ("KSCN", "HSCN", "COS", "OCS", "HOI", "HOF", "HF", "HI", "KF", "KI", "BN", "BP")
)
_FULLERENES = frozenset({60, 70, 76, 78, 84})
_ORDINARY_COUNT, _ORDINARY_COUNT_ALONE = 12, 8


@dataclass(frozen=True, slots=True)
class Part:
    """One molecule of a formula. text: without its multiplier. times: the multiplier. places: of each sign."""

    text: str
    times: Fraction
    written: str
    places: tuple[int, ...]

    def place(self, index: int) -> int:
        """Where a sign of the text stands in what was typed, from 1."""
        return self.places[min(index, len(self.places) - 1)] + 1


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a formula, its charge, and how it was understood."""

    parts: tuple[Part, ...]
    charge: int
    notes: tuple[str, ...]


def read_parts(text: str) -> Parts:
    """Cut a text into parts. Raises FormulaError."""
    if len(text) > LONGEST:
        raise too_long(len(text), LONGEST)
    signs, places = _normalised(text)
    if not signs:
        raise empty(1)
    _refuse_names(signs)
    if slip := _WATER_WITH_ZERO.search(signs):
        raise zero_for_oxygen(places[slip.start(1)] + 1)
    end, charge = _charge(signs, places)
    cuts, pointed = _cuts(signs[:end], places)
    parts, start = [], 0
    for cut in (*cuts, end):
        parts.append(_part(signs[start:cut], places[start:cut], places[min(start, len(places) - 1)]))
        start = cut + 1
    if len(parts) > MOST_PARTS:
        raise too_long(len(parts), MOST_PARTS)
    notes = []
    if pointed:
        notes.append(
            "The point is read as the dot of a hydrate or salt: " + "·".join(p.written for p in parts) + "."
        )
    if charge:
        notes.append("The charge is left out of the mass: electrons weigh next to nothing.")
    if any("D" in part.text.replace("Dy", "").replace("Db", "") for part in parts):
        notes.append("D is read as deuterium, [2H].")
    return Parts(tuple(parts), charge, tuple(notes))


def _normalised(text: str) -> tuple[str, list[int]]:
    """One spelling for dots, digits, dashes and raised charges, without spaces; and where each sign stood."""
    signs: list[str] = []
    places: list[int] = []
    spaced = raised = False
    for place, typed in enumerate(text):
        if typed in _SPACES:
            spaced = bool(signs)
            continue
        sign = _HALVES.get(typed) or _RAISED.get(typed) or typed.translate(_ONE_WAY)
        if typed in "x×n":
            sign = _times_sign(text, place, sign, signs, spaced)
        if spaced and sign[0].isdigit() and typed not in _RAISED and signs[-1] not in "·./":
            if not _ADDED_PART.match(re.sub(r"\s", "", text[place:].translate(_ONE_WAY))):
                raise space_before_number(place + 1)
            signs.append("·")
            places.append(place)
        if typed in _RAISED and not raised:
            signs.append("^")
            places.append(place)
        raised, spaced = typed in _RAISED, False
        signs += sign
        places += [place] * len(sign)
    return "".join(signs), places


def _times_sign(text: str, place: int, sign: str, signs: list[str], spaced: bool) -> str:
    """`MgCl2 x 6 H2O` is a hydrate; in `·xH2O` and `·nH2O` nobody knows how much water there is."""
    following = text[place + 1 :].lstrip(_SPACES)[:1]
    apart = spaced or not signs or not signs[-1].isalpha()
    if following in ("H", "(") and apart and sign in "xn":
        raise water_not_known(place + 1)
    return "·" if following.isdigit() and apart and sign != "n" and signs else sign


def _refuse_names(signs: str) -> None:
    """What looks like a name or a compound's code (PBS, SB203580, H89) is not taken for a formula."""
    capitals = _CAPITALS.fullmatch(signs)
    if capitals and signs not in _REALLY_MOLECULES and set(signs) - set("CHNOK"):
        raise name_not_formula(signs)
    code = _CODE.fullmatch(signs)
    if code is None or (code[1] == "C" and len(code[2]) == 2 and int(code[2]) in _FULLERENES):
        return
    most = _ORDINARY_COUNT_ALONE if len(code[1]) == 1 else _ORDINARY_COUNT
    if len(code[2]) > 6 or int(code[2]) > most:
        raise name_not_formula(signs)


def _charge(signs: str, places: list[int]) -> tuple[int, int]:
    """Where the formula ends before its charge, and the charge."""
    marked = _MARKED_CHARGE.search(signs)
    if marked:
        number = marked["n"] or marked["n2"] or marked["n3"] or ""
        sign = marked["s"] or marked["s2"] or marked["s3"]
        size = _small(number, places[marked.start()]) if number else len(sign)
        return marked.start(), size if sign[0] == "+" else -size
    bare = _BARE_CHARGE.search(signs)
    if bare is None:
        return len(signs), 0
    before, digits, sign = signs[: bare.start()], bare[1], bare[2]
    elements = len(re.findall("[A-Z]", before))
    if digits and (len(digits) > 1 or elements < 2 or before[-1:] in ")]}"):
        raise charge_in_doubt(before, digits, sign, places[bare.start()] + 1)
    return bare.start(2), len(sign) if sign[0] == "+" else -len(sign)


def _small(digits: str, place: int) -> int:
    if len(digits) > 3:
        raise count_out_of_bounds(digits, place + 1, 999)
    return int(digits)


def _cuts(signs: str, places: list[int]) -> tuple[list[int], bool]:
    """Where the parts of the formula meet, and whether a point between two digits was taken for a dot."""
    cuts: list[int] = []
    pointed = False
    for index, sign in enumerate(signs):
        if sign == "·":
            cuts.append(index)
        elif sign == "." and _parts_here(signs, index, cuts[-1] + 1 if cuts else 0, places):
            cuts.append(index)
            pointed = pointed or (
                signs[index - 1 : index].isdigit() and signs[index + 1 : index + 2].isdigit()
            )
    return cuts, pointed


def _parts_here(signs: str, index: int, start: int, places: list[int]) -> bool:
    """Whether the point parts two molecules; False where it is a decimal point."""
    before, after = signs[start:index], signs[index + 1 :]
    number = re.search(r"[0-9]+$", before)
    if number is None or not after[:1].isdigit():
        return True
    if number[0] == "0" or number[0] == before:
        return False
    if _ADDED_PART.match(after):
        return True
    segment = re.split(r"[·.]", after, maxsplit=1)[0]
    molecule = segment.lstrip("0123456789")
    if (
        not molecule
        or not (molecule[0].isupper() or molecule[0] in "([{")
        or re.search(r"[^0-9]0|^0", segment)
    ):
        return False
    raise point_in_doubt(before[-12:], segment[:12], places[index] + 1)


def _part(signs: str, places: list[int], at: int) -> Part:
    if not signs:
        raise empty(at + 1, f"There is nothing beside the dot at place {at + 1}.")
    multiplier = _MULTIPLIER.match(signs)
    if multiplier is None:
        return Part(signs, Fraction(1), signs, tuple(places))
    if len(multiplier[0]) > 8 or (multiplier[0][0] == "0" and not multiplier[2]):
        raise count_out_of_bounds(multiplier[0], at + 1, MOST_TIMES)
    below = int(multiplier[3] or 1)
    times = Fraction(f"{multiplier[1]}.{multiplier[2] or 0}") / below if below else Fraction(0)
    if not 0 < times <= MOST_TIMES:
        raise count_out_of_bounds(multiplier[0], at + 1, MOST_TIMES)
    end = multiplier.end()
    return Part(signs[end:], times, signs, tuple(places[end:]))
