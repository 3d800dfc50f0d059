"""Say which packages of the operating system are missing, and install them on Debian as root.

Usage: python tools/system_packages.py qt | window | tests
  qt      libraries without which Qt cannot even be loaded; exits with 1 if one stays missing
  window  libraries for a window on X11 or Wayland; says so and goes on
  tests   programs that some tests start; goes on (those tests are skipped), but exits with 1 in CI
Standard library only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

# shared library -> package of Debian and Ubuntu, of Fedora
QT_LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libGLX.so.0": ("libglx0", "libglvnd-glx"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libICE.so.6": ("libice6", "libICE"),
    "libSM.so.6": ("libsm6", "libSM"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xinerama.so.0": ("libxcb-xinerama0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd"),
}
TEST_PROGRAMS = {
    "Xvfb": ("xvfb", "xorg-x11-server-Xvfb"),
    "xdotool": ("xdotool", "xdotool"),
    "pdftotext": ("poppler-utils", "poppler-utils"),
    "faketime": ("faketime", "libfaketime"),
}
CONSEQUENCES = {
    "qt": "Qt cannot be loaded without them. Install them, then start make again.",
    "window": "No window can open (or not everywhere) until they are installed.",
    "tests": "The tests that need them are skipped.",
}
# Only what we use: the other plug-ins (databases, tablets, printers) may go without their libraries.
QT_FILES = (
    "lib/libQt6Core.so.6",
    "lib/libQt6Gui.so.6",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Network.so.6",
    "lib/libQt6Svg.so.6",
    "plugins/platforms/libqoffscreen.so",
    "plugins/imageformats/libqsvg.so",
)
WINDOW_FILES = ("plugins/platforms/libqxcb.so", "plugins/platforms/libqwayland*.so")


def missing_libraries(patterns: tuple[str, ...]) -> set[str]:
    """The names of shared libraries that these files of Qt ask for and the loader does not find (Linux only)."""
    qt = Path(sysconfig.get_path("platlib"), "PySide6", "Qt")
    files = [str(path) for pattern in patterns for path in sorted(qt.glob(pattern))]
    if sys.platform != "linux" or not files or shutil.which("ldd") is None:
        return set()
    answer = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)
    return set(re.findall(r"^\s*(\S+) => not found", answer.stdout, re.MULTILINE))


def missing_programs() -> set[str]:
    """The programs some tests start that are not on the PATH (on Linux; elsewhere there is no X server to test)."""
    if sys.platform != "linux":
        return set()
    return {name for name in TEST_PROGRAMS if shutil.which(name) is None}


def install_on_debian(packages: list[str]) -> None:
    """apt-get as root; says what it does. Failure is noticed by looking again."""
    print("Installing with apt-get:", *packages, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = [
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "-o",
        "Dpkg::Use-Pty=0",
        *packages,
    ]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, check=False)


def explain(missing: set[str], known: dict[str, tuple[str, str]]) -> None:
    """Name each missing thing and the one command that brings it."""
    print("Missing on this computer:", ", ".join(sorted(missing)), file=sys.stderr)
    for system, command, column in (("Debian, Ubuntu", "apt-get", 0), ("Fedora", "dnf", 1)):
        packages = sorted({known[name][column] for name in missing if name in known})
        if packages:
            print(f"  {system}: sudo {command} install {' '.join(packages)}", file=sys.stderr)
    for name in sorted(missing - known.keys()):
        print(f"  {name}: its package is not known here; on Debian: apt-file search {name}", file=sys.stderr)


def missing_of(kind: str) -> set[str]:
    """The names of what is missing of one kind (see the usage above)."""
    if kind == "tests":
        return missing_programs()
    return missing_libraries(QT_FILES if kind == "qt" else WINDOW_FILES)


def main(arguments: list[str]) -> int:
    kind = arguments[0] if len(arguments) == 1 else ""
    if kind not in CONSEQUENCES:
        raise SystemExit(__doc__)
    known = TEST_PROGRAMS if kind == "tests" else QT_LIBRARIES
    missing = missing_of(kind)
    packages = sorted({known[name][0] for name in missing if name in known})
    if packages and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        install_on_debian(packages)
        missing = missing_of(kind)
    if not missing:
        return 0
    explain(missing, known)
    print(CONSEQUENCES[kind], file=sys.stderr)
    return 1 if kind == "qt" or (kind == "tests" and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
