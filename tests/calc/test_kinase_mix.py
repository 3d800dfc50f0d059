"""A kinase reaction: additions that fill it, strengths that come out right in the well, stocks that are conserved."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.assays.kinase_reaction import enzyme_in, split_reaction, strength_of
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.kinase_mix import CALCULATOR
from protocolapp.calc.supply import supply
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, q

volumes = st.fractions(Fraction(1, 10), 100, max_denominator=100)

USUAL = {
    "wells": "384", "enzyme": "10 ng", "enzyme_mw": "60 kDa", "enzyme_stock": "100 µg/mL", "atp_km": "10 µM",
    "atp_stock": "10 mM", "substrate": "0.2 µg/µL", "substrate_stock": "1 µg/µL",
}  # fmt: skip


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, {**USUAL, **typed}, Bench(DIALS))


@given(volumes, st.sets(st.sampled_from(["compound", "enzyme", "substrate", "atp"])), st.data())
def test_the_additions_sum_to_the_reaction(volume: Fraction, typed: set[str], data: st.DataObject) -> None:
    reaction = Quantity.of(volume, "µL")
    given_volumes = {name: Quantity.of(data.draw(volumes), "µL") for name in typed}
    split = split_reaction(
        reaction,
        compound=given_volumes.get("compound"),
        enzyme=given_volumes.get("enzyme"),
        substrate=given_volumes.get("substrate"),
        atp=given_volumes.get("atp"),
    )
    assert split.compound + split.enzyme + split.substrate + split.atp + split.buffer == reaction
    assert all(getattr(split, name) == value for name, value in given_volumes.items())


@given(volumes, volumes)
def test_strength_times_volume_is_conserved(addition: Fraction, already: Fraction) -> None:
    """(w + a)/a X in a is 1X in w + a."""
    added, reaction = Quantity.of(addition, "µL"), Quantity.of(addition + already, "µL")
    assert strength_of(added, reaction) * added == q("1 X") * reaction


@given(volumes, volumes, st.fractions(1, 500, max_denominator=10))
def test_mass_and_molar_enzyme_lead_to_each_other(
    nanomolar: Fraction, volume: Fraction, kilodalton: Fraction
) -> None:
    reaction, mw = Quantity.of(volume, "µL"), Quantity.of(kilodalton, "kDa")
    made = enzyme_in(Quantity.of(nanomolar, "nM"), reaction, mw)
    assert made.mass == Quantity.of(nanomolar * volume * kilodalton / 1000, "ng")
    assert made.mass is not None
    assert enzyme_in(made.mass, reaction, mw).molar == Quantity.of(nanomolar, "nM")
    assert enzyme_in(made.mass / reaction, reaction, mw) == enzyme_in(made.mass, reaction, mw)


@given(st.integers(20, 380), st.integers(1, 2000))
def test_every_well_gets_its_enzyme_and_atp(hundredths: int, wells: int) -> None:
    """What is taken of a stock, spread over all that is made, is the enzyme per well and the ATP per reaction."""
    outcome = worked(wells=str(wells), enzyme_volume=f"{hundredths}e-2 µL", substrate="")
    added = Quantity.of(Fraction(hundredths, 100), "µL")
    per_well = (
        outcome.value("enzyme_take") * q("100 µg/mL") * (added / outcome.value("enzyme_solution")).as_number()
    )
    assert per_well == q("10 ng")
    started = q("5 µL") - q("1 µL") - added
    atp = (
        outcome.value("atp_take")
        * q("10 mM")
        * (started / outcome.value("atp_solution")).as_number()
        / q("5 µL")
    )
    assert atp == q("10 µM")


@given(st.integers(1, 2000), st.integers(2, 10))
def test_all_grows_with_the_wells(wells: int, times: int) -> None:
    one, more = worked(wells=str(wells)), worked(wells=str(wells * times))
    for name in (
        "enzyme_solution",
        "enzyme_take",
        "enzyme_buffer",
        "atp_take",
        "substrate_take",
        "atp_buffer",
    ):
        assert more.value(name) == one.value(name) * times


def test_a_solution_closes() -> None:
    outcome = worked()
    parts = outcome.value("atp_take") + outcome.value("substrate_take") + outcome.value("atp_buffer")
    assert parts == outcome.value("atp_solution")


def test_units_change_nothing() -> None:
    other = worked(
        enzyme="0.01 µg",
        enzyme_mw="60000 Da",
        enzyme_stock="0.1 mg/mL",
        atp_km="0.01 mM",
        atp_stock="10000 uM",
    )
    for result in worked().results:
        if result.value is not None:
            assert other.value(result.name) == result.value, result.name


def test_where_the_substrate_goes_changes_neither_it_nor_the_plate() -> None:
    with_enzyme = worked(substrate_in="enzyme")
    assert with_enzyme.value("substrate_take") == worked().value("substrate_take")


def test_a_stock_left_out_leaves_only_its_strength() -> None:
    outcome = worked(enzyme_stock="")
    assert outcome.value("enzyme_working") == q("5 µg/mL")
    assert outcome.result("enzyme_take") is None
    assert outcome.result("enzyme_buffer") is None
    assert not outcome.blocked


def test_a_weak_stock_blocks_its_solution_alone() -> None:
    outcome = worked(enzyme_stock="1 µg/mL")
    (flag,) = (one for one in outcome.flags if one.severity is Severity.BLOCK)
    assert (flag.code, flag.about) == (Code.STOCK_TOO_DILUTE, "enzyme_stock")
    assert outcome.result("enzyme_take") is None
    assert outcome.value("atp_take") == q("2.112 µL")


def test_what_is_delivered_is_told_as_the_strength_in_the_reaction() -> None:
    """2.112 µL of ATP are set as 2.12 on a P20: 10 µM × 2.12/2.112."""
    taken = worked().result("atp_take")
    assert taken is not None
    assert taken.gives is not None
    assert taken.gives == q("10 µM") * Fraction(2120, 2112)


def test_the_floor_is_a_note_until_an_ic50_lies_below_it() -> None:
    severities = {
        ic50: [
            one.severity for one in worked(expected_ic50=ic50).flags if one.code == Code.BELOW_ENZYME_FLOOR
        ]
        for ic50 in ("", "17 nM", "16 nM")
    }
    assert severities == {"": [Severity.NOTE], "17 nM": [Severity.NOTE], "16 nM": [Severity.WARN]}


def test_the_dmso_remedies_would_do() -> None:
    too_much = worked(compound_top="50 µM", compound_stock="1 mM")
    (flag,) = (one for one in too_much.flags if one.code == Code.VEHICLE_ABOVE_LIMIT)
    assert "5\u00a0mM" in flag.remedy
    assert "10\u00a0µM" in flag.remedy
    assert worked(compound_top="50 µM", compound_stock="5 mM").value("dmso") == q("1 % v/v")
    assert worked(compound_top="10 µM", compound_stock="1 mM").value("dmso") == q("1 % v/v")


@pytest.mark.parametrize(("have", "wells"), [("42.24 µL", 384), ("42.23 µL", 383), ("0.1 µL", 0)])
def test_how_many_wells_an_enzyme_stock_allows(have: str, wells: int) -> None:
    found = supply(CALCULATOR, USUAL, {"enzyme_take": q(have)}, Bench(DIALS))
    assert found is not None
    assert found.largest == Quantity(Fraction(wells))


@pytest.mark.parametrize(
    ("typed", "least", "enough"),
    [
        (
            {"compound_volume": "1 µL", "enzyme_volume": "2 µL", "atp_volume": "3 µL"},
            "at least 6\u00a0µL",
            "6 µL",
        ),
        ({"enzyme_volume": "2 µL", "atp_volume": "3 µL"}, "at least 6.25\u00a0µL", "6.25 µL"),
        ({"compound_volume": "1 µL", "enzyme_volume": "5 µL"}, "larger than 6\u00a0µL", "6.5 µL"),
        ({"enzyme_volume": "4 µL"}, "larger than 5\u00a0µL", "5.5 µL"),
        ({"compound_volume": "5 µL"}, "larger than 5\u00a0µL", "5.5 µL"),
        ({"substrate_in": "alone", "substrate_volume": "6 µL"}, "larger than 7.5\u00a0µL", "8 µL"),
    ],
)
def test_the_reaction_that_would_do_is_told_and_does(typed: dict[str, str], least: str, enough: str) -> None:
    """A compound volume left out is a fifth of whatever the reaction is: 5 µL of the others need 6.25 µL."""
    whole = {"wells": "96", "enzyme": "10 ng", "atp": "10 µM", "reaction_volume": "5 µL"} | typed
    blocked = compute(CALCULATOR, whole, Bench(DIALS))
    (flag,) = blocked.flags
    assert flag.code == Code.DOES_NOT_FIT
    assert least in flag.remedy
    assert not compute(CALCULATOR, whole | {"reaction_volume": enough}, Bench(DIALS)).blocked
    exactly = {"reaction_volume": least.removeprefix("at least ").removeprefix("larger than ")}
    assert compute(CALCULATOR, whole | exactly, Bench(DIALS)).blocked == least.startswith("larger")
