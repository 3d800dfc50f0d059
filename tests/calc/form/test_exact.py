"""Values known exactly are taken in as they are, and held to what a typed text is held to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Field, compute
from protocolapp.calc.form.exact import settled
from protocolapp.calc.form.fields import count, number, numbers, quantities, quantity, ratio
from protocolapp.calc.registry import calculator
from protocolapp.quantity import MASS, VOLUME, Quantity, QuantityError

ML = Quantity.of(1, "mL")
THIRD = Quantity(Fraction(1, 3))


def q(number_: int | str, unit: str = "") -> Quantity:
    return Quantity.of(number_, unit)


@pytest.mark.parametrize(
    ("field", "values", "settles"),
    [
        (quantity("v", "Volume", VOLUME, unit="mL"), (ML * Fraction(1, 3),), ML * Fraction(1, 3)),
        (quantity("v", "Volume", VOLUME, unit="mL", zero=True), (ML * 0,), ML * 0),
        (count("n", "Wells"), (q(96),), 96),
        (number("x", "Factor"), (THIRD,), Fraction(1, 3)),
        (ratio("d", "Dilution"), (q(5),), Fraction(5)),
        (numbers("a", "Readings"), (q(1), THIRD), (Fraction(1), Fraction(1, 3))),
        (quantities("m", "Masses", MASS, unit="mg"), (q(1, "mg"), q(2, "mg")), (q(1, "mg"), q(2, "mg"))),
    ],
    ids=lambda one: one.kind if isinstance(one, Field) else None,
)  # fmt: skip
def test_nothing_is_rounded(field: Field, values: tuple[Quantity, ...], settles: object) -> None:
    assert settled(field, values) == settles


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (quantity("v", "Volume", VOLUME, unit="mL"), q(1, "mg"), "a mass, not a volume"),
        (quantity("v", "Volume", VOLUME, unit="mL"), ML * 0, "is zero"),
        (quantity("v", "Volume", VOLUME, unit="mL"), -ML, "is negative"),
        (count("n", "Wells"), q("2.5"), "no whole number from 1 to 100000"),
        (count("n", "Wells", most=96), q(97), "no whole number from 1 to 96"),
        (number("x", "Factor"), ML, "not a number"),
        (number("x", "Factor"), q(-1), "is negative"),
        (ratio("d", "Dilution"), q("0.5"), "dilutes nothing"),
    ],
)
def test_what_a_text_could_not_say_is_refused(field: Field, value: Quantity, words: str) -> None:
    with pytest.raises(QuantityError) as refused:
        settled(field, (value,))
    assert words in refused.value.message
    assert refused.value.remedy


def test_a_refused_value_blocks_at_its_field() -> None:
    typed = {"antibody": "1 µL", "dilution": "1:1000", "volume": "10 mL"}
    outcome = compute(
        calculator("antibody"), {**typed, "antibody": ""}, Bench(), {("volume", 0, ""): (q(1, "mg"),)}
    )
    (flag,) = outcome.flags
    assert (flag.code, flag.about) == (Code.UNREADABLE, "volume")
