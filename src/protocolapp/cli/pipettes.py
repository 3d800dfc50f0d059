"""`--pipettes FILE`: other pipettes than the lab's, shared by `plan`, `rehearse` and `calc`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import say_problems
from protocolapp.lab import Lab


def lab_with(pipettes: Path | None, lab: Lab) -> Lab:
    """The lab with the pipettes of a file in place of its own. Raises UnusableError after telling of every problem."""
    if pipettes is None:
        return lab
    from protocolapp.services.pipette_file import load_pipettes

    loaded = load_pipettes(pipettes)
    if loaded.problems:
        say_problems(loaded.problems, to=sys.stderr)
        raise UnusableError
    return replace(lab, pipettes=loaded.pipettes)
