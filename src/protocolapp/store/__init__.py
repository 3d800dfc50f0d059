"""Everything that is kept on disk: runs, lab and settings, the library's folders, backups, files written whole."""

from protocolapp.store.atomic_files import AtomicFiles
from protocolapp.store.backup import back_up_daily, backups, copy_database
from protocolapp.store.errors import (
    DamagedDataError,
    ForeignDataError,
    GoneWhileOpenError,
    HeldByOtherError,
    LostDataError,
    NewerDataError,
    ReadOnlyDataError,
    UnstorableTextError,
)
from protocolapp.store.event_store import SqliteEventStore
from protocolapp.store.opening import open_for_reading, open_for_writing
from protocolapp.store.recovery import move_aside_and_restore
from protocolapp.store.storage_kind import StorageKind, storage_kind, storage_warning

__all__ = [
    "AtomicFiles",
    "DamagedDataError",
    "ForeignDataError",
    "GoneWhileOpenError",
    "HeldByOtherError",
    "LostDataError",
    "NewerDataError",
    "ReadOnlyDataError",
    "SqliteEventStore",
    "StorageKind",
    "UnstorableTextError",
    "back_up_daily",
    "backups",
    "copy_database",
    "move_aside_and_restore",
    "open_for_reading",
    "open_for_writing",
    "storage_kind",
    "storage_warning",
]
