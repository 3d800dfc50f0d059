"""The words a calculator declares its fields with: one function for each kind of field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from protocolapp.calc.form.field import Choice, Field, Kind, Row, Suggest, When
from protocolapp.quantity import NUMBER, Dimension


class Told(TypedDict, total=False):
    """What may be said of every field.

    help: a remark beside it. also: other names at the command line (`c1`). when: asked only then.
    """

    help: str
    also: tuple[str, ...]
    when: When | None


class Entered(Told, total=False):
    """What may be said of every field that a text is typed into.

    start: what the field first holds on the screen, an example. default: what holds where nothing is typed, at the
    screen and at the command line. optional: nothing need be typed, and nothing holds then.
    """

    start: str
    default: str
    optional: bool


def quantity(
    name: str,
    label: str,
    *accepts: Dimension,
    unit: str,
    zero: bool = False,
    negative: bool = False,
    **said: Unpack[Entered],
) -> Field:
    """A quantity with its unit, of one of the dimensions in `accepts`.

    unit: the one a bare number has on the screen, shown in the field; text for the command line always names
    its own (where the dimension is a plain number, none). zero, negative: whether such values are allowed.
    """
    return Field(name, label, Kind.QUANTITY, accepts, unit, zero=zero, negative=negative, **said)


def share(name: str, label: str, *, zero: bool = True, **said: Unpack[Entered]) -> Field:
    """A share of something said by the label, in percent: overage, viability. Read as a quantity without unit."""
    return Field(name, label, Kind.QUANTITY, (NUMBER,), "%", zero=zero, **said)


def count(
    name: str, label: str, *, zero: bool = False, most: int = 100_000, **said: Unpack[Entered]
) -> Field:
    """A whole number from 1 (0 with `zero`) to `most`."""
    return Field(name, label, Kind.COUNT, zero=zero, most=most, **said)


def number(
    name: str, label: str, *, zero: bool = False, negative: bool = False, **said: Unpack[Entered]
) -> Field:
    """A number without a unit: a pH, a factor, an absorbance."""
    return Field(name, label, Kind.NUMBER, zero=zero, negative=negative, **said)


def ratio(name: str, label: str, **said: Unpack[Entered]) -> Field:
    """How far something is diluted: `1:1000` is 1 part in 1000, `1 + 999` says the same, so does `1000`.

    Read as the number of parts in all, at least 1. `half-log` and `√10` are the square root of 10.
    """
    return Field(name, label, Kind.RATIO, **said)


def parts(name: str, label: str, **said: Unpack[Entered]) -> Field:
    """A mixture of parts: `50:1` is 50 parts and 1 part, so the second is 1/51; `1:1:2` has three."""
    return Field(name, label, Kind.PARTS, **said)


def quantities(
    name: str,
    label: str,
    *accepts: Dimension,
    unit: str,
    zero: bool = False,
    negative: bool = False,
    **said: Unpack[Entered],
) -> Field:
    """Several quantities in one line, parted by semicolons or spaces: `25 µM; 12.5 µM; 0 µM`."""
    return Field(name, label, Kind.QUANTITIES, accepts, unit, zero=zero, negative=negative, **said)


def numbers(
    name: str, label: str, *, zero: bool = True, negative: bool = False, **said: Unpack[Entered]
) -> Field:
    """Several numbers in one line, parted by semicolons or spaces: `0.112 0.118 0.109`."""
    return Field(name, label, Kind.NUMBERS, zero=zero, negative=negative, **said)


def choice(
    name: str, label: str, options: Mapping[str, str], *, default: str = "", **said: Unpack[Told]
) -> Field:
    """One of a few; the first unless `default` says otherwise. options: key -> what people read."""
    chosen = tuple(Choice(key, text) for key, text in options.items())
    return Field(name, label, Kind.CHOICE, default=default or chosen[0].key, choices=chosen, **said)


def yes_no(name: str, label: str, *, default: bool, **said: Unpack[Told]) -> Field:
    """A switch."""
    return Field(name, label, Kind.YES_NO, default="yes" if default else "no", **said)


def text(name: str, label: str, *, suggest: Suggest | None = None, **said: Unpack[Entered]) -> Field:
    """A name or a formula. suggest: where the names come from that are offered while it is typed."""
    return Field(name, label, Kind.TEXT, suggest=suggest, **said)


def date(name: str, label: str, **said: Unpack[Entered]) -> Field:
    """A day, `2026-11-21`, or a moment of it, `2026-11-21 14:00`; a day alone counts from noon."""
    return Field(name, label, Kind.DATE, **said)


def table(
    name: str,
    label: str,
    columns: Sequence[Field],
    *,
    rows: Sequence[Row] = (),
    most: int = 384,
    optional: bool = False,
    **said: Unpack[Told],
) -> Field:
    """Rows of like things: samples, components. rows: what the screen first holds. most: the rows it may have.

    Wholly empty rows are passed over; without `optional` at least one must be filled.
    """
    return Field(
        name,
        label,
        Kind.TABLE,
        columns=tuple(columns),
        rows=tuple(rows),
        most=most,
        optional=optional,
        **said,
    )
