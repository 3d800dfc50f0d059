"""The program started at another time, to look at its timers: `python -m tests.faults.look_at_timers DATA [NOTE]`.

Prints one JSON line: the readings by label, and the clock's own. With NOTE it also writes a note into the run, hears
what rings, and confirms every timer that is due.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from protocolapp.local_workplace import LocalWorkplace
from protocolapp.run.commands import AcknowledgeTimer, AddNote, ConfirmTimer
from protocolapp.run.service import RunService
from tests.faults.stored_runs import RUN_ID


def main(folder: str, note: str = "") -> None:
    workplace = LocalWorkplace(Path(folder), {})
    store = workplace.store() if note else workplace.history()
    service = RunService.open(RUN_ID, store, workplace.clock)
    now = workplace.clock.now()
    readings = service.readings(now)
    told = {
        one.timer.label: {
            "left": one.remaining_ms,
            "over": one.over_ms,
            "phase": one.phase,
            "clock_based": one.clock_based,
            "drift": one.wall_drift_ms,
        }
        for one in readings.values()
    }
    if note:
        service.submit(AddNote(note), "AB")
        if any(one.ringing for one in readings.values()):
            service.submit(AcknowledgeTimer(), "AB")
        for one in readings.values():
            if one.over_ms:
                service.submit(ConfirmTimer(one.timer.id), "AB")
    workplace.close()
    sys.stdout.write(json.dumps({"timers": told, "boot_ms": now.boot_ms, "offset": now.offset_minutes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
