"""What has been typed so far, as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from protocolapp.protocol.model import Protocol

NAME = "Name"
"""The key of a sample's name among its cells; columns of a protocol are in lower case."""

Row = Mapping[str, str]
"""A row of the sample table: NAME or column -> text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """parameters: only those that were touched. rows: without those that are wholly empty.

    pipettes: the names of those at hand; None for all. continues: id and label of the run whose samples these are.
    """

    protocol: Protocol
    parameters: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    title: str = ""
    aim: str = ""
    rotor: str = ""
    pipettes: tuple[str, ...] | None = None
    continues: str = ""
    continues_label: str = ""

    def with_parameter(self, name: str, text: str) -> Draft:
        """The same with one parameter typed."""
        return replace(self, parameters={**self.parameters, name: text})

    def with_rows(self, rows: tuple[Row, ...]) -> Draft:
        """The same with other rows in the sample table."""
        return replace(self, rows=rows)
