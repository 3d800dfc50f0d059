"""The bundled pathways say what the guides say, and a damaged file is refused in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from protocolapp.protocol.bundled_file import BundledFileError
from protocolapp.protocol.model import Readout
from protocolapp.protocol.pathways import Pathway, bundled_pathway, describe, pathway_names
from protocolapp.protocol.pathways.bundled import read_pathway
from protocolapp.resources import resource

ALK = """
Ligand > ALK dimerisation; Or fusion partner > ALK dimerisation; ALK dimerisation > ALK autophosphorylation
ALK autophosphorylation > Shc, Grb2; Shc, Grb2 > RAS; RAS > RAF; RAF > MEK; MEK > ERK; ERK > nucleus
ALK autophosphorylation > PI3K; PI3K > PIP₂; PIP₂ > PIP₃; PIP₃ > PDK1, AKT; PDK1, AKT > mTOR; PDK1, AKT > survival
ALK autophosphorylation > JAK; JAK > STAT3; STAT3 > nucleus
ALK autophosphorylation > PLCγ; PLCγ > PIP₂; PIP₂ > IP₃; PIP₂ > DAG; IP₃ > PKC; DAG > PKC
"""
ALK5 = """
TGF-β > TβRII; TβRII > ALK5; ALK5 > SMAD2/3
SMAD2/3 > SMAD2/3 + SMAD4; SMAD4 > SMAD2/3 + SMAD4; SMAD2/3 + SMAD4 > nucleus
ALK5 > ERK, JNK, p38; ALK5 > PI3K/AKT; ALK5 > RhoA
"""


def pathway(name: str) -> Pathway:
    found = bundled_pathway(name)
    assert found is not None
    return found


def test_both_pathways_are_there() -> None:
    assert pathway_names() == ("alk", "alk5")
    assert [pathway(name).id for name in pathway_names()] == ["alk", "alk5"]
    assert bundled_pathway("../reagents") is None


@pytest.mark.parametrize(("name", "said"), [("alk", ALK), ("alk5", ALK5)])
def test_what_leads_to_what_is_as_in_the_guide(name: str, said: str) -> None:
    found = pathway(name)
    labels = {node.id: node.label for node in found.nodes} | {"nucleus": "nucleus"}
    arrows = [
        f"{labels[source]} > {labels[target]}"
        for relation in found.relations
        for source in relation.sources
        for target in relation.targets
    ]
    assert sorted(arrows) == sorted(said.strip().replace("\n", "; ").split("; "))


def test_details_and_sources_are_as_in_the_guide() -> None:
    details = {
        node.id: node.detail for name in pathway_names() for node in pathway(name).nodes if node.detail
    }
    assert details == {
        "fusion": "e.g. EML4-ALK, NPM1-ALK",
        "alk_phosphorylation": "Tyr1604",
        "ip3": "Ca²⁺",
        "alk5": "GS domain",
        "smad23": "C-terminal SSXS",
    }
    assert [(name, pathway(name).cite) for name in pathway_names()] == [
        ("alk", ("G1",)),
        ("alk5", ("G2", "G3")),
    ]
    assert [pathway(name).branches for name in pathway_names()] == [("a", "b", "c", "d")] * 2


def test_it_is_told_in_sentences() -> None:
    label = "ALK autophosphorylation (Tyr1604)"
    told = describe(pathway("alk"), Readout(pathway="alk", at=("alk_phosphorylation",), label=label))
    assert told.startswith(
        f"ALK signalling. Read here: {label}, at ALK autophosphorylation. The ligand leads to"
    )
    assert (
        "Branch a: Shc and Grb2 activate RAS, which activates RAF, which activates MEK, which activates ERK, "
        "which moves to the nucleus." in told
    )
    assert "IP3 with calcium and DAG together activate PKC." in told
    assert "₂" not in told
    everything = Readout(pathway="alk5", at=("all",), label="Living cells")
    assert "Read here: Living cells, the net of all branches." in describe(pathway("alk5"), everything)
    assert " Without SMAD: ERK, JNK and p38; PI3K/AKT; RhoA. From: Und" in describe(pathway("alk5"))
    assert told.endswith("Lymphoma Kinase (ALK) Signaling Pathway (2025).")


def test_every_place_and_branch_is_told() -> None:
    for name in pathway_names():
        told = describe(pathway(name)).casefold()
        assert [node.id for node in pathway(name).nodes if node.name.casefold() not in told] == []
        assert all(f"branch {branch}" in told for branch in pathway(name).branches)


def _of(node: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda data: next(each for each in data["nodes"] if each["id"] == node)


@pytest.mark.parametrize(
    ("spoil", "message", "remedy"),
    [
        (lambda data: data.pop("title"), "“title:” is missing here", "Add"),
        (lambda data: data.update(ink="red"), "“ink” is not known here", "Known here are"),
        (lambda data: data.update(cite=["G9"]), "there is no source “G9”", "Add it under sources"),
        (lambda data: _of("raf")(data).update(id="mek"), "two nodes are called “mek”", "an id of its own"),
        (lambda data: _of("raf")(data).update(row=6), "“raf” and “mek” lie on each other", "another place"),
        (lambda data: _of("dag")(data).update(span=4), "“dag” lies outside the grid", "larger grid"),
        (lambda data: _of("raf")(data).update(kind="kinases"), "“kinases” is none", "Did you mean kinase?"),
        (lambda data: _of("raf")(data).update(row=2.5), "", ""),
        (
            lambda data: data["relations"][4].update(to=["rass"]),
            "nothing there is called “rass”",
            "needs a node",
        ),
        (
            lambda data: data["relations"][4].update(to=["nucleus"]),
            "nothing there is called “nucleus”",
            "node",
        ),
        (lambda data: data["compartments"].pop(1), "do not follow each other", "the row after the last"),
    ],
)
def test_a_damaged_pathway_is_refused(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], object], message: str, remedy: str
) -> None:
    data = json.loads(resource("pathways", "alk.json").read_text(encoding="utf-8"))
    spoil(data)
    file = tmp_path / "alk.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BundledFileError) as refused:
        read_pathway(file)
    assert refused.value.title == "“alk.json” cannot be read"
    assert message in refused.value.message
    assert remedy in refused.value.remedy
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "alk", "id": "alk5"}', "the key “id” stands there twice"),
        ("{", "damaged"),
        ("[]", "keys with values"),
        (None, "not there"),
    ],
)
def test_a_file_that_is_no_pathway_is_refused(tmp_path: Path, text: str | None, message: str) -> None:
    file = tmp_path / "broken.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(BundledFileError) as refused:
        read_pathway(file)
    assert message in refused.value.message
    assert refused.value.remedy
