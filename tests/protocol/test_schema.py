"""The published JSON Schema says what the reader accepts, every key with a description and an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from protocolapp.protocol.load import load_text
from protocolapp.protocol.places import data_of
from protocolapp.protocol.reading import read_file
from protocolapp.protocol.reference import Key, PartOfFile
from protocolapp.protocol.schema import MODELS, json_schema, schema_text
from tests.protocol.format_examples import every_example, whole_protocol
from tests.protocol.json_schema import KEYWORDS, guessed, keywords_of, misfits

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "resources/schema"
SCHEMA = json_schema()
SHIPPED = [(path, "protocol") for path in sorted((ROOT / "protocols").glob("*.yaml"))]
SHIPPED += [(path, "recipes") for path in sorted((ROOT / "resources/recipes").glob("*.yaml"))]


@pytest.mark.parametrize("kind", MODELS)
def test_the_published_schema_is_current(kind: str) -> None:
    assert (PUBLISHED / f"{kind}-1.json").read_text(encoding="utf-8") == schema_text(kind), (
        f"write it anew: python -m protocolapp.protocol.schema {kind} > resources/schema/{kind}-1.json"
    )


def keys() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in MODELS:
        schema = json_schema(kind)
        for part, definition in {kind.capitalize(): schema, **schema["$defs"]}.items():
            for key, said in definition.get("properties", {}).items():
                yield f"{part}.{key}", said


@pytest.mark.parametrize(("key", "said"), [pytest.param(*one, id=one[0]) for one in keys()])
def test_every_key_has_a_description_and_an_example(key: str, said: dict[str, Any]) -> None:
    assert len(said["description"]) >= 5, key
    assert said["examples"], key


@pytest.mark.parametrize(("path", "kind"), [pytest.param(*one, id=one[0].stem) for one in SHIPPED])
def test_a_shipped_file_keeps_to_the_schema(path: Path, kind: str) -> None:
    root, problems = read_file(path)
    assert root is not None
    assert not problems
    assert list(misfits(data_of(root, str), json_schema(kind))) == []


def test_the_schema_finds_what_the_reader_refuses() -> None:
    text = "format: 1\nid: x\nversion: 1.0.0\ntitle: T\nobjective: O\nsectoins: []\n"
    assert load_text(text, "x").problems
    data = {"format": "1", "id": "x", "version": "1.0.0", "title": "T", "objective": "O", "sectoins": []}
    assert len(list(misfits(data, SCHEMA))) == 2


@pytest.mark.parametrize(
    ("part", "key", "example"), [pytest.param(*one[1:], id=one[0]) for one in every_example()]
)
def test_every_example_keeps_to_the_schema_as_text_and_as_editors_read_it(
    part: PartOfFile, key: Key, example: Any
) -> None:
    whole = whole_protocol(part, key, example)
    assert list(misfits(whole, SCHEMA)) == []
    assert list(misfits(guessed(whole), SCHEMA)) == []


@pytest.mark.parametrize("kind", MODELS)
def test_the_schema_says_nothing_that_is_not_checked_here(kind: str) -> None:
    assert keywords_of(json_schema(kind)) <= KEYWORDS


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("version", "1.0"),
        ("id", "Not An Id"),
        ("sections", []),
        ("sections", [{"id": "x", "title": "X", "steps": [{"id": "y"}]}]),
        ("reagents", {"Anti ALK": "anti-ALK"}),
        ("reagents", {"anti_alk": {"name": "anti-ALK", "role": "hammer"}}),
        ("parameters", {"dose": {"label": "Dose", "default": "1 mg", "range": ["1 mg"]}}),
    ],
)
def test_an_editor_marks_what_cannot_stand_there(key: str, wrong: Any) -> None:
    sound: dict[str, Any] = {"format": "1", "id": "x", "version": "1.0.0", "title": "T", "objective": "O"}
    sound["sections"] = [{"id": "x", "title": "X", "steps": [{"id": "y", "do": "Y."}]}]
    assert list(misfits(sound, SCHEMA)) == []
    assert list(misfits(sound | {key: wrong}, SCHEMA)) != []
