"""What applies to a run: conditions, judged by what is known and, where an entry is not made yet, by the usual way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from protocolapp.plan.bind import Binding
from protocolapp.plan.scope import RowScope
from protocolapp.protocol.expression import CalculationError, Condition, Unknown, Value, holds
from protocolapp.protocol.model import Component, Placed, Protocol, Solution


class Applying:
    """Conditions and what hangs on them. binding: typical values stand in it for what is not known yet.

    A condition on something that does not apply itself does not hold, whatever it asks.
    """

    def __init__(self, binding: Binding) -> None:
        self._binding = binding
        self._protocol = binding.setting.protocol
        self._known: dict[str, bool] = {}
        self._when = dict(_conditioned(self._protocol))
        self._givers: dict[str, list[Placed]] = {}
        for placed in self._protocol.placed():
            for name in placed.step.enter:
                self._givers.setdefault(name, []).append(placed)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds; while that cannot be told at all, it is taken to hold."""
        try:
            result = holds(condition.tree, _Seen(self._binding, applies=self.applies))
        except CalculationError:
            return True
        return bool(result.waits_for) if isinstance(result, Unknown) else result

    def applies(self, name: str) -> bool:
        """Whether a parameter, column, calculation, plate or entry is part of this run."""
        if name not in self._known:
            self._known[name] = True  # what hangs on itself is told when the file is loaded
            self._known[name] = self._judge(name)
        return self._known[name]

    def left_out(self) -> frozenset[str]:
        """The parameters, columns, calculations, plates and entries that are not part of this run."""
        return frozenset(name for name in (*self._when, *self._givers) if not self.applies(name))

    def in_force(self) -> Protocol:
        """The protocol with only those components in its solutions that apply."""
        solutions = {name: self._mixed(solution) for name, solution in self._protocol.solutions.items()}
        if all(solution is self._protocol.solutions[name] for name, solution in solutions.items()):
            return self._protocol
        return self._protocol.model_copy(update={"solutions": solutions})

    def _judge(self, name: str) -> bool:
        if name in self._givers:
            return any(all(map(self.holds, placed.conditions)) for placed in self._givers[name])
        condition = self._when.get(name)
        return condition is None or self.holds(condition)

    def _mixed(self, solution: Solution) -> Solution:
        contains = tuple(one for one in solution.contains if self._goes_in(one))
        return (
            solution if contains == solution.contains else solution.model_copy(update={"contains": contains})
        )

    def _goes_in(self, component: Component) -> bool:
        return component.when is None or self.holds(component.when)


def _conditioned(protocol: Protocol) -> Iterator[tuple[str, Condition]]:
    groups = (protocol.parameters, protocol.samples.columns, protocol.calculations, protocol.plates)
    for group in groups:
        for name, one in group.items():
            if one.when is not None:
                yield name, one.when


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen(RowScope):
    """What a condition sees. What does not apply is unknown, and waits for nothing."""

    applies: Callable[[str], bool]

    def lookup(self, name: str) -> Value | Unknown:
        return RowScope.lookup(self, name) if self.applies(name) else Unknown(())
