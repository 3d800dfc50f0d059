"""The record of a run in which nearly everything went otherwise: each thing once, with reason, time and person."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.quantity import parse_quantity
from protocolapp.record.build import build_record
from protocolapp.record.model import RunRecord, SolutionBlock, StepBlock
from protocolapp.record.rounds import round_of
from protocolapp.run import commands as c
from protocolapp.run.chain import verify
from protocolapp.run.loading import load_run
from protocolapp.run.ports import RunQuery
from protocolapp.run.words import full_time
from tests.calc.pipettes import VERNIER_P1000
from tests.record.bench_days import ANNA, BEN, RUN_ID, BenchDay, eventful_day, rehearsed_record
from tests.record.hostile import texts_in


@pytest.fixture(scope="module")
def record() -> RunRecord:
    return eventful_day().record()


def blocks(record: RunRecord, number: str) -> list[StepBlock]:
    return [step for section in record.sections for step in section.steps if step.number == number]


def spaced(text: str) -> str:
    """With plain spaces, for reading."""
    return text.replace("\u00a0", " ")


def test_every_departure_is_listed_once_in_order(record: RunRecord) -> None:
    told = [
        (one.step, one.kind, spaced(one.planned), spaced(one.actual), one.reason) for one in record.exceptions
    ]
    assert told == [
        ("6", "late", "30 min", "36 min 10 s", "centrifuge in use"),
        (
            "10",
            "corrected",
            "Protein (NCI-H3122, lorlatinib)",
            "8.93 → 3.98 mg/mL",
            "typing error, seen at once",
        ),
        ("10", "out of limits", "Protein (NCI-H2228, DMSO): 0.5–20 mg/mL", "21 mg/mL", "very dense cells"),
        ("", "parameter changed", "Primary antibody per IP", "2 → 3 µg", "low titre of this lot"),
        ("15", "failed", "Spin down the beads.", "failed", "tube cracked"),
        ("15", "repeated", "once", "done again, time 2", "spun again in a new tube"),
        ("18", "late", "overnight, 8–18 h", "18 h 22 min", "arrived late, train"),
        ("22", "deviation", "own rotor", "borrowed rotor", "rotor of the other room"),
        (
            "25",
            "skipped",
            "Add 1 mL ice-cold Co-IP lysis buffer to each tube, invert,…",
            "not done",
            "buffer ran out",
        ),
    ]


def test_an_exception_tells_when_and_who_with_the_day_where_it_is_not_the_first(record: RunRecord) -> None:
    assert (record.exceptions[0].at, record.exceptions[0].by) == ("11:41", BEN)
    assert (record.exceptions[-1].at[:11], record.exceptions[-1].by) == ("2026-11-22 ", ANNA)


def test_the_title_block_counts(record: RunRecord) -> None:
    facts = dict(record.facts)
    assert facts["Operators"] == f"{ANNA}, {BEN}"
    assert facts["Started"] == "2026-11-21 10:40 +01:00"
    assert facts["Completed"].startswith("2026-11-22 ")
    assert facts["Samples"] == "3\u00a0lysates, 4\u00a0tubes"
    assert facts["Steps done"] == "30 of 31"
    assert (facts["Skipped"], facts["Exceptions"], facts["Status"]) == ("1", "9", "completed")
    assert record.named == "H3122 and H2228, replicate 2"


def test_a_done_step_prints_what_was_shown(record: RunRecord) -> None:
    (aliquot,) = blocks(record, "12")
    assert aliquot.text.startswith("Pipette 1\u00a0mg of lysate protein into each tube")
    assert aliquot.table is not None
    assert aliquot.table.header == ("Tube", "Lysate", "Lysis buffer to make up", "Ticked")
    assert aliquot.table.rows[1][:3] == ("NCI-H3122, lorlatinib", "251\u00a0µL", "249\u00a0µL")
    assert 1 in aliquot.table.numeric


def test_a_later_program_cannot_rewrite_what_was_done(record: RunRecord) -> None:
    """A plan that now comes out otherwise changes nothing of a step that is done, and of the values shown there."""
    loaded = load_run(eventful_day().store.read(RUN_ID))
    parameters = {**loaded.state.facts.parameters, "control": "none"}
    other = make_plan(loaded.protocol, replace(loaded.state.facts, parameters=parameters), loaded.lab)
    other = replace(other, steps=tuple(replace(step, text="rewritten", number=99) for step in other.steps))
    other = replace(other, by_ref={step.ref: step for step in other.steps})
    now = eventful_day().clock.now()
    rebuilt = build_record(loaded.state, other, loaded.chain, program="later", exported=now)
    assert "rewritten" not in set(texts_in(rebuilt))
    then = [[step.text for step in section.steps] for section in record.sections]
    assert [[step.text for step in section.steps] for section in rebuilt.sections] == then
    assert rebuilt.samples[0].rows == record.samples[0].rows


def test_a_timer_tells_its_four_times_apart(record: RunRecord) -> None:
    (lysis,) = blocks(record, "6")
    (told,) = lysis.timers
    assert spaced(told) == (
        "Timer 30 min: started 11:05:30, due 11:35:30, acknowledged 11:41:40, "
        "confirmed 11:41:40 after 36 min 10 s."
    )
    (rotation,) = blocks(record, "14")
    assert (
        "paused 13:54:10 for 4\u00a0min (rotator stopped), due 14:38:10, acknowledged 14:38:10"
        in rotation.timers[0]
    )


def test_a_restart_of_the_computer_under_a_timer_is_told(record: RunRecord) -> None:
    (binding,) = blocks(record, "18")
    assert "told by the wall clock" in binding.timers[0]
    assert "told by the wall clock" not in blocks(record, "20")[0].timers[0]


def test_each_occurrence_of_a_step_is_a_block(record: RunRecord) -> None:
    failed, again = blocks(record, "15")
    assert (failed.status, failed.reason, failed.remarks) == ("failed", "tube cracked", ())
    assert again.status == "done"
    assert again.remarks == (
        "Repeated: planned once; actual done again, time 2; spun again in a new tube (14:39, A. Meyer)",
    )


def test_a_reopened_end_stays_told(record: RunRecord) -> None:
    (wash,) = blocks(record, "26")
    assert any(line.startswith("Was done (") and line.endswith("one more inversion") for line in wash.remarks)


def test_a_correction_shows_both_values(record: RunRecord) -> None:
    (measured,) = blocks(record, "10")
    assert measured.table is not None
    assert measured.table.rows[1][1] == "8.93 → 3.98\u00a0mg/mL"
    assert record.samples[0].rows[1][2] == "3.98\u00a0mg/mL"


def test_a_step_on_another_day_tells_the_day_once(record: RunRecord) -> None:
    (beads,) = blocks(record, "19")
    assert beads.ended.startswith("2026-11-22 ")
    assert "2026" not in beads.planned
    assert "2026" not in "".join(beads.checks)


def test_a_solution_is_told_as_it_was_made(record: RunRecord) -> None:
    base, first, second = record.solutions
    assert (base.name, base.volume) == ("Co-IP lysis buffer", "18.33\u00a0mL")
    assert base.made == f"Made 10:46, {ANNA}"
    assert base.table.header == ("Component", "Final", "Stock", "Taken", "Note", "Lot, expiry", "Ticked")
    rows = {row[0]: row for row in base.table.rows}
    assert rows["NaCl"][1:6] == ("150\u00a0mM", "5\u00a0M", "561\u00a0µL", "", "N-881, 2028-06-30")
    assert rows["EDTA"][5] == "not recorded"
    assert rows["Water"][3:6] == ("14.92\u00a0mL", "made up to 18.33\u00a0mL", "")
    assert first.name.endswith("portion 1 of 2")
    assert second.made.startswith("Made 2026-11-22 ")


def test_parameters_name_their_sources_and_their_changes(record: RunRecord) -> None:
    lines = {line.label: line for line in record.parameters}
    assert lines["Lysate protein per IP"].source == "G1"
    assert lines["Antibody stock"].source == "lab's choice"
    changed = lines["Primary antibody per IP"]
    assert changed.value == "3\u00a0µg"
    assert changed.changed == "2 → 3\u00a0µg, 13:34, A. Meyer: low titre of this lot"


def test_notes_stand_at_their_step_and_those_of_the_run_apart(record: RunRecord) -> None:
    assert blocks(record, "6")[0].notes == ((f"Note, 11:41, {BEN}", "Lysate of H2228 is viscous."),)
    assert [text for _, text in record.notes] == ["Eluates are in box 7."]


def test_what_was_taken_back_is_listed_apart_and_nowhere_else(record: RunRecord) -> None:
    ((who, what),) = record.undone
    assert who.endswith(ANNA)
    assert what.startswith("step 18 done, of 2026-11-22")
    assert what.endswith("arrived at 09:12")
    assert sum("arrived at 09:12" in text for text in texts_in(record)) == 1


def test_the_course_tells_rests_and_changes(record: RunRecord) -> None:
    assert [row[1:3] for row in record.course.rows] == [
        ("started", ""),
        ("paused", "lunch"),
        ("resumed after 25\u00a0min", ""),
        ("Primary antibody per IP changed from 2\u00a0µg to 3\u00a0µg", "low titre of this lot"),
        ("completed", ""),
    ]


def test_a_free_timer_is_not_lost(record: RunRecord) -> None:
    assert len(record.timers) == 1
    assert record.timers[0].startswith(
        f"Cool the rotor, {ANNA}. Timer 10\u00a0min: started 14:53:00, due 15:03:00"
    )


def test_the_time_line_shows_what_was_late_and_ends_on_one_scale(record: RunRecord) -> None:
    kinds = {segment.kind for segment in record.time_line.actual}
    assert kinds == {"hands-on", "waiting", "late", "resting"}
    assert {segment.kind for segment in record.time_line.planned} == {"hands-on", "waiting"}
    ends = [bar[-1].end for bar in (record.time_line.planned, record.time_line.actual)]
    assert max(ends) == pytest.approx(1)
    for bar in (record.time_line.planned, record.time_line.actual):
        assert all(early.end <= late.begin + 1e-9 for early, late in pairwise(bar))


def test_a_rehearsal_says_so_and_has_no_exceptions() -> None:
    rehearsed = rehearsed_record()
    assert rehearsed.rehearsal
    assert rehearsed.exceptions == ()
    assert any("rehearsed" in notice for notice in rehearsed.notices)
    assert dict(rehearsed.facts)["Steps done"] == "31 of 31"


def test_an_unfinished_run_is_marked_and_its_open_steps_are_there() -> None:
    day = BenchDay()
    day.finish_before("lysis/lyse")
    day.fill("lysis/lyse")
    day.do(c.StartTimer("lysis/lyse"))
    day.clock.go_on(minutes=50)
    record = day.record()
    assert record.status == "unfinished"
    assert any("not finished" in notice for notice in record.notices)
    assert dict(record.facts)["Last entry"].startswith("2026-11-21 11:05")
    assert blocks(record, "6")[0].status == "under way"
    assert "50\u00a0min so far, not confirmed" in blocks(record, "6")[0].timers[0]
    assert {step.status for number in ("7", "31") for step in blocks(record, number)} == {"not done yet"}
    assert [(one.step, one.kind, one.actual) for one in record.exceptions] == [
        ("6", "overdue", "50\u00a0min so far")
    ]
    assert record.solutions[2].made == "Not made yet"


def test_a_run_that_has_just_begun_can_be_exported() -> None:
    record = BenchDay().record()
    assert record.exceptions == ()
    assert record.samples[0].rows[0][0] == "NCI-H3122, DMSO"
    assert all(isinstance(one, SolutionBlock) and one.made == "Not made yet" for one in record.solutions)


def test_an_abandoned_run_tells_why() -> None:
    day = BenchDay()
    day.do(c.AbandonRun("cells contaminated"))
    record = day.record()
    assert record.status == "abandoned"
    assert record.notices == ("This run was abandoned: cells contaminated",)


def test_history_and_record_tell_the_same_hour_of_the_start() -> None:
    day = BenchDay()
    day.clock.move_zone(-300)  # exported somewhere else
    [listed] = day.store.find(RunQuery()).runs
    assert dict(day.record().facts)["Started"] == full_time(listed.header.started_local)


def test_a_dropped_sample_stays_in_the_table_with_its_reason() -> None:
    day = BenchDay()
    day.do(c.DropSample("s2", "dish dried out"))
    record = day.record()
    assert record.samples[0].rows[1][0] == "NCI-H3122, lorlatinib (dropped: dish dried out)"
    assert [one.kind for one in record.exceptions] == ["sample dropped"]
    assert dict(record.facts)["Samples"] == "2\u00a0lysates, 3\u00a0tubes, 1\u00a0dropped"


def test_steps_worked_at_stay_when_the_plan_loses_them() -> None:
    day = BenchDay()
    day.finish_before("ip/antibody")
    before = {
        step.text for section in day.record().sections for step in section.steps if step.status == "done"
    }
    day.do(c.ChangeParameter("control", "none", "no IgG left"))
    after = {
        step.text for section in day.record().sections for step in section.steps if step.status == "done"
    }
    assert after == before


def test_summer_time_shows_the_offset_where_it_is_another() -> None:
    day = BenchDay()
    day.finish("prepare/lysis_buffer")
    day.clock.move_zone(120)
    day.do(c.AddNote("clocks changed"))
    ((who, _),) = day.record().notes
    assert who == f"11:46 +02:00, {ANNA}"


def test_a_broken_chain_is_told_loudly() -> None:
    day = BenchDay()
    day.finish("prepare/lysis_buffer")
    stream = day.store.runs[RUN_ID]
    stream[3] = replace(stream[3], body=stream[3].body.replace(b"A. Meyer", b"A. Maier"))
    record = day.record()
    assert record.chain_fault.startswith("The chain of this record is broken: event 4 has been changed")
    assert record.notices[0] == record.chain_fault
    assert record.chain_head == verify(stream).head


def test_a_value_set_for_the_run_is_not_called_the_guides() -> None:
    day = BenchDay(parameters={"protein_per_ip": parse_quantity("0.5 mg")})
    line = next(one for one in day.record().parameters if one.label == "Lysate protein per IP")
    assert line.source == "set for this run (default 1 mg, G1)"


def test_a_skipped_step_shows_no_values_as_if_they_had_been_taken(record: RunRecord) -> None:
    (skipped,) = blocks(record, "25")
    assert (skipped.status, skipped.reason) == ("skipped", "buffer ran out")
    assert (skipped.values, skipped.table, skipped.ticks) == ((), None, "")


def test_the_rounds_of_a_step_are_told_apart(record: RunRecord) -> None:
    rounds = {
        number: [step.round for step in blocks(record, number)] for number in ("4", "5", "24", "26", "27")
    }
    assert rounds == {
        "4": ["round 1 of 2"],
        "5": ["round 2 of 2"],
        "24": ["round 1 of 3"],
        "26": ["round 3 of 3"],
        "27": [""],
    }


def test_a_round_that_is_no_longer_planned_is_told_by_its_ref() -> None:
    plan = replace(BenchDay().service.plan, by_ref={})
    assert round_of("washing/wash.2", plan) == "round 2"
    assert round_of("washing/spin", plan) == ""
    assert round_of("prepare/lysis_buffer.fresh.2", plan) == ""


def test_each_tube_is_told_with_what_is_written_on_its_lid(record: RunRecord) -> None:
    (tubes,) = record.tubes
    assert tubes.header[:2] == ("Tube", "Lid")
    assert [row[1] for row in tubes.rows] == ["1", "2", "3", "1B"]


def test_a_lid_is_a_label_also_where_all_of_them_are_numbers() -> None:
    (tubes,) = BenchDay(parameters={"control": "none"}).record().tubes
    assert [row[1] for row in tubes.rows] == ["1", "2", "3"]
    assert 1 not in tubes.numeric


def test_what_a_pipette_really_gave_is_told_where_it_differs() -> None:
    """A vernier in steps of 2 µL cannot be set to 935 µL."""
    day = BenchDay(lab=Lab(pipettes=(VERNIER_P1000,)))
    planned = {row[0]: row for row in day.record().solutions[0].table.rows}
    assert planned["Water"][4] == "make up to 18.33\u00a0mL"
    day.finish("prepare/lysis_buffer")
    table = day.record().solutions[0].table
    rows = {row[0]: row for row in table.rows}
    assert table.header[3:5] == ("Taken", "Note")
    assert rows["Tris-HCl pH 7.4"][1:5] == ("50\u00a0mM", "1\u00a0M", "936\u00a0µL", "gives 50.1\u00a0mM")
    assert rows["Water"][4] == "made up to 18.33\u00a0mL"
    assert 4 not in table.numeric


def test_what_an_amount_gave_is_not_told_of_another_amount() -> None:
    day = BenchDay(lab=Lab(pipettes=(VERNIER_P1000,)))
    day.finish("prepare/lysis_buffer")
    loaded = load_run(day.store.read(RUN_ID))
    finer = make_plan(loaded.protocol, loaded.state.facts, Lab())
    later = build_record(loaded.state, finer, loaded.chain, program="later", exported=day.clock.now())
    rows = {row[0]: row for row in later.solutions[0].table.rows}
    assert rows["Tris-HCl pH 7.4"][3:5] == ("936\u00a0µL", "")
