"""Reagents mixed by parts: 50:1 is 50 parts and 1 part, so the second is 1/51 of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.quantity import Quantity

LETTERS = "ABCDEFGH"


def share_out(total: Quantity, parts: Sequence[Fraction]) -> tuple[Quantity, ...]:
    """What each part takes of the total; the last by subtraction, so that they add up to it exactly.

    parts: all above zero, at least one.
    """
    whole = sum(parts, Fraction(0))
    first = [total * (one / whole) for one in parts[:-1]]
    return (*first, total - sum(first, total * 0))


def write_parts(sheet: Sheet, total: Quantity, parts: Sequence[Fraction], about: str) -> None:
    """The volumes `part_a`, `part_b` … of a mixture, the formula, and what the parts mean."""
    shares = share_out(total, parts)
    for letter, volume in zip(LETTERS, shares, strict=False):
        sheet.volume(f"part_{letter.lower()}", f"Reagent {letter}", volume, use=True)
    whole, written = sum(parts, Fraction(0)), ":".join(sheet.number(one) for one in parts)
    for letter, one, volume in zip(LETTERS, parts, shares, strict=False):
        filled = f"{sheet.show(total)} × {sheet.number(one)} / {sheet.number(whole)}"
        sheet.step(f"{letter} = total × part / all parts", filled, volume)
    last, its = LETTERS[len(parts) - 1], sheet.number(parts[-1])
    word = "part" if parts[-1] == 1 else "parts"
    message = f"{written} are parts: {last} is {its} {word} in {sheet.number(whole)} in all."
    sheet.note(Code.ONE_IN_N, message, about)
