"""Splitting a culture: the parts are the whole."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.cultures.vessels import VESSELS
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.passage import CALCULATOR, Passage, take_for
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity
from tests.calc.pipettes import q

volumes = st.fractions(1, 50, max_denominator=10).map(lambda value: Quantity.of(value, "mL"))
areas = st.fractions(1, 200, max_denominator=10).map(lambda value: Quantity.of(value, "cm²"))
splits = st.fractions(1, 50, max_denominator=4)


def worked(**typed: str) -> Outcome:
    return compute(CALCULATOR, typed, Bench(bundled_pipettes()))


@given(volumes, splits, areas, areas)
def test_the_cells_of_one_area_are_spread_over_n(
    volume: Quantity, split: Fraction, old: Quantity, new: Quantity
) -> None:
    take = take_for(volume, split, old, new)
    assert Passage(volume, take, old, new).split == split
    before, after = volume.base / old.base, take.base / new.base  # cells go with the volume
    assert before / after == split


@given(volumes, splits, areas, areas, st.integers(1, 50))
def test_used_and_left_are_the_whole(
    volume: Quantity, split: Fraction, old: Quantity, new: Quantity, vessels: int
) -> None:
    made = Passage(volume, take_for(volume, split, old, new), old, new)
    assert made.take * vessels + made.rest(vessels) == volume
    assert made.rest(vessels).is_negative == (vessels > made.most_vessels)


@given(st.integers(1, 40))
def test_into_as_many_vessels_as_parts_nothing_is_left(parts: int) -> None:
    outcome = worked(volume="20 mL", split=f"1:{parts}", vessels=str(parts))
    assert outcome.value("rest").is_zero
    assert outcome.value("used") == q("20 mL")


def test_too_many_vessels_name_how_many_there_are_cells_for() -> None:
    (flag,) = [
        one for one in worked(volume="10 mL", split="1:5", vessels="6").flags if one.severity == "block"
    ]
    assert (flag.code, flag.about) == (Code.CELLS_SHORT, "vessels")
    assert "enough for 5" in flag.remedy


def test_medium_and_suspension_fill_the_vessel() -> None:
    outcome = worked(volume="10 mL", split="1:4", vessels="3", medium="12 mL")
    assert outcome.value("take") + outcome.value("fresh_medium") == q("12 mL")
    assert outcome.value("fresh_medium_total") == outcome.value("fresh_medium") * 3


@given(
    st.sampled_from(sorted(VESSELS)),
    st.sampled_from(sorted(VESSELS)),
    st.fractions(1, 40, max_denominator=7),
)
def test_the_split_that_a_remedy_names_does(old: str, new: str, tenths: Fraction) -> None:
    typed = {"volume": "10 mL", "vessel": old, "new_vessel": new}
    outcome = worked(**typed, split=f"1:{float(tenths):.4f}")
    for flag in outcome.flags:
        if flag.severity == "block" and "split by" in flag.remedy:
            named = flag.remedy.partition("split by ")[2].partition(" or")[0].replace("\u202f", "")
            assert not worked(**typed, split=named).blocked, named


def test_what_is_taken_beyond_the_whole_is_answered_with_the_whole() -> None:
    (flag,) = [one for one in worked(volume="10 mL", take="12 mL").flags if one.severity == "block"]
    assert flag.remedy.endswith("take 10\u00a0mL at the most.")
    assert not worked(volume="10 mL", take="10 mL").blocked
