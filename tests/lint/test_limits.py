"""Where a rule begins to speak: roles, strengths, order, pipettes."""

from __future__ import annotations

import pytest

from protocolapp.lint import Severity
from tests.calc.pipettes import ALL as BENCH_PIPETTES
from tests.lint.looking import found_in, ids, read


def changed(rule: str, old: str, new: str) -> str:
    """The protocol that trips, with one thing said otherwise."""
    text = read(rule)
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(("edta", "severity"), [("2 mM", Severity.NOTE), ("2.1 mM", Severity.WARNING)])
def test_vanadate_beside_edta_is_a_note_up_to_2_mm(edta: str, severity: Severity) -> None:
    (finding,) = found_in(changed("vanadate-with-chelator", "final: 5 mM", f"final: {edta}"))
    assert finding.severity is severity


@pytest.mark.parametrize(("edta", "told"), [("2.4 mM", False), ("2.5 mM", True), ("2500 µM", True)])
def test_a_chelator_counts_from_a_quarter_of_the_metal(edta: str, told: bool) -> None:
    text = changed("chelator-against-magnesium", "final: 5 mM", f"final: {edta}")
    assert bool(found_in(text)) is told


def test_a_chelator_in_a_stop_solution_is_where_it_belongs() -> None:
    text = changed(
        "chelator-against-magnesium", "name: Reaction buffer", "name: Reaction buffer\n    role: stop"
    )
    assert found_in(text) == ()


@pytest.mark.parametrize(("dtt", "told"), [("1 mM", False), ("1.01 mM", True)])
def test_bca_bears_dtt_up_to_1_mm(dtt: str, told: bool) -> None:
    assert bool(found_in(changed("bca-disturbed", "final: 5 mM", f"final: {dtt}"))) is told


def test_a_strength_by_formula_counts_as_what_it_comes_to() -> None:
    text = changed("bca-disturbed", "final: 5 mM", "final: dtt / 2").replace(
        "reagents:\n", "parameters:\n  dtt: {label: DTT, default: 4 mM, cite: lab}\nreagents:\n", 1
    )
    (finding,) = found_in(text)
    assert "2\u00a0mM DTT" in finding.message


@pytest.mark.parametrize(("share", "told"), [("1 %", False), ("1.1 % v/v", True), ("0.01", False)])
def test_a_kinase_bears_1_per_cent(share: str, told: bool) -> None:
    text = changed("too-much-dmso-for-kinase", "share: 2 % v/v", f"share: {share}")
    assert bool(found_in(text)) is told


def test_the_limit_is_that_of_dmso() -> None:
    assert found_in(changed("too-much-dmso-for-kinase", "what: DMSO", "what: water")) == ()


def test_untreated_wells_may_be_without_solvent() -> None:
    text = changed("unequal-solvent", "vehicle: 0.1 % v/v", "untreated: 0 %")
    text = text.replace("controls: {", "controls: {untreated: 4, ")
    assert found_in(text) == ()


def test_milk_may_follow_once_the_phosphorylation_has_been_read() -> None:
    text = read("milk-with-phospho-antibody", "clean").replace(
        "uses: [anti_gapdh]", "uses: {milk: 10 mL, anti_gapdh: 1 µL}"
    )
    text = text.replace(
        "solutions:\n",
        "solutions:\n  milk:\n    name: Milk\n    cite: lab\n    contains:\n"
        "      - {what: Skimmed milk, final: 5 % w/v, stock: 10 % w/v, role: milk}\n",
    )
    assert found_in(text) == ()


def test_boiling_lysis_needs_no_inhibitors() -> None:
    text = read("phosphatase-inhibitors-missing").replace("role: lysis", "role: [lysis, sample buffer]")
    assert found_in(text) == ()


def test_isotype_igg_is_a_control_as_are_bare_beads() -> None:
    assert "no-ip-control" not in ids(found_in(read("no-input-lane")))
    assert "no-ip-control" not in ids(found_in(read("no-ip-control", "clean")))


def test_the_pipettes_at_hand_decide() -> None:
    text = changed("below-smallest-pipette", "0.1 µL", "0.5 µL")
    assert found_in(text) == ()
    coarse = [one for one in BENCH_PIPETTES if one.minimum.amount_in("µL") >= 2]
    (finding,) = found_in(text, coarse)
    assert "0.5\u00a0µL of Antibody" in finding.message
    assert found_in(text, ()) == ()


def test_a_component_that_cannot_be_pipetted_is_told_at_its_line() -> None:
    text = read("unused-solution", "clean").replace("final: 150 mM, stock: 5 M", "final: 10 µM, stock: 5 M")
    (finding,) = found_in(text)
    assert (finding.rule.id, finding.path) == ("below-smallest-pipette", ("solutions", "tbs", "contains", 0))


def test_what_is_completed_fresh_in_time_does_not_go_off() -> None:
    text = changed("kept-too-long", "stock: 5 M}", "stock: 5 M, add: fresh}")
    assert found_in(text) == ()


def test_a_long_wait_in_what_keeps_for_an_hour_is_told() -> None:
    text = changed("kept-too-long", "for: same day", "for: 1 h").replace(
        "uses: {working_solution: 5 mL}, cite: lab}\n      - {id: night",
        "uses: {working_solution: 5 mL}, wait: 2 h, at: 4 °C, cite: lab}\n      - {id: night",
    )
    first = found_in(text)[0]
    assert first.message == "Working solution is kept for 1 h, and the wait in it is 2\u00a0h"


def test_many_figures_without_a_source_are_told_once() -> None:
    step = "      - {id: rest, do: Let it rest., wait: 20 min, at: room temperature}\n"
    many = "".join(step.replace("rest,", f"rest{number},") for number in range(11))
    (finding,) = found_in(read("figure-without-source").replace(step, many))
    assert finding.message == "11 figures have no source, this one is the first"


def test_a_lysis_buffer_is_known_by_its_detergent_and_its_place() -> None:
    """Without its role it is what holds detergent and comes before the protein is measured."""
    assert ids(found_in(changed("bradford-with-detergent", "    role: lysis\n", ""))) == [
        "bradford-with-detergent"
    ]
    washed = changed("bradford-with-detergent", "    role: lysis\n", "").replace("id: lysis", "id: last")
    lysis, _, protein = washed.partition("sections:\n")[2].partition("  - id: protein\n")
    swapped = f"{washed.partition('sections:')[0]}sections:\n  - id: protein\n{protein}{lysis}"
    assert found_in(swapped) == ()


def test_detergent_on_fixed_cells_is_no_lysis() -> None:
    text = changed("protease-inhibitors-missing", "role: sample buffer", "role: primary antibody")
    assert ids(found_in(text)) == ["protease-inhibitors-missing"]
    assert found_in(text.replace("    role: lysis\n", "")) == ()


def test_lysis_for_anything_but_proteins_needs_no_protease_inhibitors() -> None:
    assert found_in(changed("protease-inhibitors-missing", "role: sample buffer", "role: buffer")) == ()


def test_bare_beads_stay_a_control_when_the_blot_follows() -> None:
    text = read("no-ip-control", "clean") + (
        "  - id: blot\n    title: Blot\n    steps:\n"
        "      - {id: primary, do: Add the antibody., uses: [anti_alk], cite: lab}\n"
    )
    assert found_in(text) == ()


def test_what_dilutes_lysate_to_be_measured_washes_nothing_out() -> None:
    text = changed(
        "inhibitors-washed-out", "uses: {wash_buffer: 1 mL}", "uses: {wash_buffer: 1 mL, bca: 1 mL}"
    )
    text = text.replace("reagents:\n", "reagents:\n  bca: {name: BCA kit, role: BCA assay, cite: lab}\n", 1)
    assert found_in(text) == ()


def test_a_window_that_opens_late_pushes_the_next_one() -> None:
    """What waits for `least:` takes time from a window that is open meanwhile."""
    text = read("window-cannot-be-met", "clean").replace(
        "takes: 20 min,", "within: {after: mix, least: 25 min}, takes: 20 min,"
    )
    (finding,) = found_in(text)
    assert (
        finding.message
        == "work/add must begin within 30 min of work/mix, and is planned 45\u00a0min after it"
    )
