"""MTS: the reagent, and what the absorbances say of the cells."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from protocolapp.calc.assays.mts_window import Window, corrected
from protocolapp.calc.figures.replicates import deviation, mean, variation
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Kind, Outcome, Row, compute
from protocolapp.calc.mts import CALCULATOR, left_after, reagent_for
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import q

readings = st.fractions(0, 4, max_denominator=1000)
windows = st.builds(
    Window, st.fractions(1, 4, max_denominator=1000), st.fractions(0, Fraction(9, 10), max_denominator=1000)
)
volumes = st.fractions(1, 1000, max_denominator=10).map(lambda value: Quantity.of(value, "µL"))


def read(samples: list[Row], **typed: str) -> Outcome:
    return compute(CALCULATOR, {"task": "readings", "samples": samples, **typed}, Bench())


@given(windows)
def test_the_control_is_all_and_the_blank_is_nothing(window: Window) -> None:
    assert window.viability(window.control) == 1
    assert window.viability(window.blank) == 0


@given(windows, readings, st.fractions(-1, 1, max_denominator=1000))
def test_the_same_more_on_every_well_changes_nothing(
    window: Window, sample: Fraction, more: Fraction
) -> None:
    shifted = Window(window.control + more, window.blank + more)
    assert shifted.viability(sample + more) == window.viability(sample)


@given(windows, readings, st.fractions(Fraction(1, 10), 10, max_denominator=100))
def test_a_longer_light_path_changes_nothing(window: Window, sample: Fraction, times: Fraction) -> None:
    longer = Window(window.control * times, window.blank * times)
    assert longer.viability(sample * times) == window.viability(sample)


@given(windows, readings)
def test_the_mean_of_viabilities_is_the_viability_of_the_mean(window: Window, sample: Fraction) -> None:
    other = sample / 3
    each = mean([window.viability(sample), window.viability(other)])
    assert each == window.viability(mean([sample, other]))


@given(windows, st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100))
def test_growth_runs_from_the_control_through_none_to_nothing_left(window: Window, share: Fraction) -> None:
    start = window.signal * share
    grown = Window(window.control, window.blank, start)
    assert grown.growth(window.control) == 1
    assert grown.growth(window.blank + start) == 0
    assert grown.growth(window.blank) == -1
    assert grown.growth(window.blank + (window.signal + start) / 2) == Fraction(1, 2)


@given(windows, readings)
def test_without_cells_at_time_zero_growth_is_viability(window: Window, sample: Fraction) -> None:
    assume(sample > window.blank + Fraction(1, 100))
    almost = Window(window.control, window.blank, Fraction(1, 10**12))
    growth = almost.growth(sample)
    assert growth is not None
    assert abs(growth - window.viability(sample)) < Fraction(1, 10**10) * 50


@given(st.lists(readings, min_size=1, max_size=8), st.fractions(0, 1, max_denominator=1000))
def test_one_reference_serves_as_many_alike(values: list[Fraction], reference: Fraction) -> None:
    assert corrected(values, [reference]) == corrected(values, [reference] * len(values))
    assert mean(corrected(values, [reference])) == mean(values) - reference


def test_references_that_do_not_match_are_refused() -> None:
    with pytest.raises(QuantityError):
        corrected([Fraction(1)] * 3, [Fraction(0)] * 2)


def test_the_coefficient_of_variation_by_hand() -> None:
    """1.1, 1.2, 1.3: deviations 0.1, 0, 0.1; √(0.02 / 2) = 0.1; / 1.2 = 1/12."""
    assert variation([Fraction(11, 10), Fraction(12, 10), Fraction(13, 10)]) == Fraction(1, 12)
    assert variation([Fraction(1)]) is None
    assert variation([Fraction(-1), Fraction(1)]) is None


@given(volumes, st.integers(1, 400), st.fractions(0, 1, max_denominator=20))
def test_reagent_and_medium_follow_from_each_other(volume: Quantity, wells: int, overage: Fraction) -> None:
    reagent = reagent_for(volume)
    assert reagent * 5 == volume
    assert left_after(volume, reagent) == Fraction(5, 6)
    typed = {"wells": str(wells), "overage": f"{float(overage * 100):.6f} %"}
    forth = compute(
        CALCULATOR, {"volume": f"{float(volume.magnitude):.4f} µL", **typed}, Bench(bundled_pipettes())
    )
    total = forth.value("total").amount_in("µL")
    assert abs(total - reagent.magnitude * wells * (1 + overage)) < Fraction(1, 10) * wells


def test_the_later_addition_is_told() -> None:
    outcome = compute(CALCULATOR, {"volume": "100 µL", "wells": "96"}, Bench(bundled_pipettes()))
    (note,) = [one for one in outcome.flags if one.code == Code.LATER_ADDITION]
    assert "0.833" in note.message
    assert not any(one.severity is not Severity.NOTE for one in outcome.flags)


def test_a_negative_signal_is_told_at_its_row_and_shown() -> None:
    outcome = read(
        [{"name": "a", "readings": "0.7"}, {"name": "b", "readings": "0.1"}], control="1.2", blank="0.2"
    )
    (flag,) = [one for one in outcome.flags if one.code == Code.NEGATIVE_SIGNAL]
    assert (flag.severity, flag.about, flag.row) == (Severity.WARN, "samples.readings", "2")
    table = outcome.table("viability")
    assert table is not None
    assert table.flagged == {2}
    assert table.rows[1][3].value == q("-10 %")


def test_a_gi50_is_promised_only_with_a_plate_from_time_zero() -> None:
    rows: list[Row] = [{"readings": "0.7"}]
    without = read(rows, control="1.2", blank="0.2")
    with_plate = read(rows, control="1.2", blank="0.2", time_zero="0.5")
    assert any(one.code == Code.NOT_GI50 for one in without.flags)
    assert not any(one.code == Code.NOT_GI50 for one in with_plate.flags)
    names = [[column.name for column in outcome.tables[0].columns] for outcome in (without, with_plate)]
    assert "growth" not in names[0]
    assert "growth" in names[1]


def test_without_a_window_no_viability_is_shown() -> None:
    outcome = read([{"readings": "0.7"}], control="0.2", blank="0.2", time_zero="0.5")
    assert [column.name for column in outcome.tables[0].columns] == ["name", "mean", "signal", "cv"]
    (flag,) = [one for one in outcome.flags if one.severity is Severity.BLOCK]
    assert (flag.code, flag.about) == (Code.NO_WINDOW, "control")


def test_references_are_asked_for_only_where_they_were_read() -> None:
    asked = read([{"readings": "0.7"}], control="1.2", blank="0.2", with_reference="yes").missing
    assert asked == ("control_reference", "blank_reference")


def test_references_of_time_zero_must_match_too() -> None:
    outcome = read(
        [{"readings": "0.7", "reference": "0.05"}], control="1.2", blank="0.2", with_reference="yes",
        control_reference="0.05", blank_reference="0.05", time_zero="0.5",
    )  # fmt: skip
    (flag,) = [one for one in outcome.flags if one.severity is Severity.BLOCK]
    assert (flag.code, flag.about) == (Code.MISSING, "time_zero_reference")


def test_a_blank_below_the_reference_gives_no_ratio() -> None:
    outcome = read([{"readings": "0.7"}], control="1.2", blank="-0.01")
    assert outcome.result("signal_to_blank") is None
    assert outcome.value("control_signal").magnitude == Fraction(121, 100)


def test_a_full_plate_of_readings_is_worked_out_row_by_row() -> None:
    rows: list[Row] = [{"name": str(number), "readings": "0.71 0.69 0.70"} for number in range(384)]
    table = read(rows, control="1.2 1.2 1.2", blank="0.2").tables[0]
    assert len(table.rows) == 384
    assert {row[3].value for row in table.rows} == {q("50 %")}


def test_a_control_that_has_not_grown_leaves_the_viability() -> None:
    for start in ("1.3", "0.1"):
        outcome = read([{"readings": "0.7"}], control="1.2", blank="0.2", time_zero=start)
        assert [(one.code, one.severity) for one in outcome.flags if one.severity is not Severity.NOTE] == [
            (Code.NO_GROWTH, Severity.WARN)
        ]
        assert outcome.tables[0].rows[0][3].value == q("50 %")
        assert "growth" not in [column.name for column in outcome.tables[0].columns]


def test_a_sample_in_a_line_is_a_row_of_the_table() -> None:
    typed = {"control": "1.21 1.19", "blank": "0.2", "time_zero": "0.4"}
    line = read([], sample="0.75 0.71", **typed)
    row = read([{"readings": "0.75 0.71"}], **typed).tables[0]
    places = {column.name: index for index, column in enumerate(row.columns)}
    for name in ("viability", "growth", "inhibition"):
        assert line.value(name) == row.rows[0][places[name]].value


def test_without_any_sample_the_controls_are_shown_and_the_sample_waits() -> None:
    outcome = read([], control="1.2", blank="0.2")
    assert outcome.missing == ("sample",)
    assert outcome.value("control_signal") == q("1")


@given(st.lists(readings, min_size=2, max_size=6))
def test_the_deviation_is_that_of_the_text_book(values: list[Fraction]) -> None:
    found = deviation(values)
    assert found is not None
    assert abs(float(found) - statistics.stdev(values)) < 1e-9
    assert mean(values) == statistics.mean(values)


def test_the_examples_of_the_screen_go_with_every_choice() -> None:
    for task in ("volumes", "readings"):
        for with_reference in ("yes", "no"):
            typed = {
                field.name: field.rows if field.kind is Kind.TABLE else field.start
                for field in CALCULATOR.fields
            }
            outcome = compute(CALCULATOR, {**typed, "task": task, "with_reference": with_reference}, Bench())
            assert not outcome.blocked
            assert outcome.missing == ()
