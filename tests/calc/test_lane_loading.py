"""Lanes of a gel: equal protein, buffer at 1X, parts that close, and remedies that do."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import Bench, Outcome, Table, Typed, compute
from protocolapp.calc.lane_loading import CALCULATOR
from protocolapp.calc.proteins.lane_rows import LaneRow, smallest_lane
from protocolapp.calc.proteins.lanes import (
    Lysate,
    Well,
    lane,
    load_allowed,
    load_by_room,
    room_share,
    sample_volume,
)
from protocolapp.calc.proteins.normalising import diluted_from, reaches
from protocolapp.calc.supply import supply
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, q

positive = st.integers(10, 5000).map(lambda hundredths: Fraction(hundredths, 100))
folds = st.sampled_from([Fraction(2), Fraction(4), Fraction(5), Fraction(6)])
reducers = st.sampled_from([None, Fraction(10), Fraction(20)])
wells = st.builds(
    lambda volume, x, y: Well(Quantity.of(volume, "µL"), x, y), st.integers(5, 60), folds, reducers
)
lysates = st.lists(
    st.builds(lambda c: Lysate("A", Quantity.of(c, "mg/mL")), positive), min_size=1, max_size=3
)


@settings(max_examples=40)
@given(wells, positive)
def test_parts_add_up_to_the_lane_and_the_buffer_stands_at_one(well: Well, sample: Fraction) -> None:
    made = lane(Quantity.of(sample, "µL"), well)
    assert made.volume == well.volume
    assert (made.sample_buffer * well.buffer) == well.volume
    if well.reducer is not None:
        assert made.reducing_agent * well.reducer == well.volume


@settings(max_examples=40)
@given(lysates, positive)
def test_every_lane_holds_the_same_protein(samples: list[Lysate], load: Fraction) -> None:
    mass = Quantity.of(load, "µg")
    assert {(sample_volume(one, mass) * one.concentration).base for one in samples} == {mass.base}


@settings(max_examples=40)
@given(lysates, wells)
def test_the_largest_equal_load_just_fits_the_thinnest(samples: list[Lysate], well: Well) -> None:
    load = min(load_allowed(one, well, Fraction(1)) for one in samples)
    fills = [lane(sample_volume(one, load), well).fill for one in samples]
    assert min(fills).is_zero
    assert all(load_by_room(one, well) >= load for one in samples)


@settings(max_examples=40)
@given(lysates, wells, st.integers(2, 9))
def test_a_lane_k_times_as_large_holds_k_times_as_much(samples: list[Lysate], well: Well, k: int) -> None:
    larger = Well(well.volume * k, well.buffer, well.reducer)
    for one in samples:
        assert load_allowed(one, larger, Fraction(1)) == load_allowed(one, well, Fraction(1)) * k


@settings(max_examples=40)
@given(positive, positive, positive)
def test_normalising_conserves_the_protein(strong: Fraction, weak: Fraction, microlitres: Fraction) -> None:
    strong, weak = max(strong, weak), min(strong, weak)
    one, target = (
        Lysate("A", Quantity.of(strong, "mg/mL"), Quantity.of(microlitres, "µL")),
        Quantity.of(weak, "mg/mL"),
    )
    made = reaches(one, target)
    assert made is not None
    assert one.available is not None
    assert diluted_from(one, target, made) == one.available
    assert (made * target).base == (one.available * one.concentration).base


@settings(max_examples=40)
@given(positive)
def test_figures_for_a_remedy_lie_on_the_safe_side(value: Fraction) -> None:
    quantity = Quantity.of(value, "µL")
    assert at_most(quantity) <= quantity <= at_least(quantity)
    assert at_least(quantity) - at_most(quantity) <= quantity / 100


def _typed(*strengths: str, **more: str) -> dict[str, object]:
    return {
        "samples": [{"name": f"S{n}", "concentration": one} for n, one in enumerate(strengths, 1)],
        **more,
    }


def _compute(*strengths: str, **more: str) -> Outcome:
    return compute(CALCULATOR, _typed(*strengths, **more), Bench(DIALS))  # type: ignore[arg-type]


def _table(outcome: Outcome, name: str) -> Table:
    found = outcome.table(name)
    assert found is not None
    return found


def _blocks(outcome: Outcome) -> list[Flag]:
    return [one for one in outcome.flags if one.severity is Severity.BLOCK]


def test_the_limiting_sample_is_named_with_four_ways_out() -> None:
    """30 µg of 0.7 mg/mL are 42.9 µL; 15 µL hold 10.5 µg; 42.9/0.75 = 57.2 µL; 30/15 = 2 mg/mL; the rest 30 µg."""
    (flag,) = _blocks(_compute("3 mg/mL", "0.7 mg/mL", load="30 µg", lane_volume="20 µL"))
    assert (flag.code, flag.about, flag.row) == (Code.LIMITING_SAMPLE, "samples.concentration", "2")
    plain = flag.remedy.replace("\u00a0", " ")
    assert plain.startswith(
        "Load 10.5 µg in every lane, or use lanes of 57.2 µL, or concentrate S2 to 2 mg/mL"
    )
    assert "leave it out, and the others take 30 µg" in plain


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text.replace("\u00a0", " "))
    assert found is not None, text
    return found[1]


@settings(max_examples=15)
@given(st.lists(st.integers(5, 100), min_size=1, max_size=3), st.integers(1, 40))
def test_each_remedy_does_when_it_is_typed_in(tenths: list[int], more: int) -> None:
    """A load that the weakest cannot give in 15 µL: lower it, enlarge the lane, concentrate, or leave out."""
    strengths = [f"{one / 10} mg/mL" for one in tenths]
    load = f"{15 * min(tenths) // 10 + more} µg"
    (block,) = _blocks(_compute(*strengths, load=load, lane_volume="20 µL"))
    lower = _first(r"oad ([0-9.]+ [µmn]g) in", block.remedy)
    assert not _blocks(_compute(*strengths, load=lower, lane_volume="20 µL"))
    larger = _first(r"lanes of ([0-9.]+ [µm]L)", block.remedy)
    assert not _blocks(_compute(*strengths, load=load, lane_volume=larger))
    strong = _first(r"concentrate .* to ([0-9.]+ [µm]g/mL)", block.remedy)
    cured = [strong if q(one) < q(strong) else one for one in strengths]
    assert not _blocks(_compute(*cured, load=load, lane_volume="20 µL"))


def test_all_that_are_too_thin_are_named_and_left_out_together() -> None:
    """30 µg in 15 µL take 2 mg/mL; without S2 and S3 the first gives all 30 µg."""
    (flag,) = _blocks(_compute("3 mg/mL", "1 mg/mL", "0.8 mg/mL", load="30 µg", lane_volume="20 µL"))
    plain = flag.remedy.replace("\u00a0", " ")
    assert "concentrate S2 and S3 to 2 mg/mL" in plain
    assert "leave them out, and the others take 30 µg" in plain
    assert "1 more does not fit either" in flag.message


def test_a_lane_larger_than_the_well_takes_another_comb() -> None:
    """30 / 1 / 0.75 = 40 µL, more than the 25 µL of the well; 25 × 0.75 × 1 = 18.75 µg would fit."""
    thin = _compute("1 mg/mL", load="30 µg", lane_volume="20 µL", well_holds="25 µL")
    assert "another comb" in _blocks(thin)[0].remedy
    (full,) = _blocks(_compute("1 mg/mL", load="30 µg", well_holds="25 µL"))
    assert "Load 18.75 µg in every lane and use lanes of 25 µL" in full.remedy.replace("\u00a0", " ")
    assert not _blocks(_compute("1 mg/mL", load="18.75 µg", lane_volume="25 µL", well_holds="25 µL"))


def test_an_input_too_large_says_which_share_would_fit() -> None:
    """15 µL of 1 mg/mL are 15 µg, 1.5 % of 1 mg."""
    rows = [{"concentration": "1 mg/mL", "input": "5 %"}]
    typed: Typed = {"samples": rows, "lane_volume": "20 µL", "ip_protein": "1 mg"}
    (flag,) = _blocks(compute(CALCULATOR, typed, Bench(DIALS)))
    assert "1.5 % of one IP" in flag.remedy.replace("\u00a0", " ")


def test_a_short_eluate_speaks_of_no_overage() -> None:
    rows = [{"name": "IP", "volume": "15 µL", "available": "20 µL"}]
    typed: Typed = {"samples": rows, "lane_volume": "20 µL", "loads": "2"}
    (flag,) = _blocks(compute(CALCULATOR, typed, Bench(DIALS)))
    assert flag.message.replace("\u00a0", " ") == "IP takes 30 µL for 2 lanes; there are 20 µL."


def test_a_short_eluate_lasts_as_its_remedy_says() -> None:
    """20 µL in three lanes: 6.666… µL, so 6.66 and not 6.67."""
    row = {"name": "IP", "volume": "15 µL", "available": "20 µL"}
    more: Typed = {"lane_volume": "20 µL", "loads": "3"}
    (flag,) = _blocks(compute(CALCULATOR, {"samples": [row], **more}, Bench(DIALS)))
    most = _first(r"Load ([0-9.]+ µL) of it", flag.remedy)
    assert most == "6.66 µL"
    assert not _blocks(compute(CALCULATOR, {"samples": [{**row, "volume": most}], **more}, Bench(DIALS)))


def test_all_can_be_brought_to_what_the_remedies_say() -> None:
    """Two of three are below 3 mg/mL: only the weakest one's strength does for all, 1.999 and not 2 mg/mL."""
    strengths = ("4 mg/mL", "2.5 mg/mL", "1.9996 mg/mL")
    more = {"mode": "normalise", "final_volume": "100 µL"}
    flags = _blocks(_compute(*strengths, target="3 mg/mL", **more))
    assert [one.row for one in flags] == ["2", "3"]
    for flag in flags:
        reached = _first(r"Bring all to ([0-9.]+ mg/mL)", flag.remedy)
        assert not _blocks(_compute(*strengths, target=reached, **more))


def test_whichever_fills_the_lane_is_to_be_stronger() -> None:
    flags = [
        _blocks(_compute("2 mg/mL", load="20 µg", lane_volume="20 µL", **more))[0].about
        for more in ({"buffer_strength": "1X"}, {"reducer_strength": "1X"})
    ]
    assert flags == ["buffer_strength", "reducer_strength"]


def test_sample_buffer_too_little_to_pipette_is_said_once() -> None:
    outcome = _compute(
        "1 mg/mL", "2 mg/mL", load="0.5 µg", lane_volume="1 µL", buffer_strength="6X", overage="0 %"
    )
    about = [one.about for one in outcome.flags if one.severity is Severity.WARN]
    assert about == ["buffer_strength"]


def test_a_blocked_load_shows_no_lanes() -> None:
    outcome = _compute("0.7 mg/mL", load="30 µg", lane_volume="20 µL")
    assert outcome.table("lanes") is None
    assert outcome.table("mixes") is None
    assert _table(outcome, "limits").flagged == {1}


def test_neither_load_nor_lane_waits_for_one_of_them() -> None:
    assert _compute("2 mg/mL").missing == ("lane_volume",)


@settings(max_examples=40)
@given(lysates, wells)
def test_load_and_lane_turn_each_other_round(samples: list[Lysate], well: Well) -> None:
    rows = [LaneRow(place, one.name, one) for place, one in enumerate(samples, 1)]
    load = min(load_allowed(one, well, Fraction(1)) for one in samples)
    assert smallest_lane(rows, load, room_share(well.buffer, well.reducer)) == well.volume


@settings(max_examples=15)
@given(st.integers(1, 20), st.integers(1, 15))
def test_what_was_left_out_is_given_under_its_own_name(strength: int, quarters: int) -> None:
    """A lane of 4k µL has room for 3k µL, which hold 3k·c µg."""
    written, volume, load = f"{strength} mg/mL", f"{4 * quarters} µL", f"{3 * quarters * strength} µg"
    assert _compute(written, lane_volume=volume).value("load") == q(load)
    assert _compute(written, load=load).value("lane_volume") == q(volume)


def test_who_sets_the_load_is_noted() -> None:
    notes = [
        one
        for one in _compute("3 mg/mL", "1.5 mg/mL", lane_volume="20 µL").flags
        if one.code == Code.LIMITING_SAMPLE
    ]
    assert [(one.severity, one.message[:2]) for one in notes] == [(Severity.NOTE, "S2")]


def test_mixes_are_the_lanes_times_loads_and_overage() -> None:
    outcome = _compute(
        "3 mg/mL", "2 mg/mL", load="20 µg", lane_volume="20 µL", loads="3", reducer_strength="10X"
    )
    for one, many in zip(_table(outcome, "lanes").rows, _table(outcome, "mixes").rows, strict=True):
        pairs = [(a.value, b.value) for a, b in zip(one, many, strict=True) if a.value is not None]
        assert [b for _, b in pairs] == [a * Fraction(33, 10) for a, _ in pairs]


def test_a_fill_too_small_to_pipette_is_shown_without_a_word() -> None:
    """20 µg / 1.34 mg/mL = 14.925 µL leaves 0.075 µL."""
    outcome = _compute("1.34 mg/mL", load="20 µg", lane_volume="20 µL", overage="0 %")
    assert not [one for one in outcome.flags if one.severity is not Severity.NOTE]
    assert _table(outcome, "lanes").rows[0][4].value is not None


def test_an_input_does_not_limit_the_others() -> None:
    rows = [
        {"name": "A", "concentration": "4 mg/mL"},
        {"name": "input", "concentration": "1 mg/mL", "input": "1 %"},
    ]
    outcome = compute(
        CALCULATOR, {"samples": rows, "lane_volume": "20 µL", "ip_protein": "1 mg"}, Bench(DIALS)
    )
    assert outcome.value("load") == q("60 µg")
    assert not outcome.blocked


def test_an_input_too_large_for_its_lane_blocks_in_its_row() -> None:
    rows = [{"concentration": "4 mg/mL"}, {"concentration": "1 mg/mL", "input": "5 %"}]
    (flag,) = _blocks(
        compute(CALCULATOR, {"samples": rows, "lane_volume": "20 µL", "ip_protein": "1 mg"}, Bench(DIALS))
    )
    assert (flag.code, flag.about, flag.row) == (Code.LANE_OVERFULL, "samples.input", "2")


def test_an_eluate_that_just_lasts_is_not_short() -> None:
    """It is loaded as it stands, so no overage is made of it: 2 × 15 µL of 30 µL."""
    rows = [{"name": "IP", "volume": "15 µL", "available": "30 µL"}]
    outcome = compute(CALCULATOR, {"samples": rows, "lane_volume": "20 µL", "loads": "2"}, Bench(DIALS))
    assert not outcome.blocked


def test_lysate_left_says_how_many_lanes_it_allows() -> None:
    """10 µL in a lane, 11 with the overage: 50 µL are 4 lanes."""
    rows = [{"name": "A", "concentration": "2 mg/mL"}]
    typed: Typed = {"samples": rows, "load": "20 µg", "lane_volume": "20 µL", "loads": "1"}
    found = supply(CALCULATOR, typed, {"mixes.1": q("50 µL")}, Bench())
    assert found is not None
    assert found.largest == Quantity(Fraction(4))
