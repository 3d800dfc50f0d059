"""Co-IP amounts: tubes close, totals are sums, remedies do, and the count of IPs never promises too much."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from protocolapp.calc.co_ip import CALCULATOR
from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, compute
from protocolapp.calc.proteins.ip_plan import IpLysate, ips_possible, slurry_of
from protocolapp.calc.supply import supply
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, q

positive = st.fractions(Fraction(1, 10), 50, max_denominator=100)
shares = st.fractions(0, Fraction(1, 2), max_denominator=100)
BASE = {"protein": "1 mg", "antibody": "2 µg", "antibody_stock": "1 mg/mL"}


def _compute(**more: object) -> Outcome:
    return compute(CALCULATOR, {**BASE, **more}, Bench(DIALS))  # type: ignore[dict-item]


@settings(max_examples=30)
@given(positive, positive, st.integers(1, 6), shares)
def test_a_tube_closes_and_holds_its_protein(
    strength: Fraction, protein: Fraction, ips: int, share: Fraction
) -> None:
    one = IpLysate(
        "A", Quantity.of(strength, "mg/mL"), ips, ips, Quantity.of(protein, "mg"), q("500 µL"), share
    )
    assert one.lysate + one.buffer == q("500 µL")
    assert (one.lysate * one.concentration).base == one.protein.base
    assert (one.need * one.concentration).base == one.protein.base * ips * (1 + share)


@settings(max_examples=30)
@given(positive, positive, shares)
def test_the_ips_possible_fit_and_one_more_would_not(
    total: Fraction, protein: Fraction, share: Fraction
) -> None:
    have, each = Quantity.of(total, "mg"), Quantity.of(protein, "mg")
    number = ips_possible(have, each, share)
    assert each * (1 + share) * number <= have < each * (1 + share) * (number + 1)


@settings(max_examples=30)
@given(positive, st.fractions(Fraction(1, 10), 1, max_denominator=100))
def test_slurry_holds_its_bed(bed: Fraction, share: Fraction) -> None:
    volume = Quantity.of(bed, "µL")
    assert slurry_of(volume, share) * share == volume


@settings(max_examples=15)
@given(st.integers(1, 40), st.integers(2, 5))
def test_what_is_used_grows_with_the_tubes(ips: int, k: int) -> None:
    few, many = _compute(ips=str(ips), control="none"), _compute(ips=str(ips * k), control="none")
    for name in ("antibody_total", "beads_total", "wash_buffer", "elution_buffer"):
        assert many.value(name) == few.value(name) * k


@settings(max_examples=30)
@given(st.integers(2, 80), st.integers(100, 2000))
def test_a_short_lysate_is_cured_by_the_most_protein(tenths: int, microlitres: int) -> None:
    lysate = IpLysate(
        "A",
        Quantity.of(Fraction(tenths, 10), "mg/mL"),
        2,
        2,
        q("1 mg"),
        q("500 µL"),
        Fraction(1, 20),
        Quantity.of(microlitres, "µL"),
    )
    most = lysate.most_protein
    assume(most is not None)
    assert most is not None
    cured = IpLysate("A", lysate.concentration, 2, 2, most, q("500 µL"), Fraction(1, 20), lysate.available)
    assert cured.available is not None
    assert cured.need == cured.available


def test_the_control_comes_from_the_first_lysate() -> None:
    rows = [{"name": "A", "concentration": "4 mg/mL"}, {"name": "B", "concentration": "4 mg/mL"}]
    table = _compute(samples=rows).table("lysates")
    assert table is not None
    assert [row[1].plain for row in table.rows] == ["2", "1"]


def test_a_thin_lysate_is_named_with_what_would_do() -> None:
    """0.8 mg/mL × 500 µL = 0.4 mg; 1 mg / 0.8 = 1.25 mL."""
    rows = [{"name": "A", "concentration": "4 mg/mL"}, {"name": "B", "concentration": "0.8 mg/mL"}]
    (flag,) = [one for one in _compute(samples=rows).flags if one.severity is Severity.BLOCK]
    assert (flag.code, flag.about, flag.row) == (Code.DOES_NOT_FIT, "samples.concentration", "2")
    plain = flag.remedy.replace("\u00a0", " ")
    assert "400 µg at the most" in plain
    assert "1.25 mL" in plain


def test_one_concentration_holds_for_all_rows_without_their_own() -> None:
    rows = [{"name": "A"}, {"name": "B", "concentration": "5 mg/mL"}]
    table = _compute(samples=rows, concentration="2 mg/mL").table("lysates")
    assert table is not None
    assert [row[2].value for row in table.rows] == [q("500 µL"), q("200 µL")]


def test_antibody_left_says_how_many_ips_it_allows() -> None:
    """2 µL each: 42 µL are 21 IPs, the control takes IgG instead."""
    found = supply(CALCULATOR, {**BASE, "ips": "1"}, {"antibody_total": q("42 µL")}, Bench())
    assert found is not None
    assert found.largest == Quantity(Fraction(21))


def test_a_beads_only_control_takes_no_igg_but_beads_and_washes() -> None:
    beads, igg = _compute(ips="3", control="beads"), _compute(ips="3", control="igg")
    assert beads.result("igg_total") is None
    assert igg.value("igg_total") == q("2 µL")
    for name in ("tubes", "beads_total", "wash_buffer", "antibody_total"):
        assert beads.value(name) == igg.value(name)


def test_a_block_leaves_what_does_not_hang_on_the_lysate() -> None:
    """300 µL × 4 mg/mL = 1.2 mg, one IP of 1.05 mg; nothing is shown that there is too little of."""
    outcome = _compute(concentration="4 mg/mL", available="300 µL")
    (flag,) = [one for one in outcome.flags if one.severity is Severity.BLOCK]
    assert flag.code == Code.LYSATE_SHORT
    assert outcome.value("ips_possible") == Quantity(Fraction(1))
    assert outcome.value("antibody_total") == q("2 µL")
    assert outcome.table("lysates") is None
    assert outcome.result("lysate_each") is None


def test_an_antibody_beyond_the_usual_is_noted_not_warned_of() -> None:
    def said(amount: str) -> list[Severity]:
        flags = _compute(antibody=amount, concentration="4 mg/mL").flags
        return [one.severity for one in flags if one.code == Code.OUTSIDE_RANGE]

    assert said("10 µg") == [Severity.NOTE]
    assert said("1 µg") == said("5 µg") == []
