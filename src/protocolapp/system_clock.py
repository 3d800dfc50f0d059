"""The only reader of the clocks: the wall clock, and one that keeps counting while the computer sleeps.

Which clock counts in suspend differs: CLOCK_BOOTTIME on Linux, CLOCK_MONOTONIC on macOS (there it is
mach_continuous_time; on Linux it stops in suspend), GetTickCount64 on Windows.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from protocolapp.run.ports import Stamp

_NS_PER_MS = 1_000_000
_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """Reads the real clocks. Fulfils `run.ports.Clock`."""

    def __init__(self) -> None:
        self._boot_id = _boot_id()

    def now(self) -> Stamp:
        """The time now; each reading also looks again which time zone the computer is in."""
        if sys.platform != "win32":
            time.tzset()
        utc, boot_ms = datetime.now(UTC), _boot_ms()
        offset = utc.astimezone().utcoffset()
        minutes = round(offset.total_seconds() / 60) if offset is not None else 0
        return Stamp(utc, minutes, boot_ms, self._boot_id)


def _boot_ms() -> int:
    """Milliseconds since the computer started, sleep included."""
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_uint64
        return int(ticks())
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS_PER_MS
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // _NS_PER_MS


def _boot_id() -> str:
    """A name of the present boot, the same for every process until the computer starts again."""
    if sys.platform == "linux":
        name = _linux_boot_id()
    elif sys.platform == "darwin":
        name = _macos_boot_session()
    elif sys.platform == "win32":
        name = _windows_boot_count()
    else:
        name = ""
    return name or _derived_boot_id()


def _linux_boot_id() -> str:
    try:
        return _LINUX_BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:  # /proc may be hidden from a container
        return ""


def _macos_boot_session() -> str:
    import ctypes

    libc = ctypes.CDLL(None)
    text = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(text))
    failed = libc.sysctlbyname(b"kern.bootsessionuuid", text, ctypes.byref(size), None, ctypes.c_size_t(0))
    return "" if failed else text.value.decode("ascii")


def _windows_boot_count() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    key = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as folder:
            count, _ = winreg.QueryValueEx(folder, "BootId")
    except OSError:
        return ""
    return f"windows-boot-{count}"


def _derived_boot_id() -> str:
    """The minute the computer started, by the wall clock.

    Setting the wall clock changes it for the next process: then timers fall back to the wall clock and say
    so, which is the safe side (a boot id must never stay the same over a restart).
    """
    started = datetime.now(UTC).timestamp() - _boot_ms() / 1000
    return f"started-{round(started / 60)}"
