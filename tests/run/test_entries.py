"""Entries, corrections, limits; parameters and samples changed during a run; text that cannot be kept."""

from __future__ import annotations

import pytest

from protocolapp.plan.facts import EntryKey
from protocolapp.quantity import parse_quantity
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.decide import LONGEST_TEXT
from protocolapp.run.deviation import DeviationKind
from tests.run.bench import BIND, MEASURE, STAIN, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()


def protein(text: str, reason: str = "", row: str = "s1", decimal: str = ".") -> c.EnterValue:
    return c.EnterValue(MEASURE, "protein", text, row, reason, decimal)


def test_an_entry_starts_its_step_and_feeds_the_plan(bench: Bench) -> None:
    assert bench.types(protein("4.20")) == ["step_started", "entry_recorded"]
    assert bench.shown(MEASURE, "protein", "s1") == "4.20\u00a0mg/mL"
    resolved = bench.plan.value_at("protein", "s1")
    assert resolved is not None
    assert resolved.value == parse_quantity("4.2 mg/mL")


@pytest.mark.parametrize("text", ["4.2", "4.2 mg/mL", "4200 µg/mL", "4.20"])
def test_the_same_value_however_written_is_no_event(bench: Bench, text: str) -> None:
    bench.do(protein("4.2 mg/mL"))
    assert bench.do(protein(text)) == ()


def test_another_value_is_a_correction_with_its_reason(bench: Bench) -> None:
    bench.do(protein("4.2"))
    refusal = bench.refused(protein("2.4"))
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.CORRECTED)
    assert (refusal.planned, refusal.actual) == ("Protein: 4.2\u00a0mg/mL", "2.4\u00a0mg/mL")
    assert refusal.message.startswith("Before: Protein: 4.2\u00a0mg/mL; now: 2.4\u00a0mg/mL.")
    event = bench.do(protein("2.4", "digits swapped"))[0]
    assert isinstance(event, e.EntryCorrected)
    assert (event.before, event.shown, event.reason) == ("4.2\u00a0mg/mL", "2.4\u00a0mg/mL", "digits swapped")
    entry = bench.state.entries[EntryKey(MEASURE, "protein", "s1")]
    assert [one.shown for one in entry.versions] == ["4.2\u00a0mg/mL", "2.4\u00a0mg/mL"]
    assert [one.kind for one in bench.state.deviations] == ["corrected"]


def test_out_of_limits_asks_for_a_reason_and_is_kept(bench: Bench) -> None:
    refusal = bench.refused(protein("0.4"))
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.OUT_OF_LIMITS)
    assert refusal.planned == "Protein (Sample A): 1–10\u00a0mg/mL"
    bench.do(protein("0.4", "few cells"))
    deviation = bench.state.deviations[0]
    assert (deviation.kind, deviation.actual, deviation.reason) == (
        "out_of_limits",
        "0.4\u00a0mg/mL",
        "few cells",
    )


def test_a_correction_beyond_the_limits_is_both_with_one_reason(bench: Bench) -> None:
    bench.do(protein("4.2"))
    bench.do(protein("42", "decimal point"))
    assert [one.kind for one in bench.state.deviations] == ["out_of_limits", "corrected"]


def expiry(text: str, reason: str = "") -> c.EnterValue:
    return c.EnterValue(STAIN, "dye.expiry", text, "", reason)


@pytest.mark.parametrize("day", ["2026-11-21", "2027-03-31"])
def test_a_lot_may_be_used_up_to_the_day_on_its_label(bench: Bench, day: str) -> None:
    bench.do(expiry(day))
    assert bench.shown(STAIN, "dye.expiry") == day
    assert bench.state.deviations == ()


def test_an_expired_lot_asks_for_a_reason_and_is_kept(bench: Bench) -> None:
    refusal = bench.refused(expiry("2026-11-20"))
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.EXPIRED)
    assert (refusal.planned, refusal.actual) == ("dye: expiry 2026-11-20", "used on 2026-11-21")
    bench.do(expiry("2026-11-20", "tested last week"))
    (deviation,) = bench.state.deviations
    assert (deviation.kind, deviation.ref, deviation.reason) == ("expired", STAIN, "tested last week")


def test_the_day_is_the_one_at_the_bench(bench: Bench) -> None:
    """Half past midnight on the wall, while it is still the 21st in UTC."""
    bench.clock.go_on(hours=13, minutes=50)
    assert bench.refused(expiry("2026-11-21")).kind is DeviationKind.EXPIRED


def test_the_screen_may_read_a_decimal_comma(bench: Bench) -> None:
    bench.do(protein("4,20", decimal=","))
    assert bench.shown(MEASURE, "protein", "s1") == "4.20\u00a0mg/mL"
    assert bench.refused(protein("4,2")).code == "unreadable_value"


@pytest.mark.parametrize("text", ["much", "4 mL", "NaN", "1e400 mg/mL", "-4 mg/mL", "4 mg/mL extra"])
def test_what_is_no_such_value_is_refused(bench: Bench, text: str) -> None:
    assert bench.refused(protein(text)).code == "unreadable_value"


def test_nothing_is_not_a_value(bench: Bench) -> None:
    assert bench.refused(protein("  ")).code == "empty"


@pytest.mark.parametrize(("name", "row"), [("colour", "s1"), ("protein", "s9"), ("protein", "")])
def test_what_is_not_asked_is_refused(bench: Bench, name: str, row: str) -> None:
    assert bench.refused(c.EnterValue(MEASURE, name, "4", row)).code == "not_asked"


def test_a_choice_is_one_of_its_choices(bench: Bench) -> None:
    assert bench.refused(c.EnterValue(STAIN, "colour", "green", "vial:s1")).code == "unreadable_value"
    bench.do(c.EnterValue(STAIN, "colour", "blue", "vial:s1"))
    assert bench.state.facts.entries[EntryKey(STAIN, "colour", "vial:s1")] == "blue"


def test_the_lot_of_a_reagent_is_asked_where_it_is_first_used(bench: Bench) -> None:
    asked = next(one for one in bench.step(STAIN).asked if "lot" in one.label.lower())
    bench.do(c.EnterValue(STAIN, asked.name, "0123456", asked.row))
    assert bench.shown(STAIN, asked.name, asked.row) == "0123456"


def test_an_entry_can_be_made_up_for_after_its_step_has_ended(bench: Bench) -> None:
    bench.do(c.CompleteStep(MEASURE, "no reader"))
    assert bench.types(protein("4.2")) == ["entry_recorded"]
    assert bench.state.step(MEASURE).closed


def test_a_parameter_is_changed_with_a_reason_and_the_plan_follows(bench: Bench) -> None:
    refusal = bench.refused(c.ChangeParameter("volume", "20 µL"))
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.PARAMETER_CHANGED)
    before = bench.step(STAIN).text
    bench.do(c.ChangeParameter("volume", "20 µL", "big tubes"))
    assert bench.step(STAIN).text != before
    assert bench.state.parameters["volume"].shown == "20\u00a0µL"
    assert bench.do(c.ChangeParameter("volume", "0.02 mL", "again")) == ()
    bench.do(c.ChangeParameter("volume", "1 mL", "bigger"))
    kinds = [one.kind for one in bench.state.deviations]
    assert kinds == ["parameter_changed", "out_of_limits", "parameter_changed"]


def test_a_parameter_that_is_not_there_is_refused(bench: Bench) -> None:
    assert bench.refused(c.ChangeParameter("weight", "1 g", "x")).code == "unknown_parameter"


def test_a_sample_is_added_with_an_id_never_used_before(bench: Bench) -> None:
    bench.do(c.AddSample("Sample C", {"protein": "3 mg/mL"}))
    bench.do(c.DropSample("s3", "lost"))
    bench.do(c.AddSample("Sample D"))
    assert [sample.id for sample in bench.state.facts.samples] == ["s1", "s2", "s3", "s4"]
    assert [row.id for row in bench.step(MEASURE).rows] == ["s1", "s2", "s4"]
    assert bench.state.facts.samples[2].values["protein"] == parse_quantity("3 mg/mL")


def test_samples_must_be_told_apart_and_fit(bench: Bench) -> None:
    assert bench.refused(c.AddSample(" sample a")).code == "same_samples"
    assert bench.refused(c.AddSample("")).code == "same_samples"
    assert bench.refused(c.AddSample("C", {"weight": "1"})).code == "unknown_column"
    assert bench.refused(c.AddSample("C", {"protein": "much"})).code == "unreadable_value"
    bench.do(c.AddSample("C"))
    bench.do(c.AddSample("D"))
    assert bench.refused(c.AddSample("E")).code == "too_many_samples"


def test_a_sample_is_dropped_with_a_reason(bench: Bench) -> None:
    assert bench.refused(c.DropSample("s2")).kind is DeviationKind.SAMPLE_DROPPED
    bench.do(c.DropSample("s2", "tube broke"))
    assert [row.id for row in bench.step(MEASURE).rows] == ["s1"]
    assert bench.do(c.DropSample("s2", "again")) == ()
    assert bench.refused(c.DropSample("s9", "x")).code == "unknown_sample"
    assert [one.kind for one in bench.state.deviations] == ["sample_dropped"]


@pytest.mark.parametrize("text", ["half \ud800", "null \0"])
def test_text_that_cannot_be_kept_is_refused_before_anything_happens(bench: Bench, text: str) -> None:
    for command in (
        c.AddNote(text),
        protein(text),
        c.CompleteStep(BIND, text),
        c.AddSample("C", {"protein": text}),
    ):
        assert bench.refused(command).code == "unreadable_text"
    assert bench.refused(c.AddNote("x"), by=text).code == "unreadable_text"


def test_a_book_is_no_note(bench: Bench) -> None:
    assert bench.refused(c.AddNote("x" * (LONGEST_TEXT + 1))).code == "text_too_long"
    bench.do(c.AddNote("x" * LONGEST_TEXT))


@pytest.mark.parametrize(
    "text", ["a<b and c>d", "R&D <foo>", "10⁻³ µL H₂O ≥ 37 °C", "{{ volume }}", "=1+1", "\u202eRLO"]
)
def test_notes_keep_every_character(bench: Bench, text: str) -> None:
    bench.do(c.AddNote(text, BIND))
    bench.reopen_program()
    assert bench.state.notes[-1].text == text
    assert bench.state.notes[-1].ref == BIND


def test_an_empty_note_is_refused(bench: Bench) -> None:
    assert bench.refused(c.AddNote(" \n")).code == "empty_note"


def test_a_deviation_of_ones_own_needs_its_reason(bench: Bench) -> None:
    assert bench.refused(c.RecordDeviation("")).kind is DeviationKind.OWN
    bench.do(c.RecordDeviation("used the old rotor", BIND, planned="rotor A", actual="rotor B"))
    deviation = bench.state.deviations[0]
    assert (deviation.kind, deviation.ref, deviation.planned, deviation.actual) == (
        "own",
        BIND,
        "rotor A",
        "rotor B",
    )


def test_nothing_is_recorded_of_nobody(bench: Bench) -> None:
    assert bench.refused(c.AddNote("x"), by=" ").code == "no_operator"
