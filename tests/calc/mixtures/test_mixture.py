"""Recipes: what to take of each stock, and that it all adds up."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.mixtures.ingredient import Ingredient
from protocolapp.calc.recipe import ORDER, batch_of, make_recipe
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity
from tests.calc.pipettes import ALL, VERNIER_P1000, q


def of(
    key: str, final: str, stock: str = "", *, role: str = "", fresh: bool = False, mw: str = ""
) -> Ingredient:
    return Ingredient(key, key, q(final), q(stock) if stock else None, q(mw) if mw else None, fresh, role)


LYSIS_BUFFER = (
    of("tris", "50 mM", "1 M", role="buffer"),
    of("np40", "1 % v/v", "10 % v/v", role="detergent"),
    of("inhibitor", "1 X", "100 X", fresh=True),
    of("nacl", "150 mM", "5 M", role="salt"),
    of("edta", "1 mM", "0.5 M", role="chelator"),
)


def test_a_lysis_buffer_by_hand() -> None:
    """18.7 mL: Tris 50/1000, NaCl 150/5000, EDTA 1/500, NP-40 1/10 and inhibitor 1/100 of it; water is the rest."""
    recipe = make_recipe(LYSIS_BUFFER, q("18.7 mL"), PipetteSet(ALL))
    taken = {one.ingredient.key: one.amount for one in (*recipe.base, *recipe.fresh)}
    assert taken == {
        "tris": q("935 µL"),
        "nacl": q("561 µL"),
        "edta": q("37.4 µL"),
        "np40": q("1.87 mL"),
        "inhibitor": q("187 µL"),
    }
    assert recipe.base_volume == q("18.513 mL")
    assert recipe.rest == q("15.1096 mL")
    assert recipe.flags == ()


def test_the_order_is_buffer_salt_chelator_and_detergent_last() -> None:
    recipe = make_recipe(LYSIS_BUFFER, q("10 mL"), PipetteSet(ALL))
    assert [one.ingredient.key for one in recipe.base] == ["tris", "nacl", "edta", "np40"]


def test_the_order_names_only_roles_there_are() -> None:
    assert set(ORDER) - {""} <= {role.value for role in Role}


def test_what_the_rounding_really_gives_is_told() -> None:
    recipe = make_recipe(LYSIS_BUFFER, q("18.7 mL"), PipetteSet([VERNIER_P1000]))
    tris = recipe.base[0]
    assert tris.pipetting is not None
    assert tris.pipetting.delivered == q("936 µL")
    assert tris.strength == q("50 mM") * Fraction(936, 935)


def test_solids_are_weighed() -> None:
    """100 mL: 50 mM Tris base at 121.14 g/mol is 0.6057 g; 5 % w/v BSA is 5 g."""
    solids = (of("tris", "50 mM", mw="121.14 g/mol"), of("bsa", "5 % w/v"), of("dye", "2 mg/mL"))
    recipe = make_recipe(solids, q("100 mL"), PipetteSet(ALL))
    assert [one.amount for one in recipe.base] == [q("605.7 mg"), q("5 g"), q("200 mg")]
    assert recipe.rest == q("100 mL")


def test_a_pure_liquid_is_taken_by_its_share() -> None:
    recipe = make_recipe([of("glycerol", "10 % v/v")], q("50 mL"), PipetteSet(ALL))
    assert recipe.base[0].amount == q("5 mL")
    assert recipe.rest == q("45 mL")


def test_a_molar_final_from_a_stock_by_mass_goes_through_the_molar_mass() -> None:
    """10 mM DTT at 154.25 g/mol is 1.5425 mg/mL: from 154.25 mg/mL it is 1 part in 100."""
    recipe = make_recipe([of("dtt", "10 mM", "154.25 mg/mL", mw="154.25 g/mol")], q("10 mL"), PipetteSet(ALL))
    assert recipe.base[0].amount == q("100 µL")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (of("tris", "50 mM", "10 mM"), Code.STOCK_TOO_DILUTE),
        (of("mystery", "50 mM"), Code.MW_MISSING),
        (of("enzyme", "5 U/mL", "2 mg/mL"), Code.STOCK_MISMATCH),
    ],
)
def test_what_cannot_be_made_blocks_and_names_the_component(wrong: Ingredient, code: Code) -> None:
    (flag,) = make_recipe([wrong], q("10 mL"), PipetteSet(ALL)).flags
    assert (flag.severity, flag.code, flag.about) == (Severity.BLOCK, code, wrong.key)
    assert flag.remedy


def test_components_that_do_not_fit_are_named_with_the_stock_that_would_do() -> None:
    """50 of 60 mM takes 10/12 of it and 10 of 40 % takes 1/4: 1/12 too much. Tris must come down to 3/4: 66.7 mM."""
    crowded = (of("tris", "50 mM", "60 mM"), of("glycerol", "10 % v/v", "40 % v/v"))
    recipe = make_recipe(crowded, q("12 mL"), PipetteSet(ALL))
    (flag,) = recipe.flags
    assert flag.code == Code.DOES_NOT_FIT
    assert "tris 10\u00a0mL, glycerol 3\u00a0mL" in flag.message
    assert flag.remedy == "Use tris of at least 66.7\u00a0mM."
    assert recipe.rest == q("-1 mL")


def test_a_volume_that_rounds_to_nothing_is_not_hidden() -> None:
    recipe = make_recipe([of("toxin", "1 pM", "1 mM")], q("10 mL"), PipetteSet(ALL))
    assert recipe.base[0].pipetting is not None
    assert recipe.base[0].pipetting.text == "0.00001\u00a0µL"
    assert [flag.code for flag in recipe.flags] == [Code.BELOW_MIN_PIPETTE]
    assert recipe.flags[0].about == "toxin"


strengths = st.fractions(Fraction(1, 1000), 100, max_denominator=1000)
volumes = st.fractions(Fraction(1, 10), 500, max_denominator=100).map(lambda one: Quantity.of(one, "mL"))


@st.composite
def mixtures(draw: st.DrawFn) -> tuple[Ingredient, ...]:
    """A few liquids that together always fit."""
    mixture = []
    for number, final in enumerate(draw(st.lists(strengths, min_size=1, max_size=5))):
        stock = Quantity.of(final * draw(st.integers(6, 500)), "mM")
        fresh = draw(st.booleans())
        mixture.append(Ingredient(f"c{number}", f"c{number}", Quantity.of(final, "mM"), stock, fresh=fresh))
    return tuple(mixture)


@given(mixtures(), volumes)
def test_volumes_add_up_exactly_and_solutes_are_conserved(
    mixture: tuple[Ingredient, ...], volume: Quantity
) -> None:
    recipe = make_recipe(mixture, volume, PipetteSet(ALL))
    nothing = q("0 mL")
    base = sum((one.volume for one in recipe.base), nothing)
    fresh = sum((one.volume for one in recipe.fresh), nothing)
    assert recipe.rest + base + fresh == volume
    assert recipe.rest + base == recipe.base_volume
    for portion in (*recipe.base, *recipe.fresh):
        assert portion.ingredient.stock is not None
        assert portion.amount * portion.ingredient.stock == portion.ingredient.final * volume


@given(mixtures(), volumes, st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_portions_close_exactly_over_the_whole(
    mixture: tuple[Ingredient, ...], volume: Quantity, shares: list[int]
) -> None:
    recipe = make_recipe(mixture, volume, PipetteSet(ALL))
    base = q("0 mL")
    for share in shares:
        portion = volume * Fraction(share, sum(shares))
        of_base, fresh = batch_of(recipe, portion, PipetteSet(ALL))
        assert of_base + sum((one.volume for one in fresh), q("0 mL")) == portion
        base = base + of_base
    assert base == recipe.base_volume


@given(mixtures(), volumes, st.integers(2, 50))
def test_scaling_scales_every_amount(mixture: tuple[Ingredient, ...], volume: Quantity, times: int) -> None:
    one, many = (make_recipe(mixture, volume * factor, PipetteSet(ALL)) for factor in (1, times))
    assert [portion.amount * times for portion in one.base] == [portion.amount for portion in many.base]
    assert one.rest * times == many.rest


_crowded = st.tuples(st.integers(1, 90), st.integers(91, 400))


@given(st.lists(_crowded, min_size=1, max_size=4), st.integers(0, 99))
def test_the_remedy_for_what_does_not_fit_makes_it_fit(strengths: list[tuple[int, int]], neat: int) -> None:
    """What it tells to use is used, and then it fits: numbers in a remedy are rounded upwards."""
    kinds = [
        of(f"c{number}", f"{final} mM", f"{stock} mM") for number, (final, stock) in enumerate(strengths)
    ]
    kinds += [of("ethanol", f"{neat} % v/v")] if neat else []
    flags = make_recipe(kinds, q("10 mL"), PipetteSet()).flags
    if not flags:
        return
    remedy = flags[0].remedy.replace("\u00a0", " ")
    use, times = (
        re.match(r"Use (c\d) of at least (.*)\.$", remedy),
        re.match(r"Use stocks at least (\S+) t", remedy),
    )
    stronger = [
        replace(one, stock=q(use[2])) if use and one.key == use[1]
        else replace(one, stock=one.stock * Fraction(times[1])) if times and one.stock is not None
        else one
        for one in kinds
    ]  # fmt: skip
    assert use or times
    assert make_recipe(stronger, q("10 mL"), PipetteSet()).flags == ()
