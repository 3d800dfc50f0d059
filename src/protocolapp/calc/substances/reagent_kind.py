"""What a reagent is for, judged from its name where nobody says: cautiously, on whole words only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from protocolapp.lab import Substance

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "reducer": r"DTT|dithiothreitol|mercaptoethanol|TCEP",
        "phosphatase inhibitor": (
            r"(?:ortho)?vanadate|Na3VO4|NaF|sodium fluoride|glycerophosphate|pyrophosphate|Na4P2O7"
            r"|phosphatase inhibitors?|PhosSTOP"
        ),
        "protease inhibitor": r"PMSF|protease inhibitors?|aprotinin|leupeptin|pepstatin|benzamidine|cOmplete",
        "chelator": r"EDTA|EGTA",
        "detergent": (
            r"Tween|Triton|NP-?40|Nonidet|IGEPAL|SDS|dodecyl sul(?:f|ph)ate|deoxycholate|CHAPS|digitonin"
        ),
        "metal ion": r"(?:Mg|Mn|Ca|Zn)Cl2|(?:Mg|Mn|Cu)SO4|(?:magnesium|manganese|calcium|zinc) chloride",
        "salt": r"NaCl|KCl|(?:sodium|potassium) chloride",
        "buffer": r"Tris|HEPES|MOPS|MES|PIPES|BES|Bicine|(?:mono|di)basic|phosphate|Na2HPO4|NaH2PO4|KH2PO4",
    }
)
"""Role -> names. The first that fits counts, so glycerophosphate is no buffer."""

_PATTERNS = tuple(
    (role, re.compile(rf"(?<![A-Za-z0-9])(?:beta-|β-)?(?:{words})(?![A-Za-z])", re.IGNORECASE))
    for role, words in ROLES.items()
)
_FRESH = re.compile(
    r"\b(?:DTT|dithiothreitol|mercaptoethanol|PMSF|(?:ortho)?vanadate|Na3VO4|protease inhibitors?"
    r"|phosphatase inhibitors?|aprotinin|leupeptin|pepstatin|PhosSTOP|cOmplete)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\bPMSF\b", re.IGNORECASE)
_VANADATE = re.compile(r"\b(?:ortho)?vanadate\b|\bNa3VO4\b", re.IGNORECASE)
_INACTIVATES = re.compile(r"\b(?:DTT|dithiothreitol|(?:Na2-?)?EDTA)\b", re.IGNORECASE)
_VISCOUS = re.compile(
    r"\b(?:glycerol|glycerin|DMSO|dimethyl ?sulfoxide|Tween|Triton|NP-?40|Nonidet|IGEPAL)(?![A-Za-z])",
    re.IGNORECASE,
)
_RUNS = re.compile(r"\b(?:DMSO|dimethyl ?sulfoxide)(?![A-Za-z])", re.IGNORECASE)
_PH = re.compile(r",?\s*\(?\bpH\b.*$", re.IGNORECASE)


def role_of(name: str, substance: Substance | None = None) -> str:
    """The role, or empty where the name does not tell. A substance with a pKa is a buffer."""
    found = next((role for role, pattern in _PATTERNS if pattern.search(name)), "")
    return found or ("buffer" if substance is not None and substance.pka is not None else "")


def is_fresh(name: str) -> bool:
    """Whether it is usually added just before use: DTT, PMSF, inhibitors, orthovanadate."""
    return _FRESH.search(name) is not None


def comes_last(name: str) -> bool:
    """PMSF falls apart in water within the hour, so nothing is added after it."""
    return _LAST.search(name) is not None


def is_vanadate(name: str) -> bool:
    """Orthovanadate, which DTT and EDTA inactivate."""
    return _VANADATE.search(name) is not None


def inactivates_vanadate(name: str) -> bool:
    """DTT and EDTA."""
    return _INACTIVATES.search(name) is not None


def is_viscous(name: str) -> bool:
    """Glycerol, DMSO, neat detergents: an air-displacement pipette delivers too little of them."""
    return _VISCOUS.search(name) is not None


def clings(name: str) -> bool:
    """The thickest of them, which stay in the tip; DMSO runs out of it and only falls a little short."""
    return is_viscous(name) and _RUNS.search(name) is None


def bare_name(name: str) -> str:
    """`Tris-HCl, pH 7.4` without its pH, as a catalogue has it."""
    return _PH.sub("", name).strip()
