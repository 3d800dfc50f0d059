"""A plan as text and as JSON. The references are read by people: after a wanted change, look at the difference, then
write them anew with `python -m tests.plan.test_writing_out`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, plan_as_json, plan_as_text, typical_facts
from protocolapp.plan.facts import Facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.resources import protocols_folder
from tests.calc.pipettes import ALL, ROTOR
from tests.plan.writing import protocol_of, samples

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
SHIPPED = sorted(path.stem for path in protocols_folder().glob("*.yaml"))


def _typical_plan(stem: str) -> str:
    """With the default parameters, the typical values, usual pipettes and one rotor."""
    loaded = load_protocol(protocols_folder() / f"{stem}.yaml").protocol
    assert loaded is not None
    typical = typical_facts(loaded)
    spun = Facts(typical.parameters, typical.samples, typical.entries, ROTOR.name)
    return plan_as_text(make_plan(loaded, spun, Lab(pipettes=ALL, rotors=(ROTOR,))))


@pytest.mark.parametrize("stem", SHIPPED)
def test_the_plan_of_a_shipped_protocol_reads_as_it_should(stem: str) -> None:
    assert _typical_plan(stem) == (REFERENCE / f"{stem}.plan.txt").read_text(encoding="utf-8")


def test_a_plan_without_samples_is_written_too(co_ip: Protocol, lab: Lab) -> None:
    text = plan_as_text(make_plan(co_ip, Facts(), lab))
    assert "BLOCK: There are no lysates yet." in text
    assert "Co-IP lysis buffer: needs lysates" in text


def test_one_is_told_as_one(co_ip: Protocol, facts: Facts, lab: Lab) -> None:
    one = Facts({"control": "none"}, facts.samples[:1])
    assert "1 lysate, 1 tube, 31 steps;" in plan_as_text(make_plan(co_ip, one, lab))


def test_a_capital_inside_a_label_stays() -> None:
    body = "samples: {label: HeLa lysate, plural: HeLa lysates}\n"
    plan = make_plan(protocol_of(body, "- {id: look, do: Look.}\n"), samples("A"))
    assert "1 HeLa lysate," in plan_as_text(plan)


def test_json_holds_everything_and_keeps_numbers_exact(plan: Plan) -> None:
    data = json.loads(json.dumps(plan_as_json(plan)))
    assert len(data["steps"]) == len(plan.steps)
    assert data["solutions"][0]["volume"] == "18.7 mL"
    assert data["solutions"][0]["batches"][1]["components"][1]["value"] == "0.055 mL"
    lysate = next(
        one for one in data["row_values"] if (one["name"], one["row"]) == ("lysate_volume", "ip:s1")
    )
    assert (lysate["value"], lysate["text"]) == ("0.25 mL", "250\u00a0µL")
    assert data["blocked"] is False
    assert data["schedule"][-1]["ref"] == plan.steps[-1].ref


if __name__ == "__main__":
    for each in SHIPPED:
        (REFERENCE / f"{each}.plan.txt").write_text(_typical_plan(each), encoding="utf-8")
