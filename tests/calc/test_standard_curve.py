"""Reading protein back from standards: laws of the curve, and what a screen could not say in an example."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.figures.replicates import mean, variance
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, Typed, compute
from protocolapp.calc.proteins.line_fit import Point, least_squares, point_to_point
from protocolapp.calc.proteins.protein_curve import fold_into, standard_curve
from protocolapp.calc.standard_curve import CALCULATOR
from protocolapp.quantity import Quantity, QuantityError, as_unit
from tests.calc.pipettes import DIALS, q

numbers = st.integers(0, 3000).map(lambda thousandths: Fraction(thousandths, 1000))
strengths = st.lists(st.integers(1, 4000), min_size=1, max_size=6, unique=True)
rises = st.lists(st.integers(1, 500), min_size=6, max_size=6)


def _points(at: list[int], steps: list[int]) -> list[Point]:
    """A rising curve from the origin."""
    found, height = [Point(Fraction(0), Fraction(0))], 0
    for x, step in zip(sorted(at), steps, strict=False):
        height += step
        found.append(Point(Fraction(x), Fraction(height, 1000)))
    return found


@settings(max_examples=40)
@given(strengths, rises)
def test_a_standard_reads_as_itself_from_point_to_point(at: list[int], steps: list[int]) -> None:
    points = _points(at, steps)
    assert [point_to_point(points, one.y).x for one in points] == [one.x for one in points]


@settings(max_examples=40)
@given(strengths, rises, numbers, numbers)
def test_more_absorbance_never_means_less_protein(
    at: list[int], steps: list[int], one: Fraction, other: Fraction
) -> None:
    points = _points(at, steps)
    low, high = sorted((one, other))
    assert point_to_point(points, low).x <= point_to_point(points, high).x


@settings(max_examples=40)
@given(strengths, rises, st.fractions(0, 1))
def test_between_two_standards_it_reads_in_proportion(
    at: list[int], steps: list[int], part: Fraction
) -> None:
    points = _points(at, steps)
    low, high = points[-2], points[-1]
    read = point_to_point(points, low.y + part * (high.y - low.y))
    assert read.x == low.x + part * (high.x - low.x)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 2000), numbers), min_size=2, max_size=5, unique_by=lambda one: one[0])
)
def test_the_line_is_that_of_the_standard_library(pairs: list[tuple[int, Fraction]]) -> None:
    xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
    line = least_squares([Point(Fraction(x), y) for x, y in pairs])
    known = statistics.linear_regression(xs, ys)
    assert float(line.slope) == pytest.approx(known.slope, rel=1e-6, abs=1e-9)
    assert float(line.intercept) == pytest.approx(known.intercept, rel=1e-6, abs=1e-6)
    if len(set(ys)) > 1:
        correlation = statistics.correlation(xs, ys)
        assert float(line.r_squared) == pytest.approx(correlation**2, rel=1e-6, abs=1e-9)


@settings(max_examples=40)
@given(st.lists(numbers, min_size=2, max_size=6))
def test_the_spread_is_that_of_the_standard_library(reads: list[Fraction]) -> None:
    assert mean(reads) == statistics.mean(reads)
    assert variance(reads) == statistics.variance(reads)


@settings(max_examples=40)
@given(st.fractions(1, 100), numbers, st.integers(0, 2000))
def test_a_true_line_is_found_exactly(thousandths: Fraction, intercept: Fraction, wanted: int) -> None:
    slope = thousandths / 1000
    line = least_squares([Point(Fraction(x), slope * x + intercept) for x in (0, 125, 500, 2000)])
    assert (line.slope, line.intercept, line.r_squared) == (slope, intercept, Fraction(1))
    assert line.read(slope * wanted + intercept) == wanted


@settings(max_examples=40)
@given(numbers, st.booleans())
def test_what_is_added_to_every_well_changes_nothing(offset: Fraction, straight: bool) -> None:
    reads = {0: Fraction(1, 10), 500: Fraction(3, 10), 1000: Fraction(45, 100)}
    unit = as_unit("µg/mL")
    plain = standard_curve(
        {Quantity(Fraction(x), unit): [y] for x, y in reads.items()}, unit, straight=straight
    )
    lifted = standard_curve(
        {Quantity(Fraction(x), unit): [y + offset] for x, y in reads.items()}, unit, straight=straight
    )
    y = Fraction(1, 4)
    assert plain.read(y).concentration == lifted.read(y + offset).concentration


def test_a_plateau_at_the_top_reads_as_its_lowest_standard() -> None:
    points = [Point(Fraction(x), Fraction(y)) for x, y in ((0, 0), (1, 1), (2, 1))]
    assert point_to_point(points, Fraction(1)).x == 1


@pytest.mark.parametrize("straight", [False, True])
def test_nothing_is_read_from_standards_that_fall(straight: bool) -> None:
    with pytest.raises(QuantityError):
        standard_curve(
            {q("0 mg/mL"): [Fraction(1)], q("1 mg/mL"): [Fraction(0)]}, as_unit("mg/mL"), straight=straight
        )


@settings(max_examples=40)
@given(st.fractions(Fraction(101, 100), 50))
def test_the_dilution_proposed_brings_the_reading_inside(times: Fraction) -> None:
    highest = q("2000 µg/mL")
    assert highest * times / fold_into(highest * times, highest) <= highest / 2


STANDARDS = (
    {"concentration": "0 µg/mL", "absorbance": "0.1"},
    {"concentration": "500 µg/mL", "absorbance": "0.3"},
    {"concentration": "1000 µg/mL", "absorbance": "0.5"},
)


def _read(samples: Sequence[Mapping[str, str]], **more: str) -> Outcome:
    typed: Typed = {"samples": samples, "standards": STANDARDS, **more}
    return compute(CALCULATOR, typed, Bench(DIALS))


def test_a_sample_above_the_curve_says_how_far_to_dilute_it() -> None:
    """0.9 reads 2000 µg/mL; half of the highest is 500: 1:4 would do, 1:5 is the nice one, 1:10 in all."""
    (flag,) = [
        one
        for one in _read([{"name": "A", "absorbance": "0.9", "dilution": "1:2"}]).flags
        if one.severity is Severity.WARN
    ]
    assert "1:5 more (1:10 in all)" in flag.remedy
    assert (flag.about, flag.row) == ("samples.absorbance", "1")


def test_a_sample_off_the_curve_is_marked_in_its_row_and_leaves_the_others_alone() -> None:
    outcome = _read([{"absorbance": "0.4"}, {"absorbance": "0.9"}, {"absorbance": "0.01"}])
    table = outcome.table("concentrations")
    assert table is not None
    assert table.flagged == {2, 3}
    assert [row[-1].text for row in table.rows] == ["within", "extrapolated", "below"]
    assert not outcome.blocked


def test_above_the_blank_and_below_the_line_is_told_apart() -> None:
    """Least squares through 0, 0.4, 0.5 at 0, 500, 1000: ā = 0.3, slope 0.0005, 0.05 above the blank at 0."""
    standards = [
        {"concentration": f"{one} µg/mL", "absorbance": reads}
        for one, reads in ((0, "0.1"), (500, "0.5"), (1000, "0.6"))
    ]
    samples = [{"absorbance": "0.12"}, {"absorbance": "0.09"}]
    outcome = compute(CALCULATOR, {"samples": samples, "standards": standards, "fit": "line"}, Bench(DIALS))
    above, below = [one for one in outcome.flags if one.code == Code.OUTSIDE_CURVE]
    assert "straight line reads 0" in above.message
    assert "point to point" in above.remedy
    assert below.message.endswith("below the blank.")


def test_the_lab_chooses_how_far_replicates_may_scatter() -> None:
    """0.36 and 0.44: CV 14.1 %."""
    sample = [{"absorbance": "0.36; 0.44"}]
    assert not [one for one in _read(sample).flags if one.code == "POOR_FIT"]
    assert [one.about for one in _read(sample, cv_limit="10 %").flags if one.code == "POOR_FIT"] == [
        "samples.absorbance"
    ]


def test_comma_and_point_read_alike() -> None:
    typed = {
        "samples": [{"absorbance": "0,4"}],
        "standards": [{key: text.replace(".", ",") for key, text in row.items()} for row in STANDARDS],
    }
    comma = compute(CALCULATOR, typed, Bench(DIALS, decimal=","))
    assert (
        comma.value("concentration")
        == _read([{"absorbance": "0.4"}]).value("concentration")
        == q("750 µg/mL")
    )


def test_units_of_the_standards_change_nothing() -> None:
    rows = [
        {"concentration": "0 mg/mL", "absorbance": "0.1"},
        {"concentration": "0.5 mg/mL", "absorbance": "0.3"},
        {"concentration": "1 mg/mL", "absorbance": "0.5"},
    ]
    typed = {"samples": [{"absorbance": "0.4"}], "standards": rows}
    outcome = compute(CALCULATOR, typed, Bench(DIALS))
    assert outcome.value("concentration") == q("750 µg/mL")
    assert outcome.value("concentration").unit.symbol == "mg/mL"
