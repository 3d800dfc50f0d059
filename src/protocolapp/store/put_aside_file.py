"""Of which version of its protocol a run was told, and is not to be told again, in `versions-put-aside.json`."""

from __future__ import annotations

from pathlib import Path

from protocolapp.store.json_file import beside_what_is_kept, read_json, write_json

FILE = "versions-put-aside.json"
MOST_RUNS = 200
"""The runs put aside last; one that is told again of what it was told long ago does no harm."""

_RUNS = "runs"


def load_put_aside(folder: Path) -> dict[str, str]:
    """Run id -> fingerprint of the version, the latest last. Never raises; what cannot be used is left out."""
    runs = read_json(folder / FILE).data.get(_RUNS)
    pairs = runs if isinstance(runs, list) else []
    return {pair[0]: pair[1] for pair in pairs if _is_pair(pair)}


def put_aside(folder: Path, run_id: str, fingerprint: str) -> None:
    """Keep it for this run, with what a later version wrote beside it. Raises StoreError."""
    path = folder / FILE
    others = [[run, version] for run, version in load_put_aside(folder).items() if run != run_id]
    latest = [*others, [run_id, fingerprint]][-MOST_RUNS:]
    write_json(path, {**beside_what_is_kept(path), _RUNS: latest})


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)
