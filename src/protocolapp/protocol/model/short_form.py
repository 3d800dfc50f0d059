"""Values that may be written shorter in the file; the published schema names both forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class ShortForm:
    """An annotation: beside the long form, `example` (a text, or a list of names) may be written."""

    example: str | tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Both forms, the short one first. What stands in place of a list is one of its items."""
        long = handler(schema)
        if isinstance(self.example, str):
            one = long["items"] if long.get("type") == "array" else {"type": "string"}
            short: dict[str, Any] = {**one, "examples": [self.example]}
        else:
            short = {"type": "array", "items": {"type": "string"}, "examples": [list(self.example)]}
        return {"anyOf": [short, long]}
