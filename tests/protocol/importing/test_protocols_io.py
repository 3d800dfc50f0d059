"""Exports of protocols.io as files of format 1: the three shapes, their order, and whatever may stand in them."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.plan import make_plan, typical_facts
from protocolapp.protocol.importing.protocols_io import Imported
from protocolapp.protocol.load import load_text
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.characters import REFUSED_CHARACTER
from tests.protocol.importing.exports import SHAPES, as_components, as_draft, draft, guid
from tests.protocol.importing.reading_back import imported, left_out, outcome, protocol_of

HOSTILE = (
    "{{ lab }}", "{{{x}}}", "}}", "a: b", "a #b", "# a", "- a", "'", '"', "\\", "\x00", "\x1b[31m", "\u202e", "\ufeff",
    "\ud800", "\ufffd", "\u2028", "a\tb\nc", "&amp;lt;b&amp;gt;", "<script>x</script>", "<![CDATA[", "<!--",
    "p<alpha and b>0", "---", "%TAG", "*a", "&a", "!!python/name:os.system", "14,000 x g", "NaN", "1e999", "9" * 5000,
    "-5", "prepare", "count", "x" * 9000, "Ein Satz. " * 900, "\U0001f9ea" * 3, '{"blocks": 3}', "[1]", "", " ",
    '{"blocks": [{"text": 5}]}', "https://" + "x" * 900, "999 d", "0", "5-1 min", "-300 °C", "reagents",
)  # fmt: skip


@pytest.mark.parametrize("shape", ["draft", "old components"])
def test_each_shape_gives_the_same_file(shape: str) -> None:
    assert imported(SHAPES[shape]()).text == imported(as_components()).text


def test_what_an_export_says_stands_where_format_1_has_a_place_for_it() -> None:
    protocol = protocol_of(as_components())
    assert (protocol.id, protocol.title, protocol.version) == ("beads-buffers", "Beads & buffers", "2.0.0")
    assert protocol.objective == "Bind a protein to beads."
    assert protocol.overview is not None
    assert protocol.overview.endswith("Guidelines: Keep everything cold.")
    assert protocol.authors == ("Ada Bead", "Ben Buffer")
    source = protocol.citations["P1"]
    assert (source.year, source.url) == ("2017", "https://doi.org/10.17504/protocols.io.abc123")
    assert [section.title for section in protocol.sections] == ["Binding", "Washing"]
    assert protocol.sections[0].note == "Cool the rotor."
    assert [reagent.name for reagent in protocol.reagents.values()] == ["Wash buffer"]
    assert [device.name for device in protocol.equipment.values()] == ["Bench centrifuge"]


def test_what_a_step_says_stands_at_the_step() -> None:
    bind, spin, wash, shake = (step for _, step in protocol_of(as_components()).steps())
    assert bind.do.text == "Add the beads to the lysate. Amounts: 50 µL of beads; 10 mM imidazole."
    assert bind.wait is not None
    assert bind.wait.rings_after.amount_in("min") == 30
    assert (bind.at and bind.at.text, bind.hazard, bind.tip) == (
        "4 °C",
        "Wear gloves.",
        "A rotator serves best.",
    )
    assert spin.spin is not None
    assert spin.spin.force.amount_in("x g") == 500
    assert spin.spin.span.low.amount_in("s") == 120
    assert spin.spin.at is not None
    assert spin.hazard == "The rotor is heavy. https://example.org/rotor"
    assert wash.do.text == "Wash with the wash buffer. Expected result: The beads look white."
    assert (wash.caution, tuple(wash.uses)) == ("Do not let the beads dry.", ("wash_buffer",))
    assert (shake.agitate, shake.at and shake.at.text) == ("shaking at 300 rpm", "room temperature")


def test_every_figure_cites_the_export() -> None:
    for _, step in protocol_of(as_components()).steps():
        assert step.cite == "P1"
        assert step.timed is None or step.timed.cite == "P1"
    assert all(reagent.cite == "P1" for reagent in protocol_of(as_components()).reagents.values())


def test_what_has_no_place_is_listed_at_the_end_with_its_step() -> None:
    assert left_out(as_components()) == ["step 3: link: https://example.org/washing"]
    assert imported(as_components()).left_out == 1


@given(seed=st.randoms(use_true_random=False), shape=st.sampled_from(sorted(SHAPES)))
def test_the_order_of_the_lists_says_nothing(seed: random.Random, shape: str) -> None:
    export = SHAPES[shape]()
    seed.shuffle(export["steps"])
    for step in export["steps"]:
        seed.shuffle(step.get("components", []))
    assert imported(export).text == imported(SHAPES[shape]()).text


CHAINS = st.lists(
    st.fixed_dictionaries(
        {"guid": st.sampled_from([guid(1), guid(2), guid(3), guid(4), None, 7])},
        optional={
            "previous_guid": st.sampled_from([guid(1), guid(2), guid(3), guid(9), None, ""]),
            "number": st.sampled_from(["1", "2", "2.1", "x", None]),
            "step": st.sampled_from(["One.", "Two.", "Three."]),
        },
    ),
    min_size=1,
    max_size=7,
)


@given(steps=CHAINS, seed=st.randoms(use_true_random=False))
def test_a_broken_chain_loses_no_step_and_its_order_is_settled_without_the_list(
    steps: list[dict[str, Any]], seed: random.Random
) -> None:
    said = sorted(step["step"] for step in steps if "step" in step)
    made = outcome({"title": "Chain", "steps": steps})
    if not said:
        assert isinstance(made, Problem)
        return
    assert sorted(step.do.text for _, step in protocol_of({"steps": steps}).steps()) == said
    if any(isinstance(step["guid"], str | int) for step in steps):
        shuffled = copy.deepcopy(steps)
        seed.shuffle(shuffled)
        assert outcome({"title": "Chain", "steps": shuffled}) == made


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([(1, None), (2, None)], "steps that say they are the first: 2"),
        ([(1, 2), (2, 1)], "steps that follow each other in a ring: 2"),
        ([(1, None), (2, 2)], "steps that follow each other in a ring: 1"),
        ([(1, None), (1, None)], "steps with the id of another step: 1"),
        ([(1, None), (2, 9)], "steps that follow one that is not in the file: 1"),
        ([(1, None), (2, 1), (3, 1)], "steps that several others follow: 1"),
        ([(1, None), (None, 1)], "steps without an id: 1"),
    ],
)
def test_what_is_wrong_with_a_chain_is_told(links: list[tuple[int | None, int | None]], told: str) -> None:
    steps = [
        {
            "guid": guid(own) if own else None,
            "previous_guid": guid(before) if before else None,
            "number": str(place),
            "step": f"Step {place}.",
        }
        for place, (own, before) in enumerate(links, 1)
    ]
    [first, *_] = left_out({"title": "Chain", "steps": steps})
    assert first.startswith(f"the order of the steps as the export gives it: {told}")
    assert [step.do.text for _, step in protocol_of({"steps": steps}).steps()] == [
        step["step"] for step in steps
    ]


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*path, key))
    else:
        yield path


def _with(export: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(export)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


@pytest.mark.parametrize("shape", sorted(SHAPES))
@given(data=st.data())
def test_a_hostile_text_in_any_field_is_only_text(shape: str, data: st.DataObject) -> None:
    export = SHAPES[shape]()
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(sorted(_leaves(export), key=str)))
        export = _with(export, path, data.draw(st.sampled_from(HOSTILE)))
    _passes_check_or_is_refused(export)


@given(text=st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=40))
def test_a_hostile_text_in_every_field_at_once_is_only_text(text: str) -> None:
    export = as_components()
    for path in list(_leaves(export)):
        if "guid" not in str(path[-1]) and path[-1] not in ("type_id", "order_id"):
            export = _with(export, path, text)
    _passes_check_or_is_refused(export)
    _passes_check_or_is_refused(
        {"title": text, "steps": [{"data": draft(text, [("notes", {"body": text})])}]}
    )


KEYS = st.sampled_from([
    "steps", "protocol", "title", "guid", "previous_guid", "components", "type_id", "component_type_id", "source",
    "source_data", "data", "step", "section", "description", "body", "blocks", "entityMap", "entityRanges", "text",
    "key", "offset", "length", "type", "duration", "unit", "temperature", "centrifuge", "amount", "name", "materials",
    "materials_text", "authors", "warning", "before_start", "order_id", "cases", "number", "vendor", "style", "0", "1",
    "inlineStyleRanges",
])  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 40) | st.sampled_from(HOSTILE) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


COMPONENTS = st.fixed_dictionaries(
    {"type_id": st.integers(1, 34)},
    optional={
        "order_id": st.integers(0, 3),
        "source": st.dictionaries(KEYS, VALUES, max_size=6),
        "data": st.sampled_from(HOSTILE),
    },
)
ENTITIES = st.tuples(
    st.sampled_from(["amount", "duration", "notes", "tables", "centrifuge", "reagents", "link", "odd"]),
    st.dictionaries(KEYS, VALUES, max_size=6),
)


@given(
    components=st.lists(COMPONENTS, max_size=6),
    entities=st.lists(ENTITIES, max_size=4),
    head=st.dictionaries(KEYS, VALUES, max_size=5),
)
def test_steps_of_any_components_become_a_sound_file(
    components: list[dict[str, Any]], entities: list[tuple[str, dict[str, Any]]], head: dict[str, Any]
) -> None:
    steps = [{"components": components, "guid": "A"}, {"step": draft("Mix.", entities), "previous_guid": "A"}]
    export = {**head, "steps": steps}
    assert isinstance(outcome(export), Imported)
    _passes_check_or_is_refused(export)


@given(steps=VALUES, head=st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_json_becomes_a_sound_file_or_is_refused_with_a_remedy(steps: Any, head: dict[str, Any]) -> None:
    _passes_check_or_is_refused({**head, "steps": steps})
    _passes_check_or_is_refused({**head, "steps": [steps, {"components": [steps, head]}, head]})
    _passes_check_or_is_refused(steps)


def _passes_check_or_is_refused(export: Any) -> None:
    made = outcome(export)
    if isinstance(made, Problem):
        assert made.remedy
        assert made.message.startswith(("this is no protocol", "no step of this protocol"))
        return
    assert isinstance(made, Imported)
    assert not REFUSED_CHARACTER.search(made.text)
    loaded = load_text(made.text, "made.yaml")
    assert loaded.problems == ()
    assert loaded.protocol is not None
    assert make_plan(loaded.protocol, typical_facts(loaded.protocol)).steps
    assert all(not text.startswith("{{") for _, step in loaded.protocol.steps() for text in [step.do.text])


def test_doubled_braces_are_taken_literally() -> None:
    export = {"title": "Braces", "steps": [{"step": "Write {{ name }} and }}} on it."}]}
    [(_, step)] = protocol_of(export).steps()
    assert step.do.text == "Write { { name } } and } } } on it."


def test_a_control_character_is_made_visible() -> None:
    assert protocol_of({"title": "a\x1b[31mb", "steps": [{"step": "Mix."}]}).title == "a\\x1b[31mb"


def test_a_long_instruction_becomes_several_steps_and_loses_nothing() -> None:
    text = " ".join(f"Sentence number {number} of many." for number in range(400))
    export = as_draft()
    export["steps"] = [{**export["steps"][0], "data": draft(text, [("duration", {"duration": 60})])}]
    steps = [step for _, step in protocol_of(export).steps()]
    assert len(steps) == 3
    assert " ".join(step.do.text for step in steps) == text
    assert [step.wait is not None for step in steps] == [False, False, True]


def test_an_old_export_whose_steps_are_titles_only_keeps_them_as_instructions() -> None:
    steps = [
        {
            "guid": guid(place),
            "previous_guid": guid(place - 1) if place > 1 else None,
            "components": [
                {"order_id": 0, "type_id": 1, "source": {"description": ""}},
                {"order_id": 1, "type_id": 6, "source": {"title": title}},
            ],
        }
        for place, title in enumerate(("Block the membrane.", "Wash three times."), 1)
    ]
    protocol = protocol_of({"title": "Old", "steps": steps})
    assert [section.title for section in protocol.sections] == ["Steps"]
    assert [step.do.text for _, step in protocol.steps()] == ["Block the membrane.", "Wash three times."]


@pytest.mark.parametrize(
    "wrap", [lambda it: {"protocol": it, "status_code": 0}, lambda it: {"payload": it}, lambda it: [it]]
)
def test_an_answer_of_the_interface_is_unpacked(wrap: Any) -> None:
    assert imported(wrap(as_components())).text == imported(as_components()).text


@pytest.mark.parametrize(
    "export", [{}, [], "x", 3, None, {"steps": []}, {"steps": None}, {"title": "x", "steps": [{}]}]
)
def test_what_holds_no_steps_is_refused(export: Any) -> None:
    made = outcome(export)
    assert isinstance(made, Problem)
    assert "step" in made.message


def test_more_steps_than_anybody_follows_are_refused() -> None:
    made = outcome({"title": "Long", "steps": [{"step": "Mix."}] * 5001})
    assert isinstance(made, Problem)
    assert "5001 steps" in made.message
