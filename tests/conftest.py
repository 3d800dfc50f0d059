"""What holds for every test: no screen needed, no real home directory, foreign programs named when missing."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
}
_HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()

# A shared computer has no steady pace. CI tries the same examples each time; at the desk each run looks further.
settings.register_profile(
    "suite",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
)


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported: a home directory of its own for each worker, and Qt without a screen."""
    home = tempfile.TemporaryDirectory(prefix="protocolapp-home-")
    config.stash[_HOME] = home
    for variable, below in _HOME_VARIABLES.items():
        os.environ[variable] = str(Path(home.name, below))
    os.environ.pop("PROTOCOLAPP_DATA", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings.load_profile("suite")


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_HOME].cleanup()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.tool("pdftotext", "poppler-utils")`: skip, naming the package; in CI a missing one is a failure."""
    for marker in item.iter_markers("tool"):
        program, package = marker.args
        if shutil.which(program) is None:
            message = f"{program} is missing: install the package {package}"
            if os.environ.get("CI"):
                pytest.fail(message, pytrace=False)
            pytest.skip(message)
