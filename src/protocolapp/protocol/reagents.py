"""The lab's own reagents: read from their file and checked, every problem with its place, and written back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from protocolapp.calc.substances.formula import parse_formula
from protocolapp.calc.substances.formula_errors import FormulaError
from protocolapp.lab import LabError, Substance
from protocolapp.protocol.build import build_as
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.load import in_order
from protocolapp.protocol.model.reagents_file import REAGENTS, OwnReagent, ReagentsFile
from protocolapp.protocol.places import Place
from protocolapp.protocol.problem import Problem, quote
from protocolapp.protocol.quantity_text import number_text, quantity_text
from protocolapp.protocol.reading import Node, read_file, read_text
from protocolapp.protocol.yaml_text import Plain, yaml_text
from protocolapp.quantity import Quantity

_COMMENTS = (
    "The lab's own reagents. Their figures come before those that the program has for the same name.",
    "Each needs its name and what a calculation takes: formula, mw (g/mol), density, strength, pka …",
    "The program writes this file anew when a reagent is changed in its settings, without comments; the file as it was",
    "written by hand is kept beside it.",
)


@dataclass(frozen=True, slots=True)
class LoadedReagents:
    """substances: none when there is any problem."""

    substances: tuple[Substance, ...]
    problems: tuple[Problem, ...]


def load_reagents(path: str | Path) -> LoadedReagents:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise."""
    return reagents_of(*read_file(path), str(path))


def load_reagents_text(text: str, path: str) -> LoadedReagents:
    """Read a text; `path` is only named in the problems."""
    return reagents_of(*read_text(text, path), path)


def reagents_of(root: Node | None, problems: list[Problem], path: str) -> LoadedReagents:
    """What was read, checked."""
    if root is None:
        return LoadedReagents((), tuple(problems))
    built, findings = build_as(
        ReagentsFile, root, [Place(problem.line, problem.column) for problem in problems]
    )
    substances: list[Substance] = []
    if built is not None:
        findings += _check(built.model, substances)
    found = in_order(problems, findings, root, path)
    return LoadedReagents(() if found else tuple(substances), found)


def reagents_text(substances: Iterable[Substance]) -> str:
    """The text of the file. Raises LabError when it could not be read again, such as for a note of a book's length."""
    text = yaml_text(
        {
            "format": "1",
            "kind": REAGENTS,
            "reagents": {one.name: _plain(one) for one in substances},
        },
        _COMMENTS,
    )
    problems = load_reagents_text(text, "reagents.yaml").problems
    if problems:
        first = problems[0]
        raise LabError(
            "The reagents cannot be kept", f"{first.message[:1].upper()}{first.message[1:]}.", first.remedy
        )
    return text


def _check(file: ReagentsFile, substances: list[Substance]) -> Iterator[Finding]:
    names: dict[str, str] = {}
    for name, reagent in file.reagents.items():
        path = ("reagents", name)
        try:
            substances.append(_substance(name, reagent))
        except LabError as error:
            yield Finding(path, _sentence(error), error.remedy, at_key=True)
            continue
        if reagent.formula is not None:
            yield from _formula(reagent.formula, (*path, "formula"))
        first = names.setdefault(name.strip().casefold(), name)
        if first != name:
            message = f"{quote(first)} and {quote(name)} are the same name"
            yield Finding(path, message, "Keep one of the two, or give them names of their own.", at_key=True)


def _formula(formula: str, path: tuple[str, str, str]) -> Iterator[Finding]:
    try:
        parse_formula(formula)
    except FormulaError as error:
        yield Finding(path, error.message, error.remedy, offset=error.place - 1)


def _sentence(error: LabError) -> str:
    return f"{error.title[:1].lower()}{error.title[1:]}: {error.message[:1].lower()}{error.message[1:]}"


def _substance(name: str, reagent: OwnReagent) -> Substance:
    return Substance(
        name,
        formula=reagent.formula or "",
        mw=reagent.mw,
        family=reagent.family or "",
        cas=reagent.cas or "",
        also=reagent.also,
        density=reagent.density,
        strength=reagent.strength,
        pka=_number(reagent.pka),
        ph_per_kelvin=_number(reagent.ph_per_kelvin),
        stock=reagent.stock or "",
        note=reagent.note or "",
        source=reagent.source or "",
        own=True,
    )


def _number(quantity: Quantity | None) -> Fraction | None:
    return None if quantity is None else quantity.magnitude


def _quantity(quantity: Quantity | None) -> str:
    return "" if quantity is None else quantity_text(quantity)


def _number_of(number: Fraction | None) -> str:
    return "" if number is None else number_text(number)


def _plain(substance: Substance) -> dict[str, Plain]:
    texts = {
        "formula": substance.formula,
        "mw": _quantity(substance.mw),
        "density": _quantity(substance.density),
        "strength": _quantity(substance.strength),
        "pka": _number_of(substance.pka),
        "ph per kelvin": _number_of(substance.ph_per_kelvin),
        "cas": substance.cas,
        "family": substance.family,
        "stock": substance.stock,
        "note": substance.note,
        "source": substance.source,
    }
    said: dict[str, Plain] = {key: text for key, text in texts.items() if text}
    return said | ({"also": list(substance.also)} if substance.also else {})
