"""What History lists: pages of runs, sorted, searched and counted in SQL; nothing of it is kept anywhere."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from protocolapp.run.ports import RunHeader, RunOrder, RunPage, RunQuery, RunSummary

_ORDER = {
    RunOrder.NEWEST: "started_utc DESC, run_id DESC",
    RunOrder.OLDEST: "started_utc, run_id",
    RunOrder.TITLE: "title COLLATE NOCASE, started_utc DESC, run_id",
    RunOrder.PROTOCOL: "protocol_title COLLATE NOCASE, started_utc DESC, run_id",
    RunOrder.OPERATOR: "operator COLLATE NOCASE, started_utc DESC, run_id",
}

_MOST = 1 << 31
"""A page number beyond this is the same as this; larger ones do not fit into the database's integers."""

HEADER_COLUMNS = (
    "run_id, label, protocol_id, protocol_title, protocol_version, fingerprint, title, operator, "
    "started_utc, offset_minutes, rehearsal"
)

# The lists of types are those of the partial indexes in `schema`, word for word, or these would not be used.
_SHOWN = """
    run_id NOT IN (
        SELECT run_id FROM events AS hiding WHERE type = 'run_hidden'
            AND version = (SELECT max(version) FROM events
                           WHERE run_id = hiding.run_id AND type = 'run_hidden')
            AND json_valid(CAST(body AS TEXT)) AND json_extract(CAST(body AS TEXT), '$.data.hidden'))
"""

_OPEN_RUNS = """
    SELECT run_id, type, max(version) FROM events
    WHERE type IN ('run_started', 'run_paused', 'run_resumed',
                   'run_completed', 'run_abandoned', 'run_reopened')
    GROUP BY run_id HAVING type NOT IN ('run_completed', 'run_abandoned')
"""

_PAGE = """
    SELECT {columns},
        (SELECT max(version) FROM events WHERE run_id = runs.run_id),
        (SELECT type FROM events WHERE run_id = runs.run_id
            AND type IN ('run_started', 'run_paused', 'run_resumed',
                         'run_completed', 'run_abandoned', 'run_reopened')
            ORDER BY version DESC LIMIT 1),
        (SELECT body FROM events WHERE run_id = runs.run_id ORDER BY version DESC LIMIT 1),
        (SELECT body FROM events WHERE run_id = runs.run_id AND type = 'run_hidden'
            ORDER BY version DESC LIMIT 1)
    FROM runs WHERE run_id IN (SELECT run_id FROM runs {where} ORDER BY {order} LIMIT ? OFFSET ?)
    ORDER BY {order}
"""


def search_words(header: RunHeader) -> str:
    """What a search looks through: label, title, protocol and operator, case folded, each on a line of its own."""
    fields = (header.label, header.title, header.protocol_id, header.protocol_title, header.operator)
    return "\n".join(_folded(field) for field in fields)


def find_page(connection: sqlite3.Connection, query: RunQuery) -> RunPage:
    """The runs that match, a page of them. Raises sqlite3.Error."""
    try:
        query.text.encode("utf-8")
    except UnicodeEncodeError:  # half a character occurs in no stored text
        return RunPage((), 0)
    order = _ORDER[query.order]
    connection.execute("BEGIN")  # the count and the page see the same moment
    try:
        where, values = _conditions(connection, query)
        total = connection.execute(f"SELECT count(*) FROM runs {where}", values).fetchone()[0]  # noqa: S608
        statement = _PAGE.format(columns=HEADER_COLUMNS, where=where, order=order)
        page = (max(0, min(query.limit, _MOST)), max(0, min(query.offset, _MOST)))
        rows = connection.execute(statement, (*values, *page)).fetchall()
    finally:
        connection.execute("ROLLBACK")
    return RunPage(tuple(_summary(row) for row in rows), total)


def _conditions(connection: sqlite3.Connection, query: RunQuery) -> tuple[str, list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    text = _folded(query.text.strip())
    if text:
        conditions.append("instr(words, ?) > 0")  # literal, unlike LIKE, where % and _ stand for others
        values.append(text)
    if query.open_only:
        # Which runs are open is asked once, for the count and the page: it takes a walk through an index.
        conditions.append("run_id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([row[0] for row in connection.execute(_OPEN_RUNS)]))
    if not query.include_hidden:
        conditions.append(_SHOWN)
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values


def header_values(header: RunHeader) -> tuple[str | int, ...]:
    """A header in the order of HEADER_COLUMNS."""
    started = header.started_utc.astimezone(UTC).isoformat(timespec="microseconds")
    return (
        header.run_id,
        header.label,
        header.protocol_id,
        header.protocol_title,
        header.protocol_version,
        header.fingerprint,
        header.title,
        header.operator,
        started,
        header.offset_minutes,
        int(header.rehearsal),
    )


def _summary(row: Sequence[Any]) -> RunSummary:
    run_id, label, protocol_id, protocol_title, version, fingerprint, title, operator = map(str, row[:8])
    started, offset, rehearsal, events, lifecycle, last_body, hiding_body = row[8:]
    begun = _time(started) or datetime.fromtimestamp(0, UTC)
    header = RunHeader(
        run_id,
        label,
        protocol_id,
        protocol_title,
        version,
        fingerprint,
        title,
        operator,
        started_utc=begun,
        offset_minutes=offset,
        rehearsal=bool(rehearsal),
    )
    last = _inside(last_body, "at", "utc")
    hidden = _inside(hiding_body, "data", "hidden") is True
    return RunSummary(header, events or 0, str(lifecycle or "run_started"), _time(last) or begun, hidden)


def _inside(body: object, *keys: str) -> object:
    """A value deep in an event's JSON; None in a body that has rotted (the hash chain tells of it)."""
    if not isinstance(body, bytes):
        return None
    try:
        value = json.loads(body)
        for key in keys:
            value = value[key]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return value


def _time(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except ValueError:
        return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
