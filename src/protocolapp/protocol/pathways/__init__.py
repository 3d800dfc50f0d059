"""Signalling pathways: what leads to what, how it is drawn, how it is told, and where an assay reads."""

from protocolapp.protocol.pathways.bundled import bundled_pathway, pathway_names
from protocolapp.protocol.pathways.describe import describe
from protocolapp.protocol.pathways.model import NUCLEUS, Pathway

__all__ = ["NUCLEUS", "Pathway", "bundled_pathway", "describe", "pathway_names"]
