"""The text of a new protocol: a small whole one with comments, to be changed into one's own."""

from __future__ import annotations

from functools import cache
from string import Template

from protocolapp.protocol.yaml_text import readable, scalar
from protocolapp.resources import resource

ID, TITLE, FILE = "my-protocol", "My protocol", "my-protocol.yaml"
SCHEMA_FILE = "protocol-1.schema.json"
"""What the schema is called that lies beside a protocol."""


@cache
def _template() -> Template:
    return Template(resource("templates", "protocol.yaml").read_text(encoding="utf-8"))


def starter_text(identity: str = ID, title: str = TITLE, file: str = FILE, schema: str = SCHEMA_FILE) -> str:
    """The whole file. file: what it will be called. schema: the path to the JSON Schema, for editors."""
    return _template().substitute(
        id=scalar(identity), title=scalar(title), file=_in_comment(file), schema=_in_comment(schema)
    )


def _in_comment(text: str) -> str:
    """On one line, whatever a file is called."""
    return " ".join(readable(text).split())
