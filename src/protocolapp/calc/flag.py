"""What a calculation has to say beside its numbers: impossible, done badly, or the convention used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Block: impossible as it stands. Warn: can be done, but badly. Note: the convention used."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"

    @property
    def word(self) -> str:
        """What a text begins with that tells of it."""
        return {Severity.BLOCK: "Cannot be done", Severity.WARN: "Warning", Severity.NOTE: "Note"}[self]


class Code(StrEnum):
    """The one registry of flag codes. They are stored with a run, so they are never renamed."""

    # what was typed into a calculator
    MISSING = "MISSING"
    UNREADABLE = "UNREADABLE"
    NOTHING_UNKNOWN = "NOTHING_UNKNOWN"
    # pipetting
    BELOW_MIN_PIPETTE = "BELOW_MIN_PIPETTE"
    NO_PIPETTES = "NO_PIPETTES"
    NEGATIVE_VOLUME = "NEGATIVE_VOLUME"
    ABOVE_LARGEST_PIPETTE = "ABOVE_LARGEST_PIPETTE"
    PIPETTE_ERROR = "PIPETTE_ERROR"
    DELIVERED_OFF = "DELIVERED_OFF"
    VISCOUS = "VISCOUS"
    # weighing
    BELOW_BALANCE = "BELOW_BALANCE"
    WEIGHED_OTHERWISE = "WEIGHED_OTHERWISE"
    # recipes and dilutions
    STOCK_TOO_DILUTE = "STOCK_TOO_DILUTE"
    STOCK_SHORT = "STOCK_SHORT"
    DOES_NOT_FIT = "DOES_NOT_FIT"
    ROUNDS_TO_NOTHING = "ROUNDS_TO_NOTHING"
    MW_MISSING = "MW_MISSING"
    DENSITY_MISSING = "DENSITY_MISSING"
    STOCK_MISMATCH = "STOCK_MISMATCH"
    ONE_IN_N = "ONE_IN_N"
    PERCENT_BASIS = "PERCENT_BASIS"
    FORM_OF_SUBSTANCE = "FORM_OF_SUBSTANCE"
    PH_AT_TEMPERATURE = "PH_AT_TEMPERATURE"
    PH_OUTSIDE_BUFFER = "PH_OUTSIDE_BUFFER"
    PH_BEFORE_VOLUME = "PH_BEFORE_VOLUME"
    INCOMPATIBLE = "INCOMPATIBLE"
    ADD_FRESH = "ADD_FRESH"
    # series, plates and master mixes
    STEP_TOO_LARGE = "STEP_TOO_LARGE"
    STEP_TOO_SMALL = "STEP_TOO_SMALL"
    SERIES_CONVENTION = "SERIES_CONVENTION"
    LAYOUT_DOES_NOT_FIT = "LAYOUT_DOES_NOT_FIT"
    WELL_NEARLY_FULL = "WELL_NEARLY_FULL"
    OVERAGE_RULE = "OVERAGE_RULE"
    OVERAGE_LOW = "OVERAGE_LOW"
    VEHICLE_ABOVE_LIMIT = "VEHICLE_ABOVE_LIMIT"
    VEHICLE_UNEQUAL = "VEHICLE_UNEQUAL"
    LATER_ADDITION = "LATER_ADDITION"
    # proteins, antibodies and gels
    OUTSIDE_CURVE = "OUTSIDE_CURVE"
    POOR_FIT = "POOR_FIT"
    LYSATE_SHORT = "LYSATE_SHORT"
    LIMITING_SAMPLE = "LIMITING_SAMPLE"
    LANE_OVERFULL = "LANE_OVERFULL"
    TRAY_MINIMUM = "TRAY_MINIMUM"
    INTERFERES = "INTERFERES"
    # centrifuge
    ROTOR_LIMIT = "ROTOR_LIMIT"
    ROTOR_UNKNOWN = "ROTOR_UNKNOWN"
    RADIUS_CONVENTION = "RADIUS_CONVENTION"
    # cells
    FEW_COUNTED = "FEW_COUNTED"
    CROWDED_COUNT = "CROWDED_COUNT"
    LOW_VIABILITY = "LOW_VIABILITY"
    CELLS_SHORT = "CELLS_SHORT"
    CELLS_TOO_THIN = "CELLS_TOO_THIN"
    NO_GROWTH = "NO_GROWTH"
    # kinase assays, radiolabel, MTS
    BELOW_ENZYME_FLOOR = "BELOW_ENZYME_FLOOR"
    ASSAY_CONVENTION = "ASSAY_CONVENTION"
    BEFORE_REFERENCE = "BEFORE_REFERENCE"
    MOSTLY_DECAYED = "MOSTLY_DECAYED"
    NEGATIVE_SIGNAL = "NEGATIVE_SIGNAL"
    NO_WINDOW = "NO_WINDOW"
    NOT_GI50 = "NOT_GI50"
    # substances
    UNKNOWN_SUBSTANCE = "UNKNOWN_SUBSTANCE"
    UNKNOWN_ELEMENT = "UNKNOWN_ELEMENT"
    NO_SINGLE_MASS = "NO_SINGLE_MASS"
    UNVERIFIED = "UNVERIFIED"
    NO_CONVERSION = "NO_CONVERSION"
    ACID_INTO_WATER = "ACID_INTO_WATER"
    # what was given
    NO_SAMPLES = "NO_SAMPLES"
    TOO_MANY_SAMPLES = "TOO_MANY_SAMPLES"
    OUTSIDE_RANGE = "OUTSIDE_RANGE"
    NOT_A_CHOICE = "NOT_A_CHOICE"
    # what was worked out
    BELOW_LEAST = "BELOW_LEAST"
    ABOVE_MOST = "ABOVE_MOST"
    CANNOT_CALCULATE = "CANNOT_CALCULATE"
    NO_FIGURE = "NO_FIGURE"
    # solutions
    ESTIMATED_VOLUME = "ESTIMATED_VOLUME"
    VOLUME_SHORT = "VOLUME_SHORT"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know about a value.

    code: from the registry. remedy: what to do about it, a sentence or empty. about: the name it concerns
    (a parameter, column, calculation, `lysis_buffer.nacl`; in a calculator the name of a field or result,
    `samples.protein` for a column of its table); row: which sample or tube, its id (in a calculator's table
    the number of the row, from 1).
    """

    severity: Severity
    code: str
    message: str
    remedy: str = ""
    about: str = ""
    row: str = ""
