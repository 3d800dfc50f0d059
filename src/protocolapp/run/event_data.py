"""Event dataclasses to and from plain JSON data, strictly: a missing, unknown or mistyped field is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

Reader = Callable[[Any], Any]
"""Plain JSON data to a value of one type. Raises DataError."""


class DataError(ValueError):
    """The data has not the shape of the event."""


def data_of(value: Any) -> Any:
    """A dataclass as plain JSON data, its mappings and tuples included."""
    if is_dataclass(value):
        return {part.name: data_of(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {key: data_of(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [data_of(item) for item in value]
    return value


def reader_for(cls: type[Any]) -> Reader:
    """The reader of a dataclass, made once from its type hints."""
    hints = get_type_hints(cls)
    parts = {part.name: _reader(hints[part.name]) for part in fields(cls)}
    required = {
        part.name for part in fields(cls) if part.default is MISSING and part.default_factory is MISSING
    }

    def read(data: Any) -> Any:
        if not isinstance(data, dict) or not required <= data.keys() <= parts.keys():
            raise DataError(f"not the fields of {cls.__name__}")
        return cls(**{name: parts[name](item) for name, item in data.items()})

    return read


def _reader(hint: Any) -> Reader:
    if hint is Any:
        return _as_it_is
    if isinstance(hint, type) and is_dataclass(hint):
        return reader_for(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_reader(_reader(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(_reader(arguments[1]))
    return _plain_reader(hint)


def _as_it_is(data: Any) -> Any:
    return data


def _plain_reader(kind: type[Any]) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not kind:  # a bool is no int here
            raise DataError(f"not a {kind.__name__}")
        return data

    return read


def _tuple_reader(item: Reader) -> Reader:
    def read(data: Any) -> Any:
        if not isinstance(data, list):
            raise DataError("not a list")
        return tuple(item(part) for part in data)

    return read


def _mapping_reader(item: Reader) -> Reader:
    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise DataError("not a mapping")
        return {key: item(part) for key, part in data.items()}

    return read
