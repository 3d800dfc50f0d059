"""Attached files on their way to a backup and back. The automatic backups lie beside them and need no second copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from protocolapp.store.atomic_files import file_not_written, put_in_place, temporary_beside
from protocolapp.store.files import ATTACHMENTS


def attachments_beside(backup: Path) -> Path:
    """Where the attached files of a backup lie: `runs.db` has `runs-attachments` beside it."""
    return backup.with_name(f"{backup.stem}-{ATTACHMENTS}")


def back_up_attachments(data_folder: Path, backup: Path) -> None:
    """Copy what is not there yet. Raises StoreError; what was copied stays."""
    _copy_new(data_folder / ATTACHMENTS, attachments_beside(backup))


def restore_attachments(backup: Path, data_folder: Path) -> None:
    """Copy back what the data folder does not have; what it has is left as it is. Raises StoreError."""
    _copy_new(attachments_beside(backup), data_folder / ATTACHMENTS)


def _copy_new(source: Path, target: Path) -> None:
    for path in _files(source):
        copy = target / path.relative_to(source)
        try:
            if copy.is_file() and copy.stat().st_size == path.stat().st_size:
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            temporary = temporary_beside(copy)
            try:
                shutil.copyfile(path, temporary, follow_symlinks=False)
                put_in_place(temporary, copy)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise file_not_written(error, copy) from error


def _files(folder: Path) -> Iterator[Path]:
    """The kept files below a folder of runs; links and what a broken copy has left are passed over."""
    for path in sorted(folder.glob("*/*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path
