"""The published JSON Schema says what the reader accepts, every key with a description and an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from protocolapp.protocol.load import load_text
from protocolapp.protocol.places import data_of
from protocolapp.protocol.reading import read_file
from protocolapp.protocol.schema import MODELS, json_schema, schema_text

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "resources/schema"
SCHEMA = json_schema()
KINDS: dict[type, str] = {dict: "object", list: "array", str: "string"}
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
    assert list(misfits(data_of(root, str), json_schema(kind), "top")) == []


def test_the_schema_finds_what_the_reader_refuses() -> None:
    text = "format: 1\nid: x\nversion: 1.0.0\ntitle: T\nobjective: O\nsectoins: []\n"
    assert load_text(text, "x").problems
    data = {"format": "1", "id": "x", "version": "1.0.0", "title": "T", "objective": "O", "sectoins": []}
    assert len(list(misfits(data, SCHEMA, "top"))) == 2


def misfits(data: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    """A small validator: references, alternatives, types, keys and patterns."""
    schema = resolved(schema)
    if "anyOf" in schema:
        if all(list(misfits(data, option, where)) for option in schema["anyOf"]):
            yield f"{where}: no alternative fits"
        return
    kinds = schema.get("type", [])
    kind = KINDS[type(data)]
    if kinds and kind not in kinds:
        yield f"{where}: {kind}, not {kinds}"
    elif isinstance(data, dict):
        yield from misfits_of_keys(data, schema, where)
    elif isinstance(data, list):
        options = schema.get("prefixItems") or [schema.get("items", {})] * len(data)
        for number, (item, option) in enumerate(zip(data, options, strict=True)):
            yield from misfits(item, option, f"{where}[{number}]")
    elif "enum" in schema and data not in schema["enum"]:
        yield f"{where}: {data} is none of {schema['enum']}"
    elif not re.search(schema.get("pattern", ""), data):
        yield f"{where}: {data} does not match"


def misfits_of_keys(data: dict[str, Any], schema: dict[str, Any], where: str) -> Iterator[str]:
    for key in set(schema.get("required", ())) - data.keys():
        yield f"{where}: {key} is missing"
    for key, item in data.items():
        options = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        options += [
            one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, key)
        ]
        if options:
            yield from misfits(item, options[0], f"{where}.{key}")
        else:
            yield f"{where}: {key} is not known"


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref")
    return SCHEMA["$defs"][reference.rpartition("/")[2]] if reference else schema
