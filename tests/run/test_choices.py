"""Another way is gone: free while nothing rests on the one before, else with a reason; nothing recorded is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocolapp.run import commands as c
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.evolve import replay
from protocolapp.run.loading import load_run
from protocolapp.run.refusal import Refused
from protocolapp.run.state import StepStatus, TimerOutcome
from tests.run.bench import RUN_ID
from tests.run.forked import BCA, BCA_READ, BRADFORD, BUFFER, DILUTE, KEEP, LOOK, LYSE, SEMI_DRY, WET, Fork


def test_a_choice_that_nothing_rests_on_needs_no_reason() -> None:
    bench = Fork()
    assert bench.types(c.ChooseWay("assay", "Bradford")) == ["choice_made"]
    assert bench.refs() == [BUFFER, LYSE, BRADFORD, LOOK, WET, KEEP]
    assert bench.state.parameters["assay"].shown == "Bradford"
    assert bench.state.deviations == ()


def test_the_same_choice_again_changes_nothing() -> None:
    assert Fork().do(c.ChooseWay("assay", "BCA")) == ()


def test_a_way_that_was_begun_is_left_with_a_reason_and_its_timer_ends() -> None:
    bench = Fork()
    bench.finish_before(BCA)
    bench.do(c.StartTimer(BCA))
    refusal = bench.refused(c.ChooseWay("assay", "Bradford"))
    assert refusal.needs_reason
    assert refusal.kind is DeviationKind.CHOICE_CHANGED
    assert (
        refusal.message
        == "Planned: Protein assay: BCA; now: Bradford, after step 3. Why is the choice changed?"
    )
    bench.do(c.ChooseWay("assay", "Bradford", "the kit is empty"))
    [deviation] = bench.state.deviations
    assert (deviation.planned, deviation.actual) == ("Protein assay: BCA", "Bradford, after step 3")
    assert deviation.reason == "the kit is empty"
    assert bench.state.step(BCA).status is StepStatus.STARTED
    assert bench.timer(BCA).outcome is TimerOutcome.CANCELLED
    assert bench.next().ref == BRADFORD


def test_what_was_made_for_the_way_before_counts_as_resting_on_it() -> None:
    bench = Fork()
    bench.finish(BUFFER)
    refusal = bench.refused(c.ChooseWay("transfer", "semi-dry"))
    assert "semi-dry, after step 1" in refusal.message
    assert bench.types(c.ChooseWay("assay", "Bradford")) == ["choice_made"]


def test_steps_done_before_the_fork_hold_nobody_up() -> None:
    bench = Fork()
    bench.finish(BUFFER)
    bench.finish(LYSE)
    assert bench.types(c.ChooseWay("assay", "none")) == ["choice_made"]
    assert bench.next().ref == LOOK


def test_undo_takes_the_choice_back() -> None:
    bench = Fork()
    before = bench.plan
    bench.do(c.ChooseWay("assay", "Bradford"))
    assert bench.do(c.Undo())[0].type == "action_undone"
    assert bench.plan == before


def test_a_choice_by_an_entry_is_changed_where_it_is_entered() -> None:
    bench = Fork()
    refusal = bench.refused(c.ChooseWay("outcome", "poor"))
    assert (refusal.code, refusal.message) == ("chosen_by_entry", "Readings is entered at step 5.")
    bench.do(c.ChooseWay("assay", "none"))
    bench.finish_before(LOOK)
    bench.do(c.EnterValue(LOOK, "outcome", "poor"))
    assert DILUTE in bench.refs()
    bench.do(c.EnterValue(LOOK, "outcome", "good", reason="read again"))
    assert DILUTE not in bench.refs()


def test_what_cannot_be_chosen_is_refused() -> None:
    bench = Fork()
    assert bench.refused(c.ChooseWay("wavelength", "595 nm")).code == "unknown_choice"
    assert bench.refused(c.ChooseWay("x", "y")).code == "unknown_choice"
    refusal = bench.refused(c.ChooseWay("assay", "Bradfort"))
    assert (refusal.code, refusal.remedy) == ("not_a_choice", "Did you mean Bradford?")


def test_the_program_is_closed_and_opened_on_the_new_way() -> None:
    bench = Fork()
    bench.do(c.ChooseWay("transfer", "semi-dry"))
    plan = bench.plan
    bench.reopen_program()
    assert bench.plan == plan
    assert SEMI_DRY in bench.refs()


steps = st.sampled_from([BUFFER, LYSE, BCA, BCA_READ, BRADFORD, LOOK, DILUTE, WET, SEMI_DRY, KEEP])
commands = st.one_of(
    st.builds(c.ChooseWay, st.just("assay"), st.sampled_from(["BCA", "Bradford", "none"]), st.just("so")),
    st.builds(c.ChooseWay, st.just("transfer"), st.sampled_from(["wet", "semi-dry"]), st.just("so")),
    st.builds(c.ChooseWay, st.just("start"), st.sampled_from(["cells", "lysates"]), st.just("so")),
    st.builds(
        c.EnterValue,
        st.just(LOOK),
        st.just("outcome"),
        st.sampled_from(["good", "poor"]),
        reason=st.just("so"),
    ),
    st.builds(c.StartStep, steps, st.just("so")),
    st.builds(c.CompleteStep, steps, st.just("so")),
    st.builds(c.StartTimer, steps),
    st.builds(c.Undo),
)


@given(st.lists(commands, max_size=12))
def test_what_is_replayed_is_what_was_live(given_commands: list[c.Command]) -> None:
    bench = Fork()
    for command in given_commands:
        try:
            bench.do(command)
        except Refused:
            continue
    stored = load_run(bench.store.read(RUN_ID))
    assert stored.fault == ""
    assert stored.state == bench.state == replay(bench.state.history)
    assert stored.plan == bench.plan
