"""The real clocks: what they promise to the timers (the faults are named as in the catalogue of clock faults)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, timedelta

import pytest

from protocolapp.system_clock import SystemClock

EIGHT_HOURS_MS = 8 * 3600 * 1000
READ = """
import json
from protocolapp.system_clock import SystemClock
stamp = SystemClock().now()
print(json.dumps([stamp.utc.timestamp(), stamp.boot_ms, stamp.boot_id]))
"""


def read_elsewhere(*prefix: str) -> tuple[float, int, str]:
    """A stamp read by another process: UTC in seconds, boot_ms, boot_id."""
    answer = subprocess.run([*prefix, sys.executable, "-c", READ], capture_output=True, text=True, check=True)
    utc, boot_ms, boot_id = json.loads(answer.stdout)
    return utc, boot_ms, boot_id


def time_namespaces_allowed() -> bool:
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run(
            ["unshare", "-T", "--boottime", "1", "true"], capture_output=True, check=False
        ).returncode
        == 0
    )


def test_utc_is_utc_and_both_clocks_go_forward() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.utc.tzinfo is UTC
    assert second.utc >= first.utc
    assert second.boot_ms >= first.boot_ms > 0


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [("Asia/Kolkata", {330}), ("America/St_Johns", {-210, -150}), ("Australia/Lord_Howe", {630, 660})],
)
def test_a_new_time_zone_is_noticed_at_the_next_reading(
    zone: str, minutes: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """T5: the laptop is flown elsewhere while the program runs."""
    clock = SystemClock()
    monkeypatch.setenv("TZ", "UTC")
    assert clock.now().offset_minutes == 0
    monkeypatch.setenv("TZ", zone)
    stamp = clock.now()
    assert stamp.offset_minutes in minutes
    assert stamp.local.utcoffset() == timedelta(minutes=stamp.offset_minutes)
    monkeypatch.undo()
    clock.now()


def test_processes_of_one_boot_agree() -> None:
    """A program killed and started again can go on with the timers of its last life."""
    here = SystemClock().now()
    utc, boot_ms, boot_id = read_elsewhere()
    assert boot_id == here.boot_id
    assert (utc - here.utc.timestamp()) * 1000 == pytest.approx(boot_ms - here.boot_ms, abs=100)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has time namespaces")
def test_eight_hours_of_sleep_are_counted() -> None:
    """T2: a time namespace shifts only the clock that counts in suspend, as eight hours of sleep do."""
    if not time_namespaces_allowed():
        pytest.skip("this kernel or user may not make time namespaces (unshare -T)")
    awake_utc, awake_ms, awake_boot = read_elsewhere()
    slept_utc, slept_ms, slept_boot = read_elsewhere("unshare", "-T", "--boottime", str(8 * 3600))
    passed_ms = (slept_utc - awake_utc) * 1000
    assert slept_ms - awake_ms == pytest.approx(EIGHT_HOURS_MS + passed_ms, abs=100)
    assert slept_boot == awake_boot
