"""Antibody for membranes: dilutions turn round, pre-dilutions carry the same antibody, minima hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.antibody import CALCULATOR, COMFORTABLE, antibody_volume, tenfold_stages
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.proteins.membrane import volume_for_area
from protocolapp.calc.supply import supply
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, P200, P1000, q

folds = st.integers(1, 200_000)
millilitres = st.integers(1, 60)


def _compute(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench(DIALS))


@settings(max_examples=25)
@given(millilitres, folds)
def test_antibody_and_the_rest_make_up_the_volume(volume: int, fold: int) -> None:
    outcome = _compute(dilution=f"1:{fold}", volume=f"{volume} mL")
    total = outcome.value("total")
    assert total == Quantity.of(volume, "mL")
    assert outcome.value("antibody") * fold == total
    assert outcome.value("antibody") + outcome.value("diluent") == total


@settings(max_examples=15)
@given(millilitres, st.integers(1, 5000), st.integers(1, 6))
def test_each_of_the_three_follows_from_the_others(volume: int, fold: int, membranes: int) -> None:
    count, each = {"membranes": str(membranes)}, f"{volume} mL"
    antibody = antibody_volume(Quantity.of(volume * membranes * fold, "µL"), Fraction(fold))
    written = f"{volume * membranes} µL"
    assert antibody == q(written)
    assert _compute(dilution=f"1:{fold}", antibody=written, **count).value("total") == q(written) * fold
    assert _compute(volume=each, antibody=written, **count).value("dilution") == Quantity(Fraction(1000))


@settings(max_examples=30)
@given(st.fractions(Fraction(1, 10**6), 1, max_denominator=10**6))
def test_tenfold_stages_are_the_fewest_that_do(microlitres: Fraction) -> None:
    volume = Quantity.of(microlitres, "µL")
    stages = tenfold_stages(volume)
    assert volume * 10**stages >= COMFORTABLE > volume * 10 ** (stages - 1)


@settings(max_examples=20)
@given(st.integers(10_001, 200_000))
def test_the_predilution_carries_the_same_antibody(fold: int) -> None:
    outcome = _compute(dilution=f"1:{fold}", volume="10 mL")
    table = outcome.table("predilution")
    assert table is not None
    times = 10 ** len(table.rows)
    assert outcome.value("take_prediluted") == outcome.value("antibody") * times
    for row in table.rows:
        take, diluent, total = (cell.value for cell in row[2:5])
        assert take is not None
        assert diluent is not None
        assert total is not None
        assert take * 10 == total == take + diluent
    last = table.rows[-1][4].value
    assert last is not None
    assert last >= outcome.value("take_prediluted")


def test_coarse_pipettes_get_a_predilution_that_they_can_make() -> None:
    """1 µL, with nothing below 20 µL at hand: 1:100 gives 100 µL, and every part of it can be set."""
    outcome = compute(CALCULATOR, {"dilution": "1:10000", "volume": "10 mL"}, Bench((P200, P1000)))
    about = [one.about for one in outcome.flags if one.severity is Severity.WARN]
    assert about == ["antibody"]
    assert outcome.value("take_prediluted") == q("100 µL")


@settings(max_examples=20)
@given(st.integers(1, 10_000), st.integers(10, 60))
def test_nothing_is_said_of_a_microlitre_or_more(fold: int, millilitres: int) -> None:
    flags = _compute(dilution=f"1:{fold}", volume=f"{millilitres} mL").flags
    assert not [one for one in flags if one.severity is not Severity.NOTE]


def test_the_warning_for_too_little_antibody_says_what_to_take() -> None:
    flags = [
        one for one in _compute(dilution="1:20000", volume="10 mL").flags if one.severity is Severity.WARN
    ]
    assert [(one.code, one.about) for one in flags] == [(Code.PIPETTE_ERROR, "antibody")]
    assert "1:10 (1 part in 10)" in flags[0].remedy
    assert "5\u00a0µL" in flags[0].remedy


def test_all_three_given_leaves_nothing_to_work_out() -> None:
    flags = _compute(dilution="1:1000", volume="10 mL", antibody="10 µL").flags
    assert [one.code for one in flags] == [Code.NOTHING_UNKNOWN]


def test_what_one_in_n_means_is_said() -> None:
    (note,) = [one for one in _compute(dilution="1:1000", volume="10 mL").flags if one.code == Code.ONE_IN_N]
    assert "1 + 999" in note.message


@settings(max_examples=30)
@given(st.integers(1, 300), st.integers(1, 30))
def test_a_membrane_gets_its_area_and_never_less_than_the_tray_needs(area: int, least: int) -> None:
    volume = volume_for_area(Quantity.of(area, "cm²"), q("0.1 mL/cm²"), Quantity.of(least, "mL"))
    assert volume == max(Quantity.of(Fraction(area, 10), "mL"), Quantity.of(least, "mL"))


def test_antibody_left_says_how_many_membranes_it_does() -> None:
    found = supply(
        CALCULATOR,
        {"dilution": "1:1000", "volume": "10 mL", "membranes": "1"},
        {"antibody": q("42 µL")},
        Bench(),
    )
    assert found is not None
    assert found.largest == Quantity(Fraction(4))
