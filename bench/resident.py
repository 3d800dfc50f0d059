"""The memory a process holds."""

from __future__ import annotations

import os
from pathlib import Path


def resident() -> float:
    """Bytes of this process that lie in memory; 0 where the system does not say."""
    file = Path("/proc/self/statm")
    return (
        int(file.read_text("ascii").split()[1]) * float(os.sysconf("SC_PAGE_SIZE")) if file.exists() else 0.0
    )
