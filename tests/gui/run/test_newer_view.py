"""Whether there is a newer version than a run keeps, and in which words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.gui.run.newer_view import KeptVersion, newer_view, version_order
from protocolapp.protocol.problem import Problem
from protocolapp.services.library import LibraryItem

BEGAN = datetime(2026, 11, 21, 9, tzinfo=UTC)
KEPT = KeptVersion("mine", "1.9.0", "kept", BEGAN)


def _item(version: str, fingerprint: str, identity: str = "mine", hours: int = -1) -> LibraryItem:
    """A sound file. hours: when it was written, after the run began."""
    written = int((BEGAN + timedelta(hours=hours)).timestamp()) * 1_000_000_000
    path = Path(f"{fingerprint}.yaml")
    return LibraryItem(
        path, False, True, identity, version=version, fingerprint=fingerprint, modified_ns=written
    )


SAME = _item("1.9.0", "kept")


def _title(*items: LibraryItem) -> str:
    view = newer_view(KEPT, items)
    return view.title if view is not None else ""


def test_a_higher_number_is_newer() -> None:
    view = newer_view(KEPT, [_item("1.10.0", "new")])
    assert view is not None
    assert view.title == "A newer version of this protocol is in the library (1.10.0)."
    assert view.message == "This run keeps 1.9.0 as it began."
    assert view.fingerprint == "new"


def test_the_same_number_is_said_to_be_the_same() -> None:
    view = newer_view(KEPT, [_item("1.9.0", "new")])
    assert view is not None
    assert view.title == "The protocol was changed since this run began."
    assert view.message == "The version number is the same. This run keeps 1.9.0 as it began."


def test_a_lower_number_is_not_called_newer() -> None:
    assert _title(_item("1.8.9", "old")) == "The library holds another version of this protocol (1.8.9)."


@pytest.mark.parametrize(
    "items",
    [
        (),
        (SAME,),
        (_item("2.0.0", "new", "another"),),
        (SAME, _item("1.9.0", "copy")),  # an own variant that was there before
        (SAME, _item("1.8.0", "old")),
    ],
)
def test_nothing_is_said_where_the_run_keeps_what_there_is(items: tuple[LibraryItem, ...]) -> None:
    assert newer_view(KEPT, items) is None


def test_a_file_with_problems_is_no_version() -> None:
    broken = LibraryItem(Path("x"), False, True, "mine", problems=(Problem("x", 1, 1, "bad"),))
    unread = LibraryItem(Path("x"), False, False)
    assert newer_view(KEPT, [broken, unread]) is None


def test_beside_what_the_run_keeps_only_what_is_really_newer_counts() -> None:
    assert "(1.9.1)" in _title(SAME, _item("1.9.1", "new"))
    assert "changed since" in _title(SAME, _item("1.9.0", "edited", hours=1))


def test_of_several_the_newest_is_named() -> None:
    assert "(2.0.10)" in _title(_item("2.0.9", "a"), _item("2.0.10", "b"), _item("1.0.0", "c"))


NUMBERS = st.tuples(*[st.integers(0, 10**12)] * 3)


@given(one=NUMBERS, other=NUMBERS)
def test_versions_go_by_their_numbers(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    texts = [".".join(map(str, version)) for version in (one, other)]
    assert (version_order(texts[0]) < version_order(texts[1])) == (one < other)
    assert (version_order(texts[0]) == version_order(texts[1])) == (one == other)
