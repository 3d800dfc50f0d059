"""Calculations, conditions and step texts: a small grammar of our own that knows units and rows."""

from protocolapp.protocol.expression.conditions import parse_condition
from protocolapp.protocol.expression.errors import CalculationError, ExpressionError
from protocolapp.protocol.expression.evaluate import evaluate, holds
from protocolapp.protocol.expression.functions import FUNCTIONS
from protocolapp.protocol.expression.meaning import Meaning, Surroundings, compared, dimension_of, meaning_of
from protocolapp.protocol.expression.of_plate import ROLES
from protocolapp.protocol.expression.parser import SAMPLES, TUBES, TUBES_OF_SAMPLE, parse_expression
from protocolapp.protocol.expression.per import Per
from protocolapp.protocol.expression.scope import Scope, Unknown, Value, Wanted
from protocolapp.protocol.expression.step_text import parse_step_text
from protocolapp.protocol.expression.tree import (
    BOTTOM,
    TOP,
    AllOf,
    AnyOf,
    Binary,
    Call,
    Compare,
    Condition,
    ConditionNode,
    Count,
    Expression,
    Insert,
    Is,
    Literal,
    Name,
    Negative,
    Node,
    OfPlate,
    OnPlate,
    StepText,
    TextPart,
)
from protocolapp.protocol.expression.walk import (
    counted_in,
    height,
    names_in,
    names_in_condition,
    operands,
    parts_of,
)

__all__ = [
    "BOTTOM",
    "FUNCTIONS",
    "ROLES",
    "SAMPLES",
    "TOP",
    "TUBES",
    "TUBES_OF_SAMPLE",
    "AllOf",
    "AnyOf",
    "Binary",
    "CalculationError",
    "Call",
    "Compare",
    "Condition",
    "ConditionNode",
    "Count",
    "Expression",
    "ExpressionError",
    "Insert",
    "Is",
    "Literal",
    "Meaning",
    "Name",
    "Negative",
    "Node",
    "OfPlate",
    "OnPlate",
    "Per",
    "Scope",
    "StepText",
    "Surroundings",
    "TextPart",
    "Unknown",
    "Value",
    "Wanted",
    "compared",
    "counted_in",
    "dimension_of",
    "evaluate",
    "height",
    "holds",
    "meaning_of",
    "names_in",
    "names_in_condition",
    "operands",
    "parse_condition",
    "parse_expression",
    "parse_step_text",
    "parts_of",
]
