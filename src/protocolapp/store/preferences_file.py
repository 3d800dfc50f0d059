"""A person's preferences in `settings.json`. A damaged file never stops the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from protocolapp.run.ports import Stamp
from protocolapp.services.preferences import SCALES, PageSize, Preferences, ThemeMode
from protocolapp.store.json_file import beside_what_is_kept, move_aside, read_json, write_json

FILE = "settings.json"

_DEFAULTS = Preferences()
_KNOWN = tuple(field.name for field in fields(Preferences) if field.name != "unknown")


def load_preferences(folder: Path, now: Stamp) -> tuple[Preferences, str]:
    """The preferences kept in a data folder, and a notice for people, or an empty text. Never raises.

    What cannot be used takes its default; keys of later versions are kept for them. now: names a file moved aside.
    """
    path = folder / FILE
    found = read_json(path)
    if found.fault:
        return Preferences(), f"{found.fault} The usual settings are used. {move_aside(path, now, found)}"
    values, wrong = dict[str, Any](), list[str]()
    for name in _KNOWN:
        if name in found.data:
            try:
                values[name] = _reader(name)(found.data[name])
            except (TypeError, ValueError):
                wrong.append(name)
    unknown = {key: value for key, value in found.data.items() if key not in _KNOWN}
    notice = f"{path}: not understood, the usual setting is used for {', '.join(wrong)}." if wrong else ""
    return Preferences(**values, unknown=unknown), notice


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep the preferences, with what a later version wrote beside them. Raises StoreError."""
    known = asdict(preferences)
    unknown = known.pop("unknown")
    beside_what_is_kept(folder / FILE)
    write_json(folder / FILE, {**unknown, **known})


def _reader(name: str) -> Callable[[Any], Any]:
    readers: dict[str, Callable[[Any], Any]] = {"theme": ThemeMode, "page": PageSize, "scale": _scale}
    default = getattr(_DEFAULTS, name)
    return readers.get(name) or (_flag if isinstance(default, bool) else _text)


def _scale(value: Any) -> int:
    if type(value) is not int or value not in SCALES:
        raise ValueError(value)
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
