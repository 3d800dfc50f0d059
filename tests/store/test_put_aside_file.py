"""Which version a run is not to be told of again: kept between starts, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from protocolapp.local_workplace import LocalWorkplace
from protocolapp.store import load_put_aside, put_aside
from protocolapp.store.put_aside_file import FILE, MOST_RUNS
from tests.fakes.clock import FakeClock


def test_the_last_version_put_aside_is_kept_for_each_run(tmp_path: Path) -> None:
    assert load_put_aside(tmp_path / "new") == {}
    for run, version in (("a", "1"), ("b", "2"), ("a", "3")):
        put_aside(tmp_path / "new", run, version)
    assert load_put_aside(tmp_path / "new") == {"a": "3", "b": "2"}


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_RUNS + 5):
        put_aside(tmp_path, f"run {number}", "x")
    kept = list(load_put_aside(tmp_path))
    assert kept == [f"run {number}" for number in range(5, MOST_RUNS + 5)]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"runs": {"a": "b"}}', b'{"runs": [1, ["a"], ["a", 2], ["a", "b", "c"]]}']
)
def test_what_cannot_be_used_is_left_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load_put_aside(tmp_path) == {}
    put_aside(tmp_path, "a", "1")
    assert load_put_aside(tmp_path) == {"a": "1"}


def test_what_a_later_version_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"later": 1, "runs": [["a", "1"]]}), encoding="utf-8")
    put_aside(tmp_path, "b", "2")
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["later"] == 1
    workplace = LocalWorkplace(tmp_path, {}, FakeClock())
    workplace.put_version_aside("c", "3")
    assert workplace.versions_put_aside() == {"a": "1", "b": "2", "c": "3"}
