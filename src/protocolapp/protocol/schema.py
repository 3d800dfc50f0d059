"""The JSON Schema of each kind of file, for editors: made from the models, so that it cannot say something else.

`python -m protocolapp.protocol.schema recipes > resources/schema/recipes-1.json` writes one anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from protocolapp.protocol.model import ProtocolFile
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.reagents_file import ReagentsFile
from protocolapp.protocol.model.recipe_file import RecipeFile

MODELS: Mapping[str, type[Part]] = MappingProxyType(
    {"protocol": ProtocolFile, "recipes": RecipeFile, "reagents": ReagentsFile}
)
NAMED = "protocolapp "
"""How the title of each schema begins."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Editors let YAML guess types: `year: 2025` is a number to them, `optional: yes` may be true.
_GUESSED = {
    "string": ["string", "number", "boolean"],
    "integer": ["integer", "string"],
    "boolean": ["boolean", "string"],
}


def json_schema(kind: str = "protocol") -> dict[str, Any]:
    """Every key of a kind of file with its description and an example."""
    made = MODELS[kind].model_json_schema(by_alias=True)
    return {"$schema": _DRAFT, "title": f"{NAMED}{kind}, format 1", **_for_editors(made)}


def schema_text(kind: str = "protocol") -> str:
    """The schema as it is published."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _for_editors(schema: Any) -> Any:
    """Without pydantic's titles and nulls, and with the types that editors guess."""
    if isinstance(schema, list):
        return [_for_editors(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("title", "default", "propertyNames")}
    either = [*kept.pop("anyOf", ()), *kept.pop("oneOf", ())]
    options = [option for option in either if option != {"type": "null"}]
    if len(options) == 1:
        kept = {**options[0], **kept}
    elif options:
        kept["anyOf"] = options
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return {key: _value(key, value) for key, value in kept.items()}


def _value(key: str, value: Any) -> Any:
    if key == "type" and value in _GUESSED:
        return _GUESSED[value]
    if key in ("properties", "$defs"):
        return {name: _for_editors(item) for name, item in value.items()}
    if key in ("enum", "examples"):
        return value
    return _for_editors(value)


if __name__ == "__main__":
    sys.stdout.write(schema_text(*sys.argv[1:2]))
