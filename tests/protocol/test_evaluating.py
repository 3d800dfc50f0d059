"""Calculations come out exactly; what is missing is named; what cannot be is refused in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.protocol.expression import (
    CalculationError,
    Per,
    Unknown,
    Wanted,
    evaluate,
    parse_expression,
)
from protocolapp.quantity import Quantity, parse_quantity
from tests.protocol.bench import Bench

BENCH = Bench(
    {"mass": "1 mg", "volume": "500 µL", "share": "5 %", "plates": Fraction(3), "mode": "wet", "none": None},
    {"s1": {"protein": "4 mg/mL"}, "s2": {"protein": "2.5 mg/mL"}, "s3": {"protein": None}},
    {
        "ip:s1": ("s1", {"lysate": "250 µL"}),
        "ip:s2": ("s2", {"lysate": "400 µL"}),
        "ip:s3": ("s3", {"lysate": None}),
        "control:s1": ("s1", {"lysate": "250 µL"}),
    },
)
KNOWN = Bench(
    BENCH.values,
    {k: v for k, v in BENCH.samples.items() if k != "s3"},
    {k: v for k, v in BENCH.tubes.items() if "s3" not in k},
)


def worked(text: str, row: str = "", bench: Bench = BENCH) -> Quantity | Fraction | Unknown:
    return evaluate(parse_expression(text).tree, bench.at(row))


@pytest.mark.parametrize(
    ("text", "row", "result"),
    [
        ("mass / protein", "s1", "0.25 mL"),
        ("mass / protein", "ip:s2", "400 µL"),
        ("volume - mass / protein", "ip:s1", "250 µL"),
        ("share * mass / protein", "s1", "12.5 µL"),
        ("count(tubes of sample) * mass / protein + share * mass / protein", "s1", "512.5 µL"),
        ("20 µL/mg * mass", "", "20 µL"),
        ("volume * 50 % v/v", "", "250 µL"),
        ("plates * 2 mL", "", "6 mL"),
        ("min(volume, 300 µL)", "", "300 µL"),
        ("max(volume, 1 mL)", "", "1 mL"),
        ("round_to(volume / 3, 0.5 µL)", "", "166.5 µL"),
        ("ceil_to(volume / 3, 10 µL)", "", "170 µL"),
        ("floor_to(volume / 3, 10 µL)", "", "160 µL"),
        ("abs(volume - 1 mL)", "", "500 µL"),
        ("-volume", "", "-500 µL"),
        ("1 mL / 3", "", "1/3 mL"),
    ],
)
def test_quantities(text: str, row: str, result: str) -> None:
    number, _, unit = result.partition(" ")
    assert worked(text, row) == Quantity.of(number, unit)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("count(samples)", 3),
        ("count(tubes)", 4),
        ("count(ip) + count(control)", 4),
        ("ceil(count(tubes) / 3)", 2),
        ("floor(count(tubes) / 3)", 1),
        ("volume / 250 µL", 2),
        ("share * 2", Fraction(1, 10)),
    ],
)
def test_plain_numbers_come_as_fractions(text: str, result: int | Fraction) -> None:
    found = worked(text)
    assert isinstance(found, Fraction)
    assert found == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("sum(lysate)", "900 µL"),
        ("max(lysate)", "400 µL"),
        ("min(lysate)", "250 µL"),
        ("mean(lysate)", "300 µL"),
        ("mean(protein)", "3.25 mg/mL"),
        ("sum(mass / protein)", "650 µL"),
        ("sum(lysate * 2) + volume", "2.3 mL"),
    ],
)
def test_over_all_rows(text: str, result: str) -> None:
    assert worked(text, bench=KNOWN) == parse_quantity(result)
    assert worked(text, "s1", KNOWN) == parse_quantity(result), "the same seen from a row"


@pytest.mark.parametrize(
    ("text", "row", "missing"),
    [
        ("mass / protein", "s3", [("protein", "s3")]),
        ("none + none * 2", "", [("none", "")]),
        ("none + nowhere", "s1", [("none", ""), ("nowhere", "s1")]),
        ("max(volume, none)", "", [("none", "")]),
        ("sum(mass / protein)", "", [("protein", "s3")]),
        ("sum(lysate) + none", "", [("lysate", "ip:s3"), ("none", "")]),
    ],
)
def test_what_is_missing_is_named_once(text: str, row: str, missing: list[tuple[str, str]]) -> None:
    assert worked(text, row) == Unknown(tuple(Wanted(*one) for one in missing))


class NoSamplesYet(Bench):
    """The names are known, the rows are not."""

    def per(self, name: str) -> Per | None:
        return Per.TUBE if name == "lysate" else None


def test_without_rows_a_sum_waits_for_samples() -> None:
    tree = parse_expression("sum(lysate)").tree
    assert evaluate(tree, NoSamplesYet({}, {}, {})) == Unknown((Wanted("samples"),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("volume / (mass - 1 mg)", "divide by zero"),
        ("volume + mass", "Cannot add a mass to a volume"),
        ("mode * 2", "“mode” is not a number"),
        ("round_to(volume, volume - 0.5 mL)", "steps of 0 µL"),
        ("ceil_to(volume, -1 µL)", "steps of -1 µL"),
    ],
)
def test_what_cannot_be_worked_out(text: str, words: str) -> None:
    with pytest.raises(CalculationError) as caught:
        worked(text)
    assert words in caught.value.message
    assert caught.value.remedy
    assert caught.value.title


AMOUNTS = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=10_000)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_division_and_multiplication_undo_each_other_exactly(
    mass: Fraction, protein: Fraction, share: Fraction
) -> None:
    bench = Bench({}, {"s": {}}, {})
    values = {"m": Quantity.of(mass, "mg"), "c": Quantity.of(protein, "mg/mL"), "f": share}
    there_and_back = parse_expression("(f * m / c) * c / f").tree
    assert evaluate(there_and_back, Bench(values, bench.samples)) == values["m"]


@given(AMOUNTS, st.sampled_from(["nL", "µL", "mL", "L"]))
def test_a_unit_change_of_the_inputs_changes_nothing(volume: Fraction, unit: str) -> None:
    quantity = Quantity.of(volume, "mL")
    tree = parse_expression("v * 3 + 1 µL").tree
    assert evaluate(tree, Bench({"v": quantity})) == evaluate(tree, Bench({"v": quantity.to(unit)}))


@given(st.lists(AMOUNTS, min_size=1, max_size=6), AMOUNTS)
def test_a_sum_scales_with_its_rows(volumes: list[Fraction], factor: Fraction) -> None:
    samples = {f"s{n}": {"v": Quantity.of(volume, "µL")} for n, volume in enumerate(volumes)}
    bench = Bench({"k": factor}, samples)
    assert evaluate(parse_expression("sum(v * k)").tree, bench) == evaluate(
        parse_expression("sum(v) * k").tree, bench
    )
