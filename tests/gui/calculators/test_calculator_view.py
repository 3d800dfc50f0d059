"""What the screen shows of a calculation, as plain data."""

from __future__ import annotations

from protocolapp.calc.flag import Code, Severity
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic
from protocolapp.calc.form.fields import choice, count, quantity, table, text
from protocolapp.calc.registry import calculator
from protocolapp.gui.calculators.calculator_view import CalculatorView, Standing, calculator_view
from protocolapp.gui.calculators.form_state import FormState, example
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import VOLUME

BENCH = Bench(bundled_pipettes())


def _dilution(**typed: str) -> CalculatorView:
    state = example(calculator("dilution"), ".")
    for name, text_typed in typed.items():
        state = state.with_text(name, text_typed, {})
    return calculator_view(state, BENCH)


def _of(state: FormState) -> CalculatorView:
    return calculator_view(state, BENCH)


def test_the_unknown_is_shown_in_its_field_and_large() -> None:
    view = _dilution()
    assert view.worked_out == {"take": "1.00\u00a0µL"}
    assert view.results[0].text == "1.00\u00a0µL"
    assert any("P2" in line for line in view.results[0].lines)
    assert any(line.startswith("gives") for line in view.results[0].lines)


def test_what_was_given_is_not_told_again() -> None:
    assert {"stock", "final", "final_volume"}.isdisjoint(one.name for one in _dilution().further)


def test_a_volume_that_is_not_delivered_exactly_says_so() -> None:
    diluent = next(one for one in _dilution().results if one.name == "diluent")
    assert "exactly 999\u00a0µL" in diluent.lines


def test_a_block_about_a_field_stands_at_it_and_nowhere_else() -> None:
    view = _dilution(final="20 mM")
    assert view.fields["stock"].severity is Severity.BLOCK
    assert "at least" in view.fields["stock"].message
    assert view.notes == ()
    assert [note.word for note in view.all_notes] == ["Impossible"]
    assert not view.results


def test_a_warning_marks_field_and_result() -> None:
    view = _dilution(final="0.1 µM")
    assert view.fields["take"].severity is Severity.WARN
    take = next(one for one in view.results if one.name == "take")
    assert take.standing is not None


def test_what_cannot_be_read_waits_without_a_number() -> None:
    view = _dilution(final="10 µ")
    assert view.pending
    assert view.results == ()
    assert view.fields["final"].severity is Severity.BLOCK


def test_what_is_missing_is_named() -> None:
    view = _dilution(stock="", final="")
    assert view.waiting == "Fill in all but one of: Stock, Take of the stock, Final strength."
    assert view.pending


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    for row in given.rows("samples"):
        if row.count("tubes") > 5:
            sheet.warn(Code.OUTSIDE_RANGE, "That is many.", "Take 5.", "samples.tubes", row=row.row)
    sheet.warn(Code.OVERAGE_LOW, "Too few in all.", about="samples")
    sheet.note(Code.ONE_IN_N, "So it is counted.", about="samples")
    return sheet.outcome()


TUBES = Calculator(
    name="tubes",
    title="Tubes",
    topic=Topic.BASICS,
    summary="Counts them.",
    fields=(
        choice("mode", "Mode", {"all": "all", "some": "some"}),
        quantity("volume", "Volume", VOLUME, unit="µL", optional=True),
        table("samples", "Samples", (text("name", "Name", optional=True), count("tubes", "Tubes")),
              rows=({"name": "a", "tubes": "3"}, {"name": "b", "tubes": "9"})),
    ),
    work=_work,
)  # fmt: skip


def test_what_concerns_a_cell_stands_at_the_cell() -> None:
    view = _of(example(TUBES, "."))
    assert view.cells == {"samples": {(1, "tubes"): Standing(Severity.WARN, "That is many. Take 5.")}}
    assert view.fields["samples"].message == "Too few in all."
    assert [note.text for note in view.notes] == ["So it is counted."]


def test_what_cannot_be_read_in_a_table_stands_at_its_cell() -> None:
    rows = [{"name": "a", "tubes": "3"}, {"name": "b", "tubes": "x"}, {"name": "c"}]
    view = _of(example(TUBES, ".").with_rows("samples", rows))
    assert set(view.cells["samples"]) == {(1, "tubes"), (2, "tubes")}
    assert view.pending


def test_an_empty_table_is_named_as_missing() -> None:
    assert _of(example(TUBES, ".").with_rows("samples", ())).waiting == "Fill in: Samples (a row)."
