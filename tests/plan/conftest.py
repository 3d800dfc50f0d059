"""The Co-IP protocol as shipped, and a lab with known pipettes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.facts import Facts
from protocolapp.plan.model import Plan
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.resources import protocols_folder
from tests.calc.pipettes import ALL, ROTOR


@pytest.fixture(scope="session")
def co_ip() -> Protocol:
    loaded = load_protocol(protocols_folder() / "co_ip_alk.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


@pytest.fixture(scope="session")
def lab() -> Lab:
    return Lab(pipettes=ALL, rotors=(ROTOR,))


@pytest.fixture(scope="session")
def facts(co_ip: Protocol) -> Facts:
    return typical_facts(co_ip)


@pytest.fixture(scope="session")
def plan(co_ip: Protocol, facts: Facts, lab: Lab) -> Plan:
    """Three lysates at 4 mg/mL and the isotype IgG control."""
    return make_plan(co_ip, facts, lab)


@pytest.fixture(scope="session")
def co_ip_in_rotor(co_ip: Protocol, facts: Facts, lab: Lab) -> Plan:
    """The same with a rotor chosen."""
    return make_plan(co_ip, replace(facts, rotor=ROTOR.name), lab)
