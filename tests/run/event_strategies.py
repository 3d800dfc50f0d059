"""Any event with any data its types allow, for round trips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from protocolapp.run.codec import REGISTRY
from protocolapp.run.events import Event
from protocolapp.run.ports import Stamp

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
numbers = st.integers(-(2**70), 2**70)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)

stamps = st.builds(
    Stamp,
    utc=st.datetimes(timezones=st.just(UTC)).map(
        lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
    ),
    offset_minutes=st.integers(-1440, 1440),
    boot_ms=st.integers(0, 2**62),
    boot_id=texts,
)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        return _instances(hint)
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
        return st.dictionaries(texts, _values(get_args(hint)[1]), max_size=3)
    plain = {str: texts, int: numbers, bool: st.booleans(), Any: json_values}
    return plain[hint]


def _instances(cls: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    return st.builds(cls, **{part.name: _values(hints[part.name]) for part in fields(cls)})


events: st.SearchStrategy[Event] = st.sampled_from(
    sorted(REGISTRY.values(), key=lambda cls: cls.type)
).flatmap(_instances)
