"""Everything that is kept on disk: runs, lab and settings, the library's folders, backups, files written whole."""

from protocolapp.store.atomic_files import AtomicFiles
from protocolapp.store.backup import back_up, back_up_daily, backups
from protocolapp.store.calculators_file import load_inputs, save_inputs
from protocolapp.store.data_folder import data_folder
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
from protocolapp.store.free_path import free_path
from protocolapp.store.lab_file import load_lab, save_lab
from protocolapp.store.library_folders import LibraryFolders
from protocolapp.store.opening import open_for_reading, open_for_writing
from protocolapp.store.own_files import OwnFiles
from protocolapp.store.preferences_file import load_preferences, save_preferences
from protocolapp.store.put_aside_file import load_put_aside, put_aside
from protocolapp.store.recovery import move_aside_and_restore
from protocolapp.store.storage_kind import StorageKind, storage_kind, storage_warning

__all__ = [
    "AtomicFiles",
    "DamagedDataError",
    "ForeignDataError",
    "GoneWhileOpenError",
    "HeldByOtherError",
    "LibraryFolders",
    "LostDataError",
    "NewerDataError",
    "OwnFiles",
    "ReadOnlyDataError",
    "SqliteEventStore",
    "StorageKind",
    "UnstorableTextError",
    "back_up",
    "back_up_daily",
    "backups",
    "data_folder",
    "free_path",
    "load_inputs",
    "load_lab",
    "load_preferences",
    "load_put_aside",
    "move_aside_and_restore",
    "open_for_reading",
    "open_for_writing",
    "put_aside",
    "save_inputs",
    "save_lab",
    "save_preferences",
    "storage_kind",
    "storage_warning",
]
