"""The positioned, bounded YAML reader: the only place that knows YAML."""

from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from protocolapp.protocol.reading.reader import read_bytes, read_file, read_text

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Problem",
    "Scalar",
    "Sequence",
    "read_bytes",
    "read_file",
    "read_text",
]
