"""Protein standards and working reagent: the protein is conserved, every standard lasts, parts close."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, compute
from protocolapp.calc.mixtures.parts_mix import share_out
from protocolapp.calc.standards import CALCULATOR, plan_standards
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, q

STOCK = q("2 mg/mL")
strengths = st.lists(st.integers(0, 2000), min_size=1, max_size=6).map(
    lambda found: [Quantity.of(one, "µg/mL") for one in found]
)
volumes = st.fractions(1, 1000, max_denominator=100).map(lambda one: Quantity.of(one, "µL"))


@settings(max_examples=40)
@given(strengths, volumes, st.booleans())
def test_every_standard_lasts_and_holds_its_protein(
    wanted: list[Quantity], need: Quantity, chained: bool
) -> None:
    planned = plan_standards(STOCK, wanted, need, chained=chained)
    assert [one.strength for one in planned] == sorted(set(wanted), reverse=True)
    for place, one in enumerate(planned):
        parent = STOCK if one.source is None else planned[one.source].strength
        assert (one.take * parent).base == (one.made * one.strength).base
        onward = sum((other.take.base for other in planned if other.source == place), Fraction(0))
        assert one.made.base - onward == need.base
        assert not one.diluent.is_negative


@settings(max_examples=30)
@given(strengths, volumes)
def test_a_chain_takes_the_same_protein_from_the_stock(wanted: list[Quantity], need: Quantity) -> None:
    """What is in the tubes in the end came from the stock, by whichever way."""
    taken = [
        sum(
            (one.take.base for one in plan_standards(STOCK, wanted, need, chained=way) if one.source is None),
            Fraction(0),
        )
        for way in (False, True)
    ]
    assert taken[0] == taken[1]


@settings(max_examples=30)
@given(volumes, st.lists(st.fractions(Fraction(1, 10), 100, max_denominator=10), min_size=2, max_size=4))
def test_parts_add_up_to_the_whole_and_keep_their_ratio(total: Quantity, parts: list[Fraction]) -> None:
    shares = share_out(total, parts)
    assert sum((one.base for one in shares), Fraction(0)) == total.base
    assert all(one.base / shares[0].base == part / parts[0] for one, part in zip(shares, parts, strict=True))


def test_fifty_to_one_is_one_part_in_fifty_one() -> None:
    assert share_out(q("51 mL"), (Fraction(50), Fraction(1))) == (q("50 mL"), q("1 mL"))


@settings(max_examples=15)
@given(st.integers(0, 90), st.integers(1, 4))
def test_the_reagent_grows_with_the_wells(samples: int, replicates: int) -> None:
    typed = {
        "concentrations": "2000; 1000; 0 µg/mL", "samples": str(samples), "replicates": str(replicates),
        "sample_volume": "25 µL", "reagent_volume": "200 µL",
    }  # fmt: skip
    outcome = compute(CALCULATOR, typed, Bench(DIALS))
    wells = (3 + samples) * replicates
    assert outcome.value("reagent") == q("220 µL") * wells
    assert outcome.value("part_a") == outcome.value("part_b") * 50


TYPED = {
    "concentrations": "2000; 1000; 0 µg/mL", "samples": "4", "sample_volume": "25 µL", "reagent_volume": "200 µL",
}  # fmt: skip


def test_the_remedy_for_too_little_stock_does_when_it_is_typed_in() -> None:
    """55 µL of each take 55 + 27.5 = 82.5 µL; 33 µL allow 22 of each: 22 / (2 × 1.1) = 10 µL in a well."""
    short = compute(CALCULATOR, {**TYPED, "available": "33 µL"}, Bench(DIALS))
    (flag,) = [one for one in short.flags if one.severity is Severity.BLOCK]
    assert flag.code == Code.STOCK_SHORT
    assert "Take 10 µL in a well" in flag.remedy.replace("\u00a0", " ")
    cured = compute(CALCULATOR, {**TYPED, "available": "33 µL", "sample_volume": "10 µL"}, Bench(DIALS))
    assert not cured.blocked
    assert cured.value("stock_volume") == q("33 µL")


def test_more_of_each_than_the_wells_take_may_be_made_smaller() -> None:
    """200 µL of each take 300 µL; 150 µL of stock allow 100 of each, and the wells take 55."""
    short = compute(CALCULATOR, {**TYPED, "available": "150 µL", "standard_volume": "200 µL"}, Bench(DIALS))
    (flag,) = [one for one in short.flags if one.severity is Severity.BLOCK]
    assert flag.remedy.replace("\u00a0", " ") == "Make 100 µL of each standard."
