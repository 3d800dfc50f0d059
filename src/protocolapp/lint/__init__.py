"""Checks that know biology: what can be done as written, and would still spoil the experiment.

A rule stands in a file of its own in `rules/` and is found there by itself. It sees a `Case`: the protocol with one
set of choices made, the plan of typical facts, the pipettes. `findings_of` goes through the cases and the rules.
"""

from protocolapp.lint.finding import Finding
from protocolapp.lint.findings import findings_of
from protocolapp.lint.registry import all_rules
from protocolapp.lint.rule import Rule, Severity

__all__ = ["Finding", "Rule", "Severity", "all_rules", "findings_of"]
