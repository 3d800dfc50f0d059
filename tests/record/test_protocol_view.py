"""The protocol page as data: every figure with its source."""

from __future__ import annotations

import pytest

from protocolapp.gui.plan.plan_line_view import plan_line_view
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import load_protocol
from protocolapp.record.protocol_page.steps import StepText
from protocolapp.record.protocol_page.view import ProtocolView, protocol_view
from protocolapp.resources import protocols_folder


@pytest.fixture(scope="module")
def plan() -> Plan:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    return make_plan(protocol, typical_facts(protocol))


@pytest.fixture(scope="module")
def view(plan: Plan) -> ProtocolView:
    return protocol_view(plan, "0123456789abcdef" * 4)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _step(view: ProtocolView, beginning: str) -> StepText:
    steps = [step for section in view.sections for step in section.steps]
    return next(step for step in steps if step.text.startswith(beginning))


def test_the_head_says_version_length_and_fingerprint(view: ProtocolView, plan: Plan) -> None:
    assert view.facts[0] == "v1.0.0"
    assert _plain(view.facts[1]) == f"{len(plan.steps)} steps"
    assert _plain(view.facts[2]).startswith("2 days, ")
    assert view.fingerprint == "fingerprint 0123456789ab"


def test_figures_are_filled_in_and_cited(view: ProtocolView) -> None:
    step = _step(view, "Spin down the debris")
    (spin,) = [detail for detail in step.details if detail.icon == "disc-3"]
    assert _plain(spin.text) == "14 000 × g, 15 min, 4 °C"
    assert spin.cite == "G1"


def test_the_labs_choice_is_marked(view: ProtocolView) -> None:
    step = _step(view, "Rotate gently overnight")
    (wait,) = [detail for detail in step.details if detail.icon == "timer"]
    assert _plain(wait.text) == "overnight, 8–18 h"
    assert wait.cite == "lab's choice"
    assert any(_plain(detail.text) == "Safe stop: up to 18 h at 4 °C" for detail in step.details)


def test_rounds_are_told_once(view: ProtocolView) -> None:
    washing = next(section for section in view.sections if section.title == "Washing")
    wash = washing.steps[-1]
    assert "3\u00a0rounds" in [detail.text for detail in wash.details]
    first, last = wash.number.split("–")
    assert int(last) - int(first) == 2


def test_cautions_stand_apart(view: ProtocolView) -> None:
    step = next(s for x in view.sections for s in x.steps if s.warnings)
    assert step.warnings[0][0] == "Caution"


def test_every_instruction_of_the_protocol_is_there(view: ProtocolView, plan: Plan) -> None:
    shown = [step.text for section in view.sections for step in section.steps]
    assert [step.text for step in plan.steps if step.round == 1] == shown


def test_materials_say_role_host_and_place(view: ProtocolView) -> None:
    antibody = view.reagents[0]
    assert antibody.name == "anti-ALK antibody"
    assert "from rabbit" in antibody.facts
    assert "note lot and expiry" in antibody.facts
    assert "kept at 4 °C" in next(one.facts for one in view.reagents if one.name == "PBS")
    assert "Ice bucket" in [one.name for one in view.equipment]


def test_values_have_their_range_with_its_own_source(view: ProtocolView) -> None:
    antibody = next(one for one in view.parameters if one.label == "Primary antibody per IP")
    assert (_plain(antibody.value), antibody.cite) == ("2 µg", "lab's choice")
    assert (_plain(antibody.span), antibody.span_cite) == ("1–5 µg", "G1")


def test_sources_are_whole(view: ProtocolView) -> None:
    guide, lab = view.sources
    assert guide.key == "G1"
    assert "BenchChem" in guide.text
    assert "2025" in guide.text
    assert lab.key == "lab's choice"


def test_a_source_says_what_rests_on_it(view: ProtocolView) -> None:
    guide, lab = view.sources
    assert guide.cited_for.startswith(
        "steps 3–9, 13–20, 22–31; readout Partners of ALK; values Lysate protein per IP, "
    )
    assert "reagents anti-ALK antibody, Protein A/G agarose, PBS, 2x Laemmli sample buffer" in guide.cited_for
    assert lab.cited_for.startswith("steps 10–12, 18, 29, 31; values Lysate protein per IP, ")  # its range


def test_materials_say_what_the_typical_samples_take(view: ProtocolView) -> None:
    taken = {one.name: (_plain(one.total), _plain(one.steps)) for one in view.reagents}
    assert taken["anti-ALK antibody"] == ("6 µL", "step 17")  # three IPs of 2 µL
    assert taken["PBS"] == ("60 mL", "steps 4–5")  # two washes of three dishes with 10 mL
    assert taken["Protein A/G agarose"] == ("200 µL", "steps 13, 19")  # four tubes, 20 and 30 µL
    assert taken["BCA protein assay kit"] == ("as needed", "step 10")


def test_without_a_start_the_time_line_tells_lengths(plan: Plan) -> None:
    line = plan_line_view(plan)
    assert line.begins == "start"
    assert _plain(line.middle) == "overnight at 4 °C, 14 h · safe stop"
    assert sum(piece.ms for piece in line.pieces) == plan.total_ms
