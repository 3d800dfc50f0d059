"""Radioactive decay: what is left after a time, and how long it takes, exact at whole half-lives."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.quantity import Quantity, QuantityError, approx_ln, approx_pow

MOST_HALF_LIVES = 1000
"""Of what is left after so many no single atom is left in any vial."""


def remaining(elapsed: Quantity, half_life: Quantity) -> Quantity:
    """The share left after a time, 2^(-t/T), as a plain number; above 1 for a time before the reference.

    Exact at whole half-lives, elsewhere to 40 digits and marked approximate. Raises QuantityError for more than
    MOST_HALF_LIVES, or a half-life that is not above zero.
    """
    if half_life.base <= 0:
        raise QuantityError("The half-life is not above zero.", "Write a half-life such as 14.268 d.")
    passed = elapsed.base / half_life.base
    if abs(passed) > MOST_HALF_LIVES:
        raise QuantityError(
            f"The time is more than {MOST_HALF_LIVES} half-lives.",
            "Check the dates, or the units of the time and the half-life.",
        )
    return Quantity(approx_pow(2, -passed), approximate=passed.denominator != 1)


def half_lives_until(share: Fraction) -> Quantity:
    """How many half-lives until a share is left, log2(1/share); negative for a share above 1.

    Exact for halves, quarters and so on. Raises QuantityError unless the share is above zero.
    """
    if share <= 0:
        raise QuantityError("Decay never ends at nothing.", "Write a share above zero, such as 10 %.")
    above, below = share.numerator, share.denominator
    if above & (above - 1) == 0 and below & (below - 1) == 0:
        return Quantity(Fraction(below.bit_length() - above.bit_length()))
    return Quantity(-approx_ln(share) / approx_ln(2), approximate=True)


def time_until(share: Fraction, half_life: Quantity) -> Quantity:
    """How long until a share is left, in the unit of the half-life. Raises QuantityError unless share > 0."""
    passed = half_lives_until(share)
    time = half_life * passed.as_number()
    return Quantity(time.magnitude, time.unit, passed.approximate or half_life.approximate)
