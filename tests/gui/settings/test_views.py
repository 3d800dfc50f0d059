"""Backups, restoring and the parts of the program, without a screen."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from protocolapp.gui.settings.about_view import PARTS, own_version
from protocolapp.gui.settings.backups_view import backup_lines, backup_name, restore_question, size_text
from tests.fakes.clock import START


def test_backups_are_listed_with_time_and_size(tmp_path: Path) -> None:
    there, gone = tmp_path / "runs-2026-11-20.db", tmp_path / "runs-2026-11-19.db"
    there.write_bytes(b"x" * 2048)
    moment = datetime(2026, 11, 20, 17, 30, tzinfo=UTC).timestamp()
    os.utime(there, (moment, moment))
    lines = backup_lines([there, gone], UTC)
    assert [(one.name, one.made, one.size) for one in lines] == [
        ("runs-2026-11-20.db", "2026-11-20\u00a017:30", "2\u00a0kB")
    ]


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "1\u00a0kB"), (655_360, "640\u00a0kB"), (1_258_291, "1.2\u00a0MB"), (3 << 30, "3072.0\u00a0MB")],
)
def test_sizes_for_people(size: int, text: str) -> None:
    assert size_text(size) == text


def test_the_question_names_the_backup_and_the_open_runs() -> None:
    assert "open" not in restore_question("a.db", 0)
    assert "a.db" in restore_question("a.db", 1)
    assert "2\u00a0runs are still open" in restore_question("a.db", 2)
    assert backup_name(START) == "protocolapp-backup-2026-11-21.db"


def test_every_dependency_is_named_with_its_licence() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=!;\[ ]", one, maxsplit=1)[0].lower() for one in project["dependencies"]}
    assert needed == {part.package.lower() for part in PARTS if part.package}
    assert all(part.licence and part.use for part in PARTS)
    assert project["version"] in own_version()
