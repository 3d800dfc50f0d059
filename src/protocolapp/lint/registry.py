"""Which rules there are: every module of `rules/` declares one."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from protocolapp.lint.rule import Rule
from protocolapp.lint.silencing import IDLE


@cache
def all_rules() -> tuple[Rule, ...]:
    """All of them, warnings first, then by id; the one about silences, which needs the others, is among them."""
    package = import_module(f"{__package__}.rules")
    found = [
        import_module(f"{package.__name__}.{one.name}").RULE for one in pkgutil.iter_modules(package.__path__)
    ]
    return tuple(sorted([*found, IDLE], key=lambda one: (one.severity.value != "warning", one.id)))
