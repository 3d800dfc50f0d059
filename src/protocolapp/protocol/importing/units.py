"""The units of protocols.io, by their number or their name, as we write them.

The numbers: its public list `https://www.protocols.io/api/v1/units`, as tgbugs/idlib (`_pio_units_backup`) records it.
Labs add units of their own there, so a number may be unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

ROOM_TEMPERATURE, ON_ICE, CELSIUS, FORCE, RPM = "room temperature", "on ice", "°C", "x g", "rpm"

_BY_NUMBER: Mapping[str, str] = MappingProxyType(
    {
        "1": "µL",
        "2": "mL",
        "3": "L",
        "4": "µg",
        "5": "mg",
        "6": "g",
        "7": "kg",
        "8": "ng",
        "9": "Hz",
        "10": CELSIUS,
        "11": "K",
        "12": "°F",
        "13": "% w/w",
        "14": "% v/v",
        "15": "% w/v",
        "16": "ppm",
        "17": "ppb",
        "18": "ppt",
        "19": "mole fraction",
        "20": "mol %",
        "21": "M",
        "22": "Molarity (m)",
        "23": "genome copies/mL",
        "24": "µV",
        "25": "ms",
        "26": "pg",
        "28": "mM",
        "29": "µM",
        "30": "nM",
        "31": "pM",
        "32": ROOM_TEMPERATURE,
        "33": RPM,
        "34": FORCE,
        "165": ON_ICE,
        "200": "cm",
        "201": "mm",
        "202": "µm",
        "203": "nm",
        "204": "mg/mL",
        "205": "µg/µL",
        "206": "% v/v",
        "1324": FORCE,
        "1359": "bar",
        "1360": "Pa",
        "1787": "mM",
    }
)
_BY_NAME: Mapping[str, str] = MappingProxyType(
    {
        "µl": "µL",
        "ul": "µL",
        "ml": "mL",
        "l": "L",
        "ug": "µg",
        "°к": "K",
        "°k": "K",
        "c": CELSIUS,
        "celsius": CELSIUS,
        "room temperature": ROOM_TEMPERATURE,
        "rt": ROOM_TEMPERATURE,
        "on ice": ON_ICE,
        "ice": ON_ICE,
        "xg": FORCE,
        "x g": FORCE,
        "× g": FORCE,
        "×g": FORCE,
        "rcf": FORCE,
        "rpm": RPM,
        "mass percent": "% w/w",
        "volume percent": "% v/v",
        "% (v/v)": "% v/v",
        "% volume": "% v/v",
        "mass/volume percent": "% w/v",
        "mass / % volume": "% w/v",
    }
)
_MOLAR = re.compile(r"(?:mill?i|micro|nano|pico)molar \((.+)\)", re.IGNORECASE)
_CASE_COUNTS: Mapping[str, str] = MappingProxyType({"Molarity (M)": "M"})
_MU = str.maketrans({"μ": "µ"})


def unit_named(name: str) -> str | None:
    """The unit of a number or a name; an unknown name as it is, None for an unknown number."""
    plain = " ".join(name.translate(_MU).split())
    if plain.isascii() and plain.isdigit():
        return _BY_NUMBER.get(plain)
    if molar := _MOLAR.fullmatch(plain):
        return molar[1]
    return _CASE_COUNTS.get(plain) or _BY_NAME.get(plain.lower(), plain)
