"""Specific activity, counts and pmol: each way back, mixtures that close, units that change nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.assays.labelled_atp import Counting, HotStock, mix_for, specific_activity
from protocolapp.calc.assays.labelled_counts import rate, specific_rate
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Typed, compute
from protocolapp.calc.specific_activity import CALCULATOR
from protocolapp.quantity import Quantity, QuantityError
from tests.calc.pipettes import DIALS, q

amounts = st.fractions(Fraction(1, 100), 1000, max_denominator=100)
shares = st.fractions(Fraction(1, 100), 1, max_denominator=100)


@given(amounts, shares, shares, amounts, amounts)
def test_counts_and_pmol_lead_to_each_other(
    per_pmol: Fraction, efficiency: Fraction, counted: Fraction, background: Fraction, pmol: Fraction
) -> None:
    counting = Counting(
        Quantity.of(per_pmol, "dpm/pmol"), efficiency, Quantity.of(background, "cpm"), counted
    )
    product = Quantity.of(pmol, "pmol")
    assert counting.amount(counting.counts(product)) == product


@given(amounts, amounts)
def test_a_specific_activity_times_the_amount_is_the_radioactivity(
    activity: Fraction, amount: Fraction
) -> None:
    hot, atp = Quantity.of(activity, "µCi"), Quantity.of(amount, "nmol")
    assert (specific_activity(hot, atp) * atp).base == hot.base


@given(amounts, amounts, amounts, shares)
def test_a_mixture_has_what_was_wanted(
    per_pmol: Fraction, micromolar: Fraction, volume: Fraction, left: Fraction
) -> None:
    """Radioactivity and ATP of the volumes taken, put together again, give the specific activity and the ATP."""
    hot = HotStock(q("10 µCi/µL"), q("3000 Ci/mmol"), Quantity(left))
    wanted, atp, whole = (
        Quantity.of(per_pmol, "dpm/pmol"),
        Quantity.of(micromolar, "µM"),
        Quantity.of(volume, "µL"),
    )
    made = mix_for(wanted, atp, whole, hot, q("1 mM"))
    amount = hot.amount(made.hot) + made.cold * q("1 mM")
    assert amount == atp * whole
    assert specific_activity(hot.activity(made.hot), amount) == wanted
    assert made.hot + made.cold + made.buffer == whole


@given(amounts, st.integers(2, 50))
def test_a_larger_mixture_takes_so_much_more_of_all(volume: Fraction, times: int) -> None:
    hot = HotStock(q("10 µCi/µL"))
    one = mix_for(q("4000 dpm/pmol"), q("50 µM"), Quantity.of(volume, "µL"), hot, q("1 mM"))
    more = mix_for(q("4000 dpm/pmol"), q("50 µM"), Quantity.of(volume * times, "µL"), hot, q("1 mM"))
    assert (more.hot, more.cold, more.buffer) == (one.hot * times, one.cold * times, one.buffer * times)


def test_one_curie_per_millimole_is_2220_dpm_per_pmol() -> None:
    assert q("1 Ci/mmol") == q("2220 dpm/pmol") == q("37 kBq/nmol")


def test_no_atp_at_all_is_refused() -> None:
    with pytest.raises(QuantityError):
        specific_activity(q("1 µCi"), q("0 pmol"))


def test_a_rate_per_mg() -> None:
    """12 pmol in half an hour by 50 ng: 0.4 pmol/min, 8 nmol/min/mg."""
    assert rate(q("12 pmol"), q("0.5 h")) == q("0.4 pmol/min")
    assert specific_rate(q("12 pmol"), q("30 min"), q("50 ng")) == q("8 nmol/min/mg")


def test_counts_below_the_background_are_not_clamped() -> None:
    assert Counting(q("1000 dpm/pmol"), background=q("100 cpm")).amount(q("50 cpm")) == q("-0.05 pmol")


def test_a_sample_below_the_background_is_named_by_its_row() -> None:
    typed: Typed = {
        "known_by": "known", "typed_specific_activity": "1000 dpm/pmol", "background": "100 cpm",
        "samples": [{"counts": "500 cpm"}, {"name": "", "counts": ""}, {"counts": "99 cpm"}],
    }  # fmt: skip
    outcome = compute(CALCULATOR, typed, Bench(DIALS))
    (flag,) = (one for one in outcome.flags if one.code == Code.NEGATIVE_SIGNAL)
    assert (flag.severity, flag.about, flag.row) == (Severity.WARN, "samples.counts", "3")
    table = outcome.table("samples")
    assert table is not None
    assert table.flagged == {2}


def test_a_mixture_that_does_not_fit_shows_no_volumes() -> None:
    typed = {
        "known_by": "wanted", "hot_concentration": "10 µCi/µL", "cold_stock": "1 mM",
        "wanted_specific_activity": "4440 dpm/pmol", "mix_atp": "1 mM", "mix_volume": "500 µL",
    }  # fmt: skip
    outcome = compute(CALCULATOR, typed, Bench(DIALS))
    assert outcome.blocked
    assert outcome.results == ()


def test_decay_halves_the_counts_of_each_pmol_only() -> None:
    typed = {
        "hot_concentration": "10 µCi/µL", "hot_volume": "2 µL", "cold_stock": "1 mM", "cold_volume": "10 µL",
        "hot_specific_activity": "3000 Ci/mmol",
    }  # fmt: skip
    fresh = compute(CALCULATOR, typed, Bench(DIALS))
    old = compute(
        CALCULATOR, {**typed, "timing": "elapsed", "nuclide": "33P", "elapsed": "25.35 d"}, Bench(DIALS)
    )
    assert old.value("specific_activity") * 2 == fresh.value("specific_activity")
    assert old.value("amount") == fresh.value("amount")


def test_what_follows_from_decay_is_marked_approximate() -> None:
    typed = {
        "known_by": "known", "typed_specific_activity": "1 Ci/mmol", "timing": "elapsed", "nuclide": "32P",
        "elapsed": "10 d", "counts": "5000 cpm", "time": "30 min", "protein": "50 ng", "atp": "50 µM",
        "reaction_volume": "25 µL",
    }  # fmt: skip
    outcome = compute(CALCULATOR, typed, Bench(DIALS))
    exact = [one.name for one in outcome.results if one.value is not None and not one.value.approximate]
    assert exact == []


percents = st.integers(1, 100)


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=5), percents, percents)
def test_a_sample_in_the_table_is_worked_out_as_one_alone(
    counts: list[int], efficiency: int, counted: int
) -> None:
    """Product, rate per mg and used ATP of each row are those of the same counts typed by themselves."""
    typed = {
        "known_by": "known", "typed_specific_activity": "4000 dpm/pmol", "background": "150 cpm",
        "time": "30 min", "protein": "50 ng", "atp": "50 µM", "reaction_volume": "25 µL",
        "timing": "elapsed", "elapsed": "10 d", "efficiency": f"{efficiency} %", "counted": f"{counted} %",
    }  # fmt: skip
    texts = [f"{one} cpm" for one in counts]
    rows: Typed = {**typed, "samples": [{"counts": text} for text in texts]}
    table = compute(CALCULATOR, rows, Bench()).table("samples")
    assert table is not None
    assert [column.name for column in table.columns] == ["name", "counts", "product", "specific_rate", "used"]
    for text, row in zip(texts, table.rows, strict=True):
        alone = compute(CALCULATOR, typed | {"counts": text}, Bench())
        for cell, name in zip(row[2:], ("product", "specific_rate", "used"), strict=True):
            assert cell.value is not None
            assert abs(cell.value.base - alone.value(name).base) <= abs(cell.value.base) / 10**30
            assert cell.value.approximate
