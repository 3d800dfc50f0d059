"""The words a calculator declares its fields with: one function for each kind of field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from protocolapp.calc.form.field import Choice, Field, Kind, Row, Suggest, When
from protocolapp.quantity import NUMBER, Dimension


def quantity(
    name: str,
    label: str,
    *accepts: Dimension,
    unit: str,
    start: str = "",
    default: str = "",
    help: str = "",
    zero: bool = False,
    negative: bool = False,
    optional: bool = False,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """A quantity with its unit, of one of the dimensions in `accepts`.

    unit: the one a bare number has on the screen, shown in the field; text for the command line always names
    its own (where the dimension is a plain number, none). start: what the field first holds on the screen, an
    example. default: what holds where nothing is typed, at the screen and at the command line. zero, negative:
    whether such values are allowed. also: other names at the command line (`c1`). when: asked only then.
    """
    return Field(
        name, label, Kind.QUANTITY, accepts, unit, start, default, help,
        zero=zero, negative=negative, optional=optional, also=also, when=when,
    )  # fmt: skip


def share(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    zero: bool = True,
    optional: bool = False,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """A share of something said by the label, in percent: overage, viability. Read as a quantity without unit."""
    return Field(
        name, label, Kind.QUANTITY, (NUMBER,), "%", start, default, help,
        zero=zero, optional=optional, also=also, when=when,
    )  # fmt: skip


def count(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    zero: bool = False,
    most: int = 100_000,
    optional: bool = False,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """A whole number from 1 (0 with `zero`) to `most`."""
    return Field(
        name, label, Kind.COUNT, start=start, default=default, help=help,
        most=most, zero=zero, optional=optional, also=also, when=when,
    )  # fmt: skip


def number(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    zero: bool = False,
    negative: bool = False,
    optional: bool = False,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """A number without a unit: a pH, a factor, an absorbance."""
    return Field(
        name, label, Kind.NUMBER, start=start, default=default, help=help,
        zero=zero, negative=negative, optional=optional, also=also, when=when,
    )  # fmt: skip


def ratio(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    optional: bool = False,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """How far something is diluted: `1:1000` is 1 part in 1000, `1 + 999` says the same, so does `1000`.

    Read as the number of parts in all, at least 1. `half-log` and `√10` are the square root of 10.
    """
    return Field(
        name,
        label,
        Kind.RATIO,
        start=start,
        default=default,
        help=help,
        optional=optional,
        also=also,
        when=when,
    )


def parts(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    optional: bool = False,
    when: When | None = None,
) -> Field:
    """A mixture of parts: `50:1` is 50 parts and 1 part, so the second is 1/51; `1:1:2` has three."""
    return Field(
        name, label, Kind.PARTS, start=start, default=default, help=help, optional=optional, when=when
    )


def quantities(
    name: str,
    label: str,
    *accepts: Dimension,
    unit: str,
    start: str = "",
    default: str = "",
    help: str = "",
    zero: bool = False,
    negative: bool = False,
    optional: bool = False,
    when: When | None = None,
) -> Field:
    """Several quantities in one line, parted by semicolons or spaces: `25 µM; 12.5 µM; 0 µM`."""
    return Field(
        name, label, Kind.QUANTITIES, accepts, unit, start, default, help,
        zero=zero, negative=negative, optional=optional, when=when,
    )  # fmt: skip


def numbers(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    zero: bool = True,
    negative: bool = False,
    optional: bool = False,
    when: When | None = None,
) -> Field:
    """Several numbers in one line, parted by semicolons or spaces: `0.112 0.118 0.109`."""
    return Field(
        name, label, Kind.NUMBERS, start=start, default=default, help=help,
        zero=zero, negative=negative, optional=optional, when=when,
    )  # fmt: skip


def choice(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    help: str = "",
    default: str = "",
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """One of a few; the first unless `default` says otherwise. options: key -> what people read."""
    chosen = tuple(Choice(key, text) for key, text in options.items())
    return Field(
        name,
        label,
        Kind.CHOICE,
        default=default or chosen[0].key,
        help=help,
        choices=chosen,
        also=also,
        when=when,
    )


def yes_no(name: str, label: str, *, default: bool, help: str = "", when: When | None = None) -> Field:
    """A switch."""
    return Field(name, label, Kind.YES_NO, default="yes" if default else "no", help=help, when=when)


def text(
    name: str,
    label: str,
    *,
    start: str = "",
    default: str = "",
    help: str = "",
    optional: bool = False,
    suggest: Suggest | None = None,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """A name or a formula."""
    return Field(
        name, label, Kind.TEXT, start=start, default=default, help=help,
        optional=optional, suggest=suggest, also=also, when=when,
    )  # fmt: skip


def date(
    name: str,
    label: str,
    *,
    start: str = "",
    help: str = "",
    optional: bool = False,
    when: When | None = None,
) -> Field:
    """A day, `2026-11-21`, or a moment of it, `2026-11-21 14:00`; a day alone counts from noon."""
    return Field(name, label, Kind.DATE, start=start, help=help, optional=optional, when=when)


def table(
    name: str,
    label: str,
    columns: Sequence[Field],
    *,
    rows: Sequence[Row] = (),
    help: str = "",
    most: int = 384,
    optional: bool = False,
    also: tuple[str, ...] = (),
    when: When | None = None,
) -> Field:
    """Rows of like things: samples, components. rows: what the screen first holds. most: the rows it may have.

    Wholly empty rows are passed over; without `optional` at least one must be filled.
    """
    return Field(
        name, label, Kind.TABLE, help=help, columns=tuple(columns), rows=tuple(rows),
        most=most, optional=optional, also=also, when=when,
    )  # fmt: skip
