"""`readout:` in a protocol: read, kept through the fingerprint's JSON, and told where it is wrong."""

from __future__ import annotations

import pytest

from protocolapp.protocol.fingerprint import protocol_from_json, protocol_to_json
from protocolapp.protocol.load import load_text
from protocolapp.protocol.model import Readout

SMALL = """\
format: 1
id: small
version: 1.0.0
title: A small protocol
objective: Show a readout.
citations:
  G1: {title: A guide, year: 2025}
readout: READOUT
sections:
  - id: one
    title: One
    steps:
      - {id: first, do: Wait., wait: 30 min}
"""


def problems(readout: str) -> list[tuple[int, str, str]]:
    found = load_text(SMALL.replace("READOUT", readout), "small.yaml")
    return [(problem.line, problem.message, problem.remedy) for problem in found.problems]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("[shc_grb2, pi3k]", ("shc_grb2", "pi3k")),
        ("alk_phosphorylation", ("alk_phosphorylation",)),
        ("all", ("all",)),
    ],
)
def test_a_readout_is_read_and_kept(written: str, places: tuple[str, ...]) -> None:
    text = SMALL.replace("READOUT", f"{{pathway: alk, at: {written}, label: What is read, cite: G1}}")
    protocol = load_text(text, "small.yaml").protocol
    assert protocol is not None
    assert protocol.readout == Readout(pathway="alk", at=places, label="What is read", cite="G1")
    assert protocol.readout.everywhere == (places == ("all",))
    assert protocol_from_json(protocol_to_json(protocol)) == protocol


def test_a_readout_is_no_must() -> None:
    protocol = load_text(SMALL.replace("readout: READOUT\n", ""), "small.yaml").protocol
    assert protocol is not None
    assert protocol.readout is None
    assert "readout" not in protocol_to_json(protocol)


def test_what_is_far_from_all_known_words_is_told_what_is_known() -> None:
    ((line, message, remedy),) = problems("{pathway: wnt, at: all, label: X}")
    assert (line, message, remedy) == (8, "there is no pathway “wnt”", "Known are alk, alk5.")
    ((_, message, remedy),) = problems("{pathway: alk5, at: [erk_jnk_p38], label: X}")
    assert message == "the pathway “alk5” has no place “erk_jnk_p38”"
    assert remedy.startswith("Known are all, tgf_beta, tbr2, alk5, ")


def test_a_source_of_the_readout_must_be_there() -> None:
    ((line, message, _),) = problems("{pathway: alk, at: all, label: X, cite: G7}")
    assert (line, message) == (8, "there is no source “G7”")
