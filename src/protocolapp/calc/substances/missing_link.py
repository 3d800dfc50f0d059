"""What to say when two kinds of quantity do not meet: which value would link them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.substances.links import LINKS, way
from protocolapp.calc.substances.substance import Meant
from protocolapp.quantity import CELL_COUNT, RCF, RPM, Dimension, Quantity, Unit

_MISSING: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mw": ("a molar mass", "Give the molar mass (mw), or the substance by name or formula."),
        "density": ("the density of the pure liquid", "Give its density, such as 1.26 g/mL."),
        "solution_density": (
            "the density of the solution",
            "Give the density of the solution, as on its bottle.",
        ),
        "specific_activity": ("a specific activity", "Give it as the enzyme's data sheet does, in U/mg."),
        "specific_radioactivity": ("a specific radioactivity", "Give it, in Ci/mmol."),
        "efficiency": ("the counting efficiency", "Give the efficiency of the counter, in %."),
        "volume": ("a volume", "Give the volume that it is in."),
    }
)
"""What each link is called, and what to give."""


_MOST_LINKS = 2
"""What would need more than these is not what was meant."""


def say_what_is_missing(
    sheet: Sheet, start: Dimension, target: Unit, meant: Meant | None, known: Mapping[str, Quantity]
) -> None:
    """Names the missing link: what would have to be given."""
    to = target.dimension
    asked = f"{start.with_article.capitalize()} and {to.with_article}"
    if {start, to} == {RPM, RCF}:
        sheet.block(
            Code.NO_CONVERSION, f"{asked} meet only through the radius of the rotor.",
            "Use the calculator “Centrifuge”, which knows the rotors.", "to",
        )  # fmt: skip
        return
    hops = way(start, to, tuple({link.key for link in LINKS}))
    needed = [key for key in dict.fromkeys(hop.link.key for hop in hops or ()) if key and key not in known]
    if not 0 < len(needed) <= _MOST_LINKS:
        remedy, about = "Choose a unit of the same kind.", "to"
        if start == CELL_COUNT:
            remedy, about = (
                f"A number alone is read as a count of cells: write its unit, such as 10 {target}.",
                "value",
            )
        sheet.block(Code.NO_CONVERSION, f"{asked} measure different things.", remedy, about)
        return
    if "mw" in needed and meant is not None:
        sheet.block(
            Code.NO_SINGLE_MASS, f"{meant.label} has no single molar mass, so {start.name} and {to.name} do not meet.",
            "Give the average molar mass of the supplier, or stay with mass.", "mw",
        )  # fmt: skip
        return
    links = " and ".join(_MISSING[key][0] for key in needed)
    remedy = " ".join(_MISSING[key][1] for key in needed)
    about = "density" if needed[0] == "solution_density" else needed[0]
    about = "specific_activity" if about == "specific_radioactivity" else about
    code = Code.MW_MISSING if needed[0] == "mw" else Code.NO_CONVERSION
    code = Code.DENSITY_MISSING if about == "density" else code
    sheet.block(code, f"{asked} meet only through {links}.", remedy, about)
