"""The half-log step, √10, and how people write it."""

from __future__ import annotations

from protocolapp.quantity import approx_sqrt

HALF_LOG = approx_sqrt(10)
"""√10 to 40 digits: two such steps are one power of ten."""

HALF_LOG_WORDS = frozenset({"half-log", "half log", "halflog", "1/2 log", "√10", "sqrt10", "sqrt(10)"})
"""What people write for it."""
