"""Asking a run for something that is not work at its steps: to hide it, to reopen it, to call it otherwise."""

from __future__ import annotations

from protocolapp.gui.background import Failure
from protocolapp.gui.desk import Desk
from protocolapp.run.commands import Command
from protocolapp.run.ports import StoreError, UnknownRunError


def ask_run(desk: Desk, run_id: str, command: Command, asker: object) -> Failure | None:
    """Submit a command. None when the desk took it or told by its signals why not; else why it could not be asked."""
    try:
        desk.submit(run_id, command, asker)
    except StoreError as error:
        return Failure.of(error)
    except UnknownRunError:
        return Failure("There is no such run", "The data was replaced meanwhile.", "Start the program again.")
    return None
