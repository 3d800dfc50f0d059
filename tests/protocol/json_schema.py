"""A small validator of JSON Schema: references, alternatives, types, keys, patterns, words and lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

KINDS: dict[type, set[str]] = {
    dict: {"object"},
    list: {"array"},
    str: {"string"},
    bool: {"boolean"},
    int: {"integer", "number"},
    float: {"number"},
}
_FOR_PEOPLE = {"description", "examples", "title", "$schema", "$defs"}
KEYWORDS = _FOR_PEOPLE | {
    *("$ref", "anyOf", "type", "properties", "patternProperties", "additionalProperties", "required", "enum"),
    *(
        "pattern",
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
    ),
    *("const", "minProperties"),
}
"""What the validator looks at, or may pass over."""


def misfits(data: Any, schema: dict[str, Any], where: str = "top") -> Iterator[str]:
    """All that does not keep to a whole schema."""
    yield from _misfits(data, schema, where, schema.get("$defs", {}))


def keywords_of(schema: Any) -> set[str]:
    """Every keyword that a schema uses."""
    if isinstance(schema, list):
        return set().union(*map(keywords_of, schema))
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for key, value in schema.items():
        if key in ("properties", "patternProperties", "$defs"):
            found |= set().union(*map(keywords_of, value.values()))
        elif key not in ("examples", "enum"):
            found |= keywords_of(value)
    return found


def guessed(data: Any) -> Any:
    """The same data as an editor has it, which takes plain texts for numbers and for true and false."""
    if isinstance(data, dict):
        return {key: guessed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [guessed(value) for value in data]
    if data in ("yes", "no", "true", "false"):
        return data in ("yes", "true")
    if re.fullmatch(r"[0-9]+", data):
        return int(data)
    return float(data) if re.fullmatch(r"[0-9]+\.[0-9]+", data) else data


def _misfits(data: Any, schema: dict[str, Any], where: str, named: dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        schema = named[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        if all(list(_misfits(data, option, where, named)) for option in schema["anyOf"]):
            yield f"{where}: no alternative fits"
        return
    kinds = schema.get("type", [])
    if kinds and not KINDS[type(data)] & set([kinds] if isinstance(kinds, str) else kinds):
        yield f"{where}: {type(data).__name__}, not {kinds}"
    elif "enum" in schema and data not in schema["enum"]:
        yield f"{where}: {data} is none of {schema['enum']}"
    elif "const" in schema and data != schema["const"]:
        yield f"{where}: {data} is not {schema['const']}"
    elif isinstance(data, dict):
        yield from _of_keys(data, schema, where, named)
    elif isinstance(data, list):
        yield from _of_items(data, schema, where, named)
    elif isinstance(data, str):
        yield from _of_text(data, schema, where)
    elif not schema.get("minimum", data) <= data <= schema.get("maximum", data):
        yield f"{where}: {data} is out of bounds"


def _of_keys(
    data: dict[str, Any], schema: dict[str, Any], where: str, named: dict[str, Any]
) -> Iterator[str]:
    for key in set(schema.get("required", ())) - data.keys():
        yield f"{where}: {key} is missing"
    if len(data) < schema.get("minProperties", 0):
        yield f"{where}: too few keys"
    for key, item in data.items():
        options = [schema["properties"][key]] if key in schema.get("properties", {}) else []
        patterns = schema.get("patternProperties", {})
        options += [one for pattern, one in patterns.items() if re.search(pattern, key)]
        others = schema.get("additionalProperties", True)
        if options or isinstance(others, dict):
            yield from _misfits(item, options[0] if options else others, f"{where}.{key}", named)
        elif not others:
            yield f"{where}: {key} is not known"


def _of_items(data: list[Any], schema: dict[str, Any], where: str, named: dict[str, Any]) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(data) <= schema.get("maxItems", len(data)):
        yield f"{where}: {len(data)} items"
    options = schema.get("prefixItems") or [schema.get("items", {})] * len(data)
    for number, (item, option) in enumerate(zip(data, options, strict=False)):
        yield from _misfits(item, option, f"{where}[{number}]", named)


def _of_text(data: str, schema: dict[str, Any], where: str) -> Iterator[str]:
    if not re.search(schema.get("pattern", ""), data):
        yield f"{where}: {data} does not match"
    if not schema.get("minLength", 0) <= len(data) <= schema.get("maxLength", len(data)):
        yield f"{where}: {len(data)} characters"
