"""A table of published figures: for each compound and form one as its source gives it, or the word that it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from pydantic import Field, model_validator

from protocolapp.protocol.model import Source
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.quantities import AnyQuantity
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import Citation, Identifier, Text
from protocolapp.quantity import QuantityError, as_unit
from protocolapp.quantity.writing import NO_BREAK


class Qualifier(StrEnum):
    """What a source says of a figure, or in place of one."""

    EQUAL = "="
    ABOVE = ">"
    RESISTANT = "resistant"
    NOT_GIVEN = "not given"

    @property
    def has_value(self) -> bool:
        """Whether a value goes with it."""
        return self in (Qualifier.EQUAL, Qualifier.ABOVE)


class Figure(Part):
    """One row. also: another name of the compound. form: a variant of the target, or the kind of assay."""

    compound: Text
    also: Text | None = None
    form: Text
    qualifier: Qualifier = Qualifier.EQUAL
    value: AnyQuantity | None = None
    note: Text | None = None
    cite: Citation

    @property
    def text(self) -> str:
        """The figure as it is given: `20 nM`, `> 1000 nM`, `resistant, no figure given`."""
        if self.value is None:
            resistant = self.qualifier is Qualifier.RESISTANT
            return f"{self.qualifier}, no figure given" if resistant else "no figure given"
        written = self.value.written.replace(" ", NO_BREAK)
        return written if self.qualifier is Qualifier.EQUAL else f"{self.qualifier}{NO_BREAK}{written}"

    @model_validator(mode="after")
    def _value_or_none(self) -> Figure:
        if self.qualifier.has_value and self.value is None:
            raise refusal(f"“{self.qualifier}” needs a value", "Add it, such as 20 nM.")
        if not self.qualifier.has_value and self.value is not None:
            raise refusal(f"“{self.qualifier}” has no value", "Delete one of the two.")
        return self


class FigureTable(Part):
    """Figures of one kind, by compound and form. unit: the one all are compared in; citations: their sources."""

    id: Identifier
    title: Text
    unit: Text
    citations: dict[Citation, Source] = Field(min_length=1)
    rows: tuple[Figure, ...] = Field(min_length=1)

    @property
    def keys(self) -> tuple[str, str]:
        """What a figure is looked up by."""
        return "compound", "form"

    def lookup(self, compound: str, form: str) -> Figure | None:
        """The figure of a compound, under either of its names, in whatever case; None if the table has no such row."""
        return self._by_key.get((compound.strip().casefold(), form.strip().casefold()))

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], Figure]:
        return {key: row for row in self.rows for key in _keys(row)}

    @model_validator(mode="after")
    def _holds_together(self) -> FigureTable:
        for message, remedy in self._wrong():
            raise refusal(message, remedy)
        return self

    def _wrong(self) -> Iterator[tuple[str, str]]:
        try:
            due = as_unit(self.unit).dimension
        except QuantityError as error:
            yield error.message, error.remedy
            return
        seen: set[tuple[str, str]] = set()
        for row in self.rows:
            name = f"{row.compound}, {row.form}"
            if row.value is not None and row.value.dimension != due:
                yield f"{name}: {row.value.written} is not in {self.unit}", "Give it in a unit of that kind."
            if row.cite not in self.citations:
                yield f"{name}: there is no source “{row.cite}”", "Add it under citations."
            if seen & {*_keys(row)}:
                yield f"{name} is there twice", "Keep one of the two."
            seen.update(_keys(row))


def _keys(row: Figure) -> list[tuple[str, str]]:
    names = [row.compound, row.also] if row.also else [row.compound]
    return [(name.casefold(), row.form.casefold()) for name in names]
