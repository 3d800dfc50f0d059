"""Which calculators there are: every module of this package that declares one, under its own name."""

from __future__ import annotations

import pkgutil
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from itertools import chain

from protocolapp.calc.form.calculator import Calculator, Topic


class UnknownCalculatorError(LookupError):
    """There is no calculator of this name. near: names that are alike."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


@lru_cache(maxsize=1)
def calculators() -> tuple[Calculator, ...]:
    """All of them, by topic, then by title. Loads every module of the package."""
    package = import_module(__package__)
    modules = [
        import_module(f"{__package__}.{one.name}")
        for one in pkgutil.iter_modules(package.__path__)
        if not one.ispkg
    ]
    found = [one for module in modules if isinstance(one := getattr(module, "CALCULATOR", None), Calculator)]
    order = list(Topic)
    return tuple(sorted(found, key=lambda one: (order.index(one.topic), one.title)))


def calculator(name: str) -> Calculator:
    """The calculator of this name, dashes for underscores allowed. Raises UnknownCalculatorError."""
    wanted = name.strip().casefold().replace("-", "_").replace(" ", "_")
    known = {one.name: one for one in calculators()}
    if wanted in known:
        return known[wanted]
    words = {word.casefold().replace(" ", "_"): one.name for one in calculators() for word in one.words}
    near = get_close_matches(wanted, chain(known, words), n=3, cutoff=0.6)
    raise UnknownCalculatorError(name, tuple(dict.fromkeys(words.get(one, one) for one in near)))
