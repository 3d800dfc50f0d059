"""What is wrong with a formula, where, and what to write instead."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.substances.atomic_weights import ATOMIC_WEIGHTS, ISOTOPE_MASSES, WITHOUT_WEIGHT
from protocolapp.quantity import QuantityError

FORMULA_EXAMPLE = "Write a formula such as CuSO4·5H2O or (NH4)2SO4."

_HYDROGENS = {
    "D": ("deuterium", "If it is deuterium, write [2H]."),
    "T": ("tritium", "If it is a trace of tritium, write H: it weighs next to nothing."),
}
"""Letters that stand for a hydrogen, or for nothing chemical at all."""


class FormulaError(QuantityError):
    """A text is no formula. place: of the sign in question, from 1. code: the flag it becomes."""

    title = "This formula cannot be read"

    def __init__(self, message: str, remedy: str, place: int = 1, code: Code = Code.UNREADABLE) -> None:
        super().__init__(message, remedy)
        self.place, self.code = place, code


def empty(place: int, message: str = "There is no formula.") -> FormulaError:
    return FormulaError(message, FORMULA_EXAMPLE, place)


def too_long(length: int, longest: int) -> FormulaError:
    return FormulaError(
        f"The formula has {length} signs.", f"Keep it below {longest}, or give the molar mass itself."
    )


def too_deep(place: int, deepest: int) -> FormulaError:
    return FormulaError(
        f"At place {place} more than {deepest} brackets stand inside each other.",
        "Write the formula with fewer brackets.",
        place,
    )


def too_heavy() -> FormulaError:
    return FormulaError("This formula is heavier than any molecule.", "Check the counts behind the symbols.")


def bracket_not_opened(sign: str, place: int, opened: str, at: int) -> FormulaError:
    if opened:
        return FormulaError(
            f"The bracket “{sign}” at place {place} does not match the “{opened}” at place {at}.",
            "Close each bracket with its own kind.",
            place,
        )
    return FormulaError(
        f"The bracket “{sign}” at place {place} was never opened.", "Open it, or delete it.", place
    )


def bracket_left_open(opened: str, place: int) -> FormulaError:
    return FormulaError(
        f"The bracket “{opened}” at place {place} is not closed.", "Close it, or delete it.", place
    )


def count_out_of_bounds(written: str, place: int, most: int) -> FormulaError:
    return FormulaError(
        f"The count “{written[:12]}” at place {place} is not between 1 and {most}.",
        "Check the number behind the symbol.",
        place,
    )


def sign_not_expected(text: str, index: int, place: int) -> FormulaError:
    sign = text[index]
    before = text[index - 1] if index else ""
    if sign.isalpha() and sign.islower() and sign.isascii():
        meant = before + sign if before + sign in ATOMIC_WEIGHTS else sign.upper()
        return FormulaError(
            f"“{sign}” at place {place} begins no element: symbols begin with a capital letter.",
            f"Did you mean {_two(sign, text, index) or meant}?",
            place,
        )
    if sign.isdigit():
        return FormulaError(
            f"The number at place {place} stands behind nothing.",
            "A multiplier stands at the beginning or behind a ·, a count behind a symbol or bracket.",
            place,
        )
    sign = sign if sign.isprintable() else "an invisible sign"
    remedy = "A charge stands at the end: SO4^2-." if sign in "+-^" else "A hydrate is written CuSO4·5H2O."
    return FormulaError(f"“{sign}” at place {place} has no place in a formula.", remedy, place)


def _two(sign: str, text: str, index: int) -> str:
    two = sign.upper() + text[index + 1 : index + 2]
    return two if two in ATOMIC_WEIGHTS else ""


def unknown_element(text: str, index: int, place: int) -> FormulaError:
    written = text[index : index + 2] if text[index + 1 : index + 2].islower() else text[index]
    if written in _HYDROGENS:
        name, remedy = _HYDROGENS[written]
        return FormulaError(
            f"“{written}” at place {place} could be {name}, or a letter of a name.",
            f"{remedy} A name has to be in the catalogue.",
            place,
            Code.UNKNOWN_ELEMENT,
        )
    if written in WITHOUT_WEIGHT:
        return FormulaError(
            f"{written} at place {place} has no standard atomic weight: its isotopes differ from sample to sample.",
            "Give the molar mass itself.",
            place,
            Code.NO_SINGLE_MASS,
        )
    near = _nearest(text, index, written)
    return FormulaError(
        f"There is no element “{written}” (place {place}).",
        f"Did you mean {near}?" if near else "Check the symbol; a name has to be in the catalogue.",
        place,
        Code.UNKNOWN_ELEMENT,
    )


def _nearest(text: str, index: int, written: str) -> str:
    """The element that was probably meant: capitals mixed up (NACL, CL), else one with the same first letter."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    for guess in (before + written.lower(), written[0] + after.lower()):
        if len(guess) == 2 and guess in ATOMIC_WEIGHTS:
            return guess
    if len(written) == 2 and written[0] in ATOMIC_WEIGHTS:
        second = written[1].upper()
        alike = sorted(one for one in ATOMIC_WEIGHTS if len(one) == 2 and one[0] == written[0])
        if second in ATOMIC_WEIGHTS:
            return f"{written[0]}{second}"
        return " or ".join([written[0], *alike[:1]])
    alike = [one for one in ATOMIC_WEIGHTS if one[0] == written[0]]
    return " or ".join(alike[:2])


def _with_small_letters(text: str) -> str:
    """NaCl for NACL, HCl for HCL; empty where the capitals are elements already, or nothing fits."""
    if not text.isalpha() or all(letter in ATOMIC_WEIGHTS for letter in text):
        return ""
    found = [""]  # the best reading of each beginning; the shortest way to say it wins
    for end in range(1, len(text) + 1):
        one, two = text[end - 1], text[end - 2] + text[end - 1].lower() if end > 1 else ""
        before = found[end - 2] if end > 1 else ""
        if two in ATOMIC_WEIGHTS and (end == 2 or before):
            found.append(before + two)
        else:
            found.append(found[-1] + one if one in ATOMIC_WEIGHTS and (end == 1 or found[-1]) else "")
    return found[-1]


def unknown_isotope(written: str, place: int) -> FormulaError:
    return FormulaError(
        f"The isotope [{written}] at place {place} is not known here.",
        f"A radioactive label is a trace that weighs next to nothing: write {written.lstrip('0123456789')} alone. "
        f"Known are {', '.join(ISOTOPE_MASSES)}; otherwise give the molar mass itself.",
        place,
        Code.UNKNOWN_ELEMENT,
    )


def water_not_known(place: int) -> FormulaError:
    return FormulaError(
        f"How much water the hydrate holds is not said (place {place}).",
        "Give the molar mass that stands on the bottle of this lot, or count the water: ·2H2O.",
        place,
        Code.NO_SINGLE_MASS,
    )


def zero_for_oxygen(place: int) -> FormulaError:
    return FormulaError(
        f"“H20” at place {place} has a zero where water has the letter O.", "Did you mean H2O?", place
    )


def space_before_number(place: int) -> FormulaError:
    return FormulaError(
        f"The number at place {place} stands apart from what it belongs to.",
        "Write a hydrate with a dot, CuSO4·5H2O, and a count without a space.",
        place,
    )


def point_in_doubt(before: str, after: str, place: int) -> FormulaError:
    return FormulaError(
        f"The point at place {place} could part {before} from {after}, or be a decimal point.",
        f"Write {before}·{after} for two molecules together, and a decimal count in brackets, as (Fe2.5)O4.",
        place,
    )


def charge_in_doubt(text: str, digits: str, sign: str, place: int) -> FormulaError:
    last, rest = digits[-1], digits[:-1]
    return FormulaError(
        f"“{digits}{sign}” at place {place} could be a count and a charge in two ways.",
        f"Write {text}{rest}^{last}{sign} for a charge of {last}{sign}, {text}{digits}^{sign} for a charge of 1{sign}.",
        place,
    )


def name_not_formula(text: str) -> FormulaError:
    meant = _with_small_letters(text)
    also = f"Did you mean {meant}? " if meant else ""
    return FormulaError(
        f"“{text[:40]}” looks like a name or a code, not a formula.",
        f"{also}Names have to be in the catalogue: add it there, or give its formula or its molar mass.",
        1,
        Code.UNKNOWN_SUBSTANCE,
    )
