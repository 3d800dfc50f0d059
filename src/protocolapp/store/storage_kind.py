"""What kind of place a data folder is: this computer's disk, a synced folder or a network drive."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
}

_NETWORK_TYPES = ("nfs", "cifs", "smb", "afs", "9p", "sshfs", "fuse.sshfs", "ncpfs", "davfs", "fuse.davfs")
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4
"""What GetDriveTypeW of Windows calls a network drive."""


class StorageKind(Enum):
    """Where a folder lies."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"


def storage_kind(path: Path, mounts: str | None = None) -> StorageKind:
    """Where a folder lies, as far as can be told. mounts: the system's table of file systems, read when left out."""
    if _is_network(path, mounts):
        return StorageKind.NETWORK
    return StorageKind.SYNCED if _syncing_service(path) else StorageKind.LOCAL


def storage_warning(path: Path, mounts: str | None = None) -> str | None:
    """A sentence to show once where the data is at risk, or None."""
    kind = storage_kind(path, mounts)
    if kind is StorageKind.NETWORK:
        return (
            f"The data folder {path} lies on a network drive. Runs are saved more slowly there, and are lost when the "
            "connection fails at the wrong moment: a folder on this computer, with backups on the drive, is safer."
        )
    if kind is StorageKind.SYNCED:
        return (
            f"The data folder {path} is synced by {_syncing_service(path)}, which can damage a database in use: "
            "keep the data on this computer alone, and put backups into the synced folder."
        )
    return None


def _syncing_service(path: Path) -> str:
    for part in path.absolute().parts:
        for sign, service in _SYNCED.items():
            # "Dropbox", "OneDrive - University of Oslo", "Dropbox (Lab)"
            if part.casefold() == sign or part.casefold().startswith((f"{sign} ", f"{sign}-", f"{sign}(")):
                return service
    return ""


def _is_network(path: Path, mounts: str | None) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = path.absolute().drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    return _type_of_mount(path, _read_mounts() if mounts is None else mounts).startswith(_NETWORK_TYPES)


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # macOS has no such table
        return ""


def _type_of_mount(path: Path, mounts: str) -> str:
    """The type of the file system whose mount point is the longest beginning of the path."""
    deepest, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if path.absolute().is_relative_to(point) and len(point.parts) >= deepest:
            deepest, found = len(point.parts), fields[2]
    return found
