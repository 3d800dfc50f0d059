"""Serial dilutions: laws that hold for every plan."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.doses.direct_dilution import plan_direct
from protocolapp.calc.doses.fold import Fold
from protocolapp.calc.doses.series_plan import SeriesPlan, Volumes, plan_series
from protocolapp.calc.doses.series_shape import Shape, shape_centred
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.form.picture import TubeKind, TubesPicture
from protocolapp.calc.series import CALCULATOR
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import q

folds = st.fractions(Fraction(6, 5), 20, max_denominator=10)
points = st.integers(2, 12)
litres = st.fractions(Fraction(1, 10), 1000, max_denominator=10)
kinds = st.sampled_from(list(Volumes))


def computed(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench(bundled_pipettes()))


def plan(fold: Fraction, count: int, volume: Fraction, kind: Volumes, discard: bool = True) -> SeriesPlan:
    levels = Shape(q("10 µM"), Fold(fold), count).strengths
    return plan_series(
        levels, Fold(fold), Quantity.of(volume, "µL"), volumes=kind, discard=discard, stock=q("10 mM")
    )


@given(folds, points, litres, kinds)
def test_solute_is_conserved_from_tube_to_tube(
    fold: Fraction, count: int, volume: Fraction, kind: Volumes
) -> None:
    made = plan(fold, count, volume, kind)
    before = q("10 mM")
    for tube in made.tubes:
        assert before * tube.transfer == tube.strength * tube.made
        before = tube.strength


@given(folds, points, litres, kinds)
def test_all_the_solute_taken_is_in_the_tubes_or_thrown_away(
    fold: Fraction, count: int, volume: Fraction, kind: Volumes
) -> None:
    made = plan(fold, count, volume, kind)
    kept = sum(((one.stays * one.strength).base for one in made.tubes), Fraction(0))
    away = (made.last.passed * made.last.strength).base
    assert (made.first.transfer * q("10 mM")).base == kept + away


@given(folds, points, litres, kinds)
def test_volumes_add_up_exactly(fold: Fraction, count: int, volume: Fraction, kind: Volumes) -> None:
    made = plan(fold, count, volume, kind)
    poured = made.first.transfer + made.diluent
    standing = sum((one.stays for one in made.tubes[1:]), made.first.stays)
    assert poured == standing + made.last.passed
    for one, following in zip(made.tubes, made.tubes[1:], strict=False):
        assert one.passed == following.transfer


@given(folds, points, litres, kinds)
def test_every_tube_keeps_what_was_asked_for(
    fold: Fraction, count: int, volume: Fraction, kind: Volumes
) -> None:
    assert all(one.stays == Quantity.of(volume, "µL") for one in plan(fold, count, volume, kind).tubes)


@given(folds, points, litres)
def test_carried_back_never_takes_more_than_equal_volumes(
    fold: Fraction, count: int, volume: Fraction
) -> None:
    enough, equal = (plan(fold, count, volume, kind) for kind in (Volumes.ENOUGH, Volumes.EQUAL))
    assert enough.first.made <= equal.first.made
    assert enough.last.passed.is_zero


@given(folds, points, litres)
def test_the_last_tube_may_keep_its_share(fold: Fraction, count: int, volume: Fraction) -> None:
    kept = plan(fold, count, volume, Volumes.EQUAL, discard=False)
    assert kept.last.stays == kept.last.made
    assert kept.last.passed.is_zero


@given(folds, points, litres, kinds, st.integers(2, 50))
def test_volumes_scale_together(fold: Fraction, count: int, volume: Fraction, kind: Volumes, k: int) -> None:
    small, large = plan(fold, count, volume, kind), plan(fold, count, volume * k, kind)
    for one, other in zip(small.tubes, large.tubes, strict=True):
        assert other.strength == one.strength
        assert (other.transfer, other.diluent, other.passed) == (
            one.transfer * k,
            one.diluent * k,
            one.passed * k,
        )


@given(folds, st.integers(1, 6))
def test_the_middle_of_an_odd_series_is_its_centre(fold: Fraction, half: int) -> None:
    shape = shape_centred(q("37 nM"), Fold(fold), 2 * half + 1)
    assert shape.strengths[half] == q("37 nM")
    assert (shape.top * shape.bottom) == q("37 nM") * q("37 nM")


def test_a_centre_is_exact_even_where_the_fold_is_not() -> None:
    outcome = computed(mode="centre", centre="37 nM", fold="half-log", points="7", volume="100 µL")
    table = outcome.table("tubes")
    assert table is not None
    middle = table.rows[3][1].value
    assert middle == q("37 nM")
    assert middle is not None
    assert not middle.approximate


def test_an_irrational_strength_is_marked() -> None:
    outcome = computed(top="10 µM", fold="half-log", points="4", volume="100 µL")
    assert [outcome.value("bottom").approximate, outcome.value("fold").approximate] == [True, True]
    assert outcome.value("bottom") != q("316 nM")


@settings(max_examples=25)
@given(st.integers(12, 200), points, st.integers(1, 900))
def test_units_of_the_inputs_change_nothing(tenths: int, count: int, volume: int) -> None:
    typed = {"fold": f"{tenths // 10}.{tenths % 10}", "points": str(count)}
    one = computed(top="10 µM", volume=f"{volume} µL", stock="1 mM", **typed)
    other = computed(top="0.01 mM", volume=f"{volume}e-3 mL", stock="1000 uM", **typed)
    for name in ("transfer", "first_tube", "stock_take", "diluent_total", "bottom"):
        assert one.value(name) == other.value(name)
    assert [flag.code for flag in one.flags] == [flag.code for flag in other.flags]


@given(folds, points, st.integers(10, 2000), st.integers(1, 10**6))
def test_direct_dilution_conserves_solute_and_can_be_pipetted(
    fold: Fraction, count: int, microlitres: int, times: int
) -> None:
    levels = Shape(q("10 nM") * times, Fold(fold), count).strengths
    stock, volume, least = q("10 mM") * 2, Quantity.of(microlitres, "µL"), q("0.2 µL")
    made = plan_direct(levels, volume, stock, least)
    held = [stock, *(one.strength for one in made.levels)]
    for point, level in zip(made.points, levels, strict=True):
        assert held[point.source] * point.take == level * volume
        assert least <= point.take <= volume
        assert point.take + point.diluent == volume
    for one in made.levels:
        assert held[one.source] * one.take == one.strength * one.made
        assert one.take >= least
    for number, one in enumerate(made.levels, start=1):
        taken = [point.take for point in made.points if point.source == number]
        taken += [level.take for level in made.levels if level.source == number]
        assert sum(taken[1:], taken[0]) <= one.made


def test_a_fold_of_one_is_refused() -> None:
    with pytest.raises(QuantityError):
        plan_series([q("1 µM"), q("1 µM")], Fold(Fraction(1)), q("100 µL"))


def test_the_real_strengths_follow_from_what_is_set() -> None:
    """46.2 onto 100.0 in each tube: 10 µM × (46.2/146.2)^n."""
    table = computed(top="10 µM", fold="half-log", points="5", volume="100 µL").table("tubes")
    assert table is not None
    places = [column.name for column in table.columns]
    for number, row in enumerate(table.rows[:-1]):
        assert row[places.index("delivered")].value == q("10 µM") * Fraction(462, 1462) ** number


def test_a_step_too_large_says_what_to_keep_and_what_stages_do() -> None:
    (flag,) = [one for one in computed(top="10 µM", fold="10", points="3", volume="1 µL").flags if one.remedy]
    assert "1.8\u00a0µL" in flag.remedy  # 0.2 µL × (10 − 1)
    assert "stages" in flag.remedy
    assert flag.about == "volume"


def test_the_picture_shows_every_tube_and_the_discarded_share() -> None:
    outcome = computed(top="10 µM", fold="3", points="4", volume="100 µL", stock="1 mM")
    picture = outcome.picture
    assert isinstance(picture, TubesPicture)
    assert [tube.kind for tube in picture.tubes] == [TubeKind.STOCK, *[TubeKind.STEP] * 4, TubeKind.BLANK]
    assert [tube.level for tube in picture.tubes[1:5]] == [1, Fraction(2, 3), Fraction(1, 3), 0]
    assert [(one.source, one.target) for one in picture.transfers] == [
        (0, 1),
        (1, 2),
        (2, 3),
        (3, 4),
        (4, None),
    ]


def test_a_direct_dilution_is_drawn_from_its_sources() -> None:
    outcome = computed(top="100 µM", fold="10", points="3", volume="1 mL", stock="10 mM", method="direct")
    picture = outcome.picture
    assert isinstance(picture, TubesPicture)
    arrows = {(one.source, one.target) for one in picture.transfers}
    assert arrows == {(0, 1), (0, 2), (0, 3), (1, 4)}


def test_a_decimal_comma_is_written_throughout() -> None:
    bench = Bench(bundled_pipettes(), decimal=",")
    typed = {"top": "2,5 µM", "fold": "half-log", "points": "4", "volume": "12,5 µL"}
    outcome = compute(CALCULATOR, typed, bench)
    assert not outcome.blocked
    texts = [one.text for one in outcome.results] + [flag.message for flag in outcome.flags]
    assert [text for text in texts if "." in text.rstrip(".").replace(". ", " ")] == []


def test_next_to_nothing_straight_from_the_stock_is_never_a_negative_volume() -> None:
    """10 nL cannot be pipetted at all; no pre-dilution makes that better."""
    outcome = computed(top="1 µM", fold="10", points="3", volume="10 nL", stock="1 mM", method="direct")
    table = outcome.table("tubes")
    assert table is not None
    volumes = [cell.value for row in table.rows for cell in row[3:5] if cell.value is not None]
    assert not any(one.is_negative for one in volumes)
    assert any(flag.code == "BELOW_MIN_PIPETTE" for flag in outcome.flags)


def test_the_picture_in_words_has_no_gaps() -> None:
    outcome = computed(top="10 µM", fold="3", points="3", volume="100 µL", stock="1 mM")
    assert isinstance(outcome.picture, TubesPicture)
    assert outcome.picture.text.startswith("stock: 1\u00a0mM; 1: 10\u00a0µM, 150\u00a0µL; ")


def test_what_a_tube_holds_is_not_told_as_a_setting() -> None:
    """Only what goes in is set on a pipette: 175 + 350 = 525 µL, which a P1000 in steps of 2 µL cannot read."""
    table = computed(top="10 µM", fold="3", points="3", volume="350 µL").table("tubes")
    assert table is not None
    places = [column.name for column in table.columns]
    made = [row[places.index("made")] for row in table.rows]
    assert [one.text for one in made] == ["525\u00a0µL"] * 3 + ["350\u00a0µL"]
    assert {one.detail for one in made} == {""}
