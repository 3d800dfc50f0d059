"""Attached files without a data folder: their bytes in memory, and faults on demand."""

from __future__ import annotations

import hashlib
from pathlib import Path

from protocolapp.run.ports import StoreError
from protocolapp.services.ports import KeptFile
from protocolapp.store.media import media_of


class MemoryAttachments:
    """Fulfils `services.ports.Attachments`. refusing: what keeping answers instead, while it is set."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.refusing: StoreError | None = None

    def keep(self, run_id: str, source: Path) -> KeptFile:
        try:
            data = source.read_bytes()
        except OSError as error:
            raise StoreError(f"{source.name} cannot be read", f"{error.strerror}.", "Check it.") from error
        return self.keep_data(run_id, source.name, data)

    def keep_data(self, run_id: str, name: str, data: bytes) -> KeptFile:
        if self.refusing is not None:
            raise self.refusing
        digest = hashlib.sha256(data).hexdigest()
        where = f"attachments/{run_id}/{digest[:16]}-file"
        self.kept[where] = data
        return KeptFile(name, digest, len(data), media_of(name, data[:16]), where)

    def read(self, where: str, most: int) -> bytes:
        data = self.kept.get(where)
        if data is None or len(data) > most:
            raise StoreError("The file cannot be read", f"{where}.", "Check it.")
        return data

    def fault(self, where: str, sha256: str) -> str:
        data = self.kept.get(where)
        if data is None:
            return "is missing"
        return "" if hashlib.sha256(data).hexdigest() == sha256 else "has been changed"
