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
    """The calculator of this name, of this title, or the only one that this search word leads to.

    Case does not count, nor do spaces and dashes for underscores. Raises UnknownCalculatorError.
    """
    wanted = _as_name(name)
    declared = _declared_in(wanted) if wanted in _module_names() else None
    if declared is not None:
        return declared
    led: dict[str, list[Calculator]] = {}
    for one in calculators():
        for word in {_as_name(word) for word in (one.name, one.title, *one.words)}:
            led.setdefault(word, []).append(one)
    if len(led.get(wanted, ())) == 1:
        return led[wanted][0]
    near = [one.name for word in get_close_matches(wanted, led, n=3, cutoff=0.6) for one in led[word]]
    raise UnknownCalculatorError(name, tuple(dict.fromkeys(near))[:3])


def _as_name(text: str) -> str:
    return "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
