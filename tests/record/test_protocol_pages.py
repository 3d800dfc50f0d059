"""The protocol on paper: everything there is to read, in words a machine can find."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from protocolapp.plan import make_plan, typical_facts
from protocolapp.plan.model import Plan
from protocolapp.plan.workflow import workflow_lines, workflow_of
from protocolapp.protocol.load import load_protocol, load_text
from protocolapp.record.pdf.protocol_page import render_protocol_page
from protocolapp.resources import protocols_folder
from tests.record.bench_days import co_ip
from tests.record.hostile import NASTY
from tests.record.pdf_reading import pages_of, pdftotext, squeezed
from tests.services.folders import small_protocol


@pytest.fixture(scope="module")
def plan() -> Plan:
    protocol = co_ip()
    return make_plan(protocol, typical_facts(protocol))


@pytest.fixture(scope="module")
def pages(plan: Plan) -> list[str]:
    return pages_of(render_protocol_page(plan).data)


def _plan_of(text: str) -> Plan:
    loaded = load_text(text, "some.yaml")
    assert loaded.protocol is not None, loaded.problems
    return make_plan(loaded.protocol, typical_facts(loaded.protocol))


def test_everything_is_printed(plan: Plan, pages: list[str]) -> None:
    text = squeezed("".join(pages))
    wanted = (
        plan.protocol.title, plan.protocol.objective, plan.protocol.overview or "",
        "An In-depth Technical Guide to the Anaplastic Lymphoma Kinase", "Cited for steps 3–9, 13–20, 22–31",
        "21 h 34 min in all, over 2 days", "Protein A/G agarose", "200 µL", "Ice bucket", "Lysate protein per IP",
        "Co-IP lysis buffer, 18.7 mL", "Phosphatase inhibitor cocktail (add fresh)",
        "Caution: Do not carry beads over.", "Hazard: Hot block and steam.", "Safe stop: up to 18 h at 4 °C",
    )  # fmt: skip
    assert [one for one in wanted if squeezed(one) not in text] == []


def test_each_step_is_printed_whole(plan: Plan, pages: list[str]) -> None:
    text = squeezed("".join(pages))
    assert [step.text for step in plan.steps if squeezed(step.text) not in text] == []


@pytest.mark.parametrize("stem", sorted(path.stem for path in protocols_folder().glob("*.yaml")))
def test_the_heading_of_the_workflow_stands_on_the_page_where_the_drawing_begins(stem: str) -> None:
    loaded = load_protocol(protocols_folder() / f"{stem}.yaml")
    assert loaded.protocol is not None
    pages = pages_of(render_protocol_page(make_plan(loaded.protocol, typical_facts(loaded.protocol))).data)
    headed = next(page for page in pages if "Workflow" in page.splitlines())
    assert "Start" in map(str.strip, headed.splitlines())


def test_the_drawing_has_its_words_below_it(plan: Plan, pages: list[str]) -> None:
    text = squeezed("".join(pages))
    assert [line for line in workflow_lines(workflow_of(plan)) if squeezed(line) not in text] == []
    assert text.index(squeezed("Workflow")) < text.index(squeezed("The workflow in words"))


def test_the_pathway_is_printed_where_the_file_names_one() -> None:
    head = 'readout: {pathway: alk, at: [alk_phosphorylation], label: "ALK autophosphorylation"}\n'
    plan = _plan_of(small_protocol().replace("samples:", f"{head}samples:"))
    text = squeezed("".join(pages_of(render_protocol_page(plan).data)))
    assert squeezed("Where it reads in the pathway") in text
    assert squeezed("Read here: ALK autophosphorylation") in text
    without = "".join(pages_of(render_protocol_page(_plan_of(small_protocol())).data))
    assert "pathway" not in without


def test_a_plan_in_which_nothing_is_to_be_done_is_printed_too() -> None:
    steps = """\
tubes:
  ip: {label: IP, each: sample, when: count(samples) > 5}
sections:
  - id: work
    title: Work
    steps:
      - {id: a, do: Add., per: tube, tubes: [ip]}
"""
    plan = _plan_of(small_protocol().partition("sections:")[0] + steps)
    assert plan.steps == ()
    text = "".join(pages_of(render_protocol_page(plan).data))
    assert "No times are given." in text
    assert "Workflow" not in text


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_same_plan_gives_the_same_bytes(plan: Plan, size: str) -> None:
    assert render_protocol_page(plan, size=size).data == render_protocol_page(plan, size=size).data


@pytest.mark.parametrize("nasty", [one for one in NASTY if "\n" not in one and "{{" not in one])
def test_hostile_text_is_printed_letter_by_letter(nasty: str, tmp_path: Path) -> None:
    quoted = "'" + nasty.replace("'", "''") + "'"
    text = small_protocol("hostile", quoted, quoted)
    for plain in ("do: Rinse with PBS.", "name: PBS", "title: Work", "do: Let it rest."):
        key = plain.partition(":")[0]
        text = text.replace(plain, f"{key}: {quoted}")
    printed = squeezed(pdftotext(render_protocol_page(_plan_of(text)).data, tmp_path))
    # at least the title, the objective, the reagent, the section and two steps
    assert printed.count(squeezed(nasty)) >= 6


def test_five_hundred_steps_are_printed_in_seconds(tmp_path: Path) -> None:
    step = (
        "      - {{id: s{n}, do: Do thing {n} with care and then look at it., takes: 1 min, wait: 5 min}}\n"
    )
    plan = _plan_of(small_protocol() + "".join(step.format(n=number) for number in range(500)))
    begun = perf_counter()
    pages = render_protocol_page(plan)
    assert perf_counter() - begun < 20
    text = squeezed(pdftotext(pages.data, tmp_path))
    for number in (0, 249, 499):  # drawn, in words, in full
        assert text.count(f"Dothing{number}with") == 3
