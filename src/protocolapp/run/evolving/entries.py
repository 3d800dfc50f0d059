"""Entries: every version is kept, the latest one holds."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.plan.facts import EntryKey
from protocolapp.run import events as e
from protocolapp.run.evolving.draft import Draft
from protocolapp.run.state import EntryState, EntryVersion, Mark
from protocolapp.run.stored_value import read_stored


def recorded(draft: Draft, event: e.EntryRecorded, mark: Mark) -> None:
    _add(draft, event, mark, "")


def corrected(draft: Draft, event: e.EntryCorrected, mark: Mark) -> None:
    _add(draft, event, mark, event.reason)


def _add(draft: Draft, event: e.EntryRecorded | e.EntryCorrected, mark: Mark, reason: str) -> None:
    key = EntryKey(event.ref, event.name, event.row)
    value = read_stored(event.kind, event.value)
    version = EntryVersion(value, event.shown, mark, event.occurrence, reason)
    before = draft.entries.get(key) or EntryState(key, event.label, event.row_label, ())
    draft.entries[key] = replace(before, versions=(*before.versions, version))
    draft.facts_changed = True
