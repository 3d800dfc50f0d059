"""What a step asks, shows and names: rounds, lots, entries, spans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import EntryKey, Facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.model import Kind, Protocol
from tests.calc.pipettes import q
from tests.plan.writing import protocol_of, samples


def _proteins(facts: Facts, *texts: str) -> Facts:
    values = zip(facts.samples, texts, strict=True)
    return replace(facts, samples=tuple(replace(one, values={"protein": q(text)}) for one, text in values))


def test_rows_that_differ_are_told_as_a_span_and_in_a_column(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    """5 % of 1 mg at 4.2, 3.98 and 4.57 mg/mL: 11.90, 12.56 and 10.94 µL."""
    plan = make_plan(co_ip, _proteins(facts, "4.2 mg/mL", "3.98 mg/mL", "4.57 mg/mL"), lab)
    step = plan.by_ref["lysis/input"]
    assert step.text == "Set aside 10.94–12.56\u00a0µL of each lysate as input."
    assert [row.cells[0].plain for row in step.rows] == ["11.90 µL", "12.56 µL", "10.94 µL"]


def test_a_value_that_differs_gets_its_column_even_when_it_is_only_in_the_text() -> None:
    protocol = protocol_of(
        """
        samples: {columns: {protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL}}}
        calculations: {load: {per: sample, label: Load, value: 20 µg / protein}}
        """,
        "- {id: load, do: 'Load {{ load }} of each.', per: sample}\n",
    )
    alike = make_plan(protocol, _proteins(samples("A", "B"), "4 mg/mL", "4 mg/mL")).by_ref["work/load"]
    assert (alike.columns, [chip.text for chip in alike.chips]) == ((), ["5\u00a0µL"])
    differing = make_plan(protocol, _proteins(samples("A", "B"), "4 mg/mL", "10 mg/mL"))
    assert (differing.by_ref["work/load"].columns, differing.by_ref["work/load"].chips) == (("Load",), ())
    assert differing.by_ref["work/load"].text == "Load 2–5\u00a0µL of each."


def test_spans_across_units_keep_both() -> None:
    protocol = protocol_of(
        """
        samples: {columns: {protein: {label: Protein, unit: mg/mL, typical: 4 mg/mL}}}
        calculations: {load: {per: sample, label: Load, value: 2 mg / protein}}
        """,
        "- {id: load, do: 'Load {{ load }} of each.', per: sample}\n",
    )
    plan = make_plan(protocol, _proteins(samples("A", "B"), "1 mg/mL", "4 mg/mL"))
    assert plan.steps[0].text == "Load 500\u00a0µL to 2\u00a0mL of each."


def test_a_lot_is_asked_at_the_first_use_and_shown_at_later_ones(
    co_ip: Protocol, facts: Facts, lab: Lab
) -> None:
    lot = EntryKey("preclear/beads", "protein_ag_agarose.lot")
    expiry = EntryKey("preclear/beads", "protein_ag_agarose.expiry")
    before = make_plan(co_ip, facts, lab)
    names = [(one.name, one.row, one.required, one.kind) for one in before.by_ref["preclear/beads"].asked]
    assert names == [(lot.name, "", False, Kind.TEXT), (expiry.name, "", False, Kind.DATE)]
    assert before.by_ref["ip/beads"].asked == ()
    after = make_plan(co_ip, facts.with_entry(lot, "A1-07").with_entry(expiry, date(2027, 3, 31)), lab)
    assert [one.text for one in after.by_ref["preclear/beads"].asked] == ["A1-07", "2027-03-31"]
    chip = after.by_ref["ip/beads"].chips[-1]
    assert (chip.name, chip.text, chip.detail) == ("protein_ag_agarose.lot", "A1-07", "expires 2027-03-31")


def test_a_reagent_used_in_rounds_is_asked_for_in_the_first_only() -> None:
    protocol = protocol_of(
        "reagents: {pbs: {name: PBS, enter: [lot]}}\n",
        "- {id: wash, do: Wash., repeat: 2, uses: [pbs]}\n",
    )
    first, second = make_plan(protocol, samples("A")).steps
    assert ([one.name for one in first.asked], second.asked) == (["pbs.lot"], ())


def test_each_round_asks_for_its_own_entry_and_the_latest_counts() -> None:
    protocol = protocol_of(
        "calculations: {twice: {label: Twice, value: seen * 2}}\n",
        """
        - id: count
          do: Count.
          repeat: 2
          enter: {seen: {label: Seen, kind: number, typical: "10"}}
        - {id: tell, do: 'Told {{ twice }}.'}
        """,
    )
    facts = samples("A").with_entry(EntryKey("work/count.1", "seen"), q("3").magnitude)
    assert make_plan(protocol, facts).by_ref["work/tell"].text == "Told 6."
    facts = facts.with_entry(EntryKey("work/count.2", "seen"), q("4").magnitude)
    plan = make_plan(protocol, facts)
    assert plan.by_ref["work/tell"].text == "Told 8."
    assert [step.asked[0].text for step in plan.steps[:2]] == ["3", "4"]


def test_an_entry_that_need_not_be_made_is_no_gap() -> None:
    protocol = protocol_of(
        "",
        "- {id: look, do: Look., enter: {remark: {label: Remark, kind: text, required: no, typical: none}}}\n",
    )
    (asked,) = make_plan(protocol, samples("A")).steps[0].asked
    assert (asked.required, asked.row, asked.kind) == (False, "", Kind.TEXT)


def test_what_a_person_must_know_is_carried_over(plan: Plan) -> None:
    assert plan.by_ref["elution/boil"].hazard.startswith("Hot block and steam. Lock the lids")
    assert plan.by_ref["elution/boil"].at == "95–100\u00a0°C"
    assert plan.by_ref["ip/bind"].agitate == "gentle end-over-end rotation"
    assert plan.by_ref["washing/wash.3"].caution == "Do not aspirate beads."
    assert plan.by_ref["lysis/lyse"].ready == "Put one microcentrifuge tube per lysate on ice."
    assert plan.by_ref["lysis/clear"].at == "4\u00a0°C"  # of the spin
    assert plan.by_ref["lysis/clear"].cite == "G1"


def test_hands_on_time_counts_the_rows_of_the_step(plan: Plan) -> None:
    minutes = {step.ref: step.hands_on_ms / 60_000 for step in plan.steps}
    assert minutes["lysis/protein"] == 45 + 3 * 2
    assert minutes["ip/antibody"] == 2 + 4
    assert minutes["lysis/clear"] == 2


def test_without_a_hands_on_time_a_usual_one_is_assumed_and_marked() -> None:
    (step,) = make_plan(protocol_of("", "- {id: mix, do: Mix.}\n"), samples("A")).steps
    assert (step.hands_on_ms, step.hands_on_assumed) == (120_000, True)


@pytest.mark.parametrize(
    ("wait", "told"),
    [
        ("wait: 72 h", "72 h"),
        ("wait: 48-72 h", "48–72 h"),
        ("wait: 3 d", "3 d"),
        ("wait: 24 h", "24 h"),
        ("wait: 1.5 h", "1 h 30 min"),
        ("wait: {for: a long weekend, least: 60 h, typical: 72 h, most: 80 h}", "a long weekend, 60–80 h"),
    ],
)
def test_a_wait_of_days_is_told_in_hours_where_the_file_says_hours(wait: str, told: str) -> None:
    plan = make_plan(protocol_of("", f"- {{id: grow, do: Grow., {wait}, stop: {{up to: 76 h}}}}"), Facts())
    step = plan.by_ref["work/grow"]
    assert step.wait is not None
    assert step.wait.text.replace("\u00a0", " ") == told
    assert step.stop.replace("\u00a0", " ") == "up to 76 h"


def test_a_share_that_was_worked_out_is_told_in_its_unit() -> None:
    protocol = protocol_of(
        """
        parameters:
          dose: {label: Dose, default: 10 µM}
          stock: {label: Stock, default: 10 mM}
        calculations:
          share: {label: DMSO, value: dose / stock, unit: "%"}
          times: {label: Times, value: stock / dose}
        """,
        '- {id: mix, do: "Mix to {{ share }}, 1 in {{ times }}."}',
    )
    assert (
        make_plan(protocol, Facts()).by_ref["work/mix"].text.replace("\u00a0", " ")
        == "Mix to 0.1 %, 1 in 1000."
    )
