"""The real store and the one in memory keep the same contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from protocolapp.run.ports import EventStore
from protocolapp.store import open_for_writing
from tests.fakes.clock import START
from tests.fakes.memory_store import MemoryStore
from tests.store.event_store_contract import EventStoreContract


class TestSqliteEventStore(EventStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[EventStore]:
        store = open_for_writing(tmp_path, START)
        yield store
        store.close()


class TestMemoryStore(EventStoreContract):
    @pytest.fixture
    def store(self) -> EventStore:
        return MemoryStore()
