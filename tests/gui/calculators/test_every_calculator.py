"""Whatever is typed into any calculator, the screen has something to show; its examples hold in every locale."""

from __future__ import annotations

import pytest

from protocolapp.calc.form import Bench, Calculator, Kind
from protocolapp.calc.registry import calculators
from protocolapp.gui.calculators.calculator_view import calculator_view
from protocolapp.gui.calculators.form_state import as_kept, empty, example
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes
from protocolapp.quantity import DecimalMark

NASTY = ("", "0", "-1", "1e9", "x", "5 %", "1:0", "<b>", "10 10 10", "1 µM; 2 µM", "2026-13-45", "½")
EACH = pytest.mark.parametrize("calculator", calculators(), ids=lambda one: one.name)


def _bench(decimal: DecimalMark = ".") -> Bench:
    return Bench(bundled_pipettes(), (), bundled_catalogue(), decimal)


@EACH
def test_the_example_reads_the_same_with_a_decimal_comma(calculator: Calculator) -> None:
    point = calculator_view(example(calculator, "."), _bench())
    comma = calculator_view(example(calculator, ","), _bench(","))
    assert [one.plain for one in comma.results] == [one.plain for one in point.results]
    assert not comma.outcome.blocked


@EACH
def test_nothing_typed_into_a_field_is_too_much(calculator: Calculator) -> None:
    bench, start = _bench(), example(calculator, ".")
    for field in calculator.fields:
        for text in NASTY:
            if field.kind is Kind.TABLE:
                rows = [{column.name: text for column in field.columns}]
                state = start.with_rows(field.name, rows)
            else:
                state = start.with_text(field.name, text, {})
            view = calculator_view(state, bench)
            assert view.answered or view.waiting or view.all_notes, (field.name, text)


@EACH
def test_an_empty_form_says_what_it_waits_for(calculator: Calculator) -> None:
    view = calculator_view(empty(calculator), _bench())
    assert view.answered or view.waiting or view.all_notes


@EACH
def test_each_field_of_a_set_can_be_the_unknown(calculator: Calculator) -> None:
    """Emptied one after the other, each is worked out again to what it held."""
    bench = _bench()
    state = example(calculator, ".")
    for one in state.sets:
        for name in one.fields:
            view = calculator_view(state, bench)
            if name not in view.active or not state.texts[name]:
                continue
            emptied = state.with_text(name, "", view.values)
            after = calculator_view(emptied, bench)
            assert name in after.worked_out, (name, after.waiting, after.all_notes)


@EACH
def test_what_is_kept_comes_back_the_same(calculator: Calculator) -> None:
    state = example(calculator, ".")
    again = as_kept(calculator, state.kept("."), ".")
    assert again.texts == state.texts
    assert [list(rows) for rows in again.rows.values()] == [list(rows) for rows in state.rows.values()]


@EACH
def test_what_is_kept_reads_the_same_after_a_change_of_locale(calculator: Calculator) -> None:
    point = as_kept(calculator, example(calculator, ",").kept(","), ".")
    comma = as_kept(calculator, example(calculator, ".").kept("."), ",")
    expected = [one.plain for one in calculator_view(example(calculator, "."), _bench()).results]
    assert [one.plain for one in calculator_view(point, _bench()).results] == expected
    assert [one.plain for one in calculator_view(comma, _bench(",")).results] == expected
