"""Values out of their limits: the impossible blocks and names the limiting row, the unusual warns."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import EntryKey, Facts, Sample
from protocolapp.plan.model import Flag, Plan, Severity
from protocolapp.protocol.model import Protocol
from tests.calc.pipettes import q
from tests.plan.writing import protocol_of, samples


def _flags(plan: Plan, code: str) -> list[Flag]:
    return [flag for flag in plan.flags if flag.code == code]


def _with_protein(facts: Facts, row: str, protein: str) -> Facts:
    return facts.with_entry(EntryKey("lysis/protein", "protein", row), q(protein))


def test_a_thin_lysate_is_named_with_the_remedy_of_the_protocol(
    co_ip: Protocol, facts: Facts, lab: Lab
) -> None:
    """1 mg of 1.6 mg/mL is 625 µL: more than the 500 µL of the IP, though the dish gives enough."""
    plan = make_plan(co_ip, _with_protein(facts, "s3", "1.6 mg/mL"), lab)
    (flag,) = _flags(plan, "ABOVE_MOST")
    assert (flag.severity, flag.about, flag.row) == (Severity.BLOCK, "lysate_volume", "ip:s3")
    assert flag.message == "Lysate, NCI-H2228 DMSO: 625\u00a0µL is more than the 500\u00a0µL of “IP volume”."
    assert flag.remedy.startswith("Lower the protein per IP")


def test_a_negative_volume_blocks() -> None:
    body = """
    samples: {columns: {taken: {label: Taken, unit: µL, typical: 40 µL}}}
    reagents: {water: {name: water}}
    calculations:
      fill: {per: sample, label: Water, value: 50 µL - taken}
    """
    steps = "- {id: fill, do: 'Add {{ fill }}.', per: sample, uses: {water: fill}}\n"
    facts = Facts(samples=(Sample("s1", "A", {"taken": q("60 µL")}),))
    (flag,) = _flags(make_plan(protocol_of(body, steps), facts), "NEGATIVE_VOLUME")
    assert (flag.severity, flag.about, flag.row) == (Severity.BLOCK, "fill", "s1")
    assert flag.message == "Water, A: the volume comes out negative: −10\u00a0µL."


def test_a_negative_volume_is_shown_as_it_is_and_its_cause_told_once(
    co_ip: Protocol, facts: Facts, lab: Lab
) -> None:
    plan = make_plan(co_ip, _with_protein(facts, "s3", "1.6 mg/mL"), lab)
    assert [(flag.code, flag.row) for flag in plan.flags if flag.severity is Severity.BLOCK] == [
        ("ABOVE_MOST", "ip:s3")
    ]
    assert plan.row_values["makeup_volume", "ip:s3"].value == q("-125 µL")
    assert plan.by_ref["preclear/aliquot"].rows[2].cells[1].text == "−125\u00a0µL"
    assert plan.blocked


def test_the_sample_that_must_also_serve_the_control_runs_short_first(
    co_ip: Protocol, facts: Facts, lab: Lab
) -> None:
    """At 2 mg/mL two tubes and the input take 1.025 mL of the first lysate; one tube and the input take 525 µL."""
    thin = replace(
        facts, samples=tuple(replace(one, values={"protein": q("2 mg/mL")}) for one in facts.samples)
    )
    (flag,) = [
        one for one in _flags(make_plan(co_ip, thin, lab), "ABOVE_MOST") if one.about == "lysate_needed"
    ]
    assert flag.row == "s1"
    assert "drop the control" in flag.remedy


def test_parameters_and_samples_out_of_their_range_warn(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    far = _with_protein(facts, "s2", "25 mg/mL").with_parameter("antibody_per_ip", q("8 µg"))
    flags = _flags(make_plan(co_ip, far, lab), "OUTSIDE_RANGE")
    assert [(flag.severity, flag.about, flag.row) for flag in flags] == [
        (Severity.WARN, "antibody_per_ip", ""),
        (Severity.WARN, "protein", "s2"),
    ]
    assert flags[0].message == "Primary antibody per IP: 8\u00a0µg is outside 1–5\u00a0µg."
    assert "outside 0.5–20\u00a0mg/mL" in flags[1].message


def test_an_entry_out_of_its_range_warns_and_is_marked(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    entered = facts.with_entry(EntryKey("lysis/confluence", "confluence", "s1"), q("60 %"))
    plan = make_plan(co_ip, entered, lab)
    (flag,) = _flags(plan, "OUTSIDE_RANGE")
    assert (flag.about, flag.row) == ("confluence", "s1")
    asked = plan.by_ref["lysis/confluence"].asked
    assert [(one.outside, one.text) for one in asked] == [(True, "60\u00a0%"), (False, ""), (False, "")]
    assert asked[0].limits == "80–90\u00a0%"


def test_a_choice_that_is_none_blocks(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    (flag,) = _flags(make_plan(co_ip, facts.with_parameter("control", "mouse IgG"), lab), "NOT_A_CHOICE")
    assert "isotype IgG" in flag.remedy


def test_too_many_samples_warn(co_ip: Protocol, lab: Lab) -> None:
    many = Facts(samples=tuple(Sample(f"s{one}", f"L{one}", {"protein": q("4 mg/mL")}) for one in range(25)))
    (flag,) = _flags(make_plan(co_ip, many, lab), "TOO_MANY_SAMPLES")
    assert "24 at most" in flag.message


def test_a_force_above_the_rotors_limit_blocks(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    slow = replace(lab.rotors[0], name="slow", max_rpm=q("10000 rpm"))
    plan = make_plan(co_ip, replace(facts, rotor="slow"), Lab(lab.operators, lab.pipettes, (slow,)))
    (flag,) = _flags(plan, "ROTOR_LIMIT")
    assert flag.about == "lysis/clear"


def test_a_rotor_that_the_lab_does_not_have_is_told(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    plan = make_plan(co_ip, replace(facts, rotor="sold"), lab)
    assert _flags(plan, "ROTOR_UNKNOWN")
    assert "rpm" not in plan.by_ref["lysis/clear"].spin


def test_a_lab_without_pipettes_still_gets_its_volumes(co_ip: Protocol, facts: Facts) -> None:
    plan = make_plan(co_ip, facts)
    assert _flags(plan, "NO_PIPETTES")
    assert plan.values["antibody_volume"].text == "2\u00a0µL"


def test_too_little_to_pipette_warns_with_the_predilution(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    strong = facts.with_parameter("antibody_stock", q("20 mg/mL"))
    (flag,) = _flags(make_plan(co_ip, strong, lab), "BELOW_MIN_PIPETTE")
    assert (flag.severity, flag.about) == (Severity.WARN, "antibody_volume")
    assert "1:10 (1 part in 10)" in flag.remedy


def test_a_calculation_that_fails_is_told_and_the_rest_stands() -> None:
    protocol = protocol_of(
        """
        samples:
          columns:
            a: {label: A, unit: mg/mL, typical: 4 mg/mL, range: [3 mg/mL, 9 mg/mL]}
            b: {label: B, unit: mg/mL, typical: 1 mg/mL, range: [1 mg/mL, 2 mg/mL]}
        calculations:
          fold: {per: sample, label: Fold, value: 1 mg/mL / (a - b)}
        """,
        "- {id: read, do: 'Read {{ fold }}.', per: sample}\n",
    )
    equal = Facts(samples=(Sample("s1", "A", {"a": q("2 mg/mL"), "b": q("2 mg/mL")}),))
    plan = make_plan(protocol, equal)
    (flag,) = _flags(plan, "CANNOT_CALCULATE")
    assert (flag.severity, flag.about, flag.row) == (Severity.BLOCK, "fold", "s1")
    assert len(plan.steps) == 1


def test_limits_may_be_calculations_of_their_own() -> None:
    protocol = protocol_of(
        """
        samples:
          columns:
            counted: {label: Cells, unit: cells, typical: 1e6 cells}
        calculations:
          mean_cells: {label: Mean, value: mean(counted)}
          share: {per: sample, label: Share, value: counted / 1, least: mean_cells / 2, remedy: Count again.}
        """,
        "- {id: read, do: Read., per: sample}\n",
    )
    facts = Facts(
        samples=(
            Sample("s1", "A", {"counted": q("1e6 cells")}),
            Sample("s2", "B", {"counted": q("1e5 cells")}),
        )
    )
    (flag,) = _flags(make_plan(protocol, facts), "BELOW_LEAST")
    assert (flag.row, flag.remedy) == ("s2", "Count again.")


def test_a_volume_of_its_own_that_falls_short_of_the_steps_warns() -> None:
    body = """
    solutions:
      buffer: {name: buffer, volume: 1 mL, contains: [{what: salt, final: 1 mM, stock: 1 M}]}
    """
    steps = "- {id: add, do: Add., per: sample, uses: {buffer: 0.6 mL}}\n"
    assert not _flags(make_plan(protocol_of(body, steps), samples("A")), "VOLUME_SHORT")
    (flag,) = _flags(make_plan(protocol_of(body, steps), samples("A", "B")), "VOLUME_SHORT")
    assert "1.2\u00a0mL" in flag.message
