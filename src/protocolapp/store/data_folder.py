"""Where the data lies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from protocolapp.run.ports import StoreError

VARIABLE = "PROTOCOLAPP_DATA"


def data_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """`--data DIR`, else PROTOCOLAPP_DATA, else the system's place for a user's data; absolute.

    Raises StoreError when there is no such place, or something else than a folder lies there.
    """
    named = environment.get(VARIABLE, "").strip()
    if given is not None:
        folder = given
    elif named:
        folder = Path(named)
    else:
        folder = _of_the_system()
    if "\0" in str(folder):
        raise _unusable(folder, "its name holds a null character")
    folder = _home_filled_in(folder).absolute()
    try:
        if folder.exists() and not folder.is_dir():
            raise _unusable(folder, "a file lies there")
    except OSError as error:
        raise _unusable(folder, error.strerror or "it cannot be reached") from error
    return folder


def _of_the_system() -> Path:
    import platformdirs

    try:
        folder = platformdirs.user_data_path("protocolapp", appauthor=False)
    except RuntimeError as error:
        raise _homeless() from error
    if not folder.is_absolute():
        raise _homeless()
    return folder


def _homeless() -> StoreError:
    """There is neither HOME nor an entry in the list of users."""
    return StoreError(
        "There is no home folder",
        "The system does not say where this user's data lies.",
        f"Name a data folder with --data or {VARIABLE}.",
    )


def _home_filled_in(folder: Path) -> Path:
    try:
        return folder.expanduser()
    except RuntimeError as error:
        raise _unusable(folder, "there is no such home folder") from error


def _unusable(folder: Path, reason: str) -> StoreError:
    shown = os.fsencode(folder).decode("utf-8", "backslashreplace").replace("\0", "\\0")
    return StoreError(
        "The data folder cannot be used",
        f"{shown}: {reason}.",
        f"Name another folder with --data or {VARIABLE}.",
    )
