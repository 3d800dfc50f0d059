"""The automatic backups as frozen data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from protocolapp.run.ports import Stamp
from protocolapp.run.words import counted

_STEP = 1024
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """made: when, local. size: `1.2 MB`."""

    path: Path
    name: str
    made: str
    size: str


def backup_lines(paths: Iterable[Path], zone: tzinfo | None = None) -> tuple[BackupLine, ...]:
    """Those that are still there, in the order given. zone: of the times shown; None for this computer's."""
    lines = []
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue  # thinned out meanwhile
        made = datetime.fromtimestamp(found.st_mtime, UTC).astimezone(zone)
        lines.append(
            BackupLine(path, path.name, f"{made:%Y-%m-%d{_NO_BREAK}%H:%M}", size_text(found.st_size))
        )
    return tuple(lines)


def size_text(size: int) -> str:
    """`640 kB`, `1.2 MB`"""
    if size < _STEP * _STEP:
        return f"{max(1, round(size / _STEP))}{_NO_BREAK}kB"
    return f"{size / _STEP / _STEP:.1f}{_NO_BREAK}MB"


def backup_name(now: Stamp) -> str:
    """A name to propose."""
    return f"protocolapp-backup-{now.local:%Y-%m-%d}.db"


def restore_question(name: str, open_runs: int) -> str:
    """What restoring means, before it is done."""
    still = f" {counted(open_runs, 'run is', 'runs are')} still open." if open_runs else ""
    return (
        f"Put {name} in the place of the present data? The present data is moved aside in the data folder and kept, "
        f"but what was recorded since that backup is not in it.{still} The program has to be started again afterwards."
    )
