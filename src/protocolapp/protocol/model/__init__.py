"""The protocol as frozen data: what a file of format 1 can say."""

from protocolapp.protocol.expression import Per
from protocolapp.protocol.model.parameter import Column, Entry, Kind, Of, Parameter, SampleTable, Tube, Valued
from protocolapp.protocol.model.protocol import LAB, PREPARE, Calculation, Protocol, Source
from protocolapp.protocol.model.quantities import At
from protocolapp.protocol.model.solution import Asked, Component, Equipment, Keep, Reagent, Solution
from protocolapp.protocol.model.step import Section, Step
from protocolapp.protocol.model.timing import SafeStop, Spin, Takes, Wait

__all__ = [
    "LAB",
    "PREPARE",
    "Asked",
    "At",
    "Calculation",
    "Column",
    "Component",
    "Entry",
    "Equipment",
    "Keep",
    "Kind",
    "Of",
    "Parameter",
    "Per",
    "Protocol",
    "Reagent",
    "SafeStop",
    "SampleTable",
    "Section",
    "Solution",
    "Source",
    "Spin",
    "Step",
    "Takes",
    "Tube",
    "Valued",
    "Wait",
]
