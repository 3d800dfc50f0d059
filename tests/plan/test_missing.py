"""What is not known yet is said, with the step that will give it; nothing is guessed."""

from __future__ import annotations

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Missing
from protocolapp.protocol.model import Protocol
from tests.calc.pipettes import q
from tests.plan.writing import protocol_of, samples

MEASURED_IN_THE_RUN = """
samples:
  plural: lysates
  columns:
    protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL}
reagents:
  lysate: {name: lysate}
calculations:
  load: {per: sample, label: Load, value: 20 µg / protein}
"""
STEPS = """
- id: measure
  do: Measure the protein.
  per: sample
  fills: [protein]
- id: load
  do: Load {{ load }} of each.
  per: sample
  uses: {lysate: load}
"""


def _entered(facts: Facts, **proteins: str) -> Facts:
    for row, text in proteins.items():
        facts = facts.with_entry(EntryKey("work/measure", "protein", row), q(text))
    return facts


def test_a_value_waits_for_the_step_that_gives_it() -> None:
    plan = make_plan(protocol_of(MEASURED_IN_THE_RUN, STEPS), samples("A"))
    load = plan.row_values["load", "s1"]
    assert load.value is None
    assert load.text == "needs Protein, step 1"
    assert load.waits_for == (Missing("protein", "Protein", "s1", "work/measure", 1),)
    assert plan.missing == load.waits_for


def test_the_instruction_and_the_table_say_what_they_wait_for() -> None:
    plan = make_plan(protocol_of(MEASURED_IN_THE_RUN, STEPS), samples("A", "B"))
    step = plan.by_ref["work/load"]
    assert step.text == "Load [needs Protein, step 1] of each."
    assert {missing.row for missing in step.waits_for} == {"s1", "s2"}


def test_with_some_rows_known_each_row_tells_for_itself(lab: Lab) -> None:
    facts = _entered(samples("A", "B"), s1="4 mg/mL")
    step = make_plan(protocol_of(MEASURED_IN_THE_RUN, STEPS), facts, lab).by_ref["work/load"]
    known, waiting = (row.cells[0] for row in step.rows)
    assert (known.text, known.detail, known.ready) == ("5.00\u00a0µL", "P20, set 5.00", True)
    assert (waiting.ready, waiting.detail) == (False, "needs Protein, step 1")


def test_an_entry_gives_the_value_and_wins_over_the_sample_table() -> None:
    protocol = protocol_of(MEASURED_IN_THE_RUN, STEPS)
    typed = typical_facts(protocol)
    plan = make_plan(protocol, _entered(typed, s1="5 mg/mL"))
    assert plan.row_values["load", "s1"].value == q("4 µL")
    assert plan.row_values["load", "s2"].value == q("5 µL")


def test_of_two_steps_that_fill_a_column_the_later_one_holds() -> None:
    again = STEPS + "- {id: again, do: Measure again., per: sample, fills: [protein]}\n"
    protocol = protocol_of(MEASURED_IN_THE_RUN, again)
    facts = Facts(samples=samples("A").samples).with_entry(
        EntryKey("work/again", "protein", "s1"), q("10 mg/mL")
    )
    facts = _entered(facts, s1="4 mg/mL")
    assert make_plan(protocol, facts).row_values["load", "s1"].value == q("2 µL")


def test_a_column_that_the_table_already_holds_need_not_be_measured() -> None:
    protocol = protocol_of(MEASURED_IN_THE_RUN, STEPS)
    measured = make_plan(protocol, typical_facts(protocol)).by_ref["work/measure"].asked
    empty = make_plan(protocol, typical_facts(protocol, measured=False)).by_ref["work/measure"].asked
    assert [(one.required, one.text) for one in measured] == [(False, "4\u00a0mg/mL")] * 2
    assert [(one.required, one.text, one.typical) for one in empty] == [(True, "", "4\u00a0mg/mL")] * 2
    assert all(one.column for one in empty)


def test_an_amount_not_known_yet_is_estimated_by_the_typical_value_and_marked() -> None:
    made = """
    solutions:
      dye: {name: dye, contains: [{what: dye, final: 1 X, stock: 10 X}]}
    """
    protocol = protocol_of(
        MEASURED_IN_THE_RUN + "".join(line[4:] + "\n" for line in made.splitlines()),
        STEPS.replace("lysate: load", "dye: load"),
    )
    (solution,) = make_plan(protocol, samples("A", "B")).solutions
    assert solution.volume == q("10 µL")  # 20 µg at the typical 4 mg/mL, twice
    assert solution.estimated
    codes = [flag.code for flag in make_plan(protocol, samples("A")).flags]
    assert "ESTIMATED_VOLUME" in codes
    (known,) = make_plan(protocol, _entered(samples("A"), s1="10 mg/mL")).solutions
    assert (known.volume, known.estimated) == (q("2 µL"), False)


def test_without_samples_the_plan_still_stands_and_says_so(co_ip: Protocol, lab: Lab) -> None:
    plan = make_plan(co_ip, Facts(), lab)
    assert plan.blocked
    assert [flag.code for flag in plan.flags if flag.severity == "block"] == ["NO_SAMPLES"]
    assert len(plan.steps) == 31
    (solution,) = plan.solutions
    assert solution.volume is None
    assert [missing.text for missing in solution.waits_for] == ["needs lysates"]
    assert plan.by_ref["prepare/lysis_buffer"].text == "Make Co-IP lysis buffer (needs lysates)."
    assert plan.by_ref["lysis/lyse"].rows == ()


def test_before_the_protein_is_measured_only_what_needs_it_waits(co_ip: Protocol, lab: Lab) -> None:
    plan = make_plan(co_ip, typical_facts(co_ip, measured=False), lab)
    number = plan.by_ref["lysis/protein"].number
    assert {(missing.name, missing.number) for missing in plan.missing} == {("protein", number)}
    assert (
        plan.by_ref["lysis/input"].text
        == f"Set aside [needs Protein, step {number}] of each lysate as input."
    )
    assert plan.by_ref["ip/antibody"].text.startswith("Add 2.00\u00a0µL antibody")
    assert plan.solutions[0].volume == q("18.7 mL")


def test_a_value_that_waits_for_another_calculation_names_what_a_person_must_give() -> None:
    chained = MEASURED_IN_THE_RUN + "  double: {per: sample, label: Double, value: load * 2}\n"
    plan = make_plan(protocol_of(chained, STEPS), samples("A"))
    assert plan.row_values["double", "s1"].text == "needs Protein, step 1"


def test_a_column_that_no_step_fills_is_asked_for_without_a_step() -> None:
    plan = make_plan(protocol_of(MEASURED_IN_THE_RUN, "- {id: load, do: Load., per: sample}\n"), samples("A"))
    assert plan.row_values["load", "s1"].text == "needs Protein"


def test_a_free_text_may_stay_empty() -> None:
    columns = "samples: {columns: {treatment: {label: Treatment, typical: DMSO}}}\n"
    plan = make_plan(
        protocol_of(columns, "- {id: mark, do: 'Mark {{ treatment }}.', per: sample}\n"), samples("A")
    )
    assert plan.row_values["treatment", "s1"].text == ""
    assert plan.by_ref["work/mark"].text == "Mark [Treatment]."
