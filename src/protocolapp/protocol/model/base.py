"""What every part of the protocol model shares: frozen, unknown keys refused, spaces allowed in file keys."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a protocol. Field names are Python's; the file's keys (`per tube`, `up to`) are aliases."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=False,
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
    )
