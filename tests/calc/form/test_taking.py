"""What was typed is read or refused, each field at its own place; what waits is named; nothing raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Typed, compute
from protocolapp.calc.form.fields import choice, quantity
from protocolapp.calc.form.taking import active_fields, take
from protocolapp.quantity import RCF, RPM, Quantity
from tests.calc.form.made_up import CALCULATOR
from tests.calc.pipettes import q

ENOUGH: Typed = {"mass": "2 mg", "strength": "1 mg/mL"}


def read(name: str, text: str) -> object:
    taken = take(CALCULATOR, {**ENOUGH, "mode": "range", name: text})
    assert taken.flags == ()
    return taken.given._values[name]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("points", "9", 9),
        ("factor", "-1.5", Fraction(-3, 2)),
        ("dilution", "1:1000", 1000),
        ("dilution", "1 + 999", 1000),
        ("dilution", "1000", 1000),
        ("dilution", "1:1,000", 1000),
        ("dilution", "1:2.5", Fraction(5, 2)),
        ("parts", "1:1:2", (1, 1, 2)),
        ("volumes", "0; 25; 50 µL", (q("0 µL"), q("25 µL"), q("50 µL"))),
        ("volumes", "25 µL, 0.1 mL", (q("25 µL"), q("100 µL"))),
        ("readings", "0.112 0.118\t0.109", (Fraction(112, 1000), Fraction(118, 1000), Fraction(109, 1000))),
        ("readings", "0.1;0.2", (Fraction(1, 10), Fraction(1, 5))),
        ("fresh", "Yes", True),
        ("mode", "A range", "range"),
        ("mode", "RANGE", "range"),
        ("day", "2026-11-21", datetime(2026, 11, 21, 12)),
        ("day", "2026-11-21 08:30", datetime(2026, 11, 21, 8, 30)),
        ("overage", "15 %", q("15 %")),
        ("overage", "0.15", Quantity(Fraction(15, 100))),
        ("lot", "0123456", "0123456"),
    ],
)
def test_each_kind_of_field_reads_its_texts(name: str, text: str, value: object) -> None:
    assert read(name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mass", "2 mL"),
        ("mass", "2"),
        ("mass", "0 mg"),
        ("mass", "-1 mg"),
        ("mass", "1,5 mg"),
        ("mass", "nan mg"),
        ("mass", "1e400 mg"),
        ("mass", "2-3 mg"),
        ("points", "2.5"),
        ("points", "25"),
        ("points", "0"),
        ("dilution", "0.5"),
        ("dilution", "1:0"),
        ("dilution", "5:1"),
        ("parts", "50"),
        ("parts", "50:0"),
        ("parts", "50:-1"),
        ("readings", "0.1 x"),
        ("readings", "0.1 " * 401),
        ("volumes", "25 mg"),
        ("fresh", "maybe"),
        ("overage", "10"),
        ("mode", "other"),
        ("day", "21.11.2026"),
        ("day", "2026-02-30"),
        ("day", "2026-11-21T08:30:00Z"),
        ("lot", "a\u202eb"),
        ("lot", "x" * 401),
    ],
)
def test_what_is_in_doubt_is_refused_at_its_field_with_a_remedy(name: str, text: str) -> None:
    outcome = compute(CALCULATOR, {**ENOUGH, "mode": "range", name: text}, Bench())
    (flag,) = outcome.flags
    assert (flag.code, flag.about) == (Code.UNREADABLE, name)
    assert flag.remedy
    assert outcome.results == ()


def test_all_problems_come_at_once() -> None:
    flags = compute(CALCULATOR, {"mass": "x", "strength": "y", "factor": "z"}, Bench()).flags
    assert {flag.about for flag in flags} == {"mass", "strength", "factor"}


def test_a_comma_is_the_decimal_mark_where_the_screen_says_so() -> None:
    outcome = compute(CALCULATOR, {"mass": "1,5 mg", "strength": "1 mg/mL"}, Bench(decimal=","))
    assert outcome.value("volume") == q("1.5 mL")
    assert outcome.results[0].text == "1,5\u00a0mL"
    assert outcome.results[0].plain == "1.5 mL"


@pytest.mark.parametrize("unknown", ["mass", "volume", "strength"])
def test_any_one_of_a_set_may_be_the_unknown(unknown: str) -> None:
    typed = {"mass": "2 mg", "volume": "2 mL", "strength": "1 mg/mL"}
    wanted = q(typed.pop(unknown))
    assert compute(CALCULATOR, typed, Bench()).value(unknown) == wanted


def test_with_nothing_left_to_work_out_it_says_so() -> None:
    typed = {"mass": "2 mg", "volume": "2 mL", "strength": "1 mg/mL"}
    (flag,) = compute(CALCULATOR, typed, Bench()).flags
    assert flag.code == Code.NOTHING_UNKNOWN


def test_what_waits_is_named_and_nothing_is_worked_out() -> None:
    outcome = compute(CALCULATOR, {"mass": "2 mg"}, Bench())
    assert outcome.missing == ("volume", "strength")
    assert not outcome.results
    assert not outcome.flags


def test_a_field_is_asked_for_only_while_its_choice_holds() -> None:
    assert "points" not in {one.name for one in active_fields(CALCULATOR, {"mode": "plain"})}
    assert "points" in {one.name for one in active_fields(CALCULATOR, {"mode": "range"})}
    plain = compute(CALCULATOR, {**ENOUGH, "mode": "plain", "points": "nonsense"}, Bench())
    assert plain.flags == ()


def test_rows_keep_their_numbers_and_empty_ones_are_passed_over() -> None:
    rows = ({"name": "", "amount": " "}, {"name": "A", "amount": "20 µg"}, {"name": "B", "amount": "x"})
    taken = take(CALCULATOR, {**ENOUGH, "samples": rows})
    (flag,) = taken.flags
    assert (flag.about, flag.row) == ("samples.amount", "3")
    assert [row.row for row in taken.given.rows("samples")] == [2, 3]
    assert taken.given.rows("samples")[0].ratio("dilution") == 1


def test_a_cell_that_must_be_filled_is_told_by_its_row() -> None:
    (flag,) = take(CALCULATOR, {**ENOUGH, "samples": ({"amount": "20 µg"},)}).flags
    assert (flag.code, flag.about, flag.row) == (Code.MISSING, "samples.name", "1")


def test_a_table_has_its_limit() -> None:
    (flag,) = take(CALCULATOR, {**ENOUGH, "samples": ({"name": "A"},) * 4}).flags
    assert (flag.code, flag.about) == (Code.UNREADABLE, "samples")


texts = st.text(max_size=80)


@for_any(
    st.dictionaries(st.sampled_from([one.name for one in CALCULATOR.fields]), texts),
    st.lists(st.dictionaries(st.sampled_from(["name", "amount", "dilution"]), texts), max_size=5),
    st.sampled_from([".", ","]),
)
def test_nothing_typed_makes_it_raise(typed: dict[str, str], rows: list[dict[str, str]], mark: str) -> None:
    outcome = compute(CALCULATOR, {**typed, "samples": rows}, Bench(decimal="," if mark == "," else "."))
    assert outcome.results or outcome.flags or outcome.missing


def test_one_of_a_set_may_be_assumed_beside_the_unknown() -> None:
    (solved,) = CALCULATOR.solves
    mild = replace(CALCULATOR, solves=(replace(solved, assumed="strength"),))
    assert compute(mild, {"mass": "3 mg"}, Bench(decimal=",")).value("volume") == q("3 mL")
    assert compute(mild, {"mass": "3 mg", "strength": "2 mg/mL"}, Bench()).value("volume") == q("1.5 mL")
    assert compute(mild, {"mass": "3 mg", "volume": "2 mL"}, Bench()).value("strength") == q("1.5 mg/mL")
    assert compute(mild, {}, Bench()).missing == ("mass", "volume", "strength")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("speed", "20000", "20000 rpm"),
        ("speed", "20,000", "20000 rpm"),
        ("speed", "2e4 rpm", "20000 rpm"),
        ("force", "14000", "14000 x g"),
    ],
)
def test_what_has_one_unit_alone_may_be_typed_without_it(name: str, text: str, value: str) -> None:
    speeds = (quantity("speed", "Speed", RPM, unit="rpm"), quantity("force", "Force", RCF, unit="x g"))
    taken = take(replace(CALCULATOR, fields=(*CALCULATOR.fields, *speeds)), {**ENOUGH, name: text})
    assert taken.given.quantity(name) == q(value)


@pytest.mark.parametrize("text", ["p32", "P-32", "32P", "³²P", "32-p"])
def test_a_nuclide_may_be_written_as_people_write_it(text: str) -> None:
    nuclide = choice("nuclide", "Nuclide", {"p33": "33P", "p32": "32P, 14.268 d"})
    taken = take(replace(CALCULATOR, fields=(*CALCULATOR.fields, nuclide)), {**ENOUGH, "nuclide": text})
    assert taken.given.choice("nuclide") == "p32"
