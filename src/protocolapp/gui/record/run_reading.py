"""From stored events to what the record screen shows: for long runs and large files not on the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.gui.explain.where_view import Explainable
from protocolapp.record.model import RunRecord
from protocolapp.run.explaining import given_in
from protocolapp.run.loading import DamagedRunError, load_run
from protocolapp.run.ports import Stamp, StoredEvent
from protocolapp.run.state import RunStatus
from protocolapp.services.export import record_of_state
from protocolapp.services.going_on import way_on
from protocolapp.services.ports import Attachments


@dataclass(frozen=True, slots=True)
class ReadRun:
    """A run as the store holds it now. open: it can be gone on with. sound: its chain is whole, all of it was read.

    follow: where one may go on with its samples once it is completed, in words. values: of its plan,
    with who gave them.
    """

    run_id: str
    record: RunRecord
    open: bool
    hidden: bool
    sound: bool
    follow: tuple[str, ...] = ()
    values: Explainable | None = None


@dataclass(frozen=True, slots=True)
class UnreadableRun:
    """Not even its beginning can be read. For people."""

    run_id: str
    title: str
    message: str
    remedy: str


def read_run(
    run_id: str, events: Sequence[StoredEvent], now: Stamp, attachments: Attachments | None = None
) -> ReadRun | UnreadableRun:
    """Verify, replay and describe a run. now: the moment the record is made. attachments: to check its files."""
    try:
        loaded = load_run(events)
    except DamagedRunError as error:
        return UnreadableRun(run_id, error.title, error.message, error.remedy)
    record = record_of_state(loaded.state, loaded.plan, loaded.chain, now, loaded.fault, attachments)
    done = loaded.state.status is RunStatus.COMPLETED
    follow = tuple(way_on(one) for one in loaded.plan.follow) if done else ()
    values = Explainable(loaded.plan, given_in(loaded.state, loaded.plan))
    return ReadRun(
        run_id, record, loaded.state.open, loaded.state.hidden, not record.chain_fault, follow, values
    )
