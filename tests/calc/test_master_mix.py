"""Master mixes: enough for every well, and no more rules than the largest."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Outcome, Typed, compute
from protocolapp.calc.master_mix import CALCULATOR
from protocolapp.calc.mixtures.overage import Overage, Rule, make
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity
from tests.calc.pipettes import DIALS, q

BENCH = Bench(bundled_pipettes())

micro = st.fractions(Fraction(1, 100), 100, max_denominator=100).map(lambda one: Quantity.of(one, "µL"))
counts = st.integers(1, 400)
shares = st.fractions(0, 1, max_denominator=100)


@given(
    micro, counts, shares, st.integers(0, 20), st.none() | micro, st.none() | micro, micro, st.lists(micro)
)
def test_what_is_made_less_the_dead_volume_is_the_largest_rule(
    each: Quantity,
    count: int,
    share: Fraction,
    more: int,
    extra: Quantity | None,
    least: Quantity | None,
    dead: Quantity,
    reagents: list[Quantity],
) -> None:
    made = make(each, count, Overage(share, more, extra, least), dead, reagents)
    usable = made.volume - dead
    alone = [
        make(each, count, rule, q("0 µL"), reagents).volume
        for rule in (Overage(share), Overage(reactions=more), Overage(volume=extra), Overage(least=least))
    ]
    assert usable == max(alone)
    assert usable >= made.need == each * count
    assert made.spare + dead + made.need == made.volume
    if least is not None and reagents:
        assert all(one * (usable / each) >= least for one in reagents)


@given(micro, counts, shares, st.integers(2, 9))
def test_only_the_proportional_rules_scale(each: Quantity, count: int, share: Fraction, times: int) -> None:
    one, many = (make(each, n, Overage(share), q("0 µL"), ()) for n in (count, count * times))
    assert one.volume * times == many.volume


def test_without_any_rule_it_is_told() -> None:
    assert make(q("10 µL"), 5, Overage(), q("0 µL"), ()).rule is Rule.NONE


def _pcr(reactions: int = 24, **more: str) -> Outcome:
    components = [
        {"what": "buffer", "final": "1 X", "stock": "10 X"},
        {"what": "enzyme", "volume": "0.2 µL"},
        {"what": "template", "volume": "1 µL", "separate": "yes"},
    ]
    typed: Typed = {"reactions": str(reactions), "reaction_volume": "20 µL", "components": components, **more}
    return compute(CALCULATOR, typed, BENCH)


@given(counts, st.integers(0, 50), st.integers(0, 500))
def test_the_parts_add_up_to_what_is_made(reactions: int, percent: int, dead: int) -> None:
    outcome = _pcr(reactions, overage=f"{percent} %", dead_volume=f"{dead} µL")
    table = outcome.table("mix")
    assert table is not None
    takes = [row[2].value for row in table.rows]
    assert sum((one for one in takes if one is not None), q("0 µL")) == outcome.value("made")
    assert outcome.value("made") >= outcome.value("need") + Quantity.of(dead, "µL")


def test_the_rule_that_decided_is_named() -> None:
    (note,) = [flag for flag in _pcr(10, extra_reactions="2").flags if flag.code == Code.OVERAGE_RULE]
    assert note.severity is Severity.NOTE
    assert "2 reactions more" in note.message
    assert "12 reactions' worth for 10" in note.message


def test_a_row_of_wells_is_dispensed_with_the_multichannel() -> None:
    typed: Typed = {
        "reactions": "96", "reaction_volume": "50 µL", "components": [{"what": "substrate", "volume": "5 µL"}],
    }  # fmt: skip
    told = compute(CALCULATOR, typed, Bench(DIALS)).result("dispense")
    assert told is not None
    assert told.detail.startswith("8-channel 300, set 50.0")


def test_what_does_not_fit_names_the_largest_and_a_stock_that_does() -> None:
    """10 + 12 of 20 µL; the buffer must come down from 10 to 8 µL: 2 X × 10/8 = 2.5 X."""
    typed: Typed = {
        "reactions": "8", "reaction_volume": "20 µL",
        "components": [{"what": "buffer", "final": "1 X", "stock": "2 X"}, {"what": "DNA", "volume": "12 µL"}],
    }  # fmt: skip
    (flag,) = [one for one in compute(CALCULATOR, typed, Bench()).flags if one.severity is Severity.BLOCK]
    assert "22\u00a0µL" in flag.message
    assert "DNA 12\u00a0µL, buffer 10\u00a0µL" in flag.message
    assert flag.remedy == "Take 2\u00a0µL less, or make the reaction larger."


def test_what_is_used_is_known_row_by_row() -> None:
    used = {one.label: one.amount for one in _pcr(20, overage="10 %").used}
    assert used["enzyme"] == q("4.4 µL")
    assert used["template"] == q("20 µL")
