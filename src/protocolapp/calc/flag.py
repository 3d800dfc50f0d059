"""What a calculation has to say beside its numbers: impossible, done badly, or the convention used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Block: impossible as it stands. Warn: can be done, but badly. Note: the convention used."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class Code(StrEnum):
    """The one registry of flag codes. They are stored with a run, so they are never renamed."""

    # pipetting
    BELOW_MIN_PIPETTE = "BELOW_MIN_PIPETTE"
    NO_PIPETTES = "NO_PIPETTES"
    NEGATIVE_VOLUME = "NEGATIVE_VOLUME"
    # recipes and dilutions
    STOCK_TOO_DILUTE = "STOCK_TOO_DILUTE"
    MW_MISSING = "MW_MISSING"
    STOCK_MISMATCH = "STOCK_MISMATCH"
    PH_AT_TEMPERATURE = "PH_AT_TEMPERATURE"
    # centrifuge
    ROTOR_LIMIT = "ROTOR_LIMIT"
    ROTOR_UNKNOWN = "ROTOR_UNKNOWN"
    # what was given
    NO_SAMPLES = "NO_SAMPLES"
    TOO_MANY_SAMPLES = "TOO_MANY_SAMPLES"
    OUTSIDE_RANGE = "OUTSIDE_RANGE"
    NOT_A_CHOICE = "NOT_A_CHOICE"
    # what was worked out
    BELOW_LEAST = "BELOW_LEAST"
    ABOVE_MOST = "ABOVE_MOST"
    CANNOT_CALCULATE = "CANNOT_CALCULATE"
    # solutions
    ESTIMATED_VOLUME = "ESTIMATED_VOLUME"
    VOLUME_SHORT = "VOLUME_SHORT"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know about a value.

    code: from the registry. remedy: what to do about it, a sentence or empty. about: the name it concerns
    (a parameter, column, calculation, `lysis_buffer.nacl`); row: which sample or tube, its id.
    """

    severity: Severity
    code: str
    message: str
    remedy: str = ""
    about: str = ""
    row: str = ""
