"""What the lab has, in `lab.json`. A damaged file never stops the program."""

from __future__ import annotations

from pathlib import Path

from protocolapp.lab import Lab, LabError, lab_from_json, lab_to_json
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.run.ports import Stamp
from protocolapp.store.json_file import beside_what_is_kept, move_aside, read_json, write_json

FILE = "lab.json"


def load_lab(folder: Path, now: Stamp) -> tuple[Lab, str]:
    """The lab kept in a data folder, the usual pipettes where none is kept; and a notice, or an empty text.

    Never raises. now: names a file moved aside.
    """
    path = folder / FILE
    found = read_json(path)
    if not found.data and not found.fault:
        return Lab(pipettes=bundled_pipettes()), ""
    fault = found.fault
    if not fault:
        try:
            return lab_from_json(found.data), ""
        except LabError as error:
            fault = f"{path}: {error.message}"
    return Lab(pipettes=bundled_pipettes()), (
        f"{fault} The usual pipettes are used, without operators and rotors. {move_aside(path, now, found)}"
    )


def save_lab(folder: Path, lab: Lab) -> None:
    """Keep the lab, with what a later version wrote beside it. Raises StoreError."""
    path = folder / FILE
    write_json(path, {**beside_what_is_kept(path), **lab_to_json(lab)})
