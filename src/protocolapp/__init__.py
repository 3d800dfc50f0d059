"""protocolapp: structured lab protocols at the bench."""

__version__ = "0.1.0"
