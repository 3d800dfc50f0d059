"""The lock files: complete, hashed, and free of addresses."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(lock: str) -> dict[str, str]:
    """Normalised name to version."""
    text = ROOT.joinpath(lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!; ]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock: str) -> None:
    text = ROOT.joinpath(lock).read_text(encoding="utf-8")
    assert re.findall(r"(?im)^.*(?:https?:|file:|@ |--(?:extra-)?index|--find-links).*$", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    entries = re.split(r"(?m)^(?=\S)", ROOT.joinpath(lock).read_text(encoding="utf-8"))
    assert [entry for entry in entries if entry and "--hash=sha256:" not in entry] == []


def test_locks_hold_what_the_project_asks_for() -> None:
    runtime, everything = pins("requirements.txt"), pins("requirements-dev.txt")
    assert names(PROJECT["dependencies"]) <= runtime.keys()
    assert names(PROJECT["optional-dependencies"]["dev"]) <= everything.keys()
    assert runtime.items() <= everything.items()


def test_the_suite_runs_on_the_locked_versions() -> None:
    everything = pins("requirements-dev.txt")
    installed = {
        name: version(name) for name in names(PROJECT["dependencies"]) & everything.keys() - {"miniaudio"}
    }
    assert installed.items() <= everything.items()
