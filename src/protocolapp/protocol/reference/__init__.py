"""The reference of the file format, made from the model and the registries, so that it cannot say something else."""

from protocolapp.protocol.reference.page import reference_text
from protocolapp.protocol.reference.parts import Key, PartOfFile, parts_of_file

__all__ = ["Key", "PartOfFile", "parts_of_file", "reference_text"]
