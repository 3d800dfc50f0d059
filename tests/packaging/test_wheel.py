"""The wheel carries all it needs and runs from an empty folder, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from protocolapp import __version__

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("wheel")  # built and installed once, by one worker


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("protocolapp-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with the wheel; its dependencies are borrowed, the checkout is not."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    install = [*pip, "install", "--no-index", "--no-deps", "--quiet", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # A path line of a .pth file is added as it is: the .pth of the editable install over there is not read.
    folder = next(home.glob("lib/python*/site-packages"))
    folder.joinpath("borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


def run_in_empty_folder(program: Path, *arguments: str, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    answer = subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def test_wheel_holds_every_bundled_file_and_licence(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    bundled = [
        path for top in ("protocols", "resources") for path in ROOT.joinpath(top).rglob("*") if path.is_file()
    ]
    missing = [path for path in bundled if f"protocolapp/bundled/{path.relative_to(ROOT)}" not in held]
    assert missing == []
    licences = {name.partition("/licenses/")[2] for name in held if "/licenses/" in name}
    assert {"LICENSE", "resources/fonts/LICENSE-Inter.txt", "resources/icons/LICENSE.txt"} <= licences


def test_wheel_holds_no_tests_and_no_caches(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert [name for name in held if "__pycache__" in name or name.startswith(("tests/", "tools/"))] == []


def test_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in run_in_empty_folder(installed / "protocolapp", "--version", folder=tmp_path)


def test_installed_program_finds_its_protocols_and_fonts(installed: Path, tmp_path: Path) -> None:
    ask = (
        "from protocolapp.resources import protocols_folder, resource;"
        "print(protocols_folder() / 'co_ip_alk.yaml', resource('fonts', 'ProtocolappSans-Regular.ttf'), sep='\\n')"
    )
    found = run_in_empty_folder(installed / "python", "-c", ask, folder=tmp_path).splitlines()
    assert [Path(path).is_file() for path in found] == [True, True]
    assert [str(ROOT / "src") in path for path in found] == [False, False]


def test_installed_program_begins_a_protocol_that_is_sound(installed: Path, tmp_path: Path) -> None:
    program = installed / "protocolapp"
    run_in_empty_folder(program, "new", "mine.yaml", folder=tmp_path)
    assert "no problem found" in run_in_empty_folder(program, "check", "mine.yaml", folder=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.yaml", "protocol-1.schema.json"]
