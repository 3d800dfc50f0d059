"""The import contracts hold, and each of them bites when a forbidden import is planted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

# file below src/protocolapp -> import that breaks exactly one kind of contract
PLANTED = {
    "quantity/planted.py": "import protocolapp.run.ports",
    "store/planted.py": "import protocolapp.plan",
    "resources.py": "import protocolapp.lab",
    "calc/planted.py": "import protocolapp.resources",
    "record/planted.py": "import PySide6.QtCore",
    "cli/planted.py": "import yaml",
    "run/planted.py": "import sqlite3",
    "gui/planted.py": "import reportlab.lib",
    "plan/planted.py": "import numpy",
    "services/planted.py": "import PIL.Image",
}


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """import-linter, as `make check` runs it, on the package in `tree`/src."""
    program = Path(sys.executable).with_name("lint-imports")
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [program, "--no-cache"], cwd=tree, env=environment, capture_output=True, text=True, check=False
    )


def test_the_contracts_hold() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout


def test_each_contract_bites(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, line in PLANTED.items():
        with tmp_path.joinpath("src/protocolapp", name).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    report = lint_imports(tmp_path).stdout
    broken = re.findall(r"(?m)^(.+) BROKEN", report)
    assert sorted(broken) == sorted(contract["name"] for contract in CONTRACTS)
