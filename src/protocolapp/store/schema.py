"""The tables of `runs.db`. Rows are only ever added: triggers refuse to change, delete, replace or skip.

A run's row holds what its first event says for the lists; all else is derived from the events when asked for.
"""

from __future__ import annotations

APPLICATION_ID = int.from_bytes(b"prap", "big")
"""Written into the file's header, so that another program's database is never taken for ours."""

VERSION = 1
"""The schema below. A change raises it and adds the way there to `migration.STEPS`."""

TABLES = (
    """
    CREATE TABLE runs (
        run_id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL UNIQUE,
        protocol_id TEXT NOT NULL,
        protocol_title TEXT NOT NULL,
        protocol_version TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        title TEXT NOT NULL,
        operator TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        offset_minutes INTEGER NOT NULL,
        rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
        words TEXT NOT NULL -- label, title, protocol and operator, case folded, for the search
    ) STRICT
    """,
    """
    CREATE TABLE events (
        run_id TEXT NOT NULL REFERENCES runs (run_id),
        version INTEGER NOT NULL CHECK (version >= 1),
        type TEXT NOT NULL,
        body BLOB NOT NULL,
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        PRIMARY KEY (run_id, version)
    ) STRICT
    """,
)

INDEXES = (
    "CREATE INDEX runs_by_start ON runs (started_utc, run_id)",
    "CREATE INDEX runs_by_title ON runs (title COLLATE NOCASE, started_utc DESC, run_id)",
    "CREATE INDEX runs_by_protocol ON runs (protocol_title COLLATE NOCASE, started_utc DESC, run_id)",
    "CREATE INDEX runs_by_operator ON runs (operator COLLATE NOCASE, started_utc DESC, run_id)",
    # The types are `run.ports.LIFECYCLE` as it is in this version: a change there is a migration.
    """
    CREATE INDEX events_lifecycle ON events (run_id, version, type)
    WHERE type IN ('run_started', 'run_paused', 'run_resumed',
                   'run_completed', 'run_abandoned', 'run_reopened')
    """,
    "CREATE INDEX events_hidden ON events (run_id, version) WHERE type = 'run_hidden'",
)

_NEVER = """
    CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END
"""

TRIGGERS = (
    *(_NEVER.format(table=table, verb=verb) for table in ("runs", "events") for verb in ("UPDATE", "DELETE")),
    # INSERT OR REPLACE would delete without asking the triggers above.
    """
    CREATE TRIGGER runs_never_replaced BEFORE INSERT ON runs
    WHEN EXISTS (SELECT 1 FROM runs WHERE run_id = NEW.run_id OR label = NEW.label OR rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'this run exists'); END
    """,
    """
    CREATE TRIGGER events_in_order BEFORE INSERT ON events
    WHEN NOT EXISTS (
            SELECT 1 FROM (SELECT version, hash FROM events WHERE run_id = NEW.run_id ORDER BY version DESC LIMIT 1)
            WHERE version = NEW.version - 1 AND hash = NEW.previous)
      AND (NEW.version <> 1 OR NEW.previous <> printf('%064d', 0)
           OR EXISTS (SELECT 1 FROM events WHERE run_id = NEW.run_id))
      OR EXISTS (SELECT 1 FROM events WHERE rowid = NEW.rowid)
    BEGIN SELECT RAISE(ABORT, 'events follow one another'); END
    """,
)

ALL = (*TABLES, *INDEXES, *TRIGGERS)
