"""The protocol as frozen data: what a file of format 1 can say."""

from protocolapp.protocol.expression import Per
from protocolapp.protocol.model.calculation import Calculation
from protocolapp.protocol.model.figures import FigureRow, Figures
from protocolapp.protocol.model.parameter import Column, Entry, Kind, Of, Parameter, SampleTable, Tube, Valued
from protocolapp.protocol.model.plate import ControlWell, Doses, Plate, PlateUse, Solvent
from protocolapp.protocol.model.protocol import LAB, PREPARE, Placed, Protocol, ProtocolFile, Source, Way
from protocolapp.protocol.model.quantity_texts import At
from protocolapp.protocol.model.readout import Readout
from protocolapp.protocol.model.reuse import Carried, Next, Used
from protocolapp.protocol.model.section import ChooseOne, Section
from protocolapp.protocol.model.silence import Silence
from protocolapp.protocol.model.solution import Asked, Component, Equipment, Keep, Reagent, Solution
from protocolapp.protocol.model.step import Step
from protocolapp.protocol.model.timing import SafeStop, Spin, Takes, Wait
from protocolapp.protocol.model.windows import Within

__all__ = [
    "LAB",
    "PREPARE",
    "Asked",
    "At",
    "Calculation",
    "Carried",
    "ChooseOne",
    "Column",
    "Component",
    "ControlWell",
    "Doses",
    "Entry",
    "Equipment",
    "FigureRow",
    "Figures",
    "Keep",
    "Kind",
    "Next",
    "Of",
    "Parameter",
    "Per",
    "Placed",
    "Plate",
    "PlateUse",
    "Protocol",
    "ProtocolFile",
    "Readout",
    "Reagent",
    "SafeStop",
    "SampleTable",
    "Section",
    "Silence",
    "Solution",
    "Solvent",
    "Source",
    "Spin",
    "Step",
    "Takes",
    "Tube",
    "Used",
    "Valued",
    "Wait",
    "Way",
    "Within",
]
