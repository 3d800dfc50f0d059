"""Where the bundled files lie: beside the package when installed from a wheel, in the checkout when editable."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _bundle() -> Path:
    installed = _PACKAGE / "bundled"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


def protocols_folder() -> Path:
    """The folder of the protocols that come with the program."""
    return _bundle() / "protocols"


def resource(*parts: str) -> Path:
    """A bundled file or folder, e.g. `resource("icons", "play.svg")`. Raises FileNotFoundError if there is none."""
    path = _bundle().joinpath("resources", *parts)
    if not path.exists():
        raise FileNotFoundError(f"not bundled with protocolapp: {'/'.join(parts)}")
    return path
