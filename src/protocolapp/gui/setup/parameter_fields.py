"""The parameters as fields: what each starts from, its unit, and its line of help with the guide's figures."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.setup.given_text import NO, YES, given_text
from protocolapp.protocol.model import LAB, Kind, Parameter, Protocol
from protocolapp.protocol.values import kind_of, read_value
from protocolapp.quantity import DecimalMark, Quantity, QuantityRange, format_quantity, format_range

_CHOSEN = (Kind.CHOICE, Kind.YES_NO)


@dataclass(frozen=True, slots=True)
class ParameterField:
    """text: what it starts from, without the unit where the field shows one. choices: empty for what is typed.

    help: one line with the source of the default and the range. more: the protocol's own sentence, or empty.
    """

    name: str
    label: str
    kind: Kind
    text: str
    unit: str
    choices: tuple[str, ...]
    help: str
    more: str


def parameter_fields(protocol: Protocol, decimal: DecimalMark = ".") -> tuple[ParameterField, ...]:
    """In the protocol's order. decimal: the sign the screen's locale writes."""
    source = _source_word(protocol)
    return tuple(_field(name, one, source, decimal) for name, one in protocol.parameters.items())


def unit_of(parameter: Parameter) -> str:
    """The unit it is typed in: as the protocol says, else its default's."""
    if kind_of(parameter) is not Kind.QUANTITY:
        return ""
    if parameter.unit is not None:
        return parameter.unit
    value = read_value(parameter, parameter.default)
    return value.unit.symbol if isinstance(value, Quantity) else ""


def _field(name: str, parameter: Parameter, source: str, decimal: DecimalMark) -> ParameterField:
    kind, unit = kind_of(parameter), unit_of(parameter)
    choices = (YES, NO) if kind is Kind.YES_NO else parameter.choices or ()
    return ParameterField(
        name=name,
        label=parameter.label,
        kind=kind,
        text=_start(parameter, unit, decimal),
        unit=unit,
        choices=choices if kind in _CHOSEN else (),
        help=_help(parameter, unit, source, decimal),
        more=parameter.help or "",
    )


def _start(parameter: Parameter, unit: str, decimal: DecimalMark) -> str:
    """Every digit of the default, never a rounded one."""
    return given_text(read_value(parameter, parameter.default), unit, decimal) or parameter.default


def _source_word(protocol: Protocol) -> str:
    """With a single source it is simply the guide; of several, each goes by its own name."""
    return "guide" if len(protocol.citations) == 1 else ""


def _help(parameter: Parameter, unit: str, source: str, decimal: DecimalMark) -> str:
    value, span = _default_text(parameter, decimal), _range_text(parameter, unit, decimal)
    if span and parameter.range_cite != parameter.cite:
        if parameter.range_cite not in (None, LAB):
            return f"{_by(parameter.range_cite, source)}: {span}"
        return "; ".join(part for part in (_said(parameter.cite, value, source), f"lab: {span}") if part)
    return _said(parameter.cite, span or value, source, with_lab=bool(span))


def _said(cite: str | None, figure: str, source: str, *, with_lab: bool = False) -> str:
    if cite == LAB:
        return f"lab's choice: {figure}" if with_lab and figure else "lab's choice"
    return f"{_by(cite, source)}: {figure}" if cite and figure else figure


def _by(cite: str | None, source: str) -> str:
    return source or cite or ""


def _default_text(parameter: Parameter, decimal: DecimalMark) -> str:
    value = read_value(parameter, parameter.default)
    return format_quantity(value, decimal=decimal) if isinstance(value, Quantity) else parameter.default


def _range_text(parameter: Parameter, unit: str, decimal: DecimalMark) -> str:
    if parameter.range is None:
        return ""
    span = QuantityRange(*parameter.range)
    fitting = unit if unit and Quantity.of(1, unit).dimension == span.dimension else None
    return format_range(span, unit=fitting, decimal=decimal)
