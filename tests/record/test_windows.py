"""Windows in the record: planned and actual at their step, and first among the exceptions when broken."""

from __future__ import annotations

from protocolapp.record.bench_sheet import bench_sheet
from protocolapp.record.model import RunRecord, StepBlock
from protocolapp.record.protocol_page.view import protocol_view
from protocolapp.run import commands as c
from protocolapp.services.export import record_of
from tests.run.bench import RUN_ID
from tests.run.windowed import READ, STAIN, WASH, WindowBench


def record(bench: WindowBench) -> RunRecord:
    return record_of(bench.store, RUN_ID, bench.clock.now())


def step(record: RunRecord, number: int) -> StepBlock:
    return next(one for section in record.sections for one in section.steps if one.number == str(number))


def washed() -> WindowBench:
    bench = WindowBench()
    bench.finish("work/wash.1")
    bench.finish(WASH)
    return bench


def test_a_window_that_was_kept_is_told_with_what_really_was() -> None:
    bench = washed()
    bench.clock.go_on(minutes=12, seconds=3)
    bench.finish(STAIN)
    made = record(bench)
    assert (
        step(made, 3).timers[0]
        == "Window within 30\u00a0min of step 2: begun 12\u00a0min\u00a03\u00a0s after it."
    )
    assert "within 30\u00a0min of step 2" in step(made, 3).conditions
    assert made.exceptions == ()


def test_a_broken_window_is_an_exception_with_its_reason() -> None:
    bench = washed()
    bench.clock.go_on(minutes=34)
    bench.do(c.StartStep(STAIN, "Centrifuge in use"))
    made = record(bench)
    (line,) = made.exceptions
    assert (line.step, line.kind, line.planned) == ("3", "window", "within 30\u00a0min of step 2")
    assert (line.actual, line.reason) == ("after 34\u00a0min", "Centrifuge in use")
    assert step(made, 3).timers[0].endswith("begun 34\u00a0min after it, too late.")


def test_a_window_missed_as_the_record_is_made_is_an_exception_too() -> None:
    bench = washed()
    bench.clock.go_on(minutes=34)
    (line,) = record(bench).exceptions
    assert (line.kind, line.actual) == ("window missed", "not begun, 34\u00a0min so far")
    assert step(record(bench), 3).timers == (
        "Window within 30\u00a0min of step 2: not begun yet, closed 11:10.",
    )


def test_a_restart_is_told_where_the_wall_clock_had_to_tell() -> None:
    bench = washed()
    bench.clock.restart(minutes=10)
    bench.reopen_program()
    bench.finish(STAIN)
    assert "told by the wall clock" in step(record(bench), 3).timers[0]


def test_the_bench_sheet_says_when_to_begin() -> None:
    bench = washed()
    sheet = bench_sheet(bench.plan)
    conditions = {one.number: one.conditions for section in sheet.sections for one in section.steps}
    number = str(bench.step(READ).number)
    assert conditions[number] == "begin 5–15\u00a0min after step 3"


def test_the_protocol_page_says_it_with_its_source() -> None:
    view = protocol_view(washed().plan, "0" * 64)
    steps = {one.text: one for section in view.sections for one in section.steps}
    details = {(one.icon, one.text) for one in steps["Stain."].details}
    assert ("hourglass", "Begin within 30\u00a0min of step 2") in details
