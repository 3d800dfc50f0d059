"""Which calculators there are: every module of this package that declares one, under its own name."""

from __future__ import annotations

import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from protocolapp.calc.form.calculator import Calculator, Topic


class UnknownCalculatorError(LookupError):
    """There is no calculator of this name. near: names that are alike."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


@cache
def _module_names() -> tuple[str, ...]:
    package = import_module(__package__)
    return tuple(one.name for one in pkgutil.iter_modules(package.__path__) if not one.ispkg)


@cache
def _declared_in(name: str) -> Calculator | None:
    declared = getattr(import_module(f"{__package__}.{name}"), "CALCULATOR", None)
    return declared if isinstance(declared, Calculator) else None


@cache
def calculators() -> tuple[Calculator, ...]:
    """All of them, by topic, then by title. Loads every module of the package."""
    found = [one for name in _module_names() if (one := _declared_in(name)) is not None]
    order = list(Topic)
    return tuple(sorted(found, key=lambda one: (order.index(one.topic), one.title)))


def calculator(name: str) -> Calculator:
    """The calculator of this name, dashes for underscores allowed; only its module is loaded.

    Raises UnknownCalculatorError.
    """
    wanted = name.strip().casefold().replace("-", "_").replace(" ", "_")
    declared = _declared_in(wanted) if wanted in _module_names() else None
    if declared is not None:
        return declared
    words = {word.casefold().replace(" ", "_"): one.name for one in calculators() for word in one.words}
    words |= {one.name: one.name for one in calculators()}
    near = get_close_matches(wanted, words, n=3, cutoff=0.6)
    raise UnknownCalculatorError(name, tuple(dict.fromkeys(words[one] for one in near)))
