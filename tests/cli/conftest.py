"""The command line as a function: arguments in, exit status and text out, on a data folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from protocolapp.cli.main import main
from protocolapp.local_workplace import INDEX, LocalWorkplace
from tests.fakes.known_library import know_the_shipped


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


CommandLine = Callable[..., Outcome]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of the test, of a program that has been used before."""
    know_the_shipped(tmp_path / "data" / INDEX)
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Run a command on the test's data folder."""

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments], lambda _given: LocalWorkplace(data, {}))
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return call
