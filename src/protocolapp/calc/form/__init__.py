"""What every calculator is made of: fields, their reading, and the sheet the answer is written on."""

from protocolapp.calc.form.bench import Bench
from protocolapp.calc.form.calculator import Calculator, Solve, Topic
from protocolapp.calc.form.compute import compute
from protocolapp.calc.form.field import Field, Kind, Row, Suggest, Typed, When
from protocolapp.calc.form.given import Given
from protocolapp.calc.form.outcome import Cell, Column, Outcome, Result, Step, Table
from protocolapp.calc.form.sheet import Sheet
from protocolapp.calc.form.taking import active_fields

__all__ = [
    "Bench",
    "Calculator",
    "Cell",
    "Column",
    "Field",
    "Given",
    "Kind",
    "Outcome",
    "Result",
    "Row",
    "Sheet",
    "Solve",
    "Step",
    "Suggest",
    "Table",
    "Topic",
    "Typed",
    "When",
    "active_fields",
    "compute",
]
